"""Requests that failed on their way: what clients say, what was, and whose host it was."""

import json
from pathlib import Path

import pytest

from errcode.catalog.folders import bundled_folder
from errcode.model import Provider, Section, Text
from errcode.recognise.network import Network

DATA = json.loads((Path(bundled_folder()) / "vocabulary" / "network.json").read_text(encoding="utf-8"))
ACME = Provider(
    id="acme",
    name=Text(en="Acme"),
    hosts=("acme.test",),
    sections=(Section(id="futures", name=Text(), hosts=("futures.example",)),),
)
NETWORK = Network(DATA, [ACME])

SAID = [
    ("refused", "HTTPSConnectionPool(host='api.acme.test', port=443): Max retries exceeded with url: /order (Caused by "
     "NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: "
     "[Errno 111] Connection refused'))"),
    ("dns", "HTTPSConnectionPool(host='api.acme.test', port=443): Max retries exceeded with url: /order (Caused by "
     "NameResolutionError(\"HTTPSConnection(host='api.acme.test', port=443): Failed to resolve 'api.acme.test' "
     "([Errno -2] Name or service not known)\"))"),
    ("connect-timeout", "(<HTTPSConnection(host='api.acme.test', port=443) at 0x7f>, 'Connection to api.acme.test "
     "timed out. (connect timeout=10)')"),
    ("timeout", "HTTPSConnectionPool(host='api.acme.test', port=443): Read timed out. (read timeout=10)"),
    ("reset", "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))"),
    ("closed", "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"),
    ("body", "('Connection broken: IncompleteRead(12 bytes read, 88 more expected)', IncompleteRead(12 bytes read))"),
    ("body", "Response payload is not completed: <ContentLengthError: 400, message='Not enough data'>"),
    ("not-http", "400, message=\"Bad status line:\\n  Expected HTTP/, RTSP/ or ICE/\""),
    ("sent-repeatedly", "(56, 'Connection died, tried 5 times before giving up')"),
    ("reset", "(92, 'HTTP/2 stream 1 reset by server (error 0x2 INTERNAL_ERROR)')"),
    ("reset", '[POST] "https://api.acme.test/order": <no response> fetch failed [cause: TypeError: fetch failed]'),
    ("stream-refused", "<StreamReset stream_id:1, error_code:7, remote_reset:True>"),
    ("reset", "<StreamReset stream_id:1, error_code:2, remote_reset:True>"),
    ("not-grpc", "14 UNAVAILABLE: Failed parsing HTTP/2 (Trying to connect an http1.x server (HTTP status 401))"),
    ("refused", "connect ECONNREFUSED 10.0.0.7:443"),
    ("timeout", "timeout of 10000ms exceeded"),
    ("body", "stream has been aborted"),
    ("handshake", "Client network socket disconnected before secure TLS connection was established"),
    ("tls-certificate", "<urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed>"),
    ("gateway", "binance GET https://api.acme.test/v3/account 502 Bad Gateway <html>"),
    ("server-timeout", "POST https://api.acme.test/v3/order 408 Request Timeout"),
    ("dns", 'Get "https://api.acme.test/time": dial tcp: lookup api.acme.test on 10.0.0.2:53: no such host'),
    ("connect-timeout", 'Post "https://api.acme.test/order": dial tcp 203.0.113.7:443: i/o timeout'),
    ("refused", 'Post "https://api.acme.test/order": dial tcp 203.0.113.7:443: connect: connection refused'),
    ("handshake", 'Post "https://api.acme.test/order": net/http: TLS handshake timeout'),
    ("timeout", 'Post "https://api.acme.test/order": context deadline exceeded (Client.Timeout exceeded while awaiting '
     "headers)"),
    ("timeout", 'Post "https://api.acme.test/order": read tcp 10.0.0.2:51234->203.0.113.7:443: i/o timeout'),
    ("body", "context deadline exceeded (Client.Timeout or context cancellation while reading body)"),
    ("reset", 'Post "https://api.acme.test/order": read tcp 10.0.0.2:51234->203.0.113.7:443: read: connection reset by '
     "peer"),
    ("closed", 'Post "https://api.acme.test/order": EOF'),
]  # fmt: skip
UNSAID = [
    "order 502 accepted", "the connection is fine", "timeouts: 0", "reset password", "refused by risk engine",
    "Read the manual; time is out of joint", "503 orders were cancelled", "unexpected EOF in order.go",
    "the deadline was exceeded", '{"code": -1007, "msg": "Timeout"}', "",
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text"), SAID)
def test_a_text_of_a_real_client_says_what_was(failure, text):
    """Each text is what a real library printed over such a failure."""
    assert NETWORK.of_text(text).failure.id == failure


@pytest.mark.parametrize("text", UNSAID)
def test_words_that_only_look_so_say_nothing(text):
    """Numbers and words of failures in other sentences are none."""
    assert NETWORK.of_text(text) is None


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("acme.test", "acme"), ("api.acme.test", "acme"), ("API.ACME.TEST.", "acme"), ("futures.example", "acme"),
        ("acme.test.evil.example", None), ("notacme.test", None), ("localhost", None), ("test", None), ("", None),
    ],
)  # fmt: skip
def test_a_host_is_of_whom_it_is_below(host, owner):
    """A host belongs to the owner of what it ends in, label by label."""
    assert NETWORK.hosts.owner(host) == owner


@pytest.mark.parametrize(
    ("method", "url", "sends"),
    [
        ("GET", "https://acme.test/v3/order", "read"), ("POST", "https://acme.test/v3/order", "order"),
        ("DELETE", "https://acme.test/v3/order/cancel", "cancel"), ("POST", "https://acme.test/orders/amend", "order"),
        ("POST", "https://acme.test/v1/withdraws/coin", "transfer"), ("POST", "/v1/payments/confirm", "payment"),
        ("POST", "https://acme.test/info/balance", "read"), ("POST", "https://acme.test/rpc", True),
        (None, "/api/v3/ticker/price", "read"), (None, "/api/v3/order", "order"), (None, "/v1/thing", None),
        (None, None, None), ("PATCH", None, True), ("POST", "https://acme.test/transfer/order", True),
    ],
)  # fmt: skip
def test_method_and_path_say_what_a_request_does(method, url, sends):
    """What only reads is known by its method, what sends by its path; what is neither is taken for something."""
    assert NETWORK.sends(method, url) == sends


def test_the_data_is_whole():
    """Every failure has both languages, an advice for its policy, and texts or classes that nobody else has."""
    seen = {}
    for row in DATA["failures"]:
        assert set(row) <= {
            "id", "kind", "sent", "retry", "invented", "meaning", "statuses", "classes", "weak", "texts", "alone",
                "anchors", "closes", "addressed",
        }  # fmt: skip
        assert row["meaning"]["en"]
        assert row["meaning"]["ko"]
        assert row["sent"] in ("no", "maybe", "answered")
        assert row.get("retry", "check") in DATA["advice"]
        for claim in [*row.get("classes", []), *row.get("weak", []), *row.get("texts", []), *row.get("alone", [])]:
            assert seen.setdefault(claim, row["id"]) == row["id"]


def test_of_two_failures_the_one_that_got_farther_counts():
    """A second attempt that was refused does not undo the first one, which may have been taken."""
    refused = (("builtins.ConnectionRefusedError", "builtins.OSError"), "[Errno 111] Connection refused")
    waited = (("requests.exceptions.ReadTimeout", "builtins.OSError"), "Read timed out.")
    assert NETWORK.of_exceptions([refused, waited]).failure.id == "timeout"
    assert NETWORK.of_exceptions([refused]).failure.id == "refused"


def test_a_plain_cause_does_not_weaken_what_a_client_is_sure_of():
    """A connect time-out of httpx has a bare time-out as its cause: still nothing was sent."""
    chain = [(("httpx.ConnectTimeout",), ""), (("builtins.TimeoutError", "builtins.OSError"), "timed out")]
    assert NETWORK.of_exceptions(chain).failure.id == "connect-timeout"


@pytest.mark.parametrize(
    ("line", "stranger"),
    [
        ("redis 127.0.0.1:6379: Connection refused", True), ("localhost:5432 refused", True), ("10.0.0.3: gone", True),
        ("proxy.example.org: Read timed out", True), ("connect ECONNREFUSED 13.124.1.7:443", False),
        ("api.acme.test: Read timed out", False), ("requests.exceptions.ReadTimeout: x", False),
        ("version 1.10.0.3", False),
    ],
)  # fmt: skip
def test_machines_of_ones_own_are_strangers(line, stranger):
    """A refused connection to a database or a proxy says nothing about a provider."""
    assert NETWORK.hosts.stranger_in(line) == stranger


@pytest.mark.parametrize(
    ("line", "failure"),
    [
        ("acme ws: received 1011 (internal error) keepalive ping timeout; then sent 1011", "stream-closed"),
        ("com.acme.WebSocketClient - Closed: code 1006, reason", "stream-closed"),
        ("websocket: close 1008 (policy violation)", "stream-closed"),
        ("WebSocket closed: 3687 (1006)", "stream-closed"), ("ws disconnected code=1012", "stream-closed"),
        ("websocket: close 1000 (normal)", None), ("ws closed 1006 positions", None), ("order 1008 closed", None),
        ("received 1011 candles", None), ("websocket closed", None), ("closed 1011.5 of the position", None),
    ],
)  # fmt: skip
def test_a_close_code_says_that_a_stream_was_closed(line, failure):
    """A WebSocket's close code is one where a stream is spoken of; a normal end and counts are no failure."""
    row = NETWORK.of_close(line)
    assert (row.failure.id if row else None) == failure
