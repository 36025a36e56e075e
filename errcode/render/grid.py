"""A table on a terminal: columns as wide as their texts and the screen allow, or row by row where it is narrow.

Cells are texts with styles (`errcode.render.styled`). Columns that are `whole` (ids, times, numbers) are not folded;
what is left goes to the others, the same to each that needs it. Below `STACKED` columns, or where even so it does not
fit, a row is its first cell, with what stands beside it below: fewer columns, no cut words.
"""

from __future__ import annotations

from errcode.model import Record
from errcode.render.styled import cells, folded, length, showable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.render.styled import Line, Part, Sheet

    Cell = list[Part]
    """A text with styles; line ends stay."""

STACKED = 48
"""Columns below which a row's cells stand below one another."""
GAP = 2
"""Blanks between columns."""
LEAST = 8
"""Columns that a folded text has at the least."""


class Column(Record):
    """A column of a table."""

    heading: str
    whole: bool = False
    """Whether its texts are never folded where there is any room for them."""
    number: bool = False
    """Whether it is of numbers: aligned at the right, and named where cells stand below one another."""


def drawn(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], sheet: Sheet) -> str:
    """Draw a table that fits the sheet; nothing without rows."""
    laid = [[showable(cell, sheet) for cell in row] for row in rows]
    columns = [
        one.replace(heading="".join(text for text, _ in showable([(one.heading, "")], sheet))) for one in columns
    ]
    widths = _widths(columns, laid, sheet.width)
    if sheet.width < STACKED or _across(widths) > sheet.width:
        lines = [line for row in laid for line in _stacked(columns, row, sheet.width)]
    else:
        lines = _heading(columns, widths, sheet)
        for row in laid:
            lines += _beside(columns, row, widths)
    return "".join(f"{sheet.painted(line)}\n" for line in lines)


def code_cell(parts: Iterable[Part], sheet: Sheet) -> Cell:
    """Give a cell that holds a code: on a sheet of columns it takes at most two fifths of it, broken at its joints."""
    room = sheet.width if sheet.width < STACKED else max(sheet.width * 2 // 5, 20)
    lines = folded(showable(parts, sheet), room)
    return [part for place, line in enumerate(lines) for part in ([("\n", "")] if place else []) + line]


def _stacked(columns: Sequence[Column], row: Sequence[Cell], width: int) -> list[Line]:
    first, *others = row
    lines = folded(first, width)
    for column, cell in zip(columns[1:], others, strict=True):
        if any(text.strip() for text, _ in cell):
            named = [(f"{column.heading} ", "dim"), *_one_line(cell)] if column.number else cell
            lines += [[("  ", ""), *line] for line in folded(named, width - 2)]
    return lines


def _one_line(cell: Cell) -> Cell:
    return [(text.replace("\n", " · "), style) for text, style in cell]


def _heading(columns: Sequence[Column], widths: Sequence[int], sheet: Sheet) -> list[Line]:
    heads = _beside(columns, [[(column.heading, "bold")] for column in columns], widths)
    rule = ("-" if sheet.ascii else "─") * _across(widths)
    return [*heads, [(rule, "")]]


def _beside(columns: Sequence[Column], row: Sequence[Cell], widths: Sequence[int]) -> list[Line]:
    """Lay out a row: each cell folded in its column."""
    laid = [folded(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines: list[Line] = []
    for place in range(max(map(len, laid))):
        line: Line = []
        used = begin = 0
        for column, cell, width in zip(columns, laid, widths, strict=True):
            part = cell[place] if place < len(cell) else []
            blank = begin - used + (width - length(part) if column.number else 0)
            line += [(" " * blank, ""), *part]
            used += blank + length(part)
            begin += width + GAP
        lines.append(line)
    return lines


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Give each column its width: its widest line where all fit, else what is left of the sheet shared out."""
    widest = [
        max([cells(column.heading), *(_widest(row[place]) for row in rows)]) for place, column in enumerate(columns)
    ]
    room = width - GAP * (len(columns) - 1)
    folds = [place for place, column in enumerate(columns) if not (column.whole or column.number)]
    left = room - sum(size for place, size in enumerate(widest) if place not in folds)
    for done, place in enumerate(sorted(folds, key=lambda place: widest[place])):
        widest[place] = min(widest[place], max(left // (len(folds) - done), LEAST))
        left -= widest[place]
    return widest


def _across(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _widest(cell: Cell) -> int:
    return max(map(cells, "".join(text for text, _ in cell).split("\n")))
