"""What a table that extends another one changes in it."""

from errcode.catalog.patch import patched

TABLE = {
    "id": "acme",
    "name": {"en": "Acme"},
    "aliases": ["ac"],
    "sources": [{"id": "docs", "url": "old"}, {"id": "spec", "url": "spec"}],
    "errors": [
        {"code": "1", "section": "a", "messages": ["one"], "kind": "parameter"},
        {"code": "1", "section": "b", "messages": ["one"]},
        {"code": "2", "section": "a"},
    ],
}


def test_an_entry_is_changed_field_by_field():
    """What the patch does not name stays, and the entry says where it was changed."""
    rows = patched(TABLE, {"errors": [{"code": "2", "kind": "risk"}]}, "mine.json")["errors"]
    assert rows[2] == {"code": "2", "section": "a", "kind": "risk", "origin": "mine.json"}
    assert rows[:2] == TABLE["errors"][:2]


def test_a_code_without_a_section_means_all_of_them():
    """A patch that names no section changes the code in every one; with a section, there alone."""
    everywhere = patched(TABLE, {"errors": [{"code": "1", "http_status": 400}]}, "x")["errors"]
    assert [row.get("http_status") for row in everywhere] == [400, 400, None]
    there = patched(TABLE, {"errors": [{"code": "1", "section": "b", "http_status": 400}]}, "x")["errors"]
    assert [row.get("http_status") for row in there] == [None, 400, None]


def test_what_is_new_is_added():
    """Unknown codes are appended; lists grow, sources are replaced by id, other fields are replaced."""
    patch = {
        "name": {"en": "Acme 2"},
        "aliases": ["acme2", "ac"],
        "sources": [{"id": "docs", "url": "new"}],
        "errors": [{"code": "9"}],
    }
    table = patched(TABLE, patch, "x")
    assert table["errors"][-1] == {"code": "9", "origin": "x"}
    assert (table["id"], table["name"], table["aliases"]) == ("acme", {"en": "Acme 2"}, ["acme2", "ac"])
    assert {source["id"]: source["url"] for source in table["sources"]} == {"spec": "spec", "docs": "new"}


def test_neither_is_changed():
    """The table and the patch stay as they were."""
    before = repr(TABLE)
    patched(TABLE, {"errors": [{"code": "1", "kind": "risk"}], "aliases": ["z"]}, "x")
    assert repr(TABLE) == before
