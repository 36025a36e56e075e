"""Where the records of a log begin: a record is a line with the lines that go on with it, such as a traceback's.

Everything that cuts a log into parts cuts it where a record begins, so that no error is cut in two and the parts can be
read in any order.
"""

from __future__ import annotations

import re

from errcode.text.bytesearch import count, find

_LEVELS = b"TRACE|DEBUG|INFO|NOTICE|WARN|ERROR|ERR|FATAL|CRIT|SEVERE|Trace|Debug|Info|Warn|Error|Fatal"
_MONTHS = b"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_START = re.compile(
    rb"(?:\d{1,4}[-/.:]\d|\d{9,}|\d{1,3}\.\d|\d{1,2}[-/][A-Z][a-z]{2}[-/]\d{4}|[IWEF]\d{4} "
    rb"|\[(?![\w ]{1,40}\]\r?\n)|<\d{1,3}>"
    rb"|(?:"
    + _LEVELS
    + rb")[A-Z]{0,6}[ \t\]|\x1b]|[A-Z]{4,8}:(?:[\w.]{1,60}:| )|(?:"
    + _MONTHS
    + rb") [ \d]\d|(?:ts|time|timestamp|level)=|\{\""
    rb"|(?:error|warn|info|http|verbose|debug|silly|trce|dbug|fail|crit): "
    rb"|[A-Z], \[|\d{1,2}:\d\d[AP]M |(?:INFO|WARN|ERRO|EROR|DEBU|DBUG|FATA|CRIT)\["
    # What a container or a search puts before a line (`recognise.logline`).
    rb"|[\w./@~+-]{1,80}(?: {1,40}\|? ?|:\d{1,9}:|:)(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]|\{\"))"
)
_COLOURED = re.compile(rb"(?:\x1b\[[\d;]{0,12}m)+")
"""What a terminal is told before a line."""
_DATED = re.compile(rb"[^\s\"'}\])][^\n\"]{0,60}?\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d")
"""A date with a clock near a line's beginning, whatever stands before it."""
_COLUMNS = re.compile(rb"(?:[^\t\n]{1,40}\t){1,3}\d\d:\d\d:\d\d[.,]\d")
"""A clock in one of the first columns, of lines whose columns tabs part."""
_INDENTED = re.compile(
    rb" {1,4}\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20} {1,3}(?:"
    + _LEVELS
    + rb")| {8,24}(?:"
    + _LEVELS
    + rb")[A-Z]{0,4} {1,6}\S| {1,12}[\w-]{1,40} {1,12}\| {1,4}\d{4}-\d\d-\d\d "
)
"""Some programs begin all their lines with blanks, as psql its rows, or leave out a time that has not changed (Rich);
what goes on with a record has no level there."""
_QUOTED = re.compile(rb'"(?:\d{4}-\d\d-\d\d[T ]\d|(?:' + _MONTHS + rb") \d{1,2}, \d{4} )")
"""Rows of CSV whose first column is a time."""
_STAMPED = re.compile(
    rb"\[(?:\d{1,2}:\d\d|\d{4}[-/.]\d\d[-/.]\d|\d\d[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d|[A-Z]{4,8}[ \]])"
)
"""A time or a level in brackets: a list begins otherwise."""
_NEVER = frozenset((b" ", b"\t", b'"', b"'", b"}", b"]", b")", b"\n", b"\r", b""))
"""With what no record begins; lines that go on with one mostly do."""
_LEADING_IN = re.compile(rb"[ \t]*(?:\r?\n|[<>*] |[\w-]+: |HTTP/\d)")
"""A line that what follows belongs to: blank, as after HTTP headers, or a header itself."""
_ANNOUNCING = (b":\n", b":\r\n")
"""With what a line ends that says what follows (`the response was:`)."""
_CLOSING = re.compile(rb"(?:^ {2}\},|</([\w:.-]{1,40})>)\r?\n\Z")
_OPENING = re.compile(rb" {2}\{\r?\n|<([A-Za-z][\w:.-]{0,40})[ >]")
"""Elements of a list, or of XML, one behind the other, each over several lines."""

_LOGGED = b'{"log":"'
_STREAMED = b'","stream":"std'
_ENDED = b"\\n" + _STREAMED
"""Docker's records (json-file): a line that is whole ends with a line feed, a piece of one does not."""
PIECE = 16_384
"""Bytes of a line that a container's runtime writes at once, at most: a piece that another follows has all of them."""
CUT = re.compile(
    rb"\n\S{20,40} std(?:out|err) [PF] "
    rb'|(?<!\\n)","stream":"std(?:out|err)",(?:"attrs":\{[^{}\n]{0,400}\},)?"time":"[^"\n]{20,40}"\}\r?\n\{"log":"'
)
"""What a container's runtime (CRI, Docker) puts between the pieces of a line that is too long for it."""
_PIECE = re.compile(rb"\S{20,40} std(?:out|err) P ")
_LEVELLED = re.compile(rb"[A-Z]{4,8}: ")
_HEADED = re.compile(rb"(?:" + _MONTHS + rb") \d{1,2}, \d{4} \d{1,2}:\d\d:\d\d [AP]M ")
_JOINTS = (b" stdout P ", b" stderr P ", b" AM ", b" PM ")
"""What one of stands in every log in which a line goes on with one that looks whole (`goes_on`), but in Docker's."""
_STREAM = 40
"""Bytes of a line within which its stream is named."""

REACH = 32
"""Lines that may go on with a record, on either side of the line that is looked at."""

LENGTH = 26_000
"""Bytes of a record that are looked at together: a container's line is cut at 16 KiB, and has a header and escapes."""

BEGINNING = 20
"""Bytes by which the beginning of a record is known."""

FAR = 160
"""Bytes of a line in which a time is looked for that does not stand at its beginning."""

REMEMBERED = 4_096
_untimed: set[bytes] = set()
"""Beginnings of lines in which no time stands."""

HEADER = 512
"""Bytes of the line before that are looked at to see whether what follows belongs to it."""

LONG = 8_192
"""A longer line is cut: only the neighbourhoods of its suspicious places are looked at."""


def beginning(data: bytes, position: int) -> int:
    """Say by how many bytes what stands here is known as the beginning of a record; 0 where it is none."""
    first = data[position : position + 1]
    if first in _NEVER:
        pattern = _INDENTED if first == b" " else _QUOTED if first == b'"' else None
        match = pattern.match(data, position) if pattern else None
        return match.end() - position if match else 0
    coloured = _COLOURED.match(data, position) if first == b"\x1b" else None
    begun = coloured.end() if coloured else position
    match = _START.match(data, begun) or _later(data, begun)
    return match.end() - position if match else 0


def _later(data: bytes, position: int) -> re.Match[bytes] | None:
    """Find a time in a line that does not begin with one; lines without any (`Traceback …`) mostly come again."""
    end = data.find(b"\n", position, position + FAR)
    line = data[position : end if end >= 0 else position + FAR]
    if line in _untimed:
        return None
    match = _DATED.match(data, position)
    if match is None and line.find(b"\t", 0, 2 * BEGINNING) >= 0:
        match = _COLUMNS.match(data, position)
    if match is None:
        if len(_untimed) > REMEMBERED:
            _untimed.clear()
        _untimed.add(line)
    return match


def _above(data: bytes, position: int) -> int:
    """Give where the line above begins, as far as it is looked at."""
    return data.rfind(b"\n", max(position - HEADER, 0), position - 1) + 1


def starts(data: bytes, position: int) -> bool:
    """Say whether a record begins with the line that begins here."""
    if position <= 0 or position >= len(data):
        return True
    if data[position : position + 2] in (b"{\n", b"{\r"):
        # Objects one behind the other, each over several lines; below a line of text it is what that speaks of.
        above = data[max(position - 4, 0) : position].rstrip(b"\r\n")
        return above.endswith(b"}") and not above.endswith((b" }", b"\t}"))
    if data[position] == 60 or data.startswith(b"  {", position):
        opening = _OPENING.match(data, position)
        closing = _CLOSING.search(data[_above(data, position) : position]) if opening else None
        if opening:
            return closing is not None and closing[1] == opening[1]
    if not beginning(data, position) or goes_on(data, position):
        return False
    if data[position] not in b"{[" or _STAMPED.match(data, position):
        return True
    before = _above(data, position)
    if not before and position > HEADER:
        return True
    if data.endswith(_ANNOUNCING, before, position):
        return False
    return _LEADING_IN.match(data, before) is None or beginning(data, before) > 0


def joins(data: bytes) -> bool:
    """Say whether a part of a log may hold lines that go on with one that looks whole (`goes_on`)."""
    if any(find(data, joint) >= 0 for joint in _JOINTS):
        return True
    return find(data, _STREAMED) >= 0 and bool(count(data, _STREAMED) > count(data, _ENDED))


def goes_on(data: bytes, start: int) -> bool:
    """Say whether a line goes on with the one before it, though it looks like a beginning.

    A container's runtime has cut a line; `java.util.logging` writes time and class in one, level and text in the next.
    """
    if data.startswith(_LOGGED, start):
        return start > PIECE and _is_piece(data, data.rfind(b"\n", 0, start - 1) + 1, start - 1)
    if data[start : start + 1].isupper():
        begun = _HEADED if _LEVELLED.match(data, start) else None
    else:
        begun = _PIECE if data.find(b" std", start, start + _STREAM) >= 0 else None
    if begun is None or not start:
        return False
    return begun.match(data, data.rfind(b"\n", 0, start - 1) + 1) is not None


def _is_piece(data: bytes, start: int, end: int) -> bool:
    """Say whether a line is a record of Docker's that holds a piece of a line, not its last one."""
    if end - start < PIECE or not data.startswith(_LOGGED, start):
        return False
    place = data.rfind(_STREAMED, start, end)
    return place >= 0 and not data.startswith(_ENDED, place - 2)


def is_object(data: bytes, start: int, end: int) -> bool:
    """Say whether a line is a JSON object from its first character to its last: nothing goes on with it."""
    return data[start : start + 1] == b"{" and data[end - 2 : end].rstrip(b"\r").endswith(b"}")


def boundary(data: bytes, low: int, high: int) -> int | None:
    """Give the last place from `low` to a little before `high` where a record begins, else where a line does.

    What follows `high` has no influence, nor has what stands more than `HEADER` bytes before `low`.
    """
    last = None
    position = data.rfind(b"\n", low, high - BEGINNING) + 1
    for _ in range(4 * REACH):
        if position <= low:
            break
        if starts(data, position):
            return position
        last = last or position
        position = data.rfind(b"\n", low, position - 1) + 1
    return last


def last_boundary(data: bytes) -> int:
    """Give the last place before the last line where a record begins; 0 when there is none."""
    return boundary(data, 0, len(data)) or 0


def record(data: bytes, start: int, end: int, floor: int) -> tuple[int, int]:
    """Give the record around a line, as far as it is looked at.

    Args:
        data: The log.
        start: Where the line begins.
        end: Where it ends: at a line end, or at the end of the data.
        floor: Where the record before ended; it is not gone back beyond.
    """
    low = start
    for _ in range(REACH):
        if low <= floor or starts(data, low):
            break
        before = data.rfind(b"\n", 0, low - 1) + 1
        if start - before > LENGTH or (is_object(data, before, low - 1) and not goes_on(data, low)):
            break
        low = max(before, floor)
    high = end
    if is_object(data, start, end) and not goes_on(data, end + 1):
        return low, high
    for _ in range(REACH):
        if high + 1 >= len(data) or starts(data, high + 1):
            break
        after = data.find(b"\n", high + 1)
        after = len(data) if after < 0 else after
        if after - end > LENGTH:
            break
        high = after
    return low, high
