"""OpenAPI 2 and 3: the examples of error responses, the enumerations of codes, and what descriptions list."""

from __future__ import annotations

import re

from errcode.authoring.importers import markdown
from errcode.authoring.importers.answers import answers_in, example_in
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.objects import grids_in_object
from errcode.authoring.importers.schemas import described, grids_in_schemas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    Row = dict[str, Any]

_LISTED = re.compile(r"(?m)^\s*(\||[-*+]\s|#{1,6}\s|<table)")
_LONGEST = 400_000
"""Characters of a description."""


def is_api(document: Row) -> bool:
    """Tell whether an object is an API's description: it says so, or has the parts that others refer to."""
    parts = document.get("components")
    shared = isinstance(parts, dict) and any(isinstance(parts.get(key), dict) for key in ("responses", "schemas"))
    return "openapi" in document or "swagger" in document or shared


def grids(document: Row) -> Iterator[Grid]:
    """Give the errors of an OpenAPI document."""
    collected = Collected()
    for status, response in _responses(document):
        collected.response(status, response)
    yield from collected.grids()
    parts = document.get("components") or {}
    schemas = (parts.get("schemas") if isinstance(parts, dict) else None) or document.get("definitions") or {}
    yield from grids_in_schemas(schemas)
    yield from grids_of_extensions(document)
    yield from grids_of_descriptions(document)


class Collected:
    """The codes of examples: a code stands in many operations and counts once, with the first text."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], tuple[str, str, str, str]] = {}
        self._answers: list[Any] = []

    def response(self, status: str, response: Any) -> None:
        """Take a response's examples, and the codes that its descriptions list."""
        if not isinstance(response, dict):
            return
        for code, name, text in described(_text(response.get("description"))):
            self._add(code, text, name, status)
        for value, description in _examples(response):
            listed = described(description)
            for code, name, text in listed:
                self._add(code, text, name, status)
            if not listed or len(listed) == 1:
                self.example(value, status, description if not listed else "")

    def example(self, value: Any, status: str, description: str = "") -> None:
        """Take one example answer."""
        value = example_in(value) if isinstance(value, str) else value
        answers = list(answers_in(value))
        if answers and (status[:1] in ("4", "5", "") or answers[0].code.strip("0")):
            self._answers += [value] if len(self._answers) < 200 else []
            for answer in answers:
                self._add(answer.code, answer.message or description, "", status or answer.status)

    def _add(self, code: str, message: str, name: str, status: str) -> None:
        self._rows.setdefault((code, message), (code, name, message, status))

    def grids(self) -> Iterator[Grid]:
        """Give the codes as one grid."""
        rows = tuple(row for row in self._rows.values() if row[2])
        if rows:
            known = ("code", "name", "message", "http")
            claim = "examples of error responses" if any(row[3][:1] in ("4", "5") for row in rows) else ""
            yield Grid(
                headings=("Errors",),
                rows=rows,
                known=known,
                place="responses",
                claim=claim,
                answers=tuple(self._answers),
            )


def _responses(document: Row) -> Iterator[tuple[str, Any]]:
    """Give the responses of every operation with their status, those that are shared where they are referred to."""
    parts = document.get("components") if isinstance(document.get("components"), dict) else {}
    shared = (parts or {}).get("responses") or document.get("responses") or {}
    seen: set[str] = set()
    for operation in _operations(document):
        for status, response in _items(operation.get("responses")):
            if isinstance(response, dict) and "$ref" in response:
                name = str(response["$ref"]).rpartition("/")[2]
                seen.add(name)
                response = shared.get(name) if isinstance(shared, dict) else None
            if not str(status).startswith("2"):
                yield str(status) if str(status).isdigit() else "", response
    for name, response in _items(shared):
        if name not in seen:
            yield "", response


def _operations(document: Row) -> Iterator[Row]:
    for group in ("paths", "webhooks"):
        for _, operations in _items(document.get(group)):
            for _, operation in _items(operations):
                if isinstance(operation, dict):
                    yield operation


def _items(value: Any) -> list[tuple[Any, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _examples(response: Row) -> Iterator[tuple[Any, str]]:
    """Give each example of a response with its description; those of its schema too."""
    for _, example in _items(response.get("examples")):
        yield example, ""
    for _, media in _items(response.get("content")) or [("", response)]:
        if not isinstance(media, dict):
            continue
        if "example" in media:
            yield media["example"], ""
        for _, item in _items(media.get("examples")) if media is not response else ():
            if isinstance(item, dict):
                yield item.get("value"), _text(item.get("description") or item.get("summary"))
        schema = media.get("schema")
        if isinstance(schema, dict) and "example" in schema:
            yield schema["example"], _text(schema.get("description"))


def _text(value: Any) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""


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
    given = [("info", _text((info or {}).get("description")))]
    tags = document.get("tags") if isinstance(document.get("tags"), list) else []
    given += [(f"tag {tag.get('name')}", _text(tag.get("description"))) for tag in tags or () if isinstance(tag, dict)]
    given += [
        (
            str(operation.get("operationId") or operation.get("summary") or "operation"),
            _text(operation.get("description")),
        )
        for operation in _operations(document)
    ]
    for place, text in given:
        if _LISTED.search(text):
            for grid in markdown.grids(text):
                yield grid.replace(place=f"{place}, {grid.place}", headings=(place, *grid.headings))
