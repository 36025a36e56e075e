"""Interfaces described: enumerations of protocol buffers, with gRPC's error details, of Thrift and of GraphQL."""

from __future__ import annotations

import re

from errcode.authoring.importers import words
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\')|(?P<word>[\w.-]+)|(?P<mark>[{}=;\[\]()<>,:])|(?P<line>\n)',
    re.DOTALL,
)
_EXAMPLE = re.compile(r"(?<=[.:]) (?=Examples? (of|for)\b|For example\b)")
"""Where a comment goes over to showing an answer."""
_Token = tuple[str, str]
_Row = tuple[str, str, str, str]


def grids(text: str) -> Iterator[Grid]:
    """Give each enumeration: number, name, and what its comment says."""
    tokens = [(str(found.lastgroup), found[0]) for found in _TOKEN.finditer(text)]
    scopes: list[str] = []
    above, at = "", 0
    while at < len(tokens):
        kind, word = tokens[at]
        if kind == "comment":
            above = f"{above} {comment_text(word)}".strip()
        elif kind == "word" and word in ("enum", "message") and (opened := _opened(tokens, at + 2)):
            if word == "enum":
                rows, end = _values(tokens, opened + 1)
                yield _enumeration(tokens[at + 1][1], rows, scopes, above)
                at = end
            else:
                scopes.append(tokens[at + 1][1])
                at = opened
            above = ""
        elif word == "{":
            scopes.append("")
        elif word == "}" and scopes:
            scopes.pop()
        elif kind in ("word", "mark"):
            above = ""
        at += 1


def _opened(tokens: list[_Token], at: int) -> int:
    """Give the place of the brace that opens what was named, on its line or the next; 0 where none does."""
    while at < len(tokens) and tokens[at][0] == "line":
        at += 1
    return at if at < len(tokens) and tokens[at][1] == "{" else 0


def _enumeration(title: str, rows: list[_Row], scopes: list[str], above: str) -> Grid:
    """Lay an enumeration out; of gRPC's error reasons an answer says the name, not the number."""
    if title.endswith("Reason") and (title == "ErrorReason" or "ErrorInfo" in above + " ".join(map(" ".join, rows))):
        rows = [(name, "", text, status) for _, name, text, status in rows]
    return Grid(
        headings=(*scopes, title),
        rows=tuple(rows),
        known=("code", "name", "message", "http"),
        place=f"enum {title}",
        beside=above,
        header=("",) * 4,  # a program's list, and none of a text's
    )


_ENUM = re.compile(r"\benum\s+(\w+)[^{}\n]*\{(.*?)\}", re.DOTALL)
_VALUE = re.compile(
    r"(?:\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\n]|\\.)*)\"|((?:[ \t]*#[^\n]*\n)+))?\s*([A-Za-z_]\w*)\b[^\n\"]*", re.DOTALL
)


def graphql(text: str) -> Iterator[Grid]:
    """Give each enumeration of a GraphQL schema: the name is what an answer says, its description what it means."""
    for found in _ENUM.finditer(text):
        said = words.plain(found[1])
        if not words.ERROR_CODE.search(said) and not re.search(r"\b(errors?|exception)( type| enum)?$", said):
            continue
        rows = [
            (value[4], value[4], " ".join(comment_text(value[1] or value[2] or value[3] or "").split()))
            for value in _VALUE.finditer(found[2])
        ]
        if rows:
            place = f"line {text.count(chr(10), 0, found.start()) + 1}"
            yield Grid(headings=(found[1],), rows=tuple(rows), known=("code", "name", "message"), place=place)


TITLE_WORDS = 4
"""Words of a comment above a value that has one of its own behind it: so few name a group of values."""


def _values(tokens: list[_Token], at: int) -> tuple[list[_Row], int]:
    """Read the values of an enumeration: `NAME = 3 [options]; // comment`."""
    rows: list[_Row] = []
    above: list[str] = []
    while at < len(tokens) and tokens[at][1] != "}":
        kind, word = tokens[at]
        if kind == "comment":
            above.append(comment_text(word))
        elif kind == "word" and at + 2 < len(tokens) and tokens[at + 1][1] == "=":
            number, end = tokens[at + 2][1], at + 3
            said, status, end = _options(tokens, end)
            behind, end = _behind(tokens, end)
            if behind and len(" ".join(above).split()) <= TITLE_WORDS:
                above = []  # the title of a group
            text = " ".join(dict.fromkeys(filter(None, (*above, behind, said))))
            rows.append((number, word, _EXAMPLE.split(text)[0].strip() or _spoken(word), status))
            above, at = [], end - 1
        elif kind == "word" and word in ("option", "reserved"):
            while at < len(tokens) and tokens[at][1] != ";":
                at += 1
        at += 1
    return rows, at


def _options(tokens: list[_Token], at: int) -> tuple[str, str, int]:
    """Pass options; a text among them is a meaning, a number from 400 to 599 an HTTP status.

    Where Thrift ends a value with a comma or with its line, there are no options.
    """
    said = status = ""
    depth = 0
    while at < len(tokens):
        kind, word = tokens[at]
        if not depth and (word in (";", ",") or (kind == "line" and not _goes_on(tokens, at))):
            return said, status, at + 1
        if not depth and (word == "}" or kind == "comment"):
            return said, status, at
        depth += (word in ("{", "[")) - (word in ("}", "]"))
        if kind == "string":
            said = word[1:-1]
        elif word.isdigit() and int(word[:6]) in range(400, 600):
            status = word
        at += 1
    return said, status, at


def _goes_on(tokens: list[_Token], at: int) -> bool:
    """Tell whether options begin on the next line."""
    return at + 1 < len(tokens) and tokens[at + 1][1] in ("[", ";", ",")


def _behind(tokens: list[_Token], at: int) -> tuple[str, int]:
    """Give the comment on the same line."""
    if at < len(tokens) and tokens[at][1] in (";", ","):
        at += 1
    if at < len(tokens) and tokens[at][0] == "comment":
        return comment_text(tokens[at][1]), at + 1
    return "", at


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()


def comment_text(comment: str) -> str:
    """Free a comment of its marks: `//`, `///`, `/** … */`, `#`, `--`, tags of documentation."""
    text = re.sub(r"^(/\*+!?<?|///?[/!<]*|#+:?|--+)|\*+/$", "", comment.strip())
    lines = [re.sub(r"^\s*(\*|///?|#)+\s?", "", line).strip() for line in text.split("\n")]
    lines = [re.sub(r"^@((msg|message|desc)\s*[=:]|(notice|dev)\b)\s*", "", line) for line in lines]
    said = " ".join(line for line in lines if line and not line.startswith(("@", "\\param")))
    said = re.sub(r"</?(summary|para|remarks|p|code|c|see|br)\b[^>]*>", " ", said)
    said = re.sub(r"\{@\w+\s+([^}]*)\}", r"\1", said)
    return "" if re.fullmatch(r"[-=*_#/ ]*", said) else " ".join(said.split())
