"""Every command within 256 MB and 10 s of the processor, whatever it is given."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from errcode.cli.declared import every

resource = pytest.importorskip("resource")

MEMORY = 256 << 20
SECONDS = 10
PAGE = "출금 한도 초과 nonce '{\"code\":-1121}' %d " * 1_000
GIVEN = {
    "lookup": ["coinone", "105", "x" * 100_000],
    "search": [PAGE[:100_000]],
    "reverse": [PAGE[:100_000]],
    "explain": ["page.txt"],
    "list": ["binance"],
    "complete": ["binance"],
    "tables validate": ["large.json"],
    "tables add": ["large.json"],
    "tables format": ["large.json"],
    "tables new": ["acme"],
    "tables diff": ["binance", "large.json"],
    "tables export": ["-o", "out.db", "--format", "sqlite"],
    "tables import": ["page.html", "--id", "acme"],
    "tables remove": ["acme"],
    "tables restore": ["acme"],
    "tables trust": ["large.json"],
}
LEFT_OUT = {"mcp"}
"""Commands that serve until they are told to end."""
MOST_GIVEN = {"search", "explain", "tables add", "tables import"}
"""Commands that are handed the most by strangers; the others read the same folder of tables, texts and files."""
COMMANDS = [
    pytest.param(one.words, marks=() if one.words in MOST_GIVEN else pytest.mark.exhaustive)
    for one in every()
    if one.words not in LEFT_OUT
]


@pytest.fixture
def strangers(tmp_path):
    """A working folder with what strangers handed in, a project's tables among it."""
    (tmp_path / "errcode-tables").mkdir()
    table = {"id": "acme", "errors": [{"code": str(n), "messages": [f"m {n} %d"]} for n in range(500)]}
    for path in ("large.json", "errcode-tables/acme.json"):
        (tmp_path / path).write_text(json.dumps(table))
    (tmp_path / "errcode-tables" / "bad.json").write_text('{"id":"bad","errors":[],}')
    with (tmp_path / "errcode-tables" / "huge.json").open("wb") as file:
        file.truncate(4 << 30)
    (tmp_path / "page.txt").write_text(PAGE[:20_000])
    (tmp_path / "page.html").write_text("<html>" + "<div><table><tr><td>1001<td>Price is wrong" * 500)
    return tmp_path


def limited():
    """Bound the process that is about to begin."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_keeps_within_its_bounds(strangers, command):
    """It answers or says in a line why not: no traceback, no signal, no end for want of memory."""
    here = str(Path(__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-m", "errcode", *command.split(), *GIVEN.get(command, [])],
        cwd=strangers,
        env={**os.environ, "PYTHONPATH": here},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        preexec_fn=limited,
    )
    assert ran.returncode in (0, 1, 2), ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Error:" not in ran.stderr
