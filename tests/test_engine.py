"""What is made once: that it is made once, and made again when a table changes."""

import ast
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sources import nodes

import errcode
from errcode import engine
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder

PACKAGE = Path(errcode.__file__).parent
SHAPE = {"payloads": [{"when": {"result": "error"}, "code": "acme_code", "message": "msg"}]}


@pytest.fixture
def acme(tmp_path, monkeypatch):
    """Write a table of the user's with these codes, where every question finds it."""
    folder = tmp_path / "tables"
    folder.mkdir()
    monkeypatch.setenv("ERRCODE_TABLES", str(folder))

    def write(*codes):
        rows = [{"code": code, "messages": [f"Acme says {code}"]} for code in codes]
        (folder / "acme.json").write_text(json.dumps({"id": "acme", **SHAPE, "errors": rows}))
        return folder / "acme.json"

    return write


@pytest.mark.parametrize("what", ["catalog", "tables", "diagnoser", "messages", "corpus", "vocabulary"])
def test_what_is_made_is_kept(what):
    """Everything is made when it is first asked for, and then it is the same."""
    known = engine.Engine([bundled_folder()], only=["coinone"])
    assert getattr(known, what) is getattr(known, what)


def test_threads_make_it_once():
    """However many threads ask at once, all get the same."""
    known = engine.Engine([bundled_folder()])
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: (known.catalog, known.diagnoser, known.messages), range(16)))
    assert len({tuple(map(id, each)) for each in made}) == 1


def test_a_changed_table_is_read_again(acme):
    """A table that appears, changes or goes is noticed by the next question, of whatever kind."""
    text = '{"result": "error", "acme_code": "7", "msg": "x"}'
    assert errcode.lookup("coinone", "105")
    path = acme("5")
    assert [entry.code for entry in errcode.lookup("5", providers="acme")] == ["5"]
    assert [finding.known for finding in errcode.explain(text, providers="acme")] == [False]
    acme("5", "7")
    assert [finding.known for finding in errcode.explain(text, providers="acme")] == [True]
    assert errcode.reverse("Acme says 7")[0].entry.code == "7"
    assert errcode.search("acme says 7")[0].entry.provider == "acme"
    path.unlink()
    with pytest.raises(errcode.UsageError):
        errcode.lookup("acme", "5")


def test_reload_forgets_everything():
    """After `reload` the tables are read again although no file has changed."""
    before = engine.shared().catalog
    assert engine.shared().catalog is before
    errcode.reload()
    assert engine.shared().catalog is not before


def test_choices_of_providers_share_the_tables_and_are_bounded():
    """A choice of providers reads no table and no vocabulary again; of many choices, only the last ones are kept."""
    known = engine.Engine([bundled_folder()])
    some = known.narrowed(["coinone"])
    assert some is known.narrowed(["coinone"])
    assert some.tables[0] is known.catalog.table("coinone")
    assert some.vocabulary is known.vocabulary
    assert some.narrowed(["upbit"]).network is known.network
    for number in range(3 * engine.NARROWED):
        known.narrowed(["coinone"], str(number))
    assert len(known._kept("narrowed", dict)) <= engine.NARROWED


def test_a_callers_own_tables_are_kept_with_them():
    """`catalog=` is asked as it is, and what is made of it lives as long as it does."""
    catalog = Catalog([bundled_folder()])
    text = '{"result":"error","error_code":"105","error_msg":"Price is not correct"}'
    assert [finding.code for finding in errcode.explain(text, catalog=catalog)] == ["105"]
    assert engine.over(catalog) is engine.over(catalog)
    assert engine.over(catalog).catalog is catalog
    assert errcode.search("nonce", providers="coinone", catalog=catalog)[0].entry.provider == "coinone"


def test_an_engine_goes_to_another_process_as_what_it_was_made_of():
    """A diagnoser cannot be sent; its folders, providers and default can."""
    known = engine.Engine([bundled_folder()], only=["coinone"], default="upbit")
    sent = pickle.loads(pickle.dumps(known))
    assert (sent.folders, sent.only, sent.default) == (known.folders, known.only, known.default)


def built(path, names):
    """Give which of these classes a file makes objects of."""
    calls = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
    return {call.id for call in calls if isinstance(call, ast.Name)} & names


def test_nobody_builds_a_diagnoser_by_hand():
    """The engine alone makes the diagnoser and the index that it asks, so that all give the same answers."""
    rooms = {
        "Diagnoser": {"engine.py"},
        "MessageIndex": {"engine.py", "matching/search.py"},
        "Corpus": {"engine.py", "matching/search.py", "matching/ranking.py"},
    }
    found = {
        (name, path.relative_to(PACKAGE).as_posix())
        for path in PACKAGE.rglob("*.py")
        for name in built(path, rooms.keys())
    }
    assert {(name, room) for name, room in found if room not in rooms[name]} == set()


def test_an_example_that_is_found_by_its_message_validates(tmp_path, run):
    """The linter explains examples as `explain` does: a message alone can tell the code."""
    message = "The quantum ledger of Acme refused this very order"
    table = {
        "id": "acme",
        "errors": [{"code": "Q1", "messages": [message]}],
        "examples": [{"text": message, "code": "Q1"}],
    }
    path = tmp_path / "acme.json"
    path.write_text(json.dumps(table))
    assert run("tables", "validate", str(path)).code == 0
