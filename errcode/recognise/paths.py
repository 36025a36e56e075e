"""Paths through a payload's nodes: what stands at their end, and whether it meets a condition of a shape."""

from __future__ import annotations

import re

from errcode.recognise.notation.values import Node, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    Path = tuple[str, ...]
    Found = tuple[Scalar, tuple[Node, ...]]

NOTHING = frozenset(("", "null", "none", "nil", "undefined", "nan", "<nil>", "<null>"))
"""What is written where nothing stands."""
_STEP = re.compile(r"\[\]|[^.\[\]]+")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def path_of(text: str) -> Path:
    """Give the steps of a path as tables write it: `data[].code` is `data`, `[]`, `code`."""
    return tuple(_STEP.findall(text))


def at(node: Node, path: Path) -> list[Found]:
    """Give the scalars at the end of a path; most paths are a single key."""
    first = path[0]
    if first != "[]" and (len(path) == 1 or first not in node.fields):
        value = node.fields.get(first if len(path) == 1 else ".".join(path))
        return [(value, ())] if isinstance(value, Scalar) else []
    return list(found(node, path))


def has(node: Node, path: Path) -> bool:
    """Say whether a scalar stands at the end of a path."""
    if len(path) == 1 and path[0] != "[]":
        return isinstance(node.fields.get(path[0]), Scalar)
    return bool(at(node, path))


def found(node: Node, path: Path, owners: tuple[Node, ...] = ()) -> Iterator[Found]:
    """Walk a path through nodes and lists and give the scalars at its end, with the list items on the way."""
    if len(path) > 1:
        flat = node.fields.get(".".join(path))
        if isinstance(flat, Scalar):
            yield flat, owners
            return
    step = path[0]
    values: Iterable[Scalar | Node]
    if step == "[]":
        values = node.items
    else:
        value = node.fields.get(step)
        values = () if value is None else (value,)
    for value in values:
        here = (*owners, value) if step == "[]" and isinstance(value, Node) else owners
        if len(path) == 1:
            if isinstance(value, Scalar):
                yield value, here
        elif isinstance(value, Node):
            yield from found(value, path[1:], here)


def holds(node: Node, path: Path, condition: Any) -> bool:
    """Say whether a field meets a condition of `when`."""
    value = node.fields.get(path[0]) if len(path) == 1 and path[0] != "[]" else field(node, path)
    if isinstance(condition, frozenset):
        return isinstance(value, Scalar) and value.text in condition
    if isinstance(condition, dict):
        if "present" in condition:
            return (value is not None) == bool(condition["present"])
        return value is not None and _typed(node, value, condition.get("type", ""))
    wanted = condition if isinstance(condition, list) else [condition]
    return isinstance(value, Scalar) and any(_equal(value.text, item) for item in wanted)


def field(node: Node, path: Path) -> Scalar | Node | None:
    """Give what stands at the end of a path, the first items of lists taken."""
    flat = node.fields.get(path[0] if len(path) == 1 else ".".join(path))
    if flat is not None or (len(path) == 1 and path[0] != "[]"):
        return flat
    current: Scalar | Node | None = node
    for step in path:
        if not isinstance(current, Node):
            return None
        current = (current.items[0] if current.items else None) if step == "[]" else current.fields.get(step)
    return current


def _equal(text: str, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return text.casefold() in (("true", "1") if wanted else ("false", ""))
    if wanted is None:
        return text.casefold() in NOTHING
    return text == str(wanted)


def _typed(node: Node, value: Scalar | Node, type_: str) -> bool:
    """Check a type as far as the notation shows one: what stands in no quotation marks may be anything."""
    if isinstance(value, Node):
        return type_ == ("list" if value.kind == "[" and not value.fields else "object") or value.kind not in "{["
    word = value.text.casefold()
    number = _NUMBER.fullmatch(value.text) is not None
    if type_ == "number":
        return number and (not value.quoted)
    if type_ == "string":
        loose = node.kind != "{" or not number
        return value.quoted or (loose and word not in NOTHING)
    if type_ == "boolean":
        return word in ("true", "false")
    return type_ == "null" and word in NOTHING and not value.quoted
