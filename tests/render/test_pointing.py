"""The place in a text: the line cut around its marks, and the marks under the right columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcode.render.pointing import Mark, excerpt, marks_of
from errcode.render.styled import Sheet, cells, length

LINE = '2026-11-20 03:10:00 coinone {"result":"error","error_code":"103","error_msg":"잔고가 부족 합니다."}'
FOUND = [("103", "coinone 103", "code"), ("잔고가 부족 합니다.", "메시지", "name")]


def drawn(line, width, found=FOUND):
    """Draw the marks of a line without colours."""
    sheet = Sheet(width=width)
    return [sheet.painted(row) for row in excerpt(line, 7, marks_of(line, found), sheet)]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("before", ["", "한글 로그: ", "\x1b[31m"])
def test_marks_stand_under_what_they_mark(width, before):
    """At every width the bars begin in the column where the code begins, whatever stands before it."""
    shown, marks, *labels = drawn(before + LINE, width)
    assert cells(shown) <= width
    assert cells(shown[: shown.index('"103"') + 1]) == marks.index("━")
    assert any("coinone 103" in label for label in labels)
    assert "\x1b" not in shown


def test_a_long_line_is_cut_around_its_marks():
    """Ten thousand characters before and behind the error do not push it off the screen."""
    shown, *_ = drawn("x" * 10_000 + LINE + "y" * 10_000, 80)
    assert '"103"' in shown
    assert shown.count("...") == 2


def test_a_mark_that_is_not_there_is_left_out():
    """A code that stands elsewhere gets no mark; two at one place get one."""
    assert marks_of("nothing here", FOUND) == []
    assert len(marks_of("code 105", [("105", "a", "code"), ("105", "b", "mark")])) == 1


@given(st.text(max_size=300), st.integers(20, 200), st.data())
def test_whatever_the_line_is_it_fits(line, width, data):
    """No line, and no place in it, makes a row wider than the terminal."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    rows = excerpt(line, 1, [Mark(start=start, end=end, label="label")], Sheet(width=width))
    assert all(length(row) <= width for row in rows)
