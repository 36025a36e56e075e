"""JSON and YAML read as grids: lists of records, codes as keys, and the error schemas of an OpenAPI document."""

from __future__ import annotations

from errcode.authoring.importers import bounds
from errcode.authoring.importers.grid import Grid
from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Steps = tuple[str, ...]


def grids_in_object(value: Any) -> Iterator[Grid]:
    """Give every list of records and every object keyed by codes; of an OpenAPI document its errors."""
    if isinstance(value, dict) and ("openapi" in value or "swagger" in value):
        yield from _openapi(value)
        return
    stack: list[tuple[Steps, Any]] = [((), value)]
    while stack:
        steps, item = stack.pop()
        grid = _records(steps, item) or _keyed(steps, item)
        if grid:
            yield grid
        elif isinstance(item, dict):
            stack += [((*steps, str(key)), below) for key, below in reversed(item.items())]
        elif isinstance(item, list):
            stack += [((*steps, str(place)), below) for place, below in reversed(list(enumerate(item)))]


def _records(steps: Steps, value: Any) -> Grid | None:
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        return None
    header = list(dict.fromkeys(key for item in value for key in item))
    if not any("code" in str(key).casefold() or "코드" in str(key) for key in header):
        return None
    bounds.room(len(header) * len(value), bounds.CELLS, "cells")
    return _grid(steps, header, [[item.get(key) for key in header] for item in value])


def _keyed(steps: Steps, value: Any) -> Grid | None:
    if not isinstance(value, dict) or not value or not all(_is_code(key) for key in value):
        return None
    if all(isinstance(item, str) for item in value.values()):
        return _grid(steps, ["code", "message"], [[key, item] for key, item in value.items()])
    if not all(isinstance(item, dict) for item in value.values()):
        return None
    header = list(dict.fromkeys(key for item in value.values() for key in item))
    bounds.room(len(header) * len(value), bounds.CELLS, "cells")
    return _grid(steps, ["code", *header], [[code, *(item.get(key) for key in header)] for code, item in value.items()])


def _openapi(document: dict[str, Any]) -> Iterator[Grid]:
    rows: list[list[Any]] = []
    for status, response in _responses(document):
        for media in (response.get("content") or {}).values():
            shown = [media.get("example"), *(item.get("value") for item in (media.get("examples") or {}).values())]
            rows += [[status, *_code_and_message(example)] for example in shown if isinstance(example, dict)]
    for name, schema in (
        (document.get("components") or {}).get("schemas") or document.get("definitions") or {}
    ).items():
        rows += _enumerated(name, schema)
    rows = list({repr(row): row for row in rows if row[1] is not None}.values())
    if rows:
        yield _grid(("openapi",), ["http status", "code", "message"], rows)


def _responses(document: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    shared = (document.get("components") or {}).get("responses") or {}
    for operations in (document.get("paths") or {}).values():
        for operation in operations.values() if isinstance(operations, dict) else ():
            for status, response in (operation.get("responses") or {}).items() if isinstance(operation, dict) else ():
                named = str(response.get("$ref", "")).rpartition("/")[2]
                yield status if str(status).isdigit() else None, shared.get(named, response)


def _code_and_message(example: dict[str, Any]) -> list[Any]:
    inner = example.get("error")
    record = inner if isinstance(inner, dict) else example
    code = next((record[key] for key in record if "code" in key.casefold()), None)
    code = record.get("name") if code is None else code
    return [
        code,
        next(
            (record[key] for key in record if "m" in key.casefold() and "sg" in key.casefold()), record.get("message")
        ),
    ]


def _enumerated(name: str, schema: dict[str, Any]) -> Iterator[list[Any]]:
    """Codes listed as an enum, with the texts that `x-enum-descriptions` or `oneOf` with `const` give."""
    properties = schema.get("properties") or {}
    candidates = [(name, schema), *properties.items()]
    for key, part in candidates:
        if not isinstance(part, dict) or "code" not in key.casefold():
            continue
        texts = part.get("x-enum-descriptions") or part.get("x-enumDescriptions") or {}
        for place, code in enumerate(part.get("enum") or ()):
            text = texts.get(str(code)) if isinstance(texts, dict) else texts[place] if place < len(texts) else None
            yield [None, code, text]
        for choice in part.get("oneOf") or ():
            if isinstance(choice, dict) and "const" in choice:
                yield [None, choice["const"], choice.get("description") or choice.get("title")]


def _grid(steps: Steps, header: list[str], rows: list[list[Any]]) -> Grid:
    place = "/".join(steps) or "top"
    cells = tuple(tuple(_cell(value) for value in row) for row in rows)
    heading = next((step for step in reversed(steps) if not step.isdigit()), None)
    return Grid(heading=heading, header=tuple(map(str, header)), rows=cells, place=place)


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("en") or value.get("ko") or value.get("text") or "")
    if isinstance(value, list):
        return "\n".join(_cell(item) for item in value)
    return "" if value is None else str(value)


def _is_code(key: str) -> bool:
    return str(key).lstrip("-").isdigit() or (str(key).isupper() and any(mark in str(key) for mark in "_0123456789"))
