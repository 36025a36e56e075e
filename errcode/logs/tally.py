"""What the errors of a log sum up to: how many of each, where and when."""

from __future__ import annotations

from errcode.logs.times import Place as Clock
from errcode.logs.times import minute, time_of
from errcode.text import bytesearch as literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from errcode.logs.kinds import LineKind
    from errcode.logs.spill import Spill
    from errcode.model import Finding

    Time = bytes | str | None
    """A time in ISO 8601, or a line that has one: it is read when somebody asks."""
    Key = tuple[str, str | None, str | None]
    Place = tuple[int, int]
    """The number of a file, counted from 0, and of a line in it, counted from 1."""

_NONE = (None, None)
SHOWN = 16_384
"""Bytes of a line that are kept to be shown."""
KEPT = 10_000
"""Rows of a summary that are kept in memory: what is over that is codes of nobody, and no table has as many."""
KINDS = 4_096
"""Kinds of lines that are summed up; then they become rows."""

FIELDS = 40
"""Lines of an object in which its time is looked for."""

SAMPLES, SAMPLE = 3, 1_000
"""So many of an error's lines are kept where somebody asks for some, and so many characters of each."""
SLOTS = 4_096
"""Spans of time that are kept apart at most; a log over a longer time is counted in longer spans."""


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

    def settled(self) -> Row:
        """Give the row without the lines that its times are read from."""
        self._first_time, self._last_time = self.first_time, self.last_time
        return self

    def add(self, other: Row) -> None:
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

    def shifted(self, file: int, lines: int) -> Row:
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
        row.samples = ((place, excerpt(sight.text, sight.finding)),) if sight.text else ()
        self.count(row)

    def sorted(self) -> Collection[Row]:
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
                starts = [_below(place, own, data) for place in places] if own else places
                sum_.add(data, starts, (lines[first] + below, lines[last] + below), clock)
                sum_.count += kind.more
                if self._samples and len(sum_.samples) < SAMPLES:
                    finding = next(finding for at, finding in kind.findings if at == below)
                    sum_.samples += [
                        ((0, lines[place] + below), _sample(data, place, below, self._encoding, finding))
                        for place in sorted(places)[: SAMPLES - len(sum_.samples)]
                    ]

    def _clock(self, data: bytes, place: int, below: int) -> tuple[int, Clock]:
        """Learn where a record has the time of one of its lines: in the line itself, else in the first one."""
        for lines in (below, 0, *_fields(data, place)):
            clock = Clock(line_at(_below(place, lines, data), data), self._encoding)
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

    def row(self, finding: Finding, encoding: str) -> Row:
        """Give what a summary tells of a finding in these lines."""
        row = Row(finding, (0, self.first), (0, self.last), self.count, (self._lines[0], self._lines[1]))
        row.encoding = encoding
        row.take(self._minutes)
        row.samples = tuple(self.samples)
        return row


def _below(place: int, lines: int, data: bytes) -> int:
    """Give where the line begins that stands so many lines below the one that begins at a place."""
    for _ in range(lines):
        place = data.find(b"\n", place) + 1 or len(data)
    return place


def _fields(data: bytes, place: int) -> Iterator[int]:
    """Give the numbers of the lines of an object that is written over several."""
    if data[place : place + 2] in (b"{\n", b"{\r"):
        for number in range(1, FIELDS):
            place = data.find(b"\n", place) + 1
            if not place or data[place : place + 1] == b"}":
                return
            yield number


def _sample(data: bytes, place: int, below: int, encoding: str, finding: Finding) -> str:
    """Give the line so far below the one that begins at a place, as much of it as is kept."""
    line = line_at(_below(place, below, data), data)
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
    for place, order in sorted((place, order) for order, kind in enumerate(kinds) for place in kind.places):
        kind = kinds[order]
        line = line_at(place, data)
        fields = (line_at(_below(place, below, data), data) for below in _fields(data, place))
        time = next(filter(None, (time_of(one, encoding) for one in (line, *fields))), None)
        for below, finding in kind.own(data, place):
            own = time_of(line_at(_below(place, below, data), data), encoding) if below else None
            sight = Sight(finding, lines[place] + below, own or time, name)
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
