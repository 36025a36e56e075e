"""The quick start: it reads the same options as Typer and gives the same answers."""

import os
import subprocess
import sys

import pytest

from errcode.cli.arguments import LITERAL, parsed, protected
from errcode.cli.typer_app import read


def test_plain_command_lines_are_read():
    """Options may stand before and after the words; negative codes are words."""
    assert parsed(["lookup", "weex", "-1121", "--json", "-1046"]) == (
        "lookup",
        ["weex", "-1121", "-1046"],
        {"as_json": True},
    )
    assert parsed(["lookup", "-p", "weex", "--provider=orderly", "-1000"]) == (
        "lookup",
        ["-1000"],
        {"providers": ["weex", "orderly"]},
    )
    assert parsed(["search", "--limit", "3", "nonce", "--all"]) == (
        "search",
        ["nonce"],
        {"limit": 3, "everything": True},
    )
    assert parsed(["lookup", "--", "--json"]) == ("lookup", ["--json"], {})


def test_what_is_not_plain_is_left_to_typer():
    """Help, unknown options and missing or wrong values are Typer's to explain."""
    for line in (
        ["lookup", "--help"],
        ["lookup", "-x"],
        ["lookup", "-p"],
        ["search", "--limit", "many"],
        [],
        ["lookup", "--json=1"],
        ["tables"],
        ["tables", "nonsense"],
        ["tables", "diff", "one"],
        ["tables", "import", "page.html"],
        ["errcode.model"],
    ):
        assert parsed(line) is None, line


def test_literals_are_protected_and_values_are_not():
    """Codes and texts that start with a minus are marked for Typer; the value of an option is left as it is."""
    assert protected(["reverse", "-1013: Invalid price.", "--limit", "-5", "-x"]) == [
        "reverse",
        f"{LITERAL}-1013: Invalid price.",
        "--limit",
        "-5",
        "-x",
    ]


def test_both_ways_read_the_same_request():
    """Every command line of the quick start is the same request when Typer reads it."""
    lines = [
        ["lookup", "coinone", "105"],
        ["lookup", "weex", "-1121", "-1046", "--json"],
        ["lookup", "-1000", "-p", "orderly", "--lang", "ko"],
        ["lookup", "coinone", "9999"],
        ["lookup", "coinon", "105"],
        ["lookup", "coinone"],
        ["search"],
        ["search", "x", "--http", "400", "--http", "429", "--section", "order", "--limit", "0"],
        ["lookup", "coinone", "105", "--lang", "fr"],
        ["search", "nonce", "-p", "coinone", "--limit", "2"],
        ["search", "잔고", "부족", "--json", "--kind", "balance"],
        ["reverse", "-1013: Invalid price."],
        ["reverse", "limit must be between 1 and 500.", "--json"],
        ["explain", "bot.log", "old.log.gz", "-p", "coinone", "--summary", "--json", "--jobs", "2"],
        ["explain", "--annotate", "--follow", "bot.log"],
        ["explain", "-1013: Invalid price."],
        ["list", "koscom", "--lang", "en"],
        ["providers", "--json"],
        ["tables", "diff", "coinone", "new.html", "--lang=ko"],
        ["tables", "import", "page.html", "--id", "acme", "-y", "--columns", "code,message"],
        ["tables", "validate", "--complete", "--only", "kinds", "acme.json", "--only=names"],
        ["tables", "export", "-o", "errors.db"],
    ]
    defaults = {"limit": 10, "jobs": 0, "form": "json"}
    for line in lines:
        command, words, values = read(protected(line))
        given = {name: value for name, value in values.items() if value != defaults.get(name)}
        quick = parsed(line)
        assert quick is not None, line
        assert (command, words, given) == (*quick[:2], {n: v for n, v in quick[2].items() if v != defaults.get(n)})


PROGRAM = [sys.executable, "-m", "errcode"]


def test_the_program_leaves_with_everything_written():
    """The program that leaves without farewell has written all its output, and its exit code is that of the command."""
    ran = subprocess.run([*PROGRAM, "list", "binance"], capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("\n")
    assert ran.stdout.count("\n") > 600
    assert subprocess.run([*PROGRAM, "lookup", "coinone", "x"], capture_output=True).returncode == 1
    assert subprocess.run([*PROGRAM, "--help"], capture_output=True).returncode == 0
    assert subprocess.run([*PROGRAM, "--nonsense"], capture_output=True).returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_said_in_one_line(unbuffered):
    """Output that cannot be written is one line on standard error and exit code 2."""
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [*PROGRAM, "lookup", "coinone", "105"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert ran.returncode == 2
    assert ran.stderr == "errcode: output: No space left on device; check the disk and the permissions\n"


@pytest.mark.skipif(os.name != "posix", reason="closes streams as a Unix shell does")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_harm(closed):
    """A caller that has closed a stream gets the exit code, and the other stream."""
    for code, question in ((0, "lookup coinone 105"), (1, "lookup coinone x")):
        ran = subprocess.run(["sh", "-c", f'"{sys.executable}" -m errcode {question} {closed}'], capture_output=True)
        assert ran.returncode == code
        assert b"Traceback" not in ran.stderr
