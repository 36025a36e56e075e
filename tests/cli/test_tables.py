"""`errcode tables`: a user's own tables through the command line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from errcode.authoring import checks
from errcode.authoring import store as usertables
from errcode.catalog.folders import user_data_folder, user_folder

TOY = {
    "id": "acme",
    "name": {"en": "Acme", "ko": "애크미"},
    "sections": [{"id": "order", "name": {"en": "Orders", "ko": "주문"}}],
    "errors": [{"code": "E-1", "section": "order", "messages": ["too dear"], "kind": "order-rule"}],
}


@pytest.fixture
def toy(tmp_path):
    """A small good table in a file."""
    path = tmp_path / "acme.json"
    path.write_text(json.dumps(TOY, ensure_ascii=False), encoding="utf-8")
    return path


def written(path, **changes):
    """The toy table with changes, in a file; its path."""
    path.write_text(json.dumps({**TOY, **changes}, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_an_added_table_answers_everywhere(run, toy):
    """A table of the user's takes part in look-ups, lists and providers, and says where it is from."""
    assert run("tables", "add", str(toy)).code == 0
    own = os.path.join(user_folder(), "acme.json")
    assert run("lookup", "애크미", "E-1") == (0, "acme\tE-1\t-\tfix\t\t\torder\ttoo dear\n", "")
    assert json.loads(run("lookup", "acme", "E-1", "--json").out)["origin"] == own
    assert run("list", "acme").out.count("\n") == 1
    assert f"acme\t1\tAcme\t애크미\t-\t-\t{own}\n" in run("providers").out
    assert f"acme\t1\t-\tuser {own}\t-\n" in run("tables", "list").out


def test_removed_and_replaced_tables_come_back(run, toy):
    """What is replaced or removed is a backup, and the newest one is restored."""
    run("tables", "add", str(toy))
    run("tables", "add", written(toy, name={"en": "Acme 2", "ko": None}))
    assert run("tables", "remove", "acme").code == 0
    assert run("lookup", "acme", "E-1").code == 2
    assert run("tables", "restore", "acme").code == 0
    assert "Acme 2" in run("providers").out
    assert run("tables", "restore", "acme").code == 0
    assert "Acme 2" not in run("providers").out
    assert run("tables", "restore", "nobody").code == 2


def test_a_bad_table_is_refused_whole(run, toy, tmp_path):
    """Of several tables all are written or none; the problems are on standard output."""
    bad = written(tmp_path / "bad.json", id="bad", errors=[{"code": 1}])
    ran = run("tables", "add", str(toy), bad)
    column = Path(bad).read_text().index('"code": 1') + len('"code": ') + 1
    assert (ran.code, ran.out) == (2, f"{bad}:1:{column}: it is integer; it must be string\n")
    assert not os.path.exists(os.path.join(user_folder(), "acme.json"))


@pytest.mark.parametrize("name", ["../evil", "table.schema", "A", "a/b", "con.json", "", "..", "a--b"])
def test_ids_cannot_leave_the_folder(run, toy, name):
    """An id is a plain word: no path, nothing with a dot."""
    assert run("tables", "add", written(toy, id=name)).code == 2
    assert run("tables", "remove", name).code == 2
    assert run("tables", "new", name).code == 2
    assert not os.path.isdir(user_folder()) or os.listdir(user_folder()) == []


def test_archive_members_cannot_leave_the_folder(run, toy, tmp_path):
    """Tables in a zip file are named by their ids, not by their paths."""
    import zipfile

    archive = tmp_path / "tables.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../../../evil.json", json.dumps(TOY))
    assert run("tables", "add", str(archive)).code == 0
    assert os.listdir(user_folder()) == ["acme.json"]


def test_a_bundled_table_is_replaced_only_on_purpose(run, toy):
    """The id of a bundled table needs `replaces` or `extends`."""
    assert run("tables", "add", written(toy, id="coinone")).code == 2
    assert run("tables", "add", written(toy, id="coinone", replaces=True)).code == 0
    assert run("lookup", "coinone", "105").code == 1
    assert run("lookup", "coinone", "E-1").code == 0


def test_a_users_table_keeps_answering_when_an_update_brings_one_of_its_id(run, toy):
    """It answers as before, in every command, and one line says so; `replaces` silences the line."""
    os.makedirs(user_folder())
    path = Path(user_folder()) / "coinone.json"
    path.write_text(json.dumps({**TOY, "id": "coinone"}))
    before = path.read_bytes()
    for words in (("lookup", "coinone", "E-1"), ("lookup", "E-1"), ("list", "coinone"), ("search", "E-1")):
        ran = run(*words, "--json")
        assert str(path) in {json.loads(line)["origin"] for line in ran.out.splitlines()}
        assert len(ran.err.splitlines()) == 1
        assert f"{path} answers for 'coinone', and another table of that id stands behind it" in ran.err
    assert run("lookup", "coinone", "105").code == 1
    assert path.read_bytes() == before
    path.write_text(json.dumps({**TOY, "id": "coinone", "replaces": True}))
    assert run("lookup", "coinone", "E-1", "--json").err == ""


def test_a_patch_changes_fields_adds_and_retires(run, tmp_path):
    """A table that extends a bundled one changes it entry by entry; the rest stays."""
    patch = tmp_path / "mine.json"
    patch.write_text(
        json.dumps(
            {
                "extends": "coinone",
                "aliases": ["my-coinone"],
                "errors": [
                    {"code": "105", "retry": "person"},
                    {"code": "104", "status": "retired"},
                    {"code": "9999", "section": "order", "messages": ["ours"]},
                ],
            }
        )
    )
    assert run("tables", "add", str(patch)).code == 0
    own = os.path.join(user_folder(), "coinone.json")
    lines = [
        json.loads(line) for line in run("lookup", "my-coinone", "105", "104", "9999", "103", "--json").out.splitlines()
    ]
    assert [line["origin"] for line in lines] == [own, own, own, "bundled"]
    assert [lines[0]["retry"], lines[0]["messages"]] == ["person", ["Price is not correct"]]
    assert lines[1]["status"] == "retired"


def test_a_project_folder_wins(run, toy, monkeypatch, tmp_path):
    """Tables in `errcode-tables/` and in ERRCODE_TABLES come before the user's."""
    run("tables", "add", str(toy))
    project = Path("errcode-tables")
    project.mkdir()
    written(project / "acme.json", name={"en": "Project", "ko": None}, replaces=True)
    assert "Project" in run("providers").out
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path / "none"))
    assert "Acme" in run("providers").out


def test_a_broken_table_warns_or_stops(run):
    """A broken user table is a warning where it is not needed and the answer's end where it is."""
    os.makedirs(user_folder())
    path = Path(user_folder()) / "acme.json"
    path.write_text('{"id": "acme", "errors": [}')
    assert run("lookup", "coinone", "105").err == ""
    ran = run("lookup", "-1121")
    assert ran.code == 0
    assert ran.err.startswith(f"errcode: warning: table skipped: {path}:1:27: ")
    ran = run("lookup", "acme", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"errcode: {path}:1:27: ")
    assert run("tables", "list").code == 0


def test_formatting_is_stable(run, toy):
    """Formatting gives canonical bytes and then changes nothing."""
    assert run("tables", "format", "--check", str(toy)).code == 1
    assert run("tables", "format", str(toy)).code == 0
    assert run("tables", "format", "--check", str(toy)).code == 0
    assert toy.read_bytes().endswith(b"}\n")


def test_validate_says_fine_or_why(run, toy):
    """Validate exits 0 on a good file and 1 on a bad one, 2 on what is no table file at all."""
    assert run("tables", "validate", str(toy)).code == 0
    assert run("tables", "validate", written(toy, nmae={})).code == 1
    assert run("tables", "validate", "missing.json").code == 2
    assert run("tables", "validate", "--complete", written(toy)).code == 1


def test_a_read_only_folder_changes_nothing(run, toy, monkeypatch, tmp_path):
    """Where nothing can be written the error says so."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    ran = run("tables", "add", str(toy))
    assert ran.code == 2
    assert "nothing was changed" in ran.err


def test_words_for_completion_follow_the_tables(run, toy):
    """The word file lists the user's providers after every change."""
    run("tables", "add", str(toy))
    words = Path(user_data_folder()) / usertables.WORDS
    assert words.read_text() == "acme\n"
    run("tables", "remove", "acme")
    assert words.read_text() == ""


def test_killed_writers_lose_nothing(toy):
    """A writer killed at any moment leaves the old table or the new one, whole; backups too."""
    code = (
        "import sys; from errcode.authoring import checks, store\n"
        "t = checks.check(sys.argv[1])\nwhile True: store.add(t)"
    )
    usertables.add(checks.check(str(toy)))
    for pause in (0.0, 0.003, 0.01, 0.02):
        writer = subprocess.Popen([sys.executable, "-c", code, str(toy)])
        time.sleep(0.15 + pause)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        for path in [os.path.join(user_folder(), "acme.json"), *usertables.backups()]:
            assert json.loads(Path(path).read_text(encoding="utf-8"))["id"] == "acme"


def test_two_writers_at_once_lose_nothing(toy, tmp_path):
    """Every table that two processes replaced meanwhile is in a backup."""
    code = (
        "import sys, json; from errcode.authoring import store as u\n"
        "t = json.loads(open(sys.argv[1]).read())\n"
        "for n in range(5): u.save({'acme': json.dumps({**t, 'api': sys.argv[2] + str(n)})})"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(toy), name]) for name in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    kept = [*usertables.backups("acme"), os.path.join(user_folder(), "acme.json")]
    apis = {json.loads(Path(path).read_text())["api"] for path in kept}
    assert apis == {f"{name}{number}" for name in "ab" for number in range(5)}


def test_export_is_a_row_per_code_and_section_and_another_relation_of_messages(run, tmp_path):
    """The key stands first and is unique with its section; messages are a relation of their own; SQLite holds both."""
    import csv
    import sqlite3

    rows = [json.loads(line) for line in run("tables", "export", "weex").out.splitlines()]
    assert next(iter(rows[0])) == "key"
    assert all(row["key"] == f"{row['provider']}:{row['code']}" for row in rows)
    keys = [(row["key"], row["section"]) for row in rows]
    assert len(set(keys)) == len(keys) >= 60
    texts = [json.loads(line) for line in run("tables", "export", "weex", "--messages").out.splitlines()]
    assert len([text for text in texts if text["code"] == "-1140"]) >= 4
    assert {(text["key"], text["section"]) for text in texts} <= set(keys)
    listed = list(csv.DictReader(run("tables", "export", "weex", "--format", "csv").out.splitlines()))
    assert [row["message"] for row in listed] == [row["message"] or "" for row in rows]
    assert run("tables", "export", "weex", "--format", "sqlite").code == 2
    assert run("tables", "export", "weex", "--format", "sqlite", "-o", str(tmp_path / "e.db")).code == 0
    with sqlite3.connect(tmp_path / "e.db") as database:
        joined = "SELECT count(*) FROM errors JOIN messages USING (key, section)"
        assert database.execute("SELECT count(*) FROM errors").fetchone()[0] == len(rows)
        assert database.execute(joined).fetchone()[0] == len(texts)
    database.close()
    assert run("tables", "export", "weex", "--format", "markdown").out.count("\n") == len(rows) + 2
    assert run("tables", "export", "--format", "yaml").code == 2


def test_diff_names_what_changed(run, toy, tmp_path):
    """Diff shows added, removed and changed codes and exits 1; equal tables exit 0."""
    errors = [{"code": "E-1", "section": "order", "messages": ["too cheap"]}, {"code": "E-2", "messages": ["new"]}]
    other = written(tmp_path / "other.json", errors=errors)
    assert run("tables", "diff", str(toy), other) == (
        1,
        "E-1\torder\tchanged\tmessages\ttoo dear\ttoo cheap\nE-2\t-\tadded\t-\t-\tnew\n",
        "",
    )
    assert run("tables", "diff", str(toy), str(toy)) == (0, "", "")
    assert json.loads(run("tables", "diff", other, str(toy), "--json").out.splitlines()[1])["what"] == "removed"
