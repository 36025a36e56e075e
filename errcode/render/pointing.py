"""The place in a text, as compilers show it: the line, marks under what was recognised, and what each mark is.

Long lines are cut around the marks, columns are the terminal's (a Hangul syllable takes two), and the text itself is
somebody's: whatever a terminal would obey in it is shown written out.
"""

from __future__ import annotations

from errcode.model import Record
from errcode.render.styled import cells
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.styled import Line, Sheet

TAIL = 3
"""Columns of the dots where a line is cut."""
BEHIND = 400
"""Characters behind the last mark that are looked at: more fit no terminal."""


class Mark(Record):
    """A part of a line that means something."""

    start: int
    """Offset in the line, in characters."""
    end: int
    label: str
    style: str = "mark"


def marks_of(
    line: str, found: Sequence[tuple[str, str, str]], near: int = 0, before: Sequence[Mark] = ()
) -> list[Mark]:
    """Find texts in a line, each at the place nearest behind `near`, or else its last; none twice at one place.

    Args:
        line: The line.
        found: Text, label and style of each mark, the most important first.
        near: Offset at which the error was found.
        before: Marks that are there already.
    """
    marks = list(before)
    for text, label, style in found:
        start = line.find(text, near) if text else -1
        start = line.rfind(text) if text and start < 0 else start
        if start >= 0 and all(start >= mark.end or start + len(text) <= mark.start for mark in marks):
            marks.append(Mark(start=start, end=start + len(text), label=label, style=style))
    return sorted(marks, key=lambda mark: mark.start)


def excerpt(line: str, number: int, marks: Sequence[Mark], sheet: Sheet) -> list[Line]:
    """Draw a line with its number, the marks under it, and a row for the label of each, the last one first."""
    gutter = f" {number} " + ("|" if sheet.ascii else "│") + " "
    room = max(sheet.width - cells(gutter), 8)
    shown, placed = _cut(line, marks, room)
    rows: list[Line] = [[(gutter, "dim"), *_painted(shown, placed)]]
    blank = " " * (cells(gutter) - 2) + gutter[-2:]
    under = "^" if sheet.ascii else "━"
    placed = [mark for mark in placed if mark.start < mark.end]
    columns = [(cells(shown[: mark.start]), cells(shown[mark.start : mark.end]) or 1, mark) for mark in placed]
    rows.append([(blank, "dim"), *_row([(at, under * size, mark.style) for at, size, mark in columns])])
    for place in range(len(columns) - 1, -1, -1):
        rows += _label(columns, place, blank, room, sheet)
    return rows


def _label(columns: Sequence[tuple[int, int, Mark]], place: int, blank: str, room: int, sheet: Sheet) -> list[Line]:
    """Draw the label of a mark below it, stems of the marks before it included; one that does not fit moves left."""
    at, _, mark = columns[place]
    stem, corner = ("|", "`") if sheet.ascii else ("│", "╰")
    label = _short(f"{corner} {visible(mark.label)}", room)
    begin = min(at, max(room - cells(label), 0))
    stems = [(before, stem, "dim") for before, _, _ in columns[:place] if before < begin]
    return [[(blank, "dim"), *_row([*stems, (begin, label, mark.style)])]]


def _row(pieces: Sequence[tuple[int, str, str]]) -> Line:
    """Put pieces at their columns."""
    line: Line = []
    used = 0
    for at, text, style in pieces:
        if at < used:
            continue
        line += [(" " * (at - used), ""), (text, style)]
        used = at + cells(text)
    return line


def _painted(text: str, marks: Sequence[Mark]) -> Line:
    line: Line = []
    at = 0
    for mark in marks:
        line += [(text[at : mark.start], ""), (text[mark.start : mark.end], mark.style)]
        at = mark.end
    return [*line, (text[at:], "")]


def _cut(line: str, marks: Sequence[Mark], room: int) -> tuple[str, list[Mark]]:
    """Give the part of a line that fits, what a terminal would obey written out, and the marks in it."""
    pieces = [visible(character) for character in line[: max((mark.end for mark in marks), default=0) + BEHIND]]
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    text = "".join(pieces)
    moved = [mark.replace(start=starts[mark.start], end=starts[min(mark.end, len(pieces))]) for mark in marks]
    if cells(text) <= room and len(line) <= len(pieces):
        return text, moved
    begin = _begin(text, moved, room)
    head = "..." if begin else ""
    end = begin
    left = room - len(head) - TAIL
    while end < len(text) and left >= cells(text[end]):
        left -= cells(text[end])
        end += 1
    tail = "..." if end < len(text) or len(line) > len(pieces) else ""
    shift = len(head) - begin
    kept = [
        mark.replace(start=mark.start + shift, end=min(mark.end, end) + shift)
        for mark in moved
        if begin <= mark.start < end
    ]
    return head + text[begin:end] + tail, kept


def _begin(text: str, marks: Sequence[Mark], room: int) -> int:
    """Where the shown part begins: at the line's start where the first mark is still seen, else a little before it."""
    first = marks[0].start if marks else 0
    last = marks[-1].end if marks else 0
    if cells(text[:last]) <= room - TAIL:
        return 0
    begin = first
    before = min(room // 4, 16)
    while begin > 0 and before > 0:
        begin -= 1
        before -= cells(text[begin])
    return begin


def _short(label: str, room: int) -> str:
    """Cut a label that is wider than the terminal; what it says stands in the card as well."""
    while cells(label) > room:
        label = label[:-1]
    return label
