"""A project's tables: what changes errcode's own is used only when it was allowed, and what answers is named."""

import json
from pathlib import Path

import pytest

PATCH = {
    "extends": "coinone",
    "errors": [{"code": "105", "retry": "wait", "meaning": {"en": "Send it again.", "ko": "다시 보내십시오."}}],
}
PAYLOAD = 'coinone {"result":"error","error_code":"105","error_msg":"Price is not correct"}'
FORMS = [
    ["lookup", "coinone", "105"],
    ["lookup", "105"],
    ["list", "coinone"],
    ["search", "-p", "coinone", "price"],
    ["reverse", "-p", "coinone", "Price is not correct"],
    ["explain", PAYLOAD],
    ["explain", "--summary", PAYLOAD],
    ["explain", "--annotate", PAYLOAD],
]


@pytest.fixture
def patch():
    """A patch of Coinone's table in the folder of a project that was cloned."""
    path = Path("errcode-tables/coinone.json").absolute()
    path.parent.mkdir()
    path.write_text(json.dumps(PATCH, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("question", FORMS)
def test_a_change_of_a_bundled_table_waits_for_leave(run, patch, question):
    """Before it is allowed errcode's own words answer, and one line says what the other table waits for."""
    ran = run(*question)
    assert ran.code == 0
    assert "다시 보내십시오" not in ran.out
    assert ran.err.count(f"errcode tables trust {patch}") == 1


@pytest.mark.parametrize("question", FORMS)
def test_an_allowed_change_says_so_in_every_form(run, patch, question):
    """Once it is allowed it answers, and every form names it."""
    assert run("tables", "trust", str(patch)).out == f"yes\t{patch}\n"
    ran = run(*question)
    assert "Price is not correct" not in ran.out or "다시 보내십시오" in ran.out
    assert ran.err.count(f"not errcode's own words: {patch} gave or changed") == 1
    assert "errcode tables trust" not in ran.err


def test_json_says_it_in_each_object(run, patch):
    """In JSON the origin stands in the object, and nothing beside it."""
    run("tables", "trust", str(patch))
    for question in (FORMS[0], FORMS[3], FORMS[5]):
        ran = run(*question, "--json")
        assert str(patch) in [json.loads(line)["origin"] for line in ran.out.splitlines()]
        assert "own words" not in ran.err


def test_leave_is_for_these_bytes_at_this_place(run, patch, tmp_path, monkeypatch):
    """One byte more, or another place, and it is asked for again; revoked it is, too."""
    run("tables", "trust", str(patch))
    patch.write_text(patch.read_text() + "\n")
    assert "errcode tables trust" in run("lookup", "coinone", "105").err
    assert run("tables", "trust").out == f"no\t{patch}\n"
    run("tables", "trust", "errcode-tables")
    assert "errcode tables trust" not in run("lookup", "coinone", "105").err
    other = tmp_path / "other" / "errcode-tables"
    other.mkdir(parents=True)
    (other / "coinone.json").write_bytes(patch.read_bytes())
    monkeypatch.chdir(other.parent)
    assert "errcode tables trust" in run("lookup", "coinone", "105").err
    run("tables", "trust", "--revoke", str(patch))
    monkeypatch.chdir(patch.parent.parent)
    assert "errcode tables trust" in run("lookup", "coinone", "105").err


def test_a_folder_that_the_user_named_is_trusted(run, patch, monkeypatch):
    """ERRCODE_TABLES says whose tables are to be used; the answers name them all the same."""
    monkeypatch.setenv("ERRCODE_TABLES", str(patch.parent))
    ran = run("lookup", "coinone", "105")
    assert "다시 보내십시오" in ran.out
    assert f"not errcode's own words: {patch}" in ran.err


def test_a_new_provider_of_a_project_is_used_and_named(run):
    """What errcode does not know needs no leave."""
    path = Path("errcode-tables/acme.json").absolute()
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "acme", "errors": [{"code": "E-1", "messages": ["too dear"]}]}))
    ran = run("lookup", "acme", "E-1")
    assert ran.out.startswith("acme\tE-1\t")
    assert f"not errcode's own words: {path}" in ran.err


def test_a_list_of_leave_that_others_may_write_is_not_believed(run, patch):
    """What anybody could have written there counts for nothing."""
    from errcode.catalog.trust import place

    run("tables", "trust", str(patch))
    Path(place()).chmod(0o666)
    assert "errcode tables trust" in run("lookup", "coinone", "105").err


def test_nothing_to_allow_is_said(run):
    """Where no table changes errcode's own there is nothing to do."""
    assert run("tables", "trust").code == 1
    assert run("tables", "trust", "missing.json").code == 2
