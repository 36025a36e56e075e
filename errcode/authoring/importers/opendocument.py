"""OpenDocument sheets and texts (.ods, .odt): tables with their spans, sheets and headings in order."""

from __future__ import annotations

from errcode.authoring.importers import bounds
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.office import Body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_REPEATED = 200
"""Times that a cell or row is repeated: programs repeat the empty rest of a sheet a million times."""


def grids(data: bytes) -> Iterator[Grid]:
    """Give the tables of a document, and the coded lists of its paragraphs.

    Raises:
        ValueError: It is broken, or unpacks to more than it may.
    """
    yield from _Body().read(data, "content.xml")


class _Body(Body):
    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._rows: list[tuple[str, ...]] = []
        self._row: list[str] = []
        self._again = self._wide = self._down = 1
        self._below: dict[int, tuple[str, int]] = {}
        """Cells that go on in the rows below: column → text, rows left."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        given = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table":
            self._names.append(given.get("name", ""))
            self._rows, self._below = [], {}
        elif name == "table-row":
            self._row = []
            self._again = _times(given.get("number-rows-repeated"))
        elif name in ("table-cell", "covered-table-cell"):
            self._cell = []
            self._wide = _times(given.get("number-columns-repeated"))
            self._down = _times(given.get("number-rows-spanned"))
        elif name in ("p", "h"):
            self._paragraph = []
            self._level = _times(given.get("outline-level")) if name == "h" else 0
        elif name in ("s", "tab", "line-break"):
            self._paragraph.append("\n" if name == "line-break" else "  " if name == "tab" else " ")

    def end(self, name: str) -> None:
        if name in ("p", "h"):
            self._say(in_table=bool(self._names))
        elif name in ("table-cell", "covered-table-cell"):
            self._close_cell()
        elif name == "table-row":
            if any(self._row):
                self._rows += [tuple(self._row)] * self._again
                bounds.room(len(self._rows), bounds.CELLS, "rows")
        elif name == "table":
            self._close()

    def _close_cell(self) -> None:
        place, text = len(self._row), "\n".join(self._cell)
        if place in self._below and not text:
            text, left = self._below.pop(place)
            if left > 1:
                self._below[place] = text, left - 1
        elif self._down > 1:
            self._below[place] = text, self._down - 1
        self._row += [text] * (self._wide if text else min(self._wide, bounds.WIDTH))
        del self._row[bounds.WIDTH :]

    def _close(self) -> None:
        name = self._names.pop()
        if self._rows and not self._names:
            headings = (*self._outline.headings, *([name] if name else []))
            place = f"sheet {name}" if name else f"table {len(self.grids) + 1}"
            self.grids.append(Grid(headings=headings, rows=tuple(self._rows), place=place, beside=self._outline.beside))
        self._rows = []


def _times(value: str | None) -> int:
    return min(max(int(value), 1), MOST_REPEATED) if value and value.isdigit() and len(value) < 8 else 1
