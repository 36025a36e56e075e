"""Texts that may be filled templates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcode.text.templates import Filled


@pytest.mark.parametrize(
    "text", ["Too many visits!", "Size must be >= 5% of {x}", "", "--", "가격 a1", "é=2 ≥ 3", "a\xa0b"]
)
def test_a_text_knows_where_the_letters_of_its_key_stand(text):
    """Whatever the script, each letter of the key is the one at its place, but for the case of Latin ones."""
    filled = Filled(text)
    assert filled.key == "".join([filled.text[place].lower() for place in filled.at])


@given(st.text(alphabet="aB9 <>=%_-.\x01{}$", max_size=12))
def test_a_key_is_the_same_whether_a_text_is_ascii_or_not(text):
    """A letter beyond ASCII changes nothing of what is kept of the rest."""
    assert Filled(text + "가").key == Filled(text).key + "가"
