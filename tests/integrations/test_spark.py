"""Spark: batch and streaming over real executors, and what is said where something is missing there."""

import os
import shutil
import sys
from collections import Counter

import pytest
from test_scale import BINANCE, COINONE, REQUIRED, engine, lines_of, log  # noqa: F401 - a fixture

from errcode import UsageError

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("ignore")]
if not REQUIRED and not shutil.which("java"):
    pytest.skip("Spark needs Java 17, which is not on PATH", allow_module_level=True)
engine("pyspark")
engine("pandas")

LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
}


def session(master, **settings):
    """Start a session."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(master)
    for name, value in {**LOCAL, **settings}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.fixture(scope="module")
def spark():
    """Give a session of two local threads."""
    started = session("local[2]")
    yield started
    started.stop()


def counted(frame):
    """Count a frame's findings by provider and code."""
    rows = frame.groupBy("provider", "code").count().collect()
    return Counter({(row["provider"], row["code"]): row["count"] for row in rows})


def test_spark_counts_as_the_command_line(spark, log):  # noqa: F811
    """Over several partitions and small batches the counts are those of `explain --summary`."""
    from errcode.integrations.spark import explained

    path, counts = log
    frame = spark.read.text(str(path)).repartition(3)
    assert counted(explained(frame, "value")) == counts


def test_a_stream_is_explained_by_the_same_function(spark, tmp_path):
    """A file source as a stream: new files are explained as they come."""
    from errcode.integrations.spark import explained

    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"{BINANCE}\nwell\n", encoding="utf-8")
    stream = explained(spark.readStream.text(str(folder)), "value", keep=["value"])
    query = stream.writeStream.format("memory").queryName("errors").trigger(availableNow=True).start()
    query.awaitTermination(120)
    [row] = spark.sql("SELECT provider, code, value FROM errors").collect()
    assert (row["provider"], row["code"], row["value"]) == ("binance", "-1021", BINANCE)


def test_kept_columns_nulls_and_the_tables(spark):
    """Kept columns go along, nulls tell nothing, and the tables can be joined by their key."""
    from pyspark.sql import functions

    from errcode.integrations.spark import errors, explained

    frame = spark.createDataFrame([(BINANCE, 1), (None, 2), (COINONE, 3)], ["line", "number"])
    made = explained(frame, "line", keep=["number"])
    assert sorted((row["code"], row["number"]) for row in made.collect()) == [("-1021", 1), ("105", 3)]
    key = functions.concat_ws(":", "provider", "code")
    joined = made.withColumn("key", key).join(errors(spark, "coinone").select("key", "advice_en"), "key")
    assert joined.count() == 1


def test_what_cannot_be_explained_is_said_before_the_job(spark):
    """A missing column and one without text are told at once."""
    from errcode.integrations.spark import explained

    frame = spark.createDataFrame([(BINANCE, 1)], ["line", "number"])
    with pytest.raises(UsageError, match="no column 'lime'"):
        explained(frame, "lime")
    with pytest.raises(UsageError, match="holds bigint, no text"):
        explained(frame, "number")


@pytest.mark.parametrize(("there", "said"), [("0.0.0", "0.0.0 on this executor"), (None, "not installed")])
def test_an_executor_without_it_says_how_to_ship_it(spark, monkeypatch, there, said):
    """Another version, or none, on an executor ends the job with words that tell what to ship and how."""
    from errcode.integrations import spark as module

    if there is None:
        made = module._mapper(module.__version__, "line", (), ())

        def explain(batches, made=made):
            import sys

            sys.modules["errcode"] = None
            try:
                yield from made(batches)
            finally:
                del sys.modules["errcode"]

        monkeypatch.setattr(module, "_mapper", lambda *_: explain)
    else:
        monkeypatch.setattr(module, "__version__", there.replace("0.0.0", "9.9.9"))
        said = "on this executor and 9.9.9 on the driver"
    frame = spark.createDataFrame([(BINANCE,)], ["line"])
    with pytest.raises(Exception, match=said) as raised:
        module.explained(frame, "line").collect()
    assert "--archives" in str(raised.value)


@pytest.mark.skipif(not REQUIRED, reason="a cluster of processes takes a minute: ERRCODE_REQUIRE_ENGINES=1")
def test_a_cluster_survives_a_killed_executor(spark, log, tmp_path):  # noqa: F811
    """On two executors in processes of their own the counts are the same, although one is killed in mid-job."""
    from errcode.integrations.spark import explained

    path, counts = log
    spark.stop()
    cluster = session("local-cluster[2,1,1024]", **{"spark.task.maxFailures": "8"})
    killed = tmp_path / "killed"

    def kill_once(batches, marker=str(killed)):
        import os
        import signal

        for number, batch in enumerate(batches):
            if number == 1 and not os.path.exists(marker):
                with open(marker, "w") as file:
                    file.write("x")
                os.kill(os.getppid(), signal.SIGKILL)
            yield batch

    try:
        frame = cluster.read.text(str(path)).repartition(4)
        broken = frame.mapInArrow(kill_once, frame.schema)
        assert counted(explained(broken, "value")) == counts
        assert killed.exists()
    finally:
        cluster.stop()
