"""Elixir's own ways to say which code means what: clauses of functions, attributes of modules, maps with arrows."""

from __future__ import annotations

from errcode.authoring.importers.literals import raw, text_of
from errcode.authoring.importers.syntax import NUMBERS, STRINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Node = Any

_DEFINITIONS = frozenset(("def", "defp"))
_MODULES = frozenset(("defmodule", "defprotocol", "defimpl"))


def is_arrow(node: Node) -> bool:
    """Tell whether a node is a key with its value in a map: `1001 => "text"`."""
    return node.type == "binary_operator" and any(raw(child) == "=>" for child in node.children[1:2])


def clause_of(node: Node) -> tuple[Node, Node] | None:
    """Give what a clause of a function is asked and what it answers: `def message(1001), do: "text"`.

    A function that is asked nothing is asked by its name: `def session_is_busy(), do: 101`.
    """
    if node.type != "call" or len(node.named_children) < 2 or raw(node.named_children[0]) not in _DEFINITIONS:
        return None
    given = node.named_children[1].named_children
    if len(given) != 2 or given[0].type != "call" or given[1].type != "keywords":
        return None
    answers = [pair for pair in given[1].named_children if pair.type == "pair" and raw(pair).startswith("do:")]
    asked = given[0].named_children[-1].named_children if len(given[0].named_children) > 1 else []
    literal = [part for part in asked if part.type in STRINGS | NUMBERS | {"atom"}]
    if not answers or (asked and not literal):
        return None
    return (literal[0] if literal else given[0].named_children[0]), answers[0].named_children[-1]


def name_of_scope(node: Node) -> str | None:
    """Give the name of a module or of its attribute: `defmodule Errors do`, `@codes %{…}`; None where it is none."""
    if node.type == "unary_operator" and raw(node).startswith("@") and node.named_children:
        inner = node.named_children[0]
        return raw(inner.named_children[0]) if inner.type == "call" and inner.named_children else None
    if node.type == "call" and len(node.named_children) > 1 and raw(node.named_children[0]) in _MODULES:
        return text_of(node.named_children[1])[:80]
    return None
