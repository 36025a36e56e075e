"""A drafted entry's kind, guessed from its texts: what the nearest entries of the bundled tables agree on.

A guess is given only where texts are near and their entries agree; where they do not, somebody has to read the text.
On entries kept out of the tables more than nine in ten guesses are right, of whole providers kept out six in seven
by their messages alone: every sixth entry gets one (`benchmarks/importing.py` measures both).
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from functools import lru_cache

from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Words = frozenset[str]

NEAREST = 7
"""Entries that are asked."""
LIKELY = 60
"""Entries that share the most with a text: the nearest are looked for among them."""
ASKED = 600
"""Entries that are looked at for that, those with the rarest words first."""
COMMON = 600
"""Entries that have a word: one that more have tells nothing."""
AGREEMENT = 0.8
"""The least share of the vote, by nearness, that a guess needs."""
NEARNESS = 0.5
"""The least cosine between a text and the nearest one."""
_BLANK = dict.fromkeys(map(ord, "_-./:;,!?()[]{}<>'\"`|&%$#@*=+~\\·“”‘’\n\t"), " ")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDINGS = ("ing", "ed", "es", "s")


class Guess(Record):
    """A kind, and how sure that is."""

    kind: str
    share: float
    """Of the vote."""
    near: float
    """Cosine of the nearest text."""


class Kinds:
    """What tables call whose texts."""

    def __init__(self, known: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Learn from entries: kind and texts of each."""
        self._kinds: list[str] = []
        self._entries: list[Words] = []
        self._having: dict[str, list[int]] = {}
        for place, (kind, texts) in enumerate(known):
            words = words_of(texts)
            self._kinds.append(kind)
            self._entries.append(words)
            for word in words:
                self._having.setdefault(word, []).append(place)
        self._lengths: dict[int, float] = {}

    def guess(self, texts: Iterable[str]) -> Guess | None:
        """Guess the kind of what has these texts; None where the nearest entries are far, or disagree."""
        words = words_of(texts)
        weights = {word: self._weight(word) ** 2 for word in words}
        own = math.sqrt(sum(weights.values())) or 1.0
        ranked = []
        for place in self._likely(words):
            weight = sum(weights[word] for word in words & self._entries[place])
            ranked.append((weight / (own * self._length(place)), place))
        ranked.sort(reverse=True)
        votes: Counter[str] = Counter()
        for near, place in ranked[:NEAREST]:
            votes[self._kinds[place]] += near**2  # type: ignore[assignment]
        if not votes:
            return None
        kind, weight = max(votes.items(), key=lambda vote: vote[1])
        found = Guess(kind=kind, share=weight / sum(votes.values()), near=ranked[0][0])
        return found if found.share >= AGREEMENT and found.near >= NEARNESS else None

    def _likely(self, words: Words) -> list[int]:
        """Give the entries that share the most of the rarer words: the nearest are among them."""
        having = sorted((places for word in words if 0 < len(places := self._having.get(word, ())) <= COMMON), key=len)
        shared: dict[int, float] = {}
        asked = 0
        for places in having:
            if asked > ASKED:
                break
            asked += len(places)
            weight = 1.0 / len(places) ** 0.5
            for place in places:
                shared[place] = shared.get(place, 0.0) + weight
        return heapq.nlargest(LIKELY, shared, key=shared.__getitem__)

    def _weight(self, word: str) -> float:
        """Give a rare word much weight, one that every text has little."""
        return math.log((len(self._kinds) + 1) / (len(self._having.get(word, ())) + 1)) + 0.1

    def _length(self, place: int) -> float:
        if place not in self._lengths:
            self._lengths[place] = math.sqrt(sum(self._weight(word) ** 2 for word in self._entries[place])) or 1.0
        return self._lengths[place]


def words_of(texts: Iterable[str]) -> Words:
    """Give the words of texts without their endings, pairs of English ones, and pairs of Hangul syllables."""
    return _words_of(tuple(texts))


@lru_cache(1 << 14)  # the entries of all tables: a process that imports several documents reads them once
def _words_of(texts: tuple[str, ...]) -> Words:
    found: set[str] = set()
    for text in texts:
        before = ""
        spaced = text if " " in text else _HUMPS.sub(" ", text)
        for word in spaced.translate(_BLANK).casefold().split():
            if word.isascii():
                word = "#" if word.isdigit() else _stem(word)
                found.add(word)
                found.add(f"{before} {word}")
                before = word
            else:
                found.update(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
                found.add(word[:3])
    return frozenset(found)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
