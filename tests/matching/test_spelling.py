"""What a misspelt word may stand for."""

import pytest

from errcode.matching.corpus import Corpus
from errcode.matching.mistyped import corrected
from errcode.matching.spelling import misspellings
from errcode.matching.terms import Term


class Toy:
    """A table of which only the rows matter."""

    def __init__(self, *messages):
        self.rows = [{"code": str(number), "messages": [text]} for number, text in enumerate(messages)]

    def kept(self, what, make):
        """Nothing is kept."""
        return make()


CORPUS = Corpus([Toy("insufficient balance", "signature mismatch", "잔고가 부족합니다", "주문 수량 초과")])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("signatrue", "signature"), ("balence", "balance"), ("blance", "balance"), ("쟌고", "잔고"), ("즈문", "주문")],
)
def test_a_word_a_few_edits_away_is_meant(typed, meant):
    """Letters in English, jamo in Korean: swapped, left out, doubled or wrong ones."""
    [(word, likeness), *_] = misspellings(Term(typed), CORPUS)
    assert word.startswith(meant[:2])
    assert 0.5 < likeness < 1


@pytest.mark.parametrize("typed", ["zebra", "xy", "이", "balance"])
def test_other_words_are_left_alone(typed):
    """Words that are like none, words too short to be misspelt, and words that are right mean nothing else."""
    assert misspellings(Term(typed), CORPUS) == []


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("주문햇는데 안됫어요", "주문했는데 안됐어요"),
        ("잔고가 업다네요", "잔고가 없다네요"),
        ("돈이 잇는데 틀렷대", "돈이 있는데 틀렸대"),
        ("업비트 업데이트 작업", "업비트 업데이트 작업"),
        ("산업은행 기업네트워크", "산업은행 기업네트워크"),
    ],
)
def test_shift_that_was_spared(question, right):
    """있, 없 and the past are read where somebody spares the shift key; nouns in 업 stay."""
    assert corrected(question) == right
