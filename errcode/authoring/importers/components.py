"""Components of MDX that follow one another, a row each: their attributes, and the text that they hold."""

from __future__ import annotations

import re

from errcode.authoring.importers.cells import is_code, text_in
from errcode.authoring.importers.coded import coded
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.importers.outline import Outline

_CONTROL = frozenset(("if", "when", "unless", "class", "className", "style", "href", "src", "key", "icon"))
"""Attributes that steer a component and say nothing."""
_ATTRIBUTE = re.compile(r"""([A-Za-z_][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'`]?([^{}"'`]*)["'`]?\s*\})""")


def components(lines: list[str], at: int, outline: Outline) -> tuple[Iterator[Grid], int]:
    """Read components of MDX that follow one another, a row each: their attributes, and the text that they hold."""
    name = re.match(r"\s*<([A-Z][\w.]*)", lines[at])
    rows: list[dict[str, str]] = []
    end = at
    while name and end < len(lines):
        if not lines[end].strip() and rows:
            end += 1
            continue
        if not re.match(rf"\s*<{re.escape(name[1])}\b", lines[end]):
            break
        row, after = _component(lines, end, name[1])
        if row is None:
            break
        rows.append(row)
        end = after
    header = list(dict.fromkeys(key for row in rows for key in row))
    if len(header) < 2 or not any(is_code(row.get(key, "").split(" ")[0]) for row in rows for key in header):
        return iter(()), at
    grid = _of_components(rows, header, (*outline.headings, name[1] if name else ""), f"line {at + 1}")
    return iter((grid.replace(beside=outline.beside),)), end


def _component(lines: list[str], at: int, name: str) -> tuple[dict[str, str] | None, int]:
    """Read one component, over as many lines as it takes."""
    text = ""
    for end in range(at, min(at + 60, len(lines))):
        text += lines[end] + "\n"
        opened = re.match(
            rf"\s*<{re.escape(name)}\b((?:[^<>\"'{{}}]|\"[^\"]*\"|'[^']*'|"
            rf"\{{[^{{}}]*\}})*?)(/?)>",
            text,
        )
        if not opened:
            continue
        closed = text.find(f"</{name}>", opened.end())
        if opened[2] or closed >= 0:
            given = {found[1]: found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(opened[1])}
            row = {name: value for name, value in given.items() if name not in _CONTROL}
            inner = re.sub(r"(?s)```.*?(```|$)", "", text[opened.end() : closed]) if closed >= 0 else ""
            inner = " ".join(text_in(inner.replace("`", "")).split())
            return {**row, **({"text": inner} if inner else {})}, end + 1
    return None, at


def _of_components(rows: list[dict[str, str]], header: list[str], headings: tuple[str, ...], place: str) -> Grid:
    """Make components a grid; a title such as `E1: text` or `404 Not Found` is parted into code and text."""
    if not any(key.casefold() in ("code", "id", "errorcode") for key in header):
        for key in ("title", "name", "label", "header", "summary"):
            parted = [coded(row.get(key, "")) for row in rows]
            if all(parted):
                rows = [
                    {"code": pair[0], "message": pair[1], **row}
                    for pair, row in zip(filter(None, parted), rows, strict=True)
                ]
                header = ["code", "message", *(name for name in header if name != key)]
                break
    return Grid(
        headings=headings,
        header=tuple(header),
        rows=tuple(tuple(row.get(key, "") for key in header) for row in rows),
        place=place,
    )
