#!/usr/bin/env bash
# DuckDB 2.0.1: in a log of several exchanges "code" is a number here and a string there ({"code":-1021}, {"code":"50011"}).
# read_json makes the column JSON, which keeps the quotation marks. A join on codes as text then casts the table's side to
# JSON: every string of the log is left without a partner, silently, while the numbers match; one code that is a word in the
# table ("insufficient_funds_bid") ends the query with a ConversionException instead. `code = '50011'` finds no row.
# `code ->> '$'` is the text and matches all. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
from pathlib import Path

import duckdb

rows = [("binance", -1021), ("okx", "50011"), ("kucoin", "200004"), ("bybit", 10006)]
lines = [json.dumps({"exchange": exchange, "code": code}) for exchange, code in rows]
Path("bot.ndjson").write_text("\n".join(lines) + "\n")
connection = duckdb.connect()
connection.sql("CREATE TABLE log AS SELECT * FROM read_json('bot.ndjson')")
connection.sql("CREATE TABLE codes (exchange VARCHAR, code VARCHAR)")
connection.executemany("INSERT INTO codes VALUES (?, ?)", [(exchange, str(code)) for exchange, code in rows])
kind = connection.sql("SELECT DISTINCT typeof(code) FROM log").fetchall()


def joined(key):
    """Join log and codes on the text of the key; the exchanges that have a partner."""
    query = f"SELECT log.exchange FROM log JOIN codes ON log.exchange = codes.exchange AND {key} = codes.code ORDER BY 1"
    return [exchange for (exchange,) in connection.sql(query).fetchall()]


print("type:", kind, "| joined on code:", joined("log.code"), "| on code ->> '$':", joined("(log.code ->> '$')"))
assert kind == [("JSON",)]
assert joined("log.code") == ["binance", "bybit"]
assert joined("(log.code ->> '$')") == ["binance", "bybit", "kucoin", "okx"]
assert connection.sql("SELECT * FROM log WHERE code = '50011'").fetchall() == []
connection.sql("INSERT INTO codes VALUES ('upbit', 'insufficient_funds_bid')")
try:
    connection.sql("SELECT * FROM log JOIN codes ON log.code = codes.code").fetchall()
except duckdb.ConversionException as error:
    print(type(error).__name__, str(error).splitlines()[0])
else:
    raise AssertionError("a word was compared with JSON")
PYTHON
echo "as described"
