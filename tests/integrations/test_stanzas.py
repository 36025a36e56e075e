"""The tables for tools that read logs: lnav and rsyslog are run, the others are held to their grammar."""

import csv
import json
import os
import re
import shutil
import subprocess
import time

import pytest
from bundled import CATALOG

from errcode.authoring.stanzas import TOOLS, rows, stanza

ENTRIES = [entry for table in CATALOG.tables(["coinone", "data-go-kr", "upbit"]) for entry in table]


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
    whole = rows(entry for one in CATALOG.tables(["binance"]) for entry in one)
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
    [(section, plugins)] = logstash(made.text)
    assert (section, list(plugins)) == ("filter", ["mutate", "translate"])
    assert plugins["mutate"] == {"add_field": {"[@metadata][errcode]": "%{exchange}:%{code}"}}
    assert plugins["translate"]["refresh_interval"] == 3600


def test_what_is_no_configuration_of_logstash_is_refused():
    """The grammar that the stanza is held to says no, too."""
    for text in ("filter { mutate { a => } }", "filter { mutate { a = 1 } }", "filter { mutate { a => 1 }", "{ }"):
        with pytest.raises(SyntaxError):
            logstash(text)


def logstash(text):
    """Read a configuration: sections of plugins by name, each with its settings."""
    config = LogstashConfig(text)
    sections = []
    while config.left:
        section = config.take("input|filter|output")
        sections.append((section, config.block(r"[A-Za-z_][\w-]*", config.settings)))
    return sections


class LogstashConfig:
    """What is left to read of a configuration, by Logstash's grammar."""

    TOKEN = re.compile(r"#[^\n]*|=>|[{}\[\],]|\"(?:\\.|[^\"\\])*\"|[\w.-]+|\S")

    def __init__(self, text):
        self.left = [token for token in self.TOKEN.findall(text) if token[0] != "#"]

    def take(self, pattern):
        """Take the next token, which must be such."""
        if not self.left or not re.fullmatch(pattern, self.left[0]):
            raise SyntaxError(f"{self.left[:3]} where {pattern} should stand")
        return self.left.pop(0)

    def block(self, name, what):
        """Read names and what belongs to each, in braces."""
        self.take(r"\{")
        found = {}
        while self.left[:1] != ["}"]:
            key = self.take(name).strip('"')
            found[key] = what()
        self.take(r"\}")
        return found

    def settings(self):
        """Read the settings of a plugin."""
        return self.block(r"[A-Za-z_]\w*", self.value)

    def value(self):
        """Read an arrow, and a hash, a text, a number or a bare word behind it."""
        self.take("=>")
        if self.left[:1] == ["{"]:
            return self.block(r'".*"|[\w.-]+', self.value)
        told = self.take(r'".*"|-?[\d.]+|[A-Za-z_][\w-]+')
        return told[1:-1] if told[0] == '"' else int(told) if told.isdigit() else told


def test_vector_program_runs():
    """Vector's own compiler takes the program and its runtime does what it should; the table is stood in for.

    Enrichment tables are Vector's and not in the package; `parse_json` fails and gives an object just as they do.
    """
    pyvrl = pytest.importorskip("pyvrl", reason="pyvrl is not installed: pip install pyvrl")
    yaml = pytest.importorskip("yaml", reason="pyyaml is not installed: pip install 'errcode[import]'")
    program = yaml.safe_load(stanza("vector", ENTRIES).text)["transforms"]["errcode"]["source"]
    asked = 'get_enrichment_table_record("errcode", {"key": key})'
    assert program.count(asked) == 1
    compiled = pyvrl.Transform(program.replace(asked, "parse_json(to_string!(.table))") + "\n.key = key\n.")
    event = {"exchange": "coinone", "code": 105, "table": '{"kind": "order-rule"}'}
    assert compiled.remap(event)["errcode"] == {"kind": "order-rule"}
    assert compiled.remap(event)["key"] == "coinone:105"
    assert "errcode" not in compiled.remap({**event, "table": "nothing"})


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
    fields = r"\w+( AS \w+)?(, \w+( AS \w+)?)*"
    assert re.fullmatch(rf"LOOKUP-\w+ = errcode {fields} (OUTPUT|OUTPUTNEW) {fields}", line)
    lines = [line for line in made.text.splitlines() if line and line[0] != "#"]
    assert all(re.fullmatch(r"\[\w+\]|[\w-]+ = \S.*", line) for line in lines)
    settings = {line.partition(" =")[0] for line in lines if line[0] != "["}
    assert settings == {"filename", "case_sensitive_match", "max_matches", "LOOKUP-errcode"}


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
