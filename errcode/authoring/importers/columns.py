"""Which column is what: by its heading, by what stands in it, and by what is left for it to be."""

from __future__ import annotations

import re

from errcode.authoring.importers import statuses, words
from errcode.authoring.importers.cells import (
    bare,
    is_code,
    is_name,
)
from errcode.authoring.importers.column import WEIGHTS, Column, are_errors, evidence_of, mostly
from errcode.authoring.importers.grid import FIELDS
from errcode.authoring.importers.language import language_of_column
from errcode.model import Record, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.authoring.importers.grid import Grid

SAMPLE = 400
"""Rows that a column is judged by: more say no more."""
APART = 0.95
"""The share of codes that groups must make different: lists of hundreds have one twice."""
_NUMBER = re.compile(r"[-−]?\d{1,10}|0[xX][0-9A-Fa-f]{1,8}")


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
    chosen, reasons = _codes(columns, grid)
    if chosen is None:
        return Columns(columns=tuple(columns))
    said = {place: column.replace(field=_field(column)) for place, column in enumerate(columns)}
    said[chosen] = said[chosen].replace(field="code", by=reasons[0])
    _settle(said, known=bool(grid.known) and all(grid.known), names=grid.laid)
    around = language_of_column([*(grid.header or ()), *(cell for column in columns for cell in column.cells)])
    named = [_in_its_language(column, around) for column in said.values()]
    return Columns(columns=tuple(named), reasons=reasons)


def grouping(grid: Grid, columns: Columns) -> int | None:
    """Give the column whose values make repeated codes different ones: `0001` of AUTH, `0001` of PAY.

    None where the codes differ already, or no column does so.
    """
    code = columns.code
    others = [
        column.place
        for column in columns.of("name", "other", "description")
        if column.field == "other" or words.GROUP.search(column.said)
    ]
    return _parting(grid, code.place, others) if code else None


def _parting(grid: Grid, code: int, others: Iterable[int]) -> int | None:
    """Give the first of other columns whose few values make the codes of a column that repeats itself different."""
    codes = [row[code] for row in grid.rows if code < len(row)]
    if len(set(codes)) == len(codes):
        return None
    for place in others:
        pairs = [(row[place], row[code]) for row in grid.rows if max(place, code) < len(row)]
        groups = {group for group, _ in pairs}
        if all(groups) and 1 < len(groups) <= max(len(pairs) // 2, 2) and len(set(pairs)) >= APART * len(pairs):
            return place
    return None


def _column(grid: Grid, place: int) -> Column:
    heading = grid.header[place] if grid.header and place < len(grid.header) else ""
    known = grid.known[place] if place < len(grid.known) else ""
    return Column(
        place=place, heading=heading, said=words.plain(heading), cells=grid.column(place)[:SAMPLE], field=known
    )


def _codes(columns: Sequence[Column], grid: Grid) -> tuple[int | None, tuple[str, ...]]:
    """Choose the column with the codes: the one with the most evidence for it."""
    best = _best(columns, grid, alone=False)
    if best is None or any(name in ("repeats itself", "few values") for name, _ in best[2]):
        named = next((column for column in columns if not column.field and are_errors(column.cells)), None)
        if named:
            return named.place, ("names of errors, each once",)
    if best is None and not grid.laid:  # in a program statuses of HTTP stand beside its own codes
        best = _best(columns, grid, alone=True)
    if best is None:
        return None, ()
    value = _value_of_names(columns, columns[best[1]])
    if value:
        return value.place, ("numbers of the names beside them",)
    return best[1], tuple(f"{name} {weight:+g}" for name, weight in best[2])


def _best(columns: Sequence[Column], grid: Grid, *, alone: bool) -> tuple[float, int, list[tuple[str, float]]] | None:
    """Give the column with the most evidence: its weight, its place, and what it is."""
    best: tuple[float, int, list[tuple[str, float]]] | None = None
    for column in columns:
        evidence = evidence_of(column, alone=alone) or []
        if ("repeats itself", WEIGHTS["repeats itself"]) in evidence and _is_parted(grid, column):
            evidence = [(name, weight) for name, weight in evidence if name != "repeats itself"]
        weight = sum(value for _, value in evidence)
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, column.place, evidence
    return best


def _is_parted(grid: Grid, column: Column) -> bool:
    return _parting(grid, column.place, (place for place in range(grid.width) if place != column.place)) is not None


def _value_of_names(columns: Sequence[Column], names: Column) -> Column | None:
    """Give the column with the numbers that the names of another one stand for: `ERR_TIMEOUT | -100`.

    An API answers with the number; statuses of HTTP, numbers that repeat and counts of the rows are none of these.
    """
    if names.field or not mostly(is_name, names.cells) or len(names.cells) < 2:
        return None
    for column in columns:
        cells = [bare(cell) for cell in column.cells]
        if column.field or not words.VALUE.search(column.said) or len(cells) != len(names.cells):
            continue
        if (
            all(map(_NUMBER.fullmatch, cells))
            and len(set(cells)) == len(cells)
            and not all(map(statuses.is_written, cells))
        ):
            return column
    return None


def _field(column: Column) -> str:
    """Say what a column that is not the codes is, by its heading and by whether its cells fit that."""
    said, cells = column.said, column.cells
    if column.field:
        return column.field
    if not cells or column.heading.strip() in ("#", "№") or words.NUMBER.search(said):
        return "other"
    if (words.HTTP.search(said) or words.STATUS.search(said)) and mostly(statuses.is_written, cells):
        return "http"
    if mostly(words.YES_NO.fullmatch, cells) or (words.GROUP.search(said) and not mostly(is_name, cells)):
        return "other"
    if words.ERROR_CODE.search(said) and mostly(is_code, cells) and not mostly(is_name, cells):
        return "other"  # the codes once more, in hexadecimal or of somebody else
    for field, pattern in words.FIELD_WORDS:
        if pattern.search(said) and (field != "name" or not _is_prose(cells)):
            return field
    if words.KOREAN.search(said) or words.ENGLISH.search(said) or words.LANGUAGE.search(said):
        return "description"
    if words.PLAIN_CODE.search(said) and (_is_prose(cells) or _are_words(cells)):
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
            if mostly(is_name, said[place].cells) and not _is_prose(said[place].cells):
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
    if mostly(statuses.is_written, cells) and "http" not in taken:
        return "http"
    if _groups(cells):
        return "other"
    if mostly(_is_named, cells) and "name" not in taken:
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


def _are_words(cells: Sequence[str]) -> bool:
    """Tell whether cells are different words, `Overflow`, `DivBy0`: what a list of numbers calls its errors."""
    return len(set(cells)) == len(cells) > 2 and all(
        cell[:1].isalpha() and cell.replace(" ", "").isalnum() for cell in cells
    )


def _is_prose(cells: Sequence[str]) -> bool:
    """Tell whether cells are texts: of several words, or (two Hangul syllables can be a text) in another script."""
    return sum(" " in cell.strip() or not cell.isascii() for cell in cells) * 2 >= len(cells) > 0


def _in_its_language(column: Column, around: str | None = None) -> Column:
    """Note a column's language, and whether its heading makes it one half of a pair: `(KR)` and `(EN)`.

    Args:
        column: The column.
        around: The language of its table, which is its own where none of its words tells another.
    """
    if column.field not in ("message", "description", "note"):
        return column
    language = language_of_column(column.cells, around)
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
