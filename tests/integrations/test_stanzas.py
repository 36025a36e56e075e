"""The tables for tools that read logs: lnav and rsyslog are run, the others are held to their grammar."""

import csv
import json
import os
import re
import shutil
import subprocess
import time

import pytest

from errcode.authoring.stanzas import TOOLS, rows, stanza
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder

ENTRIES = [
    entry for table in Catalog((bundled_folder(),)).tables(["coinone", "data-go-kr", "upbit"]) for entry in table
]


def tool(name):
    """Give a program's path, or skip the test, saying why; with ERRCODE_REQUIRE_INTEGRATIONS it fails."""
    path = shutil.which(name, path=os.environ["PATH"] + os.pathsep + "/usr/sbin")
    if path is None:
        reason = f"{name} is not installed"
        pytest.fail(reason) if os.environ.get("ERRCODE_REQUIRE_INTEGRATIONS") else pytest.skip(reason)
    return path


def test_one_row_for_each_provider_and_code():
    """A join does not multiply lines; where sections disagree, the careful policy stands there."""
    table = rows(ENTRIES)
    keys = [row["key"] for row in table]
    assert len(keys) == len(set(keys)) == len({(entry.provider, entry.code) for entry in ENTRIES})
    assert keys == sorted(keys)
    whole = rows(entry for one in Catalog((bundled_folder(),)).tables(["binance"]) for entry in one)
    found = {row["code"]: row for row in whole}
    assert found["-2011"]["retry"] == "check"
    assert " / " in found["-4024"]["meaning_en"]


@pytest.mark.parametrize("name", ["vector", "splunk"])
def test_csv_holds_every_code_as_text(name):
    """What is read back is what was written: leading zeros, Korean, commas."""
    made = stanza(name, ENTRIES)
    read = {row["key"]: row for row in csv.DictReader(made.data.splitlines())}
    assert read == {row["key"]: row for row in rows(ENTRIES)}
    assert "data-go-kr:00" in read


def test_logstash_dictionary():
    """The dictionary maps `provider:code` to an object; the filter's settings are those of its documentation."""
    made = stanza("logstash", ENTRIES)
    assert json.loads(made.data)["coinone:105"]["kind"] == "order-rule"
    assert set(re.findall(r"^    (\w+) =>", made.text, re.MULTILINE)) == {
        "source", "target", "dictionary_path", "refresh_interval",
    }  # fmt: skip
    assert made.text.count("{") == made.text.count("}")


def test_vector_configuration_is_yaml():
    """An enrichment table of a CSV file and a remap that asks it, as Vector's documentation writes them."""
    yaml = pytest.importorskip("yaml", reason="pyyaml is not installed: pip install 'errcode[import]'")
    read = yaml.safe_load(stanza("vector", ENTRIES).text)
    assert read["enrichment_tables"]["errcode"]["file"]["encoding"] == {"type": "csv"}
    assert 'get_enrichment_table_record("errcode", {"key": key})' in read["transforms"]["errcode"]["source"]


def test_splunk_fields_are_those_of_the_file():
    """The lookup names columns that the file has."""
    made = stanza("splunk", ENTRIES)
    line = next(line for line in made.text.splitlines() if line.startswith("LOOKUP-"))
    named = re.findall(r"(\w+) AS ", line)
    assert set(named) <= set(made.data.splitlines()[0].split(","))


def test_lnav_joins_lines_with_codes(tmp_path):
    """The real lnav loads the codes and tells the kind of each line that has one, 00 as 00."""
    program = tool("lnav")
    made = stanza("lnav", ENTRIES)
    (tmp_path / made.file).write_text(made.data, encoding="utf-8")
    (tmp_path / made.config).write_text(made.text, encoding="utf-8")
    (tmp_path / "bot.log").write_text(
        '2026-11-27T10:00:00 ERROR {"exchange":"coinone","code":105}\n'
        "2026-11-27T10:00:01 INFO fine\n"
        '2026-11-27T10:00:02 ERROR {"exchange":"data-go-kr", "code": "00"}\n',
        encoding="utf-8",
    )
    command = [program, "-n", "-f", made.file, "-f", made.config, "-c", ":write-csv-to -", "bot.log"]
    ran = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=60, env={**os.environ, "HOME": str(tmp_path)}
    )
    read = list(csv.DictReader(ran.stdout.splitlines()))
    assert [(row["log_line"], row["key"], row["kind"]) for row in read] == [
        ("0", "coinone:105", "order-rule"), ("2", "data-go-kr:00", "no-error"),
    ], ran.stderr  # fmt: skip


def test_rsyslog_looks_codes_up(tmp_path):
    """The real rsyslogd finds the configuration sound, and tells kind and policy of each message that has a code."""
    program = tool("rsyslogd")
    made = stanza("rsyslog", ENTRIES)
    (tmp_path / made.file).write_text(made.data, encoding="utf-8")
    stanza_text = made.text.replace(f"/etc/rsyslog.d/{made.file}", str(tmp_path / made.file))
    (tmp_path / "bot.log").write_text('{"exchange":"coinone","code":105}\n{"exchange":"coinone","code":"x"}\n')
    (tmp_path / "rsyslog.conf").write_text(
        f'module(load="imfile")\nglobal(workDirectory="{tmp_path}")\n'
        f'input(type="imfile" file="{tmp_path}/bot.log" tag="bot:")\n{stanza_text}'
        'template(name="out" type="string" string="[%$!errcode%]\\n")\n'
        f'action(type="omfile" file="{tmp_path}/out.log" template="out")\n',
        encoding="utf-8",
    )
    subprocess.run([program, "-N1", "-f", tmp_path / "rsyslog.conf"], check=True, capture_output=True, timeout=30)
    running = subprocess.Popen([program, "-n", "-f", tmp_path / "rsyslog.conf", "-i", tmp_path / "pid"])
    try:
        until = time.monotonic() + 20
        out = tmp_path / "out.log"
        while time.monotonic() < until and not (out.exists() and out.read_text().count("\n") >= 2):
            time.sleep(0.05)
    finally:
        running.terminate()
        running.wait(10)
    first, second = out.read_text(encoding="utf-8").splitlines()[:2]
    assert first.startswith("[order-rule fix ")
    assert second == "[]"


@pytest.mark.parametrize("name", TOOLS)
def test_export_for_a_tool(name, run, tmp_path):
    """Both files are written into the folder, and the stanza is shown; without a folder it is only shown."""
    ran = run("tables", "export", "coinone", "--for", name, "--output", str(tmp_path))
    made = stanza(name, [entry for entry in ENTRIES if entry.provider == "coinone"])
    assert (ran.code, ran.out) == (0, made.text)
    assert {path.name for path in tmp_path.iterdir()} == {made.file, made.config}
    assert (tmp_path / made.file).read_text(encoding="utf-8") == made.data
    assert run("tables", "export", "coinone", "--for", name).out == made.text


def test_no_stanza_for_an_unknown_tool(run):
    """Another tool is misuse, and those that there are are named."""
    ran = run("tables", "export", "--for", "fluentd")
    assert (ran.code, "vector, splunk" in ran.err) == (2, True)
