"""Postman collections: the error answers that are saved with their requests, and what descriptions list."""

from __future__ import annotations

from errcode.authoring.importers import markdown
from errcode.authoring.importers.responses import Collected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid


def grids(document: dict[str, Any]) -> Iterator[Grid]:
    """Give the errors of a collection."""
    collected = Collected()
    texts = [("info", _description(document.get("info")))]
    stack: list[Any] = [document]
    while stack:
        item = stack.pop()
        if not isinstance(item, dict):
            continue
        stack += reversed(item["item"] if isinstance(item.get("item"), list) else [])
        texts.append((str(item.get("name") or "item"), _description(item) or _description(item.get("request"))))
        for response in item.get("response") or () if isinstance(item.get("response"), list) else ():
            _take(response, collected)
    yield from collected.grids()
    for name, text in texts:
        for grid in markdown.grids(text[:400_000]) if text else ():
            yield grid.replace(place=f"{name}, {grid.place}", headings=(name, *grid.headings))


def _take(response: Any, collected: Collected) -> None:
    """Take a saved answer unless it is a success whose body says nothing of an error."""
    if isinstance(response, dict) and isinstance(response.get("body"), str):
        status = str(response.get("code") or "")
        collected.example(response["body"], status, "" if status.startswith("2") else str(response.get("name") or ""))


def _description(item: Any) -> str:
    text = item.get("description") if isinstance(item, dict) else None
    if isinstance(text, dict):
        text = text.get("content")
    return text if isinstance(text, str) else ""
