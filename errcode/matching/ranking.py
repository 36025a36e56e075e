"""The entries of some tables, ranked by a query."""

from __future__ import annotations

import re
from math import log

from errcode.catalog.folders import table_folders
from errcode.matching.answers import Answer, Found, Seen, kinds_of, narrowed, texts_of
from errcode.matching.corpus import Corpus, pattern
from errcode.matching.hangul import are_initials, initials, is_hangul
from errcode.matching.spelling import misspellings
from errcode.matching.stems import parts, stem
from errcode.matching.synonyms import Synonyms, load
from errcode.matching.terms import NO_HIT, Term, terms
from errcode.matching.weights import (
    ASIDE,
    CODE,
    COMMON,
    COVERED,
    FIELDS,
    FILLED,
    GENERIC,
    HELD,
    HOLDERS,
    INITIALS,
    KIND,
    LARGE,
    LATEST,
    LIGHT,
    MISSPELT,
    NEGATED,
    NEXT,
    ORDER,
    OTHERWISE,
    POOL,
    TOGETHER,
    UNKNOWN,
)
from errcode.text.normal import HOLE, clean, has_holes, holed, key
from errcode.text.templates import Filled, Template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.matching.terms import Hit

    Row = dict[str, Any]

_TOKEN = re.compile(r"[^\s,;\"'`()\[\]{}]+")


class Ranking:
    """The entries of some tables, ranked by a query."""

    def __init__(
        self,
        tables: Iterable[Table],
        query: str,
        kinds: Sequence[str] = (),
        http: Sequence[int] = (),
        sections: Sequence[str] = (),
        *,
        providers: bool = True,
        corpus: Callable[[], Corpus] | None = None,
        synonyms: Callable[[], Synonyms] | None = None,
    ) -> None:
        everything = list(tables)
        self.query = query
        rest = clean(query)
        tables = everything
        if providers:
            tables, rest = narrowed(tables, rest)
        keep = _filter(kinds, http, sections)
        self._corpus = corpus() if corpus and tables is everything and keep is None else Corpus(tables, keep)
        self._synonyms = synonyms() if synonyms else load(table_folders())
        self._key = key(rest)
        self._filled = Filled(rest)
        self._codes, rest = self._taken_codes(rest)
        self._terms = terms(rest, self._synonyms, self._known, self._count)
        self._weigh()
        self._phrases = self._wanted_phrases()
        self._seen: dict[str, Seen] = {}
        self._chosen: list[int] | None = None
        self._sections: dict[tuple[str, str | None], dict[int, Hit]] = {}

    def best(self, limit: int | None, cut: float) -> list[Found]:
        """Give the best entries from a score on, best first."""
        found = [
            ranked
            for number in self._pool(POOL if limit and 2 * limit < POOL else 2 * (limit or 2 * POOL**2))
            if (ranked := self._ranked(number)) and ranked.score >= cut
        ]
        found.sort(key=lambda ranked: -ranked.score)
        once: dict[tuple[str, str, str], Found] = {}
        for ranked in found:  # a code that several sections have with the same text is one answer
            once.setdefault((ranked.table.provider.id, ranked.row["code"], ranked.answer.text), ranked)
        return list(once.values())[:limit]

    def likely(self) -> list[tuple[Table, Row]]:
        """Give the rows that have the query as it stands or its rarest words."""
        numbers = dict.fromkeys((*sorted(self._corpus.holding(self.query, 500)), *self._pool(2 * POOL)))
        return [self._corpus.rows[number] for number in numbers]

    def _known(self, root: str) -> bool:
        if len(root) < 2:
            return False
        return self._corpus.has(pattern(root, whole=not is_hangul(root)))

    def _count(self, root: str) -> int:
        return self._corpus.count(pattern(root, whole=not is_hangul(root)), roughly=True) if len(root) > 1 else 0

    def _taken_codes(self, rest: str) -> tuple[set[str], str]:
        """Take the words that are codes of the tables out of the query."""
        tokens = {token for token in _TOKEN.findall(rest) if any(map(str.isdigit, token)) or token.isupper()}
        tokens |= {rest.strip()}
        codes = {row["code"] for _, row in self._corpus.rows if row["code"] in tokens} if tokens else set()
        for code in codes:
            if code != rest.strip():
                rest = re.sub(rf"(?<!\S){re.escape(code)}(?!\S)", " ", rest)
        return codes, rest

    def _weigh(self) -> None:
        """Weigh the terms by their rarity; find what the unknown ones are misspellings of."""
        size = len(self._corpus) + 1
        misspelt = []
        for term in self._terms:
            count = self._corpus.count(pattern(term.stem))
            if (
                not term.number
                and len(term.stem) > 2 - is_hangul(term.stem)
                and count <= 2
                and not self._synonyms.of(term.stem)
            ):
                misspelt.append(term)
            term.weight = self._rarity(term, count, size)
        if misspelt:
            self._correct(misspelt, size)
        if any(are_initials(term.text) for term in self._terms):
            self._spell_out(size)

    def _spell_out(self, size: int) -> None:
        """Find the words that initial consonants stand for: one word's, or those of two without a blank between."""
        words = {word: initials(word) for word in self._corpus.vocabulary if is_hangul(word)}
        spelt: list[Term] = []
        for term in self._terms:
            spelt += _standing_for(term, words) if are_initials(term.text) else [term]
        for term in spelt:
            if are_initials(term.text):
                term.weight = log(1 + size / (1 + 2 * len(term.near)))
        self._terms = spelt

    def _rarity(self, term: Term, count: int, size: int) -> float:
        if term.number:
            return 0.3
        if not count and term.groups:
            count = max(self._count_group(group) for group in term.groups) // 2
        weight = log(1 + size / (count + 1)) if count else UNKNOWN * log(1 + size)
        return weight * (LIGHT if term.light else 1.0)

    def _count_group(self, group: str) -> int:
        return sum(self._corpus.count(pattern(" ".join(phrase))) for phrase in self._synonyms.members[group][:6])

    def _correct(self, misspelt: list[Term], size: int) -> None:
        for term in misspelt:
            for word, likeness_ in misspellings(term, self._corpus):
                term.near[word] = (MISSPELT * likeness_, "fuzzy")
                term.groups |= self._synonyms.of(stem(word)) if likeness_ > 0.8 else frozenset()
            if term.near:
                best = max(term.near, key=lambda word: term.near[word])
                term.weight = self._rarity(Term(best), self._corpus.count(pattern(stem(best))), size)

    def _wanted_phrases(self) -> dict[str, list[tuple[tuple[str, ...], int]]]:
        """Give the phrases that stand for a term, by their first word."""
        wanted: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for place, term in enumerate(self._terms):
            for group in term.groups:
                for phrase in self._synonyms.members[group]:
                    if len(phrase) > 1:
                        wanted.setdefault(phrase[0], []).append((phrase, place))
        return wanted

    def _pool(self, size: int = POOL) -> list[int]:
        """Give the numbers of so many entries that may rank high: those that have the rarest terms."""
        if self._chosen is None:
            self._chosen = self._choose(size)
        return self._chosen[:size]

    def _choose(self, size: int) -> list[int]:
        promise: dict[int, float] = {}
        for number, (_, row) in enumerate(self._corpus.rows if self._codes else ()):
            if row["code"] in self._codes:
                promise[number] = 20.0
        left = sum(term.weight for term in self._terms)
        for term in sorted(self._terms, key=lambda term: -term.weight):
            if len(promise) > size and left < 0.3 * sum(other.weight for other in self._terms):
                break
            left -= term.weight
            for number, worth in self._having(term).items():
                promise[number] = promise.get(number, 0.0) + worth * term.weight
        starts = self._corpus.starts
        sized = [*starts, len(self._corpus.blob)]
        return sorted(promise, key=lambda number: (-promise[number], sized[number + 1] - starts[number]))

    def _having(self, term: Term) -> dict[int, float]:
        if term.text != term.stem and len(term.stem) < 2:
            return {}
        found = dict.fromkeys(self._corpus.having(pattern(term.stem), HOLDERS), 1.0)
        near = sorted(term.near.items(), key=lambda item: (-item[1][0], len(item[0]), item[0]))
        for word, (worth, _) in near:
            if len(found) > HOLDERS // 4:  # many words have these initials: the shortest will do
                break
            for number in self._corpus.having(pattern(word), HOLDERS // 4):
                found.setdefault(number, worth)
        if len(found) < (COMMON if len(self._corpus) < LARGE else COMMON // 3):
            for phrase in {phrase for group in term.groups for phrase in self._synonyms.members[group]}:
                for number in self._corpus.having(pattern(" ".join(phrase)), HOLDERS):
                    found.setdefault(number, 0.75)
        return found

    def _ranked(self, number: int) -> Found | None:
        table, row = self._corpus.rows[number]
        total = sum(term.weight for term in self._terms)
        coded = row["code"] in self._codes
        union = self._weak(table, row)
        best: tuple[Answer, int | None] | None = None
        for field, text, item in texts_of(row):
            exact = self._exact(text, field)
            if exact:
                return Found(table, row, 100.0, Answer(text, {}, [], 1.0), "exact", item)
            answer = self._answer(text, FIELDS[field])
            if field == "message" and has_holes(text):
                spans = self._filled.spans(Template(text))
                if spans:
                    found = Found(table, row, 97.0, answer, "template", item)
                    found.params = tuple(self._filled.text[start:end] for start, end in spans)
                    return found
                self._hold(text, answer)
            for place, hit in answer.hits.items():
                union[place] = max(union.get(place, NO_HIT), hit)
            answer.score = self._sum(answer.hits) * (1 + FILLED * answer.share + NEXT / 100 * answer.beside)
            if best is None or answer.score > best[0].score:
                best = (answer, item)
        if best is None:
            return None
        answer, item = best
        if coded and self.query.strip() == row["code"]:
            return Found(table, row, 100.0, Answer(row["code"], {}, [], 1.0), "exact", None)
        covered, together = self._sum(union), self._sum(answer.hits)
        score = self._score(covered, together, answer.share, total) * (OTHERWISE if self._codes else 1.0)
        if coded:
            code = CODE * log(2 + len(self._corpus))
            score = max(score, self._score(covered + code, together + code, answer.share, total + code))
        score = max(0.0, min(99.0, score - NEXT + NEXT * answer.beside - self._late(table, row)))
        return Found(table, row, score, answer, self._how(union, coded), item if answer.hits else None)

    def _score(self, covered: float, together: float, share: float, total: float) -> float:
        return 100 * (COVERED * covered + (TOGETHER + FILLED * share) * together) / (total or 1.0)

    def _late(self, table: Table, row: Row) -> float:
        section = row.get("section")
        sections = table.provider.sections
        place, known = next(((at, known) for at, known in enumerate(sections) if known.id == section), (0, None))
        aside = bool(known and known.aside) and not any(term.text == section for term in self._terms)
        return min(LATEST, ORDER * place) + ASIDE * aside + (5.0 if row.get("status") else 0.0)

    def _exact(self, text: str, field: str) -> bool:
        if field == "section" or not self._key:
            return False
        size = len(self._key)
        near = size <= len(text) <= 2 * size + 8 and self._key[0] in text[:4].lower()
        return near and key(text) == self._key

    def _sum(self, hits: dict[int, Hit]) -> float:
        return sum(self._terms[place].weight * hit[0] for place, hit in hits.items())

    def _how(self, hits: dict[int, Hit], coded: bool) -> str:
        """Name the least sure way in which a term was found."""
        ways = {hit[1] for hit in hits.values() if hit[0] > 0}
        for how in ("fuzzy", "initials", "synonym", "word", "template", "kind"):
            if how in ways:
                return how
        return "code" if coded else "word"

    def _weak(self, table: Table, row: Row) -> dict[int, Hit]:
        """Give what kind and section answer."""
        kinds = kinds_of(row)
        hits = {place: (KIND, "kind") for place, term in enumerate(self._terms) if not term.kinds.isdisjoint(kinds)}
        for place, term in enumerate(self._terms):
            if term.generic:
                hits[place] = max(hits.get(place, NO_HIT), (GENERIC, "kind"))
        section = row.get("section")
        where = (table.provider.id, section)
        if where not in self._sections:
            known = table.provider.section(section)
            names = f"{section or ''} {known.name.en or ''} {known.name.ko or ''}" if known else section or ""
            self._sections[where] = self._answer(names, FIELDS["section"]).hits
        for place, hit in self._sections[where].items():
            hits[place] = max(hits.get(place, NO_HIT), hit)
        return hits

    def _answer(self, text: str, worth: float) -> Answer:
        """Find the terms in a text."""
        found = [self._seen.get(part) or self._see(part) for part in parts(text)]
        hits: dict[int, Hit] = {}
        answered = [False] * len(found)
        places: dict[int, set[int]] = {}
        for at, seen in enumerate(found):
            for place, degree, how in seen.hits:
                answered[at] = True
                places.setdefault(place, set()).add(at)
                if degree * worth > hits.get(place, NO_HIT)[0]:
                    hits[place] = (degree * worth, how)
            if seen.negates and at + 1 < len(found):
                self._negated(found[at + 1].stem, at, worth, hits, answered)
            if seen.stem in self._phrases:
                self._phrase(found, at, worth, hits, answered)
        share = min(1.0, sum(answered) / max(1, sum(not seen.light for seen in found)))
        answer = Answer(text, hits, answered, share)
        answer.beside = self._beside(places)
        return answer

    def _see(self, part: str) -> Seen:
        seen = self._seen[part] = Seen(part.lower(), self._terms, self._synonyms.of)
        return seen

    def _beside(self, places: dict[int, set[int]]) -> float:
        """Say how many of the query's neighbours stand side by side, 0–1, given where each term stands."""
        if len(self._terms) < 2:
            return 1.0
        beside = sum(
            not {at, at + 1}.isdisjoint(places.get(place + 1, ()))
            for place, ats in places.items()
            for at in {min(ats), max(ats)}
        )
        return min(1.0, beside / (len(self._terms) - 1))

    def _negated(self, stem_: str, at: int, worth: float, hits: dict[int, Hit], answered: list[bool]) -> None:
        """Let `not correct` answer incorrect, `not known` unknown."""
        for place, term in enumerate(self._terms):
            if term.stem[2:] == stem_ and term.stem[:2] in ("in", "un", "il", "im", "ir"):
                hits[place] = max(hits.get(place, NO_HIT), (NEGATED * worth, "word"))
                answered[at] = answered[at + 1] = True

    def _hold(self, text: str, answer: Answer) -> None:
        """Let the placeholders of a template hold terms that it lacks, when it has most of the others."""
        lacking = [place for place, term in enumerate(self._terms) if place not in answer.hits and not term.light]
        if len(answer.hits) >= 2 * len(lacking) and len(lacking) <= holed(text).count(HOLE):
            for place in lacking:
                answer.hits[place] = (HELD, "template")

    def _phrase(self, found: list[Seen], at: int, worth: float, hits: dict[int, Hit], answered: list[bool]) -> None:
        for phrase, place in self._phrases[found[at].stem]:
            if all(at + step < len(found) and found[at + step].stem == part for step, part in enumerate(phrase)):
                hits[place] = max(hits.get(place, NO_HIT), (0.8 * worth, "synonym"))
                answered[at : at + len(phrase)] = [True] * len(phrase)


def _standing_for(term: Term, words: Mapping[str, str]) -> list[Term]:
    """Give a term of initials with the words that have them; where none has, the two terms that it may be."""
    for text in [(term.text,), *((term.text[:at], term.text[at:]) for at in range(2, len(term.text) - 1))]:
        found = [Term(part) for part in text]
        for part in found:
            part.near = {
                word: (INITIALS if first.startswith(part.text) else 0.9 * INITIALS, "initials")
                for word, first in words.items()
                if part.text in first
            }
        if all(part.near for part in found):
            return found
    return [term]


def _filter(kinds: Sequence[str], http: Sequence[int], sections: Sequence[str]) -> Callable[[Row], bool] | None:
    """Give what tells the rows to keep; None when all are kept."""
    if not (kinds or http or sections):
        return None
    return lambda row: bool(
        (not kinds or kinds_of(row) & set(kinds))
        and (not http or row.get("http_status") in http)
        and (not sections or row.get("section") in sections)
    )
