"""Errors of a log from Arrow batches, beside the command line on the same file: `scale.py LOG [SPARK_MB]`.

LOG is a text file with a record a line; CPU is of one process, both in turn. Prints the section of RESULTS.md.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ARROW = """
import sys, pyarrow as pa, pyarrow.compute
from errcode.integrations.arrow import explained
table = pa.table({"line": open(sys.argv[1], encoding="utf-8", errors="replace").read().split("\\n")})
import time
begun = time.process_time()
found = pa.Table.from_batches(explained(table.to_batches(max_chunksize=65_536), "line"))
counts = found.group_by(["provider", "code"]).aggregate([("row", "count")])
print(time.process_time() - begun, found.num_rows)
"""
UDF = """
import sys, time
import errcode
lines = open(sys.argv[1], encoding="utf-8", errors="replace").read().split("\\n")[: int(sys.argv[2])]
errcode.explain("x")
begun = time.process_time()
found = sum(len(errcode.explain(line)) for line in lines)
print((time.process_time() - begun), found)
"""


def cpu_of(command: list[str]) -> float:
    """Run a command and give its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def told(code: str, *arguments: str) -> list[float]:
    """Run Python code and give the numbers that it prints."""
    ran = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    return [float(word) for word in ran.stdout.split()]


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process and those it starts, a JVM and its Python worker, on one core."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(every)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, every)


def spark_seconds(path: str, cores: int) -> float:
    """Give the wall seconds of a Spark job over a folder, start and a first job left out."""
    code = f"""
import os, sys, time
os.environ["PYSPARK_PYTHON"] = sys.executable
from pyspark.sql import SparkSession
b = SparkSession.builder.master("local[{cores}]")
for n, v in (("driver.bindAddress", "127.0.0.1"), ("driver.host", "127.0.0.1"), ("ui.enabled", "false")):
    b = b.config("spark." + n, v)
spark = b.config("spark.log.level", "ERROR").getOrCreate()
from errcode.integrations.spark import explained
explained(spark.range(2).selectExpr("'x' AS value"), "value").count()
begun = time.time()
n = explained(spark.read.text(sys.argv[1]), "value").groupBy("provider", "code").count().collect()
print(time.time() - begun)
"""
    return told(code, path)[-1]


def main(path: str, spark_mb: int) -> None:
    """Measure and print."""
    megabytes = os.path.getsize(path) / 1e6
    command = [sys.executable, "-m", "errcode", "explain", path, "--summary", "--json", "--jobs", "1"]
    pairs = [(told(ARROW, path), cpu_of(command)) for _ in range(3)]
    arrow = statistics.median(one[0] for one, _ in pairs)
    line = statistics.median(cpu for _, cpu in pairs)
    per_row, _ = told(UDF, path, "5000")
    lines = Path(path).read_bytes().count(b"\n")
    print("| | MB/s, one core | ratio |\n| --- | ---: | ---: |")
    print(f"| Arrow batches | {megabytes / arrow:.0f} | {line / arrow:.2f} × the command line |")
    print(f"| command line, start included | {megabytes / line:.0f} | |")
    udf = per_row / 5000 * lines
    print(f"| `errcode.explain` a row | {megabytes / udf:.2f} | Arrow is {udf / arrow:.0f} × as quick |")
    if spark_mb:
        folder = Path(path).parent / f"spark-{spark_mb}"
        folder.mkdir(exist_ok=True)
        for number in range(max(round(spark_mb / megabytes), 1)):
            target = folder / f"{number}.log"
            if not target.exists():
                os.link(path, target)
        with one_core():
            kept = spark_seconds(str(folder), 1)
        one, two = spark_seconds(str(folder), 1), spark_seconds(str(folder), 2)
        print(f"| Spark, {spark_mb} MB, `local[2]` | {spark_mb / two:.0f} | |")
        print(f"| `local[1]` on one core | {spark_mb / kept:.0f} | `local[2]` is {kept / two:.2f} × as quick |")
        print(f"| `local[1]`, its JVM and its worker on a core each | {spark_mb / one:.0f} | {one / two:.2f} × |")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
