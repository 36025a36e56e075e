"""Data frames: the same answers as the command line from Arrow, Polars, DuckDB and Spark."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from errcode import UsageError
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder

REQUIRED = os.environ.get("ERRCODE_REQUIRE_ENGINES")


def engine(name):
    """Import a library, or skip with the reason; where engines are required, fail."""
    if REQUIRED:
        return __import__(name)
    return pytest.importorskip(name, reason=f"{name} is not installed: pip install 'errcode[engines]'")


pa = engine("pyarrow")

from errcode.integrations import arrow  # noqa: E402 - only where there is Arrow

BINANCE = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'
COINONE = 'coinone {"result":"error","error_code":"105","error_msg":"Price is not correct"}'
ROWS = [BINANCE, None, "", "all is well", COINONE, "bybit retCode=10006"]
FOUND = [(0, "binance", "-1021"), (4, "coinone", "105"), (5, "bybit", "10006")]


def found(batches, **options):
    """Give row, provider and code of each finding."""
    rows = [row for batch in arrow.explained(batches, "line", **options) for row in batch.to_pylist()]
    return [(row["row"], row["provider"], row["code"]) for row in rows]


def batch(array):
    """Give a batch of one column."""
    return pa.record_batch([array], ["line"])


KINDS = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_kind_of_text(kind):
    """Texts and bytes of every layout give the same findings, sliced and with nulls."""
    encoded = [None if row is None else row.encode() for row in ROWS]
    array = pa.array(encoded if "binary" in str(kind) else ROWS, kind)
    assert found([batch(array)]) == FOUND
    assert found([batch(array).slice(3)]) == [(row - 3, *rest) for row, *rest in FOUND[1:]]
    assert found([batch(array).slice(1, 2)]) == []


def test_a_dictionary_is_looked_at_once():
    """Dictionary-encoded columns give a finding for every row of a value."""
    array = pa.array([BINANCE, None, COINONE, BINANCE]).dictionary_encode()
    assert found([batch(array)]) == [(0, "binance", "-1021"), (2, "coinone", "105"), (3, "binance", "-1021")]


def test_rows_are_counted_over_batches():
    """The row is the input's, not the batch's; empty batches and batches without errors count."""
    batches = [batch(pa.array(rows, pa.string())) for rows in ([BINANCE], [], ["fine", "fine"], [COINONE])]
    assert found(batches) == [(0, "binance", "-1021"), (3, "coinone", "105")]


def test_what_is_kept_goes_along():
    """Columns named in `keep` have the values of the finding's row, and their own type."""
    given = pa.record_batch([pa.array(ROWS), pa.array(range(6), pa.int16())], ["line", "number"])
    [made] = arrow.explained([given], "line", keep=["number"])
    assert made.schema.field("number").type == pa.int16()
    assert made.column("number").to_pylist() == [0, 4, 5]


def test_the_schema_is_documented():
    """Findings have the documented columns; codes are text, whatever they look like."""
    assert arrow.SCHEMA.names == list(arrow.COLUMNS)
    assert arrow.SCHEMA.field("code").type == pa.string()
    [made] = arrow.explained([batch(pa.array([BINANCE]))], "line")
    assert made.schema == arrow.SCHEMA
    row = made.to_pylist()[0]
    assert (row["retry"], row["certain"], row["known"], row["kind"]) == ("resync", True, True, "nonce")


def test_a_row_cannot_speak_for_its_neighbour():
    """A key that ends a row and a value that begins the next are two rows; nothing is found across them."""
    assert found([batch(pa.array(['coinone {"result":"error","error_code":', '"105"}']))]) == []


def test_bad_rows():
    """Invalid UTF-8, a row of 80 MB and text of many lines give an answer or none, never an exception."""
    broken = pa.array([b"\xff\xfe " + BINANCE.encode(), b"\x00\x01"], pa.binary())
    assert found([batch(broken)]) == [(0, "binance", "-1021")]
    long = pa.array(["x" * (80 << 20) + COINONE], pa.large_string())
    assert found([batch(long)]) == [(0, "coinone", "105")]
    traceback = f"Traceback (most recent call last):\n  File 'a.py', line 1\nBinanceAPIException: {BINANCE}\n"
    assert found([batch(pa.array([traceback]))]) == [(0, "binance", "-1021")]


def test_what_cannot_be_explained_is_said():
    """A column that is missing or holds no text, and a name that is taken, are told before anything is read."""
    given = pa.record_batch([pa.array(ROWS), pa.array(range(6))], ["line", "code"])
    with pytest.raises(UsageError, match="no column 'lime'; there are line, code"):
        next(arrow.explained([given], "lime"))
    with pytest.raises(UsageError, match="holds int64, no text"):
        next(arrow.explained([given], "code"))
    with pytest.raises(UsageError, match="rename yours"):
        next(arrow.explained([given], "line", keep=["code"]))
    with pytest.raises(UsageError, match="did you mean binance"):
        next(arrow.explained([given], "line", providers="binanse"))


def test_the_tables_to_join_with():
    """The relation has a row per provider, code and section; statuses are numbers, codes are text."""
    table = arrow.errors("coinone")
    assert table.schema.field("http_status").type == pa.int32()
    assert "coinone:105" in table.column("key").to_pylist()


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """Write a log of every table's examples among healthy lines; give it with the command line's counts."""
    catalog = Catalog([bundled_folder()])
    texts = []
    for id_ in catalog.ids():
        data = json.loads((Path(bundled_folder()) / f"{id_}.json").read_text(encoding="utf-8"))
        texts += [example["text"] for example in data.get("examples", ()) if "\n" not in example["text"]]
    path = tmp_path_factory.mktemp("log") / "bot.log"
    lines = [
        line
        for number, text in enumerate(texts)
        for line in (f"2026-11-20 03:10:{number % 60:02} ERROR {text}", f"2026-11-20 03:10:{number % 60:02} INFO well")
    ]
    path.write_text("".join(f"{line}\n" for line in lines * 3), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "errcode", "explain", "--summary", "--json", str(path)], capture_output=True, text=True
    )
    counts = Counter()
    for row in map(json.loads, ran.stdout.splitlines()):
        counts[row["provider"], row["code"]] += row["count"]
    return path, counts


def lines_of(path):
    """Give the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def test_arrow_counts_as_the_command_line(log):
    """Counts by provider and code are those of `explain --summary`, however the rows are cut into batches."""
    path, counts = log
    table = pa.table({"line": lines_of(path)})
    for size in (1_000_000, 37):
        rows = found(table.to_batches(max_chunksize=size))
        assert Counter((provider, code) for _, provider, code in rows) == counts


def test_polars_counts_as_the_command_line(log):
    """Eager, lazy and streaming frames give the same counts; a lazy frame stays lazy and knows its schema."""
    pl = engine("polars")
    from errcode.integrations.polars import errors, explained

    path, counts = log
    frame = pl.DataFrame({"line": lines_of(path)}).with_row_index("number")
    eager = explained(frame, "line", keep=["number"])
    assert Counter(zip(eager["provider"], eager["code"], strict=True)) == counts
    assert eager["row"].to_list() == eager["number"].to_list()
    lazy = explained(frame.lazy(), "line", keep=["number"])
    assert lazy.collect_schema() == eager.schema
    for how in ("in-memory", "streaming"):
        assert lazy.collect(engine=how).sort("row").equals(eager)
    assert explained(pl.DataFrame({"line": ["well"]}), "line").schema["code"] == pl.String
    assert errors("coinone").height > 100


def test_duckdb_counts_as_the_command_line(log):
    """The function over vectors gives the same counts, and the tables can be joined by their key."""
    duckdb = engine("duckdb")
    engine("numpy")
    from errcode.integrations.duckdb import register

    path, counts = log
    connection = duckdb.connect()
    register(connection)
    connection.register("logs", pa.table({"line": [*lines_of(path), None]}))
    rows = connection.execute(
        "SELECT e.provider, e.code, count(*) FROM (SELECT unnest(errcode_explain(line)) AS e FROM logs) GROUP BY ALL"
    ).fetchall()
    assert Counter({(provider, code): count for provider, code, count in rows}) == counts
    [(advice,)] = connection.execute("SELECT advice_en FROM errcode_errors WHERE key = 'coinone:105'").fetchall()
    assert advice


@pytest.mark.parametrize(("name", "library"), [("polars_logs.py", "polars"), ("spark_logs.py", "pyspark")])
def test_an_example_without_its_library_says_what_to_install(tmp_path, name, library):
    """One line, no traceback."""
    (tmp_path / f"{library}.py").write_text(f"raise ModuleNotFoundError(\"No module named '{library}'\")")
    environ = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, str(Path(__file__).parents[2] / "examples" / name)]
    ran = subprocess.run(command, env=environ, capture_output=True, text=True)
    extra = {"polars": "polars", "pyspark": "spark"}[library]
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"No module named '{library}': pip install 'errcode[{extra}]'\n"
