"""A column of a grid: what its heading says, what stands in it, and what speaks for its holding the codes."""

from __future__ import annotations

import functools
import re

from errcode.authoring.importers import statuses, words
from errcode.authoring.importers.cells import (
    bare,
    codes_in,
    is_address,
    is_code,
    is_name,
    is_number,
    is_running,
    is_word,
    without_remark,
)
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


FEW = 4
"""Rows of which one bad one is no fifth."""
_SEVERAL = re.compile(r"[,;/·、~～–—…\n-]|\d \w|\.\.")
"""What stands between several codes of a cell, or in a range."""
_STATUSES = "http"
"""What a heading of statuses is read as."""
_PROBLEM = re.compile(r"problem|error|fault|exception")
"""What is in the addresses that are types of problems (RFC 9457), and in few others."""
_IDENTIFIER = re.compile(r"\b(id|idx|index|pk)$")
_MESSAGE_KEY = re.compile(r"[a-z]+(\.[a-z_-]+)+")
"""What a catalogue of messages has a text under: `exception.invalid.parameter`."""
WEIGHTS = {
    "heading of error codes": 5.0,
    "heading of kinds of errors": 3.0,
    "heading of codes": 2.0,
    "heading of a running number": -4.0,
    "heading of something else": -2.0,
    "heading of texts": -4.0,
    "heading of HTTP statuses": -2.0,
    "heading of names": -1.0,
    "digits in it": 1.5,
    "addresses of problems": 3.0,
    "counts the rows": -1.2,
    "counts its records": -6.0,
    "repeats itself": -2.0,
    "names that repeat": -1.0,
    "few values": -2.0,
    "keys of messages": -2.5,
    "one value": -3.0,
    "first column": 0.5,
    "HTTP statuses": -1.0,
    "known to the reader": 20.0,
}
"""What makes a column of code-like cells the one with the codes."""


class Column(Record):
    """A column: what its heading says, what stands in it."""

    place: int
    heading: str
    said: str
    """The heading, made plain."""
    cells: list[str]
    field: str = ""
    """One of `FIELDS`, or `other`."""
    language: str | None = None
    """Of its texts."""
    tagged: bool = False
    """Whether its heading names the language: `(KR)`, `(EN)`."""
    by: str = ""
    """Why it is what it is, for a person."""


def evidence_of(column: Column, *, alone: bool = False) -> list[tuple[str, float]] | None:
    """Weigh whether a column holds the codes; None when what stands in it cannot be codes.

    Args:
        column: The column.
        alone: Whether no other column holds any: then statuses are the codes.
    """
    if column.field and column.field != "code":
        return None
    cells = [bare(without_remark(cell)) for cell in column.cells]
    errors = bool(words.ERROR_CODE.search(column.said)) or column.field == "code"
    headed = errors or bool(words.PLAIN_CODE.search(column.said))
    if not _are_codes(cells, errors=errors) and not (headed and _are_half(cells)):
        return None
    names = [name for name, holds in _signs(column, cells, alone=alone) if holds]
    return [(name, WEIGHTS[name]) for name in names] or [("code-like cells", 0.1)]


def _are_codes(cells: Sequence[str], *, errors: bool) -> bool:
    """Tell whether a column's cells can be codes: nearly all look like it, each on its own or as several or a range."""
    if len(cells) > 20 and not _are_codes(cells[:10], errors=True):
        return False
    if all(map(is_address, cells)) and len(set(cells)) == len(cells) > 1 and _PROBLEM.search(" ".join(cells)):
        return True
    fits = sum(is_code(cell) or _are_several(cell) or (errors and is_address(cell)) for cell in cells)
    single = sum(is_word(cell) for cell in cells)
    return bool(cells) and (fits >= 0.8 * len(cells) or (fits + single >= 0.9 * len(cells) and (errors or fits >= 2)))


def _are_half(cells: Sequence[str]) -> bool:
    """Tell whether half of a few cells are codes: under a heading that says so, the others are only bad rows."""
    return len(cells) <= FEW and sum(map(is_code, cells)) * 2 >= len(cells) > 0


def _are_several(cell: str) -> bool:
    if len(cell) > 300 or not (_SEVERAL.search(cell) and (any(map(str.isdigit, cell)) or "_" in cell)):
        return False
    codes = codes_in(cell)
    return len(codes) > 1 and all(map(is_code, codes))


def _signs(column: Column, cells: Sequence[str], *, alone: bool) -> list[tuple[str, bool]]:
    different = len(set(cells))
    symbols = mostly(lambda cell: is_name(cell) or is_word(cell), cells)
    headed = column.heading.strip()
    fit = mostly(statuses.is_written, cells)
    http = not alone and fit and bool(words.STATUS.search(column.said))
    texts = _are_constants(cells) and _says_message(column.said)
    said = _STATUSES if http else "" if (alone and fit) or texts else column.said
    error_code = bool(words.ERROR_CODE.search(column.said)) and not words.HTTP.search(column.said) and not http
    if words.NUMBER.search(said) and _are_no_count(cells):
        headed, said = "", ""
    return [
        ("known to the reader", column.field == "code"),
        *_signs_of_heading(_STATUSES if http else headed, said),
        ("digits in it", sum(is_number(cell) and not is_name(cell) for cell in cells) >= 0.5 * len(cells)),
        ("addresses of problems", all(map(is_address, cells))),
        ("counts the rows", is_running(cells) and not error_code),
        ("counts its records", bool(_IDENTIFIER.search(column.said)) and _rises(cells)),
        ("repeats itself", different < 0.6 * len(cells) and len(cells) > 3 and not symbols),
        ("names that repeat", different < 0.6 * len(cells) and len(cells) > 3 and symbols),
        ("keys of messages", different < len(cells) and all(map(_MESSAGE_KEY.fullmatch, cells))),
        ("few values", len(cells) > 20 and different * 10 < len(cells)),
        ("one value", different == 1 and len(cells) > 2),
        ("HTTP statuses", not alone and all(map(statuses.is_written, cells)) and not error_code),
        ("first column", column.place == 0 and bool(cells)),
    ]


def _rises(cells: Sequence[str]) -> bool:
    """Tell whether numbers rise from 0 or 1, as a database counts its records, those that were deleted left out."""
    if not all(cell.isascii() and cell.isdigit() and len(cell) < 10 for cell in cells):
        return False
    numbers = list(map(int, cells))
    return len(numbers) > 1 and numbers[0] in (0, 1) and all(map(int.__lt__, numbers, numbers[1:]))


def _are_no_count(cells: Sequence[str]) -> bool:
    """Tell whether numbers cannot count rows, whatever their heading says: they are negative."""
    return bool(cells) and all(re.fullmatch(r"-\d{1,9}|0", cell) for cell in cells)


def _are_constants(cells: Sequence[str]) -> bool:
    """Tell whether cells are names in capitals: `USER_NOT_FOUND` is a code, though its column is headed as messages."""
    return bool(cells) and all("_" in cell and cell.upper() == cell and is_name(cell) for cell in cells)


def _says_message(said: str) -> bool:
    return bool(dict(words.FIELD_WORDS)["message"].search(said))


def are_errors(cells: Sequence[str]) -> bool:
    """Tell whether cells are different names of one style, most of which tell of a trouble: `KEY_INVALID`."""
    if len(set(cells)) < 0.95 * len(cells) or len(cells) < 4:
        return False
    names = [name for name in map(bare, cells) if name.isascii() and is_name(name)]
    capitals = sum(name.upper() == name for name in names)
    small = sum(name.lower() == name and "_" in name for name in names)
    troubles = sum(bool(words.TROUBLE.search(words.plain(name))) for name in names)
    camel = sum(name[0].isupper() and name.upper() != name for name in names)
    return max(capitals, small, camel) >= 0.95 * len(cells) and troubles >= 0.4 * len(cells)


@functools.lru_cache(maxsize=5_000)  # sheets repeat their headings
def _signs_of_heading(heading: str, said: str) -> tuple[tuple[str, bool], ...]:
    error_code = bool(words.ERROR_CODE.search(said)) and not words.HTTP.search(said)
    number = heading in ("#", "№") or bool(words.NUMBER.search(said))
    text = any(pattern.search(said) for field, pattern in words.FIELD_WORDS if field != "name")
    plain = bool(words.PLAIN_CODE.search(said))
    name = bool(dict(words.FIELD_WORDS)["name"].search(said))
    http = bool(words.HTTP.search(said) or words.STATUS.search(said))
    return (
        ("heading of error codes", error_code),
        ("heading of kinds of errors", bool(words.ERROR_TYPE.search(said)) and not error_code),
        ("heading of codes", plain and not error_code and not number),
        ("heading of a running number", number and not error_code),
        ("heading of texts", text and not plain and not error_code and not number),
        ("heading of HTTP statuses", http and not error_code),
        ("heading of names", name and not plain and not error_code and not words.ERROR_TYPE.search(said)),
        ("heading of something else", bool(words.OTHER_COLUMNS.search(said)) and not error_code and not plain),
    )


def mostly(fits: Callable[[str], object], cells: Sequence[str]) -> bool:
    """Tell whether four of five cells are something."""
    return bool(cells) and sum(bool(fits(cell)) for cell in cells) >= 0.8 * len(cells)
