"""AsyncAPI: enumerations of codes, examples of error messages, and what descriptions list."""

from __future__ import annotations

from errcode.authoring.importers import markdown
from errcode.authoring.importers.openapi import grids_of_extensions
from errcode.authoring.importers.responses import Collected
from errcode.authoring.importers.schemas import grids_in_schemas, speaks_of_codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid


def grids(document: dict[str, Any]) -> Iterator[Grid]:
    """Give the errors of an AsyncAPI document."""
    yield from grids_in_schemas({key: document.get(key) for key in ("channels", "components", "operations")})
    collected = Collected()
    stack: list[tuple[tuple[str, ...], Any]] = [((), document)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, list):
            stack += [(path, below) for below in item if isinstance(below, (dict, list))]
        elif isinstance(item, dict):
            _shown(item, path, collected)
            yield from _described(item, path)
            stack += [((*path, str(key)), below) for key, below in item.items() if isinstance(below, (dict, list))]
    yield from collected.grids()
    yield from grids_of_extensions(document)


def _shown(item: dict[str, Any], path: tuple[str, ...], collected: Collected) -> None:
    """Take the examples of what is named as an error."""
    examples = item.get("examples")
    named = " ".join((*path[-4:], str(item.get("name") or ""), str(item.get("title") or "")))
    if isinstance(examples, list) and speaks_of_codes(named):
        for example in examples:
            collected.example(example.get("payload", example) if isinstance(example, dict) else example, "")


def _described(item: dict[str, Any], path: tuple[str, ...]) -> Iterator[Grid]:
    text = item.get("description")
    named = path == ("info",) or speaks_of_codes(" . ".join(path[-3:]))
    if named and isinstance(text, str) and ("\n" in text) and ("|" in text or "- " in text or "* " in text):
        for grid in markdown.grids(text[:400_000]):
            yield grid.replace(place="/".join(path) or "top", headings=(*path[-2:], *grid.headings))
