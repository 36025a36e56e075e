"""What other tools make of an export: `python docs/exports.py` writes it into docs/exports.md, `--check` compares.

Every tool that is installed reads the export of all bundled tables and of a table of codes that look like numbers, in
every format that it knows: as it comes, and as docs/exports.md advises. Needed are jq, duckdb, polars, pandas, pyarrow
and pyspark (with a Java); `readings` is what the tests ask.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from errcode.authoring import export
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.catalog.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Rows = list[dict[str, Any]]

PAGE = Path(__file__).parent / "exports.md"
CODES = ("00", "0100C", "-1021", "EAPI:Invalid nonce")
TOY = {
    "id": "zz-codes",
    "sections": [{"id": "all", "name": {"en": "All", "ko": "전체"}}],
    "errors": [
        {"code": code, "section": "all", "messages": ['say "no"'], "meaning": {"en": "Odd.", "ko": "이상한 코드"}}
        for code in (*CODES, "007", "1e3", "0x1F", "10:30", "1_000", "true", "null", "nan")
    ],
}


def relation() -> list[Any]:
    """Give the entries that are exported."""
    catalog = Catalog([bundled_folder()])
    toy = Table(TOY, ("bundled",), catalog.kinds)
    return [entry for table in (*catalog.tables(), toy) for entry in table]


def exported(folder: Path) -> tuple[Rows, dict[str, Path]]:
    """Write the relation of errors in every format that tools read; give its rows and the files."""
    entries = relation()
    rows = [dict(zip(export.ERRORS, row, strict=True)) for row in export.errors(entries)]
    files = {form: folder / f"errors.{form}" for form in ("csv", "json", "parquet", "sqlite")}
    for form, path in files.items():
        if form != "parquet" or _version("pyarrow"):
            export.write(entries, form, str(path))
    return rows, files


def duckdb(form: str, path: Path, advised: bool) -> Rows:
    """Read with DuckDB; the advice is to read everything as text."""
    import duckdb as library

    text = f"read_csv('{path}', all_varchar = true)" if advised else f"'{path}'"
    source = {"csv": text, "json": f"read_json('{path}', format = 'newline_delimited')", "parquet": f"'{path}'"}[form]
    found = library.sql(f"SELECT * FROM {source}")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def polars(form: str, path: Path, advised: bool) -> Rows:
    """Read with Polars; the advice is to infer no types."""
    import polars as library

    if form == "csv":
        return library.read_csv(path, infer_schema=not advised).to_dicts()
    if form == "json":
        return library.read_ndjson(path, infer_schema_length=None if advised else 100).to_dicts()
    return library.read_parquet(path).to_dicts()


def pandas(form: str, path: Path, advised: bool) -> Rows:
    """Read with pandas; the advice is to read everything as text, and only what is empty as missing."""
    import pandas as library

    if form == "csv":
        options: dict[str, Any] = {"dtype": str, "keep_default_na": False, "na_values": [""]} if advised else {}
        frame = library.read_csv(path, **options)
    elif form == "json":
        options = {"dtype": False, "dtype_backend": "numpy_nullable"} if advised else {}
        frame = library.read_json(path, lines=True, **options)
    else:
        frame = library.read_parquet(path, **({"dtype_backend": "numpy_nullable"} if advised else {}))
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def pyarrow(form: str, path: Path, advised: bool) -> Rows:
    """Read with pyarrow; the advice is to name the type of every column."""
    import pyarrow as library
    from pyarrow import csv, parquet
    from pyarrow import json as ndjson

    if form == "csv":
        types = dict.fromkeys(export.ERRORS, library.string()) if advised else None
        options = csv.ConvertOptions(column_types=types, strings_can_be_null=advised, null_values=[""])
        return csv.read_csv(path, convert_options=options).to_pylist()
    return (ndjson.read_json(path) if form == "json" else parquet.read_table(path)).to_pylist()


def spark(form: str, path: Path, advised: bool) -> Rows:
    """Read with Spark; the advice is to name the character that escapes quotes."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    reader = session.read.option("header", "true")
    if advised and form == "csv":
        reader = reader.option("escape", '"').option("multiLine", "true")
    frame = {"csv": reader.csv, "json": reader.json, "parquet": reader.parquet}[form](str(path))
    return [row.asDict() for row in frame.collect()]


def jq(_form: str, path: Path, _advised: bool) -> Rows:
    """Read with jq, which gives back what it understood."""
    ran = subprocess.run(["jq", "-c", ".", path], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def sqlite(_form: str, path: Path, _advised: bool) -> Rows:
    """Read with SQLite itself."""
    with sqlite3.connect(path) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM errors")]
    database.close()
    return rows


ADVICE = {
    ("DuckDB", "csv"), ("Polars", "csv"), ("Polars", "json"), ("pandas", "csv"), ("pandas", "json"),
    ("pandas", "parquet"), ("pyarrow", "csv"), ("Spark", "csv"),
}  # fmt: skip
"""What docs/exports.md advises on; everything else is read as it comes."""

TOOLS: dict[str, tuple[Callable[[str, Path, bool], Rows], tuple[str, ...]]] = {
    "DuckDB": (duckdb, ("csv", "json", "parquet")),
    "Polars": (polars, ("csv", "json", "parquet")),
    "pandas": (pandas, ("csv", "json", "parquet")),
    "pyarrow": (pyarrow, ("csv", "json", "parquet")),
    "Spark": (spark, ("csv", "json", "parquet")),
    "jq": (jq, ("json",)),
    "SQLite": (sqlite, ("sqlite",)),
}
PACKAGES = {"DuckDB": "duckdb", "Polars": "polars", "pandas": "pandas", "pyarrow": "pyarrow", "Spark": "pyspark"}


def installed(tool: str) -> str | None:
    """Give a tool's version; None when it is not here."""
    if tool == "SQLite":
        return sqlite3.sqlite_version
    if tool == "jq":
        ran = subprocess.run(["jq", "--version"], capture_output=True, text=True) if shutil.which("jq") else None
        return ran.stdout.strip().removeprefix("jq-") if ran else None
    if tool == "Spark" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        return None
    return _version(PACKAGES[tool])


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def readings(tool: str, folder: Path) -> Iterator[tuple[str, bool, Rows, Rows | str]]:
    """Give what a tool makes of each format: format, whether advised, what was written, what was read or why not."""
    wanted, files = exported(folder)
    read, forms = TOOLS[tool]
    for form in forms:
        for advised in (False, True) if (tool, form) in ADVICE else (False,):
            try:
                found: Rows | str = read(form, files[form], advised)
            except Exception as error:
                found = f"{type(error).__name__}: {str(error).splitlines()[0][:80]}"
            yield form, advised, wanted, found


def changed(wanted: Rows, found: Rows) -> list[str]:
    """Give the columns in which something was lost or changed; of a CSV, in which all is text, numbers are texts."""
    if len(wanted) != len(found):
        return [f"{len(found)} of {len(wanted)} rows"]
    return [
        name
        for name in export.ERRORS
        if any(not _same(row[name], got.get(name)) for row, got in zip(wanted, found, strict=True))
    ]


def _same(wanted: object, found: object) -> bool:
    if wanted is None or found is None:
        return wanted is found
    if isinstance(found, date):  # the day on which a source was read
        return str(wanted) == str(found)[:10]
    if isinstance(wanted, int):  # read as text, every number is one
        return str(wanted) == str(found)
    return wanted == found and type(wanted) is type(found)


def page() -> str:
    """Give docs/exports.md."""
    lines = []
    for tool in TOOLS:
        version = installed(tool)
        if version is None:
            raise SystemExit(f"{tool} is not installed; the page needs it")
        with tempfile.TemporaryDirectory() as folder:
            for form, advised, wanted, found in readings(tool, Path(folder)):
                lines.append(_line(f"{tool} {version}", form, advised, wanted, found))
    rows = "\n".join(lines)
    text = PAGE.read_text(encoding="utf-8")
    head, _, tail = text.partition("<!-- readings -->\n")
    return f"{head}<!-- readings -->\n{HEAD}\n{rows}\n<!-- end -->\n{tail.partition('<!-- end -->' + chr(10))[2]}"


HEAD = (
    "| tool | format | read | " + " | ".join(f"`{code}`" for code in CODES) + " | Korean | null | lost or changed |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def _line(tool: str, form: str, advised: bool, wanted: Rows, found: Rows | str) -> str:
    how = "as advised" if advised else "as it comes"
    if isinstance(found, str):
        return f"| {tool} | {form} | {how} | | | | | | | nothing is read: {found} |"
    by_place = {row["code"]: got for row, got in zip(wanted, found, strict=False) if row["provider"] == TOY["id"]}
    cells = [repr(by_place[code].get("code")) if code in by_place else "-" for code in CODES]
    some = by_place.get("00", {})
    cells += [repr(some.get("meaning_ko")), repr(some.get("http_status"))]
    return f"| {tool} | {form} | {how} | {' | '.join(cells)} | {', '.join(changed(wanted, found)) or 'nothing'} |"


def main(arguments: list[str]) -> int:
    """Write the page, or (`--check`) say whether it is as it would be written."""
    new = page()
    if "--check" in arguments:
        return int(new != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
