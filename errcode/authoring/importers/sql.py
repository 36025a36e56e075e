"""SQL: rows that statements insert into a table."""

from __future__ import annotations

import re

from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_INSERT = re.compile(
    r"insert\s+(?:ignore\s+)?into\s+([\w.`\"\[\]]{1,120})\s*(?:\(([^()]{0,2000})\))?\s*values\s*", re.IGNORECASE
)
_VALUE = re.compile(r"\s*(?:N?'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\"|([^,()'\"\s]+))\s*([,)])")


def grids(text: str) -> Iterator[Grid]:
    """Give the inserted rows of each table, under the columns that the statement names."""
    grouped: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]] = {}
    for found in _INSERT.finditer(text):
        table = found[1].strip('`"[]').rpartition(".")[2]
        columns = tuple(name.strip(' `"[]\n\t') for name in (found[2] or "").split(",") if name.strip())
        grouped.setdefault((table, columns), []).extend(_rows(text, found.end()))
    for (table, columns), rows in grouped.items():
        yield Grid(headings=(table,), header=columns or None, rows=tuple(rows), place=f"table {table}")


def _rows(text: str, at: int) -> Iterator[tuple[str, ...]]:
    """Read `(…), (…)` behind VALUES."""
    while text[at : at + 1] == "(":
        row: list[str] = []
        at += 1
        while found := _VALUE.match(text, at):
            quoted = found[1].replace("''", "'") if found[1] is not None else found[2]
            row.append(quoted if quoted is not None else "" if found[3].casefold() == "null" else found[3])
            at = found.end()
            if found[4] == ")":
                break
        yield tuple(row)
        more = re.compile(r"\s*,\s*").match(text, at)
        at = more.end() if more else at
