"""Ranking: which entries a query or a message is about, and how sure that is.

A query is read as terms: stop words fall away, codes and providers are taken out, Korean particles and endings and
English plurals and tenses are taken off, wrong keyboard layouts and compounds put right. A term weighs by its rarity
in the tables searched. In each text of an entry (name, messages, meanings in both languages; its kind and section as
weak evidence) a term counts in full for its own word, less for a word that begins with it or a compound that holds it,
for a synonym (`tables/vocabulary/synonyms.json`), for initial consonants and for a misspelling (letters in English,
jamo in Korean), and not at all otherwise. The score is the weighted share of the query that the entry answers, a part
of it for the share that one text answers alone, and a part for how much of that text the query is. 100 is kept for
texts, names and codes that are the query exactly; below `CUT` nothing is shown. A message is looked for first as it
stands and as a filled template (`errcode.matching.messages`), then inside and at the beginning of texts, then ranked
like a query with the likeness of the whole text added. All weights, and the evidence for them, are in
`errcode.matching.weights`.
"""

from __future__ import annotations

import re

from errcode.catalog.folders import table_folders
from errcode.matching.answers import texts_of
from errcode.matching.corpus import Corpus
from errcode.matching.ranking import Ranking
from errcode.matching.synonyms import Synonyms, load
from errcode.matching.weights import CUT, NEAREST, SURE
from errcode.model import Match
from errcode.text.bounds import question
from errcode.text.normal import holed, key, likeness, normal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from errcode.catalog.catalog import Table
    from errcode.matching.messages import MessageIndex

    Place = tuple[str, str, str | None]
    """An entry: provider, code, section."""

__all__ = ["Searcher", "nearest", "reverse", "search"]

_TOKEN = re.compile(r"[^\s,;\"'`()\[\]{}]+")


def search(
    tables: Iterable[Table],
    query: str,
    *,
    limit: int | None = 10,
    everything: bool = False,
    kinds: Sequence[str] = (),
    http: Sequence[int] = (),
    sections: Sequence[str] = (),
    corpus: Callable[[], Corpus] | None = None,
    synonyms: Callable[[], Synonyms] | None = None,
) -> list[Match]:
    """Find the entries that a query is about, best first.

    Args:
        tables: The tables to search; a provider named in the query narrows them.
        query: Words in English or Korean, codes, names.
        limit: The number of matches at most; None for no limit.
        everything: Keep matches below the cut-off too.
        kinds: Ids of kinds to keep; none means all.
        http: HTTP statuses to keep; none means all.
        sections: Ids of sections to keep; none means all.
        corpus: Gives the texts of these tables as they were laid out before.
        synonyms: Gives the words that mean the same as they were read before.
    """
    ranking = Ranking(tables, query, kinds, http, sections, corpus=corpus, synonyms=synonyms)
    return [found.match() for found in ranking.best(limit, NEAREST if everything else CUT)]


class Searcher:
    """A search that is asked again and again of the same tables, as a picker does with each key."""

    def __init__(
        self,
        tables: Iterable[Table],
        *,
        corpus: Callable[[], Corpus] | None = None,
        synonyms: Callable[[], Synonyms] | None = None,
    ) -> None:
        self._tables = list(tables)
        self._corpus = corpus() if corpus else Corpus(self._tables)
        self._synonyms = synonyms() if synonyms else load(table_folders())

    def search(self, query: str, limit: int = 50) -> list[Match]:
        """Find what a query, perhaps half written, is about; without one, the first entries."""
        if not query.strip():
            return [
                Match(entry=table.entry(row), score=0.0, matched="", how="") for table, row in self._corpus.rows[:limit]
            ]
        ranking = Ranking(self._tables, query, corpus=lambda: self._corpus, synonyms=lambda: self._synonyms)
        return [found.match() for found in ranking.best(limit, NEAREST)]


def nearest(tables: Iterable[Table], query: str, limit: int = 3) -> list[Match]:
    """Give the entries that come nearest to a query that fits none."""
    return [found.match() for found in Ranking(tables, query).best(limit, 1.0)]


def reverse(
    tables: Iterable[Table],
    message: str,
    *,
    limit: int | None = 10,
    index: MessageIndex | None = None,
    corpus: Callable[[], Corpus] | None = None,
    synonyms: Callable[[], Synonyms] | None = None,
) -> list[Match]:
    """Find the entries whose wire message a text is: exactly, as a filled template, in part, nearly.

    Args:
        tables: The tables to look in.
        message: The text, in English or Korean.
        limit: The number of matches at most; None for no limit.
        index: The messages of these tables, where they are indexed already.
        corpus: Gives their texts as they were laid out before.
        synonyms: Gives the words that mean the same as they were read before.

    Returns:
        Exact matches alone where there are some, else filled templates, else near texts.
    """
    from errcode.matching.messages import MessageIndex

    tables = list(tables)
    index = index or MessageIndex(tables)
    found = [match for match in index.whole(message, meanings=False) if match.score >= SURE]
    if found:
        once: dict[Place, Match] = {}
        for match in found:
            once.setdefault(_place(match), match)
        return list(once.values())[:limit]
    ranking = Ranking(tables, question(message[:600]), providers=False, corpus=corpus, synonyms=synonyms)
    likely = MessageIndex((), ranking.likely())
    found = [match for match in likely.whole(message) if match.score > CUT]
    if not found or found[0].score < SURE:
        found = _best_first([*found, *likely.within(message), *_near(ranking, message)], message)
    return found[:limit]


def _place(match: Match) -> Place:
    return match.entry.provider, match.entry.code, match.entry.section


def _best_first(matches: Iterable[Match], message: str) -> list[Match]:
    """Sort, each entry once; where all else is equal, an entry whose code the message names comes first."""
    best: dict[Place, Match] = {}
    for match in matches:
        place = _place(match)
        if place not in best or best[place].score < match.score:
            best[place] = match
    named = set(_TOKEN.findall(message.replace(": ", " ")))
    found = [match for match in best.values() if match.score >= CUT]
    return sorted(found, key=lambda match: (-match.score, match.entry.code not in named))


def _near(ranking: Ranking, message: str) -> list[Match]:
    """Rank the entries by a message as by a query, and then by the likeness of the whole texts."""
    matches = []
    for found in ranking.best(40, NEAREST):
        match = found.match()
        texts = [text for _, text, _ in texts_of(found.row)]
        alike, text = max((_alike(message, text), text) for text in texts)
        score = min(94.0, 100 * max(0.62 * alike + 0.33 * found.score / 100, 0.9 * alike))
        matches.append(match.replace(score=round(score, 1), matched=text, how="fuzzy", spans=()))
    return matches


def _alike(message: str, text: str) -> float:
    """Say how much two texts resemble each other, 0–1; a part of a text is nearly the text."""
    from rapidfuzz import fuzz

    whole, part = key(text), key(message)
    inside = 0.75 + 0.2 * len(part) / len(whole) if len(part) > 11 and part in whole else 0.0
    return float(max(inside, likeness(message, text), fuzz.ratio(normal(message), normal(holed(text))) / 100))
