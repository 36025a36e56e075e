"""JSON Schema: the enumerations of codes in it."""

from __future__ import annotations

from errcode.authoring.importers.schemas import grids_in_schemas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid

KEYWORDS = frozenset(("definitions", "$defs", "properties", "patternProperties", "items", "allOf", "anyOf", "oneOf"))
"""Where a schema's own parts stand: what stands elsewhere in a document is its author's."""


def is_schema(value: dict[str, Any]) -> bool:
    """Tell whether an object is a schema: it says so, or has what only schemas have."""
    return "json-schema.org" in str(value.get("$schema", "")) or any(
        isinstance(value.get(key), dict) for key in ("$defs", "definitions")
    )


def grids(document: dict[str, Any]) -> Iterator[Grid]:
    """Give the enumerations."""
    title = document.get("title")
    yield from grids_in_schemas(
        {key: value for key, value in document.items() if key != "title"}, (title,) if isinstance(title, str) else ()
    )
