"""Literals of source code, and what a row of it holds: a name, a key, numbers, texts, named values."""

from __future__ import annotations

import http
import re

from errcode.authoring.importers.cells import is_name
from errcode.authoring.importers.syntax import (
    BODIES,
    COMMENTS,
    CONSTANTS,
    LISTS,
    NAMED_VALUES,
    NAMES,
    NUMBERS,
    PAIRS,
    PATHS,
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

MOST_VALUES = 40
"""Values of a row that are read."""
_ESCAPE = re.compile(r"\\(n|t|r|u\{?[0-9a-fA-F]{4,6}\}?|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_STATUSES = {re.sub("[^a-z]", "", status.name.casefold()): status.value for status in http.HTTPStatus}


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


class Reading:
    """What a row holds."""

    def __init__(self) -> None:
        self.name = self.key = self.called = ""
        self.numbers: list[str] = []
        self.texts: list[str] = []
        self.named: list[tuple[str, str]] = []
        self.references: list[str] = []

    @property
    def values(self) -> list[str]:
        """Everything that has no name, in the order in which rows are laid out."""
        return [*([self.key] if self.key else []), *self.numbers, *self.texts]

    def read(self, node: Node, form: str) -> None:
        """Read a node of a form."""
        children = list(node.named_children)
        if form in ("member", "constant"):
            named = name_node(node)
            self.name = name_of(node) or ("" if children else raw(node))
            children = [child for child in children if child != named]
        elif form == "class":
            self.name = name_of(node)
            self._body(node)
            return
        elif form in ("pair", "branch") and children:
            self.key = _last_name(children[0]) if children[0].type in PATHS else text_of(children[0])
            children = children[1:]
        elif form == "call" and children and children[0].type in NAMES | PATHS:
            if node.type == "assignment_expression":  # Errors.BAD_KEY = new Error(1, "text")
                self.name = _last_name(children[0])
            else:
                self.called = raw(children[0])[-60:]
            if node.type in LISTS:  # [Code.BAD_KEY, "text"]
                self.key, self.called = _last_name(children[0]), ""
            children = children[1:]
        for child in children:
            self.value(child)

    def value(self, node: Node) -> None:
        """Take a value: a literal, a path of names, or what is inside."""
        if node.type in STRINGS:
            self.texts.append(text_of(node))
        elif node.type in NUMBERS or (node.type in SIGNED and _is_signed(node)):
            self.numbers.append(text_of(node))
        elif node.type == "preproc_arg":
            self._defined(number(raw(node).strip().strip('()"')))
        elif node.type in PATHS and b"(" not in node.text:
            self._path(node)
        elif node.type in NAMED_VALUES | PAIRS and self._pair(node):
            pass
        elif node.type in NAMES:
            self.references.append(raw(node))
        elif node.type not in BODIES | COMMENTS and len(self.values) < MOST_VALUES:
            for child in node.named_children:
                self.value(child)

    def _defined(self, text: str) -> None:
        if re.fullmatch(r"-?(0x)?[\dA-Fa-f]+", text):
            self.numbers.append(text)
        else:
            self.texts.append(text)

    def _pair(self, node: Node) -> bool:
        """Take `name = value` and `name: value`; say whether it is one."""
        if len(node.named_children) < 2:
            return False
        key, value = node.named_children[0], node.named_children[-1]
        name = text_of(key)
        if key.type not in STRINGS | NAMES | {"literal_element"} or not re.fullmatch(r"[A-Za-z_]\w*", name):
            return False
        inner = Reading()
        inner.value(value)
        self.named += [(name, text) for text in inner.values[:1]]
        self.named += [(f"{name} {key}" if key != "http status" else key, text) for key, text in inner.named]
        return bool(inner.values or inner.named)

    def _path(self, node: Node) -> None:
        """Take the last of names with dots: a status of HTTP by its number, another name as it is."""
        last = _last_name(node)
        status = _STATUSES.get(re.sub(r"[^a-z]|^(status|http)", "", last.casefold()))
        if status and re.search("(?i)http|status", raw(node)):
            self.named.append(("http status", str(status)))
        elif is_name(last) and last.upper() == last:
            self.texts.append(last)

    def _body(self, node: Node) -> None:
        """Take what a class says of itself: `code = 1001`."""
        body = node.child_by_field_name("body")
        for line in body.named_children[:60] if body is not None else ():
            for held in nodes(line):
                if held.type in CONSTANTS and held.named_children:
                    inner = Reading()
                    inner.read(held, "constant")
                    self.named += [(inner.name, inner.values[0])] if inner.name and inner.values else []
                    break


def _last_name(node: Node) -> str:
    return re.split(r"[.:]+", raw(node).split("(")[0])[-1].strip()


def _is_signed(node: Node) -> bool:
    return bool(node.named_children) and node.named_children[-1].type in NUMBERS
