"""Arrow: record batches in, batches of findings out. What the engines of data frames are served by.

    for batch in explained(dataset.to_batches(), "line", keep=["time"]):
        ...

A row is a record by itself; lines of one error that stand in several rows are joined first (`docs/scale.md`).
"""

from __future__ import annotations

import gc
import threading
from bisect import bisect_right
from contextlib import contextmanager
from typing import Any

from errcode import engine as engines
from errcode.logs.parts import SEGMENT
from errcode.logs.rows import RowScanner
from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from errcode.engine import Engine
    from errcode.finding import Finding
    from errcode.logs.kinds import Findings

COLUMNS: dict[str, tuple[str, str]] = {
    "row": ("int64", "number of the input's row, from 0, over all batches"),
    "provider": ("string", "id of the provider"),
    "code": ("string", "as the API writes it, always text"),
    "section": ("string", "topic or product; null where nothing told it"),
    "name": ("string", "symbolic name"),
    "kind": ("string", "id of the kind"),
    "retry": ("string", "fix, wait, resync, check, person or none"),
    "certain": ("bool", "whether provider and code are certain"),
    "known": ("bool", "whether the code is in the provider's table"),
    "http_status": ("int32", "the status beside the error, else the documented one"),
    "message": ("string", "the message as it stands in the row"),
    "params": ("list<string>", "what its placeholders held"),
    "retry_after": ("double", "seconds to wait, where the row says so"),
}
"""The columns of the findings: Arrow type and meaning."""

_scanners: dict[tuple[str, ...], tuple[object, RowScanner]] = {}
"""What this process scans with, by providers, and the tables' state that it was made of."""
_lock = threading.RLock()


def __getattr__(name: str) -> Any:
    if name == "SCHEMA":
        return schema()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def schema() -> pa.Schema:
    """Give the schema of the findings (`SCHEMA`), without the columns that `keep=` adds."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "int64": pa.int64(),
        "int32": pa.int32(),
        "bool": pa.bool_(),
        "double": pa.float64(),
        "list<string>": pa.list_(pa.string()),
    }
    return pa.schema(
        [pa.field(name, types[kind], metadata={"meaning": text}) for name, (kind, text) in COLUMNS.items()]
    )


def explained(
    batches: Iterable[pa.RecordBatch],
    column: str,
    *,
    providers: str | Iterable[str] = (),
    keep: Sequence[str] = (),
) -> Iterator[pa.RecordBatch]:
    """Explain a column of record batches, a batch at a time.

    Args:
        batches: Record batches (of a dataset, a Parquet file, a table's `to_batches()`).
        column: The column of texts: string, large_string, string_view, binary of each kind, or a dictionary of these.
        providers: Ids, names or aliases of the providers whose text it is; none means that they are recognised.
        keep: Names of columns whose values go along with each finding.

    Yields:
        One batch for each of the input, a row for each finding (`SCHEMA`, then the kept columns); none where nothing is
        found.

    Raises:
        UsageError: A provider or a column does not exist, or the column holds no text.
    """
    only = named(providers)
    before = 0
    for batch in batches:
        check(batch.schema, column, keep)
        found = findings_by_row(batch.column(column), only)
        if found:
            yield _batch(found, before, batch, keep)
        before += batch.num_rows


def named(providers: str | Iterable[str]) -> tuple[str, ...]:
    """Give the ids of providers.

    Raises:
        UsageError: One of them is none.
    """
    from errcode.query import resolved

    return tuple(resolved(providers, engines.shared().catalog))


def check(given: pa.Schema, column: str, keep: Sequence[str] = ()) -> None:
    """See to it that a column can be explained and others can be kept.

    Raises:
        UsageError: One does not exist, has the name of a column of the findings, or holds no text.
    """
    check_names(given.names, column, keep)
    if not is_text(given.field(column).type):
        raise no_text(column, given.field(column).type)


def check_names(there: Sequence[str], column: str, keep: Sequence[str] = ()) -> None:
    """See to it that columns exist and that those kept have no name of the findings' columns.

    Raises:
        UsageError: One does not exist, or has such a name.
    """
    for name in (column, *keep):
        if name not in there:
            listed = ", ".join(there[:20])
            raise UsageError(f"no column {name!r}; there are {listed}", f"{name!r} 열이 없습니다. 있는 열: {listed}")
    for name in keep:
        if name in COLUMNS:
            raise UsageError(
                f"keep: {name!r} is a column of the findings; rename yours first",
                f"keep: {name!r}은(는) 결과의 열 이름입니다. 먼저 이름을 바꾸세요",
            )


def no_text(column: str, kind: object) -> UsageError:
    """Give the error of a column that holds something else than text."""
    return UsageError(
        f"column {column!r} holds {kind}, no text; cast it to string first",
        f"{column!r} 열은 텍스트가 아니라 {kind}입니다. 먼저 string으로 변환하세요",
    )


def is_text(kind: pa.DataType) -> bool:
    """Tell whether a column of a type holds texts or bytes."""
    import pyarrow as pa

    t = pa.types
    if t.is_dictionary(kind):
        return is_text(kind.value_type)
    views = t.is_string_view(kind) or t.is_binary_view(kind)
    return bool(views or t.is_string(kind) or t.is_large_string(kind) or t.is_binary(kind) or t.is_large_binary(kind))


def found_in(array: pa.Array, only: tuple[str, ...] = ()) -> Iterator[tuple[int, Finding]]:
    """Give each finding of an array of texts with the number of its row, in order."""
    for row, findings in findings_by_row(array, only):
        for _, finding in findings:
            yield row, finding


def findings_by_row(array: pa.Array, only: tuple[str, ...] = ()) -> list[tuple[int, Findings]]:
    """Give the number of each row of an array of texts that holds an error, and its findings, in order."""
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        return _in_dictionary(array, only)
    if not len(array):
        return []
    wide = pa.types.is_large_string(array.type) or pa.types.is_large_binary(array.type)
    narrow = pa.types.is_string(array.type) or pa.types.is_binary(array.type)
    plain = array if wide or narrow else array.cast(pa.large_binary())
    _, offsets, values = plain.buffers()
    bounds = memoryview(offsets).cast("i" if narrow else "q")[plain.offset : plain.offset + len(plain) + 1]
    if values is None or bounds[0] == bounds[-1]:
        return []
    gaps = plain.null_count
    found: list[tuple[int, Findings]] = []
    with _undisturbed():
        for first, last in _blocks(bounds):
            # One copy of the block's bytes; no text is made of a row that tells nothing.
            begin = bounds[first]
            data = values.slice(begin, bounds[last] - begin).to_pybytes()
            with _lock:
                rows = scanner(only).rows(data, bounds[first : last + 1])
            if gaps:
                rows = [(row, findings) for row, findings in rows if plain[first + row].is_valid]
            found += [(first + row, findings) for row, findings in rows] if first else rows
    return found


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Have no garbage looked for: all that is made is kept or gone at once, and looking takes a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _blocks(bounds: memoryview) -> Iterator[tuple[int, int]]:
    """Give spans of rows that are few enough bytes to stay in a processor's cache while they are searched."""
    first, rows = 0, len(bounds) - 1
    while first < rows:
        last = max(bisect_right(bounds, bounds[first] + SEGMENT, first) - 1, first + 1)
        yield first, last
        first = last


def _in_dictionary(array: pa.Array, only: tuple[str, ...]) -> list[tuple[int, Findings]]:
    """Look at each value of a dictionary once."""
    values = dict(findings_by_row(array.dictionary, only))
    indices = array.indices.to_pylist() if values else ()
    return [(row, values[index]) for row, index in enumerate(indices) if index in values]


def scanner(only: tuple[str, ...] = ()) -> RowScanner:
    """Give what this process scans with; it is made once, and anew when a table has changed."""
    engine: Engine = engines.shared(only)
    diagnoser = engine.diagnoser
    made = _scanners.get(only)
    if made is None or made[0] is not diagnoser:
        rows = RowScanner(engine.tables, lambda: engine.diagnoser, engine.catalog.network)
        made = _scanners[only] = (diagnoser, rows)
    return made[1]


def values_of(finding: Finding) -> tuple[Any, ...]:
    """Give a finding's values for `COLUMNS`, without the row."""
    entry, raw = finding.entry, finding.raw
    status = raw.http_status if raw.http_status is not None else entry.http_status if entry else None
    return (
        finding.provider,
        finding.code,
        finding.section,
        entry.name if entry else None,
        finding.kind,
        finding.retry,
        finding.certain,
        finding.known,
        status,
        raw.message,
        list(finding.params),
        finding.retry_after,
    )


def _batch(
    found: list[tuple[int, Findings]], before: int, batch: pa.RecordBatch, keep: Sequence[str]
) -> pa.RecordBatch:
    """Lay the findings of a batch out: the values of each once, then taken for every row that holds it."""
    import pyarrow as pa

    made = schema()
    findings = {id(finding): finding for _, in_row in found for _, finding in in_row}
    places = {finding: place for place, finding in enumerate(findings)}
    numbers = [row for row, in_row in found for _ in in_row]
    taken = [places[id(finding)] for _, in_row in found for _, finding in in_row]
    rows, indices = pa.array(numbers, pa.int64()), pa.array(taken, pa.int32())
    arrays = [pa.array([before + row for row in numbers], pa.int64()) if before else rows]
    fields = [made.field(place) for place in range(1, len(made))]
    columns = zip(*map(values_of, findings.values()), strict=True)
    arrays += [pa.array(list(values), field.type).take(indices) for values, field in zip(columns, fields, strict=True)]
    for name in keep:
        made = made.append(batch.schema.field(name))
        arrays.append(batch.column(name).take(rows))
    return pa.RecordBatch.from_arrays(arrays, schema=made)


def errors(providers: str | Iterable[str] = ()) -> pa.Table:
    """Give the tables as one relation to join with, a row for each provider, code and section (`docs/exports.md`)."""
    import pyarrow as pa

    from errcode.authoring import export

    only = named(providers)
    entries = [entry for table in engines.shared().catalog.tables(only) for entry in table]
    rows = list(export.errors(entries))
    types = [pa.int32() if name == "http_status" else pa.string() for name in export.ERRORS]
    made = pa.schema(list(zip(export.ERRORS, types, strict=True)))
    return pa.table([pa.array([row[place] for row in rows], kind) for place, kind in enumerate(types)], schema=made)
