"""A wording of a question: its terms, and how much of them the entries of some tables answer.

A question is ranked in the words in which it was asked and, where it tells a situation, in those of the tables too.
"""

from __future__ import annotations

from errcode.catalog.filter import kinds_of
from errcode.matching.answers import Answer
from errcode.matching.corpus import pattern
from errcode.matching.hangul import are_initials, is_hangul
from errcode.matching.stems import STOP, Word, parts, stem
from errcode.matching.terms import NO_HIT
from errcode.matching.weighing import weighed
from errcode.matching.weights import (
    COMMON,
    COVERED,
    FIELDS,
    FILLED,
    GENERIC,
    HELD,
    HOLDERS,
    KIND,
    LARGE,
    MOSTLY,
    NEGATED,
    NEXT,
    OUTWEIGHED,
    PHRASE,
    PROMISED_BY_SYNONYM,
    TOGETHER,
    TOLD,
)
from errcode.text.normal import HOLE, holed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.matching.answers import Said
    from errcode.matching.corpus import Corpus
    from errcode.matching.synonyms import Synonyms
    from errcode.matching.terms import Hit, Term

    Row = dict[str, Any]
    Hits = dict[int, Hit]
    """Place of a term → how well it is answered."""


class Wording:
    """Terms, weighed for some tables."""

    def __init__(self, terms: Sequence[Term], corpus: Corpus, synonyms: Synonyms, chatter: float = 1.0) -> None:
        """Weigh terms; those that no table has count `chatter` of what they would."""
        self.terms = weighed(terms, corpus, synonyms)
        for term in self.terms:
            term.weight *= TOLD if term.spoken else 1.0 if term.known else chatter
        self._corpus = corpus
        self._synonyms = synonyms
        self.total = sum(term.weight for term in self.terms)
        self._phrases = self._wanted_phrases()
        self._seen: dict[str, tuple[tuple[int, float, str], ...]] = {}
        self._sections: dict[tuple[str, str | None], Hits] = {}
        self._glance()

    def _glance(self) -> None:
        """Note what a word of the tables shares with some term when it answers one: first letters, syllable, group."""
        plain = [term for term in self.terms if not term.spoken]
        self._firsts = {text[:3] for term in plain for text in (term.stem, term.text)}
        self._syllables = {letter for term in plain if is_hangul(term.stem) for letter in term.stem}
        self._groups = {group for term in self.terms for group in term.groups}
        self._near = {word for term in self.terms for word in term.near}
        self._initials = any(are_initials(term.text) for term in plain)

    def _wanted_phrases(self) -> dict[str, list[tuple[tuple[str, ...], int]]]:
        """Give the phrases that stand for a term, by their first word."""
        wanted: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for place, term in enumerate(self.terms):
            for group in sorted(term.groups):
                for phrase in self._synonyms.members[group]:
                    if len(phrase) > 1:
                        wanted.setdefault(phrase[0], []).append((phrase, place))
        return wanted

    def promising(self, size: int, promise: dict[int, float]) -> list[int]:
        """Give the numbers of the entries that may rank high, the most promising first: those of the rarest terms.

        Args:
            size: So many are wanted.
            promise: What speaks for some entries already: number → weight.
        """
        left = self.total
        for term in sorted(self.terms, key=lambda term: -term.weight):
            if len(promise) > size and left < MOSTLY * self.total:
                break
            left -= term.weight
            for number, worth in self._having(term).items():
                promise[number] = promise.get(number, 0.0) + worth * term.weight
        return sorted(promise, key=lambda number: (-promise[number], self._corpus.length(number), number))

    def _having(self, term: Term) -> dict[int, float]:
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
            for phrase in sorted({phrase for group in term.groups for phrase in self._synonyms.members[group]}):
                for number in corpus.having(pattern(" ".join(phrase)), HOLDERS):
                    found.setdefault(number, PROMISED_BY_SYNONYM)
        return found

    def weak(self, table: Table, row: Row) -> Hits:
        """Give what kind and section of an entry answer."""
        kinds = kinds_of(row)
        hits: Hits = {}
        for place, term in enumerate(self.terms):
            if not term.kinds.isdisjoint(kinds):
                hits[place] = (KIND, "kind")
            elif term.generic:
                hits[place] = (GENERIC, "kind")
        section = row.get("section")
        where = (table.provider.id, section)
        if where not in self._sections:
            known = table.provider.section(section)
            names = f"{section or ''} {known.name.en or ''} {known.name.ko or ''}" if known else section or ""
            words = [word.lower() for word in parts(names)]
            self._sections[where] = self._answer(names, words, [stem(word) for word in words], FIELDS["section"]).hits
        merge(hits, self._sections[where])
        return hits

    def answer(self, said: Said) -> Answer:
        """Find the terms in a text of an entry."""
        answer = self._answer(said.text, said.words, said.stems, FIELDS[said.field])
        if said.holes:
            self._hold(said.text, answer)
        answer.score = self.sum(answer.hits) * (1 + FILLED * answer.share + NEXT / 100 * answer.beside)
        return answer

    def sum(self, hits: Hits) -> float:
        """Add up the weights of what is answered."""
        return sum(self.terms[place].weight * hit[0] for place, hit in hits.items())

    def score(self, covered: float, together: float, share: float, total: float) -> float:
        """Give the score of what an entry answers, 0–100.

        Args:
            covered: The weight that all its texts answer.
            together: The weight that its best text answers alone.
            share: How much of that text the question is.
            total: The weight of the question.
        """
        return 100 * (COVERED * covered + (TOGETHER + FILLED * share) * together) / (total or 1.0)

    @property
    def known(self) -> float:
        """How much of the question its tables know, 0–1; a word that none has weighs as much as the rarest."""
        return min(1.0, self.total / (self._full or 1.0))

    @property
    def _full(self) -> float:
        rarest = self._corpus.rarest
        return sum(term.weight if term.known else rarest for term in self.terms if not term.light)

    def covered(self, hits: Hits) -> float:
        """Say how much of the question an entry accounts for beyond doubt, 0–1."""
        sure = {place: hit for place, hit in hits.items() if hit[1] != "fuzzy"}
        return self.sum(sure) / (self._full or 1.0)

    def _answer(self, text: str, words: Sequence[str], stems: Sequence[str], worth: float) -> Answer:
        hits: Hits = {}
        answered = [False] * len(words)
        places: dict[int, list[int]] = {}
        seen, phrases, light = self._seen, self._phrases, 0
        for at, word in enumerate(words):
            found = seen.get(word)
            if found is None:
                found = seen[word] = self._see(word, stems[at])
            for place, degree, how in found:
                answered[at] = True
                places.setdefault(place, []).append(at)
                if degree * worth > hits.get(place, NO_HIT)[0]:
                    hits[place] = (degree * worth, how)
            light += word in STOP or word == "not"
            if word == "not" and at + 1 < len(words):
                self._negated(stems[at + 1], at, worth, hits, answered)
            if stems[at] in phrases:
                self._phrase(stems, at, worth, hits, answered)
        share = min(1.0, sum(answered) / max(1, len(words) - light))
        answer = Answer(text, hits, answered, share)
        answer.beside = self._beside(places)
        return answer

    def _see(self, word: str, root: str) -> tuple[tuple[int, float, str], ...]:
        """Say which terms a word of the tables answers."""
        if not self._may(word, root):
            return ()
        known = Word(word)
        found = [(place, *term.hit(known, self._synonyms.of)) for place, term in enumerate(self.terms)]
        return tuple(hit for hit in found if hit[1])

    def _may(self, word: str, root: str) -> bool:
        """Tell at a glance whether a word may answer any term; most words answer none."""
        if word[:3] in self._firsts or root[:3] in self._firsts or word in self._near:
            return True
        if not word.isascii() and (self._initials or not self._syllables.isdisjoint(word)):
            return True
        groups = self._synonyms.of(root)
        return bool(groups) and not self._groups.isdisjoint(groups)

    def _beside(self, places: dict[int, list[int]]) -> float:
        """Say how many of the question's neighbours stand side by side, 0–1, given where each term stands."""
        if len(self.terms) < 2:
            return 1.0
        beside = sum(
            at in nexts or at + 1 in nexts
            for place, ats in places.items()
            if (nexts := places.get(place + 1))
            for at in {ats[0], ats[-1]}
        )
        return min(1.0, beside / (len(self.terms) - 1))

    def _negated(self, root: str, at: int, worth: float, hits: Hits, answered: list[bool]) -> None:
        """Let `not correct` answer incorrect, `not known` unknown."""
        for place, term in enumerate(self.terms):
            if term.stem[2:] == root and term.stem[:2] in ("in", "un", "il", "im", "ir"):
                hits[place] = max(hits.get(place, NO_HIT), (NEGATED * worth, "word"))
                answered[at] = answered[at + 1] = True

    def _hold(self, text: str, answer: Answer) -> None:
        """Let the placeholders of a template hold terms that it lacks, when it has most of the others."""
        lacking = [place for place, term in enumerate(self.terms) if place not in answer.hits and not term.light]
        if len(answer.hits) >= OUTWEIGHED * len(lacking) and len(lacking) <= holed(text).count(HOLE):
            for place in lacking:
                answer.hits[place] = (HELD, "template")

    def _phrase(self, stems: Sequence[str], at: int, worth: float, hits: Hits, answered: list[bool]) -> None:
        for phrase, place in self._phrases[stems[at]]:
            if len(phrase) <= len(stems) - at and all(stems[at + step] == part for step, part in enumerate(phrase)):
                hits[place] = max(hits.get(place, NO_HIT), (PHRASE * worth, "synonym"))
                answered[at : at + len(phrase)] = [True] * len(phrase)


def merge(into: Hits, hits: Hits) -> None:
    """Take the better hit of each term."""
    for place, hit in hits.items():
        if hit > into.get(place, NO_HIT):
            into[place] = hit
