"""Tables and vocabulary as the page carries them: columns, because like stands beside like there, and deflated."""

from __future__ import annotations

import json
import os
import zlib
from base64 import b64encode
from http import HTTPStatus

from errcode.catalog.folders import VOCABULARY, bundled_folder
from errcode.catalog.tablefile import read
from errcode.catalog.vocabulary import SITUATIONS, SYNONYMS, used
from errcode.matching import situations, synonyms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from errcode.catalog.catalog import Catalog, Table

    Row = dict[str, Any]

UNUSED = {"$schema", "examples", "errors", "replaces", "extends"}
"""Keys of a table that a reader has no use for, or that are given otherwise."""


def data(catalog: Catalog, tables: Sequence[Table]) -> Row:
    """Give everything that the page knows."""
    base = catalog.folders[-1]
    spoken, alike = (_of(name, catalog) for name in (SITUATIONS, SYNONYMS))
    happen = [situations.read(folder, forms=folder != bundled_folder()) for folder in spoken]
    vocabulary = {name: _vocabulary(base, name) for name in ("kinds", "cases", "network", "topics")}
    return {
        "tables": [_table(table) for table in tables],
        "rows": _columns([row for table in tables for row in table.rows]),
        "synonyms": [row for folder in alike for row in synonyms.read(folder)],
        "situations": [situations.needled(row) for rows, _ in happen for row in rows],
        "objects": [row for _, objects in happen for row in objects],
        "phrases": {status.value: status.phrase for status in HTTPStatus},
        **{name: {key: value for key, value in part.items() if key != "$schema"} for name, part in vocabulary.items()},
    }


def _of(name: str, catalog: Catalog) -> list[str]:
    """Give the folders whose file of words is used, the bundled one last."""
    others = [folder for folder in catalog.folders if folder != bundled_folder()]
    return [*(folder for folder in others if used(folder, name, catalog.remarks.append)), bundled_folder()]


def packed(value: object) -> str:
    """Give a value as JSON, deflated, in base64; the same value gives the same text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 9)).decode()


def _table(table: Table) -> Row:
    kept = {key: value for key, value in table.data.items() if key not in UNUSED}
    return {"table": kept, "origin": published(table.origin), "count": len(table.rows)}


def published(origin: str) -> str:
    """Give a table's origin without the folders of whoever builds the site."""
    return os.path.basename(origin)


def _columns(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Give rows by their keys, meanings by language; where a row lacks one, nothing stands in its place.

    Columns of all tables deflate to a tenth less than those of each.
    """
    flat = [{**row, **{f"meaning.{lang}": text for lang, text in (row.get("meaning") or {}).items()}} for row in rows]
    keys = dict.fromkeys(key for row in flat for key in row if key != "meaning")
    columns = {key: [row.get(key) for row in flat] for key in keys}
    if "origin" in columns:
        columns["origin"] = [published(origin) if origin else None for origin in columns["origin"]]
    return columns


def _vocabulary(folder: str, name: str) -> Row:
    return read(os.path.join(folder, VOCABULARY, f"{name}.json"))
