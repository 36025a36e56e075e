"""Codes and names that are words which mean nothing else, wherever in a text they stand, in any class's spelling."""

from __future__ import annotations

import re
from functools import cache, cached_property

from errcode.diagnose.codewords import elsewhere, joined
from errcode.recognise.http import phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_CLASS = re.compile(r"\b[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,7}\b")
_CAPITALS = re.compile(r"\b[A-Z]{2,20}(?:[ ][A-Z]{2,20}){2,8}\b")
"""A name of several words, with blanks in the place of its joints."""
_FAMILY = re.compile(r"[A-Z]{2,8}\d{3,8}")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

BEGUN = 4
"""So many characters of a telling word are looked up in short texts: fewer than any has."""
SHORT = 2_000
"""Characters of a short text."""
SHORTEST = 8
"""Letters of a word with a joint that stands in the open text."""
LONGER = 4
"""By so many characters at least a message is longer than a code that is a part of it."""


@cache
def _cuts() -> tuple[slice, ...]:
    """Give the beginnings at all places of a short text: to take them so is quicker than to count places."""
    return tuple(slice(place, place + BEGUN) for place in range(SHORT))


class Unmistakable:
    """The unmistakable words of one table.

    Args:
        named: What clients write of a code or its name, with the code.
        codes: The table's codes.
        said: Gives its documented messages.
    """

    def __init__(self, named: Mapping[str, str], codes: Collection[str], said: Callable[[], list[str]]) -> None:
        self._named = named
        self._codes = codes
        self._said = said

    def places(self, text: str) -> list[tuple[str, int, int]]:
        """Give the codes that are unmistakable words and stand in a text, in any class name's spelling, and where."""
        found = []
        for word, code in self._possible(text):
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                if not joined(text, start, end) and not elsewhere(text, start, end):
                    found.append((code, start, end))
                start = text.find(word, end)
        for match in _CLASS.finditer(text):
            spelled = snake(match[0])
            if spelled in self._codes and spelled.count("_") > 1 and not spelled.endswith(("_error", "_exception")):
                found.append((spelled, match.start(), match.end()))
        for match in _CAPITALS.finditer(text):
            spelled = match[0].replace(" ", "_")
            if spelled in self._named:
                found.append((self._named[spelled], match.start(), match.end()))
        return [
            one
            for one in found
            if not any(other[1] <= one[1] < one[2] < other[2] for other in found)
            and not self.in_message(text, text[one[1] : one[2]])
        ]

    def _possible(self, text: str) -> Iterable[tuple[str, str]]:
        """Give the telling words that a text may hold: of a short one those whose beginnings it has."""
        if len(text) > SHORT:
            return self._words
        begun = set(map(text.__getitem__, _cuts()[: max(len(text) - BEGUN + 1, 0)]))
        places = sorted(place for beginning in begun & self._beginnings.keys() for place in self._beginnings[beginning])
        return [self._words[place] for place in places]

    @cached_property
    def _beginnings(self) -> dict[str, list[int]]:
        """Where in `_words` those stand that begin alike."""
        found: dict[str, list[int]] = {}
        for place, (word, _) in enumerate(self._words):
            found.setdefault(word[:BEGUN], []).append(place)
        return found

    @cached_property
    def _messages(self) -> list[str]:
        return self._said()

    def in_message(self, text: str, word: str) -> bool:
        """Say whether a word stands in the text as a part of a documented message: then that is what it means."""
        return any(word in said and len(said) > len(word) + LONGER and said in text for said in self._messages)

    @cached_property
    def _words(self) -> list[tuple[str, str]]:
        """The words that are no ordinary ones: with a joint inside, or letters before digits; and their codes."""
        words = [
            (word, code)
            for word, code in self._named.items()
            if (len(word) >= SHORTEST and not word.isalnum()) or _FAMILY.fullmatch(word)
        ]
        spoken = phrases([word for word, _ in words])
        return [(word, code) for word, code in words if word not in spoken]


def snake(word: str) -> str:
    """Give a class name as the code that it was made from: `UnderMinTotalBid` is `under_min_total_bid`."""
    return _CAMEL.sub("_", word).lower()
