"""What a row of source code holds: a name, a key, numbers, texts, named values, names of something else."""

from __future__ import annotations

import http
import re

from errcode.authoring.importers import sums
from errcode.authoring.importers.cells import is_name
from errcode.authoring.importers.literals import key_of, last_name, name_node, name_of, nodes, number, raw, text_of
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
    SIGNED,
    STRINGS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Node = Any

MOST_VALUES = 40
"""Values of a row that are read."""
_STATUSES = {re.sub("[^a-z]", "", status.name.casefold()): status.value for status in http.HTTPStatus}


class SourceRow:
    """What a row holds."""

    def __init__(self) -> None:
        self.name = self.key = self.called = ""
        self.numbers: list[str] = []
        self.texts: list[str] = []
        self.named: list[tuple[str, str]] = []
        self.references: list[str] = []
        self.literal = False
        """Whether it has a text or a number of its own, and not only names."""
        self.sum = ""
        """A number that has to be counted from one that has a name: `ERR_BASE + 0x02`."""

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
            self.key = key_of(children[0])
            children = children[1:]
        elif form == "call" and children and children[0].type in NAMES | PATHS:
            if node.type == "assignment_expression":  # Errors.BAD_KEY = new Error(1, "text")
                self.name = last_name(children[0])
            else:
                self.called = raw(children[0])[-60:]
            if node.type in LISTS:  # [Code.BAD_KEY, "text"]
                self.key, self.called = last_name(children[0]), ""
            children = children[1:]
        for child in children:
            self.value(child)

    def value(self, node: Node) -> None:
        """Take a value: a literal, a path of names, or what is inside."""
        if node.type in STRINGS or node.type == "atom":
            self.texts.append(text_of(node))
            self.literal = True
        elif node.type in NUMBERS or (node.type in SIGNED and _is_signed(node)):
            self.numbers.append(text_of(node))
            self.literal = True
        elif node.type == "preproc_arg":
            self._defined(raw(node).strip())
        elif sums.is_sum(node):
            self._sum(node)
        elif node.type in PATHS and b"(" not in node.text:
            self._path(node)
        elif node.type in NAMED_VALUES | PAIRS and self._pair(node):
            pass
        elif node.type in NAMES:
            self.references.append(raw(node))
        elif node.type not in BODIES | COMMENTS and len(self.values) < MOST_VALUES:
            for child in node.named_children:
                self.value(child)

    def _sum(self, node: Node) -> None:
        """Take a sum as what it comes to; parts of one that cannot be known are nothing."""
        terms = sums.terms_of(node)
        if terms is None:
            for child in node.named_children:
                self.value(child)
            return
        text = sums.joined(terms)
        if text is not None:
            self.texts.append(text)
            self.literal = True
        else:
            self.sum = self.sum or sums.written(terms) or ""

    def _defined(self, text: str) -> None:
        self.sum = sums.defined(text) or ""
        if self.sum:
            return
        text = number(text.strip('()"'))
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
        inner = SourceRow()
        inner.value(value)
        self.literal = self.literal or inner.literal
        self.named += [(name, text) for text in inner.values[:1]]
        self.named += [(f"{name} {key}" if key != "http status" else key, text) for key, text in inner.named]
        return bool(inner.values or inner.named)

    def _path(self, node: Node) -> None:
        """Take the last of names with dots: a status of HTTP by its number, another name as it is."""
        last = last_name(node)
        status = _STATUSES.get(re.sub(r"[^a-z]|^(status|http|sc_)", "", last.casefold()))
        if status and re.search("(?i)http|status", raw(node)):
            self.named.append(("http status", str(status)))
        elif is_name(last) and last.upper() == last:
            self.texts.append(last)
        else:
            self.references.append(last)

    def _body(self, node: Node) -> None:
        """Take what a class says of itself: `code = 1001`."""
        body = node.child_by_field_name("body")
        for line in body.named_children[:60] if body is not None else ():
            for held in nodes(line):
                if held.type in CONSTANTS and held.named_children:
                    inner = SourceRow()
                    inner.read(held, "constant")
                    self.named += [(inner.name, inner.values[0])] if inner.name and inner.values else []
                    break


def _is_signed(node: Node) -> bool:
    return bool(node.named_children) and node.named_children[-1].type in NUMBERS
