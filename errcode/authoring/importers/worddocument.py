"""Word documents (.docx): tables with their spans, headings and paragraphs in order."""

from __future__ import annotations

import re

from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.office import Body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def grids(data: bytes) -> Iterator[Grid]:
    """Give the tables of a document, and the coded lists of its paragraphs.

    Raises:
        ValueError: It is broken, or unpacks to more than it may.
    """
    yield from _Body().read(data, "word/document.xml")


class _Body(Body):
    def __init__(self) -> None:
        super().__init__()
        self._tables: list[list[list[tuple[str, int, bool]]]] = []
        self._span, self._goes_on = 1, False
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = next((text for key, text in attributes.items() if key.endswith("val")), "")
        if name == "tbl":
            self._tables.append([])
        elif name == "tr" and self._tables:
            self._tables[-1].append([])
        elif name == "tc":
            self._cell, self._span, self._goes_on = [], 1, False
        elif name == "gridSpan":
            self._span = min(int(value), 200) if value.isdigit() else 1
        elif name == "vMerge":
            self._goes_on = value != "restart"
        elif name == "p":
            self._paragraph, self._level = [], 0
        elif name == "pStyle":
            level = re.search(r"(?i)(?:heading|제목|titre|überschrift)\s*(\d)|^(\d)$", value)
            self._level = int(level[1] or level[2]) if level else 1 if value.casefold() == "title" else 0
        elif name in ("br", "cr", "tab"):
            self._paragraph.append("\n" if name != "tab" else "\t")
        self._in_text = name == "t"

    def text(self, text: str) -> None:
        if self._in_text:
            super().text(text)

    def end(self, name: str) -> None:
        self._in_text = False
        if name == "p":
            self._say(in_table=bool(self._tables))
        elif name == "tc" and self._tables and self._tables[-1]:
            self._tables[-1][-1].append(("\n".join(self._cell), self._span, self._goes_on))
            self._cell = []
        elif name == "tbl" and self._tables:
            self._close(self._tables.pop())

    def _close(self, table: list[list[tuple[str, int, bool]]]) -> None:
        rows: list[tuple[str, ...]] = []
        for given in table:
            row: list[str] = []
            for text, span, goes_on in given:
                above = rows[-1][len(row)] if goes_on and rows and len(row) < len(rows[-1]) else text
                row += [above] * span
            rows.append(tuple(row))
        if rows and not self._tables:
            place = f"table {len(self.grids) + 1}"
            self.grids.append(
                Grid(headings=self._outline.headings, rows=tuple(rows), place=place, beside=self._outline.beside)
            )
