"""Real responses and exceptions of HTTP clients: read as far as the caller has read them, and left as they were."""

import asyncio

import pytest
from exchange import Exchange
from needs import needs

import errcode
import errcode.retry

pytestmark = pytest.mark.usefixtures("warm")
ORDER = {"symbol": "BTCUSDT", "newClientOrderId": "one"}


@pytest.fixture
def exchange():
    """Give an exchange that refuses an order for the balance, as often as it comes."""
    with Exchange(hang=0.5) as running:
        running.ledger.plan("one", ["balance"])
        yield running


def code(thing):
    """Give the code that is found, if any."""
    finding = errcode.first(thing, providers="binance", sends="order")
    return finding and (finding.code, finding.raw.http_status)


def test_requests(exchange):
    """A response that was read tells its code, one whose stream was not read keeps it, a closed one is no harm."""
    needs("requests")
    import requests

    address = f"{exchange.url}/api/v3/order"
    with requests.post(address, data=ORDER, timeout=5) as response:
        assert code(response) == ("-2010", 400)
        with pytest.raises(requests.HTTPError) as raised:
            response.raise_for_status()
        assert code(raised.value) == ("-2010", 400)
    with requests.post(address, data=ORDER, timeout=5, stream=True) as response:
        assert code(response) is None
        assert response.raw.tell() == 0
        assert response.json()["code"] == -2010
        assert code(response) == ("-2010", 400)
    assert code(response) == ("-2010", 400)


def test_httpx(exchange):
    """The same for httpx: `read()` is the caller's to call."""
    needs("httpx")
    import httpx

    address = f"{exchange.url}/api/v3/order"
    with httpx.Client() as client:
        with client.stream("POST", address, data=ORDER) as response:
            assert code(response) is None
            assert not response.is_stream_consumed
            response.read()
            assert code(response) == ("-2010", 400)
        with pytest.raises(httpx.HTTPStatusError) as raised:
            response.raise_for_status()
        assert code(raised.value) == ("-2010", 400)
        with client.stream("POST", address, data=ORDER) as response:
            pass
        assert code(response) is None


def test_aiohttp(exchange):
    """The same for aiohttp: what `raise_for_status` throws away is not there."""
    needs("aiohttp")
    import aiohttp

    async def ask():
        address = f"{exchange.url}/api/v3/order"
        async with aiohttp.ClientSession() as session, session.post(address, data=ORDER) as response:
            assert code(response) is None
            await response.read()
            assert code(response) == ("-2010", 400)
            with pytest.raises(aiohttp.ClientResponseError) as raised:
                response.raise_for_status()
        return response, raised.value

    response, error = asyncio.run(ask())
    assert code(response) == ("-2010", 400)
    assert code(error) is None
    assert errcode.retry.decide(error, providers="binance").action == "stop"


def test_urllib(exchange):
    """The exception of urllib is the answer itself, and nobody has read it: it still can be."""
    from urllib.error import HTTPError
    from urllib.parse import urlencode
    from urllib.request import urlopen

    with pytest.raises(HTTPError) as raised:
        urlopen(f"{exchange.url}/api/v3/order", urlencode(ORDER).encode())
    with raised.value as answer:
        assert code(answer) is None
        assert b"-2010" in answer.read()


def _sent(made, url):
    sent = made.send(url, "one")
    if sent is not None:
        asyncio.run(sent)


@pytest.mark.parametrize("client", ["requests", "httpx", "aiohttp"])
@pytest.mark.parametrize(
    ("fault", "failure"), [("hang", "timeout"), ("close", "closed"), ("cut", "body"), ("bad-gateway", "gateway")]
)
def test_what_failed_on_the_way_is_told_alike(client, fault, failure, exchange):
    """Whatever the client calls it, a failure is what it was, and an order is to be looked for."""
    needs(client)
    from orders import CLIENTS

    exchange.ledger.plan("one", [fault])
    made = CLIENTS[client]()
    try:
        with pytest.raises(Exception) as raised:  # noqa: PT011 - each client has its own
            _sent(made, exchange.url)
    finally:
        made.close()
    finding = errcode.first(raised.value, providers="binance", sends="order")
    assert (finding.failure.id, finding.retry) in {(failure, "check"), ("reset", "check")}
    assert finding.look.by == "origClientOrderId"
