"""Spark: errors of a column of logs as a data frame, over Arrow batches; batch and streaming alike.

    from errcode.integrations.spark import explained
    explained(spark.read.text("logs/"), "value").groupBy("provider", "code").count()

Executors need errcode of the driver's version: a wheel in their image, or `--archives` (`docs/scale.md`).
"""

from __future__ import annotations

from typing import Any

from errcode import __version__
from errcode.integrations import arrow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType


def explained(
    frame: DataFrame, column: str, *, providers: str | Iterable[str] = (), keep: Sequence[str] = ()
) -> DataFrame:
    """Explain a column: one row for each finding.

    Args:
        frame: A data frame, of a batch or of a stream.
        column: The column of texts: string or binary.
        providers: Ids, names or aliases of the providers whose text it is; none means that they are recognised.
        keep: Names of columns whose values go along with each finding.

    Returns:
        The columns of `errcode.integrations.arrow.SCHEMA`, then the kept ones; `row` counts within a partition.

    Raises:
        UsageError: A provider or a column does not exist, or the column holds no text: said before the job starts.
    """
    only = arrow.named(providers)
    _check(frame, column, keep)
    chosen = frame.select(*dict.fromkeys((column, *keep)))
    return chosen.mapInArrow(_mapper(__version__, column, only, tuple(keep)), _schema(frame, keep))


def errors(spark: SparkSession, providers: str | Iterable[str] = ()) -> DataFrame:
    """Give the tables as a data frame to join with, a row for each provider, code and section."""
    table = arrow.errors(providers)
    from pyspark.sql import types

    fields = [
        types.StructField(name, types.IntegerType() if name == "http_status" else types.StringType())
        for name in table.column_names
    ]
    rows = list(zip(*(table.column(name).to_pylist() for name in table.column_names), strict=True))
    return spark.createDataFrame(rows, types.StructType(fields))


def _mapper(version: str, column: str, only: tuple[str, ...], keep: tuple[str, ...]) -> Callable[[Any], Any]:
    """Make what an executor runs; it names nothing of this module, so that it can say what is missing there."""

    def explain(batches: Iterator[Any]) -> Iterator[Any]:
        ship = "ship the driver's: a wheel in the executors' image, or --archives environment.tar.gz (docs/scale.md)"
        try:
            import errcode
            from errcode.integrations.arrow import explained as found
        except ImportError as error:
            raise RuntimeError(f"errcode is not installed on this executor ({error}); {ship}") from None
        if errcode.__version__ != version:
            there = errcode.__version__
            raise RuntimeError(f"errcode is {there} on this executor and {version} on the driver; {ship}")
        yield from found(batches, column, providers=only, keep=keep)

    return explain


def _check(frame: DataFrame, column: str, keep: Sequence[str]) -> None:
    from pyspark.sql import types

    there = {field.name: field.dataType for field in frame.schema.fields}
    arrow.check_names(list(there), column, keep)
    if not isinstance(there[column], (types.StringType, types.BinaryType)):
        raise arrow.no_text(column, there[column].simpleString())


def _schema(frame: DataFrame, keep: Sequence[str]) -> StructType:
    from pyspark.sql import types

    kinds = {
        "string": types.StringType(),
        "int64": types.LongType(),
        "int32": types.IntegerType(),
        "bool": types.BooleanType(),
        "double": types.DoubleType(),
        "list<string>": types.ArrayType(types.StringType()),
    }
    found = [types.StructField(name, kinds[kind]) for name, (kind, _) in arrow.COLUMNS.items()]
    return types.StructType([*found, *(frame.schema[name] for name in keep)])
