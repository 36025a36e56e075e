"""What a logger did not write again: `(repeated 8 times)` in a line, `last message repeated 8 times` below it."""

from __future__ import annotations

import re

from errcode.text.bytesearch import find

_SIGN = b"repeated "
_TIMES = re.compile(rb"repeated (\d{1,7}) times?")


def collapsed(data: bytes) -> dict[int, int]:
    """Give the lines that a log says it did not write again: where each begins, and how often it came besides."""
    found: dict[int, int] = {}
    place = find(data, _SIGN)
    while place >= 0:
        match = _TIMES.match(data, place)
        start = data.rfind(b"\n", 0, place) + 1
        if match and start and data.endswith(b"last message ", start, place):
            start = data.rfind(b"\n", 0, start - 1) + 1
            found[start] = found.get(start, 0) + int(match[1])
        elif match:
            found[start] = found.get(start, 0) + max(int(match[1]) - 1, 0)
        place = find(data, _SIGN, place + 1)
    return found


def collapsed_lines(text: str) -> dict[int, int]:
    """Give the same of a text by the numbers of its lines, counted from 1."""
    data = text.encode(errors="replace") if _SIGN.decode() in text else b""
    return {data.count(b"\n", 0, place) + 1: more for place, more in collapsed(data).items()}
