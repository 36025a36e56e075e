"""A table that is not errcode's own: what is wrong with it is one line, and the others answer.

Each run is a process of its own: pytest has loaded what a start has not.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.render.jsonlines import entry_object, json_line, match_object

GOOD = {
    "id": "acme",
    "name": {"en": "Acme", "ko": "애크미"},
    "sections": [{"id": "order", "name": {"en": "Orders", "ko": "주문"}}],
    "payloads": [{"code": "code", "message": "msg"}],
    "errors": [{"code": "E-1", "section": "order", "messages": ["too dear"], "meaning": {"en": "Dear.", "ko": "비쌈"}}],
}
SLIPS = {
    "a comma too many": '{"id":"acme","errors":[],}',
    "a comma missing": '{"id":"acme" "errors":[]}',
    "a colon missing": '{"id" "acme","errors":[]}',
    "a comment": '{"id":"acme", // ours\n"errors":[]}',
    "cut off": '{"id":"acme","errors":[{"code"',
    "cut off in a text": '{"id":"acme","errors":[{"code": "E-',
    "merge marks": '<<<<<<< HEAD\n{"id":"acme","errors":[]}\n=======\n',
    "a tab in a text": '{"id":"acme","errors":[{"code":"a\tb"}]}',
    "a line end in a text": '{"id":"acme","errors":[{"code":"a\nb"}]}',
    "a bad escape": '{"id":"acme","errors":[{"code":"\\q"}]}',
    "single quotes": "{'id':'acme','errors':[]}",
    "nothing": "",
    "blanks": " \n",
    "a list": "[]",
    "a null byte": '{"id":"acme",\0"errors":[]}',
    "two objects": '{"id":"acme","errors":[]}{}',
    "a number too long": '{"id":"acme","errors":[{"code":"1","http_status":' + "9" * 5_000 + "}]}",
    "deep": "[" * 100_000,
    "half a character": '{"id":"acme","errors":[{"code":"\\ud800"}]}',
    "another's id": '{"id":"other","errors":[]}',
    "no errors": '{"id":"acme"}',
}
WRONG = [None, 5, "x", ["x"], [None], {}, {"x": 1}, {"en": 5}]


CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("XDG", "ERRCODE", "PYTHON"))}
TABLES = Path(__file__).parents[2] / "tables"


def errcode(*arguments, **environ):
    """Run errcode in a process of its own."""
    environ = {**os.environ, **environ}
    command = [sys.executable, "-m", "errcode", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environ, stdin=subprocess.DEVNULL)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of tables that the user has named."""
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path / "tables"))
    (tmp_path / "tables").mkdir()
    return tmp_path / "tables"


def test_a_slip_in_a_table_keeps_no_other_from_answering(folder):
    """A look-up over all tables answers, and one line for each file says that it is left out."""
    slips = {f"acme-{number}": text for number, text in enumerate(SLIPS.values())}
    for name, text in slips.items():
        (folder / f"{name}.json").write_text(text.replace('"acme"', f'"{name}"'), encoding="utf-8")
    ran = errcode("lookup", "-1121")
    assert ran.returncode == 0
    assert "weex\t-1121\t" in ran.stdout
    told = [line.partition(".json")[0] for line in ran.stderr.splitlines()]
    assert sorted(told) == sorted(f"errcode: warning: table skipped: {folder / name}" for name in slips)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_the_one_line(few, run, folder, slip):
    """Of whichever sort a slip is, the tables beside it answer as ever."""
    path = folder / "acme.json"
    path.write_text(SLIPS[slip], encoding="utf-8")
    ran = run("lookup", "-1121")
    assert (ran.code, ran.out.split("\t")[:2]) == (0, ["weex", "-1121"])
    assert ran.err.startswith(f"errcode: warning: table skipped: {path}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "weex -1121: Invalid symbol."),
        pytest.param(("search", "nonce"), marks=pytest.mark.exhaustive),
        pytest.param(("reverse", "Invalid symbol."), marks=pytest.mark.exhaustive),
    ],
)
def test_no_command_stops_at_a_broken_table(folder, arguments):
    """Search, explain and reverse go on without it as well."""
    (folder / "acme.json").write_text(SLIPS["a comma too many"])
    ran = errcode(*arguments)
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
    assert re.search(
        r"acme\.json:1:2[56]: ", ran.stderr
    )  # from Python 3.13 on at the comma, before at the brace behind it


def spoiled():
    """Name and table, with a wrong value in one place, every place in turn."""
    keys = {key: GOOD.get(key) for key in (*GOOD, "aliases", "api", "hosts", "mentions", "by", "sources", "idioms")}
    for key in keys:
        for value in WRONG:
            yield f"{key}={value!r}"[:40], {**GOOD, key: value}
    entry = GOOD["errors"][0]
    for key in (*entry, "name", "http_status", "kind", "retry", "by", "source", "status", "note", "causes", "advice"):
        for value in WRONG:
            yield f"errors.{key}={value!r}"[:40], {**GOOD, "errors": [{**entry, key: value}]}
    for value in WRONG:
        section, shape = {**GOOD["sections"][0], "when": value}, {"code": value, "when": {"a": value}}
        yield f"sections.when={value!r}"[:40], {**GOOD, "sections": [section]}
        yield f"payloads.code={value!r}"[:40], {**GOOD, "payloads": [shape]}


@pytest.fixture
def small(folder, monkeypatch):
    """Gives the catalog of one table over a base of another one and of few words: what is asked of it costs little."""
    base = folder.parent / "house" / "tables"
    (base / "vocabulary").mkdir(parents=True)
    for name in ("table.schema.json", *(f"vocabulary/{path.name}" for path in (TABLES / "vocabulary").iterdir())):
        (base / name).symlink_to(TABLES / name)
    for name, words in (("synonyms", {"groups": []}), ("situations", {"situations": []}), ("topics", {})):
        (base / "vocabulary" / f"{name}.json").unlink()
        (base / "vocabulary" / f"{name}.json").write_text(json.dumps(words))
    monkeypatch.setattr("errcode.catalog.folders.__file__", str(base.parent / "errcode/catalog/folders.py"))
    (base / "toy.json").write_text(json.dumps({**GOOD, "id": "toy", "name": {"en": "Toy"}, "hosts": ["toy.example"]}))
    monkeypatch.setattr("errcode.catalog.cache.cache_folder", lambda: None)

    def catalog(table):
        (folder / "acme.json").write_text(json.dumps(table))
        return Catalog([str(folder), str(base)])

    return catalog


def test_a_wrong_value_anywhere_stops_nothing(small):
    """Whatever stands anywhere in a table, it is read or refused in one line, and the others answer."""
    left_out = 0
    for name, table in spoiled():
        catalog = small(table)
        tables = catalog.tables()
        assert "toy" in [one.provider.id for one in tables], name
        assert all(problem.startswith(catalog.folders[0]) and "\n" not in problem for problem in catalog.problems), name
        if len(tables) == 1:  # what is refused is asked nothing more
            left_out += 1
            continue
        found = query.explain('toy.example {"code":"E-1","msg":"too dear"}', catalog=catalog)
        assert "toy" in [finding.provider for finding in found], name
        entries = [*query.lookup("E-1", catalog=catalog), *(entry for each in tables for entry in each)]
        matches = [*query.search("dear", catalog=catalog), *query.reverse("too dear", catalog=catalog)]
        lines = [json_line(entry_object(entry)) for entry in entries]
        lines += [json_line(match_object(match)) for match in matches]
        assert all("\n" not in line for line in lines), name
    assert left_out > 100


def test_a_fault_is_named_with_line_and_column(folder, run):
    """The first fault is named where it stands, and how many more there are."""
    path = folder / "acme.json"
    path.write_text('{"id": "acme",\n "errors": [{"code": "1",\n   "messages": "x"},\n  {"code": 2}]}')
    fault = f"{path}:3:16: it is string; it must be array (1 more: errcode tables validate {path})"
    assert run("lookup", "-1121").err == f"errcode: warning: table skipped: {fault}\n"


def test_an_unknown_key_is_told_and_left_out(folder, run):
    """A key that nobody knows hides no table: a later errcode may know it."""
    path = folder / "acme.json"
    path.write_text(json.dumps({**GOOD, "nmae": {}}))
    ran = run("lookup", "acme", "E-1")
    assert ran.out.startswith("acme\tE-1\t")
    place = f"{path}:1:{path.read_text().index('nmae')}"
    warning = f"errcode: warning: {place}: no such key: 'nmae'; did you mean 'name'? (read without it)\n"
    assert ran.err.startswith(warning)


def test_what_was_found_is_kept(folder, run, monkeypatch):
    """A table is looked at once; the answer is kept until the file changes."""
    from errcode.catalog import checked

    path = folder / "acme.json"
    path.write_text(json.dumps({**GOOD, "nmae": {}}))
    os.utime(path, (1_000_000_000,) * 2)
    first = run("lookup", "acme", "E-1")
    monkeypatch.setattr(checked, "checker", None)
    assert run("lookup", "acme", "E-1") == first


def test_a_table_larger_than_any_is_not_read(folder, run):
    """A file of gigabytes is left out at once."""
    path = folder / "acme.json"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    ran = run("lookup", "-1121")
    assert ran.code == 0
    assert "more than 64 MB" in ran.err


def test_a_table_of_a_name_that_is_no_id_is_left_out(folder, run):
    """A file's name is data: it names no provider, and is told."""
    (folder / "업비트.json").write_text(json.dumps({**GOOD, "id": "업비트"}))
    ran = run("lookup", "업비트", "E-1")
    assert ran.code == 1
    ran = run("lookup", "-1121")
    assert ran.code == 0
    assert "its name is no id" in ran.err


@pytest.mark.parametrize("word", ["업비트", "coinone", "Bybit", "코인원"])
def test_no_table_takes_a_bundled_name(folder, run, word):
    """What errcode means by a word stays: an alias or name of another table does not take it."""
    table = {**GOOD, "id": "aaa", "aliases": [word], "name": {"en": word, "ko": word}}
    (folder / "aaa.json").write_text(json.dumps(table))
    assert "aaa" not in run("lookup", word, "E-1").out
    assert run("list", word).out.split("\t")[0] != "aaa"


def test_other_problems_of_folders(folder, run):
    """Pipes, folders and links that lead nowhere in the place of a table are left out."""
    os.mkfifo(folder / "fifo.json")
    (folder / "folder.json").mkdir()
    (folder / "loop.json").symlink_to("loop.json")
    (folder / "zero.json").symlink_to("/dev/zero")
    ran = run("lookup", "-1121")
    assert ran.code == 0
    assert ran.err.count("\n") == 4
    assert run("lookup", "fifo", "1").err.startswith("errcode: no provider 'fifo'; errcode providers")


def test_a_table_without_an_id_is_told_so(folder, run):
    """A table that lacks its id is told which one to write."""
    (folder / "acme.json").write_text("{}", encoding="utf-8")
    assert run("lookup", "acme", "1").err.endswith('acme.json: it has no id; add "id": "acme"\n')


def test_a_folder_that_cannot_be_read_leaves_the_others(tmp_path):
    """Without the right to look into the project's folder the bundled tables answer, with one warning."""
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (tmp_path / "errcode-tables").mkdir(mode=0)
    for question in (["lookup", "coinone", "105"], ["lookup", "105"], ["search", "nonce"], ["providers"]):
        ran = subprocess.run(
            [sys.executable, "-m", "errcode", *question], cwd=tmp_path, capture_output=True, encoding="utf-8"
        )
        assert ran.returncode == 0
        assert ran.stderr.count("\n") == 1


def test_a_removed_working_folder_leaves_the_others(tmp_path):
    """Where there is no working folder any more there is no project, and the others answer."""
    code = "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone'); sys.path[:1] = [sys.argv.pop(1)]\n"
    code += "from errcode.cli.program import program; program()"
    here = str(Path(__file__).parents[2])
    explained = ["explain", "-p", "weex", "weex -1121: Invalid symbol."]
    for question in (["lookup", "coinone", "105"], ["search", "-p", "coinone", "nonce"], explained):
        command = [sys.executable, "-c", code, here, *question]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, env=CLEAN)
        assert (ran.returncode, ran.stderr) == (0, "")


def test_without_a_home_the_bundled_tables_answer():
    """No HOME and an account that does not exist: what needs no home is answered, the rest says what to do."""
    code = "import os, sys; sys.path.insert(0, sys.argv.pop(1)); import errcode.cli.program\n"
    code += "import pwd; pwd.getpwuid = lambda uid: {}[uid]; os.environ.pop('HOME', None)\n"
    code += "from errcode.cli.program import program; program()"
    here = str(Path(__file__).parents[2])
    for question, wanted in (
        (["lookup", "coinone", "105"], 0),
        (["search", "-p", "coinone", "nonce"], 0),
        (["tables", "path"], 0),
        (["tables", "list"], 0),
        (["tables", "remove", "acme"], 2),
    ):
        command = [sys.executable, "-c", code, here, *question]
        environ = {name: value for name, value in CLEAN.items() if name != "HOME"}
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=environ)
        assert ran.returncode == wanted, ran.stderr
        assert ("set HOME" in ran.stderr) == (wanted == 2)
        assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "text", ['{"extends": "coinone", "errors": [', '{"extends": "coinone", "errors": 5}', "[]", '{"id": "x"}']
)
@pytest.mark.parametrize(
    "question",
    [
        ["lookup", "coinone", "105"],
        ["lookup", "105"],
        ["explain", "-p", "coinone", '{"result":"error","error_code":"105"}'],
    ],
)
def test_a_broken_patch_leaves_the_table_that_it_would_change(run, monkeypatch, text, question):
    """Where another table of the provider stands behind a broken one, it answers, and one line names the broken one."""
    usual = run(*question)
    path = Path("mine").absolute() / "coinone.json"
    path.parent.mkdir()
    path.write_text(text)
    monkeypatch.setenv("ERRCODE_TABLES", str(path.parent))
    ran = run(*question)
    assert (ran.code, ran.out) == (0, usual.out)
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"errcode: warning: table skipped: {path}")


def test_a_broken_table_with_nothing_behind_it_is_what_the_question_needs(run, monkeypatch):
    """Named, a provider whose only table is broken is misuse; the line says file and place."""
    path = Path("mine").absolute() / "acme.json"
    path.parent.mkdir()
    path.write_text('{"id": "acme", "errors": [')
    monkeypatch.setenv("ERRCODE_TABLES", str(path.parent))
    ran = run("lookup", "acme", "1")
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}:1:" in ran.err
