"""The body of a text document of an office's program: its tables and paragraphs in order, as its XML passes."""

from __future__ import annotations

from errcode.authoring.importers import plaintext
from errcode.authoring.importers.archives import Archive, parse
from errcode.authoring.importers.outline import Outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.importers.grid import Grid


class Body:
    """What a document holds; a format says what its elements mean (`start`, `text`, `end`)."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.lines: list[str] = []
        self._outline = Outline()
        self._cell: list[str] = []
        self._paragraph: list[str] = []
        self._level = 0
        """Of the heading that the paragraph is; 0 for a paragraph."""

    def read(self, data: bytes, member: str) -> Iterator[Grid]:
        """Give the tables of a document, and the coded lists of its paragraphs.

        Args:
            data: The archive.
            member: The name of its body in it.

        Raises:
            ValueError: It is broken, or unpacks to more than it may.
        """
        parse(Archive(data).read(member), self.start, self.end, self.text)
        yield from self.grids
        yield from plaintext.grids("\n".join(self.lines))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        raise NotImplementedError

    def text(self, text: str) -> None:
        """Take text."""
        self._paragraph.append(text)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        raise NotImplementedError

    def _say(self, in_table: bool) -> None:
        """End a paragraph: in a table it is a line of the cell."""
        text = "".join(self._paragraph).strip()
        if in_table:
            self._cell += [text] if text else []
        elif self._level and text:
            self._outline.enter(self._level, text)
            self.lines += ["", text, ""]
        else:
            self._outline.say(text)
            self.lines.append(text)
