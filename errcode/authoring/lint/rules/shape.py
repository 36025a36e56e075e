"""A table is as `tables/table.schema.json` says: known keys, right types, allowed values; its texts are characters."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem
from errcode.catalog.shape import faults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.lint.run import Known
    from errcode.catalog.located import Path

SCOPE = "table"
STAGE = "shape"


def check(table: Any, known: Known) -> Iterator[Problem]:
    """Give everything that the schema does not allow."""
    yield from (Problem(path=path, text=text) for path, text in faults(table, known.schema))
    yield from _halves(table, ())


def _halves(value: Any, path: Path) -> Iterator[Problem]:
    """Find half characters (lone surrogates), which JSON's escapes can write and no file can hold."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            before = value[max(error.start - 20, 0) : error.start]
            yield Problem(path=path, text=f"half a character (a lone surrogate) behind {before!r}; write the whole one")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _halves(key, (*path, "key", key))
            yield from _halves(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _halves(inner, (*path, place))
