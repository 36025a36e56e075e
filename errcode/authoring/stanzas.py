"""The tables for tools that read logs: data in the form that each takes, and the configuration to paste.

One row for each provider and code, so that a join does not multiply lines. Where the sections of a provider disagree on
a code, the row has the most careful policy and both meanings: a log line seldom says which section it is of.
"""

from __future__ import annotations

import csv
import io
import json

from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from errcode.model import Entry

COLUMNS = ("key", "provider", "code", "kind", "retry", "meaning_en", "meaning_ko")
"""`key` is `provider:code`: what tools look up that know one column only."""

BATCH = 200
"""Rows of one statement."""

_CAREFUL = ("check", "person", "fix", "resync", "wait", "none")


class Stanza(Record):
    """What a tool is given."""

    file: str
    """Name of the data's file."""
    data: str
    config: str
    """Name of the configuration's file."""
    text: str
    """The configuration: paths and names of one's own fields are to be put in."""


def rows(entries: Iterable[Entry]) -> list[dict[str, str]]:
    """Give the rows, sorted by provider and code."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.provider, entry.code), []).append(entry)
    return [_row(*key, group) for key, group in sorted(groups.items())]


def stanza(tool: str, entries: Iterable[Entry]) -> Stanza:
    """Give data and configuration for a tool (one of `TOOLS`)."""
    return TOOLS[tool](rows(entries))


def _row(provider: str, code: str, entries: list[Entry]) -> dict[str, str]:
    active = [entry for entry in entries if entry.status == "active"] or entries
    careful = min(active, key=lambda entry: _CAREFUL.index(entry.retry) if entry.retry in _CAREFUL else 0)
    texts = [
        " / ".join(dict.fromkeys(filter(None, (getattr(entry.meaning, lang) for entry in active))))
        for lang in ("en", "ko")
    ]
    values = (f"{provider}:{code}", provider, code, careful.kind or "", careful.retry or "", *texts)
    return dict(zip(COLUMNS, values, strict=True))


def _csv(table: list[dict[str, str]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return buffer.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _vector(table: list[dict[str, str]]) -> Stanza:
    return Stanza(
        file="errcode.csv",
        data=_csv(table),
        config="errcode.vector.yaml",
        text="""\
# Vector: `.exchange` and `.code` are fields of your events, `my_source` is your source.
enrichment_tables:
  errcode:
    type: file
    file:
      path: /etc/vector/errcode.csv
      encoding:
        type: csv
transforms:
  errcode:
    type: remap
    inputs:
      - my_source
    source: |
      key = join!([to_string!(.exchange), to_string!(.code)], ":")
      row, err = get_enrichment_table_record("errcode", {"key": key})
      if err == null {
        .errcode = row
      }
""",
    )


def _splunk(table: list[dict[str, str]]) -> Stanza:
    return Stanza(
        file="errcode.csv",
        data=_csv(table),
        config="errcode.splunk.conf",
        text="""\
# Splunk: errcode.csv goes into the app's lookups folder; `exchange` and `code` are fields of your events.
# transforms.conf
[errcode]
filename = errcode.csv
case_sensitive_match = true
max_matches = 1

# props.conf
[my_sourcetype]
LOOKUP-errcode = errcode provider AS exchange, code OUTPUT kind AS errcode_kind, retry AS errcode_retry, meaning_en AS errcode_meaning
""",  # noqa: E501 - Splunk wants it on one line
    )


def _logstash(table: list[dict[str, str]]) -> Stanza:
    dictionary = {row["key"]: {name: row[name] for name in COLUMNS[1:]} for row in table}
    return Stanza(
        file="errcode.json",
        data=_json(dictionary),
        config="errcode.logstash.conf",
        text="""\
# Logstash: `exchange` and `code` are fields of your events.
filter {
  mutate { add_field => { "[@metadata][errcode]" => "%{exchange}:%{code}" } }
  translate {
    source => "[@metadata][errcode]"
    target => "errcode"
    dictionary_path => "/etc/logstash/errcode.json"
    refresh_interval => 3600
  }
}
""",
    )


def _rsyslog(table: list[dict[str, str]]) -> Stanza:
    found = [{"index": row["key"], "value": f"{row['kind']} {row['retry']} {row['meaning_en']}"} for row in table]
    return Stanza(
        file="errcode.json",
        data=_json({"version": 1, "nomatch": "", "type": "string", "table": found}),
        config="errcode.rsyslog.conf",
        text="""\
# rsyslog: `$!exchange` and `$!code` are fields of your messages (mmjsonparse gives them, as here).
module(load="mmjsonparse")
lookup_table(name="errcode" file="/etc/rsyslog.d/errcode.json")
action(type="mmjsonparse" cookie="")
set $.errcode = $!exchange & ":" & $!code;
set $!errcode = lookup("errcode", $.errcode);
""",
    )


def _lnav(table: list[dict[str, str]]) -> Stanza:
    values = ["(" + ", ".join(_quoted(row[name]) for name in COLUMNS) + ")" for row in table]
    batches = [", ".join(values[start : start + BATCH]) for start in range(0, len(values), BATCH)]
    return Stanza(
        file="errcode.lnav",
        data=f";CREATE TABLE errcode ({', '.join(f'{name} TEXT' for name in COLUMNS)})\n"
        + "".join(f";INSERT INTO errcode VALUES {batch}\n" for batch in batches)
        + ";CREATE INDEX errcode_key ON errcode (key)\n",
        config="errcode-lines.lnav",
        text="""\
# lnav: lnav -f errcode.lnav -f errcode-lines.lnav bot.log (or both into ~/.lnav/formats/errcode/, then |errcode-lines).
# `exchange` and `code` stand in your lines as JSON has them; the code is read as text, so that 00 stays 00.
;SELECT log_line, log_time, errcode.key, errcode.kind, errcode.retry, errcode.meaning_en FROM all_logs \
JOIN errcode ON errcode.key = regexp_match('"exchange": ?"([^"]+)"', log_raw_text) || ':' || \
replace(regexp_match('"code": ?("?[^",}]+)', log_raw_text), '"', '')
""",
    )


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


TOOLS: dict[str, Callable[[list[dict[str, str]]], Stanza]] = {
    "vector": _vector,
    "splunk": _splunk,
    "logstash": _logstash,
    "rsyslog": _rsyslog,
    "lnav": _lnav,
}
