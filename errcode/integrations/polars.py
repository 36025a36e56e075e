"""Polars: errors of a column of logs as a frame, eager or lazy, the streaming engine included.

from errcode.integrations.polars import explained
explained(pl.scan_parquet("logs/*.parquet"), "line").group_by("provider", "code").len().collect()
"""

from __future__ import annotations

from typing import Any, TypeVar

from errcode.integrations import arrow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import polars as pl

    Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)

_ROW = "errcode_row"
"""The column in which a lazy frame's rows are numbered before it is cut into batches."""


def explained(frame: Frame, column: str, *, providers: str | Iterable[str] = (), keep: Sequence[str] = ()) -> Frame:
    """Explain a column: one row for each finding.

    Args:
        frame: A data frame, or a lazy frame, which stays lazy.
        column: The column of texts: String, Binary, Categorical or Enum.
        providers: Ids, names or aliases of the providers whose text it is; none means that they are recognised.
        keep: Names of columns whose values go along with each finding.

    Returns:
        The columns of `errcode.integrations.arrow.SCHEMA`, then the kept ones.

    Raises:
        UsageError: A provider or a column does not exist, or the column holds no text.
    """
    import polars as pl

    only = arrow.named(providers)
    if isinstance(frame, pl.DataFrame):
        eager: pl.DataFrame = _explained(frame, column, only, keep)
        return eager
    schema = frame.collect_schema()
    _explained(schema.to_frame(), column, only, keep)  # says what is wrong before anything is read
    numbered = frame.select(list(dict.fromkeys((column, *keep)))).with_row_index(_ROW)

    def batch(part: Any) -> Any:
        found = _explained(part, column, only, [*keep, _ROW])
        return found.with_columns(pl.col(_ROW).cast(pl.Int64).alias("row")).drop(_ROW)

    kept = {name: schema[name] for name in keep}
    return numbered.map_batches(batch, schema={**_schema(), **kept}, streamable=True)


def _explained(frame: Any, column: str, only: tuple[str, ...], keep: Sequence[str]) -> Any:
    import polars as pl
    import pyarrow as pa

    chosen = frame.select([name for name in dict.fromkeys((column, *keep)) if name in frame.columns]).to_arrow()
    arrow.check(chosen.schema, column, keep)
    found = list(arrow.explained(chosen.to_batches(), column, providers=only, keep=keep))
    schema = pl.Schema({**_schema(), **{name: frame.schema[name] for name in keep}})
    if not found:
        return schema.to_frame()
    made = pl.from_arrow(pa.Table.from_batches(found))
    return made.cast(schema) if isinstance(made, pl.DataFrame) else schema.to_frame()


def _schema() -> dict[str, Any]:
    import polars as pl

    kinds: dict[str, Any] = {
        "string": pl.String(),
        "int64": pl.Int64(),
        "int32": pl.Int32(),
        "bool": pl.Boolean(),
        "double": pl.Float64(),
        "list<string>": pl.List(pl.String()),
    }
    return {name: kinds[kind] for name, (kind, _) in arrow.COLUMNS.items()}


def errors(providers: str | Iterable[str] = ()) -> pl.DataFrame:
    """Give the tables as a frame to join with, a row for each provider, code and section."""
    import polars as pl

    made = pl.from_arrow(arrow.errors(providers))
    assert isinstance(made, pl.DataFrame)
    return made
