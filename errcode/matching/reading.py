"""Which terms of a question the texts of the tables answer, word by word: read once, whatever is made of it."""

from __future__ import annotations

from errcode.catalog.filter import kinds_of
from errcode.matching.answers import of_section
from errcode.matching.hangul import are_initials, is_hangul
from errcode.matching.stems import Word
from errcode.matching.terms import NO_HIT
from errcode.matching.weights import FIELDS, GENERIC, KIND, NEGATED, PHRASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.matching.answers import Said
    from errcode.matching.synonyms import Synonyms
    from errcode.matching.terms import Hit, Term

    Row = dict[str, Any]
    Hits = dict[int, Hit]
    """Place of a term → how well it is answered."""


class Reading:
    """What a text answers: each term's best hit, and where in the text it stands."""

    __slots__ = ("hits", "places", "said")

    def __init__(self, said: Said) -> None:
        self.said = said
        self.hits: Hits = {}
        self.places: dict[int, list[int]] = {}

    def hit(self, place: int, hit: Hit, ats: list[int]) -> None:
        """Note that words of the text answer a term."""
        if hit > self.hits.get(place, NO_HIT):
            self.hits[place] = hit
        self.places[place] = self.places[place] + ats if place in self.places else ats


class Reader:
    """Terms, and the words of the tables that answer them."""

    def __init__(self, terms: Sequence[Term], synonyms: Synonyms) -> None:
        self.terms = terms
        self._synonyms = synonyms
        self._judged: set[str] = set()
        """The words of the tables that have been looked at."""
        self._answering: dict[str, tuple[tuple[int, float, str], ...]] = {}
        """Those that answer: which terms, how well, and how."""
        self._answers: set[str] = set()
        """The same, without what they answer."""
        self._phrases = self._wanted_phrases()
        self._begins = set(self._phrases)
        self._sections: dict[tuple[str, str | None], Hits] = {}
        self._weak: dict[tuple[str, str | None, str], Hits] = {}
        self._kinds = [(place, term) for place, term in enumerate(terms) if term.kinds or term.generic]
        self._negatable = {term.stem[2:] for term in terms if term.stem[:2] in ("in", "un", "il", "im", "ir")}
        plain = [term for term in terms if not term.spoken]
        # What a word shares with some term when it answers one: first letters, a syllable, a group.
        self._firsts = {text[:3] for term in plain for text in (term.stem, term.text)}
        self._syllables = {letter for term in plain if is_hangul(term.stem) for letter in term.stem}
        groups = {group for term in terms for group in term.groups}
        self._roots = {phrase[0] for group in groups for phrase in synonyms.members[group] if len(phrase) == 1}
        self._near = {word for term in terms for word in term.near}
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

    def read(self, said: Said) -> Reading:
        """Find the terms in a text."""
        reading = Reading(said)
        worth = FIELDS[said.field]
        new = said.words - self._judged
        if new:
            self._judge(new, said.rooted)
        for word in () if self._answers.isdisjoint(said.words) else said.words & self._answers:
            ats = said.places[word]
            for place, degree, how in self._answering[word]:
                reading.hit(place, (degree * worth, how), ats)
        if said.negations and self._negatable:
            self._negated(reading, worth)
        for root in () if self._begins.isdisjoint(said.roots) else said.roots & self._begins:
            self._phrase(reading, root, worth)
        return reading

    def weak(self, table: Table, row: Row) -> Hits:
        """Give what kind and section of an entry answer."""
        kinds = kinds_of(row)
        key = (table.provider.id, row.get("section"), " ".join(sorted(kinds)))
        found = self._weak.get(key)
        if found is None:
            found = self._weak[key] = self._weakly(table, row.get("section"), kinds)
        return found

    def _weakly(self, table: Table, section: str | None, kinds: set[str]) -> Hits:
        hits: Hits = {}
        for place, term in self._kinds:
            if not term.kinds.isdisjoint(kinds):
                hits[place] = (KIND, "kind")
            elif term.generic:
                hits[place] = (GENERIC, "kind")
        where = (table.provider.id, section)
        if where not in self._sections:
            known = table.provider.section(section)
            names = f"{section or ''} {known.name.en or ''} {known.name.ko or ''}" if known else section or ""
            self._sections[where] = self.read(of_section(names)).hits
        merge(hits, self._sections[where])
        return hits

    def _judge(self, words: frozenset[str], roots_of: Mapping[str, str]) -> None:
        """Find out which terms some words of the tables answer; most answer none, and that shows at a glance."""
        self._judged |= words
        firsts, syllables, near, roots = self._firsts, self._syllables, self._near, self._roots
        for word in words:
            root = roots_of[word]
            if (
                word[:3] in firsts
                or root[:3] in firsts
                or root in roots
                or word in near
                or (not word.isascii() and (self._initials or not syllables.isdisjoint(word)))
            ):
                known = Word(word)
                found = [(place, *term.hit(known, self._synonyms.of)) for place, term in enumerate(self.terms)]
                hits = tuple(hit for hit in found if hit[1])
                if hits:
                    self._answering[word] = hits
                    self._answers.add(word)

    def _negated(self, reading: Reading, worth: float) -> None:
        """Let `not correct` answer incorrect, `not known` unknown."""
        for at in reading.said.negations:
            root = reading.said.stems[at + 1]
            for place, term in enumerate(self.terms if root in self._negatable else ()):
                if term.stem[2:] == root and term.stem[:2] in ("in", "un", "il", "im", "ir"):
                    reading.hit(place, (NEGATED * worth, "word"), [at, at + 1])

    def _phrase(self, reading: Reading, root: str, worth: float) -> None:
        stems, roots = reading.said.stems, reading.said.roots
        standing = [pair for pair in self._phrases[root] if pair[0][1] in roots]
        for at, first in enumerate(stems) if standing else ():
            for phrase, place in standing if first == root else ():
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    reading.hit(place, (PHRASE * worth, "synonym"), list(range(at, at + len(phrase))))


def merge(into: Hits, hits: Hits) -> None:
    """Take the better hit of each term."""
    for place, hit in hits.items():
        if hit > into.get(place, NO_HIT):
            into[place] = hit
