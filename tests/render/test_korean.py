"""What is wrong with tables and files, in Korean."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from sources import nodes

import errcode
from errcode.authoring import todo
from errcode.authoring.importers import column, evidence, grid, words
from errcode.authoring.lint import rules
from errcode.authoring.lint.run import all_rules
from errcode.render import drafts
from errcode.render.korean import PAIRS, korean

ROOT = Path(errcode.__file__).parent
OF_LINTS = [
    pair
    for rule in all_rules()
    for pair in getattr(import_module(f"{rules.__name__}.{rule.name.replace('-', '_')}"), "KOREAN", ())
]
WHERE = ("catalog", "authoring", "matching", "cli/commands")
SAYS = {"TableError", "Problem", "_note", "append"}
"""What is called with a line on what is wrong."""
BESIDE = {"authoring/importers", "authoring/stanzas", "authoring/collect"}
"""Rooms that tell their own lines in both languages, or only to who writes tables for errcode."""


DRAFTING = ("draft", "facts", "mend", "merge", "evidence", "columns", "column")
"""The importers' rooms that say what was understood, left out and why."""
FRAMES = {
    "{}: {} rows under {}: {}",
    "no heading",
    "column {} = {}",
    "{}, row {}: {}",
    "{}, row {}",
    "lists no errors: {}",
    "left out",
    "; codes by {}",
    "{} of {}",
    "{} of {} differ",
    "{}: {} left out: {}",
    "{} left out: {}",
    "{}: {} of {} ({}{})",
    "drafted from {}",
}
"""What whole lines of a draft are built of (`LINES_OF_A_DRAFT` has each of them), and the note in the table itself."""
LINES_OF_A_DRAFT = (
    (
        "understood",
        "line 2: 3 rows under 'A: 2 rows under it': 'Code' = code, column 2 = http, 'a = name' = message",
        "2행: 'A: 2 rows under it' 아래 행 3개: 'Code' = 코드(code), 2번째 열 = HTTP 상태(http), "
        "'a = name' = 메시지(message)",
    ),
    (
        "understood",
        "page 3, table under 'E': 1 rows under 'no heading': column 1 = code",
        "3쪽, 'E' 아래의 표: 제목 없이 행 1개: 1번째 열 = 코드(code)",
    ),
    (
        "why",
        "keys without a prefix: taken: +4.5: +3 its heading names errors (a; b (c)); -1.5 codes repeat themselves "
        "(2 of 5 differ); codes by heading of codes +2, few values -2",
        "접두어 없는 키: 채택: +4.5: +3 제목이 오류를 가리킴 (a; b (c)); -1.5 코드가 반복됨 (5개 중 서로 다른 것 2개); "
        "코드 열을 고른 근거: 코드를 뜻하는 제목 +2, 값의 종류가 적음 -2",
    ),
    (
        "why",
        "sheet X: left out: +0: no column of codes with texts beside it",
        "시트 X: 제외: +0: 설명이 딸린 코드 열이 없음",
    ),
    (
        "why",
        "field 103: taken: +2: +3 the reader knows errors of this form (a field of reasons of a FIX dictionary); "
        "-1 one row alone (); codes by names of errors, each once",
        "필드 103: 채택: +2: +3 오류를 적는 형식으로 알려져 있음 (FIX 사전의 사유 필드); -1 행이 하나뿐임; "
        "코드 열을 고른 근거: 한 번씩 나오는 오류 이름",
    ),
    (
        "left out",
        "line 9: lists no errors: one row alone, no texts, names alone, the codes are words (A | no text)",
        "9행: 오류 목록이 아님: 행이 하나뿐임, 설명 없이 이름만 있음, 코드가 일반 단어임 (A | no text)",
    ),
    (
        "left out",
        "top: lists no errors: nothing says that it does: empty",
        "최상위: 오류 목록이 아님: 오류 목록이라는 근거가 없음: 비어 있음",
    ),
    ("left out", "the file, row 3: no code in it", "파일 전체, 표의 3번째 행: 코드가 없습니다"),
    (
        "left out",
        "line 4, row 2: E 1 left out: ' a': blanks at an end, two in a row or control characters; clean the text",
        "4행, 표의 2번째 행: E 1 제외: ' a': 앞뒤 공백, 연속 공백, 제어 문자가 있습니다. 정리하세요",
    ),
    ("left out", "hosts left out: no such key: 'a'", "hosts 제외: 'a' 키는 없습니다"),
    ("to do", "message: 5 of 9 (1, 2, 3, …)", "메시지: 9개 중 5개 (1, 2, 3, …)"),
)
"""Lines as they are built, with what stands in a document in them."""


def written(node):
    """Give a text in the code with `{}` for what is filled in; None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def said():
    """Give every line of one language that is handed to what says what is wrong, and where it stands."""
    for file in sorted(path for room in WHERE for path in (ROOT / room).rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if any(name.startswith(beside) for beside in BESIDE):
            continue
        for node in nodes(file):
            called = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", None))
            if not isinstance(node, ast.Call) or called not in SAYS:
                continue
            if called == "TableError" and len(node.args) > 1:
                continue
            handed = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "text")]
            handed += [item for given in handed if isinstance(given, ast.Tuple) for item in given.elts]
            for text in filter(None, map(written, handed)):
                if " " in text.strip("{}: ") and text.strip("{}: "):
                    yield f"{name}:{node.lineno}", text


def test_every_line_has_its_korean():
    """Whatever catalogue and lints can say is said in Korean, but for what stands in it."""
    lines = list(said())
    assert len(lines) > 40
    lost = [(place, text) for place, text in lines if not any("가" <= sign <= "힣" for sign in korean(text))]
    assert lost == []


def spoken(node, *, single=False):
    """Give every text under a node that stands in one language alone, and is no docstring, pattern or single word."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    text = written(node)
    if text is not None:
        if (single or " " in text.strip()) and any(map(str.isalpha, text)) and "\\" not in text:
            yield text
        for part in ast.iter_child_nodes(node):
            yield from spoken(part, single=single) if isinstance(part, ast.FormattedValue) else ()
        return
    handed = [written(child) or "" for child in ast.iter_child_nodes(node)]
    if any("가" <= sign <= "힣" for text in handed for sign in text):
        return
    for child in ast.iter_child_nodes(node):
        yield from spoken(child, single=single)


def parsed(name):
    """Give a module of the importers' as a tree."""
    return ast.parse((ROOT / "authoring" / name).read_text(encoding="utf-8"))


def test_every_phrase_of_a_draft_has_its_korean():
    """What the importers can say of a document, and what is left to do, is said in Korean."""
    told = {*drafts.SIGNS, *drafts.CHOICES, *drafts.SEEN, *drafts.REASONS, *drafts.PARTS, *FRAMES}
    told |= {pair[0] for pairs in (*drafts.LINES.values(), drafts.ROWS) for pair in pairs}
    for name in (*(f"importers/{room}.py" for room in DRAFTING), "todo.py"):
        texts = set(spoken(parsed(name)))
        assert texts
        assert texts - told == set(), name
    assert set(evidence.WEIGHTS) <= set(drafts.SIGNS)
    assert set(column.WEIGHTS) <= set(drafts.CHOICES)
    assert set(words.OTHER_SUBJECTS) == set(drafts.SUBJECTS)
    assert set(grid.FIELDS) == set(drafts.FIELDS)
    assert {part for part, _ in todo._PARTS} == set(drafts.PARTS)


def places(tree):
    """Give every text that a reader hands over as the place of a grid, or as why it knows its form."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword | ast.Assign):
            names = {getattr(node, "arg", None), *(getattr(at, "id", None) for at in getattr(node, "targets", ()))}
            yield from spoken(node, single=True) if {"place", "claim"} & names else ()
        elif isinstance(node, ast.FunctionDef) and node.name == "_place":
            for given in ast.walk(node):
                yield from spoken(given, single=True) if isinstance(given, ast.Return) else ()
        elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == "_grid":
            yield from spoken(node)


def test_every_place_and_claim_of_a_reader_has_its_korean():
    """Where a part of a document stands, and why its reader knows it, is said in Korean for every form."""
    found = set()
    for file in sorted((ROOT / "authoring" / "importers").glob("*.py")):
        found |= {re.sub(r"\d+", "{}", text) for text in places(parsed(f"importers/{file.name}"))}
    assert {"line {}", "sheet {}", "examples of error responses"} <= found
    known = {*drafts.SEEN, *(en for en, _ in drafts.PLACES), "{}, {}", "page {}, {}", "{}, row {}", "without a prefix"}
    assert found - known == set()


@pytest.mark.parametrize(("heading", "line", "told"), LINES_OF_A_DRAFT)
def test_a_line_of_a_draft_is_told_in_korean(heading, line, told):
    """Phrases are Korean; places' names, headings, cells, codes and numbers stand as they are."""
    assert drafts.drafted(heading, line) == told


def test_a_line_that_holds_a_whole_text_is_shown_as_it_is():
    """A line longer than any that is made of names is not taken apart: nobody can make that take long."""
    line = "changed: " + ": " * 5000 + "left out: x"
    assert drafts.drafted("left out", line) == line


def test_an_import_is_told_in_korean(run, monkeypatch, tmp_path):
    """Under a Korean locale no English phrase is left in what an import says; in JSON they stay as they are."""
    page = tmp_path / "page.md"
    page.write_text(
        "# Errors\n| Code | Message |\n|---|---|\n| E001 | Invalid key |\n| E002 | |\n| E003 | Bad price |\n\n"
        "## Currencies\n| Code | Name |\n|---|---|\n| USD | US Dollar |\n| KRW | Won |\n"
    )
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    ran = run("tables", "import", str(page), "--id", "acme", "--why", "--yes")
    again = run("tables", "import", str(page), "--id", "acme", "--why")
    for phrase in (" rows ", "taken", "left out", "heading", "texts", "say where", "codes by", " of ", "stands alone"):
        assert phrase not in ran.err + again.err
    assert "E002 코드만 있고 설명이 없습니다" in ran.err
    assert "남은 작업: payloads: 응답에서" in run("tables", "validate", "acme").err
    assert '"understood": ["line 2: 2 rows under' in run("tables", "import", str(page), "--id", "acme", "--json").out
    page.write_text("Currencies\n\n| Code | Name |\n|---|---|\n| USD | US Dollar |\n| KRW | Won |\n")
    refused = run("tables", "import", str(page), "--id", "acme2")
    assert refused.code == 2
    assert "오류 목록이 아님" in refused.err
    assert "lists no errors" not in refused.err


def test_a_document_that_cannot_be_read_is_told_in_korean(run, monkeypatch, tmp_path):
    """The form of a document is named in Korean too."""
    (tmp_path / "codes.xlsx").write_bytes(b"PK\x03\x04junk")
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert (
        "Office 문서 형식으로 읽을 수 없습니다"
        in run("tables", "import", str(tmp_path / "codes.xlsx"), "--id", "acme").err
    )


@pytest.mark.parametrize("pair", [*PAIRS, *OF_LINTS], ids=lambda pair: pair[0][:40])
def test_what_is_filled_in_stands_in_the_korean_line(pair):
    """Each place of the English line stands in the Korean one as it was."""
    fillings = [f"<{place}>" for place in range(pair[0].count("{}"))]
    shown = korean(pair[0].replace("{}", "%s") % tuple(fillings))
    assert all(filling in shown for filling in fillings)
    assert any("가" <= sign <= "힣" for sign in shown)


def test_place_and_hint_are_kept():
    """File, line and column stand first; the near name and how many more there are stand behind."""
    line = (
        "/x/acme.json:3:5: no such key: 'eror'; did you mean 'errors'? (2 more: errcode tables validate /x/acme.json)"
    )
    told = "/x/acme.json:3:5: 'eror' 키는 없습니다. 혹시 'errors'인가요? (외 2건: errcode tables validate /x/acme.json)"
    assert korean(line) == told
    assert korean("nobody has translated this") == "nobody has translated this"


def test_a_broken_table_is_told_in_korean(run, monkeypatch, tmp_path):
    """Under a Korean locale, what is wrong with one's table is said in Korean by every command that says it."""
    (tmp_path / "acme.json").write_text('{"id":"acme","errors":[{"code":1}]}')
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path))
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    for line in ("lookup acme 1", "search acme 1", f"tables validate {tmp_path}/acme.json"):
        ran = run(*line.split())
        assert "입니다. " in ran.err + ran.out
        assert "it must be" not in ran.err + ran.out
    assert '"problem": "' in run("tables", "list", "--json").out


@pytest.mark.parametrize(
    ("said", "in_korean"),
    [
        ("t.json:5:5: no such key: 'fr'; keys here are en, ko (read without it)", "en, ko (빼고 읽었습니다)"),
        (
            "t.json:5:5: no such key: 'fr'; keys here are en, ko (2 more: errcode tables validate t.json)",
            "en, ko (외 2건: errcode tables validate t.json)",
        ),
    ],
)
def test_what_follows_a_list_of_keys_is_in_korean_too(said, in_korean):
    """A list of keys takes all that follows it, but not what is said of the whole line."""
    assert korean(said) == f"t.json:5:5: 'fr' 키는 없습니다. 여기에 쓰는 키: {in_korean}"
