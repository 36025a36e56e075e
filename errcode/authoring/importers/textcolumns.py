"""Columns kept by blanks, as manuals, terminals and the text of a PDF have them."""

from __future__ import annotations

import re

from errcode.authoring.importers.cells import bare, codes_in, is_code, is_number
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.layout import heading_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = re.compile(r"\S+(?: \S+)*")
PAGE = re.compile(
    r"(?i)\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|seite|p\.)\s*\d{1,4}(\s*(of|/)\s*\d+)?|"
    r"\d{1,4}\s*/\s*\d{1,4})\s*|.*\bpage \d{1,4}(\s*(of|/)\s*\d+)?\s*"
)
_TITLE = re.compile(r"\s{0,8}(?:\d+(?:\.\d+)*\.?\s+)?\S.{2,80}")
_CODED_LINE = re.compile(r"\s*(\S+?)\s*[:：;,]?\s+(?://\s*|[-–—=:：]\s*(?=[^\W\d])|[-–—=:：]\s+)?(\S.*)")
"""A code, what parts it from its text, and the text: `404 - not found`, `AUTH_001 : expired`, `404 -not found`."""
Cells = list[tuple[int, str]]
"""The cells of a line with the column of characters at which each begins."""


def grids(text: str, headings: tuple[str, ...] = (), *, first: int = 1, beside: str = "") -> Iterator[Grid]:
    """Give the tables of a text whose columns stand at least two blanks (or a tab) apart."""
    lines = text.expandtabs(8).split("\n") if "\t" not in text else text.replace("\t", "    ").split("\n")
    title = ""
    block: list[tuple[int, Cells]] = []
    known: list[int] = []
    for number, line in enumerate(lines):
        if line.startswith("#") and not line.startswith("##") and " " in line:
            continue  # a remark
        if not line.strip() or PAGE.fullmatch(line):
            title = line.strip() if line.strip() and re.search(r"[^\W\d]{3}", line) else title
            continue
        cells = [(found.start(), found[0]) for found in _GAP.finditer(line)]
        if len(cells) > 1 or (block and _continues(cells, block)):
            block.append((number, cells))
            continue
        yield from _grid(block, headings, title, first, beside, known)
        known = _columns(block) if len(block) > 1 else known
        block, title = [], line.strip() if _TITLE.fullmatch(line) else title
    yield from _grid(block, headings, title, first, beside, known)


def _continues(cells: Cells, block: Sequence[tuple[int, Cells]]) -> bool:
    """Tell whether a line of one cell goes on with a text of the line above: it begins where a later column does."""
    start = cells[0][0]
    return start > 3 and any(abs(start - at) <= 2 for _, above in block[-6:] for at, _ in above[1:])


def _grid(
    block: list[tuple[int, Cells]],
    headings: tuple[str, ...],
    title: str,
    first: int,
    beside: str,
    known: Sequence[int],
) -> Iterator[Grid]:
    """Give a block of lines as a grid; one line alone is a row where it stands in the columns of the block before."""
    alone = len(block) == 1 and [start for start, _ in block[0][1]] == list(known)
    if len(block) < 2 and not alone:
        return
    titled = (*headings, title) if title else headings
    starts = list(known) if alone else _columns(block)
    if len(starts) < 2:
        return
    rows: list[tuple[str, ...]] = []
    for _, cells in block:
        row = _row(cells, starts)
        if rows and not row[0] and sum(map(bool, row)) and not is_code(row[0]):
            rows[-1] = tuple(" ".join(filter(None, pair)) for pair in zip(rows[-1], row, strict=True))
        elif any(row) and not set("".join(row)) <= set("-=+ _"):
            rows.append(tuple(row))
    at = heading_row(rows)
    header = rows.pop(at) if at == 0 else None
    if sum(bool(row[0]) and all(map(is_code, codes_in(row[0]))) for row in rows) * 2 < len(rows):
        return
    yield Grid(headings=titled, header=header, rows=tuple(rows), place=f"line {first + block[0][0]}", beside=beside)


def _columns(block: Sequence[tuple[int, Cells]]) -> list[int]:
    """Give where columns begin: where most lines have the beginning of a cell."""
    counts: dict[int, int] = {}
    for _, cells in block:
        for start, _ in cells:
            counts[start] = counts.get(start, 0) + 1
    least = max(2, len(block) * 0.3)
    near = {start: sum(counts.get(start + shift, 0) for shift in (-1, 0, 1)) for start in counts}
    starts: list[int] = []
    for start in sorted(counts):
        if near[start] >= least and (not starts or start - starts[-1] > 2):
            starts.append(start)
    return starts


def _row(cells: Cells, starts: Sequence[int]) -> list[str]:
    row = [""] * len(starts)
    for start, text in cells:
        at = max((place for place, begin in enumerate(starts) if begin <= start + 2), default=0)
        row[at] = f"{row[at]} {text}".strip()
    return row


def coded_lines(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read lines that are a number or a mixed code, one blank, and a text: at least three, perhaps in groups."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        if rows and not lines[end].strip() and end + 1 < len(lines) and lines[end + 1].strip():
            end += 1  # a group ends
            continue
        found = _CODED_LINE.fullmatch(lines[end].rstrip())
        if not found or not is_number(found[1]) or len(bare(found[1])) < 2 or re.search(r"\s{2}", found[2]):
            break
        rows.append((bare(found[1]), "", found[2].strip()))
        end += 1
    return (rows, end) if len(rows) >= 3 else ([], at)
