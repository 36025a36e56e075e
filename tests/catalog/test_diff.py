"""What changed between two tables."""

from errcode.catalog.diff import changes, inline


def table(*rows):
    """A table of these entries."""
    return {"errors": list(rows)}


def told(old, new):
    """The differences, in few words."""
    return [(change.what, change.code, change.section, change.field) for change in changes(old, new)]


def test_added_and_removed_codes_are_told_in_the_order_of_codes():
    """Numbers are sorted by their value."""
    old, new = table({"code": "9"}, {"code": "10"}), table({"code": "10"}, {"code": "100"})
    assert told(old, new) == [("removed", "9", None, None), ("added", "100", None, None)]


def test_a_changed_field_is_told_with_both_values():
    """Texts and facts are compared one by one; a new text counts as a change of its language."""
    old = table({"code": "1", "messages": ["a"], "meaning": {"en": "x", "ko": "가"}, "http_status": 400})
    new = table({"code": "1", "messages": ["b"], "meaning": {"en": "y", "ko": "가"}, "http_status": 400})
    assert [(change.field, change.old, change.new) for change in changes(old, new)] == [
        ("messages", ["a"], ["b"]),
        ("meaning.en", "x", "y"),
    ]


def test_what_one_side_does_not_know_is_no_difference():
    """A draft knows no kinds, and its only entry of a code has no section."""
    old = table({"code": "1", "section": "order", "kind": "risk", "messages": ["a"]})
    assert told(old, table({"code": "1", "messages": ["a"]})) == []


def test_what_is_retired_is_absent():
    """A page no longer lists what has been withdrawn."""
    assert told(table({"code": "1", "status": "retired"}), table()) == []
    assert told(table({"code": "1", "status": "retired"}), table({"code": "1"})) == [("added", "1", None, None)]


def test_the_sections_of_a_code_are_compared_each():
    """A code that several sections have is matched by section."""
    old = table({"code": "1", "section": "a"}, {"code": "1", "section": "b"})
    new = table({"code": "1", "section": "a"}, {"code": "1", "section": "c"})
    assert told(old, new) == [("removed", "1", "b", None), ("added", "1", "c", None)]


def test_a_text_is_compared_word_by_word():
    """The parts of a changed text, in order; together they are the old and the new one."""
    parts = inline("price is wrong", "price was wrong")
    assert parts == [("same", "price "), ("removed", "is"), ("added", "was"), ("same", " wrong")]
