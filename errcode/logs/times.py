"""Times in log lines: where they stand, and which minute they are."""

from __future__ import annotations

import re

_TIME = re.compile(
    rb"""(?<![\d.])(?:
        \d{4}[-/.]\d\d[-/.]\d\d[T _]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[ ]?[+-]\d\d:?\d\d)?
      | \d\d?/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d(?:[ ][+-]\d{4})?
      | [A-Z][a-z]{2}[ ][ \d]\d[ ]\d\d:\d\d:\d\d
      | (?<=["':= ])1\d{9}(?:\.\d{1,9}|\d{3}|\d{6}|\d{9})?(?=[,}\]" \t])
      | ^\d\d:\d\d:\d\d(?:[.,]\d{1,9})?
    )""",
    re.VERBOSE,
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_SEARCHED = 1_000


def find_time(line: bytes) -> tuple[int, int] | None:
    """Give where the first time in a line stands: ISO 8601 and the like, Apache's, syslog's, or a UNIX time."""
    match = _TIME.search(line, 0, _SEARCHED)
    return match.span() if match else None


def iso(time: str) -> str:
    """Give a time in ISO 8601, as far as the log tells it; a time of the day alone and syslog's stay as they are."""
    if time[:1].isdigit() and "/" in time and ":" in time[:12] and time[4:5] != "/":
        day, month, rest = time.split("/")
        year, _, clock = rest.partition(":")
        moment, _, zone = clock.partition(" ")
        date = f"{year}-{_MONTHS.find(month) // 3 + 1:02}-{int(day):02}"
        return f"{date}T{moment}{zone[:3]}{zone and ':'}{zone[3:]}"
    if time[4:5] in ("-", "/", "."):
        return f"{time[:4]}-{time[5:7]}-{time[8:10]}T{time[11:].replace(',', '.')}"
    if time.startswith("1") and time[:10].isdigit():
        return _unix(time)
    return time


def minute(time: str) -> int | None:
    """Give the minute of an ISO time, counted from a fixed day, leaving its zone alone; None for others."""
    if time[4:5] == "-" and time[13:14] == ":":
        try:
            days = _days(int(time[:4]), int(time[5:7]), int(time[8:10]))
            return days * 1440 + int(time[11:13]) * 60 + int(time[14:16])
        except ValueError:
            return None
    if time[2:3] == ":" and time[:2].isdigit() and time[3:5].isdigit():
        return int(time[:2]) * 60 + int(time[3:5])
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


def _unix(time: str) -> str:
    from datetime import UTC, datetime

    whole, _, fraction = time.partition(".")
    shown = datetime.fromtimestamp(int(whole[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%S")
    fraction = fraction or whole[10:]
    return f"{shown}{'.' + fraction if fraction else ''}Z"
