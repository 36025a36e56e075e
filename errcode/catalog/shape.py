"""JSON Schema, the part of it that `tables/table.schema.json` uses, and what in a value does not fit it.

A schema is made into one function, because a table of a megabyte is looked at when it is first read.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from errcode.catalog.located import Path

    Row = dict[str, Any]
    Fault = tuple[Path, str]
    """Where, and what and the remedy. A path that ends in `"key", name` is that of a key that nobody knows."""
    Check = Callable[[Any, Path, list[Fault]], None]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
COMPARED = 100
"""Names that a wrong one is compared with: each costs as much as reading a line."""
_ALL = tuple(kind for kinds in _TYPES.values() for kind in kinds)


def faults(value: Any, schema: Row) -> list[Fault]:
    """Give everything in a value that its schema does not allow, near misses of names with the right one."""
    found: list[Fault] = []
    checker(schema)(value, (), found)
    return found


def checker(schema: Row) -> Check:
    """Make a schema into the function that notes what in a value does not fit it."""
    return _Maker(schema).made(schema)


class _Maker:
    def __init__(self, root: Row) -> None:
        self._definitions: Row = root.get("$defs", {})
        self._named: dict[str, Check] = {}

    def made(self, schema: Row) -> Check:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if name not in self._named:
                self._named[name] = self.made(self._definitions[name])
            return self._named[name]
        if "oneOf" in schema:
            return _one_of([(self._kinds(choice), self.made(choice)) for choice in schema["oneOf"]])
        return _typed(_kinds(schema), schema, self._inner(schema))

    def _kinds(self, schema: Row) -> tuple[type, ...]:
        return _kinds(self._definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema)

    def _inner(self, schema: Row) -> dict[type, Check]:
        """Give what is looked at besides the type, by type."""
        inner: dict[type, Check] = {}
        if "properties" in schema or "additionalProperties" in schema:
            inner[dict] = self._object(schema)
        if "items" in schema or "minItems" in schema:
            inner[list] = _array(self.made(schema.get("items", {})), schema.get("minItems", 0))
        if "minLength" in schema or "pattern" in schema:
            inner[str] = _string(schema)
        if "minimum" in schema:
            inner[int] = inner[float] = _number(schema["minimum"], schema["maximum"])
        return inner

    def _object(self, schema: Row) -> Check:
        known = {name: self.made(part) for name, part in schema.get("properties", {}).items()}
        others = schema.get("additionalProperties", True)
        other = self.made(others) if isinstance(others, dict) else None
        required = schema.get("required", ())
        least = schema.get("minProperties", 0)

        def check(value: Row, path: Path, found: list[Fault]) -> None:
            found += ((path, f"{name!r} is missing; add it") for name in required if name not in value)
            if len(value) < least:
                found.append((path, "it is empty; give at least one key or leave it out"))
            for name, item in value.items():
                inner = known.get(name, other)
                if inner:
                    inner(item, (*path, name), found)
                elif others is False:
                    hint = near(name, known) or f"; keys here are {', '.join(known)}"
                    found.append(((*path, "key", name), f"no such key: {name!r}{hint}"))

        return check


def near(name: Any, names: Iterable[str]) -> str:
    """Give the end of a problem's text: the name that was meant, when one of the first of them is like it."""
    from difflib import get_close_matches
    from itertools import islice

    close = get_close_matches(str(name)[:100], [str(known)[:100] for known in islice(names, COMPARED)], n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _kinds(schema: Row) -> tuple[type, ...]:
    """Give the types that a schema allows."""
    types = schema.get("type", ())
    names = [types] if isinstance(types, str) else types
    return tuple(kind for name in names for kind in _TYPES[name]) or _ALL


def _typed(kinds: tuple[type, ...], schema: Row, inner: dict[type, Check]) -> Check:
    types = schema.get("type", ())
    wanted = types if isinstance(types, str) else " or ".join(types)
    enum = schema.get("enum")

    def check(value: Any, path: Path, found: list[Fault]) -> None:
        kind = type(value)
        if kind not in kinds:
            found.append((path, f"it is {_name(value)}; it must be {wanted}"))
        elif enum is not None and value not in enum:
            listed = ", ".join(map(str, enum))
            found.append((path, f"{_short(value)} is none of {listed}{near(value, enum)}"))
        elif kind in inner:
            inner[kind](value, path, found)

    return check


def _one_of(choices: list[tuple[tuple[type, ...], Check]]) -> Check:
    def check(value: Any, path: Path, found: list[Fault]) -> None:
        """Note nothing when one of the choices fits; else the faults of the choice that was meant, by its type."""
        fewest: list[Fault] | None = None
        for kinds, choice in sorted(choices, key=lambda each: type(value) not in each[0]):
            if fewest is not None and type(value) not in kinds:
                break
            own: list[Fault] = []
            choice(value, path, own)
            if not own:
                return
            if fewest is None or len(own) < len(fewest):
                fewest = own
        found += fewest or ()

    return check


def _array(item: Check, least: int) -> Check:
    def check(value: list[Any], path: Path, found: list[Fault]) -> None:
        if len(value) < least:
            found.append((path, "it is empty; give at least one item or leave the key out"))
        for place, each in enumerate(value):
            item(each, (*path, place), found)

    return check


def _string(schema: Row) -> Check:
    least, pattern = schema.get("minLength", 0), schema.get("pattern")

    def check(value: str, path: Path, found: list[Fault]) -> None:
        if len(value) < least:
            found.append((path, "it is empty; give a text or leave the key out"))
        elif pattern:
            import re

            if not re.search(pattern, value):
                found.append((path, f"{_short(value)} is not as it must be: {schema['description']}"))

    return check


def _number(least: float, most: float) -> Check:
    def check(value: float, path: Path, found: list[Fault]) -> None:
        if not least <= value <= most:
            found.append((path, f"{_short(value)} is not from {least} to {most}"))

    return check


def _name(value: Any) -> str:
    return next((name for name, kinds in _TYPES.items() if type(value) in kinds), type(value).__name__)


def _short(value: Any) -> str:
    """Give a value as a notice shows it: a number too long to be written is none that anyone meant."""
    try:
        text = repr(value)
    except ValueError:
        return "the number"
    return text if len(text) <= 100 else f"{text[:100]}…"
