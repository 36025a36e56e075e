"""Codes that are like one that no table has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcode.catalog.nearest import Neighbours, nearest

WORDS = st.text("0123-AaB_", min_size=1, max_size=11)
CODES = ["105", "107", "1055", "-1021", "-1022", "EGW00123", "EGW00201", "INVALID_SYMBOL", "999999"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0105", ["105"]),
        ("1021", ["-1021"]),
        ("106", ["105", "107"]),
        ("-1012", ["-1021", "-1022"]),
        ("egw00123", ["EGW00123"]),
        ("EGW00210", ["EGW00201"]),
        ("INVALD_SYMBOL", ["INVALID_SYMBOL"]),
        ("77", []),
        ("x" * 5_000, []),
    ],
)
def test_the_nearest_comes_first(code, expected):
    """The same digits come first, then few edits (a swap is one); what is far from all is like none."""
    assert nearest(code, CODES)[: len(expected) or 1] == expected


def test_no_more_than_asked_for():
    """The number of answers is bounded."""
    assert len(nearest("10", [str(number) for number in range(100, 110)], limit=2)) == 2


@given(st.lists(WORDS, min_size=1, max_size=12, unique=True), WORDS)
def test_codes_laid_out_are_as_near_as_codes_compared(codes, code):
    """Looking up what is left of a code without two of its characters misses none that two edits lead to."""
    assert Neighbours(codes).nearest(code) == nearest(code, codes)
