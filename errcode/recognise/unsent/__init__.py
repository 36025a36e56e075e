"""Lines in which people wrote of errors that nobody has sent: source code, tests, changes, tables of documentation.

A row a kind: what it looks like, texts that it claims and texts that it must leave alone. Each is about one line, so
that a line means the same in a paste and in a log. Whole bodies (`{"code": …}`) in such a line were copied from an
answer, so they still count.
"""

from __future__ import annotations

import functools
import re

from errcode.recognise.unsent import commands, documents, source_code
from errcode.recognise.unsent.kind import Unsent

__all__ = ["LONGEST", "UNSENT", "Unsent", "is_unsent", "speaks_of_documents"]

LONGEST = 400
"""Characters of a line that somebody wrote; longer ones are data."""

UNSENT: tuple[Unsent, ...] = (*source_code.ROWS, *documents.ROWS, *commands.ROWS)
"""Every kind."""

_DOCUMENTED = (
    r"^\s*\#{2,6}\s|\bexplained\b|\berror codes\b|\bFAQ\b|\bif you (?:see|get|receive)\b|\d{3,} = [a-z]|\bretry on\b"
    r"|^\W{0,3}(?:given|scenario|mock)\b|^\W{0,3}tests?:|\bmock(?:ed|s)?\b|\bexpect(?:s|ed)?\b"
    r"|\bshould (?:retry|return|raise|throw|map|be|fail|give)\b"
    r"|\b(?:see|read|check|consult|in|per)[ ](?:the[ ]|our[ ]|their[ ]|its[ ])?(?:[a-z]{2,12}[ ])?"
    r"(?:docs?|documentation|manual|readme|changelog|wiki|faq|table of)\b"
    r"|\b(?:docs?|documentation|manual|table|readme|faq|guide)[ ]"
    r"(?:lists?|describes?|explains?|documents?|says?|maps?)\b"
    r"|\baccording to\b|\b(?:how|why|where) (?:does|do|is|are|to) .{2,30}\bmap(?:s|ped)?\b"
    r"|\bthe (?:error|code) \S{2,60} means\b"
    r"|^\s*\#[ ]?(?=(?-i:[a-z]))|^If (?!I\b|we\b|you\b).{2,40} (?:answers|returns|gives|says|sends|replies) "
    r"|\bis (?:described|documented|listed|explained) (?:in|under|at|here)\b|문서에[ ](?:적힌|나온|있는)|문서 참[고조]"
)
"""What is said of a text that explains a code: it may have come, or only be spoken of."""


_SIGNS = (
    *("doc", "manual", "readme", "changelog", "wiki", "faq", "table", "guide", "according", "map", "means", "#", "if "),
    *(
        "described",
        "listed",
        "explained",
        "문서",
        "error codes",
        "if you",
        " = ",
        "retry on",
        "given",
        "scenario",
        "test",
    ),
    *("mock", "expect", "should"),
)
"""Of which one stands in every such line, in lower case."""


@functools.cache
def _patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Give the kinds' patterns: one of all that are soon looked for, and those with signs."""
    soon = "|".join(f"(?:{kind.pattern})" for kind in UNSENT if not kind.signs)
    dear = tuple((kind.signs, re.compile(kind.pattern, re.VERBOSE)) for kind in UNSENT if kind.signs)
    return (((), re.compile(soon, re.VERBOSE)), *dear)


@functools.cache
def _documented() -> re.Pattern[str]:
    """Give the pattern of what explains a code; most texts have none of its signs, and it is dear to make."""
    return re.compile(_DOCUMENTED, re.IGNORECASE)


def is_unsent(line: str) -> bool:
    """Say whether somebody wrote a line of errors that nobody has sent, code that is commented out among them."""
    line = line.strip()
    line = line.lstrip("#").lstrip() if line.startswith("#  ") else line
    if len(line) > LONGEST:
        return False
    return any(
        (not signs or any(sign in line for sign in signs)) and pattern.match(line) for signs, pattern in _patterns()
    )


def speaks_of_documents(line: str) -> bool:
    """Say whether a line speaks of what documentation says."""
    if len(line) > LONGEST:
        return False
    lowered = line.lower()
    return any(sign in lowered for sign in _SIGNS) and _documented().search(line) is not None
