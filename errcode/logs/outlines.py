"""Outlines of lines: what stands around an error, the words left open that differ from line to line.

An outline is learned from a line whose signs are known. A word that is no sign is taken to stand in every line until
one shows another in its place (a time, an id, a symbol); then it is left open. A line that fits the outline has the
same signs.
"""

from __future__ import annotations

import re
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from errcode.logs.signs import Mark

    Parts = list[bytes]
    """A text cut into marks (at even places) and words."""

LEARNED = 512
"""Outlines that are remembered; then it is begun anew."""
ALIKE = 64
"""Outlines that are remembered of the same marks: each is tried for a new line."""
REMEMBERED = 64
"""Beginnings of lines that are remembered of an outline, and ends, their digits left out."""

DIGITS = b"0123456789"
_WORD = re.compile(rb"([\w.+\x80-\xff-]+)")
_DIGIT = re.compile(rb"\d")
_IS_KEY = re.compile(rb"""(?:\\{0,8}["'`]|""|&quot;)\s{0,2}[:=]|\s?=""")
_NUMBER = rb"[A-Za-z_.+\x80-\xff-]*+\d[\w.+\x80-\xff-]*+"
_ANY = rb"([\w.+\x80-\xff-]++)"

_compiled = lru_cache(LEARNED)(re.compile)
"""Outlines of different errors mostly begin and end alike."""


class Edge:
    """What of a line stands before or behind the words that are the same in all lines of an outline."""

    __slots__ = ("_learns", "_match", "_names", "_pattern", "known")

    def __init__(self, pattern: bytes, seen: bytes, names: Collection[bytes], *, learns: bool) -> None:
        self._pattern = pattern
        self._match: Callable[[bytes, int, int], re.Match[bytes] | None] | None = None
        self._names = names
        self._learns = learns
        self.known = {seen.translate(None, DIGITS)} if learns else set()
        """What is known to fit, without its digits: of most lines that is always the same."""

    def fits(self, data: bytes, start: int, end: int) -> bool:
        """Say whether what stands between two places fits, without a name in the place of a free word."""
        if self._match is None:
            self._match = _compiled(self._pattern, re.ASCII).fullmatch
        match = self._match(data, start, end)
        if match is None or any(word.lower() in self._names for word in match.groups()):
            return False
        if self._learns and len(self.known) < REMEMBERED:
            self.known.add(data[start:end].translate(None, DIGITS))
        return True

    @property
    def quick(self) -> Callable[[bytes, int, int], object]:
        """Give what tells the same at less cost, where nothing else is to be seen to."""
        if self._learns or _ANY in self._pattern:
            return self.fits
        return _compiled(self._pattern, re.ASCII).fullmatch


class Around:
    """An outline as it was when an error was met in it: it may be wider by now, which makes this no less true."""

    __slots__ = ("ahead", "end", "literal", "outline", "start")

    def __init__(self, outline: Outline, literal: bytes, ahead: int, start: Edge, end: Edge) -> None:
        self.outline = outline
        self.literal = literal
        """The error, and what is the same in every line right before and behind it."""
        self.ahead = ahead
        """Bytes of it before the error."""
        self.start = start
        self.end = end

    def fits(self, data: bytes, start: int, place: int, end: int) -> bool:
        """Say whether a line between two places fits, in which the error stands at a place."""
        low = place - self.ahead
        high = low + len(self.literal)
        return (
            start <= low
            and high <= end
            and data.startswith(self.literal, low)
            and self.start.fits(data, start, low)
            and self.end.fits(data, high, end)
        )


class Outline:
    """What stands before an error and behind it, and which words of it were seen to differ."""

    def __init__(self, before: Parts, after: Parts, fixed: frozenset[int], loose: frozenset[int]) -> None:
        self._words = [*before, *after]
        self._size = len(before)
        self.fixed = fixed
        """Numbers of the words that are signs, counted through both."""
        self.loose = loose
        """Those of them of which only says something that they have digits."""
        self._free: set[int] = set()
        """Numbers of the words that were seen to differ."""
        self._numbers: set[int] = set()
        """Those that had digits whenever they did."""
        self._ids: set[int] = set()
        """Those of them that differ in their letters, too."""

    def widen(self, words: Parts) -> bool:
        """Leave open the words that differ; say whether the outline fits then."""
        free, numbers, ids = set(self._free), set(self._numbers), set(self._ids)
        for number, (mine, other) in enumerate(zip(self._words, words, strict=True)):
            if mine == other:
                continue
            digits = _DIGIT.search(mine) is not None and _DIGIT.search(other) is not None
            if number in self.fixed and not (digits and number in self.loose):
                return False
            (numbers if digits and number not in free else free).add(number)
            if mine.translate(None, DIGITS) != other.translate(None, DIGITS):
                ids.add(number)
        self._free, self._numbers, self._ids = free, numbers - free, ids
        return True

    def around(self, words: Parts, core: bytes, names: Collection[bytes]) -> Around:
        """Tell what is the same in every line right before and behind an error from what is to be read closely."""
        size, differ = self._size, self._free | self._numbers
        last = max((number for number in differ if number < size), default=-1) + 1
        first = min((number for number in differ if number >= size), default=len(words))
        lead = b"".join(words[last:size])
        literal = lead + core + b"".join(words[size:first])
        start, end = self._edge(words, 0, last, names), self._edge(words, first, len(words), names)
        return Around(self, literal, len(lead), start, end)

    def _edge(self, words: Parts, first: int, last: int, names: Collection[bytes]) -> Edge:
        pattern, learns = [], True
        for number in range(first, last):
            if number in self._free:
                pattern.append(_ANY)
            elif number in self._numbers:
                pattern.append(_NUMBER)
                learns = learns and number not in self._ids
            else:
                pattern.append(re.escape(words[number]))
                learns = learns and not (number in self.fixed and _DIGIT.search(words[number]))
        return Edge(b"".join(pattern), b"".join(words[first:last]), names, learns=learns)


class Outlines:
    """Every outline that was learned, so that errors of different codes share those of their framework."""

    def __init__(self, names: Collection[bytes]) -> None:
        self._names = names
        """Names, in lower case, that are signs wherever they stand."""
        self._known: dict[tuple[bytes, ...], list[Outline]] = {}

    def learned(self, text: bytes, start: int, end: int, marks: Sequence[Mark]) -> Around:
        """Give the outline of a text around what stands between two places, whose signs stand in these places."""
        before, after = _WORD.split(text[:start]), _WORD.split(text[end:])
        touching = [*_touching(before, 0, 0, marks), *_touching(after, end, len(before), marks)]
        fixed = frozenset(number for number, _ in touching)
        loose = fixed - {number for number, digits in touching if not digits}
        words = [*before, *after]
        outline = self._same((*before[::2], b"\0", *after[::2]), words, fixed, loose)
        if outline is None:
            if len(self._known) > LEARNED:
                self._known.clear()
            outline = Outline(before, after, fixed, loose)
            alike = self._known.setdefault((*before[::2], b"\0", *after[::2]), [])
            if len(alike) >= ALIKE:
                del alike[0]
            alike.append(outline)
        return outline.around(words, text[start:end], self._names)

    def _same(
        self, marks: tuple[bytes, ...], words: Parts, fixed: frozenset[int], loose: frozenset[int]
    ) -> Outline | None:
        for outline in self._known.get(marks, ()):
            if outline.fixed == fixed and outline.loose == loose and outline.widen(words):
                return outline
        return None


def _touching(parts: Parts, place: int, offset: int, marks: Sequence[Mark]) -> Iterator[tuple[int, bool]]:
    """Give the numbers of the words that touch a sign or are keys, and whether their digits may differ."""
    for number, part in enumerate(parts):
        end = place + len(part)
        if number % 2:
            if _IS_KEY.match(parts[number + 1]):
                yield number + offset, False
            for start, stop, loose in marks:
                if start < end and place < stop:
                    yield number + offset, loose
        place = end
