"""Codes that are like a code that no table has."""

from __future__ import annotations

from errcode.text.bounds import LONGEST_WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BRIEF = 8
"""Characters of a code of which at most two may differ: those like it are looked up."""


def nearest(code: str, codes: Iterable[str], limit: int = 3) -> list[str]:
    """Give the codes most like a code: the same digits first, then few edits, a common beginning, a close number.

    What is longer than any code is like none.
    """
    if len(code) > LONGEST_WORD:
        return []
    digits, folded, most = _digits(code), code.casefold(), max(1, len(code) // 3)
    near = []
    for other in codes:
        same = _digits(other) == digits
        if not same and (abs(len(other) - len(code)) > most or _strangers(folded, other.casefold(), most)):
            continue
        edits = 0 if same else _edits(folded, other.casefold(), most)
        if edits <= most:
            near.append((edits, -_common(code, other), _distance(code, other), other))
    return [other for *_, other in sorted(near)[:limit]]


class Neighbours:
    """Codes laid out so that few of them are compared with one that none of them is: a log may hold a million.

    Two words that two edits lead from one to the other are the same when up to two characters of each are left out.
    """

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes = list(codes)
        self._same: dict[str, list[str]] = {}
        """By their digits without sign and leading zeros."""
        self._less: dict[str, list[str]] = {}
        """By what is left of each when up to two of its characters are left out."""
        for code in self._codes:
            self._same.setdefault(_digits(code), []).append(code)
            for less in _less(code.casefold()) if len(code) <= BRIEF + 2 else ():
                self._less.setdefault(less, []).append(code)

    def nearest(self, code: str, limit: int = 3) -> list[str]:
        """Give the codes most like a code, as `nearest` gives them."""
        if len(code) > BRIEF:
            return nearest(code, self._codes, limit)
        found = dict.fromkeys(self._same.get(_digits(code), ()))
        for less in _less(code.casefold()):
            found |= dict.fromkeys(self._less.get(less, ()))
        return nearest(code, found, limit)


def _digits(code: str) -> str:
    return code.lstrip("-+0")


def _less(word: str) -> Iterator[str]:
    """Give a word without up to two of its characters."""
    once = {word[:place] + word[place + 1 :] for place in range(len(word))}
    yield word
    yield from once
    yield from {less[:place] + less[place + 1 :] for less in once for place in range(len(less))} - once - {word}


def _strangers(a: str, b: str, most: int) -> bool:
    """Say whether two words have too few characters in common for so many edits: then nobody need count them."""
    ours, theirs = set(a), set(b)
    return len(ours - theirs) > most or len(theirs - ours) > most


def _edits(a: str, b: str, most: int) -> int:
    """Count the insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.

    Where more than `most` are needed, some number above it is given.
    """
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a):
        above, row, earlier = row, [i + 1], before
        for j, y in enumerate(b):
            row.append(min(above[j + 1] + 1, row[j] + 1, above[j] + (x != y)))
            if i and j and x == b[j - 1] and a[i - 1] == y:
                row[-1] = min(row[-1], earlier[j - 1] + 1)
        before = above
        if min(row) > most and min(above) > most:  # a swap reaches two rows back
            break
    return row[-1]


def _common(a: str, b: str) -> int:
    """Count the characters with which both begin."""
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _distance(a: str, b: str) -> int:
    a, b = a.lstrip("-+"), b.lstrip("-+")
    return abs(int(a) - int(b)) if a.isdecimal() and b.isdecimal() and len(b) <= LONGEST_WORD else 0
