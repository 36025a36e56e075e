"""Searches for literals in many bytes, at the speed of the processor's vector instructions where libraries give it.

`bytes.find` and `re` look at one byte at a time. With `ahocorasick_rs` a search for sixty literals at once runs at 2 to
8 GB/s, with `stringzilla` one for a single literal or a count at more; without them the answers are the same.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Hit = tuple[int, int, int]
    """Which literal, and where it begins and ends."""

__all__ = ["TOGETHER", "Literals", "count", "find", "grouped"]

try:
    from stringzilla import count, find
except ImportError:  # no package for this interpreter or processor
    count, find = bytes.count, bytes.find

TOGETHER = 60
"""So many literals are searched at once: from 65 on the library has no vector search, at a tenth of the speed."""


VECTOR = 4
"""Bytes of a literal from which on a vector search tells it from most others: a shorter one slows its whole group."""


def grouped(literals: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Part literals into groups that are quickly searched for: the long ones first, the shortest by themselves."""
    ordered = sorted(literals, key=len, reverse=True)
    long, short = [word for word in ordered if len(word) >= VECTOR], [word for word in ordered if len(word) < VECTOR]
    for words in (long, short):
        yield from (words[first : first + TOGETHER] for first in range(0, len(words), TOGETHER))


class Literals:
    """Searches for several literals at once; the leftmost counts, of several at one place the first in the list."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        self.literals = list(literals)
        self.hits: Callable[[bytes], list[Hit]] = _compiled(self.literals) or _searched(self.literals)
        """Gives every hit in some bytes, in order; none lies in another."""


def _searched(literals: Sequence[bytes]) -> Callable[[bytes], list[Hit]]:
    """Give what searches with the standard library."""
    if not literals:
        return lambda data: []  # noqa: ARG005 - there is nothing to look for
    finditer = re.compile(b"|".join(map(re.escape, literals))).finditer
    numbers = {literal: number for number, literal in reversed(list(enumerate(literals)))}
    return lambda data: [(numbers[match[0]], match.start(), match.end()) for match in finditer(data)]


def _compiled(literals: Sequence[bytes]) -> Callable[[bytes], list[Hit]] | None:
    try:
        import ahocorasick_rs
    except ImportError:  # no package for this interpreter or processor
        return None
    if not literals:
        return None
    # With its usual kind of matches the library has no vector search: a tenth of the speed.
    automaton = ahocorasick_rs.BytesAhoCorasick(literals, matchkind=ahocorasick_rs.MatchKind.LeftmostFirst)
    hits: Callable[[bytes], list[Hit]] = automaton.find_matches_as_indexes
    return hits
