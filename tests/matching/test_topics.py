"""What a question is about decides how much an answer must have."""

from __future__ import annotations

import pytest
from bundled import CATALOG

from errcode import search
from errcode.matching.vocabulary import Vocabulary
from errcode.matching.weights import ELSEWHERE, HERE

measure = Vocabulary().topics.measure


@pytest.mark.parametrize(
    "question", ["clock skew in my container", "예수금이 왜 이래", "출금주소 뭐가 문제", "bot keeps dying"]
)
def test_words_of_trading_and_apis_let_an_answer_do_with_less(question):
    """A word that only this world has says what a question is about, inside a Korean compound too."""
    assert measure(question) == HERE


@pytest.mark.parametrize("question", ["my kitten refused its food", "헬스장 회원권 양도", "wifi drops at night"])
def test_words_of_other_worlds_ask_for_more(question):
    """A word of everyday life, and none of this world, makes an answer harder."""
    assert measure(question) == ELSEWHERE


@pytest.mark.parametrize("question", ["order of the planets", "movie ticket exchange", "request a song"])
def test_a_word_that_both_worlds_have_is_the_others_beside_their_words(question):
    """An order, a request or an exchange says nothing against a word that only others have."""
    assert measure(question) == ELSEWHERE


@pytest.mark.parametrize("question", ["", "?!", "it does not work", "docker container", "endpoint of a restaurant"])
def test_where_nothing_or_both_are_said_nothing_changes(question):
    """Words of neither world, tools that programs run in, and words of both worlds leave the measure as it is."""
    assert measure(question) == 1.0


@pytest.mark.parametrize("question", ["clock skew on my container, exchange hates it", "기관 인증서로 jwt 서명값 다름"])
def test_little_is_enough_where_the_topic_is_sure(question):
    """Chatter around a trouble of trading does not hide it."""
    assert search(question, limit=1, catalog=CATALOG)


@pytest.mark.parametrize(
    ("question", "provider", "code"),
    [
        ("nginx gives ssl handshake failed", "http", "525"),
        ("null value in not null column", "sqlstate", "23502"),
    ],
)
def test_a_standard_that_says_more_of_a_question_leads(question, provider, code):
    """Where no provider's answer has the words that a standard's has, the standard leads."""
    found = search(question, limit=3, catalog=CATALOG)
    assert (found[0].entry.provider, found[0].entry.code) == (provider, code)
