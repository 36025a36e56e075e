"""Where the times of a log line stand: dates with a clock, UNIX times by their key, a clock at its beginning."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TIMED = 2_000
"""Characters of a line in which its time is looked for: JSON often has it at the end."""
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_CLOCK = r"[0-2]?\d:[0-5]\d(?::[0-6]\d(?:[.,:]\d{1,9})?)?"
_ZONE = r"(?:[ ]?Z(?![a-z])|[ ]?(?:UTC|GMT|KST)?[+-]\d\d:?\d\d|[ ](?:UTC|GMT|KST)\b)?"
_APART = r"\][ ]?\["
"""What parts a date from its clock where each has brackets of its own."""
DATED = rf"""
    [12]\d{{3}}([-/.])[01]\d\1[0-3]\d (?: [T_] | [ ]{{1,2}} (?:(?:오전|오후|at)[ ])? | {_APART} )
    {_CLOCK} (?:[ ][AP]M\b)? {_ZONE}
  | [0-3]?\d/{_MONTH}/[12]\d{{3}}[: ]{_CLOCK}{_ZONE}
  | [0-3]?\d-{_MONTH}-[12]\d{{3}}[ ]{_CLOCK}{_ZONE}
  | [01]?\d/[0-3]?\d/[12]\d{{3}}(?:,?[ ]|{_APART}){_CLOCK}(?:[ ][AP]M\b)?
  | {_MONTH}[ ][ \d]\d(?:,?[ ][12]\d{{3}}(?:[ ]@)?)?[ ]{_CLOCK}(?:[ ][AP]M\b)?
  | [12]\d{{3}}[01]\d[0-3]\d[ ]{_CLOCK}
  | (?<![-/])(?:[23]\d[-/])?[01]\d[-/][0-3]\d[ |][0-2]\d:[0-5]\d:[0-6]\d(?:[.,]\d{{1,9}})?
  | (?<![-/])[01]\d/[0-3]\d/[23]\d[ ][0-2]\d:[0-5]\d:[0-6]\d(?:[.,]\d{{1,9}})?
"""
_FIND_DATED = re.compile(rf"(?<![\d.])(?:{DATED})", re.VERBOSE)
_FIND_UNIX = re.compile(
    r"""(?:(?:time|stamp|date|ts|[_a-z]at|At|created|Nano|datetime|TIMESTAMP|epochSecond)(?:["']|\\"){0,2}[ ]?[:=]
    [ ]?(?:["']|\\"){0,2} | ^\[\d{1,9}\][ ][\w.*-]{1,60}:[ ]\[{1,2})
    (1\d{9}(?:\.\d{1,9}|\d{3}(?:\.\d{1,6})?|\d{6}|\d{9})?)(?![\d.\w])""",
    re.VERBOSE,
)
_CLOCK_FIRST = re.compile(
    r"(?:\[|(?:[^\t\n]{0,40}\t){1,3})?(\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)(?![\d:])"
    r"|([0-1]?\d:\d\d[AP]M)\b|[IWEF]([01]\d[0-3]\d \d\d:\d\d:\d\d\.\d{3,9})"
)


def times(line: str) -> Iterator[tuple[int, int]]:
    """Give where a line's time may stand: dates with a clock, UNIX times by their key, a clock at the beginning."""
    for match in _FIND_DATED.finditer(line, 0, TIMED):
        yield match.span()
    for match in _FIND_UNIX.finditer(line, 0, TIMED):
        yield match.span(1)
    clock = _CLOCK_FIRST.match(line)
    if clock:
        yield clock.span(clock.lastindex or 1)
