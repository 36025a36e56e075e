"""Tables as they are laid out, made into one heading row and one record a row.

Readers give cells as they stand in the document (spans filled in). Here pairs side by side come under one another,
title rows become headings, and a second heading row starts a table of its own.
"""

from __future__ import annotations

import functools

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import is_code, is_number
from errcode.authoring.importers.coded import coded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from errcode.authoring.importers.grid import Grid

    Cells = tuple[str, ...]

_LOOKED_AT = 30
"""Rows from the top in which a sheet's heading row is looked for."""


def laid_out(grids: Iterable[Grid]) -> Iterator[Grid]:
    """Give tables with their heading rows found, pairs parted and rows of titles made into headings."""
    for grid in grids:
        if grid.known or grid.laid:
            yield grid
            continue
        grid = _line_by_line(_without_gaps(grid))
        for part in _parts(grid):
            yield from _side_by_side(part)


def _without_gaps(grid: Grid) -> Grid:
    """Take out columns in which nothing stands: what parts two tables side by side."""
    rows = [*([grid.header] if grid.header else []), *grid.rows]
    wide = max(map(len, rows), default=0)
    if rows and len(rows[0]) == wide and all(rows[0]):
        return grid  # every column has a heading
    filled = [place for place in range(min(wide, 200)) if any(row[place] for row in rows if place < len(row))]
    if len(filled) == wide or wide > 200:
        return grid
    kept = [tuple(row[place] if place < len(row) else "" for place in filled) for row in rows]
    return grid.replace(header=kept[0] if grid.header else None, rows=tuple(kept[bool(grid.header) :]))


def _line_by_line(grid: Grid) -> Grid:
    """Part a column whose heading has several lines, `Code` above `Text`, where its cells have as many."""
    for place, heading in enumerate(grid.header or ()):
        wide = heading.count("\n") + 1
        cells = grid.column(place)
        if wide < 2 or sum(cell.count("\n") + 1 == wide for cell in cells) * 5 < len(cells) * 4:
            continue
        rows = [grid.header or (), *grid.rows]
        parted = [
            (*row[:place], *_lines(row[place], wide), *row[place + 1 :]) if place < len(row) else row for row in rows
        ]
        return grid.replace(header=parted[0], rows=tuple(parted[1:]))
    return grid


def _lines(cell: str, wide: int) -> tuple[str, ...]:
    lines = cell.split("\n", wide - 1)
    return (*lines, *[""] * (wide - len(lines)))


def heading_row(rows: Sequence[Cells]) -> int | None:
    """Give the place of the row that names the columns; None when no row does."""
    best, found = 1.5, None
    for place, row in enumerate(rows[:_LOOKED_AT]):
        score = _names_columns(row)
        if score > best:
            best, found = score, place
    return found


@functools.lru_cache(maxsize=5_000)
def _names_columns(row: Cells) -> float:
    """Say how much a row looks like the names of columns."""
    cells = [cell for cell in row if cell]
    if len(cells) < 2 or max(map(len, cells)) > 60 or len(set(cells)) < 2:
        return 0.0
    if is_number(cells[0]) and sum(map(str.isdigit, cells[0])) > 2:  # a code: `22000 | E | ERRCODE_DATA_EXCEPTION`
        return 0.0
    known = 0.0
    for cell in cells:
        said = words.plain(cell)
        known += 2.0 if words.ERROR_CODE.search(said) and len(said) < 24 else 1.0 if _is_heading(cell, said) else 0.0
        known -= 1.0 if is_number(cell) else 0.0
    return known if known * 2 >= len(cells) else 0.0


@functools.lru_cache(maxsize=20_000)
def _is_heading(cell: str, said: str) -> bool:
    short = len(cell) <= 40 and len(said.split()) <= 4
    names = (
        words.PLAIN_CODE,
        words.NUMBER,
        words.HTTP,
        words.STATUS,
        words.LANGUAGE,
        *(pattern for _, pattern in words.FIELD_WORDS),
    )
    return cell == "#" or (short and any(pattern.search(said) for pattern in (*names, words.OTHER_COLUMNS)))


def _parts(grid: Grid) -> Iterator[Grid]:
    """Part a grid at rows that hold one title across all columns, and at rows that name columns again."""
    header, headings = grid.header, grid.headings
    rows: list[Cells] = []
    titled = grid.headings
    if header is not None and len(header) > 1 and header[0] and len(set(header)) == 1 and grid.rows:
        titled = headings = (*titled, header[0])  # one cell across the top: a title
        header = None
    if header is None and (at := heading_row(grid.rows)) is not None:
        above = [" ".join(dict.fromkeys(filter(None, row))) for row in grid.rows[:at]]
        header, beside = grid.rows[at], f"{grid.beside} {' '.join(filter(None, above))}".strip()
        grid = grid.replace(rows=grid.rows[at + 1 :], beside=beside)
    several = grid.width > 1
    for row in grid.rows:
        filled = set(filter(None, row))
        if several and len(filled) == 1 and _is_title(next(iter(filled)), row):
            if rows:
                yield grid.replace(header=header, headings=headings, rows=tuple(rows))
            headings, rows = (*titled, next(iter(filled))), []
        elif header and row == header:
            continue
        elif header and len(filled) > 1 and _is_heading_row(row):
            if rows:
                yield grid.replace(header=header, headings=headings, rows=tuple(rows))
            header, rows = row, []
        else:
            rows.append(row)
    if rows or header:
        yield grid.replace(header=header, headings=headings, rows=tuple(rows))


def _is_heading_row(row: Cells) -> bool:
    """Tell whether a row below the first names columns again: all its cells must, for a field may be called `code`."""
    if max(map(len, row), default=0) > 40 or sum(map(bool, row)) < 2:
        return False
    return all(_is_heading(cell, words.plain(cell)) for cell in row if cell) and _names_columns(row) >= 3.0


def _is_title(text: str, row: Cells) -> bool:
    across = len(row) > 1 and all(cell == text for cell in row)
    begins = coded(text)
    return (across or bool(row[0])) and not is_code(text) and len(text) <= 80 and not (begins and is_number(begins[0]))


def _side_by_side(grid: Grid) -> Iterator[Grid]:
    """Put the halves of a table that repeats its columns under one another."""
    header = grid.header or ()
    said = [words.plain(cell) for cell in header]
    for wide in range(2, len(said) // 2 + 1):
        if len(said) % wide == 0 and said == said[:wide] * (len(said) // wide) and any(said[:wide]):
            rows = [
                row[start : start + wide]
                for start in range(0, len(said), wide)
                for row in grid.rows
                if any(row[start : start + wide])
            ]
            yield grid.replace(header=header[:wide], rows=tuple(rows))
            return
    yield grid
