"""What a client sends that is broken, odd or far too much: each server in 256 MB of its own, and it lives on."""

import json
import os
import resource
import signal
import subprocess
import sys
import time

import pytest

COMMAND = [sys.executable, "-m", "errcode", "mcp"]
MEMORY = 256 << 20
OPEN = {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


def limited():
    """Give the child its bounds."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))


def request(method, number=1, **params):
    """Give a request as a line."""
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode() + b"\n"


def call(name, **arguments):
    """Give a call of a tool as a line."""
    return request("tools/call", name=name, arguments=arguments)


def served(*lines):
    """Send some lines to a server and a ping behind them; give its answers in between, and check that it lived."""
    ran = subprocess.run(
        COMMAND,
        input=b"".join([request("initialize", "first", **OPEN), *lines, request("ping", "last")]),
        capture_output=True,
        preexec_fn=limited,
        timeout=60,
        check=False,
    )
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (answers[0]["id"], answers[-1]["id"]) == ("first", "last")
    return answers[1:-1]


ODD = {
    "binary": bytes(range(256)).replace(b"\n", b"") + b"\n",
    "another encoding": '{"a":1}'.encode("utf-16") + b"\n",
    "brackets without end": b"[" * 100_000 + b"\n",
    "brackets within brackets": b"[" * 100_000 + b"]" * 100_000 + b"\n",
    "a number of 5,000 digits": b'{"jsonrpc":"2.0","id":' + b"9" * 5_000 + b',"method":"ping"}\n',
    "no number": b'{"jsonrpc":"2.0","id":NaN,"method":"ping"}\n',
    "millions of values": b"[" + b"[]," * 2_600_000 + b"[]]\n",
    "parameters of another type": b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}\n',
    "a name of another type": b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":[]}}\n',
    "a version of another type": request("ping", _meta={"io.modelcontextprotocol/protocolVersion": []}),
    "a batch without end": b"[" + b",".join([request("tools/list").strip()] * 100_000) + b"]\n",
    "a path": request("resources/read", uri="errcode://..%2f..%2fetc/passwd"),
    "another scheme": request("resources/read", uri="file:///etc/passwd"),
}


LARGE = [pytest.param([name], marks=pytest.mark.exhaustive, id=name) for name in ODD if len(ODD[name]) > 10_000]


@pytest.mark.parametrize("names", [*LARGE, pytest.param(list(ODD), id="all")])
def test_an_odd_message_is_an_error_and_the_server_lives_on(names):
    """Whatever a line holds is answered with one error, a large one alone, all in turn; what follows as ever."""
    answers = served(*(ODD[name] for name in names))
    for name, answer in zip(names, answers, strict=True):
        assert set(answer) <= {"jsonrpc", "id", "error"}, name
        assert answer["error"]["code"] in (-32700, -32600, -32602, -32002, -32022), name


TEXTS = ["x" * 1_200_000, "잔고 " * 3_000, "\ud800", "\x1b[31m\u202e\0", ""]


TAKES = {"lookup": "code", "search": "query", "reverse": "message", "explain": "text"}


def test_a_text_of_any_length_is_answered_within_bounds():
    """A text of megabytes, of half a character or of none ends in a short result, whichever tool is called."""
    calls = [(name, {argument: text}) for name, argument in TAKES.items() for text in TEXTS]
    answers = served(*(call(name, **arguments) for name, arguments in calls))
    for (name, arguments), answer in zip(calls, answers, strict=True):
        shown = json.dumps(answer, ensure_ascii=False)
        assert len(shown) < 4_000, (name, str(arguments)[:40])
        assert "\x1b" not in shown


def test_a_text_that_is_cut_says_so():
    """Of a long log the beginning is looked at, and the answer says how much was not."""
    error = '{"code":-1121,"msg":"Invalid symbol."}\n'
    [answer] = served(call("explain", text=error + "." * (1 << 20)))
    told = answer["result"]["structuredContent"]
    assert told["results"][0]["code"] == "-1121"
    assert f"The last {len(error) + (1 << 19):,} characters were not looked at" in told["notes"][-1]


def test_an_id_comes_back_as_it_was():
    """Half a character in an id is no reason to answer somebody else."""
    [answer] = served(b'{"jsonrpc":"2.0","id":"\\ud800","method":"ping"}\n')
    assert answer["id"] == "\ud800"


def test_messages_that_wait_are_counted_and_not_their_bytes_alone():
    """While nobody reads the answers, a flood of messages of one byte waits outside, not in memory."""
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=limited)
    flood, sent = b"1\n" * 30_000, 0
    os.set_blocking(process.stdin.fileno(), False)
    last = time.monotonic()
    while time.monotonic() - last < 0.5 and sent < 100 * len(flood):
        try:
            sent += os.write(process.stdin.fileno(), flood)
            last = time.monotonic()
        except BlockingIOError:
            time.sleep(0.01)
    process.kill()
    process.communicate()
    assert sent < 10 * len(flood)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_signal_ends_it_with_its_code(number, code):
    """Ctrl-C is 130 here as everywhere; SIGTERM is how clients end a server."""
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(request("ping"))
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(number)
    _, error = process.communicate(timeout=20)
    assert (process.returncode, error) == (code, b"")


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_end_it_without_a_word(streams):
    """Without a stream to read or write there is nobody to serve."""
    ran = subprocess.run(
        ["bash", "-c", f'exec "$0" -m errcode mcp {streams}', sys.executable],
        input=b"",
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert ran.returncode == 0
    assert not ran.stderr
