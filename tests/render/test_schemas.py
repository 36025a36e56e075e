"""What `--json` prints is what its schema says."""

import json

import pytest

from errcode.catalog.shape import faults
from errcode.render.schemas import SCHEMAS, schema_of

COINONE = '{"result":"error","error_code":"105","error_msg":"Price is not correct"}'
TIMEOUT = "ReadTimeout: HTTPSConnectionPool(host='api.binance.com', port=443): Read timed out. (read timeout=10)"
RUNS = [
    ("lookup", ["lookup", "binance", "-1021"], None),
    ("list", ["list", "coinone"], None),
    ("search", ["search", "nonce"], None),
    ("reverse", ["reverse", "limit must be between 1 and 500."], None),
    ("explain", ["explain"], COINONE),
    ("explain", ["explain"], TIMEOUT),
    ("explain", ["explain"], COINONE.replace("105", "31999")),
    ("explain --summary", ["explain", "--summary"], f"2026-11-20 03:10:00 {COINONE}\n" * 3),
    ("providers", ["providers"], None),
]


@pytest.mark.parametrize(("command", "arguments", "text"), RUNS)
def test_objects_are_as_their_schema_says(command, arguments, text, run):
    """Every object of every command has exactly the keys and types of its schema."""
    lines = run(*arguments, "--json", stdin=text).out.splitlines()
    assert lines
    for line in lines:
        assert list(faults(json.loads(line), SCHEMAS[command])) == []


def test_the_schema_is_printed(run):
    """`errcode --json-schema COMMAND` prints the schema of a command's objects, or names the commands."""
    assert json.loads(run("--json-schema", "lookup").out) == schema_of("lookup")
    refused = run("--json-schema", "lokup")
    assert refused.code == 2
    assert "lookup" in refused.err
