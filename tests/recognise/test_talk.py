"""Words around codes, by kinds."""

import pytest

from errcode.recognise.talk import ROWS, sort

CLAIMED = [(one.name, word) for one in ROWS for word in one.claims.split()]
IGNORED = [(one.name, word) for one in ROWS for word in one.ignores.split()]


@pytest.mark.parametrize(("name", "word"), CLAIMED)
def test_a_kind_has_its_words(name, word):
    """A word that a row names is of that row's kind and of none before it."""
    found = sort(word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "word"), IGNORED)
def test_a_kind_leaves_words_that_are_like_its_own(name, word):
    """A word that is like a kind's is not of that kind."""
    found = sort(word)
    assert found is None or found.name != name
