"""Where the parts of a table stand: line and column of values and keys, asked for together."""

import json
import sys

import pytest

from errcode.catalog.located import parse
from errcode.model import TableError

TEXT = """{
  "id": "acme", "key": {"id": 1},
  "errors": [
    {"code": "1", "messages": ["한글 \\"[{", "b"]},
    {"code": "2", "kind": {"deep": [[], [true, 5]]}}
  ]
}"""
PLACES = {
    (): (1, 1),
    ("id",): (2, 9),
    ("key", "id"): (2, 31),
    ("errors",): (3, 13),
    ("errors", 0, "messages", 1): (4, 43),
    ("errors", 1, "kind", "deep", 1, 1): (5, 48),
    ("errors", 1, "key", "kind"): (5, 19),
    ("errors", 1, "key", "none"): (5, 5),
    ("errors", 1, "messages", 3): (5, 5),
    ("nothing", "at", "all"): (1, 1),
}


def test_places():
    """A value's place is that of its first character, a key's that of its mark, anything else's what is around."""
    located = parse(TEXT, "acme.json")
    assert located.lines_columns(list(PLACES)) == list(PLACES.values())
    assert [located.lines_columns([path])[0] for path in PLACES] == list(PLACES.values())


def test_keys_that_stand_twice():
    """A key that stands twice in its object is found, and its last place given."""
    located = parse('{"a": {"b": 1,\n "b": 2}}', "acme.json")
    assert located.value == {"a": {"b": 2}}
    assert located.repeated == (("a", "key", "b"),)
    assert located.lines_columns(located.repeated) == [(2, 2)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,\n "b" 2}', "acme.json:2:6: Expecting ':' delimiter"),
        ('{"a": NaN}', "acme.json:1:7: Expecting value"),
        ('{"a": 1} {', "acme.json:1:10: Extra data"),
        ("[" * 200 + "]" * 200, "acme.json:1:102: Nested too deeply for a table"),
        ("[" * 100_000, "acme.json:1:102: Nested too deeply for a table"),
        ('{"a": ' + "9" * 5_000 + "}", "acme.json:1:7: A number of so many digits"),
        ("", "acme.json:1:1: Expecting value"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(text, said):
    """The line names file, line, column and remedy."""
    with pytest.raises(TableError) as raised:
        parse(text, "acme.json")
    assert str(raised.value).startswith(said)


def steps(count):
    """Count the calls that it takes to read so many entries and to find a place in each."""
    rows = [{"code": str(number), "kind": "x"} for number in range(count)]
    text = json.dumps({"errors": rows}, indent=1)
    seen = 0

    def watch(_frame, event, _argument):
        nonlocal seen
        seen += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        parse(text, "x").lines_columns([("errors", number, "kind") for number in range(count)])
    finally:
        sys.setprofile(None)
    return seen


def test_all_places_are_found_in_one_reading():
    """Twice as many problems in a table of twice the size cost twice as much, not four times."""
    assert steps(1_000) < 2.2 * steps(500)
