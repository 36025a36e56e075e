"""How much of a question is looked at."""

import pytest

from errcode.text.bounds import LONGEST_QUESTION, LONGEST_WORD, MOST_WORDS, question, shortened


@pytest.mark.parametrize("asked", ["nonce", " 잔고  부족 ", "price must be > 0", "a" * LONGEST_WORD, "word " * 63])
def test_a_question_is_looked_at_as_it_is(asked):
    """What a person types is not touched."""
    assert question(asked) == asked


@pytest.mark.parametrize("asked", ["x" * 101, "x" * 100_000, "word " * 64 + "last", "출금 " * 30_000, "가" * 1_001])
def test_a_pasted_page_is_cut(asked):
    """Of a page the first words are looked at, of a word its beginning."""
    cut = question(asked)
    assert asked.startswith(cut[:50])
    assert len(cut) <= LONGEST_QUESTION
    assert len(cut.split()) <= MOST_WORDS
    assert max(map(len, cut.split())) <= LONGEST_WORD


def test_a_notice_repeats_no_page():
    """A word is repeated whole, a page by its beginning."""
    assert shortened("-1121") == "-1121"
    assert shortened("x" * 100_000) == "x" * LONGEST_WORD + "…"
