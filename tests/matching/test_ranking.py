"""What a ranking leaves out, and that it changes no answer."""

import json
from pathlib import Path

import pytest

from errcode.catalog.catalog import Catalog
from errcode.catalog.filter import EVERYTHING
from errcode.catalog.folders import bundled_folder
from errcode.matching import search, stems
from errcode.matching.early_termination import Enough
from errcode.matching.lexicon import Lexicon
from errcode.matching.ranking import Ranking
from errcode.matching.search import Searcher
from errcode.matching.synonyms import Synonyms
from errcode.matching.terms import Term
from errcode.matching.vocabulary import Vocabulary

DATA = Path(__file__).parent.parent / "data"
QUESTIONS = [
    json.loads(line)["query"]
    for name in ("queries.jsonl", "asked.jsonl")
    for line in (DATA / name).read_text("utf-8").splitlines()[::80]
]
QUESTIONS += (DATA / "nothing.txt").read_text("utf-8").splitlines()[::20]
VOCABULARY = Vocabulary()
TABLES = Catalog([bundled_folder()]).tables(["coinone", "weex", "kraken", "tosspayments"])
SEARCHER = Searcher(TABLES, vocabulary=lambda: VOCABULARY)


def found(question, limit):
    """Give what a search finds."""
    matches = SEARCHER.search(question, limit, everything=False)
    return [(each.entry.code, each.entry.section, each.score, each.matched, each.how, each.spans) for each in matches]


@pytest.mark.parametrize("limit", [1, *(pytest.param(limit, marks=pytest.mark.exhaustive) for limit in (10, None))])
def test_what_is_not_ranked_could_not_be_shown(limit, monkeypatch):
    """A ranking ends when no other entry can come among the first: all of them ranked give the same answers."""
    answers = [found(question, limit) for question in QUESTIONS]
    monkeypatch.setattr(Enough, "beyond", lambda self, bound: False)
    assert answers == [found(question, limit) for question in QUESTIONS]


def test_nothing_is_beyond_before_the_first_is_known():
    """An entry that may be the first is ranked, however few are wanted."""
    assert not Enough(1, 50.0, []).beyond(0.0)


def test_words_that_answer_a_term_are_looked_up_and_all_found():
    """Of all words of the tables a term finds those that comparing each of them with it would find."""
    lexicon = Lexicon()
    for table in TABLES:
        for row in table.rows:
            for text in map(str, row.get("messages") or ()):
                lexicon.parts(text)
    synonyms: Synonyms = VOCABULARY.synonyms
    for text in ("insufficient", "balance", "잔고", "주문", "nonce", "ㅈㄱ", "order", "50", "cat", "시간"):
        term = Term(text, synonyms.of(stems.stem(text)))
        roots = {phrase[0] for group in term.groups for phrase in synonyms.members[group] if len(phrase) == 1}
        likely = {word.text for word in lexicon.like(term, roots) if term.hit(word, synonyms.of)[1]}
        assert likely == {word.text for word in lexicon.order if term.hit(word, synonyms.of)[1]}


@pytest.mark.parametrize("limit", [1, 5])
def test_what_is_aside_is_ranked_no_further_than_it_can_be_shown(limit):
    """Where those in front fill what is asked for, what could only stand behind is left out, and no more."""
    tables = Catalog([bundled_folder()]).tables(["weex", "kraken", "coinbase", "kakaopay"])

    def shown(question, floored):
        def best(some, floor):
            ranking = Ranking(some, question, vocabulary=lambda: VOCABULARY)
            return ranking.best(limit, floor=floor if floored else 0.0)

        found = search._ranked(tables, question, best, EVERYTHING, limit, 1.0)[:limit]
        return [(each.table.provider.id, each.row["code"], each.tier, each.score, each.answer.text) for each in found]

    for question in QUESTIONS[::4]:
        assert shown(question, True) == shown(question, False)
