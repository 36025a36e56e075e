"""Standards in texts: told where the text shows them, silent beside a provider's own error and in everything else."""

import pytest

from errcode import explain, lookup
from errcode.engine import shared


def told(text):
    """Explain a text; give what is found, certain or not."""
    return [(finding.provider, finding.code) for finding in explain(text)]


@pytest.mark.usefixtures("warm")
def test_a_status_line_shows_its_standard():
    """The first line of an answer without a body is HTTP's."""
    assert told("HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\n\r\n") == [("http", "418")]


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize(
    "text",
    [
        'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"code":-1121,"msg":"Invalid symbol."}',
        'HTTP/1.1 429 Too Many Requests\n\n{"retCode":10006,"retMsg":"Too many visits!","result":{},"retExtInfo":{}}',
    ],
)
def test_a_body_of_its_own_is_the_error(text):
    """A provider's own code beside an HTTP status is the error, and the status a part of it."""
    assert [provider for provider, _ in told(text)] in (["binance"], ["bybit"])


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize(
    "text",
    [
        '10.0.0.7 - - [27/Nov/2026:10:11:12 +0900] "GET /favicon.ico HTTP/1.1" 404 153 "-" "curl/8.5.0"',
        "10.0.0.7 [27/Nov/2026:10:11:12] POST /login HTTP/1.1 500 1024 0.052",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 304 Not Modified",
        "listening on 502; 404 files; exit status 499",
        "how to fix http network errors 404",
        "HTTP 200",
        "http 404 files",
        "I fix 99",
        "fix 99",
        "curl 8.5.0",
        'File "client.py", line 9, in get\n    "HTTP/1.1 502 Bad Gateway"',
    ],
)
def test_what_shows_no_standard_is_silent(text):
    """Access logs, successes, strangers' servers, ports, exit codes, words and source code name no standard."""
    assert told(text) == []


@pytest.mark.usefixtures("warm")
def test_a_line_of_a_log_shows_no_status(run):
    """In a log even a status line by itself tells nothing."""
    lines = ["2026-11-27 10:00:00,000 INFO bot started", "HTTP/1.1 502 Bad Gateway", "2026-11-27 10:00:01,000 INFO ok"]
    assert [one.provider for one in shared().diagnoser.findings(lines[1], record=True)] == []
    assert run("explain", stdin="\n".join(lines * 40)).out == ""


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ERROR: SQLSTATE: 23505", ("sqlstate", "23505")),
        ('WebSocket connection closed: code=1006 reason="" wasClean=false', ("websocket", "1006")),
        ("HTTP Error 503: Service Unavailable", ("http", "503")),
        ("MTI 0210 field 39: 51", ("iso8583", "51")),
        ("curl: (7)", ("curl", "7")),
        ("HTTP 503", ("http", "503")),
        ("what is curl 28?", ("curl", "28")),
        ("SQLSTATE 40001 에러", ("sqlstate", "40001")),
        ("close code 1006 websocket", ("websocket", "1006")),
    ],
)
def test_a_standard_in_a_sentence_of_its_own(text, expected):
    """What tools print in one line, and nothing else, is told."""
    assert told(text) == [expected]


def test_another_reason_of_fix_is_not_the_servers_fault():
    """The reason "other" says that the text tells it: the advice is to read that, whatever was rejected."""
    kinds = {entry.kind for entry in lookup("fix", "99") if entry.name == "OTHER"}
    assert kinds == {"order-rule", "parameter"}


@pytest.mark.parametrize(
    ("text", "provider", "code"),
    [
        ("curl -> 78", "curl", "78"),
        ("curl 28 뭐임", "curl", "28"),
        ("why 8 on grpc", "grpc", "8"),
        ("http에서 405 나옴", "http", "405"),
        ("network/ECONNABORTED", "network", "ECONNABORTED"),
        ("auth response field 39: 51 iso8583", "iso8583", "51"),
        ("anyone seen 23505 in sqlstate?", "sqlstate", "23505"),
    ],
)
def test_a_standards_name_a_code_and_talk(text, provider, code):
    """Of a few words that are a standard's name, a code of it and what people say around one, it is told."""
    assert [(one.provider, one.code) for one in explain(text)] == [(provider, code)]


@pytest.mark.parametrize(
    "text", ["grpc 8 ms", "curl 8.5.0", "http port 502", "websocket 4409 messages", "HTTP 500 rows", "quick fix 14"]
)
def test_a_standards_name_and_a_number_of_something_else(text):
    """A time, a version, a port and a count beside a standard's name are no codes."""
    assert explain(text) == []
