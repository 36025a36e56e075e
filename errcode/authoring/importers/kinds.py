"""A drafted entry's kind, guessed from its texts: what the nearest entries of the bundled tables agree on.

A guess is given only where texts are near and their entries agree; where they do not, somebody has to read the text.
On entries kept out of the tables nine in ten guesses are right (`benchmarks/importing.py` measures it).
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter

from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Words = frozenset[str]

NEAREST = 7
"""Entries that are asked."""
LIKELY = 100
"""Entries that share the most with a text: the nearest are looked for among them."""
COMMON = 600
"""Entries that have a word: one that more have tells nothing."""
AGREEMENT = 0.75
"""The least share of the vote, by nearness, that a guess needs."""
NEARNESS = 0.25
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
        shared: Counter[int] = Counter()
        for word in words:
            having = self._having.get(word, ())
            if len(having) > COMMON:
                continue
            weight = self._weight(word) ** 2
            for place in having:
                shared[place] += weight  # type: ignore[assignment] # a weight, not a count
        own = math.sqrt(sum(self._weight(word) ** 2 for word in words)) or 1.0
        likely = heapq.nlargest(LIKELY, shared.items(), key=lambda entry: entry[1])
        ranked = sorted(((weight / (own * self._length(place)), place) for place, weight in likely), reverse=True)
        votes: Counter[str] = Counter()
        for near, place in ranked[:NEAREST]:
            votes[self._kinds[place]] += near**2  # type: ignore[assignment]
        if not votes:
            return None
        kind, weight = max(votes.items(), key=lambda vote: vote[1])
        found = Guess(kind=kind, share=weight / sum(votes.values()), near=ranked[0][0])
        return found if found.share >= AGREEMENT and found.near >= NEARNESS else None

    def _weight(self, word: str) -> float:
        """Give a rare word much weight, one that every text has little."""
        return math.log((len(self._kinds) + 1) / (len(self._having.get(word, ())) + 1)) + 0.1

    def _length(self, place: int) -> float:
        if place not in self._lengths:
            self._lengths[place] = math.sqrt(sum(self._weight(word) ** 2 for word in self._entries[place])) or 1.0
        return self._lengths[place]


def words_of(texts: Iterable[str]) -> Words:
    """Give the words of texts without their endings, pairs of English ones, and pairs of Hangul syllables."""
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
