"""AsciiDoc: tables in all their notations, description lists, headings that are codes."""

from __future__ import annotations

import re

from errcode.authoring.importers import coded, delimited, headed
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.htmltables import spread
from errcode.authoring.importers.outline import Outline
from errcode.authoring.importers.walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.importers.walk import Step

LONGEST = 4_000
"""Characters of a cell whose marks are read."""
_TABLE = re.compile(r"[|,:!]={3,}")
"""What a table begins and ends with."""
_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(.+)")
_CELL = re.compile(r"(?<!\\)(?:(?:(\d+)?(?:\.(\d+))?\+)?[<^>]{0,1}(?:\.[<^>])?[adehlmsv]?)\|")


def grids(text: str) -> Iterator[Grid]:
    """Give the tables and coded lists of a text."""
    yield from _Reader(text.split("\n")).grids()


class _Reader(Walk):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(lines)
        self._chapters = headed.Chapters()
        self.outline = self._chapters.outline
        self._title = self._attributes = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._table, self._block, self._list

    def other(self, at: int) -> tuple[Iterator[Grid], int]:
        return self._line(at), at + 1

    def last(self) -> Iterator[Grid]:
        return self._chapters.end()

    def _line(self, at: int) -> Iterator[Grid]:
        line = self.lines[at].strip()
        found = _HEADING.fullmatch(line)
        if found:
            yield from self._chapters.enter(len(found[1]), inline(found[2]), at)
        elif line.startswith("[") and line.endswith("]"):
            self._attributes = line
        elif re.match(r"\.[^\s.]", line):
            self._title = line[1:]
        elif line:
            self.outline.say(line)
            if self._chapters.headed:
                self._chapters.headed.say(self.lines[at], inline(line))

    def _table(self, at: int) -> tuple[Iterator[Grid], int]:
        line = self.lines[at].strip()
        if not _TABLE.fullmatch(line):
            return iter(()), at
        end = _until(self.lines, at + 1, line)
        found = _table(self.lines[at + 1 : end], line[0], self._attributes, self.outline, self._title, at)
        self._title = self._attributes = ""
        return found, end + 1

    def _block(self, at: int) -> tuple[Iterator[Grid], int]:
        line = self.lines[at].strip()
        if line not in ("----", "....") and not line.startswith("```"):
            return iter(()), at
        end = _until(self.lines, at + 1, line if not line.startswith("`") else "```")
        self.shown.take("\n".join(self.lines[at + 1 : end]), self.outline.headings, f"line {at + 1}")
        return iter(()), end + 1

    def _list(self, at: int) -> tuple[Iterator[Grid], int]:
        rows, end = _list(self.lines, at) if not self._chapters.headed else ([], at)
        return coded.grid_of_rows(rows, self.outline.headings, f"line {at + 1}"), end


def _until(lines: list[str], at: int, mark: str) -> int:
    while at < len(lines) and lines[at].strip() != mark:
        at += 1
    return at


def _table(lines: list[str], mark: str, attributes: str, outline: Outline, title: str, at: int) -> Iterator[Grid]:
    headings = (*outline.headings, *([title] if title else []))
    style = re.search(r"format\s*=\s*\"?(\w+)", attributes)
    if mark in ",:" or (style and style[1] in ("csv", "tsv", "dsv")):
        parted = "\n".join(filter(str.strip, lines))
        for grid in delimited.grids(parted.replace(":", ",") if mark == ":" else parted):
            yield grid.replace(headings=headings, place=f"line {at + 1}")
        return
    cells = _cells(lines)
    wide = _width(attributes) or _first_row(lines) or 1
    rows, head = _rows(cells, wide), 0
    if rows and ("header" in attributes or "%header" in attributes or _headed(lines)):
        head = 1
    yield Grid(
        headings=headings,
        header=rows[0] if head else None,
        rows=tuple(rows[head:]),
        place=f"line {at + 1}",
        beside=outline.beside,
    )


def _cells(lines: list[str]) -> list[tuple[str, int, int]]:
    """Give the cells: text, rows and columns that they span."""
    text = "\n".join(line for line in lines if not line.lstrip().startswith("//"))
    cells: list[tuple[str, int, int]] = []
    marks = list(_CELL.finditer(text))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        across, down = int(mark[1] or 1), int(mark[2] or 1)
        cells.append((inline(text[mark.end() : end].strip()), min(down, 200), min(across, 200)))
    return cells


def _rows(cells: list[tuple[str, int, int]], wide: int) -> list[tuple[str, ...]]:
    """Lay cells out in rows of a width; those that span rows take their place in the rows below."""
    rows: list[tuple[bool, list[tuple[str, int, int]]]] = []
    taken: dict[int, int] = {}
    row: list[tuple[str, int, int]] = []
    room = wide
    for cell in cells:
        if not row:
            room = wide - taken.pop(len(rows), 0)
        row.append(cell)
        room -= cell[2]
        for below in range(1, cell[1]):
            taken[len(rows) + below] = taken.get(len(rows) + below, 0) + cell[2]
        if room <= 0:
            rows.append((False, row))
            row = []
    return spread(rows + ([(False, row)] if row else []))[0]


def _width(attributes: str) -> int:
    """Give the number of columns that `cols` says: `"1,3a,2"`, `3*`, `2*,1`."""
    found = re.search(r"cols\s*=\s*(?:\"([^\"]*)\"|([^,\]]+))", attributes)
    wide = 0
    for part in re.split("[,;]", found[1] or found[2] or "") if found else ():
        times = re.match(r"\s*(\d{1,2})\*", part)
        wide += int(times[1]) if times else 1
    return wide


def _first_row(lines: list[str]) -> int:
    first = next((line for line in lines if line.strip()), "")
    return len(_CELL.findall(first))


def _headed(lines: list[str]) -> bool:
    """Tell whether a blank line parts the first row from the others, which makes it one of headings."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return bool(filled) and filled[0] == 0 and len(lines) > 1 and not lines[1].strip()


def _list(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read bullets or a description list: `CODE:: text`."""
    rows, end = coded.bullets(lines, at)
    if rows:
        return [tuple(map(inline, row)) for row in rows], end
    while end < len(lines):
        if not lines[end].strip() and rows:
            end += 1
            continue
        found = re.fullmatch(r"\s*(\S.*?)::\s*(.*)", lines[end])
        code = coded.coded(inline(found[1])) if found else None
        if not found or not code:
            break
        text, end = found[2], end + 1
        while not text and end < len(lines) and not lines[end].strip():
            end += 1
        if not text and end < len(lines):
            text, end = lines[end], end + 1
        rows.append((code[0], code[1], inline(text)))
    return rows, end


def inline(text: str) -> str:
    """Free a text of marks: code, emphasis, links, cross-references."""
    if len(text) > LONGEST:
        return " ".join(text.split())
    text = re.sub(r"(?:link:|https?://)\S*?\[([^\]]*)\]|<<[^,>]+,?\s*([^>]*)>>", r"\1\2", text)
    text = re.sub(r"(?<!\w)[`+]{1,2}([^`+]+)[`+]{1,2}(?!\w)", r"\1", text)
    text = re.sub(r"(?<!\w)([*_]{1,2})(\S(?:.*?\S)?)\1(?!\w)", r"\2", text)
    return re.sub(r"[ \t]*\+\n|\n", " ", text.replace("\\|", "|")).strip()
