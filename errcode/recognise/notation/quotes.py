r"""Where quoted strings end: plain, escaped (`\"`), doubled (`""`) or written as HTML entities."""

from __future__ import annotations

import re

from errcode.recognise.notation.unescape import unescape
from errcode.recognise.notation.values import Scalar

WRAPPED_LENGTH = 4096
"""How long a string over several lines may be; a longer one is rather an unclosed one."""

RUN = 32
"""More backslashes than this are not counted: five layers of escaping make 31."""

_AFTER = re.compile(r"[ \t\r]*(?:[,:;}\])=]|\\+n|\n|$)")
_LITERALS = re.compile(r"""(["'])[ \t]*\n[ \t]*[fbru]?\1""")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


class Quoted:
    """A string: what it stands for, and where reading goes on after it."""

    __slots__ = ("next", "scalar")

    def __init__(self, scalar: Scalar, next_: int) -> None:
        self.scalar = scalar
        self.next = next_


class Quotes:
    """Finds the ends of strings in one text.

    Each search for a closing mark goes on where the last one for the same mark stood, so that all of them together
    read the text once for each way of writing a mark.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._escapes = "\\" in text
        self._next: dict[tuple[str, int], int] = {}

    def doubled(self, position: int) -> bool:
        """Say whether the mark here is doubled, as in a CSV field, rather than an empty string."""
        after = self.text[position + 1 : position + 3]
        return len(after) == 2 and after[0] == '"' and after[1] not in ' ,:;}])=\t\r\n"'

    def string(self, start: int, mark: str, level: int) -> Quoted | None:
        """Read the string whose first character stands here; None when it is not closed on its line."""
        end = self._closer(mark, level, start)
        line_end = self.text.find("\n", start, end if end >= 0 else None)
        if end < 0 or (line_end >= 0 and not self._wrapped(start, end, mark, level)):
            return None
        after = end + (level if self._run(end) >= level else 0)
        raw = self.text[start:end]
        if line_end >= 0:
            raw = _LINE_END.sub(" ", _LITERALS.sub("", raw))
        if mark == '""':
            raw = raw.replace('""', '"')
        scalar = Scalar(_written_out(unescape(raw, (level + 1).bit_length())), True, start, end)
        return Quoted(scalar, after + len(mark))

    def cut(self, start: int, level: int) -> Quoted:
        """Read a string that is not closed: to the end of its line."""
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        text = unescape(self.text[start:end], (level + 1).bit_length())
        return Quoted(Scalar(text.rstrip(" \t\r\"'`}])"), True, start, end), end)

    def _closer(self, mark: str, level: int, position: int) -> int:
        """Give where the content ends: at the closing mark, or at the backslashes before it; -1 when nowhere."""
        known = self._next.get((mark, level))
        if known is not None and (known >= position or known == -1):
            return known
        found = self.text.find(mark, position)
        while found >= 0:
            run = self._backslashes(found)
            if self._closes(found, mark, level, run):
                found -= min(run, level)
                break
            found = self.text.find(mark, found + 1)
        self._next[mark, level] = found
        return found

    def _closes(self, position: int, mark: str, level: int, run: int) -> bool:
        if level:
            return run <= level
        if run % 2 or (run and not _AFTER.match(self.text, position + len(mark))):
            return False
        after = self.text[position + 1 : position + 2]
        return mark != "'" or not (after.isalnum() or after == "_")

    def _backslashes(self, position: int) -> int:
        """Count the backslashes before a place, as far as any escaping goes."""
        if not self._escapes:
            return 0
        before = self.text[max(position - RUN, 0) : position]
        return len(before) - len(before.rstrip("\\"))

    def _run(self, position: int) -> int:
        """Count the backslashes from a place on."""
        if not self._escapes:
            return 0
        behind = self.text[position : position + RUN]
        return len(behind) - len(behind.lstrip("\\"))

    def _wrapped(self, start: int, end: int, mark: str, level: int) -> bool:
        """Say whether a string over several lines is one that was wrapped, rather than two halves of different ones."""
        return end - start <= WRAPPED_LENGTH and _AFTER.match(self.text, end + level + len(mark)) is not None


def whole(raw: str, start: int, end: int) -> Scalar:
    """Read a string of one line in which nothing is escaped."""
    return Scalar(_written_out(raw if raw.isascii() else unescape(raw)), True, start, end)


def _written_out(text: str) -> str:
    """Give the string whose Python literal another string holds, as trackers of errors keep local variables."""
    literal = 2 < len(text) < 600 and text[0] == text[-1] == "'" and "'" not in text[1:-1]
    return text[1:-1] if literal else text
