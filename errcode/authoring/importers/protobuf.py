"""Protocol buffers: enumerations with the comments that stand above or beside their values, gRPC error details."""

from __future__ import annotations

import re

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


def grids(text: str) -> Iterator[Grid]:
    """Give each enumeration: number, name, and what its comment says."""
    tokens = [(str(found.lastgroup), found[0]) for found in _TOKEN.finditer(text)]
    scopes: list[str] = []
    above, at = "", 0
    while at < len(tokens):
        kind, word = tokens[at]
        if kind == "comment":
            above = f"{above} {comment_text(word)}".strip()
        elif kind == "word" and word in ("enum", "message") and at + 2 < len(tokens) and tokens[at + 2][1] == "{":
            if word == "enum":
                rows, end = _values(tokens, at + 3)
                title = tokens[at + 1][1]
                if title.endswith("Reason") and (
                    title == "ErrorReason" or "ErrorInfo" in above + " ".join(map(" ".join, rows))
                ):
                    rows = [(name, "", text, status) for _, name, text, status in rows]  # answers say the name
                yield Grid(
                    headings=(*scopes, title),
                    rows=tuple(rows),
                    known=("code", "name", "message", "http"),
                    place=f"enum {title}",
                    beside=above,
                )
                at = end
            else:
                scopes.append(tokens[at + 1][1])
                at += 2
            above = ""
        elif word == "{":
            scopes.append("")
        elif word == "}" and scopes:
            scopes.pop()
        elif kind in ("word", "mark"):
            above = ""
        at += 1


def _values(tokens: list[_Token], at: int) -> tuple[list[tuple[str, str, str, str]], int]:
    """Read the values of an enumeration: `NAME = 3 [options]; // comment`."""
    rows: list[tuple[str, str, str, str]] = []
    above: list[str] = []
    while at < len(tokens) and tokens[at][1] != "}":
        kind, word = tokens[at]
        if kind == "comment":
            above.append(comment_text(word))
        elif kind == "word" and at + 2 < len(tokens) and tokens[at + 1][1] == "=":
            number, end = tokens[at + 2][1], at + 3
            said, status, end = _options(tokens, end)
            behind, end = _behind(tokens, end)
            text = " ".join(dict.fromkeys(filter(None, (*above, behind, said))))
            rows.append((number, word, _EXAMPLE.split(text)[0].strip() or _spoken(word), status))
            above, at = [], end - 1
        elif kind == "word" and word in ("option", "reserved"):
            while at < len(tokens) and tokens[at][1] != ";":
                at += 1
        at += 1
    return rows, at


def _options(tokens: list[_Token], at: int) -> tuple[str, str, int]:
    """Pass options; a text among them is a meaning, a number from 400 to 599 an HTTP status."""
    said = status = ""
    depth = 0
    while at < len(tokens) and (tokens[at][1] not in (";", "}") or depth):
        kind, word = tokens[at]
        depth += (word == "{") - (word == "}")
        if kind == "string":
            said = word[1:-1]
        elif word.isdigit() and int(word[:6]) in range(400, 600):
            status = word
        at += 1
    return said, status, at + 1


def _behind(tokens: list[_Token], at: int) -> tuple[str, int]:
    """Give the comment on the same line."""
    if at < len(tokens) and tokens[at][0] == "comment":
        return comment_text(tokens[at][1]), at + 1
    return "", at


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()


def comment_text(comment: str) -> str:
    """Free a comment of its marks: `//`, `///`, `/** … */`, `#`, `--`, tags of documentation."""
    text = re.sub(r"^(/\*+!?|///?[/!<]*|#+:?|--+)|\*+/$", "", comment.strip())
    lines = [re.sub(r"^\s*(\*|///?|#)+\s?", "", line).strip() for line in text.split("\n")]
    lines = [re.sub(r"^@(msg|message|desc)\s*[=:]\s*", "", line) for line in lines]  # a generator's own tags
    said = " ".join(line for line in lines if line and not line.startswith(("@", "\\param")))
    said = re.sub(r"</?(summary|para|remarks|p|code|c|see|br)\b[^>]*>", " ", said)
    said = re.sub(r"\{@\w+\s+([^}]*)\}", r"\1", said)
    return "" if re.fullmatch(r"[-=*_#/ ]*", said) else " ".join(said.split())
