#!/usr/bin/env bash
# pyspark 4.3.0: DataFrame.mapInArrow, whose functions are given Arrow batches and give Arrow batches back, is refused where
# pandas is not installed (PACKAGE_NOT_INSTALLED), although nothing of pandas is used and DataFrame.toArrow works without it;
# pip's pyspark asks for neither pandas nor pyarrow. So a program over Arrow carries pandas and numpy into the driver's
# environment. Needs Java 17. Seen on 2026-11-28 with CPython 3.11 and pyarrow 26.0.1. Fails when that changes.
set -euo pipefail
command -v java >/dev/null || { echo "needs Java 17"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyspark==4.3.0 pyarrow==26.0.1
cat >"$folder/job.py" <<'PYTHON'
import os
import sys

from pyspark.errors import PySparkImportError
from pyspark.sql import SparkSession

os.environ["PYSPARK_PYTHON"] = sys.executable
builder = SparkSession.builder.master("local[1]").config("spark.log.level", "OFF")
for name, value in (("driver.bindAddress", "127.0.0.1"), ("driver.host", "127.0.0.1"), ("ui.enabled", "false")):
    builder = builder.config("spark." + name, value)
spark = builder.getOrCreate()
print("toArrow:", spark.range(3).toArrow().num_rows, "rows")
try:
    print("mapInArrow:", spark.range(3).mapInArrow(lambda batches: batches, "id long").count(), "rows")
except PySparkImportError as error:
    print("mapInArrow:", error)
PYTHON
without=$("$folder/venv/bin/python" "$folder/job.py" 2>/dev/null)
"$folder/venv/bin/pip" install -q pandas==2.3.3
with=$("$folder/venv/bin/python" "$folder/job.py" 2>/dev/null)
printf 'without pandas\n%s\nwith pandas 2.3.3\n%s\n' "$without" "$with"
grep -q '^toArrow: 3 rows' <<<"$without"
grep -q '^mapInArrow: \[PACKAGE_NOT_INSTALLED\] Pandas' <<<"$without"
grep -q '^mapInArrow: 3 rows' <<<"$with"
