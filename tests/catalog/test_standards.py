"""Standards in look-ups: behind every provider, by class, and by section."""

import json

import pytest

from errcode import Catalog, lookup
from errcode.catalog.folders import bundled_folder

ACME = {
    "id": "acme",
    "name": {"en": "Acme"},
    "sections": [{"id": "order", "name": {"en": "Order"}}, {"id": "query", "name": {"en": "Query (reads)"}}],
    "errors": [
        {"code": "404", "section": "order", "messages": ["no order"]},
        {"code": "404", "section": "query", "messages": ["no answer"]},
    ],
}
AAA = {
    "id": "aaa",
    "standard": True,
    "name": {"en": "Aaa"},
    "sections": [{"id": "plain", "name": {"en": "Plain"}}, {"id": "9", "name": {"en": "Reason (9)"}, "aside": True}],
    "errors": [
        {"code": "404", "section": "plain", "messages": ["nothing here"]},
        {"code": "5xx", "covers": ["5xx"], "section": "plain", "messages": []},
        {"code": "404", "section": "9", "messages": ["a reason"]},
    ],
}


@pytest.fixture
def catalog(tmp_path):
    """Tables of a provider and of a standard that sorts before it."""
    for table in (ACME, AAA):
        (tmp_path / f"{table['id']}.json").write_text(json.dumps(table))
    return Catalog([str(tmp_path), bundled_folder()])


def found(catalog, *words):
    """Look up in the toy tables alone."""
    return [
        (entry.provider, entry.code, entry.section)
        for entry in lookup(*words, catalog=catalog)
        if entry.provider in ("acme", "aaa")
    ]


def test_a_standard_stands_behind_every_provider(catalog):
    """A code alone leads with providers, and tells what of the standard needs no section to mean something."""
    assert found(catalog, "404") == [("acme", "404", "order"), ("acme", "404", "query"), ("aaa", "404", "plain")]
    assert [entry.provider for entry in lookup("404", catalog=catalog)][-2:] == ["aaa", "http"]


def test_a_named_standard_tells_all_that_it_has(catalog):
    """Named, it answers in every section."""
    assert found(catalog, "aaa", "404") == [("aaa", "404", "plain"), ("aaa", "404", "9")]


@pytest.mark.parametrize("name", ["9", "Reason", "reason"])
def test_a_section_behind_its_provider_holds_for_the_codes_behind_it(catalog, name):
    """A section is named by its id or by the first word of its name."""
    assert found(catalog, "aaa", name, "404") == [("aaa", "404", "9")]
    assert found(catalog, "acme", "query", "404", "acme", "404") == [
        ("acme", "404", "query"),
        ("acme", "404", "order"),
        ("acme", "404", "query"),
    ]


def test_a_class_answers_for_its_codes_where_the_table_is_named(catalog):
    """`5xx` answers for 577 at its table, and for nobody's 577."""
    assert found(catalog, "aaa", "577") == [("aaa", "5xx", "plain")]
    assert found(catalog, "577") == []


def test_a_code_that_a_section_lacks_is_told_as_such(run):
    """A miss in a section is a miss, whoever else has the code."""
    done = run("lookup", "http", "cloudflare", "404")
    assert (done.code, done.out) == (1, "")
    assert "http cloudflare has no code 404" in done.err
