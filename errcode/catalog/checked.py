"""A table that is not errcode's own, read: what no command could use is refused, with its line and the remedy."""

from __future__ import annotations

from errcode.catalog import fastjson
from errcode.catalog.shape import checker
from errcode.catalog.tablefile import read, read_table, text_in
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from errcode.catalog.located import Path
    from errcode.catalog.shape import Check, Fault
    from errcode.catalog.table import Row

_checkers: dict[str, Check] = {}
"""File of a schema → what was made of it: a folder may hold hundreds of tables."""


def read_checked(path: str, provider: str, schema: str) -> tuple[Row, list[str]]:
    """Read a table and look at it against its schema.

    Args:
        path: Its file.
        provider: Whose table it must be.
        schema: The file of the schema.

    Returns:
        The table, and a line for each key in it that nobody knows (it is read without them).

    Raises:
        TableError: It cannot be read, is broken, or holds something where something else must stand.
    """
    data = read_table(path, provider)
    found: list[Fault] = []
    if schema not in _checkers:
        _checkers[schema] = checker(read(schema))
    _checkers[schema](data, (), found)
    found += _halves(data)
    wrong = [fault for fault in found if not _unknown(fault)]
    if not found:
        return data, []
    if wrong:
        more = f" ({len(wrong) - 1} more: errcode tables validate {path})" if len(wrong) > 1 else ""
        raise TableError(f"{_place(path, wrong[0])}: {wrong[0][1]}{more}")
    remark = f"{_place(path, found[0])}: {found[0][1]} (read without it)"
    for fault in found:
        _leave_out(data, fault[0])
    return data, [remark]


def _leave_out(data: Row, path: Path) -> None:
    """Take a key that nobody knows out of a table: what stands under it was not looked at."""
    inner: Any = data
    for step in path[:-2]:
        inner = inner[step]
    inner.pop(path[-1])


def _unknown(fault: Fault) -> bool:
    return fault[0][-2:-1] == ("key",)


def _halves(data: Row) -> list[Fault]:
    """Find texts that hold half a character, which JSON can write and nobody can show or search for."""
    try:
        fastjson.dumps(data).encode()
    except UnicodeEncodeError as error:
        shown = error.object[max(error.start - 20, 0) : error.start]
        return [((), f"half a character (a lone surrogate) behind {shown!r}; write the whole one")]
    except (ValueError, RecursionError, MemoryError):
        return [((), "it is nested too deeply, or a number in it is too long; no table is like that")]
    return []


def _place(path: str, fault: Fault) -> str:
    """Give file, line and column of a fault; the file alone where its text is no table's."""
    from errcode.catalog.located import parse

    try:
        [(line, column)] = parse(text_in(path), path).lines_columns([fault[0]])
    except (TableError, ValueError, RecursionError):
        return path
    return f"{path}:{line}:{column}"
