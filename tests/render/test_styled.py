"""Text laid out for a terminal: folded by columns, never cut, never obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from errcode.render.styled import Sheet, boxed, cells, folded, length

WORDS = "잔고가 부족 합니다. The order price is not valid."


@pytest.mark.parametrize("width", [8, 20, 24, 40, 60, 140])
def test_folding_fits_and_loses_nothing(width):
    """Every line fits its columns, and all words are there in their order."""
    lines = folded([(WORDS, "")], width)
    assert all(length(line) <= width for line in lines)
    assert "".join("".join(text for text, _ in line) for line in lines).replace(" ", "") == WORDS.replace(" ", "")


@given(st.text(max_size=120), st.integers(4, 60))
def test_whatever_the_text_is_it_fits(text, width):
    """No text makes a line longer than its columns."""
    assert all(length(line) <= width for line in folded([(text, "")], width))


def test_words_are_kept_whole_where_they_fit():
    """A line ends at a blank; only a word that no line can hold is broken."""
    assert [line[0][0] for line in folded([("aaa bbb", "")], 4)] == ["aaa", "bbb"]
    assert ["".join(text for text, _ in line) for line in folded([("abcdefgh", "")], 5)] == ["abcde", "fgh"]


@pytest.mark.parametrize("text", ["주문", "ab", "é", "주문a", "⚠"])
def test_columns_are_richs(text):
    """A character takes the columns that Rich says."""
    assert cells(text) == cell_len(text)


def test_a_frame_is_as_wide_as_its_content():
    """Every row of a frame has the same width, within the sheet."""
    rows = boxed([("제목", "bold")], folded([(WORDS, "")], 30), Sheet(width=40))
    assert len({length(row) for row in rows}) == 1
    assert length(rows[0]) <= 40


def test_escapes_are_inert():
    """What a terminal would obey is written out, in text and in a link."""
    [line] = folded([("a\x1b[2Jb", "")], 40)
    assert "\x1b" not in Sheet(width=40).painted(line)
    painted = Sheet(width=40, color=True, links=True).painted([("here", "link https://example.com/x")])
    assert painted == "\x1b]8;;https://example.com/x\x1b\\here\x1b]8;;\x1b\\"
    assert Sheet(width=40, color=True).painted([("here", "link https://example.com/x")]) == "here"
