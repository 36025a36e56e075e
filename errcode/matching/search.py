"""Search and reverse: which entries a question or a message is about, and how sure that is.

A question is put right first (`errcode.matching.mistyped`); providers and codes are taken out of it, and an exact
code leads whatever else is said. The rest is read as terms: stop words fall away, Korean particles and endings
and English plurals and tenses are taken off, wrong keyboard layouts and compounds put right. A term weighs by its
rarity in the tables searched. In each text of an entry (name, messages, meanings in both languages; its kind and
section as weak evidence) it counts in full for its own word, less for a word that begins with it or a compound
that holds it, for a synonym (`vocabulary/synonyms.json`), for initial consonants and for a misspelling (letters
in English, jamo in Korean).

What people say happened ("my order vanished", 돈이 모자라대요) shares few words with any table. Where a question
tells a situation (`vocabulary/situations.json`), it is ranked in the tables' words for it too, and both
scores are added. Whether the question is answered at all is decided at the end, by how much of it is known;
an unknown word weighs as much as the rarest there. Equals stand in the order of their tables.

A message is looked for first as it stands and as a filled template (`errcode.matching.messages`), then inside and
at the beginning of texts, then ranked like a question with the likeness of the whole text added. All weights, and
the evidence for them, are in `errcode.matching.weights`.
"""

from __future__ import annotations

import re
from itertools import islice

from errcode.catalog.filter import EVERYTHING
from errcode.catalog.table import providers_of
from errcode.matching import standards
from errcode.matching.answers import Answer, Found, texts_of
from errcode.matching.corpus import Corpus
from errcode.matching.mistyped import corrected
from errcode.matching.providers import alone, narrowed
from errcode.matching.ranking import ROUNDING, Ranking
from errcode.matching.vocabulary import Vocabulary
from errcode.matching.weights import (
    AHEAD,
    ALONE,
    ALONE_SURE,
    ASIDE,
    CUT,
    HIGHEST,
    NEAR_ALIKE,
    NEAR_ALONE,
    NEAR_MOST,
    NEAR_RANKED,
    PART_LEAST,
    PART_LETTERS,
    PART_MORE,
    SURE,
    TELLING,
)
from errcode.model import Match
from errcode.text.bounds import question
from errcode.text.normal import holed, key, likeness, normal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from errcode.catalog.catalog import Table
    from errcode.catalog.filter import Filter
    from errcode.matching.messages import MessageIndex
    from errcode.matching.ranking import Laid

    Place = tuple[str, str, str | None]
    """An entry: provider, code, section."""
    Best = Callable[[list[Table], float], list[Found]]
    """Ranks the entries of some tables, down to a score: `Ranking.best`."""

__all__ = ["Searcher", "nearest", "reverse", "search"]

_TOKEN = re.compile(r"[^\s,;\"'`()\[\]{}]+")


def search(
    tables: Iterable[Table],
    question: str,
    only: Filter = EVERYTHING,
    *,
    limit: int | None = 10,
    everything: bool = False,
    corpus: Laid | None = None,
    vocabulary: Callable[[], Vocabulary] | None = None,
) -> list[Match]:
    """Find the entries that a question is about, best first.

    Args:
        tables: The tables to search; a provider named in the question narrows them.
        question: Words in English or Korean, codes, names.
        only: Which entries to search.
        limit: The number of matches at most; None for no limit.
        everything: Give what only comes near, too.
        corpus: Gives the texts of some tables as they were laid out before.
        vocabulary: Gives what words mean as it was read before.
    """
    words = vocabulary() if vocabulary else Vocabulary()

    def best(some: list[Table], floor: float) -> list[Found]:
        ranking = Ranking(some, question, only, corpus=corpus, vocabulary=lambda: words)
        return ranking.best(limit, everything=everything, floor=floor)

    return _matches(list(tables), question, best, only, limit, words.topics.measure(question))


class Searcher:
    """A search that is asked again and again of the same tables, as a picker does with each key."""

    def __init__(
        self,
        tables: Iterable[Table],
        only: Filter = EVERYTHING,
        *,
        corpus: Laid | None = None,
        vocabulary: Callable[[], Vocabulary] | None = None,
    ) -> None:
        self._tables = list(tables)
        self._only = only
        self._lay = corpus if corpus and not only else lambda tables: Corpus(tables, only)
        self._vocabulary = vocabulary() if vocabulary else Vocabulary()
        self._narrowed: dict[tuple[str, ...], Corpus] = {}

    def search(self, question: str, limit: int | None = 50, *, everything: bool = True) -> list[Match]:
        """Find what a question, perhaps half written, is about; without one, the first entries."""
        if not question.strip():
            rows = ((table, row) for table in self._tables for row in table.rows if self._only.keeps(table, row))
            return [Match(entry=table.entry(row), score=0.0, matched="", how="") for table, row in islice(rows, limit)]

        def best(some: list[Table], floor: float) -> list[Found]:
            ranking = Ranking(some, question, self._only, corpus=self._laid, vocabulary=lambda: self._vocabulary)
            return ranking.best(limit, everything=everything, floor=floor)

        measure = self._vocabulary.topics.measure(question)
        return _matches(self._tables, question, best, self._only, limit, measure)

    def _laid(self, tables: list[Table]) -> Corpus:
        """Lay out some of the tables, once."""
        named = tuple(table.provider.id for table in tables)
        if named not in self._narrowed:
            self._narrowed[named] = self._lay(tables)
        return self._narrowed[named]


def _matches(
    tables: list[Table],
    question: str,
    best: Best,
    only: Filter,
    limit: int | None,
    measure: float,
) -> list[Match]:
    def ranked(some: list[Table]) -> list[Match]:
        return [each.match() for each in _ranked(some, question, best, only, limit, measure)[:limit]]

    return standards.beside(tables, question, ranked, measure, only, limit)


def _ranked(
    tables: list[Table], question: str, best: Best, only: Filter, limit: int | None, measure: float
) -> list[Found]:
    """Give what answers a question, best first.

    Where it names nobody, what is aside is ranked by itself, so that it takes no place from the others and makes none
    of their words common, and stands behind the first of them; a code and a whole message lead wherever they are.
    """
    aside = [table for table in tables if table.provider.aside]
    lone = alone(tables, corrected(question))
    if lone:
        return _listed(lone, only)
    if not aside or len(aside) == len(tables) or narrowed(tables, question)[0] is not tables:
        return best(tables, 0.0)
    first = best([table for table in tables if not table.provider.aside], 0.0)
    last = first[limit - 1 : limit] if limit else []
    behind = best(aside, last[0].score + ASIDE - ROUNDING if last else 0.0)
    least = max(1.0, measure) * (ALONE_SURE if behind and behind[0].sure else ALONE)
    if not first and behind and not behind[0].tier and behind[0].score < least:
        return []
    top = first[0].score if first else HIGHEST
    short = len(question.split()) < TELLING
    for each in behind:
        if not each.tier or (short and each.how == "exact" and each.answer.text != each.row["code"]):
            score = max(each.score - ASIDE, 0.0)
            each.tier, each.score = 0, score if score > top + AHEAD and each.how != "initials" else min(top, score)
    return sorted([*first, *behind], key=lambda each: (-each.tier, -each.score))


def _listed(tables: list[Table], only: Filter) -> list[Found]:
    """Give the errors of the providers that are all a question says, in the order of their tables."""
    rows = ((table, row) for table in tables for row in table.rows if only.keeps(table, row))
    return [
        Found(table, row, CUT, Answer(row["code"], {}, {}), "provider", None)
        for table, row in rows
        if row.get("kind") != "no-error" and not row.get("status")
    ]


def nearest(tables: Iterable[Table], question: str, only: Filter = EVERYTHING, limit: int = 3) -> list[Match]:
    """Give the entries that come nearest to a question that none answers."""
    tables = providers_of(list(tables))
    return [found.match() for found in Ranking(tables, question, only).best(limit, everything=True)]


def reverse(
    tables: Iterable[Table],
    message: str,
    *,
    limit: int | None = 10,
    index: MessageIndex | None = None,
    corpus: Laid | None = None,
    vocabulary: Callable[[], Vocabulary] | None = None,
) -> list[Match]:
    """Find the entries whose wire message a text is: exactly, as a filled template, in part, nearly.

    Args:
        tables: The tables to look in.
        message: The text, in English or Korean.
        limit: The number of matches at most; None for no limit.
        index: The messages of these tables, where they are indexed already.
        corpus: Gives the texts of some tables as they were laid out before.
        vocabulary: Gives what words mean as it was read before.

    Returns:
        Exact matches alone where there are some, else filled templates, else near texts; standards that say it exactly
        stand behind.
    """
    from errcode.matching.messages import MessageIndex

    own = providers_of(tables := list(tables))
    others = [table for table in tables if table not in own]
    behind = [match for match in MessageIndex(others).whole(message, meanings=False) if match.score >= SURE]
    found = _reversed(own, message, index or MessageIndex(own), corpus, vocabulary)
    return standards.joined(found, behind, limit)


def _reversed(
    tables: list[Table],
    message: str,
    index: MessageIndex,
    corpus: Laid | None,
    vocabulary: Callable[[], Vocabulary] | None,
) -> list[Match]:
    from errcode.matching.messages import MessageIndex

    found = [match for match in index.whole(message, meanings=False) if match.score >= SURE]
    if found:
        once: dict[Place, Match] = {}
        for match in found:
            once.setdefault(standards.place(match), match)
        return list(once.values())
    rows = [[table for table in tables if table.provider.aside is aside] for aside in (False, True)]
    asked = question(message[:600])
    rankings = [Ranking(row, asked, message=True, corpus=corpus, vocabulary=vocabulary) for row in rows if row]
    likely = MessageIndex((), [entry for ranking in rankings for entry in ranking.likely()])
    found = [match for match in likely.whole(message) if match.score > CUT]
    if not found or found[0].score < SURE:
        near = [match for ranking in rankings for match in _near(ranking, message)]
        found = _best_first([*found, *likely.within(message), *near], message)
    return found


def _best_first(matches: Iterable[Match], message: str) -> list[Match]:
    """Sort, each entry once; where all else is equal, an entry whose code the message names comes first."""
    best: dict[Place, Match] = {}
    for match in matches:
        place = standards.place(match)
        if place not in best or best[place].score < match.score:
            best[place] = match
    named = set(_TOKEN.findall(message.replace(": ", " ")))
    found = [match for match in best.values() if match.score >= CUT]
    return sorted(found, key=lambda match: (-match.score, match.entry.code not in named))


def _near(ranking: Ranking, message: str) -> list[Match]:
    """Rank the entries by a message as by a query, and then by the likeness of the whole texts."""
    matches = []
    for found in ranking.best(40, everything=True):
        match = found.match()
        texts = [text for _, text, _ in texts_of(found.row)]
        alike, text = max((_alike(message, text), text) for text in texts)
        score = 100 * max(NEAR_ALIKE * alike + NEAR_RANKED * found.score / 100, NEAR_ALONE * alike)
        score = min(NEAR_MOST, score)
        matches.append(match.replace(score=round(score, 1), matched=text, how="fuzzy", spans=()))
    return matches


def _alike(message: str, text: str) -> float:
    """Say how much two texts resemble each other, 0–1; a part of a text is nearly the text."""
    from rapidfuzz import fuzz

    whole, part = key(text), key(message)
    is_part = len(part) > PART_LETTERS and part in whole
    inside = PART_LEAST + PART_MORE * len(part) / len(whole) if is_part else 0.0
    return float(max(inside, likeness(message, text), fuzz.ratio(normal(message), normal(holed(text))) / 100))
