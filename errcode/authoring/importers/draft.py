"""Grids made into a table, with a record of what was understood, what was left out, and why."""

from __future__ import annotations

import re
import time

from errcode.authoring.importers.columns import columns_of
from errcode.model import TYPE_CHECKING, Record, TableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid

    Row = dict[str, Any]

_HANGUL = re.compile("[가-힣]")
_STATUS = re.compile(r"[1-5]\d\d")


class Draft(Record):
    """A drafted table, and what a person must know of it."""

    table: Row
    understood: tuple[str, ...]
    """For each part of the document that was used: where, how many rows, which column is what."""
    left_out: tuple[str, ...]
    """What was not used, with the reason."""
    to_do: tuple[str, ...]
    """What the document does not give."""


def drafted(grids: Iterable[Grid], table_id: str, path: str, columns: str | None = None) -> Draft:
    """Draft a table from grids.

    Raises:
        TableError: No grid holds error codes.
    """
    entries: dict[tuple[str, str], Row] = {}
    sections: dict[str, str] = {}
    understood, left_out = [], []
    for grid in grids:
        found = columns_of(grid, columns)
        if not {"code", *found} > {"code"} or "code" not in found:
            left_out.append(f"{grid.place}: no column of codes with texts beside it ({_shown(grid)})")
            continue
        section = _section(grid.heading, sections)
        used = 0
        for number, row in enumerate(grid.rows, 1):
            reason = _take(row, found, section, entries)
            used += not reason
            left_out += [f"{grid.place}, row {number}: {reason}"] if reason else []
        names = ", ".join(
            f"{_heading(grid, place)} = {field}" for field, place in sorted(found.items(), key=lambda f: f[1])
        )
        understood.append(f"{grid.place}: {used} rows under {grid.heading or 'no heading'!r}: {names}")
    if not entries:
        reasons = f": {left_out[0]}" if left_out else ""
        raise TableError(f"{path}: no error codes found{reasons}; say which column is what with --columns")
    table = _table(table_id, path, sections, entries)
    return Draft(
        table=table, understood=tuple(understood), left_out=tuple(left_out), to_do=tuple(_missing(table["errors"]))
    )


def _take(row: tuple[str, ...], found: dict[str, int], section: str, entries: dict[tuple[str, str], Row]) -> str | None:
    """Put a row into the entries; give the reason when it is none."""
    cell = {field: row[place].strip() for field, place in found.items() if place < len(row)}
    code = cell.get("code", "").strip("`* ")
    if not code:
        return "no code in it"
    if any(character.isspace() for character in code) and len(code) > 60:
        return f"{code[:40]!r}… is no code"
    if not any(cell.get(field) for field in found if field != "code"):
        return f"{code} stands alone, without a text"
    entry = entries.setdefault((code, section), {"code": code, "section": section, "messages": [], "meaning": {}})
    if cell.get("name"):
        entry.setdefault("name", cell["name"])
    if _STATUS.fullmatch(cell.get("http", "")):
        entry.setdefault("http_status", int(cell["http"]))
    _take_texts(entry, cell, has_messages="message" in found)
    return None


def _take_texts(entry: Row, cell: dict[str, str], *, has_messages: bool) -> None:
    """Messages are what the API says; a description in English is the message where there is no other."""
    for text in _texts(cell.get("message", "")):
        if text not in entry["messages"]:
            entry["messages"].append(text)
    description = cell.get("description", "")
    if _says_something(description) and not has_messages and not _HANGUL.search(description):
        entry["messages"] += [description] if description not in entry["messages"] else []
    elif _says_something(description):
        entry["meaning"].setdefault(_language(description), description)
    for field, language in (("korean", "ko"), ("english", "en")):
        if _says_something(cell.get(field, "")):
            entry["meaning"].setdefault(language, cell[field])


def _texts(cell: str) -> Iterator[str]:
    for line in cell.split("\n"):
        if _says_something(line):
            yield line.strip()


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _language(text: str) -> str:
    return "ko" if _HANGUL.search(text) else "en"


def _section(heading: str | None, sections: dict[str, str]) -> str:
    """Give the id of the section under a heading; headings without Latin letters are numbered."""
    title = heading or "Errors"
    for known, name in sections.items():
        if name == title:
            return known
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40].strip("-")
    if not re.search("[a-z]", slug) or len(slug) < 3:
        slug = f"section-{len(sections) + 1}"
    while slug in sections:
        slug += "-2"
    sections[slug] = title
    return slug


def _table(table_id: str, path: str, sections: dict[str, str], entries: dict[tuple[str, str], Row]) -> Row:
    for entry in entries.values():
        entry["meaning"] = {"en": entry["meaning"].get("en"), "ko": entry["meaning"].get("ko")}
        entry["kind"] = None
    return {
        "$schema": "table.schema.json",
        "id": table_id,
        "name": {"en": table_id, "ko": None},
        "sources": [
            {"id": "import", "url": None, "retrieved": time.strftime("%Y-%m-%d"), "note": f"drafted from {path}"}
        ],
        "sections": [
            {
                "id": slug,
                "name": {
                    "en": None if _HANGUL.search(title) else title,
                    "ko": title if _HANGUL.search(title) else None,
                },
            }
            for slug, title in sections.items()
        ],
        "errors": list(entries.values()),
    }


def _missing(errors: list[Row]) -> Iterator[str]:
    for what, lacks in (
        ("meaning in English", lambda entry: not entry["meaning"]["en"]),
        ("meaning in Korean", lambda entry: not entry["meaning"]["ko"]),
        ("kind (advice and retry policy)", lambda entry: not entry["kind"]),
        ("message", lambda entry: not entry["messages"]),
    ):
        number = sum(map(lacks, errors))
        if number:
            yield f"{what}: {number} of {len(errors)}"
    yield "payloads, hosts and aliases: so that explain knows the provider (tables/README.md)"


def _heading(grid: Grid, place: int) -> str:
    header = grid.header or ()
    return repr(header[place]) if place < len(header) and header[place] else f"column {place + 1}"


def _shown(grid: Grid) -> str:
    cells = grid.header or (grid.rows[0] if grid.rows else ())
    return " | ".join(cell[:24] for cell in cells[:6]) or "empty"
