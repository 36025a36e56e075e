"""Cuts a long text into windows, so that memory does not grow with it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW = 65_536
"""Characters that are read at once."""

OVERLAP = 4_096
"""Where a window ends within a line, the next one begins so much earlier: no payload of that length is cut in two."""


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each window, in order; all of a short text is one."""
    start, length = 0, len(text)
    while length - start > WINDOW:
        end = _line_start(text, start + WINDOW // 2, start + WINDOW)
        if end is None:
            yield start, start + WINDOW
            start += WINDOW - OVERLAP
        else:
            yield start, end
            start = end
    yield start, length


def _line_start(text: str, low: int, high: int) -> int | None:
    """Give the last place where a line begins that goes on with nothing of the line before."""
    position = high
    while (position := text.rfind("\n", low, position)) >= 0:
        if text[position + 1 : position + 2] not in " \t}])\r\n\"'":
            return position + 1
    found = text.rfind("\n", low, high)
    return found + 1 if found >= 0 else None
