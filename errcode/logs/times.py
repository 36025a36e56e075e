"""Times in log lines: what a line's time is in ISO 8601, and which minute that is. What does not parse is no time."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from errcode.recognise.timestamps import times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SEARCHED = 2_000
"""Bytes of a line in which its time is looked for."""

_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,:](?P<part>\d{1,9}))?)?(?: ?(?P<half>[AP]M))?"
_ZONE = r"(?: ?(?P<zone>Z|UTC|GMT|KST|(?:UTC|GMT)?[+-]\d\d:?\d\d))?"
_FORMS = tuple(
    form + _ZONE
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?:[T_ ] ?|\] ?\[)"
        rf"(?:(?:(?P<korean>오전|오후)|at) )?{_CLOCK}",
        rf"(?P<day>\d{{1,2}})[-/](?P<name>[A-Z][a-z]{{2}})[-/](?P<year>\d{{4}})[: ]{_CLOCK}",
        rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}})(?:,? |\] ?\[){_CLOCK}",
        rf"(?P<name>[A-Z][a-z]{{2}}) (?P<day>[ \d]\d)(?:,? (?P<year>\d{{4}})(?: @)?)? {_CLOCK}",
        rf"(?P<month>[01]\d)/(?P<day>[0-3]\d)/(?P<short>[23]\d) {_CLOCK}",
        rf"(?P<year>[12]\d{{3}})(?P<month>[01]\d)(?P<day>[0-3]\d) {_CLOCK}",
        rf"(?:(?P<short>[23]\d)[-/])?(?P<month>\d\d)[-/]?(?P<day>\d\d)[ |]{_CLOCK}",
    )
)


@cache
def _form(number: int) -> re.Pattern[str]:
    """Give what reads times of a form; a log has one or two."""
    return re.compile(_FORMS[number])


_HINT = re.compile(rb"\d:\d\d|1\d{9}")
"""What every line with a time has: most without one are known by it."""
_ZONES = {"UTC": "Z", "GMT": "Z", "KST": "+09:00"}
_EPOCH_DAY = 719_163
"""The day 1970-01-01, counted as `date.toordinal` counts."""
_CONTEXT = 8
"""Bytes before a time by which its place in the next line is known again."""
_UP_TO_MINUTES = re.compile(r"(?:[^:]*\d(?:,?[T_ |]|[ ]at[ ]|\] ?\[|(?<=\d{4}):))?\d\d:\d\d")
"""What is read of a time: it is of the same length in all lines of a form, where the hours have two digits."""
_HALVES = re.compile("[AP]M|오[전후]")


def time_of(line: bytes, encoding: str = "utf-8") -> str | None:
    """Give the time of a line in ISO 8601, as far as the log tells it; None when it has none."""
    if not _HINT.search(line, 0, SEARCHED):
        return None
    text = line[:SEARCHED].decode(encoding, "replace")
    return next(filter(None, (iso(text[start:end]) for start, end in times(text))), None)


def iso(time: str) -> str | None:
    """Give a time in ISO 8601; a clock alone and a date without a year stay as they are. None for what is no time."""
    if time.isdigit() or (time[:10].isdigit() and time[10:11] == "."):
        return _unix(time)
    for number in range(len(_FORMS)):
        match = _form(number).fullmatch(time)
        if match:
            return _written(match.groupdict(), time)
    return time if re.fullmatch(_CLOCK, time) and _clock_is_one(time) else None


def _clock_is_one(time: str) -> bool:
    match = re.fullmatch(_CLOCK, time)
    return match is not None and int(match["hour"]) < 24 and int(match["minute"]) < 60


def _written(found: dict[str, str | None], time: str) -> str | None:
    """Write what a form found in ISO 8601, if there is such a moment."""
    month = int(found.get("month") or 0) or _MONTHS.find(found.get("name") or "?") // 3 + 1
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = {"오전": "AM", "오후": "PM"}.get(found.get("korean") or "") or found["half"]
    if half:
        hour = hour % 12 + 12 * (half == "PM")
    day, short = int(found["day"] or 0), found.get("short")
    year = found.get("year") or (f"20{short}" if short else None)
    if not (1 <= month <= 12 and hour < 24 and minute < 60 and second < 62 and 1 <= day <= _days_in(year, month)):
        return None
    if not year:
        return time
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if found["second"] else "")
    part = f".{found['part']}" if found["part"] else ""
    return f"{year}-{month:02}-{day:02}T{clock}{part}{_zone(found['zone'] or '')}"


def _days_in(year: str | None, month: int) -> int:
    from calendar import monthrange

    return monthrange(int(year) if year else 2024, month)[1]


def _zone(zone: str) -> str:
    zone = _ZONES.get(zone) or zone.removeprefix("UTC").removeprefix("GMT")
    return f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone


def _unix(time: str) -> str | None:
    from datetime import UTC, datetime

    whole, _, fraction = time.partition(".")
    if len(whole) not in (10, 13, 16, 19):
        return None
    shown = datetime.fromtimestamp(int(whole[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%S")
    fraction = whole[10:] + fraction
    return f"{shown}{'.' + fraction if fraction else ''}Z"


def minute(time: str) -> int | None:
    """Give the minute of an ISO time, counted from a fixed day, leaving its zone alone; None for others."""
    try:
        if time[4:5] == "-" and time[13:14] == ":":
            days = _days(int(time[:4]), int(time[5:7]), int(time[8:10]))
            return days * 1440 + int(time[11:13]) * 60 + int(time[14:16])
        if time[2:3] == ":":
            return int(time[:2]) * 60 + int(time[3:5])
    except ValueError:
        pass
    return None


def clock(minutes: int) -> str:
    """Give a counted minute as people write it: `2026-11-20 03:10`, or `03:10` for a time of the day alone."""
    days, rest = divmod(minutes, 1440)
    shown = f"{rest // 60:02}:{rest % 60:02}"
    if not days:
        return shown
    from datetime import date

    return f"{date.fromordinal(days).isoformat()} {shown}"


def _days(year: int, month: int, day: int) -> int:
    from datetime import date

    return date(year, month, day).toordinal()


_minutes: dict[bytes, int] = {}
REMEMBERED = 4_096
"""Minutes that are remembered by how they are written."""


class Place:
    """Where the lines of a kind have their time: the same bytes stand before it, at the same distance.

    It spares a search in every line. Whether a time stands there is looked at in each line; where none does it is
    searched for.
    """

    __slots__ = ("_before", "_encoding", "_from_end", "_offset", "_size", "_unix", "dated", "known")

    def __init__(self, line: bytes, encoding: str) -> None:
        self._encoding = encoding
        text = line[:SEARCHED].decode(encoding, "replace")
        spans = [(start, end) for start, end in times(text) if iso(text[start:end]) is not None][:1]
        self._offset, self._unix, self._size, self._before, self._from_end = -1, False, 0, b"", False
        self.known = bool(spans)
        """Whether the line that it was learned from has a time."""
        self.dated = True
        """Whether its minute is known: not of a date without a year."""
        if not spans:
            return
        start = len(text[: spans[0][0]].encode(encoding, "replace"))
        written = text[slice(*spans[0])]
        self._unix = written[:10].isdigit()
        minutes = _UP_TO_MINUTES.match(written)
        self.dated = minute(iso(written) or "") is not None
        if not self._unix and (not self.dated or minutes is None or _HALVES.search(written)):
            return
        # Of a UNIX time 60 seconds are a minute: all ten digits are needed.
        self._size = 10 if self._unix or minutes is None else len(minutes[0])
        self._before = line[max(start - _CONTEXT, 0) : start]
        # A time near the end is counted from there: what differs in length stands before it.
        self._from_end = start > len(line) // 2
        self._offset = len(line) - start if self._from_end else start

    def seen(self, data: bytes, start: int) -> bytes | None:
        """Give the line that begins at a place, as far as its time is looked for in it; None when it has none."""
        line = data[start : _end(data, start)]
        place = self._place(data, start)
        if place >= 0 and self._minute(data[place : place + self._size]) is not None:
            return line
        return line if time_of(line, self._encoding) else None

    def minutes(self, data: bytes, starts: Sequence[int]) -> dict[int, int]:
        """Count the minutes of the lines that begin at some places."""
        if not self.dated:
            return {}
        if self._offset < 0:
            return self._searched(data, starts)
        if self._from_end:
            ends = [data.find(b"\n", start) for start in starts]
            places = [(end if end >= 0 else len(data)) - self._offset for end in ends]
        else:
            places = [start + self._offset for start in starts]
        before, shift, size = self._before, len(self._before), self._size
        written = [data[place - shift : place + size] for place in places]
        stamps = Counter(written)
        spans = {stamp: self._minute(stamp[shift:]) if stamp.startswith(before) else None for stamp in stamps}
        odd = [start for start, stamp in zip(starts, written, strict=True) if spans[stamp] is None]
        counts = self._shifted(data, odd) if odd else {}
        for stamp, span in spans.items():
            if span is not None:
                counts[span] = counts.get(span, 0) + stamps[stamp]
        return counts

    def _shifted(self, data: bytes, starts: Sequence[int]) -> dict[int, int]:
        """Count the minutes of lines in which something else stands where the time was expected."""
        places = [(start, self._place(data, start)) for start in starts]
        spans = [
            (start, self._minute(data[place : place + self._size]) if place >= 0 else None) for start, place in places
        ]
        counts = self._searched(data, [start for start, span in spans if span is None])
        for _, span in spans:
            if span is not None:
                counts[span] = counts.get(span, 0) + 1
        return counts

    def _searched(self, data: bytes, starts: Sequence[int]) -> dict[int, int]:
        spans = (minute(time_of(data[start : _end(data, start)], self._encoding) or "") for start in starts)
        return Counter(span for span in spans if span is not None)

    def _place(self, data: bytes, start: int) -> int:
        """Give where the time of a line is expected; -1 where something else stands before it."""
        if self._offset < 0:
            return -1
        if self._from_end:
            end = data.find(b"\n", start)
            place = (end if end >= 0 else len(data)) - self._offset
        else:
            place = start + self._offset
        before = self._before
        if place - len(before) >= start and data.startswith(before, place - len(before)):
            return place
        # A number before it has one digit more than in the line it was learned from.
        found = data.find(before, start, _end(data, start)) if len(before) == _CONTEXT else -1
        return found + len(before) if found >= 0 else -1

    def _minute(self, stamp: bytes) -> int | None:
        """Give the minute that is written somewhere; None for what is no time."""
        if self._unix:
            return _EPOCH_DAY * 1440 + int(stamp) // 60 if len(stamp) == 10 and stamp.isdigit() else None
        span = _minutes.get(stamp)
        if span is None:
            text = iso(stamp.decode("latin-1"))
            span = minute(text) if text else None
            if len(_minutes) > REMEMBERED:
                _minutes.clear()
            if span is not None:
                _minutes[stamp] = span
        return span


def _end(data: bytes, start: int) -> int:
    """Give where what is looked at of a line ends."""
    end = data.find(b"\n", start, start + SEARCHED)
    return end if end >= 0 else start + SEARCHED
