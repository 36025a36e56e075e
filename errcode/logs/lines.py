"""Lines of a log by their numbers: where errors stand in them, and what is shown of each."""

from __future__ import annotations

import re

from errcode.logs.collapsed import collapsed
from errcode.logs.times import time_of
from errcode.text import bytesearch as literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from errcode.finding import Finding
    from errcode.logs.kinds import LineKind


SHOWN = 16_384
"""Bytes of a line that are kept to be shown."""
FIELDS = 40
"""Lines of an object in which its time is looked for."""
_OPENING = re.compile(rb"((?: {2})?)(?:(\{)\r?\n|<[A-Za-z])")
SAMPLES, SAMPLE = 3, 1_000
"""So many of an error's lines are kept where somebody asks for some, and so many characters of each."""


class Sight:
    """An error at one place of an input."""

    __slots__ = ("column", "finding", "line", "name", "text", "time", "times")

    def __init__(self, finding: Finding, line: int, time: str | None, name: str | None = None) -> None:
        self.finding = finding
        """Shared by all sights of its kind: its own line number says nothing."""
        self.line = line
        self.time = time
        """ISO 8601, where the line shows one."""
        self.name = name
        """The file's name; None for standard input."""
        self.times = 1
        """How often it came, as its logger says: `(repeated 8 times)`."""
        self.text: str | None = None
        """The line where it stands, where there is somebody to be shown it."""
        self.column = 0
        """Offset in that line at which it was found, in characters."""


def line_below(place: int, lines: int, data: bytes) -> int:
    """Give where the line begins that stands so many lines below the one that begins at a place."""
    for _ in range(lines):
        place = data.find(b"\n", place) + 1 or len(data)
    return place


def object_lines(data: bytes, place: int) -> Iterator[int]:
    """Give the numbers of the lines of an object, or of an element of XML, that is written over several."""
    opening = _OPENING.match(data, place)
    closing = (opening[1] + (b"}" if opening[2] == b"{" else b"</")) if opening else b""
    for number in range(1, FIELDS if opening else 1):
        place = data.find(b"\n", place) + 1
        if not place or data.startswith(closing, place):
            return
        yield number


def sample(data: bytes, place: int, below: int, encoding: str, finding: Finding) -> str:
    """Give the line so far below the one that begins at a place, as much of it as is kept."""
    line = line_at(line_below(place, below, data), data)
    return excerpt(line[: 1 << 16].decode(encoding, "replace").rstrip(), finding)


def excerpt(line: str, finding: Finding) -> str:
    """Give a line, of a long one the part with the error."""
    at = line.find(finding.raw.message or finding.raw.code or "\n")
    start = at - SAMPLE // 2 if at > SAMPLE // 2 and len(line) > SAMPLE else 0
    return line[start : start + SAMPLE]


def line_at(place: int, data: bytes) -> bytes:
    """Give the line that begins at a place."""
    end = data.find(b"\n", place)
    return data[place : end if end >= 0 else len(data)]


def listed(
    data: bytes, kinds: Sequence[LineKind], lines: dict[int, int], name: str | None = None, encoding: str = "utf-8"
) -> Iterator[Sight]:
    """Give what a scan found in a part, one by one and in order."""
    more = collapsed(data)
    for place, order in sorted((place, order) for order, kind in enumerate(kinds) for place in kind.places):
        kind = kinds[order]
        line = line_at(place, data)
        fields = (line_at(line_below(place, below, data), data) for below in object_lines(data, place))
        time = next(filter(None, (time_of(one, encoding) for one in (line, *fields))), None)
        for below, finding in kind.own(data, place):
            own = time_of(line_at(line_below(place, below, data), data), encoding) if below else None
            sight = Sight(finding, lines[place] + below, own or time, name)
            sight.times += more.get(place, 0)
            sight.text = None if below else line[:SHOWN].decode(encoding, "replace")
            yield sight


def ends(kinds: Iterable[LineKind], *, samples: bool = False) -> Iterator[int]:
    """Give the first and the last place of each kind: those whose lines are shown, and those of samples."""
    for kind in kinds:
        yield from (min(kind.places), max(kind.places))
        if samples:
            yield from sorted(kind.places)[:SAMPLES]


def numbered(data: bytes, places: Iterable[int], before: int = 0) -> dict[int, int]:
    """Give the number of the line, counted from 1, in which each place and the end of a part stand."""
    lines: dict[int, int] = {}
    line, counted = before + 1, 0
    for place in sorted({*places, len(data)}):
        line += literals.count(data, b"\n", counted, place)
        counted = place
        lines[place] = line
    return lines


class Lines:
    """Counts the lines that went by, as far as somebody asks: a log without errors is not counted."""

    def __init__(self, name: str | None = None, start: int = 0) -> None:
        self._name = name
        """A file that can be read again to count what was left out; None where everything is to be counted at once."""
        self._at = start
        self._count = 0
        self._left = 0
        """Bytes from `_at` on whose lines are not counted."""

    def before(self) -> int:
        """Give the number of lines that went by."""
        if self._left and self._name is not None:
            with open(self._name, "rb", buffering=0) as file:
                file.seek(self._at)
                while self._left and (data := file.read(min(self._left, 1 << 20))):
                    self.passed(data, literals.count(data, b"\n"))
                    self._left -= len(data)
            self._at += self._left
            self._left = 0
        return self._count

    def passed(self, data: bytes, lines: int | None = None) -> None:
        """Note that a part went by, and how many lines it has where that is known."""
        if lines is None and self._name is not None:
            self._left += len(data)
            return
        self._count += literals.count(data, b"\n") if lines is None else lines
        self._at += len(data)
