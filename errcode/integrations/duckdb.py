"""DuckDB: the tables as a relation, and a function that gives the errors of a text.

from errcode.integrations.duckdb import register
register(connection)
connection.sql("SELECT e.* FROM (SELECT unnest(errcode_explain(line)) AS e FROM logs)")
"""

from __future__ import annotations

from typing import Any

from errcode.integrations import arrow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

_TYPES = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "bool": "BOOLEAN",
    "double": "DOUBLE",
    "list<string>": "VARCHAR[]",
}


def register(connection: duckdb.DuckDBPyConnection, *, providers: str | Iterable[str] = ()) -> None:
    """Make the tables and the function known to a connection.

    `errcode_errors` is a view of the tables, a row for each provider, code and section. `errcode_explain(text)` gives
    a list of structs with the columns of `errcode.integrations.arrow.SCHEMA` but `row`, empty where the text tells no
    error and for NULL; `unnest` makes rows of it. It works on vectors of rows, not on one row at a time.

    Args:
        connection: An open connection.
        providers: Ids, names or aliases of the providers whose text it is; none means that they are recognised.

    Raises:
        UsageError: A provider does not exist.
    """
    only = arrow.named(providers)
    connection.register("errcode_errors", arrow.errors(only))
    fields = ", ".join(f"{name} {_TYPES[kind]}" for name, (kind, _) in arrow.COLUMNS.items() if name != "row")

    def explain(texts: Any) -> Any:
        return _listed(texts, only)

    create: Any = connection.create_function  # its types know fewer words than it takes
    returned = f"STRUCT({fields})[]"
    create("errcode_explain", explain, ["VARCHAR"], returned, type="arrow", null_handling="special")


def _listed(texts: Any, only: tuple[str, ...]) -> Any:
    """Give the findings of a vector of texts: a list for each."""
    import pyarrow as pa

    chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
    names = [name for name in arrow.COLUMNS if name != "row"]
    kind = pa.list_(pa.struct([field for field in arrow.schema() if field.name != "row"]))
    listed: list[list[dict[str, Any]]] = []
    for chunk in chunks:
        rows: list[list[dict[str, Any]]] = [[] for _ in range(len(chunk))]
        for row, finding in arrow.found_in(chunk, only):
            rows[row].append(dict(zip(names, arrow.values_of(finding), strict=True)))
        listed += rows
    return pa.array(listed, kind)
