"""`errcode tables import` and what comes after it: merging, guesses, shapes, editing, what is left to do."""

import io
import json
import sys
from pathlib import Path

import pytest
from bundled import CATALOG
from shares import shares

from errcode.authoring import checks, importers, store
from errcode.authoring.importers import draft, merged
from errcode.authoring.importers.kinds import Kinds
from errcode.model import UsageError

DOCUMENT = """# Acme API errors

https://api.acme.io/v1 answers so:

```json
{"result": "error", "error_code": "7001", "error_msg": "Not enough balance"}
```

```json
{"result": "error", "error_code": "7002", "error_msg": "Order not found"}
```

| Error code | Error message |
|---|---|
| 7000 | Success |
| 7001 | Not enough balance |
| 7002 | Order not found |
| 7003 | Too many requests |
"""


@pytest.fixture
def page(tmp_path):
    """Give a page of Acme's error codes."""
    path = tmp_path / "errors.md"
    path.write_text(DOCUMENT)
    return path


def imported(run, page, *options):
    """Import a page as acme's; give what it drafted."""
    ran = run("tables", "import", str(page), "--id", "acme", "--json", *options)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_a_draft_knows_the_answers_that_the_document_shows(page, run):
    """Shapes, hosts and the name come from the document, so that `explain` needs no -p."""
    table = imported(run, page, "--yes")["table"]
    assert table["payloads"] == [
        {"when": {"result": "error"}, "code": "error_code", "message": "error_msg", "success": ["7000"]}
    ]
    assert table["hosts"] == ["api.acme.io"]
    assert table["name"] == {"en": "Acme"}
    ran = run("explain", '{"result": "error", "error_code": "7003", "error_msg": "Too many requests"}')
    assert ran.out.startswith("acme\t7003\t")


def test_kinds_are_guesses_and_said_to_be(page, run):
    """What the nearest bundled entries agree on is filled in, and listed as guessed; a success is no error."""
    found = imported(run, page)
    kinds = {entry["code"]: entry["kind"] for entry in found["table"]["errors"]}
    assert kinds["7000"] == "no-error"
    assert kinds["7003"] == "rate-limit"
    assert "7003: rate-limit" in found["guessed"]


@pytest.mark.parametrize("step", shares(3))
def test_kinds_are_right_on_entries_kept_out(step):
    """Of every ninth entry of the tables, kept out, at least 85 of 100 guesses are right, and a third gets one."""
    known = [
        (entry.kind, [*(message.text for message in entry.messages), *filter(None, [entry.name])])
        for table in CATALOG.tables()[::step]
        for entry in table
        if entry.messages
    ]
    kinds = Kinds(entry for place, entry in enumerate(known) if place % 9)
    guesses = [(kind, kinds.guess(texts)) for kind, texts in known[::9]]
    given = [(kind, guess.kind) for kind, guess in guesses if guess]
    assert len(given) >= 0.25 * len(guesses)
    assert sum(kind == guess for kind, guess in given) >= 0.85 * len(given)


def test_a_second_import_merges(page, run):
    """New codes come, changed texts are shown, what was written by hand stays; `--replace` starts over."""
    imported(run, page, "--yes")
    path = store.own("acme")
    table = json.loads(checks.read_text(path))
    table["errors"][1] |= {"kind": "balance", "meaning": {"en": "Top up.", "ko": "충전하세요."}}
    Path(path).write_text(json.dumps(table))
    page.write_text(
        "| Error code | Error message |\n|---|---|\n| 7001 | Balance is not enough |\n| 7009 | Account is locked |\n"
    )
    found = imported(run, page, "--yes")
    entries = {entry["code"]: entry for entry in found["table"]["errors"]}
    assert list(entries) == ["7000", "7001", "7002", "7003", "7009"]
    assert entries["7001"]["messages"] == ["Not enough balance", "Balance is not enough"]
    assert entries["7001"]["meaning"] == {"en": "Top up.", "ko": "충전하세요."}
    assert "new: 7009: Account is locked" in found["changes"]
    assert "new message of 7001: Balance is not enough" in found["changes"]
    assert "not in this document, kept: 7002" in found["changes"]
    assert [entry["code"] for entry in imported(run, page, "--replace")["table"]["errors"]] == ["7001", "7009"]


def test_a_changed_meaning_is_shown_and_not_taken():
    """A text that differs from the document's may have been written by hand."""
    before = {"errors": [{"code": "1", "messages": [], "meaning": {"ko": "옛 설명"}}]}
    new = {"sections": [], "errors": [{"code": "1", "messages": [], "meaning": {"ko": "새 설명", "en": None}}]}
    table, said = merged(before, new)
    assert table["errors"][0]["meaning"]["ko"] == "옛 설명"
    assert said == ["changed in the document, kept as it was: 1: '옛 설명' is now '새 설명'"]


def test_a_table_of_ones_own_that_is_broken_is_not_lost(page, run):
    """What cannot be merged with stops the import and stays as it is."""
    imported(run, page, "--yes")
    Path(store.own("acme")).write_text('{"id": "acme", "errors": [{"code": 1}]}')
    ran = run("tables", "import", str(page), "--id", "acme", "--yes")
    assert ran.code == 2
    assert "--replace" in ran.err
    assert checks.read_text(store.own("acme")) == '{"id": "acme", "errors": [{"code": 1}]}'


def test_why_shows_the_evidence(page, run):
    """For each table and list: taken or not, the signs, what they weigh."""
    ran = run("tables", "import", str(page), "--id", "acme", "--why", "--lang", "en")
    assert "why: line 13: taken: +" in ran.err
    assert "+3 the column of codes names errors (Error code)" in ran.err


def test_why_shows_the_evidence_where_nothing_is_taken(run, tmp_path):
    """A document without errors says of each table why it is none, before it is refused."""
    path = tmp_path / "banks.csv"
    path.write_text("은행코드,은행명,비고\n004,국민은행,주요 은행\n011,농협은행,지역 은행\n")
    ran = run("tables", "import", str(path), "--id", "acme", "--why", "--lang", "en")
    assert ran.code == 2
    assert "why: line 1: left out: -" in ran.err
    assert "columns of something else" in ran.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.json", b'{"a": ', "1행: JSON이 깨졌습니다"),
        ("long.json", b'{"errors": [{"code": ' + b"9" * 5000 + b"}]}", "숫자가 너무 깁니다. 그 값을 지우세요"),
        ("cut.yaml", b"a: [1\nb: }", "2행: YAML이 깨졌습니다"),
        ("old.xls", b"\xd0\xcf\x11\xe0", ".xlsx나 .docx로 저장하세요"),
        ("none.csv", b"a,b\n1,2\n", "오류 목록이 없습니다"),
        ("mixed.txt", b"\xff\x81\x00 \x00", "UTF-8로 저장하세요"),
        ("deep.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "DOCTYPE을 지우세요"),
    ],
)
def test_a_document_that_cannot_be_read_says_so_in_korean(run, tmp_path, monkeypatch, name, content, said):
    """What readers say stands in both languages, the remedy with it."""
    path = tmp_path / name
    path.write_bytes(content)
    monkeypatch.setenv("ERRCODE_LANG", "ko")
    ran = run("tables", "import", str(path), "--id", "acme")
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.filterwarnings("always")
def test_escapes_in_a_printed_answer_are_no_concern_of_the_reader(run, tmp_path, recwarn):
    """What Python thinks of an escape or a number in a document's example is not shown."""
    path = tmp_path / "answers.md"
    answers = (r"{'code': 7001, 'message': 'not \d digits'}", "{'code': 7002, 'message': 'bad' if 1else ''}")
    path.write_text("# Errors\n\n" + "".join(f"```\n{answer}\n```\n\n" for answer in answers))
    run("tables", "import", str(path), "--id", "acme")
    assert not recwarn.list


def test_standard_input_is_read(run, monkeypatch):
    """`-` reads a document from a pipe; its form is told by its content."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DOCUMENT.encode())))
    ran = run("tables", "import", "-", "--id", "acme", "--json")
    assert [entry["code"] for entry in json.loads(ran.out)["table"]["errors"]] == ["7000", "7001", "7002", "7003"]


def test_an_address_is_answered_with_what_to_do(run):
    """The network is never used: the page must be saved first."""
    ran = run("tables", "import", "https://acme.io/errors", "--id", "acme")
    assert ran.code == 2
    assert "curl -fL -o page.html 'https://acme.io/errors'" in ran.err


def test_columns_by_number_and_by_heading(tmp_path):
    """`--columns code=2,message=3` counts from one; a heading is as good."""
    path = tmp_path / "odd.csv"
    path.write_text("a,b,c\nx,7,Price is wrong\ny,8,Too many\n")
    for given in ("code=2,message=3", "code=b,message=c", "-,code,message"):
        errors = draft(str(path), "acme", given).table["errors"]
        assert [entry["code"] for entry in errors] == ["7", "8"]


def test_what_no_table_may_hold_is_left_out_with_its_place(tmp_path):
    """One bad text never stops the whole import: it is named with the place in the document."""
    path = tmp_path / "codes.csv"
    path.write_text("Error code,설명\n1,없는 주문\n2,없는 계좌\n")
    drafted = draft(str(path), "acme")

    def check(table):
        from errcode.authoring.lint.problem import Problem

        places = [place for place, entry in enumerate(table["errors"]) if entry["code"] == "2"]
        return [Problem(path=("errors", place, "code"), text="it is not sound") for place in places]

    done = importers.finished(drafted, [], check)
    assert [entry["code"] for entry in done.table["errors"]] == ["1"]
    assert done.left_out == ("line 1, row 2: 2 left out: it is not sound",)


def test_texts_are_mended(tmp_path):
    """Two blanks, marks of the page and a full stop in place of a text are no reason to refuse anything."""
    path = tmp_path / "codes.md"
    path.write_text(
        "| Error code | Description | 설명 |\n|---|---|---|\n"
        "| 1 | Not  a [valid](https://a.b/c) key<br/>&amp; more | 잘못된  키 |\n| 2 | Not found | . |\n"
    )
    done = importers.finished(draft(str(path), "acme"), [], checks.problems_of)
    first, second = done.table["errors"]
    assert first["meaning"] == {"en": "Not a valid key & more", "ko": "잘못된 키"}
    assert second["meaning"] == {"en": "Not found", "ko": None}


def test_other_languages_are_notes_under_their_tag(tmp_path, run):
    """What is neither English nor Korean is filed as neither."""
    path = tmp_path / "codes.md"
    path.write_text(
        "| Код ошибки | Сообщение | Описание |\n|---|---|---|\n| 1 | not found | Заявка не найдена |\n"
        "| 2 | no money | Недостаточно средств |\n"
    )
    first = imported(run, path, "--yes")["table"]["errors"][0]
    assert first["meaning"] == {"en": None, "ko": None}
    assert first["note"] == {"ru": "Заявка не найдена"}
    found = json.loads(run("lookup", "acme", "1", "--json").out)
    assert found["note"]["en"] == "ru: Заявка не найдена"


def test_a_code_with_two_meanings_keeps_both(tmp_path):
    """A code that stands twice is one entry whose messages mean each their own."""
    path = tmp_path / "codes.csv"
    path.write_text("결과코드,결과메시지\nP1,없는 계좌\nP1,해지된 계좌\n")
    [entry] = draft(str(path), "acme").table["errors"]
    assert entry["messages"] == [
        {"text": "없는 계좌", "meaning": {"en": None, "ko": "없는 계좌"}},
        {"text": "해지된 계좌", "meaning": {"en": None, "ko": "해지된 계좌"}},
    ]
    assert entry["meaning"]["ko"] == "없는 계좌 / 해지된 계좌"


def test_validate_takes_an_id_and_says_what_is_left_to_do(page, run):
    """First what lets `explain` know the provider, then what entries lack."""
    imported(run, page, "--yes")
    ran = run("tables", "validate", "acme", "--lang", "en")
    assert ran.code == 0
    assert "to do: meaning in Korean: 4 of 4 (7000, 7001, 7002, …)" in ran.err
    assert run("tables", "validate", "coinone").code == 0


def editor(tmp_path, monkeypatch, old, new):
    """Set an editor that replaces a text by another."""
    script = tmp_path / "editor.py"
    script.write_text(
        f"import sys\np = sys.argv[1]\ns = open(p, encoding='utf-8').read()\n"
        f"open(p, 'w', encoding='utf-8').write(s.replace({old!r}, {new!r}))\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


def test_edit_writes_what_is_sound(page, run, tmp_path, monkeypatch):
    """The editor gets a copy; it takes effect when it is sound, and nothing is lost when it is not."""
    imported(run, page, "--yes")
    editor(tmp_path, monkeypatch, '"Order not found"', '"Order is gone"')
    assert run("tables", "edit", "acme").code == 0
    assert "Order is gone" in run("lookup", "acme", "7002").out
    editor(tmp_path, monkeypatch, '"code": "7002"', '"code": 7002')
    ran = run("tables", "edit", "acme", "--lang", "en")
    assert ran.code == 2
    assert "nothing was written; correct it with: errcode tables add " in ran.err
    assert "Order is gone" in run("lookup", "acme", "7002").out


def test_edit_needs_an_editor_and_a_table(page, run, monkeypatch):
    """Both are asked for by name."""
    ran = run("tables", "edit", "nowhere")
    assert ran.code == 2
    assert "errcode tables new nowhere" in ran.err
    imported(run, page, "--yes")
    monkeypatch.setenv("VISUAL", "no-such-editor-at-all")
    assert "EDITOR" in run("tables", "edit", "acme").err


def test_what_is_no_document_says_what_it_is(tmp_path):
    """Pictures, archives and old Office files are named, with what helps."""
    for name, content, said in (
        ("scan.png", b"\x89PNG\r\n", "picture"),
        ("old.xls", b"\xd0\xcf\x11\xe0", ".xlsx"),
        ("page.gz", b"\x1f\x8b\x08", "gunzip"),
        ("bomb.xml", b'<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>', "entities"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Exception, match=said):
            draft(str(path), "acme")


def test_a_folder_or_nothing_at_all_is_named(tmp_path):
    """A path that cannot be read as a file is the user's to correct."""
    with pytest.raises(UsageError, match="is a folder"):
        draft(str(tmp_path), "acme")
    with pytest.raises(UsageError, match="no such file"):
        draft(str(tmp_path / "none.md"), "acme")


def test_a_document_of_a_bundled_provider_is_drafted_under_its_own_name(tmp_path, run):
    """A guessed name that a bundled table has is left out, and the draft is written nevertheless."""
    page = tmp_path / "page.md"
    page.write_text("# Coinone API Error Codes\n\n- **4**: Blocked user\n- **8**: Token is missing\n")
    imported(run, page, "--yes")
    path = store.own("acme")
    assert path is not None
    assert json.loads(Path(path).read_text())["name"] == {"en": "acme", "ko": None}
