"""HTTP statuses that stand around a payload."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PATTERN = r"""(?:
        \bHTTP/\d(?:\.\d)?["']?[ \t]{1,4}
      | \bhttp[ \t]{0,2}(?:status|code|error|response)?[ \t]{0,2}(?:code)?["']?[ \t]{0,2}[:=]?[ \t]{0,2}["']?
      | (?<!exit[ ])\b(?:http_?)?status(?:[ _]?code)?["']?[ \t]{0,2}(?:[:=]|=>|is|was)?[ \t]{0,2}["']?
          (?!\d{3}(?:[ ]|,[ ]?|/|\||[ ](?:or|and)[ ])[1-5]\d\d\b)
      | <--[ \t](?=[1-5]\d\d[ ])
      | <(?:Client)?Response[ ]\[
      | (?:Exception|Error)\(code:[ ](?=[45]\d\d\):)
      | (?:->|=>|→|상태[ ]?(?:코드)?[:=]?)[ \t]{0,2}
      | \((?=[45]\d\d[),])
      | \b(?=[45]\d\d[ ]\(?(?:Bad[ ]Request|Unauthori[sz]ed|Forbidden|Not[ ]Found|Conflict|Too[ ]Many|Internal[ ]Server|
          I'm[ ]a[ ]teapot|Client[ ]Error|Server[ ]Error|Unprocessable|Service[ ]Unavail|Bad[ ]Gateway|Gateway[ ]Time))
      | \b(?=[45]\d\d,[ ]message=)
      | (?<!\S)(?=[45]\d\d:?[ \t]{1,2}(?:b?['"])?[{<])
    )([1-5]\d\d)(?![\w%-]|[.,]\d)"""
"""What stands before a status, and the status; verbose, without case. Several (`on status 429, 503`) are none."""

_STATUS = re.compile(PATTERN, re.VERBOSE | re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\d)[1-5]\d\d(?![\w%-]|[.,]\d)")
"""What every status is; a text without it is not searched for what may stand before one."""


_RECORD = re.compile(
    r"\n\W{0,2}(?:[12]\d{3}[-/.][01]\d[-/.][0-3]\d[T ]|[0-2]\d:[0-5]\d:|[A-Z][a-z]{2} [ \d]\d [0-2]\d:|\{\")"
)
"""Where the next record of a log begins: a status belongs to its own."""


BEFORE_LINES, BEHIND_LINES = 14, 3
"""How many lines before or behind a payload its status may stand: headers come first, a client's remark follows."""

BEFORE_REACH, BEHIND_REACH = 4_000, 1_000
"""The same in characters."""

BEHIND, BEHIND_LINE = 3, 4
"""What a status behind counts, and each line more, in lines before: what follows is sooner another answer's."""


def is_phrase(text: str) -> bool:
    """Say whether a text is what HTTP calls a status (`Not Found`): any server says it."""
    return text.strip(" .").casefold() in _phrases()


def phrases(texts: Sequence[str]) -> frozenset[str]:
    """Give those of some texts that are what HTTP calls a status."""
    known = _phrases()
    return frozenset(text for text in texts if text.strip(" .").casefold() in known)


def is_status(text: str) -> bool:
    """Say whether a text is the number of a final status that HTTP itself knows: everybody's, and nobody's code."""
    from http import HTTPStatus

    try:
        return text.isdigit() and int(text) >= 200 and bool(HTTPStatus(int(text)).phrase)
    except ValueError:
        return False


@cache
def _phrases() -> frozenset[str]:
    from http import HTTPStatus

    return frozenset(status.phrase.casefold() for status in HTTPStatus)


def next_record(text: str) -> bool:
    """Say whether another record of a log begins in a text, below its first line."""
    return _RECORD.search(text) is not None


class Statuses:
    """The HTTP statuses of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: list[int] = []
        self._found: list[tuple[int, int]] | None = None

    def near(self, start: int, end: int, taken: tuple[int, int] = (-1, -1)) -> int | None:
        """Give the status that belongs to what stands between two offsets: of the same line, of a few before or behind.

        Args:
            start: Where the payload begins.
            end: Where it ends.
            taken: Offsets of the payload's code, which is no status.
        """
        statuses = self._all()
        if not statuses:
            return None
        best: tuple[int, int] | None = None
        first = bisect_left(self._places, start)
        last = bisect_left(self._places, end)
        for position, status in statuses[max(first - 2, 0) : min(last + 2, first + 8)]:
            if taken[0] <= position < taken[1]:
                continue
            distance = self._distance(position, start, end)
            if distance is not None and (best is None or distance <= best[0]):
                best = (distance, status)
        return best[1] if best else None

    def within(self, start: int, end: int) -> int | None:
        """Give the last status that stands between two offsets."""
        return next((status for place, status in reversed(self._all()) if start <= place < end), None)

    def _all(self) -> list[tuple[int, int]]:
        if self._found is None:
            matches = []
            if _NUMBER.search(self._text):
                matches = [(match.start(1), int(match[1])) for match in _STATUS.finditer(self._text)]
            self._places, self._found = [place for place, _ in matches], matches
        return self._found

    def _distance(self, position: int, start: int, end: int) -> int | None:
        """Count lines, those behind dearer than those before; None when it is too far."""
        if position < start:
            if start - position >= BEFORE_REACH:
                return None
            lines = self._text.count("\n", position, start)
            apart = lines > BEFORE_LINES or (lines > 0 and _RECORD.search(self._text, position, start) is not None)
            return None if apart else lines
        if position <= end:
            return 0
        if position - end >= BEHIND_REACH:
            return None
        lines = self._text.count("\n", end, position)
        apart = lines > BEHIND_LINES or (lines > 0 and _RECORD.search(self._text, end, position) is not None)
        return None if apart else BEHIND + BEHIND_LINE * lines
