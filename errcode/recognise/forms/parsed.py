"""A text as the forms see it: itself, what the reader made of it, and where the headers of its lines end."""

from __future__ import annotations

import re

from errcode.recognise.logline import REACH, header
from errcode.recognise.notation.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.compiled import Compiled
    from errcode.recognise.notation.unescape import View

_LONGEST = 400
"""No message before its code is longer."""
_CLASS = re.compile(r"[\w.$]+(?:Error|Exception): ")
"""An exception's class in front of its message, as tracebacks print it."""


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
        line_end = self.view.text.find("\n", end, end + 300)
        return self.view.text[max(self._begin(start), start - 300) : line_end if line_end >= 0 else end + 300]

    def ahead(self, position: int) -> str:
        """Give what the line says before a place, without its header and an exception's class."""
        text, begin = self.view.text, max(self._begin(position), position - _LONGEST)
        begin = max((named.end() for named in _CLASS.finditer(text, begin, position)), default=begin)
        return text[begin:position].strip()

    def _begin(self, position: int) -> int:
        """Give where the line of a place begins to speak: behind its header, and not behind the place."""
        line = self.view.text.rfind("\n", 0, position) + 1
        return min(self._body(line, position), position) if position - line <= REACH else line

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
