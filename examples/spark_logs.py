"""Count the errors of a file or folder of logs with Spark: spark_logs.py [PATH|FILE.parquet [COLUMN]]."""

import os
import sys

try:
    from pyspark.sql import SparkSession

    from errcode.integrations.spark import errors, explained
except ImportError as missing:
    sys.exit(f"{missing}: pip install 'errcode[spark]'")

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
path = sys.argv[1] if len(sys.argv) > 1 else "docs/bot.log"
column = sys.argv[2] if len(sys.argv) > 2 else "value"
local = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false"}
builder = SparkSession.builder.appName("errcode")
for name, value in local.items():
    builder = builder.config(name, value)
spark = builder.getOrCreate()

frame = spark.read.parquet(path) if path.endswith(".parquet") else spark.read.text(path)
found = explained(frame, column)
advice = errors(spark).select("provider", "code", "advice_en").dropDuplicates(["provider", "code"])
counted = found.groupBy("provider", "code", "retry").count()
counted.join(advice, ["provider", "code"], "left").orderBy("count", ascending=False).show(50, truncate=60)
spark.stop()
