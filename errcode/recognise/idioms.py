"""Text templates of exceptions and fields (`APIError(code={code}): {message}`), matched in linear time.

A template becomes a pattern that begins with a literal or at a word, whose parts are all of bounded length: no text
makes it slow. Blanks may stand around brackets, colons and equals signs, as machine translation leaves them.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SLOT = re.compile(r"\{(code|message|http_status|\*|\^)\}")
_CODE = r"(?P<code>[^\s,;:()\[\]{}\"'<>=|`*]{1,64})"
_STATUS = r"(?P<http_status>[1-5]\d\d)"
_LINE = r"(?m:^)(?:[<>*|] ?)?"
"""The beginning of a line, with the mark that `curl -v` and quotations put there."""
TRAILING = " \t\r\\\"'`])}*;,|"
"""What a message does not end with: what encloses it."""


class Fit:
    """Where a template fits, and what its holes hold."""

    __slots__ = ("code", "code_span", "end", "http_status", "leading", "message", "message_start", "start")

    def __init__(self, match: re.Match[str], leading: bool) -> None:
        groups = match.groupdict()
        self.start = match.start()
        self.end = match.end()
        self.leading = leading
        """Whether the message is what its line says before the template."""
        self.code: str | None = groups.get("code")
        self.code_span = match.span("code") if self.code is not None else match.span()
        self.http_status = int(groups["http_status"]) if groups.get("http_status") else None
        self.message: str | None = groups.get("message")
        self.message_start = match.start("message") if self.message is not None else match.start()
        if leading:
            text = match.string
            begin = max(text.rfind("\n", 0, self.start) + 1, self.start - 1000)
            self.message = text[begin : self.start]
            self.message_start = begin
        if self.message is not None:
            self.message = self.message.strip().rstrip(TRAILING)


class Idiom:
    """One template; `literal` must be in a text for it to fit."""

    __slots__ = ("_leading", "_pattern", "_text", "letters", "literal")

    def __init__(self, text: str) -> None:
        pieces = SLOT.split(text)
        self._leading = pieces[0] == "" and len(pieces) > 1 and pieces[1] == "message"
        self._text = pieces[2:] if self._leading else pieces
        literals = [run for piece in pieces[::2] for run in re.split(r"[\s()\[\]:=<>]+", piece)]
        self.literal = max(literals, key=len)
        self.letters = sum(character.isalnum() for literal in literals for character in literal)
        """How much of its own the template has: `[{code}]` has nothing."""
        self._pattern: re.Pattern[str] | None = None

    def fits(self, text: str) -> Iterator[Fit]:
        """Give every place in a text where the template fits."""
        if self.literal not in text:
            return
        if self._pattern is None:
            self._pattern = re.compile(_pattern(self._text))
        for match in self._pattern.finditer(text):
            yield Fit(match, self._leading)

    def first(self, text: str) -> Fit | None:
        """Give the first place where the template fits."""
        return next(self.fits(text), None)


def _pattern(pieces: list[str]) -> str:
    parts: list[str] = []
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            parts.append(_literal(piece))
        elif piece == "code":
            parts.append(_CODE)
        elif piece == "http_status":
            parts.append(_STATUS)
        elif piece == "^":
            parts.append(_LINE)
        else:
            parts.append(_filling(piece, pieces[place + 1] if place + 1 < len(pieces) else ""))
    if not pieces[0] and pieces[1:2] != ["^"]:
        parts.insert(0, r"(?<![\w.+-])")
    return "".join(parts)


def _literal(text: str) -> str:
    text = " ".join(re.split(r"\s+", text)) if text.strip() else " " * bool(text)
    spaced = []
    for character in text:
        if character == " ":
            spaced.append(r"\s{1,16}")
        elif character in "()[]{}<>:=,":
            spaced.append(rf"[ \t]{{0,2}}{re.escape(character)}")
        else:
            spaced.append(re.escape(character))
    return "".join(spaced) + (r"[ \t]{0,2}" if text[-1:] in ("(", "[", "{", "=", ":", "<") else "")


def _filling(name: str, following: str) -> str:
    group = "(?P<message>" if name == "message" else "(?:"
    stop = following.strip()[:1]
    if not following:
        return rf"{group}[^\n]{{0,1000}})"
    if stop and not stop.isalnum():
        return rf"{group}[^\n{re.escape(stop)}]{{0,400}})"
    return rf"{group}[^\n]{{0,400}}?)"
