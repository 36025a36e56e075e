"""A text, or the inside of a string of it with one layer of escapes taken off, and the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape as entities

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))")
_LEFT = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[\"'])")
_BYTES = re.compile("(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
"""UTF-8 of which each byte was written as an escape of its own, as Python shows bytes."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " ", "v": " ", "a": " ", "0": " "}


class View:
    """A text that was taken out of another one, and where its characters stand there."""

    __slots__ = ("_here", "_there", "base", "depth", "end", "start", "text")

    def __init__(self, text: str, base: int = 0, depth: int = 0) -> None:
        self.text = text
        self.base = base
        """Offset of the text in the source."""
        self.depth = depth
        """How many strings it lies inside."""
        self.start = base
        self.end = base + len(text)
        """Where it stands in the source."""
        self._here: list[int] = []
        self._there: list[int] = []

    def source(self, position: int) -> int:
        """Give the offset in the source of a character of this text."""
        if not self._here:
            return min(self.base + position, self.end)
        place = bisect_right(self._here, position) - 1
        if place < 0:
            return self.base + position
        return min(self._there[place] + position - self._here[place], self.end)

    def made(self, text: str, here: list[int], there: list[int], end: int) -> View:
        """Give a text that was made of this one's pieces: characters from `here` on stand at `there` in the source."""
        view = View(text, there[0], self.depth + 1)
        view._here, view._there, view.end = here, there, end
        return view

    def inside(self, start: int, end: int) -> View:
        """Take out a part of this text, one layer of escapes taken off."""
        raw = self.text[start:end]
        base = self.source(start)
        if "\\" not in raw:
            view = View(raw, base, self.depth + 1)
            if self._here:
                view._here = [0, *(here - start for here in self._here if start < here < end)]
                view._there = [base, *(self._there[i] for i, here in enumerate(self._here) if start < here < end)]
        else:
            view = View("", base, self.depth + 1)
            pieces: list[str] = []
            written = read = 0
            for match in _ESCAPE.finditer(raw):
                pieces.append(raw[read : match.start()])
                written += match.start() - read
                pieces.append(_unescaped(match))
                written += 1
                read = match.end()
                view._here.append(written)
                view._there.append(self.source(start + read))
            pieces.append(raw[read:])
            view.text = _joined("".join(pieces))
        view.end = self.source(end)
        return view


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    return _SIMPLE.get(match[3], match[3])


def _joined(text: str) -> str:
    """Keep the length and let no half of a surrogate pair through: it cannot be printed."""
    return _SURROGATE.sub("\ufffd", text)


def unescape(text: str, level: int = 1) -> str:
    """Give the characters that a string stands for, escaped `level` times, HTML entities included."""
    for _ in range(level):
        if "\\" not in text:
            break
        text = _ESCAPE.sub(_unescaped, text)
    if "\\" in text and _LEFT.search(text):
        text = _ESCAPE.sub(_unescaped, text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text.isascii() and _BYTES.search(text):
        text = _BYTES.sub(_character, text)
    return entities(text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    """Give what bytes of UTF-8 say that were each written as a character."""
    try:
        return match[0].encode("latin-1").decode()
    except UnicodeDecodeError:
        return match[0]
