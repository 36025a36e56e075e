"""Literals and names of source code: what they say, free of quotes, escapes and marks."""

from __future__ import annotations

import re

from errcode.authoring.importers.syntax import (
    NAMES,
    NUMBERS,
    PAIRS,
    PIECES,
    SIGNED,
    STRINGS,
    WRAPPERS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Node = Any

_ESCAPE = re.compile(r"\\(n|t|r|u\{?[0-9a-fA-F]{4,6}\}?|x[0-9a-fA-F]{2}|.)", re.DOTALL)


_PATH = re.compile(r"(?:[A-Za-z_$]\w*)?(?:(?:\.|::)\w+)*(?:\.|::)([A-Za-z_]\w*)\s*(?:[({].*)?", re.DOTALL)


def nodes(node: Node) -> Iterator[Node]:
    """Give a node and all below it, in order."""
    stack = [node]
    while stack:
        child = stack.pop()
        yield child
        stack += reversed(child.named_children)


def raw(node: Node) -> str:
    """Give a node's text as it stands."""
    return str(node.text.decode(errors="replace"))


def text_of(node: Node) -> str:
    """Give what a literal or a name says."""
    if node.type in STRINGS:
        pieces = [raw(piece) for piece in nodes(node) if piece.type in PIECES and not piece.named_children]
        if node.type == "verbatim_string_literal":  # C#: @"C:\dir", where a backslash is a backslash
            return raw(node).lstrip("@$")[1:-1].replace('""', '"')
        return _unescaped("".join(pieces)) if pieces else _unescaped(raw(node).strip("\"'`"))
    if node.type in NUMBERS:
        return number(raw(node))
    if node.type in SIGNED and node.named_children:
        inner = text_of(node.named_children[-1])
        return f"-{inner}" if raw(node).lstrip().startswith("-") else inner
    if node.type in WRAPPERS and node.named_children:
        return text_of(node.named_children[0])
    return raw(node).strip(":$ ") if len(node.text) < 200 else ""


def key_of(node: Node) -> str:
    """Give the key of a pair or a branch: a literal, a name, or the last of a path, `E::Paid(_)`, `[E.Paid]`."""
    path = _PATH.fullmatch(raw(node).strip("[] \t\n")) if len(node.text) < 200 else None
    return path[1] if path and node.type not in STRINGS | NUMBERS else text_of(node)


def number(text: str) -> str:
    """Write a number of source code as an API does: without marks between digits and letters of its type."""
    if re.match(r"(?i)-?0x", text):
        return text.replace("_", "")
    bare = re.sub(r"(?i)(?<=\d)(u|l|ul|ll|ull|i\d+|u\d+|isize|usize|d|f|n|m)$", "", text)
    return re.sub(r"(?<=\d)[_'](?=\d)", "", bare)


def _unescaped(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        escape = found[1]
        if escape[0] in "ux" and len(escape) > 1:
            return chr(min(int(escape[1:].strip("{}"), 16), 0x10FFFF))
        return {"n": "\n", "t": " ", "r": ""}.get(escape, escape)

    return _ESCAPE.sub(one, text)


def name_node(node: Node) -> Node | None:
    """Give the node that names a scope, a variable or a key."""
    for field in ("name", "left", "key"):
        if found := node.child_by_field_name(field):
            return found
    if node.type == "enum_specifier" and node.parent is not None and node.parent.type == "type_definition":
        return node.parent.child_by_field_name("declarator")  # typedef enum { … } Errors
    names = NAMES | {"pattern", "variable_declaration"}
    return next((child for child in node.named_children if child.type in names), None)


def name_of(node: Node) -> str:
    """Give the name of a scope, a variable or a key; empty where it has none."""
    found = name_node(node)
    if found is None and node.type in PAIRS and node.named_children:
        found = node.named_children[0]
    text = text_of(found) if found is not None else ""
    return text if len(text) < 80 else ""


def last_name(node: Node) -> str:
    """Give the last of names with dots: `HttpStatus.BAD_REQUEST`."""
    return re.split(r"[.:]+", raw(node).split("(")[0])[-1].strip()
