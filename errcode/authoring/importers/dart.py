"""Dart, which has no grammar among the well-kept wheels: enumerations, constants, maps and branches, token by token."""

from __future__ import annotations

import re

from errcode.authoring.importers.interfaces import comment_text
from errcode.authoring.importers.sourcerow import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<text>r?'''.*?'''|r?\"\"\".*?\"\"\"|r?'(?:[^'\\\n]|\\.)*'|r?\"(?:[^\"\\\n]|\\.)*\")"
    r"|(?P<number>-?\b(?:0x[0-9A-Fa-f]+|\d+)\b)|(?P<word>[A-Za-z_$][\w$.]*)|(?P<mark>=>|[{}()\[\]=;:,@])",
    re.DOTALL,
)
_SCOPES = frozenset(("class", "enum", "extension", "mixin"))
_VALUES = frozenset(("text", "number"))


class _Token:
    """A token with the line on which it begins."""

    def __init__(self, kind: str, text: str, line: int) -> None:
        self.kind, self.text, self.line = kind, text, line


def rows(source: str) -> list[Found]:
    """Give the rows of a file: members of enumerations, constants, entries of maps, branches."""
    return list(_Reading(source).rows())


class _Reading:
    """A reader that goes through the tokens and remembers which braces are open."""

    def __init__(self, source: str) -> None:
        self._tokens: list[_Token] = []
        self._above: dict[int, str] = {}
        """Comments by the line below them."""
        self._behind: dict[int, str] = {}
        """Comments by the line that they stand on."""
        self._open: list[tuple[str, str]] = []
        """For each open brace what it holds (`enum`, `class`, `map`) and its name."""
        line, at, last = 1, 0, 0
        for found in _TOKEN.finditer(source):
            line += source.count("\n", at, found.start())
            at = found.start()
            if found.lastgroup == "comment":
                self._comment(found[0], line, last)
            else:
                self._tokens.append(_Token(str(found.lastgroup), found[0], line))
                last = line

    def _comment(self, comment: str, line: int, last: int) -> None:
        text = comment_text(comment)
        if line == last:
            self._behind[line] = text
        else:
            below = line + comment.count("\n") + 1
            self._above[below] = f"{self._above.pop(line, '')} {text}".strip()

    def rows(self) -> Iterator[Found]:
        """Go through the tokens."""
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.text == "{":
                self._open.append(self._opened(at))
            elif token.text == "}" and self._open:
                self._open.pop()
            elif self._open and self._open[-1][0] == "enum" and token.kind == "word":
                found, at = self._member(at)
                if found:
                    yield found
                continue
            else:
                row = self._row(at)
                if row:
                    yield row
            at += 1

    def _opened(self, at: int) -> tuple[str, str]:
        """Say what a brace opens: the body of a class, or a map that a name gets."""
        before = self._tokens[max(at - 12, 0) : at]
        words = [token.text for token in before]
        for place in range(len(words) - 1, -1, -1):
            if words[place] in (";", "}", "{"):
                break
            if words[place] in _SCOPES and place + 1 < len(words):
                return words[place], words[place + 1]
        name = words[-2] if len(words) > 1 and words[-1] == "=" else ""
        return ("map" if name or (words and words[-1] in ("return", "const", ":", ",", "=>")) else ""), name

    def _member(self, at: int) -> tuple[Found | None, int]:
        """Read a member with its arguments; behind the last one nothing of the body is a member."""
        token, end = self._tokens[at], at + 1
        values, depth = [], 0
        while end < len(self._tokens) and (depth or self._tokens[end].text not in (",", ";", "}")):
            depth += (self._tokens[end].text in "([{") - (self._tokens[end].text in ")]}")
            values += [self._tokens[end]] if self._tokens[end].kind in _VALUES else []
            end += 1
        if end < len(self._tokens) and self._tokens[end].text == ";":
            self._open[-1] = ("class", self._open[-1][1])
        found = self._found("member", token, values, name=token.text)
        return found, end + (end < len(self._tokens) and self._tokens[end].text != "}")

    def _row(self, at: int) -> Found | None:
        """Read `const name = value;`, `key: value` in a map, `case key: return value`."""
        token = self._tokens[at]
        following = self._tokens[at + 1 : at + 4]
        if token.text == "case" and len(following) == 3 and following[1].text in (":", "=>"):
            key, value = following[0], following[2]
            if value.text == "return" and at + 4 < len(self._tokens):
                value = self._tokens[at + 4]
            return self._found("branch", token, [value], key=_last(key)) if value.kind in _VALUES else None
        if len(following) < 2 or following[1].kind not in _VALUES:
            return None
        if token.kind == "word" and following[0].text == "=" and self._is_constant(at):
            return self._found("constant", token, [following[1]], name=token.text)
        if self._open and self._open[-1][0] == "map" and following[0].text == ":":
            return self._found("pair", token, [following[1]], key=_last(token))
        return None

    def _is_constant(self, at: int) -> bool:
        return any(token.text in ("const", "final") for token in self._tokens[max(at - 5, 0) : at] if token.text != ";")

    def _found(self, form: str, token: _Token, values: list[_Token], name: str = "", key: str = "") -> Found:
        behind = self._behind.get(values[-1].line if values else token.line, "")
        return Found(
            scope=tuple(scope for _, scope in self._open if scope),
            form=form,
            name=name,
            key=key,
            numbers=tuple(value.text for value in values if value.kind == "number"),
            texts=tuple(_said(value.text) for value in values if value.kind == "text"),
            comment=behind or self._above.get(token.line, ""),
            line=token.line,
        )


def _last(token: _Token) -> str:
    return _said(token.text) if token.kind == "text" else token.text.rpartition(".")[2]


def _said(text: str) -> str:
    """Give what a literal says."""
    bare = text.removeprefix("r")
    mark = 3 if bare[:3] in ("'''", '"""') else 1
    return re.sub(r"\\(['\"\\$])", r"\1", bare[mark:-mark])
