"""What the errors of a log sum up to: how many of each, where and when."""

from __future__ import annotations

from errcode.logs.lines import SAMPLES, Sight, excerpt, line_at, line_below, object_lines, sample
from errcode.logs.times import Place as Clock
from errcode.logs.times import minute, time_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from errcode.finding import Finding
    from errcode.logs.kinds import LineKind
    from errcode.logs.spill import Spill

    Time = bytes | str | None
    """A time in ISO 8601, or a line that has one: it is read when somebody asks."""
    Key = tuple[str, str | None, str | None]
    Place = tuple[int, int]
    """The number of a file, counted from 0, and of a line in it, counted from 1."""

_NONE = (None, None)
KEPT = 10_000
"""Rows of a summary that are kept in memory: what is over that is codes of nobody, and no table has as many."""
KINDS = 4_096
"""Kinds of lines that are summed up; then they become rows."""


SLOTS = 4_096
"""Spans of time that are kept apart at most; a log over a longer time is counted in longer spans."""


class Tallied:
    """All sights of one error."""

    __slots__ = (
        "_first_time",
        "_last_time",
        "count",
        "encoding",
        "finding",
        "first",
        "last",
        "minutes",
        "samples",
        "width",
    )

    def __init__(
        self, finding: Finding, first: Place, last: Place, count: int = 1, times: tuple[Time, Time] = _NONE
    ) -> None:
        self.finding = finding
        """The first of them."""
        self.count = count
        self.first = first
        self.last = last
        self._first_time, self._last_time = times
        self.encoding = "utf-8"
        """How the lines are encoded that have the times."""
        self.minutes: dict[int, int] = {}
        """How many there were in each span of time."""
        self.width = 1
        """Minutes of a span."""
        self.samples: tuple[tuple[Place, str], ...] = ()
        """The first lines where it stands, as they are; only where somebody asks for them."""

    @property
    def first_time(self) -> str | None:
        """The time of the first line that shows one, in ISO 8601."""
        self._first_time = self._read(self._first_time)
        return self._first_time

    @property
    def last_time(self) -> str | None:
        """The time of the last line that shows one."""
        self._last_time = self._read(self._last_time)
        return self._last_time

    def _read(self, time: Time) -> str | None:
        return time_of(time, self.encoding) if isinstance(time, bytes) else time

    def settled(self) -> Tallied:
        """Give the row without the lines that its times are read from."""
        self._first_time, self._last_time = self.first_time, self.last_time
        return self

    def add(self, other: Tallied) -> None:
        """Take in other sights of the same error."""
        self.count += other.count
        if other.first < self.first:
            self.first, self.finding = other.first, other.finding
            self._first_time = other._first_time or self._first_time
        if other.last > self.last:
            self.last = other.last
            self._last_time = other._last_time or self._last_time
        self._first_time = self._first_time or other._first_time
        self._last_time = self._last_time or other._last_time
        self._count(other.minutes, other.width)
        if other.samples:
            self.samples = tuple(sorted({*self.samples, *other.samples})[:SAMPLES])

    def shifted(self, file: int, lines: int) -> Tallied:
        """Give the row as it is in a file with so many lines before the part it was counted in."""
        self.first = (file, self.first[1] + lines)
        self.last = (file, self.last[1] + lines)
        self.samples = tuple(((file, line + lines), text) for (_, line), text in self.samples)
        return self

    def take(self, minutes: dict[int, int]) -> None:
        """Take in how many there were in each minute."""
        self._count(minutes, 1)

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
        self.rows: dict[Key, Tallied] = {}
        self._kept = kept
        """So many rows are kept in memory, the others in a file; None for all."""
        self._spill: Spill | None = None

    def add(self, other: Tally, before: int = 0, file: int = 0) -> None:
        """Take in what was counted in a part that has so many lines of its file before it."""
        for row in other.rows.values():
            self.count(row.shifted(file, before))

    def count(self, row: Tallied) -> None:
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
        row = Tallied(sight.finding, place, place, sight.times, times=(sight.time, sight.time))
        span = minute(sight.time or "")
        row.minutes = {} if span is None else {span: sight.times}
        row.samples = ((place, excerpt(sight.text, sight.finding)),) if sight.text else ()
        self.count(row)

    def sorted(self) -> Collection[Tallied]:
        """Give the rows, the most frequent first."""
        if self._spill is not None:
            return self._spilled()
        return sorted(self.rows.values(), key=lambda row: (-row.count, key_of(row.finding)[0], str(row.finding.code)))


def key_of(finding: Finding) -> Key:
    """Give what makes errors the same."""
    return finding.provider, finding.code, finding.section


class Sums:
    """What was found in parts of an input, summed up by kinds of lines until somebody asks: most come in each part."""

    def __init__(self, encoding: str = "utf-8", *, samples: bool = False) -> None:
        self._encoding = encoding
        self._samples = samples
        """Whether some of the lines are kept."""
        self._kinds: dict[LineKind, dict[int, Sum]] = {}
        """By how far a line stands below its record's first one."""

    def add(self, data: bytes, kinds: Iterable[LineKind], lines: dict[int, int]) -> None:
        """Take in what a scan found in a part; `lines` are the numbers of lines by where they begin."""
        for kind in kinds:
            sums = self._kinds.get(kind)
            if sums is None:
                sums = self._kinds[kind] = {below: Sum() for below in {below for below, _ in kind.findings}}
            places = kind.places
            first, last = min(places), max(places)
            for below, sum_ in sums.items():
                if below not in kind.clocks:
                    kind.clocks[below] = self._clock(data, places[0], below)
                own, clock = kind.clocks[below]
                starts = [line_below(place, own, data) for place in places] if own else places
                sum_.add(data, starts, (lines[first] + below, lines[last] + below), clock)
                sum_.count += kind.more
                if self._samples and len(sum_.samples) < SAMPLES:
                    finding = next(finding for at, finding in kind.findings if at == below)
                    sum_.samples += [
                        ((0, lines[place] + below), sample(data, place, below, self._encoding, finding))
                        for place in sorted(places)[: SAMPLES - len(sum_.samples)]
                    ]

    def _clock(self, data: bytes, place: int, below: int) -> tuple[int, Clock]:
        """Learn where a record has the time of one of its lines: in the line itself, else in the first one."""
        for lines in (below, 0, *object_lines(data, place)):
            clock = Clock(line_at(line_below(place, lines, data), data), self._encoding)
            if clock.known:
                return lines, clock
        return 0, Clock(line_at(place, data), self._encoding)

    @property
    def full(self) -> bool:
        """Whether there are so many kinds that it is time to ask."""
        return len(self._kinds) > KINDS

    def tally(self) -> Tally:
        """Give what was summed up, and begin anew."""
        tally = Tally()
        for kind, sums in self._kinds.items():
            for below, finding in kind.findings:
                tally.count(sums[below].row(finding, self._encoding))
        self._kinds = {}
        return tally


class Sum:
    """How many lines of a kind there were, where and when."""

    __slots__ = ("_lines", "_minutes", "count", "first", "last", "samples")

    def __init__(self) -> None:
        self.count = 0
        self.first = self.last = 0
        self._lines: list[bytes | None] = [None, None]
        """The first and the last line that have a time."""
        self._minutes: dict[int, int] = {}
        self.samples: list[tuple[Place, str]] = []

    def add(self, data: bytes, starts: Sequence[int], numbers: tuple[int, int], clock: Clock) -> None:
        """Take in the lines that begin at some places; the first and the last one's numbers are given."""
        if not self.count:
            self.first = numbers[0]
        self.last = numbers[1]
        self.count += len(starts)
        minutes = clock.minutes(data, starts)
        if minutes or not clock.dated:
            if self._lines[0] is None:
                self._lines[0] = clock.seen(data, min(starts))
            self._lines[1] = clock.seen(data, max(starts)) or self._lines[1]
        for span, count in minutes.items():
            self._minutes[span] = self._minutes.get(span, 0) + count

    def row(self, finding: Finding, encoding: str) -> Tallied:
        """Give what a summary tells of a finding in these lines."""
        row = Tallied(finding, (0, self.first), (0, self.last), self.count, (self._lines[0], self._lines[1]))
        row.encoding = encoding
        row.take(self._minutes)
        row.samples = tuple(self.samples)
        return row
