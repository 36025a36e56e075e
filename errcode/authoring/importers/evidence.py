"""What a table is about: whether it lists errors, by everything around and in it. Evidence and weights are here.

No sign decides alone. A table under `Orders` lists errors when its texts tell of troubles; one under `Errors` does not
when its columns are a field, its type and whether it is required. `--why` shows what was seen and what it weighed.
"""

from __future__ import annotations

import re

from errcode.authoring.importers import statuses, words
from errcode.authoring.importers.answers import is_part
from errcode.authoring.importers.cells import WIDE_RANGE, bare, is_name, range_width
from errcode.authoring.importers.columns import Columns, grouping
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.importers.column import Column
    from errcode.authoring.importers.grid import Grid

WEIGHTS = {
    "its heading names errors": 3.0,
    "a heading further up names errors": 1.5,
    "its heading names something else": -2.5,
    "a heading further up names something else": -0.5,
    "a list under such a heading": -1.5,
    "the column of codes names errors": 3.0,
    "the column of codes is headed as codes": 0.5,
    "a column of messages": 1.0,
    "a column of HTTP statuses": 1.0,
    "no texts, names alone": -1.5,
    "the text beside it names errors": 1.0,
    "columns of something else": -3.0,
    "cells that are types of fields": -3.5,
    "most texts tell of troubles": 3.5,
    "some texts tell of troubles": 2.0,
    "few texts tell of troubles": 0.5,
    "no text tells of a trouble": -2.0,
    "codes repeat themselves": -1.5,
    "the codes are words": -0.5,
    "the codes begin as errors do": 2.0,
    "the codes are states": -3.0,
    "the codes are fields of answers": -5.0,
    "digits of codes under a heading of their form": -8.0,
    "the codes are statuses of success": -5.0,
    "ranges of codes": -20.0,
    "the codes are HTTP's statuses of errors": 1.5,
    "the reader knows errors of this form": 3.0,
    "one row alone": -2.5,
    "two words with texts": -2.5,
    "names in a list of prose": -2.5,
    "a list that nothing calls errors": -1.0,
    "errors have a section of their own": -2.0,
    "others of its form list errors": 2.5,
    "its codes are those of a list of errors": 2.5,
}
"""What each sign weighs; measured on documents of publishers, brokers and payment services."""
_BEGINS = re.compile(r"(?i)(e|er)[-_]?\d{3,6}|err(or)?[-_]?\d{2,6}")
"""`E0001`, `ERR-1001`."""
PARTING = frozenset(("values", "requirements"))
"""What headings name where they part a list of error codes by what it is about."""
_DIGITS = re.compile(r"\d{1,2}(\s*[-–~,]\s*\d{1,2})*|[A-Z]{1,3}|[A-Z]{2,5}[_-]|\d[xX*]{2,5}")
"""A place in a code, or what codes begin with: `2-3`, `AB`, `4xx`."""
ENOUGH = 2.5
"""The sum from which a table lists errors."""


class Sign(Record):
    """A sign for or against: its name in `WEIGHTS`, and where it was seen."""

    name: str
    seen: str = ""

    @property
    def weight(self) -> float:
        """What it weighs."""
        return WEIGHTS[self.name]


def lists_errors(signs: list[Sign]) -> bool:
    """Tell whether the signs are enough."""
    return sum(sign.weight for sign in signs) >= ENOUGH


def signs_of(grid: Grid, columns: Columns, document: tuple[str, ...] = ()) -> list[Sign]:
    """Give every sign for and against a grid's being a list of errors.

    Args:
        grid: The grid.
        columns: What its columns are.
        document: What the document calls itself: its file's name, its title.
    """
    return [
        *_of_headings(grid, document),
        *_of_form(grid, columns),
        *_of_columns(grid, columns),
        *_of_texts(grid, columns),
    ]


def _of_headings(grid: Grid, document: tuple[str, ...]) -> Iterator[Sign]:
    nearest = words.plain(grid.heading or "")
    further = [words.plain(text) for text in (*document, *grid.headings[:-1])]
    listed = any(words.ERROR_CODE.search(words.plain(text)) for text in grid.headings[:-1])
    if words.SUBJECT.search(nearest) or (listed and grid.laid):  # a class within a class of codes is a chapter of it
        yield Sign(name="its heading names errors", seen=grid.heading or "")
    elif (other := subject_of(nearest)) and not (listed and other in PARTING):
        yield Sign(name="its heading names something else", seen=f"{grid.heading}: {other}")
        if _is_prose(grid):
            yield Sign(name="a list under such a heading")
    errors = [text for text in further if words.SUBJECT.search(text)]
    others = [text for text in further if subject_of(text)]
    if errors:
        yield Sign(name="a heading further up names errors", seen=errors[-1])
    elif others:
        yield Sign(name="a heading further up names something else", seen=others[-1])
    beside = bool(words.SUBJECT.search(words.plain(grid.beside[-300:])))
    if _is_prose(grid) and not (errors or beside or words.SUBJECT.search(nearest)):
        yield Sign(name="a list that nothing calls errors")
    if beside:
        yield Sign(name="the text beside it names errors", seen=grid.beside[-60:])


def _of_form(grid: Grid, columns: Columns) -> Iterator[Sign]:
    """Tell a table of what each digit of a code means, `2-3: the module`, from one of codes."""
    cells = [bare(cell) for cell in columns.code.cells] if columns.code else []
    if cells and words.CODE_FORM.search(words.plain(grid.heading or "")) and all(map(_DIGITS.fullmatch, cells)):
        yield Sign(name="digits of codes under a heading of their form", seen=f"{grid.heading}: {cells[0]}")


def _is_prose(grid: Grid) -> bool:
    """Tell whether a reader made a table of a list: bullets and headings that begin with codes."""
    return grid.header is None and grid.known[:2] == ("code", "name")


def subject_of(said: str) -> str | None:
    """Say what else than errors a heading names; None when it names errors or nothing that is known."""
    if words.SUBJECT.search(said):
        return None
    return next((subject for subject, pattern in words.OTHER_SUBJECTS.items() if pattern.search(said)), None)


def _of_columns(grid: Grid, columns: Columns) -> Iterator[Sign]:
    code = columns.code
    if code is None:
        return
    if grid.claim:
        yield Sign(name="the reader knows errors of this form", seen=grid.claim)
    if words.ERROR_CODE.search(code.said):
        yield Sign(name="the column of codes names errors", seen=code.heading)
    elif words.PLAIN_CODE.search(code.said):
        yield Sign(name="the column of codes is headed as codes", seen=code.heading)
    yield from _of_fields(grid, columns)
    if grid.laid and len(code.cells) > 1 and _explained(grid, columns) == 1:
        yield Sign(name="one row alone")
    others = [column.heading for column in columns.columns if _is_other(column.said)]
    if others:
        yield Sign(name="columns of something else", seen=", ".join(others[:4]))
    types = [column for column in columns.columns if column.cells and _are_types(column)]
    if types:
        yield Sign(name="cells that are types of fields", seen=", ".join(types[0].cells[:3]))
    cells = [bare(cell) for cell in code.cells]
    yield from _of_repeats(cells, grid, columns)
    yield from _of_codes(cells, headed=bool(words.PLAIN_CODE.search(code.said) or words.ERROR_CODE.search(code.said)))
    yield from _of_statuses(cells) if not grid.laid else ()  # a program has them beside its own
    if _is_prose(grid) and sum(any(map(str.isdigit, cell)) for cell in cells) * 2 < len(cells):
        troubles = sum(tells_of_trouble(cell) for cell in cells)
        if troubles * 2 < len(cells) or len(cells) < 3:
            yield Sign(name="names in a list of prose", seen=cells[0])


def _of_repeats(cells: list[str], grid: Grid, columns: Columns) -> Iterator[Sign]:
    if len(set(cells)) < 0.5 * len(cells) and grouping(grid, columns) is None:
        yield Sign(name="codes repeat themselves", seen=f"{len(set(cells))} of {len(cells)} differ")


def _of_statuses(cells: list[str]) -> Iterator[Sign]:
    """Tell a list of what an API answers with HTTP's own statuses: four of errors are no chance."""
    failed = {cell for cell in cells if statuses.is_status(cell) and cell[0] in "45"}
    if len(failed) >= statuses.FEWEST and all(map(statuses.is_status, cells)):
        yield Sign(name="the codes are HTTP's statuses of errors", seen=", ".join(sorted(failed)[:4]))


def _explained(grid: Grid, columns: Columns) -> int:
    """Give how many rows of source code have a code and something that is said of it."""
    code = columns.code
    fields = [column.place for column in columns.of("name", "message", "description", "korean", "english", "http")]
    return sum(
        code is not None
        and code.place < len(row)
        and bool(row[code.place])
        and any(row[at] for at in fields if at < len(row))
        for row in grid.rows
    )


def _of_fields(grid: Grid, columns: Columns) -> Iterator[Sign]:
    messages = [column for column in columns.of("message") if column.by != "names" and column.cells]
    messages = [] if _is_prose(grid) else messages  # every list in prose has texts
    statuses = [column for column in columns.of("http") if column.cells]
    for found, name in ((messages, "a column of messages"), (statuses, "a column of HTTP statuses")):
        for column in found[:1]:
            yield Sign(name=name, seen=column.heading or column.by)
    if not columns.of("description", "korean", "english") and not any(
        column.by != "names" and column.cells for column in columns.of("message")
    ):
        yield Sign(name="no texts, names alone")


def _of_codes(cells: list[str], *, headed: bool) -> Iterator[Sign]:
    if len(cells) == 1:
        yield Sign(name="one row alone")
    elif len(cells) == 2 and not headed and all(map(str.isalpha, cells)):
        yield Sign(name="two words with texts", seen=", ".join(cells))
    if sum(range_width(cell) >= WIDE_RANGE for cell in cells) * 2 > len(cells):
        yield Sign(name="ranges of codes", seen=cells[0])
    if sum(cell.isalpha() and not is_name(cell) for cell in cells) * 2 > len(cells):
        yield Sign(name="the codes are words", seen=cells[0])
    if len(cells) > 2 and sum(bool(_BEGINS.fullmatch(cell)) for cell in cells) >= 0.8 * len(cells):
        yield Sign(name="the codes begin as errors do", seen=cells[0])
    if cells and all(len(cell) == 3 and cell.isdigit() and cell[0] == "2" for cell in cells):
        yield Sign(name="the codes are statuses of success", seen=cells[0])
    if len(cells) > 1 and sum(map(is_part, cells)) >= 0.8 * len(cells):
        yield Sign(name="the codes are fields of answers", seen=cells[0])
    states = [cell for cell in cells if words.STATE.fullmatch(words.plain(cell))]
    if len(states) >= max(2, 0.6 * len(cells)):
        yield Sign(name="the codes are states", seen=", ".join(states[:3]))


def _is_other(said: str) -> bool:
    return bool(words.OTHER_COLUMNS.search(said)) and not words.ERROR_CODE.search(said)


def _are_types(column: Column) -> bool:
    """Tell whether a column says of what type fields are, or whether they must be given; `Retry: no` is of errors."""
    cells = [cell.strip("`* ") for cell in column.cells]
    whether = column.heading and all(map(words.YES_NO.fullmatch, cells)) and not words.OTHER_COLUMNS.search(column.said)
    return not whether and sum(bool(words.TYPE_CELL.fullmatch(cell)) for cell in cells) >= 0.7 * len(cells)


def _of_texts(grid: Grid, columns: Columns) -> Iterator[Sign]:
    names = [column.cells for column in columns.of("name") if grid.known]
    named = bool(names) and len(names[0]) == len(columns.code.cells if columns.code else ())
    texts = names[0] if named else list(_row_texts(columns))  # every member's name tells more than its comment
    begin = columns.code is not None and all(_BEGINS.fullmatch(bare(cell)) for cell in columns.code.cells)
    if grid.laid and not begin and not words.SUBJECT.search(words.plain(grid.heading or "")):
        said = [column for column in columns.columns if column.said != "description"]
        texts = list(_row_texts(Columns(columns=tuple(said)))) or texts  # comments of a program tell of anything
    if not texts:
        return
    share = sum(tells_of_trouble(text) for text in texts) / len(texts)
    seen = f"{share:.0%} of {len(texts)}"
    if share >= 0.5:
        yield Sign(name="most texts tell of troubles", seen=seen)
    elif share >= 0.25:
        yield Sign(name="some texts tell of troubles", seen=seen)
    elif share >= 0.1:
        yield Sign(name="few texts tell of troubles", seen=seen)
    elif share < 0.02 and len(texts) > 1:
        yield Sign(name="no text tells of a trouble", seen=seen)


def _row_texts(columns: Columns) -> Iterator[str]:
    """Give what each row says: its texts and names, and a code that is a name."""
    texts = [column.cells for column in columns.of("message", "description", "name", "korean", "english")]
    code = columns.code
    if code is not None and sum(map(is_name, code.cells)) * 2 > len(code.cells):
        texts.append(code.cells)
    for place in range(max(map(len, texts), default=0)):
        yield " ".join(column[place] for column in texts if place < len(column))


def tells_of_trouble(text: str) -> bool:
    """Tell whether a text, or a name, says that something went wrong."""
    return bool(words.TROUBLE.search(words.plain(text).replace("’", "'")))
