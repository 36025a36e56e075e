"""A table is as `tables/table.schema.json` says: known keys, right types, allowed values."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem
from errcode.catalog.shape import faults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.lint.run import Known

SCOPE = "table"
STAGE = "shape"


def check(table: Any, known: Known) -> Iterator[Problem]:
    """Give everything that the schema does not allow."""
    return (Problem(path=path, text=text) for path, text in faults(table, known.schema))
