"""A project's words: what changes which codes a search finds waits for leave, as its tables do, and is named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SYNONYMS = {"groups": [{"id": "pizza", "words": ["margherita", "nonce"]}]}
SITUATIONS = {"situations": [{"id": "no-money", "tables": ["insufficient"], "en": ["(tapped|cleaned) out entirely"]}]}
FILES = {"synonyms": (SYNONYMS, "margherita"), "situations": (SITUATIONS, "cleaned out entirely")}
OWN = {
    "kinds": {"retries": [], "kinds": []},
    "cases": {"cases": [{"id": "balance", "retry": "wait"}]},
    "network": {"failures": []},
    "glossary": {},
}


def written(name, value):
    """Write a file of words of the project here."""
    path = Path("errcode-tables/vocabulary").absolute() / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FILES)
def test_words_of_a_project_wait_for_leave(few, run, name):
    """Before they are allowed they change nothing, and one line says so; then they are used and named in every form."""
    value, question = FILES[name]
    before = run("search", question)
    path = written(name, value)
    ran = run("search", question)
    assert (ran.code, ran.out) == (before.code, before.out)
    assert ran.err.count(f"errcode tables trust {path}") == 1
    assert run("tables", "trust").out == f"no\t{path}\n"
    assert run("tables", "trust", "errcode-tables").out == f"yes\t{path}\n"
    for form in ([], ["--json"]):
        ran = run("search", question, *form)
        assert ran.code == 0
        assert ran.out != before.out
        assert ran.err.count(f"not errcode's own words: {path} had a say in what was found") == 1
        assert "errcode tables trust" not in ran.err


def test_leave_is_for_these_bytes(few, run):
    """A byte more, and it is asked for again; each file by itself."""
    path, other = written("synonyms", SYNONYMS), written("situations", SITUATIONS)
    run("tables", "trust", str(path))
    ran = run("search", "margherita")
    assert ran.code == 0
    assert f"errcode tables trust {other}" in ran.err
    path.write_text(f"{path.read_text()}\n")
    ran = run("search", "margherita")
    assert ran.code == 1
    assert f"errcode tables trust {path}" in ran.err
    run("tables", "trust", str(path))
    run("tables", "trust", "--revoke", str(path))
    assert run("search", "margherita").code == 1


def test_a_folder_that_the_user_named_needs_no_leave(few, run, monkeypatch):
    """ERRCODE_TABLES says whose words are to be used; answers name them all the same."""
    path = written("synonyms", SYNONYMS)
    monkeypatch.setenv("ERRCODE_TABLES", str(path.parents[1]))
    ran = run("search", "margherita")
    assert ran.code == 0
    assert f"not errcode's own words: {path}" in ran.err


@pytest.mark.parametrize("name", OWN)
def test_kinds_cases_and_the_network_are_errcodes_own(few, run, name):
    """No folder changes retry policies, advice or meanings by the vocabulary, not even one that is named."""
    questions = [["lookup", "coinone", "105"], ["explain", "-p", "coinone", "ReadTimeout"], ["search", "balance"]]
    before = [(ran.code, ran.out, ran.err) for ran in (run(*question) for question in questions)]
    written(name, OWN[name])
    assert [(ran.code, ran.out, ran.err) for ran in (run(*question) for question in questions)] == before
    assert run("tables", "trust").code == 1


def test_the_page_has_only_words_that_are_used(few, run):
    """A site that is built in a clone does not carry the clone's words unless they were allowed."""
    from errcode.catalog.catalog import Catalog
    from errcode.web import packed

    path = written("synonyms", SYNONYMS)
    catalog = Catalog()
    assert "pizza" not in [row["id"] for row in packed.data(catalog, [])["synonyms"]]
    assert any(str(path) in remark for remark in catalog.remarks)
    run("tables", "trust", str(path))
    assert "pizza" in [row["id"] for row in packed.data(Catalog(), [])["synonyms"]]


def name_of(value):
    """Tell which file such a value is meant for; None where it is none of either."""
    if not isinstance(value, dict):
        return None
    return "synonyms" if "groups" in value else "situations"


WRONG = [
    {"groups": [{"id": "x", "words": ["y"], "kinds": 5}]},
    {"groups": [{"id": "x", "words": "yes"}]},
    {"groups": {"id": "x"}},
    {"groups": [5]},
    {"groups": [{"id": "x", "words": [5]}]},
    [],
    "[" * 100_000,
    "\x00",
    {"situations": [{"id": "x", "tables": ["y"], "kinds": 5}]},
    {"situations": [{"id": "x", "tables": {"y": 1}}]},
    {"situations": [{"id": "x", "tables": ["y"], "en": "yes"}]},
    {"situations": [], "objects": [{"group": "x", "with": {"y": 5}}]},
    {"situations": [], "objects": [{"group": "x", "with": [5]}]},
    {"situations": [], "objects": 5},
    {"situations": 5},
]


PLACES = [
    pytest.param(name, value, id=f"{name}-{place}", marks=() if meant in (name, None) else pytest.mark.exhaustive)
    for name in FILES
    for place, value in enumerate(WRONG)
    for meant in [name_of(value)]
]
"""Each value in either file; what is meant for the other one only where everything is tried."""


@pytest.mark.parametrize(("name", "value"), PLACES)
def test_wrong_words_are_left_out_with_one_line(few, run, name, value, monkeypatch):
    """Whatever stands in such a file, a search is answered as without it, and one line names the file."""
    usual = run("search", "nonce")
    path = written(name, value)
    monkeypatch.setenv("ERRCODE_TABLES", str(path.parents[1]))
    ran = run("search", "nonce")
    assert (ran.code, ran.out) == (0, usual.out)
    assert ran.err.count(str(path)) == 1
    assert ran.err.startswith("errcode: warning: ")
    assert ran.err.endswith("; left out\n")


def test_what_a_row_or_an_index_beside_it_claims_is_not_believed(few, run, monkeypatch):
    """Which letters must stand where a form fits is worked out, not read, from what others wrote."""
    row = {**SITUATIONS["situations"][0], "needles": [["x"], ["y"]]}
    path = written("situations", {"situations": [row]})
    index = path.parents[1] / "index"
    index.mkdir()
    (index / "_needles.json").write_text(json.dumps({"size": path.stat().st_size, "needles": [[5]]}))
    monkeypatch.setenv("ERRCODE_TABLES", str(path.parents[1]))
    assert run("search", "cleaned out entirely").code == 0


def test_a_file_that_no_table_is_as_large_as_is_never_allowed(run):
    """A file of holes is not read to its end at each start, and cannot be allowed."""
    path = written("synonyms", "")
    with path.open("r+b") as file:
        file.truncate(3 << 30)
    ran = subprocess.run(
        ["prlimit", "--as=268435456", "--cpu=10", sys.executable, "-m", "errcode", "search", "nonce"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "HOME": str(path.parent), "PATH": "/usr/bin:/bin"},
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
    assert f"errcode tables trust {path}" in ran.stderr


def test_an_agent_is_told_whose_words_they_are(few, run):
    """The answers of the server for agents say that words of others had a say, and that a file waits or is wrong."""
    from errcode import engine
    from errcode.integrations.mcp.tools import Tools

    path = written("synonyms", SYNONYMS)
    engine.reload()
    told = Tools().call("search", {"query": "margherita"})["structuredContent"]["notes"]
    assert any("errcode tables list" in note for note in told)
    run("tables", "trust", str(path))
    engine.reload()
    told = Tools().call("search", {"query": "margherita"})["structuredContent"]["notes"]
    assert any(str(path) in note for note in told)
