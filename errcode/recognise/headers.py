"""Headers of an answer as a terminal shows them above its body: `curl -i`, `curl -v`, HTTPie, raw HTTP.

Only what stands between a status line and the body counts: a log's `Name: value` lines, headers of the request and
those of an earlier answer say nothing about this one.
"""

from __future__ import annotations

import re

MOST = 80
"""Lines of headers; what is longer was no answer's head."""

_STATUS = re.compile(r"(?:< )?HTTP/\d(?:\.\d)? [1-5]\d\d\b")
_HEADER = re.compile(r"(?:< )?([A-Za-z][\w-]{0,63}): ?(.*)")
_BRACKETS = re.compile(r"[{}\[\]]")
_NOISE = re.compile(r"\* .*|[{}] \[\d+ bytes data\]|<?\s*")
"""What curl says between headers and body, and the blank line."""


def above(text: str, place: int) -> dict[str, str]:
    """Give the headers (names in lower case) of the answer in whose body a place stands; none without a status line."""
    found: dict[str, str] = {}
    begin = place
    for _ in range(MOST + 1):
        begin = text.rfind("\n", 0, begin)
        if begin < 0:
            break
    status = text.rfind("HTTP/", max(begin, 0), place)
    if status < 0:
        return found
    status = max(status - 2, 0)
    lines = text[status:place].splitlines(keepends=True)
    body = place
    for line in reversed(lines[-MOST:]):
        shown = line.rstrip("\r\n")
        if _STATUS.match(shown):
            return found if found and _one(text, body, place) else {}
        header = _HEADER.fullmatch(shown)
        if header:
            found.setdefault(header[1].lower(), header[2].strip())
        elif not _NOISE.fullmatch(shown):
            if found:
                return {}
            body -= len(line)
    return {}


def _one(text: str, start: int, end: int) -> bool:
    """Say whether a body that begins somewhere is the same at another place: its first brace is not closed yet."""
    depth = 0
    for bracket in _BRACKETS.finditer(text, start, end):
        depth += 1 if bracket[0] in "{[" else -1
        if depth == 0:
            return False
    return depth > 0
