"""What a terminal shows of a text, and that it obeys none of it."""

import json
import unicodedata

import pytest

from errcode.render.jsonlines import json_line
from errcode.text.visible import _UNSEEN, is_visible, visible

HOSTILE = [
    *("\x1b]0;x\x07", "\x9b31m", "\x00", "\x7f", "\u202e", "\u2066", "\u061c", "\u200b", "\u200e", "\u2028", "\u00ad"),
    *("\ufeff", "\u2060", "\u3164", "\u115f", "\U000e0041", "\ud800", "\ufff9", "\u180e", "\u2800"),
]


@pytest.mark.parametrize("mark", HOSTILE)
def test_what_is_unseen_is_written_out(mark):
    """Control characters, marks of direction and what has no width are shown as their numbers."""
    shown = visible(f"a{mark}b")
    assert shown.isprintable()
    assert shown.isascii()
    assert shown.startswith("a\\")
    assert shown.endswith("b")


@pytest.mark.parametrize("mark", [mark for mark in HOSTILE if mark >= " "])
def test_json_says_the_same_with_its_own_escapes(mark):
    """A line of JSON holds no such character, and whoever reads it gets the text as it is."""
    line = json_line({"text": f"가{mark}b"})
    assert line.isprintable()
    assert json.loads(line) == {"text": f"가{mark}b"}


@pytest.mark.parametrize(
    "text", ["출금 한도", "Zahl größer", "価格", "✅", "❤️", "é", unicodedata.normalize("NFD", "가격")]
)
def test_what_people_write_stays(text):
    """Scripts, accents and emoji are shown as they are."""
    assert visible(text) == text


def test_lines_stay_only_where_they_may():
    """In a line of columns a line end is a blank."""
    assert visible("a\tb\r\nc") == "a b  c"
    assert visible("a\tb\r\nc", lines=True) == "a\tb\\x0d\nc"


def test_the_quick_look_overlooks_nothing():
    """What a quick look passes as it stands has no character that the closer one would write out."""
    unseen = [chr(code) for first, last in _UNSEEN for code in range(first, last + 1)]
    assert [mark for mark in unseen if is_visible(f"가{mark}b")] == []
    assert is_visible("출금 한도, Zahl größer")
