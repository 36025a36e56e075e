#!/usr/bin/env bash
# duckdb 2.0.1 (Python): create_function, for functions over Arrow arrays (type="arrow") as for plain ones, is refused where
# numpy is not installed, although neither uses it and Arrow tables are read and given without it. duckdb's package asks for
# nothing, and its extra "all" is the one that brings numpy. Seen on 2026-11-28 with CPython 3.11 and pyarrow 26.0.1. Fails
# when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q duckdb==2.0.1 pyarrow==26.0.1
cat >"$folder/functions.py" <<'PYTHON'
import duckdb
import pyarrow as pa
import pyarrow.compute as pc

connection = duckdb.connect()
codes = pa.table({"code": ["eapi", "eorder"]})
print("reads Arrow:", connection.sql("SELECT * FROM codes").to_arrow_table().num_rows, "rows")
functions = {"arrow": lambda array: pc.utf8_upper(array), "native": lambda text: text.upper()}
for name, function in functions.items():
    try:
        connection.create_function(name, function, ["VARCHAR"], "VARCHAR", type=name)
        print(f"{name} function:", connection.sql(f"SELECT {name}(code) FROM codes").fetchall())
    except duckdb.InvalidInputException as error:
        print(f"{name} function:", error)
PYTHON
without=$("$folder/venv/bin/python" "$folder/functions.py")
"$folder/venv/bin/pip" install -q numpy==2.4.6
with=$("$folder/venv/bin/python" "$folder/functions.py")
printf 'without numpy\n%s\nwith numpy\n%s\n' "$without" "$with"
grep -q '^reads Arrow: 2 rows' <<<"$without"
[ "$(grep -c "function: .*'numpy' is required" <<<"$without")" = 2 ]
[ "$(grep -c "function: \[('EAPI',), ('EORDER',)\]" <<<"$with")" = 2 ]
