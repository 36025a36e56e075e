"""Answers with a message alone that no table has, and failures on the way beside a name."""

import pytest
from bundled import ENGINE

FIND = ENGINE.diagnoser.findings

REFUSALS = [
    ("bybit", None, "POST https://api.bybit.com/v5/x -> {'success': False, 'ret_msg': 'Params Error'}"),
    ("okx", None, 'ccxt.base.errors.ExchangeError: okx {"message":"An unexpected error occurred"}'),
    ("upbit", None, 'upbit {"error":{"message":"처음 보는 오류"}}'),
    ("coinone", None, 'POST https://api.coinone.co.kr/v2.1/order\n{"result":"error","error_msg":"Strange thing"}'),
    ("korbit", "name-only", 'korbit order {"success":false,"error":{"message":"SOMETHING_NEW"}}'),
]


@pytest.mark.parametrize(("provider", "doubt", "text"), REFUSALS)
def test_an_answer_with_a_message_of_its_own_is_its_provider_s(provider, doubt, text):
    """Nobody documents the message and no code stands there: it is told as it stands; without a host in doubt."""
    [finding] = FIND(text)
    assert (finding.provider, finding.code, finding.known, finding.doubt) == (provider, None, False, doubt)
    assert finding.raw.message
    assert finding.raw.message in text


def test_a_shape_alone_leaves_a_doubt():
    """Where nobody is named, keys of one provider's own say whose answer it may be."""
    [finding] = FIND('{"success":false,"ret_msg":"Params Error","conn_id":"2f4f","op":"subscribe"}')
    assert (finding.provider, finding.certain, finding.doubt) == ("bybit", False, "unnamed")


@pytest.mark.parametrize(
    "text",
    [
        'bybit {"success":true,"ret_msg":"subscribed","conn_id":"2f4f","op":"subscribe"}',
        '{"level":"error","message":"bybit is reconnecting","success":false}',
        'bybit ws open {"message":"hello"}',
        'error: {"message":"something odd happened"}',
        'bybit to okx failed: {"message":"something odd happened"}',
        '{"status":"err","response":"boom"}',
    ],
)
def test_what_refuses_nothing_or_is_nobody_s_is_no_answer(text):
    """Successes, records of a log, and refusals that may be anybody's or one of two providers' are none."""
    assert FIND(text) == []


@pytest.mark.parametrize(
    ("provider", "failure", "line"),
    [
        ("okx", "timeout", "okx: read timed out"),
        ("gate", "reset", "[gate] connection reset by peer"),
        ("kis", "timeout", "2026-04-01 09:00:00 ERROR KIS 주문 타임아웃"),
        ("kraken", "timeout", "kraken request timeout"),
        ("binance", "server-error", "binance 500 Internal Server Error"),
        ("bybit", "server-error", "POST https://api.bybit.com/v5/order/create returned 500"),
        (
            "alpaca",
            "refused-request",
            "HTTPError: 403 Client Error: Forbidden for url: https://data.alpaca.markets/v2/bars",
        ),
        (
            "bithumb",
            "refused-request",
            "urllib.error.HTTPError: HTTP Error 404: Not Found https://api.bithumb.com/v1/x",
        ),
        ("bithumb", "gateway", "OSError: https://api.bithumb.com/v1/ticker. HTTP status is 503. Message: <html>"),
        ("upbit", "timeout", "업비트 https://api.upbit.com/v1/orders ReadTimeout 발생, 재시도"),
        ("upbit", "stream-closed", "업비트 웹소켓 연결 끊김"),
        (
            "phemex",
            "stream-closed",
            "INFO com.phemex.client.impl.PhemexWebSocketClientImpl - Closed: code 1006, reason",
        ),
        ("binance", "stream-closed", "read close 1008 (policy violation) wss://stream2.binance.com:9443/ws/a@kline_1m"),
    ],
)
def test_a_failure_beside_a_name_is_its_bearer_s(provider, failure, line):
    """Names need no host beside them, but leave a doubt then; short ones have to begin what is said."""
    [finding] = FIND(line)
    assert finding.failure is not None
    assert (finding.provider, finding.failure.id) == (provider, failure)
    assert finding.certain is ("://" in line)
    assert finding.doubt == (None if finding.certain else "name-only")


@pytest.mark.parametrize(
    "line",
    [
        "payment gate: connection refused",
        "redis okx cache: connection refused",
        "bybit-worker | celery: Connection refused",
        "okx: order accepted in 500 ms",
        "okx ws closed: code=1000 reason=bye",
        "2024-04-17 07:02:50,131 - api.bybit.ws - INFO - Websocket closed",
        "2026-04-01 09:00:00,100 - kis_agent.utils.master - WARNING - Temporary failure in name resolution",
        "okx-bot | GET /favicon.ico 404",
        "GET /kraken/book timed out waiting for the lock",
    ],
)
def test_other_words_and_other_machines_are_nobody_s_failure(line):
    """A short name amid other words, a queue or cache of one's own, a path and a normal end tell nothing."""
    assert FIND(line) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_shape_of_many_own_keys_tells_a_number_among_words(number):
    """Gate's codes are words; over WebSocket numbers stand in their place, in keys that nobody else has."""
    answer = f'"event":"subscribe","error":{{"code":{number},"message":"unknown channel"}},"result":null'
    [finding] = FIND(f'{{"time":1600000000,"channel":"spot.orders",{answer}}}')
    assert (finding.provider, finding.code, finding.known) == ("gate", str(number), False)


def test_a_shape_of_many_own_keys_tells_a_code_of_another_family():
    """A code with other letters than its table's is one where keys of that provider alone hold it."""
    [finding] = FIND('{"PCD_PAY_RST":"error","PCD_PAY_CODE":"PAYC0038","PCD_PAY_MSG":"처음 보는 오류"}')
    assert (finding.provider, finding.code, finding.known) == ("payple", "PAYC0038", False)


def test_openssl_is_nobodys_answer():
    """What nginx writes of OpenSSL names the host that was called, and is no message of its provider."""
    line = (
        "[error] 1#1: *3 SSL_do_handshake() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading)"
        ' while SSL handshaking to upstream, upstream: "https://api.binance.com/x"'
    )
    assert not [one for one in FIND(line) if one.raw.message]
