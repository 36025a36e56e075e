"""What the errors of a log sum up to: how many of each, where and when."""

from __future__ import annotations

from errcode.logs.times import Place as Clock
from errcode.logs.times import minute, time_of
from errcode.text import bytesearch as literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from errcode.logs.repeats import LineKind
    from errcode.logs.spill import Spill
    from errcode.model import Finding

    Key = tuple[str, str | None, str | None]
    Place = tuple[int, int]
    """The number of a file, counted from 0, and of a line in it, counted from 1."""

_NONE = (None, None)
SHOWN = 16_384
"""Bytes of a line that are kept to be shown."""
KEPT = 10_000
"""Rows of a summary that are kept in memory: what is over that is codes of nobody, and no table has as many."""

SAMPLES, SAMPLE = 3, 1_000
"""So many of an error's lines are kept where somebody asks for some, and so many characters of each."""
SLOTS = 4_096
"""Spans of time that are told apart at most; a log over a longer time is counted in longer spans."""


class Sight:
    """An error at one place of an input."""

    __slots__ = ("column", "finding", "line", "name", "text", "time")

    def __init__(self, finding: Finding, line: int, time: str | None, name: str | None = None) -> None:
        self.finding = finding
        """Shared by all sights of its kind: its own line number says nothing."""
        self.line = line
        self.time = time
        """ISO 8601, where the line shows one."""
        self.name = name
        """The file's name; None for standard input."""
        self.text: str | None = None
        """The line where it stands, where there is somebody to be shown it."""
        self.column = 0
        """Offset in that line at which it was found, in characters."""


class Row:
    """All sights of one error."""

    __slots__ = ("count", "finding", "first", "first_time", "last", "last_time", "minutes", "samples", "width")

    def __init__(
        self, finding: Finding, first: Place, last: Place, count: int = 1, times: tuple[str | None, str | None] = _NONE
    ) -> None:
        self.finding = finding
        """The first of them."""
        self.count = count
        self.first = first
        self.last = last
        self.first_time, self.last_time = times
        self.minutes: dict[int, int] = {}
        """How many there were in each span of time."""
        self.width = 1
        """Minutes of a span."""
        self.samples: tuple[tuple[Place, str], ...] = ()
        """The first lines where it stands, as they are; only where somebody asks for them."""

    def add(self, other: Row) -> None:
        """Take in other sights of the same error."""
        self.count += other.count
        if other.first < self.first:
            self.first, self.finding = other.first, other.finding
            self.first_time = other.first_time or self.first_time
        if other.last > self.last:
            self.last = other.last
            self.last_time = other.last_time or self.last_time
        self.first_time = self.first_time or other.first_time
        self.last_time = self.last_time or other.last_time
        self._count(other.minutes, other.width)
        if other.samples:
            self.samples = tuple(sorted({*self.samples, *other.samples})[:SAMPLES])

    def shifted(self, file: int, lines: int) -> Row:
        """Give the row as it is in a file with so many lines before the part it was counted in."""
        self.first = (file, self.first[1] + lines)
        self.last = (file, self.last[1] + lines)
        self.samples = tuple(((file, line + lines), text) for (_, line), text in self.samples)
        return self

    def _count(self, minutes: dict[int, int], width: int) -> None:
        self._widen(width)
        for span, count in minutes.items():
            span = span * width // self.width
            self.minutes[span] = self.minutes.get(span, 0) + count
        while len(self.minutes) > SLOTS:
            self._widen(self.width * 2)

    def _widen(self, width: int) -> None:
        if width <= self.width:
            return
        factor, self.width = width // self.width, width
        minutes: dict[int, int] = {}
        for span, count in self.minutes.items():
            minutes[span // factor] = minutes.get(span // factor, 0) + count
        self.minutes = minutes


class Tally:
    """The errors of an input or of a part of it, by provider, code and section."""

    def __init__(self, *, kept: int | None = None) -> None:
        self.rows: dict[Key, Row] = {}
        self._kept = kept
        """So many rows are kept in memory, the others in a file; None for all."""
        self._spill: Spill | None = None

    def add(self, other: Tally, before: int = 0, file: int = 0) -> None:
        """Take in what was counted in a part that has so many lines of its file before it."""
        for row in other.rows.values():
            self.count(row.shifted(file, before))

    def count(self, row: Row) -> None:
        """Take in a row."""
        mine = self.rows.setdefault(key_of(row.finding), row)
        if mine is not row:
            mine.add(row)
        elif self._kept is not None and len(self.rows) > self._kept:
            self._spilled()

    def _spilled(self) -> Spill:
        """Put all rows into the file."""
        if self._spill is None:
            from errcode.logs.spill import Spill

            self._spill = Spill()
        self._spill.put(self.rows.values())
        self.rows.clear()
        return self._spill

    def see(self, sight: Sight, file: int = 0) -> None:
        """Take in a single sight."""
        place = (file, sight.line)
        row = Row(sight.finding, place, place, times=(sight.time, sight.time))
        span = minute(sight.time or "")
        row.minutes = {} if span is None else {span: 1}
        row.samples = ((place, sight.text[:SAMPLE]),) if sight.text else ()
        self.count(row)

    def sorted(self) -> Collection[Row]:
        """Give the rows, the most frequent first."""
        if self._spill is not None:
            return self._spilled()
        return sorted(self.rows.values(), key=lambda row: (-row.count, key_of(row.finding)[0], str(row.finding.code)))


def key_of(finding: Finding) -> Key:
    """Give what makes errors the same."""
    return finding.provider, finding.code, finding.section


def tallied(
    data: bytes, kinds: Sequence[LineKind], lines: dict[int, int], encoding: str = "utf-8", *, samples: bool = False
) -> Tally:
    """Sum up what a scan found in a part.

    Args:
        data: The part.
        kinds: What was found.
        lines: The numbers of lines by where they begin.
        encoding: How the part is encoded.
        samples: Whether some of the lines are kept.
    """
    tally = Tally()
    for kind in kinds:
        first, last = min(kind.places), max(kind.places)
        if kind.clock is None:
            kind.clock = Clock(line_at(first, data), encoding)
        times = (kind.clock.time(data, first, encoding), kind.clock.time(data, last, encoding))
        minutes = kind.clock.minutes(data, kind.places, encoding)
        for below, finding in kind.told:
            places = (0, lines[first] + below), (0, lines[last] + below)
            row = Row(finding, *places, len(kind.places) + kind.more, times)
            row.minutes = minutes.copy()
            if samples:
                row.samples = tuple(
                    ((0, lines[place] + below), _sample(data, place, below, encoding))
                    for place in sorted(kind.places)[:SAMPLES]
                )
            tally.count(row)
    return tally


def _sample(data: bytes, place: int, below: int, encoding: str) -> str:
    """Give the line so far below the one that begins at a place, or as much of it as is kept."""
    for _ in range(below):
        place = data.find(b"\n", place) + 1 or len(data)
    return line_at(place, data)[: 4 * SAMPLE].decode(encoding, "replace").rstrip()[:SAMPLE]


def line_at(place: int, data: bytes) -> bytes:
    """Give the line that begins at a place."""
    end = data.find(b"\n", place)
    return data[place : end if end >= 0 else len(data)]


def listed(
    data: bytes, kinds: Sequence[LineKind], lines: dict[int, int], name: str | None = None, encoding: str = "utf-8"
) -> Iterator[Sight]:
    """Give what a scan found in a part, one by one and in order."""
    for place, order in sorted((place, order) for order, kind in enumerate(kinds) for place in kind.places):
        kind = kinds[order]
        line = line_at(place, data)
        time = time_of(line, encoding)
        for below, finding in kind.told:
            sight = Sight(finding, lines[place] + below, time, name)
            sight.text = None if below else line[:SHOWN].decode(encoding, "replace")
            yield sight


def ends(kinds: Iterable[LineKind], *, samples: bool = False) -> Iterator[int]:
    """Give the first and the last place of each kind: those whose lines are told, and those of samples."""
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
