"""What a logger did not write again: `(repeated 8 times)` in a line, `last message repeated 8 times` below it."""

from __future__ import annotations

import re

from errcode.text.bytesearch import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = b"repeated "
_TIMES = re.compile(rb"repeated (\d{1,7}) times?")


def collapsed(data: bytes) -> Iterator[tuple[int, int]]:
    """Give the lines that a log says it did not write again: where each begins, and how often it came besides."""
    place = find(data, _SIGN)
    while place >= 0:
        match = _TIMES.match(data, place)
        start = data.rfind(b"\n", 0, place) + 1
        if match and start and data.endswith(b"last message ", start, place):
            yield data.rfind(b"\n", 0, start - 1) + 1, int(match[1])
        elif match:
            yield start, max(int(match[1]) - 1, 0)
        place = find(data, _SIGN, place + 1)


def collapsed_lines(text: str) -> dict[int, int]:
    """Give the same of a text by the numbers of its lines, counted from 1."""
    if _SIGN.decode() not in text:
        return {}
    data = text.encode(errors="replace")
    found: dict[int, int] = {}
    for place, more in collapsed(data):
        number = data.count(b"\n", 0, place) + 1
        found[number] = found.get(number, 0) + more
    return found
