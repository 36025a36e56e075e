"""Columns of a printed page, where no rule draws them: told by where words begin, whatever is set how wide.

    words with their places ─► lines ─► columns: edges at which cells begin and that no word crosses
                            ─► rows: lines that stand closer to one another than to the next row

A page that sets two lists side by side has its columns twice, so each half is read for itself.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from errcode.authoring.importers.cells import codes_in, is_code, is_number, joined
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.layout import heading_row
from errcode.authoring.importers.textcolumns import PAGE
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = 0.75
"""Heights of the type between two cells of a line, at least; within a cell words stand closer."""
CROSSED = 0.04
"""The share of lines that may run over an edge of a column: titles and feet of a page do."""
SHARE = 0.08
"""The least share of lines that have a cell beginning at a column's edge."""
ALIGNED = 0.7
"""The share of lines in which a word begins at one place that makes it an edge, however near the word before stands."""
WIDER = 1.4
"""How much wider than between words the space before such a word is."""
STRAIGHT = 4
"""Lines of which so many beginnings at one place are no chance."""
ROWS = 0.8
"""The share of rows that must hold one code for the space between lines to be what parts rows."""
_FOOT = re.compile(r"(?i)[-–—]?\s*(page|p\.)?\s*\d{1,4}\s*((of|/)\s*\d+)?\s*[-–—]?")


class Word(Record):
    """A word of a page, in points from its top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


Line = list[Word]


def grids(words: Sequence[Word], place: str) -> Iterator[Grid]:
    """Give the tables of a page by its words."""
    title, lines = _begun(_lines(words))
    edges = _edges(lines)
    if len(edges) < 2:
        return
    for part, ended in _halves(edges, lines):
        held = [line for line in ([word for word in line if part[0] <= word.left < ended] for line in lines) if line]
        rows = [tuple(row) for row in _rows(held, part) if any(row)]
        at = heading_row(rows)
        header = rows.pop(at) if at == 0 else None
        coded = sum(bool(row[0]) and all(map(is_code, codes_in(row[0]))) for row in rows)
        if rows and coded * 2 >= len(rows):
            yield Grid(headings=(title,) if title else (), header=header, rows=tuple(rows), place=place)


def _lines(words: Sequence[Word]) -> list[Line]:
    """Put words that stand at the same height in a line, from left to right; the page's number is none of them."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        last = lines[-1] if lines else None
        if last and abs(word.top - last[0].top) < 0.3 * (word.bottom - word.top):
            last.append(word)
        else:
            lines.append([word])
    if lines and _FOOT.fullmatch(_text(lines[-1])):
        lines.pop()
    ordered = [sorted(line, key=lambda word: word.left) for line in lines]
    return [line for line in ordered if not PAGE.fullmatch(_text(line))]


def _text(line: Line) -> str:
    return " ".join(word.text for word in line)


def _cells(line: Line) -> list[Line]:
    """Part a line where more than the space between words stands."""
    cells = [[line[0]]]
    for before, word in itertools.pairwise(line):
        if word.left - before.right > GAP * (word.bottom - word.top):
            cells.append([])
        cells[-1].append(word)
    return cells


def _begun(lines: list[Line]) -> tuple[str, list[Line]]:
    """Give the lines from the first that has cells on, with the line above as their title."""
    title = ""
    for place, line in enumerate(lines):
        if len(_cells(line)) > 1:
            return title, lines[place:]
        title = _text(line)[:120]
    return title, []


def _edges(lines: Sequence[Line]) -> list[float]:
    """Give where columns begin: edges that cells share, and that next to no line runs over."""
    counts: Counter[int] = Counter()
    begun: Counter[int] = Counter()
    usual = _usual_gap(lines)
    for line in lines:
        counts.update({round(cell[0].left) for cell in _cells(line)})
        begun.update({round(word.left) for word, gap in _gaps(line) if gap > WIDER * usual})
    edges: list[float] = []
    for left in sorted(counts | begun):
        near, straight = _near(counts, left), _near(begun, left) >= max(STRAIGHT, ALIGNED * len(lines))
        if (near < max(2, SHARE * len(lines)) and not straight) or (edges and left - edges[-1] < 8):
            continue
        crossed = sum(any(word.left < left - 3 and word.right > left + 1 for word in line) for line in lines)
        if crossed <= (len(lines) / STRAIGHT if straight else CROSSED * len(lines)):
            edges.append(left - 3.0)
    return edges


def _gaps(line: Line) -> Iterator[tuple[Word, float]]:
    """Give the words of a line with the space before each; before the first there is all the space."""
    yield line[0], float("inf")
    for before, word in itertools.pairwise(line):
        yield word, word.left - before.right


def _usual_gap(lines: Sequence[Line]) -> float:
    """Give the space that stands between words."""
    spaces = sorted(gap for line in lines for _, gap in _gaps(line) if gap != float("inf"))
    return spaces[len(spaces) // 4] if spaces else 0.0


def _near(counts: Counter[int], left: int) -> int:
    return sum(counts[left + shift] for shift in (-1, 0, 1))


def _halves(edges: list[float], lines: Sequence[Line]) -> list[tuple[list[float], float]]:
    """Give columns with where they end: in two parts where the right ones begin with codes as the left ones do."""
    half = len(edges) // 2
    rows = [_row([line], edges) for line in lines]
    coded = [place for place in range(len(edges)) if _are_codes([row[place] for row in rows if row[place]])]
    if len(edges) == 2 * half > 2 and coded == [0, half]:
        return [(edges[:half], edges[half]), (edges[half:], float("inf"))]
    return [(edges, float("inf"))]


def _are_codes(cells: Sequence[str]) -> bool:
    return len(cells) > 2 and sum(map(is_number, cells)) >= 0.8 * len(cells)


def _rows(lines: Sequence[Line], edges: Sequence[float]) -> list[list[str]]:
    """Part lines into rows: by the space between them where that gives one code a row, else at each code."""
    spaces = [
        min(word.top for word in below) - max(word.bottom for word in line) for line, below in itertools.pairwise(lines)
    ]
    best: tuple[float, list[list[str]]] = (0.0, [])
    for least in sorted(set(map(round, spaces)))[:12]:
        rows = [_row(part, edges) for part in _parted(lines, [space >= least - 0.5 for space in spaces])]
        share = sum(len(row[0].split()) == 1 for row in rows) / max(len(rows), 1)
        if share > best[0] and len(rows) > 1:
            best = share, rows
    if best[0] >= ROWS:
        return [row for place, row in enumerate(best[1]) if row[0] or not place]
    filled = [bool(_row([line], edges)[0]) for line in lines]
    return [_row(part, edges) for part in _parted(lines, filled[1:])]


def _parted(lines: Sequence[Line], ends: Sequence[bool]) -> Iterator[list[Line]]:
    """Part lines behind those that end a row."""
    part: list[Line] = []
    for line, begins in zip(lines, [False, *ends], strict=False):
        if begins and part:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _row(lines: Sequence[Line], edges: Sequence[float]) -> list[str]:
    """Put words under the edge that they stand behind."""
    row: list[list[str]] = [[] for _ in edges]
    for line in lines:
        said = [""] * len(edges)
        for word in line:
            place = max((place for place, edge in enumerate(edges) if edge <= word.left), default=0)
            said[place] = f"{said[place]} {word.text}".strip()
        for cell, text in zip(row, said, strict=True):
            cell.append(text)
    return [joined(cell) for cell in row]
