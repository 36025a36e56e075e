"""A provider's table, its files laid over each other: the one that wins first, the one that stands by itself last."""

from __future__ import annotations

import os

from errcode.catalog.tablefile import read_table
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from errcode.catalog.table import Row

    Layer = tuple[str, Row]
    """Where a file's answers come from (`bundled` or its path), and what it holds."""

SCHEMA = "table.schema.json"
_UNSEEN = {"$schema", "id", "extends", "errors", "name", "api", "examples", "sources"}
"""Keys of a patch that change what is said of a code and not which code it is: entries say themselves who said it."""


def layers_of(
    provider: str, files: list[str], base: str, note: Callable[[str], None], remark: Callable[[str], None]
) -> list[Layer]:
    """Read the files of a provider's table down to the first that stands by itself.

    One that is broken is noted and left out where another one stands behind it.

    Args:
        provider: Its id.
        files: The files, the one that wins first.
        base: The folder of errcode's own tables.
        note: Takes in what is left out.
        remark: Takes in what is used although something is wrong with it.

    Raises:
        TableError: None of them can be read, or the last one is a broken base.
    """
    layers, own = [], os.path.join(base, f"{provider}.json")
    for path in files:
        try:
            data = read_table(path, provider) if path == own else _checked(path, provider, base, remark)
        except TableError as error:
            if path == files[-1]:
                raise
            note(str(error))
            continue
        layers.append(("bundled" if path == own else path, data))
        if not data.get("extends"):
            break
    return layers


def _checked(path: str, provider: str, base: str, remark: Callable[[str], None]) -> Row:
    """Read a table that is not errcode's own: against the schema when it is first read, then as it was kept."""
    from errcode.catalog import cache
    from errcode.catalog.checked import read_checked

    def make() -> tuple[Row, list[str]]:
        return read_checked(path, provider, os.path.join(base, SCHEMA))

    kept: Any = cache.kept(path, "table", make, 0)
    whole = isinstance(kept, tuple) and len(kept) == 2 and isinstance(kept[0], dict)
    data, remarks = kept if whole and provider in (kept[0].get("id"), kept[0].get("extends")) else make()
    for line in remarks:
        remark(line)
    return data


def laid(provider: str, layers: list[Layer]) -> Row:
    """Lay a provider's tables over each other, the one that wins first.

    Raises:
        TableError: A patch has nothing below it.
    """
    origin, data = layers[-1]
    if data.get("extends"):
        raise TableError(f"{origin}: it extends {provider!r}, and no other folder has that table")
    if len(layers) > 1:
        from errcode.catalog.patch import patched

        for path, patch in reversed(layers[:-1]):
            data = patched(data, patch, path)
    return data


def reshaping(layers: list[Layer]) -> tuple[str, ...]:
    """Give the patches that change how the provider is recognised."""
    return tuple(path for path, patch in layers[:-1] if patch.keys() - _UNSEEN)


def hidden_by(provider: str, files: list[str], base: str, layers: list[Layer]) -> str | None:
    """Give the file that answers in the place of another table, which an update may have brought behind it."""
    origin, data = layers[-1]
    path = os.path.join(base, f"{provider}.json") if origin == "bundled" else origin
    return origin if files[-1] != path and not data.get("replaces") else None
