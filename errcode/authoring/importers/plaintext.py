"""Plain text: a page as it was copied, columns kept by blanks, lines that begin with codes."""

from __future__ import annotations

from errcode.authoring.importers import coded, textcolumns
from errcode.authoring.importers.examples import Shown
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.outline import Outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def grids(text: str) -> Iterator[Grid]:
    """Give the coded lists and the tables of a text."""
    lines = text.split("\n")
    outline, shown = Outline(), Shown()
    rest: list[str] = []
    at = 0
    while at < len(lines):
        end = _object(lines, at, shown, outline)
        if "\t" in lines[at].strip() and end == at:
            end = _tabs(lines, at)
            yield from _tabbed(lines, at, end, outline)
        for read in (coded.blocks, coded.bullets, textcolumns.coded_lines, coded.code_above_text, coded.titled):
            if end > at:
                break
            rows, end = read(lines, at)
            yield from coded.grid_of_rows(rows, outline.headings, f"line {at + 1}")
        if end > at:
            rest += [""] * (end - at)
            at = end
            continue
        title = heading(lines, at)
        if title:
            outline.enter(1 if outline.headings else 0, title)
        rest.append(lines[at])
        at += 1
    yield from textcolumns.grids("\n".join(rest))
    yield from shown.grids()


def _tabs(lines: list[str], at: int) -> int:
    """Give where lines with tabs end; where they begin when there is one alone."""
    end = at
    while end < len(lines) and "\t" in lines[end].strip():
        end += 1
    return end if end > at + 1 else at


def _tabbed(lines: list[str], at: int, end: int, outline: Outline) -> Iterator[Grid]:
    if end > at:
        rows = tuple(tuple(cell.strip() for cell in line.strip().split("\t")) for line in lines[at:end])
        yield Grid(headings=outline.headings, rows=rows, place=f"line {at + 1}")


def heading(lines: list[str], at: int) -> str | None:
    """A short line between blank ones is the heading of what follows, in a page copied as text."""
    line = lines[at].strip()
    alone = (at == 0 or not lines[at - 1].strip()) and (at + 1 >= len(lines) or not lines[at + 1].strip())
    return line if line and alone and len(line) <= 80 and not line.endswith((".", "다", "요")) else None


def _object(lines: list[str], at: int, shown: Shown, outline: Outline) -> int:
    """Take an answer written as JSON over several lines; give where it ends."""
    if lines[at].strip()[:1] not in ("{", "["):
        return at
    opened = lines[at].strip()[0]
    close = {"{": "}", "[": "]"}[opened]
    end, depth = at, 0
    while end < min(len(lines), at + 400):
        depth += lines[end].count(opened) - lines[end].count(close)
        end += 1
        if depth <= 0:
            break
    return end if shown.take("\n".join(lines[at:end]), outline.headings, f"line {at + 1}") else at
