"""Parsed bodies (dicts, lists, and objects that are one) written as JSON again, whatever they hold."""

from __future__ import annotations

from errcode.objects.attributes import LONGEST, isa, stored, text, value, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DEPTH = 24
"""Levels that are written; deeper ones, and what holds itself, are left out."""
PARTS = 20_000
"""Values that are written of one body."""


def written(body: object) -> str:
    """Give a body as JSON: numbers stay numbers, so that what tells a code from a string of digits is kept."""
    from errcode.catalog import fastjson

    return fastjson.dumps(_plain(body, DEPTH, [PARTS]))[:LONGEST]


def is_body(thing: object) -> bool:
    """Say whether an object is a parsed body."""
    return isa(thing, dict, list, tuple) or _is_mapping(thing)


def is_model(thing: object) -> bool:
    """Say whether an object is a body laid out as a class: pydantic's models and dataclasses."""
    return not isa(thing, type) and _fields(thing) is not None


def _fields(thing: object) -> dict[str, object] | None:
    """Give the fields of a model by their names: pydantic's, then a dataclass's."""
    for name in ("model_fields", "__dataclass_fields__"):
        found = value(type(thing), name)
        if isinstance(found, dict) and found:
            return found
    return None


def _modelled(thing: object, left: list[int]) -> dict[str, object] | None:
    """Give what a model holds, by the names that its fields have on the wire."""
    found = {}
    for name, field in _parts(value(_fields(thing), "items"), left):
        wire = text(value(field, "serialization_alias")) or text(value(field, "alias")) or name
        found[words(wire)] = stored(thing, name)
    return found or None


def _is_mapping(thing: object) -> bool:
    return callable(value(thing, "keys")) and callable(value(thing, "items")) and not isa(thing, type)


def _plain(body: object, depth: int, left: list[int]) -> Any:
    left[0] -= 1
    if body is None or isinstance(body, bool | float):
        return body
    if isinstance(body, int):
        return int.__int__(body) if abs(int.__int__(body)) < 1 << 64 else None
    said = text(body)
    if said is not None:
        return said
    if depth <= 0 or left[0] <= 0:
        return None
    if is_model(body):
        body = _modelled(body, left)
    if isinstance(body, list | tuple | set | frozenset):
        return [_plain(part, depth - 1, left) for part in _parts(body, left)]
    if isinstance(body, dict) or _is_mapping(body):
        pairs = _parts(value(body, "items"), left)
        return {
            words(pair[0]): _plain(pair[1], depth - 1, left)
            for pair in pairs
            if isinstance(pair, tuple) and len(pair) == 2
        }
    return words(body)


def _parts(body: object, left: list[int]) -> list[Any]:
    """Give what an object holds, as far as it can be asked."""
    found: list[Any] = []
    try:
        whole: Any = body() if callable(body) else body
        for part in whole:
            found.append(part)
            if len(found) >= left[0]:
                break
    except KeyboardInterrupt:
        raise
    except BaseException:
        pass
    return found
