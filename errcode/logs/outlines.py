"""Outlines of lines: what stands around an error, the words left open that differ from line to line.

An outline is learned from a line whose signs are known. What has a digit and is no sign is left open (times, ids,
amounts), and so is a word that turned out to differ (a symbol). A line that fits the outline has the same signs.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from errcode.logs.signs import Span

    Parts = list[bytes]
    """A text cut into marks (at even places) and words."""

LEARNED = 512
"""Outlines that are remembered; then it is begun anew."""

_WORD = re.compile(rb"([\w.+\x80-\xff-]+)")
_DIGIT = re.compile(rb"\d")
_IS_KEY = re.compile(rb"""(?:\\{0,8}["'`]|""|&quot;)\s{0,2}[:=]|\s?=""")
_NUMBER = rb"(?=[^\d\s]{0,60}\d)[\w.+\x80-\xff-]+"
_ANY = rb"([\w.+\x80-\xff-]+)"


class Outline:
    """What stands before an error and behind it."""

    __slots__ = ("_fits_after", "_fits_before", "after", "before", "fixed", "free")

    def __init__(self, before: Parts, after: Parts, fixed: frozenset[int]) -> None:
        self.before = before
        self.after = after
        self.fixed = fixed
        """Numbers of the words that are signs, counted through both."""
        self.free: set[int] = set()
        """Numbers of the words that were seen to differ."""
        self._compile()

    def _compile(self) -> None:
        size = len(self.before)
        self._fits_before = re.compile(self._pattern(self.before, 0), re.ASCII).fullmatch
        self._fits_after = re.compile(self._pattern(self.after, size), re.ASCII).fullmatch

    def _pattern(self, parts: Parts, offset: int) -> bytes:
        pattern = []
        for number, part in enumerate(parts, offset):
            if (number - offset) % 2 == 0 or number in self.fixed:
                pattern.append(re.escape(part))
            elif number in self.free:
                pattern.append(_ANY)
            else:
                pattern.append(_NUMBER if _DIGIT.search(part) else re.escape(part))
        return b"".join(pattern)

    def fits(self, text: bytes, start: int, end: int, signs: Collection[bytes]) -> bool:
        """Say whether a text fits around what stands between two places, without a sign in the place of a free word."""
        before = self._fits_before(text, 0, start)
        if before is None:
            return False
        after = self._fits_after(text, end)
        if after is None:
            return False
        return not self.free or all(word.lower() not in signs for word in (*before.groups(), *after.groups()))

    def widen(self, before: Parts, after: Parts) -> bool:
        """Leave open the words that differ; say whether the outline fits then."""
        words = zip((*self.before, *self.after), (*before, *after), strict=True)
        differ = {
            number
            for number, (mine, other) in enumerate(words)
            if mine != other and (number in self.fixed or not (_DIGIT.search(mine) and _DIGIT.search(other)))
        }
        if differ & self.fixed:
            return False
        self.free |= differ
        if differ:
            self._compile()
        return True


class Outlines:
    """Every outline that was learned, so that errors of different codes share those of their framework."""

    def __init__(self, signs: Collection[bytes]) -> None:
        self.signs = signs
        """Names, in lower case, that are signs wherever they stand."""
        self._known: dict[tuple[bytes, ...], list[Outline]] = {}

    def learned(self, text: bytes, start: int, end: int, spans: Sequence[Span]) -> Outline:
        """Give the outline of a text around what stands between two places, whose signs stand in these spans."""
        before, after = _WORD.split(text[:start]), _WORD.split(text[end:])
        fixed = frozenset((*_fixed(before, 0, 0, spans), *_fixed(after, end, len(before), spans)))
        marks = (*before[::2], b"\0", *after[::2])
        same = self._known.setdefault(marks, [])
        for outline in same:
            if outline.fixed == fixed and outline.widen(before, after):
                return outline
        if len(self._known) > LEARNED:
            self._known.clear()
        outline = Outline(before, after, fixed)
        same.append(outline)
        return outline


def _fixed(parts: Parts, place: int, offset: int, spans: Sequence[Span]) -> list[int]:
    """Give the numbers of the words that touch a sign or are keys."""
    fixed = []
    for number, part in enumerate(parts):
        end = place + len(part)
        if number % 2:
            key = _IS_KEY.match(parts[number + 1]) is not None
            if key or any(start < end and place < stop for start, stop in spans):
                fixed.append(number + offset)
        place = end
    return fixed
