"""Statuses of HTTP as documents write them: what is one, whose status a text says, whether codes are statuses."""

from __future__ import annotations

import http
import re

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import bare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PHRASES = {str(status.value): words.plain(status.phrase) for status in http.HTTPStatus}
"""A status and what HTTP calls it, made plain."""
WRITTEN = re.compile(r"(?:HTTP[ /]?)?([1-5]\d\d)(?: [A-Za-z].*)?")
"""`404`, `HTTP 404`, `404 Not Found`."""
CLASS = re.compile(r"(?:HTTP[ /]?)?[1-5](?:xx|XX|\*\*)(?: [A-Za-z].*)?")
"""All statuses of a kind, which are none: `5xx`."""
FEWEST = 4
"""Statuses of errors that make a list of statuses one of errors."""
_USUAL = frozenset(("400", "401", "403", "404", "405", "409", "422", "429", "500", "503"))
_OF_ALL = re.compile(
    r"\((?:HTTP\s*)?(?P<in>[45]\d\d)(?: [A-Za-z ]+)?\)|HTTP\s*(?P<at>[45]\d\d)\b(?!\s*[,/])|"
    r"(?P<first>[45]\d\d)\W+(?P<said>[A-Za-z].*)"
)
_BEHIND = re.compile(r"\s*[#(\[|/–—-]\s*(?:HTTP\s*)?(?P<status>[45]\d\d)(?P<said>\s+[A-Za-z][A-Za-z ]*)?\s*[)\]]?")


def is_written(cell: str) -> bool:
    """Tell whether a cell is a status as documents write them, or all of a kind."""
    return bool(WRITTEN.fullmatch(cell) or CLASS.fullmatch(cell))


def is_status(code: str) -> bool:
    """Tell whether a code is a status that HTTP knows."""
    return bare(code) in PHRASES


def of_heading(title: str) -> int | None:
    """Give the status of all codes under a heading: `Validation errors (400)`, `401 Unauthorized`; None without one."""
    for found in _OF_ALL.finditer(title):
        status = found["in"] or found["at"]
        if not status and found.start() == 0 and _is_phrase(found["first"], found["said"]):
            status = found["first"]
        if status:
            return int(status)
    return None


def parted(text: str) -> tuple[str, int | None]:
    """Part a text from the status behind it: `No such room #404 Not Found`, `Expired (HTTP 401)`."""
    for found in _BEHIND.finditer(text):
        if found.end() != len(text) or not found.start():
            continue
        said = found["said"] or ""
        closed = text[found.start() :].lstrip()[0] in "([" and text[-1] in ")]"
        if _is_phrase(found["status"], said.strip()) or (not said and closed and found["status"] in PHRASES):
            return text[: found.start()].rstrip(), int(found["status"])
    return text, None


def are_statuses(codes: Sequence[str], headings: Iterable[str], rows: Sequence[tuple[str, ...]], place: int) -> bool:
    """Tell whether codes are statuses of HTTP: headings, the usual ones among them, or what the rows call them say so.

    Args:
        codes: The cells with the codes.
        headings: The headings above.
        rows: All cells.
        place: Where in a row the code stands.
    """
    if not codes or not all(is_written(bare(cell)) for cell in codes):
        return False
    if any(words.HTTP_STATUSES.search(words.plain(heading)) for heading in headings):
        return True
    own = {bare(cell)[:3] for cell in codes if not CLASS.fullmatch(bare(cell))}
    if len(own & _USUAL) >= FEWEST and own <= set(PHRASES):
        return True
    return sum(is_said(row, place) for row in rows) * 2 >= len(rows)


def is_said(row: tuple[str, ...], place: int) -> bool:
    """Tell whether a row says what HTTP calls its code: `404 | Not Found`."""
    phrase = PHRASES.get(bare(row[place])[:3], "") if place < len(row) else ""
    return bool(phrase) and any(words.plain(cell).startswith(phrase) for cell in row)


def _is_phrase(status: str, said: str) -> bool:
    return bool(said) and PHRASES.get(status, "-") == words.plain(said)
