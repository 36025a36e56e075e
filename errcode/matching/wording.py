"""A wording of a question: some of its terms, what each weighs, and how much of that an entry answers.

A question is ranked in the words in which it was asked and, where it tells a situation, in those of the tables too.
"""

from __future__ import annotations

import re
from itertools import pairwise

from errcode.matching.answers import Answer
from errcode.matching.corpus import pattern
from errcode.matching.hangul import are_initials
from errcode.matching.terms import NO_HIT
from errcode.matching.weights import (
    CHATTED,
    COMMON,
    COVERED,
    FILLED,
    GUESSED,
    HELD,
    HIGHEST,
    HOLDERS,
    INITIALS_SURE,
    LARGE,
    MOSTLY,
    OUTWEIGHED,
    PROMISED_BY_SYNONYM,
    TOGETHER,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from errcode.matching.corpus import Corpus
    from errcode.matching.reading import Hits, Reading
    from errcode.matching.synonyms import Synonyms
    from errcode.matching.terms import Term

_PREDICATE = re.compile("[가-힣](?:요|나|데|음|대|다|까|죠|지|네|고|서|면|는|던|함|됨|감|임|래|냐|니|옴|길|럼|듯)$")
"""How Korean verbs and adjectives end."""


class Wording:
    """Terms, weighed."""

    def __init__(self, terms: Sequence[Term], weights: Mapping[int, float], corpus: Corpus) -> None:
        """Take some of the terms.

        Args:
            terms: All terms of the question.
            weights: The places of those that belong to the wording, in its order, and what each weighs.
            corpus: The entries asked.
        """
        self.terms = [terms[place] for place in weights]
        self._weights = weights
        self._whole = len(self.terms) == len(terms)
        """Whether it has all terms."""
        self._corpus = corpus
        self.total = sum(weights.values())
        order = list(weights)
        self._heavy = [place for place in order if not terms[place].light]
        self._nexts = dict(pairwise(order))
        self._full = sum(
            weights[place] if terms[place].known else _unknown(terms[place], corpus) for place in self._heavy
        )
        """What the question weighs when a word that no table has weighs as much as the rarest."""

    @property
    def had(self) -> float:
        """How much of the question its tables have, 0–1, be it guessed."""
        return min(1.0, self.total / (self._full or 1.0))

    @property
    def known(self) -> float:
        """How much of the question its tables know, 0–1; what is only guessed counts less."""
        guessed = sum(
            self._weights[place]
            for place, term in zip(self._weights, self.terms, strict=True)
            if term.near and not term.groups and not (len(term.text) > INITIALS_SURE and are_initials(term.text))
        )
        return self.had * (1.0 - (1.0 - GUESSED) * guessed / (self.total or 1.0))

    def promising(self, size: int, promise: dict[int, float], synonyms: Synonyms) -> list[int]:
        """Give the numbers of so many entries that may rank high, the most promising first: those of the rarest terms.

        Args:
            size: So many are wanted.
            promise: What speaks for some entries already: number → weight.
            synonyms: The words of the terms' groups.
        """
        left = self.total
        weighed = zip(self.terms, self._weights.values(), strict=True)
        for term, weight in sorted(weighed, key=lambda each: -each[1]):
            if len(promise) > size and left < MOSTLY * self.total:
                break
            left -= weight
            having = self._having(term, synonyms)
            if not promise:
                promise.update({number: worth * weight for number, worth in having.items()})
                continue
            for number, worth in having.items():
                promise[number] = promise.get(number, 0.0) + worth * weight
        least = sorted(promise.values())[-size:][0] if promise else 0.0
        likely = [number for number, promised in promise.items() if promised >= least]
        likely = sorted(sorted(likely), key=self._corpus.lengths.__getitem__)
        return sorted(likely, key=promise.__getitem__, reverse=True)[:size]

    def _having(self, term: Term, synonyms: Synonyms) -> dict[int, float]:
        if term.text != term.stem and len(term.stem) < 2:
            return {}
        corpus = self._corpus
        found = {} if term.spoken else dict.fromkeys(corpus.having(pattern(term.stem), HOLDERS), 1.0)
        near = sorted(term.near.items(), key=lambda item: (-item[1][0], len(item[0]), item[0]))
        for word, (worth, _) in near:
            if len(found) > HOLDERS // 4:  # many words have these initials: the shortest will do
                break
            for number in corpus.having(pattern(word), HOLDERS // 4):
                found.setdefault(number, worth)
        if len(found) < (COMMON if len(corpus) < LARGE else COMMON // 3):
            for phrase in sorted({phrase for group in term.groups for phrase in synonyms.members[group]}):
                for number in corpus.having(pattern(" ".join(phrase)), HOLDERS):
                    found.setdefault(number, PROMISED_BY_SYNONYM)
        return found

    def best(self, readings: Sequence[Reading], weak: Hits) -> Answer:
        """Give the text of an entry that answers most of the wording, and all that the entry answers of it."""
        weights, union, best = self._weights, self._own(weak), None
        most = -1.0
        for reading in readings:
            hits = reading.hits if self._whole and not reading.said.holes else self._own(reading.hits)
            if not hits and best is not None:
                continue  # it answers nothing and cannot be the best
            if reading.said.holes:
                self._hold(reading, hits)
            share, together = self._share(reading, hits), self.sum(hits)
            for place, hit in hits.items():
                known = union.get(place)
                if known is None or hit > known:
                    union[place] = hit
            if together * (1 + FILLED * share) > most:
                most, best = together * (1 + FILLED * share), Answer(reading.said.text, hits, reading.places)
                best.item, best.share, best.together = reading.said.item, share, together
        assert best is not None
        best.union = union
        best.beside = 1.0 if len(weights) < 2 else self._beside(best.places)
        return best

    def _own(self, hits: Hits) -> Hits:
        """Give those of some hits that answer the wording's own terms."""
        weights = self._weights
        return dict(hits) if self._whole else {place: hit for place, hit in hits.items() if place in weights}

    def sum(self, hits: Hits) -> float:
        """Add up the weights of what is answered, in the order of the question: another one rounds otherwise."""
        if len(hits) == 1:
            return sum([self._weights.get(place, 0.0) * hit[0] for place, hit in hits.items()])
        return sum([weight * hits[place][0] for place, weight in self._weights.items() if place in hits])

    def literal(self, hits: Hits) -> float:
        """Say how much of the wording is answered by its very words, 0–1."""
        own = [place for place in self._weights if hits.get(place, NO_HIT)[1] == "word"]
        return sum([self._weights[place] * hits[place][0] for place in own]) / (self.total or 1.0)

    def score(self, covered: float, together: float, share: float, total: float) -> float:
        """Give the score of what an entry answers, 0–100.

        Args:
            covered: The weight that all its texts answer.
            together: The weight that its best text answers alone.
            share: How much of that text the question is.
            total: The weight of the question.
        """
        return 100 * (COVERED * covered + (TOGETHER + FILLED * share) * together) / (total or 1.0)

    def at_most(self, most: Mapping[int, float], placeholders: int) -> float:
        """Give the score that an entry cannot exceed, 0–100, as if one text of its own answered all that it answers.

        Args:
            most: How well it answers each term.
            placeholders: How many placeholders any of its texts has: they may hold terms that it lacks.
        """
        weights, held = self._weights, 0.0
        if placeholders:
            lacking = len([place for place in self._heavy if place not in most])
            had = len([place for place in weights if place in most])
            held = HELD if lacking <= placeholders and had >= OUTWEIGHED * lacking else 0.0
        if held:
            covered = sum([weight * max(most.get(place, 0.0), held) for place, weight in weights.items()])
        else:
            covered = sum([weights[place] * degree for place, degree in most.items() if place in weights])
        return min(HIGHEST, 100 * covered / (self.total or 1.0))

    def covered(self, hits: Hits, weight: float) -> float:
        """Say how much of the question an entry accounts for beyond doubt, 0–1, of the weight that its hits have."""
        for hit in hits.values():
            if hit[1] == "fuzzy":
                sure = {place: hit for place, hit in hits.items() if hit[1] != "fuzzy"}
                return self.sum(sure) / (self._full or 1.0)
        return weight / (self._full or 1.0)

    def _share(self, reading: Reading, hits: Hits) -> float:
        """Say how much of a text's words the question accounts for, 0–1."""
        places = reading.places
        if len(hits) == 1:
            taken = [at for place in hits for at in places.get(place, ())]
            return min(1.0, (len(taken) if len(taken) < 2 else len(set(taken))) / (reading.said.heavy or 1))
        return min(1.0, len({at for place in hits for at in places.get(place, ())}) / (reading.said.heavy or 1))

    def _beside(self, places: dict[int, list[int]]) -> float:
        """Say how many of the question's neighbours stand side by side in a text, 0–1, by where its terms stand."""
        beside = 0
        for place, following in self._nexts.items():
            if place in places and following in places:
                nexts = places[following]
                beside += sum([at in nexts or at + 1 in nexts for at in {min(places[place]), max(places[place])}])
        return min(1.0, beside / (len(self._weights) - 1))

    def _hold(self, reading: Reading, hits: Hits) -> None:
        """Let the placeholders of a template hold terms that it lacks, when it has most of the others."""
        lacking = [place for place in self._heavy if place not in hits]
        if lacking and len(hits) >= OUTWEIGHED * len(lacking) and len(lacking) <= reading.said.placeholders:
            for place in lacking:
                hits[place] = (HELD, "template")


def _unknown(term: Term, corpus: Corpus) -> float:
    """Give what a word that no table has weighs against an answer: as much as the rarest, a Korean predicate less.

    A noun that is unknown makes a question one about something else; how a sentence ends (받았는데, 봐요) does not.
    """
    return corpus.rarest * (CHATTED if _PREDICATE.search(term.text) else 1.0)
