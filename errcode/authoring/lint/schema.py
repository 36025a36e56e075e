"""JSON Schema, the part of it that `tables/table.schema.json` uses, and what in a value does not fit it."""

from __future__ import annotations

import re

from errcode.authoring.lint.problem import Problem, near
from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.located import Path

    Row = dict[str, Any]

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def schema_problems(value: Any, schema: Row, root: Row | None = None, path: Path = ()) -> Iterator[Problem]:
    """Give everything in a value that its schema does not allow, near misses of names and values with the right one."""
    root = root or schema
    schema = _resolved(schema, root)
    if "oneOf" in schema:
        yield from _one_of(value, schema["oneOf"], root, path)
        return
    if not _types_fit(value, schema):
        yield Problem(path=path, text=f"it is {_type_name(value)}; it must be {' or '.join(_types(schema))}")
    elif "enum" in schema and value not in schema["enum"]:
        yield Problem(path=path, text=f"{value!r} is none of {', '.join(schema['enum'])}{near(value, schema['enum'])}")
    elif isinstance(value, dict):
        yield from _object(value, schema, root, path)
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield Problem(path=path, text="it is empty; give at least one item or leave the key out")
        for place, item in enumerate(value):
            yield from schema_problems(item, schema.get("items", {}), root, (*path, place))
    else:
        yield from _scalar(value, schema, path)


def _one_of(value: Any, choices: list[Row], root: Row, path: Path) -> Iterator[Problem]:
    """Nothing when one of the choices fits; else the problems of the choice that was meant, by its type."""
    resolved = [_resolved(choice, root) for choice in choices]
    results = [list(schema_problems(value, choice, root, path)) for choice in resolved]
    if all(results):
        meant = [found for found, choice in zip(results, resolved, strict=True) if _types_fit(value, choice)]
        yield from min(meant or results, key=len)


def _object(value: Row, schema: Row, root: Row, path: Path) -> Iterator[Problem]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield Problem(path=path, text=f"{name!r} is missing; add it")
    others = schema.get("additionalProperties", True)
    for name, item in value.items():
        if name in properties:
            yield from schema_problems(item, properties[name], root, (*path, name))
        elif others is False:
            hint = near(name, properties) or f"; keys here are {', '.join(properties)}"
            yield Problem(path=(*path, "key", name), text=f"no such key: {name!r}{hint}")
        elif isinstance(others, dict):
            yield from schema_problems(item, others, root, (*path, name))


def _scalar(value: Any, schema: Row, path: Path) -> Iterator[Problem]:
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield Problem(path=path, text="it is empty; give a text or leave the key out")
        elif "pattern" in schema and not re.search(schema["pattern"], value):
            yield Problem(path=path, text=f"{value!r} is not as it must be: {schema['description']}")
    elif _is(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield Problem(path=path, text=f"{value} is not from {schema['minimum']} to {schema['maximum']}")


def _resolved(schema: Row, root: Row) -> Row:
    found: Row = root["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def _types(schema: Row) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _types_fit(value: Any, schema: Row) -> bool:
    types = _types(schema)
    return not types or any(_is(value, name) for name in types)


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and not (isinstance(value, bool) and name in ("integer", "number"))


def _type_name(value: Any) -> str:
    return next(name for name in ("boolean", *_TYPES) if _is(value, name))
