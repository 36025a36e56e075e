"""Which column is what: by its heading, by what stands in it, and by what is left for it to be."""

from __future__ import annotations

import functools
import re

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import (
    bare,
    codes_in,
    is_address,
    is_code,
    is_name,
    is_number,
    is_running,
    is_word,
)
from errcode.authoring.importers.grid import FIELDS
from errcode.authoring.importers.language import language_of_column
from errcode.model import Record, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from errcode.authoring.importers.grid import Grid

SAMPLE = 400
"""Rows that a column is judged by: more say no more."""
FEW = 4
"""Rows of which one bad one is no fifth."""
_SEVERAL = re.compile(r"[,;/·、~～–—…\n-]|\d \w|\.\.")
"""What stands between several codes of a cell, or in a range."""
_STATUSES = "http"
"""What a heading of statuses is read as."""
_IDENTIFIER = re.compile(r"\b(id|idx|index|pk)$")
_MESSAGE_KEY = re.compile(r"[a-z]+(\.[a-z_-]+)+")
"""What a catalogue of messages has a text under: `exception.invalid.parameter`."""
_NUMBER = re.compile(r"[-−]?\d{1,10}|0[xX][0-9A-Fa-f]{1,8}")
_HTTP = re.compile(r"(?:HTTP[ /]?)?[1-5]\d\d(?: [A-Za-z].*)?")
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


class Columns(Record):
    """The columns of a grid, in its order, and the reasons for the choice of the codes."""

    columns: tuple[Column, ...]
    reasons: tuple[str, ...] = ()

    @property
    def code(self) -> Column | None:
        """The column with the codes."""
        return next((column for column in self.columns if column.field == "code"), None)

    def of(self, *fields: str) -> list[Column]:
        """Give the columns that are one of these fields."""
        return [column for column in self.columns if column.field in fields]


def columns_of(grid: Grid, given: str | None = None) -> Columns:
    """Say what each column of a grid is; `Columns.code` is None when none holds codes.

    Args:
        grid: The grid.
        given: What the user says: fields by position (`code,-,message`), or `field=heading` and `field=number` pairs.

    Raises:
        UsageError: What the user says names no field or no column.
    """
    columns = [_column(grid, place) for place in range(min(grid.width, 200))]
    if given:
        return _given(columns, given)
    chosen, reasons = _codes(columns)
    if chosen is None:
        return Columns(columns=tuple(columns))
    said = {place: column.replace(field=_field(column)) for place, column in enumerate(columns)}
    said[chosen] = said[chosen].replace(field="code", by=reasons[0])
    _settle(said, known=bool(grid.known) and all(grid.known), names=grid.laid)
    named = [_in_its_language(column) for column in said.values()]
    return Columns(columns=tuple(named), reasons=reasons)


def grouping(grid: Grid, columns: Columns) -> int | None:
    """Give the column whose values make repeated codes different ones: `0001` of AUTH, `0001` of PAY.

    None where the codes differ already, or no column does so.
    """
    code = columns.code
    if code is None:
        return None
    codes = [row[code.place] for row in grid.rows if code.place < len(row)]
    if len(set(codes)) == len(codes):
        return None
    for column in columns.of("name", "other", "description"):
        pairs = [(row[column.place], row[code.place]) for row in grid.rows if max(column.place, code.place) < len(row)]
        groups = {group for group, _ in pairs}
        headed = column.field == "other" or bool(words.GROUP.search(column.said))
        if headed and all(groups) and 1 < len(groups) <= max(len(pairs) // 2, 2) and len(set(pairs)) == len(pairs):
            return column.place
    return None


def _column(grid: Grid, place: int) -> Column:
    heading = grid.header[place] if grid.header and place < len(grid.header) else ""
    known = grid.known[place] if place < len(grid.known) else ""
    return Column(
        place=place, heading=heading, said=words.plain(heading), cells=grid.column(place)[:SAMPLE], field=known
    )


def _codes(columns: Sequence[Column]) -> tuple[int | None, tuple[str, ...]]:
    """Choose the column with the codes: the one with the most evidence for it."""
    best: tuple[float, int, list[tuple[str, float]]] | None = None
    for column in columns:
        evidence = _evidence(column)
        if evidence is None:
            continue
        weight = sum(value for _, value in evidence)
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, column.place, evidence
    if best is None or any(name in ("repeats itself", "few values") for name, _ in best[2]):
        named = next((column for column in columns if not column.field and _are_errors(column.cells)), None)
        if named:
            return named.place, ("names of errors, each once",)
    if best is None:
        return None, ()
    value = _value_of_names(columns, columns[best[1]])
    if value:
        return value.place, ("numbers of the names beside them",)
    return best[1], tuple(f"{name} {weight:+g}" for name, weight in best[2])


def _value_of_names(columns: Sequence[Column], names: Column) -> Column | None:
    """Give the column with the numbers that the names of another one stand for: `ERR_TIMEOUT | -100`.

    An API answers with the number; statuses of HTTP, numbers that repeat and counts of the rows are none of these.
    """
    if names.field or not _mostly(is_name, names.cells) or len(names.cells) < 2:
        return None
    for column in columns:
        cells = [bare(cell) for cell in column.cells]
        if column.field or not words.VALUE.search(column.said) or len(cells) != len(names.cells):
            continue
        if (
            all(map(_NUMBER.fullmatch, cells))
            and len(set(cells)) == len(cells)
            and not all(map(_HTTP.fullmatch, cells))
        ):
            return column
    return None


def _evidence(column: Column) -> list[tuple[str, float]] | None:
    """Weigh whether a column holds the codes; None when what stands in it cannot be codes."""
    if column.field and column.field != "code":
        return None
    cells = [bare(cell) for cell in column.cells]
    errors = bool(words.ERROR_CODE.search(column.said)) or column.field == "code"
    headed = errors or bool(words.PLAIN_CODE.search(column.said))
    if not _are_codes(cells, errors=errors) and not (headed and _are_half(cells)):
        return None
    names = [name for name, holds in _signs(column, cells) if holds]
    return [(name, WEIGHTS[name]) for name in names] or [("code-like cells", 0.1)]


def _are_codes(cells: Sequence[str], *, errors: bool) -> bool:
    """Tell whether a column's cells can be codes: nearly all look like it, each on its own or as several or a range."""
    if len(cells) > 20 and not _are_codes(cells[:10], errors=True):
        return False
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


def _signs(column: Column, cells: Sequence[str]) -> list[tuple[str, bool]]:
    different = len(set(cells))
    symbols = _mostly(lambda cell: is_name(cell) or is_word(cell), cells)
    headed = column.heading.strip()
    statuses = all(map(_HTTP.fullmatch, cells)) and bool(words.STATUS.search(column.said))
    said = _STATUSES if statuses else "" if _are_constants(cells) and _says_message(column.said) else column.said
    error_code = bool(words.ERROR_CODE.search(column.said)) and not words.HTTP.search(column.said) and not statuses
    return [
        ("known to the reader", column.field == "code"),
        *_signs_of_heading(_STATUSES if statuses else headed, said),
        ("digits in it", sum(is_number(cell) and not is_name(cell) for cell in cells) >= 0.5 * len(cells)),
        ("counts the rows", is_running(cells) and not error_code),
        ("counts its records", bool(_IDENTIFIER.search(column.said)) and _rises(cells)),
        ("repeats itself", different < 0.6 * len(cells) and len(cells) > 3 and not symbols),
        ("names that repeat", different < 0.6 * len(cells) and len(cells) > 3 and symbols),
        ("keys of messages", different < len(cells) and all(map(_MESSAGE_KEY.fullmatch, cells))),
        ("few values", len(cells) > 20 and different * 10 < len(cells)),
        ("one value", different == 1 and len(cells) > 2),
        ("HTTP statuses", all(map(_HTTP.fullmatch, cells)) and not error_code),
        ("first column", column.place == 0 and bool(cells)),
    ]


def _rises(cells: Sequence[str]) -> bool:
    """Tell whether numbers rise from 0 or 1, as a database counts its records, those that were deleted left out."""
    if not all(cell.isascii() and cell.isdigit() and len(cell) < 10 for cell in cells):
        return False
    numbers = list(map(int, cells))
    return len(numbers) > 1 and numbers[0] in (0, 1) and all(map(int.__lt__, numbers, numbers[1:]))


def _are_constants(cells: Sequence[str]) -> bool:
    """Tell whether cells are names in capitals: `USER_NOT_FOUND` is a code, though its column is headed as messages."""
    return bool(cells) and all("_" in cell and cell.upper() == cell and is_name(cell) for cell in cells)


def _says_message(said: str) -> bool:
    return bool(dict(words.FIELD_WORDS)["message"].search(said))


def _are_errors(cells: Sequence[str]) -> bool:
    """Tell whether cells are different names of one style, most of which tell of a trouble: `KEY_INVALID`."""
    if len(set(cells)) < 0.95 * len(cells) or len(cells) < 4:
        return False
    names = [name for name in map(bare, cells) if name.isascii() and is_name(name)]
    capitals = sum(name.upper() == name for name in names)
    small = sum(name.lower() == name and "_" in name for name in names)
    troubles = sum(bool(words.TROUBLE.search(words.plain(name))) for name in names)
    return max(capitals, small) >= 0.95 * len(cells) and troubles >= 0.4 * len(cells)


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


def _field(column: Column) -> str:
    """Say what a column that is not the codes is, by its heading and by whether its cells fit that."""
    said, cells = column.said, column.cells
    if column.field:
        return column.field
    if not cells or column.heading.strip() in ("#", "№") or words.NUMBER.search(said):
        return "other"
    if (words.HTTP.search(said) or words.STATUS.search(said)) and _mostly(_HTTP.fullmatch, cells):
        return "http"
    if words.GROUP.search(said) and not _mostly(is_name, cells):
        return "other"
    if words.ERROR_CODE.search(said) and _mostly(is_code, cells) and not _mostly(is_name, cells):
        return "other"  # the codes once more, in hexadecimal or of somebody else
    for field, pattern in words.FIELD_WORDS:
        if pattern.search(said) and (field != "name" or not _is_prose(cells)):
            return field
    if words.KOREAN.search(said) or words.ENGLISH.search(said):
        return "description"
    if words.PLAIN_CODE.search(said) and _is_prose(cells):
        return "message"
    return "other" if words.OTHER_COLUMNS.search(said) else ""


def _settle(said: dict[int, Column], *, known: bool, names: bool) -> None:
    """Give the columns that no heading names what is left to be; and see that there is a message where one can be.

    Args:
        said: The columns by place.
        known: Whether the reader knows every column: then what it does not name is nothing.
        names: Whether names are names even where nothing else stands beside the codes, as in source code.
    """
    for place, column in said.items():
        if column.field == "":
            said[place] = column.replace(field="other" if known else _by_content(column, said), by="by content")
    if not names and not any(column.field in ("message", "description") for column in said.values()):
        named = [place for place, column in said.items() if column.field == "name"]
        for place in named[1:] or named if _only_text(said, named) else ():
            said[place] = said[place].replace(field="message", by="names")
            break
    if not any(column.field in ("message", "description", "korean", "english") for column in said.values()):
        notes = [place for place, column in said.items() if column.field == "note"]
        for place in notes[:1]:  # the only text says what it means and what to do
            said[place] = said[place].replace(field="description", by="by content")
    messages = [place for place, column in said.items() if column.field == "message"]
    if len(messages) > 1 and not any(column.field == "name" for column in said.values()):
        for place in messages:
            if _mostly(is_name, said[place].cells) and not _is_prose(said[place].cells):
                said[place] = said[place].replace(field="name")
                break


def _only_text(said: dict[int, Column], names: Sequence[int]) -> bool:
    """Tell whether names are all that stands beside the codes: then they are what the API says."""
    return bool(names) and all(
        column.field in ("code", "name", "http", "other", "korean", "english") for column in said.values()
    )


def _by_content(column: Column, said: dict[int, Column]) -> str:
    taken = {other.field for other in said.values()}
    cells = column.cells
    if _mostly(_HTTP.fullmatch, cells) and "http" not in taken:
        return "http"
    if _groups(cells):
        return "other"
    if _mostly(_is_named, cells) and "name" not in taken:
        return "name"
    if not _is_prose(cells):
        return "other"
    return "description" if taken & {"message", "description"} else "message"


def _is_named(cell: str) -> bool:
    """Tell whether a cell is a name, perhaps with a second one below or a word in brackets: `NotFound (order)`."""
    return is_name(cell.split("\n")[0].split(" (")[0])


def _groups(cells: Sequence[str]) -> bool:
    """Tell whether a column sorts the rows, `Android`, `Android`, `iOS`: few values, short, each many times."""
    return len(cells) >= 6 and len(set(cells)) * 4 <= len(cells) and max(map(len, cells)) <= 40


def _is_prose(cells: Sequence[str]) -> bool:
    """Tell whether cells are texts: of several words, or (two Hangul syllables can be a text) in another script."""
    return sum(" " in cell.strip() or not cell.isascii() for cell in cells) * 2 >= len(cells) > 0


def _mostly(fits: Callable[[str], object], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(bool(fits(cell)) for cell in cells) >= 0.8 * len(cells)


def _in_its_language(column: Column) -> Column:
    """Note a column's language, and whether its heading makes it one half of a pair: `(KR)` and `(EN)`."""
    if column.field not in ("message", "description", "note"):
        return column
    language = language_of_column(column.cells)
    if words.KOREAN.search(column.said):
        return column.replace(language="ko", tagged=True)
    if words.ENGLISH.search(column.said) and language in ("en", None):
        return column.replace(language="en", tagged=True)
    return column.replace(language=language)


def _given(columns: Sequence[Column], given: str) -> Columns:
    said = {column.place: column.replace(field="other") for column in columns}
    headings = [column.said for column in columns]
    for place, part in enumerate(given.split(",")):
        field, named, name = (word.strip() for word in part.partition("="))
        if field in ("-", "") and not named:
            continue
        if field not in FIELDS:
            raise UsageError(
                f"--columns: no field {field!r}; fields are {', '.join(FIELDS)}",
                f"--columns: {field!r} 필드가 없습니다. 필드: {', '.join(FIELDS)}",
            )
        at = place if not named else int(name) - 1 if name.isdigit() else _headed(words.plain(name), headings)
        if at in said:
            said[at] = said[at].replace(field=field, by="--columns")
    fields = [column.field for column in said.values()]
    if "code" not in fields:
        return Columns(columns=tuple(columns))
    return Columns(columns=tuple(_in_its_language(column) for column in said.values()), reasons=("--columns",))


def _headed(name: str, headings: Sequence[str]) -> int:
    return headings.index(name) if name in headings else -1
