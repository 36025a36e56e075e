"""Text with styles, laid out for a terminal: folded at words by the columns it takes, never cut.

Cards and tables are drawn with this, because loading Rich's console costs more than the whole look-up. Widths of
characters are Rich's (`rich.cells`), which loads quickly. Whatever is written passes `visible`: data never moves the
cursor, and it never becomes markup.
"""

from __future__ import annotations

from errcode.model import Record
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Part = tuple[str, str]
    """A text and the name of its style."""
    Line = list[Part]

STYLES = {
    "": "",
    "bold": "1",
    "dim": "2",
    "code": "1;33",
    "name": "33",
    "good": "32",
    "doubt": "33",
    "bad": "1;31",
    "mark": "1;36",
    "fix": "36",
    "wait": "33",
    "resync": "33",
    "check": "1;31",
    "person": "35",
    "none": "32",
    "gone": "9;31",
    "heading": "1;36",
}
"""Style → what a terminal is told. A retry policy's colour always stands beside its word."""


class Sheet(Record):
    """What is drawn on."""

    width: int = 80
    """Columns."""
    color: bool = False
    links: bool = False
    ascii: bool = False
    """Whether lines and marks must be drawn with ASCII."""
    encoding: str = "utf-8"
    """Of the stream: what it has no character for is written otherwise before the text is laid out."""

    def painted(self, line: Line) -> str:
        """Give a line as a terminal shows it; a style `link URL` is a link where there are links."""
        return "".join(self._part(text, style) for text, style in line).rstrip()

    def _part(self, text: str, style: str) -> str:
        if style.startswith("link "):
            url = style[5:]
            return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.links and text.strip() else text
        sgr = STYLES[style]
        return f"\x1b[{sgr}m{text}\x1b[0m" if self.color and sgr and text.strip() else text


ALIKE = {"→": "->", "·": "-", "–": "-", "…": "...", "≠": "!=", "\u00a0": " ", "’": "'", "“": '"', "”": '"'}
"""Signs, and what is written where a stream does not know them."""


def showable(parts: Iterable[Part], sheet: Sheet) -> list[Part]:
    """Give a text in the characters of its stream: likes of signs, escapes of all others that it does not know."""
    if sheet.encoding.lower().startswith("utf"):
        return list(parts)
    return [(_likened(text, sheet.encoding), style) for text, style in parts]


def _likened(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        known = "".join(ALIKE.get(sign, sign) for sign in text)
        return known.encode(encoding, "backslashreplace").decode(encoding)
    return text


def cells(text: str) -> int:
    """Count the columns that a text takes: two for a Hangul syllable, none for what combines."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def folded(parts: Iterable[Part], width: int) -> list[Line]:
    """Fold a text into lines of at most so many columns, at blanks where there are some; line ends stay."""
    lines: list[Line] = [[]]
    used = 0
    for word, style in _words(parts):
        if word == "\n":
            lines, used = [*lines, []], 0
            continue
        size = cells(word)
        if used + size > width and used and not word.isspace():
            lines[-1] = _stripped(lines[-1])
            lines, used = [*lines, []], 0
        if word.isspace() and (not used or used + size > width):
            continue
        for piece in _pieces(word, width) if size > width else (word,):
            if used and used + cells(piece) > width:
                lines, used = [*lines, []], 0
            lines[-1].append((piece, style))
            used += cells(piece)
    return [_stripped(line) for line in lines]


def _words(parts: Iterable[Part]) -> Iterable[Part]:
    for text, style in parts:
        for place, row in enumerate(visible(text, lines=True).split("\n")):
            if place:
                yield "\n", ""
            begin = 0
            for end in range(1, len(row) + 1):
                if end == len(row) or (row[end] == " ") != (row[end - 1] == " "):
                    yield row[begin:end], style
                    begin = end


JOINTS = "_-./:,|"
"""Characters behind which a code, an address or a list of choices is rather broken than elsewhere."""


def _pieces(word: str, width: int) -> list[str]:
    """Break a word that no line can hold: behind a joint in a line's second half, where there is one."""
    pieces: list[str] = []
    piece, used = "", 0
    for character in word:
        size = cells(character)
        if used + size > width and piece:
            joint = max(map(piece.rfind, JOINTS)) + 1
            end = joint if joint > len(piece) // 2 else len(piece)
            pieces.append(piece[:end])
            piece = piece[end:]
            used = cells(piece)
        piece += character
        used += size
    return [*pieces, piece]


def _stripped(line: Line) -> Line:
    while line and line[-1][0].isspace():
        line = line[:-1]
    return line


def length(line: Line) -> int:
    """Count the columns of a line."""
    return sum(cells(text) for text, _ in line)


def boxed(title: Line, body: Sequence[Line], sheet: Sheet) -> list[Line]:
    """Draw a frame as wide as its content needs; below 36 columns there is none, only the title above."""
    heads = folded(title, max(sheet.width - 6, 8))
    if sheet.width < FRAMED:
        return [*folded(title, sheet.width), *body]
    widest = max(map(length, [*heads, *body]), default=0)
    inner = min(max(widest, length(heads[0]) + 2), sheet.width - 4)
    corner = "++++-|" if sheet.ascii else "╭╮╰╯─│"
    side: Part = (corner[5], "dim")
    top = [
        (f"{corner[0]}{corner[4]} ", "dim"),
        *heads[0],
        (f" {corner[4] * (inner - length(heads[0]) - 1)}{corner[1]}", "dim"),
    ]
    rows = [[side, (" ", ""), *line, (" " * (inner - length(line) + 1), ""), side] for line in [*heads[1:], *body]]
    return [top, *rows, [(f"{corner[2]}{corner[4] * (inner + 2)}{corner[3]}", "dim")]]


FRAMED = 36
"""Columns from which on a card has a frame."""
