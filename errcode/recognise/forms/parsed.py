"""A text as the forms see it: itself, what the reader made of it, and where the headers of its lines end."""

from __future__ import annotations

from errcode.recognise.logline import REACH, header
from errcode.recognise.notation.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.compiled import Compiled
    from errcode.recognise.notation.unescape import View


class ParsedText:
    """A text as the forms see it: itself, and what the reader made of it."""

    def __init__(self, view: View, compiled: Compiled) -> None:
        self.view = view
        self.compiled = compiled
        self._headers: dict[int, int] = {}
        self.reader = Reader(view.text if compiled.concerns(view.text) else "", compiled.keys)

    def in_header(self, position: int) -> bool:
        """Say whether a place is in what a log's framework wrote before the text of its line."""
        start = self.view.text.rfind("\n", 0, position) + 1
        return position - start <= REACH and position < self._body(start, position)

    def around(self, start: int, end: int) -> str:
        """Give the line on which something stands, without its header: a message may be among its words."""
        text = self.view.text
        line = text.rfind("\n", 0, start) + 1
        begin = max(self._body(line, start) if start - line <= REACH else line, start - 300)
        line_end = text.find("\n", end, end + 300)
        return text[min(begin, start) : line_end if line_end >= 0 else end + 300]

    def _body(self, start: int, position: int) -> int:
        """Give where the body begins of the line that begins here."""
        end = self._headers.get(start)
        if end is None:
            line_end = self.view.text.find("\n", position)
            line = self.view.text[start : line_end if line_end >= 0 else start + 2 * REACH][: 2 * REACH]
            end = self._headers[start] = start + header(line).end
        return end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the source's offsets for this text's."""
        return self.view.source(start), self.view.source(end)
