"""Tables as they are laid out: within the screen, nothing cut, what belongs together beside or below one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcode.render.grid import Column, code_cell, drawn
from errcode.render.styled import Sheet, cells

COLUMNS = (
    Column(heading="Code", whole=True),
    Column(heading="Count", number=True),
    Column(heading="Meaning"),
    Column(heading="Name"),
)
ROW = (
    [("acme", ""), ("\n", ""), ("fix", "fix")],
    [("1,024", "")],
    [("잔고가 부족합니다. The balance does not cover the order and its fee.", "")],
    [("Acme Exchange", "")],
)


@pytest.mark.parametrize("width", [20, 24, 40, 47, 48, 60, 80, 120, 200])
def test_a_table_fits_and_loses_nothing(width):
    """Every line fits the screen, and every word stands in the table as it was."""
    shown = drawn(COLUMNS, [ROW, ROW], Sheet(width=width))
    assert max(map(cells, shown.splitlines())) <= width
    letters = sorted("".join("".join(text for text, _ in cell) for cell in ROW * 2).replace("\n", "").replace(" ", ""))
    heads = "CodeCountMeaningName" if width >= 48 else "CountCount"
    assert sorted(shown.replace("─", "").replace("\n", "").replace(" ", "")) == sorted([*letters, *heads])


@given(st.lists(st.tuples(*[st.text(max_size=40)] * 3), min_size=1, max_size=4), st.integers(20, 120))
def test_whatever_the_texts_are_they_fit(rows, width):
    """No text makes a line longer than the screen, where the columns that fold have room."""
    columns = [Column(heading=name) for name in "abc"]
    shown = drawn(columns, [[[(text, "")] for text in row] for row in rows], Sheet(width=width))
    assert all(cells(line) <= width for line in shown.splitlines())


def test_a_narrow_screen_has_cells_below_one_another():
    """Below 48 columns a row is its first cell, then the others, numbers with their names."""
    lines = drawn(COLUMNS[:3], [ROW[:3]], Sheet(width=47)).splitlines()
    assert lines[:3] == ["acme", "fix", "  Count 1,024"]
    assert "Code" not in lines[0]


def test_columns_that_are_not_folded_and_do_not_fit_stand_below_one_another():
    """Long ids beside long codes leave a meaning no room: the row is stacked, and no line is longer than the screen."""
    columns = [Column(heading="Provider", whole=True), Column(heading="Code", whole=True), Column(heading="Meaning")]
    row = [[("interactive-brokers", "")], [("PREVIEW_INSUFFICIENT_FUNDS_FOR_ALL", "")], [("Too little is left.", "")]]
    lines = drawn(columns, [row], Sheet(width=60)).splitlines()
    assert lines == ["interactive-brokers", "  PREVIEW_INSUFFICIENT_FUNDS_FOR_ALL", "  Too little is left."]
    assert drawn(columns, [row], Sheet(width=66)).startswith("Provider")


def test_numbers_are_aligned_at_the_right():
    """Digits of the same place stand below one another."""
    rows = [[[(code, "")], [(count, "")]] for code, count in (("a", "1,024"), ("b", "7"))]
    assert drawn(COLUMNS[:2], rows, Sheet(width=60)).splitlines()[2:] == ["a     1,024", "b         7"]


def test_a_long_code_is_broken_at_its_joints():
    """A code wider than its column ends lines behind `_`, and what is left of a line goes to the meaning."""
    cell = code_cell([("PLATFORM_CONTRACT_FEE_CURRENCY_MISMATCHED", "code")], Sheet(width=60))
    assert "".join(text for text, _ in cell).split("\n") == ["PLATFORM_CONTRACT_FEE_", "CURRENCY_MISMATCHED"]
