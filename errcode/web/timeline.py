"""When the errors of a log happened, in spans of equal length: few enough for a page, fine enough to look closer."""

from __future__ import annotations

from errcode.model import Record
from errcode.render.summary import spanned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.logs.tally import Tallied

SPANS = 1_440
"""So many spans at most: a day in minutes, two months in hours."""
CELLS = 40_000
"""So many counts at most, of all errors together: some 250 KB of a page."""
WIDTHS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440)
"""Minutes of a span that people count in; longer ones are whole days."""


class Timeline(Record):
    """Errors by spans of time."""

    start: int
    """The first minute, counted as `errcode.logs.times` counts."""
    width: int
    """Minutes of a span."""
    spans: int
    counts: tuple[tuple[int, ...], ...]
    """Of each error: a span (from 0 on) and how many there were in it, the next span and its number, and so on."""


def timeline(rows: Sequence[Tallied]) -> Timeline | None:
    """Count errors by spans of time; None where no line shows a time."""
    span = spanned(rows)
    if span is None:
        return None
    low, high = span
    width = max(row.width for row in rows)
    while True:
        width = _nice(max(width, -(-(high - low + 1) // SPANS)))
        start = low // width * width
        counts = tuple(_counts(row, start, width) for row in rows)
        if sum(map(len, counts)) <= 2 * CELLS:
            return Timeline(start=start, width=width, spans=(high - start) // width + 1, counts=counts)
        width += max(1, width // 4)  # a log of decades would be counted thousands of times, day by day


def _nice(width: int) -> int:
    """Give the shortest span of at least so many minutes that people count in."""
    return next((nice for nice in WIDTHS if nice >= width), -(-width // 1_440) * 1_440)


def _counts(row: Tallied, start: int, width: int) -> tuple[int, ...]:
    spans: dict[int, int] = {}
    for place, count in row.minutes.items():
        span = (place * row.width - start) // width
        spans[span] = spans.get(span, 0) + count
    return tuple(number for item in sorted(spans.items()) for number in item)
