"""CSV and TSV, whatever parts their cells."""

from __future__ import annotations

import csv
import io

from errcode.authoring.importers import bounds
from errcode.authoring.importers.cells import is_code
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.layout import heading_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def grids(text: str, name: str = "") -> Iterator[Grid]:
    """Give a delimited file as a grid.

    Raises:
        bounds.TooMuchError: It has more columns than a table has.
    """
    mark = "\t" if name.endswith((".tsv", ".tab")) else _delimiter(text)
    rows: list[tuple[str, ...]] = []
    for row in csv.reader(io.StringIO(text), delimiter=mark):
        bounds.room(len(row), bounds.WIDTH * 10, "columns")
        if any(map(str.strip, row)):
            rows.append(tuple(cell.strip() for cell in row))
    if not rows:
        return
    at = heading_row(rows)
    if at is None and not any(map(is_code, rows[0])):
        at = 0
    header = rows.pop(at) if at == 0 else None
    yield Grid(header=header, rows=tuple(rows), place="line 1")


def _delimiter(text: str) -> str:
    """Give the mark that parts the most lines in the same number of cells, quoted ones left whole."""
    sample = text[:20_000]
    best, chosen = 0.0, ","
    for mark in ",;\t|":
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=mark) if row][:200]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=1)
        score = (usual > 1) * widths.count(usual) / max(len(widths), 1) + usual / 1000
        if score > best:
            best, chosen = score, mark
    return chosen
