"""How the index of the bundled tables is made, when the wheel is built (`hatch_build.py`)."""

from __future__ import annotations

import json
import os
from typing import Any

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import VOCABULARY
from errcode.text.visible import columns, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from errcode.catalog.catalog import Table

ENTRIES = b'\n  "errors": ['
"""What stands before the entries of a table in its canonical form: its last key."""


def write_index(tables: str, target: str) -> None:
    """Write the index of the tables in one folder into another.

    Raises:
        ValueError: A table cannot be indexed: it is not in its canonical form, or a code holds a tab or a line end.
    """
    os.makedirs(target, exist_ok=True)
    for name, text in index_files(tables).items():
        with open(os.path.join(target, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


def index_files(tables: str) -> dict[str, str]:
    """Give the files of the index of the tables in a folder: name → text."""
    catalog = Catalog([tables])
    files: dict[str, str] = {}
    holders: dict[str, list[str]] = {}
    providers = []
    for id_ in catalog.ids():
        table = catalog.table(id_)
        with open(os.path.join(tables, f"{id_}.json"), "rb") as file:
            data = file.read()
        places = _places(data, table)
        for word in places:
            holders.setdefault(word, []).append(id_)
        providers.append([id_, str(len(data)), *table.provider.names])
        files[f"{id_}.txt"] = f"{len(data)}\t{_entries_at(data)}\n" + _lines(places)
        files[f"{id_}.codes"] = f"{len(data)}\n" + code_lines(table)
        files[f"{id_}.words"] = f"{len(data)}\n" + "\n".join(sorted(table.spelled))
    return files | {
        "_providers.txt": "".join("\t".join(map(_word, line)) + "\n" for line in providers),
        "_codes.txt": "\n" + _lines(holders),
        "_kinds.txt": _kinds(os.path.join(tables, VOCABULARY)),
    }


def _kinds(folder: str) -> str:
    """Give where the vocabulary's files speak of each kind, of its situations, and of the policies."""
    lines: dict[str, list[str]] = {}
    sizes = []
    for name in ("kinds.json", "cases.json"):
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        sizes.append(str(len(data)))
        for start, length in _spans(data, 0):
            row = json.loads(data[start : start + length])
            word = f"cases {row['kind']}" if "kind" in row else f"kind {row['id']}" if "retry" in row else "retries"
            lines.setdefault(word, []).append(f"{start}+{length}")
    return "\t".join(sizes) + "\n" + _lines(lines)


def code_lines(table: Table) -> str:
    """Give a line for each code of a table: the code, and the message or meaning of its first entry."""
    texts: dict[str, str] = {}
    for entry in table:
        text = entry.messages[0].text if entry.messages else entry.meaning.en or entry.meaning.ko
        texts.setdefault(entry.code, " ".join((text or entry.name or "").split())[:100])
    return text_of(columns(code, text) for code, text in texts.items())


def _places(data: bytes, table: Table) -> dict[str, list[str]]:
    """Give where the entries of each code and name stand: `start+length`, in bytes."""
    places: dict[str, list[str]] = {}
    if ENTRIES not in data:
        raise ValueError(f"{table.provider.id}: it is not in its canonical form; run: errcode tables format")
    spans = list(_spans(data, _entries_at(data)))
    if [json.loads(data[start : start + length]) for start, length in spans] != table.rows:
        raise ValueError(f"{table.provider.id}: the entries are not the last thing in it; run: errcode tables format")
    for row, (start, length) in zip(table.rows, spans, strict=True):
        for word in dict.fromkeys(text.casefold() for text in (row["code"], row.get("name")) if text):
            places.setdefault(word, []).append(f"{start}+{length}")
    return places


def _spans(data: bytes, begin: int) -> Iterator[tuple[int, int]]:
    """Give start and length of each row: what stands between a brace on four blanks and the next."""
    while (start := data.find(b"\n    {", begin)) >= 0:
        begin = data.index(b"\n    }", start) + len(b"\n    }")
        yield start + 5, begin - start - 5


def _entries_at(data: bytes) -> int:
    return data.rindex(ENTRIES) + len(ENTRIES)


def _lines(values: Mapping[str, list[Any]]) -> str:
    return "".join("\t".join(map(_word, (word, *values[word]))) + "\n" for word in sorted(values))


def _word(text: str) -> str:
    if "\t" in text or "\n" in text or "\r" in text:
        raise ValueError(f"{text!r} cannot be indexed")
    return text
