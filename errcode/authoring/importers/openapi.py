"""OpenAPI 2 and 3: the examples of error responses, the enumerations of codes, and what descriptions list."""

from __future__ import annotations

import re

from errcode.authoring.importers import markdown
from errcode.authoring.importers.objects import grids_in_object
from errcode.authoring.importers.responses import Collected, items, text_of
from errcode.authoring.importers.schemas import grids_in_schemas, shown_by, speaks_of_codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid

    Row = dict[str, Any]

_LISTED = re.compile(r"(?m)^\s*(\||[-*+]\s|#{1,6}\s|<table)")


def is_api(document: Row) -> bool:
    """Tell whether an object is an API's description: it says so, or has the parts that others refer to."""
    parts = document.get("components")
    shared = isinstance(parts, dict) and any(isinstance(parts.get(key), dict) for key in ("responses", "schemas"))
    return "openapi" in document or "swagger" in document or shared


def grids(document: Row) -> Iterator[Grid]:
    """Give the errors of an OpenAPI document."""
    parts = document.get("components") or {}
    schemas = (parts.get("schemas") if isinstance(parts, dict) else None) or document.get("definitions") or {}

    def resolve(schema: Any) -> Any:
        named = str(schema["$ref"]).rpartition("/")[2] if isinstance(schema, dict) and "$ref" in schema else None
        return schemas.get(named) if named and isinstance(schemas, dict) else schema

    collected = Collected(resolve)
    for status, response in _responses(document):
        collected.response(status, response)
    for name, schema in items(schemas):
        if speaks_of_codes(str(name)):
            collected.example(shown_by(schema, resolve), "")
    yield from collected.grids()
    yield from grids_in_schemas(schemas)
    yield from grids_of_extensions(document)
    yield from grids_of_descriptions(document)
    yield from collected.statuses()


def _responses(document: Row) -> Iterator[tuple[str, Any]]:
    """Give the responses of every operation with their status, those that are shared where they are referred to."""
    parts = document.get("components") if isinstance(document.get("components"), dict) else {}
    shared = (parts or {}).get("responses") or document.get("responses") or {}
    seen: set[str] = set()
    for operation in _operations(document):
        for status, response in items(operation.get("responses")):
            if isinstance(response, dict) and "$ref" in response:
                name = str(response["$ref"]).rpartition("/")[2]
                seen.add(name)
                response = shared.get(name) if isinstance(shared, dict) else None
            yield str(status) if str(status).isdigit() else "", response
    for name, response in items(shared):
        if name not in seen:
            yield "", response


def _operations(document: Row) -> Iterator[Row]:
    for group in ("paths", "webhooks"):
        for _, operations in items(document.get(group)):
            for _, operation in items(operations):
                if isinstance(operation, dict):
                    yield operation


def grids_of_extensions(document: Row) -> Iterator[Grid]:
    """Give what extensions list: `x-error-codes`, `x-errors`, wherever they stand."""
    stack: list[tuple[str, Any]] = [("", document)]
    while stack:
        path, item = stack.pop()
        members: Iterable[tuple[Any, Any]] = item.items() if isinstance(item, dict) else enumerate(item)
        for key, value in members:
            if not isinstance(value, (dict, list)):
                continue
            if str(key).startswith("x-") and re.search("(?i)err|code|reason|fail", str(key)):
                yield from (grid.replace(place=f"{path}/{key}") for grid in grids_in_object(value, (str(key),)))
            else:
                stack.append((f"{path}/{key}", value))


def grids_of_descriptions(document: Row) -> Iterator[Grid]:
    """Give the tables and lists in the descriptions of the document and its tags: generators write pages there."""
    info = document.get("info") if isinstance(document.get("info"), dict) else {}
    given = [("info", text_of((info or {}).get("description")))]
    tags = document.get("tags") if isinstance(document.get("tags"), list) else []
    given += [
        (f"tag {tag.get('name')}", text_of(tag.get("description"))) for tag in tags or () if isinstance(tag, dict)
    ]
    given += [
        (
            str(operation.get("operationId") or operation.get("summary") or "operation"),
            text_of(operation.get("description")),
        )
        for operation in _operations(document)
    ]
    for place, text in given:
        if _LISTED.search(text):
            for grid in markdown.grids(text):
                yield grid.replace(place=f"{place}, {grid.place}", headings=(place, *grid.headings))
