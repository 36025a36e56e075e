"""Every block of docs/bots.md runs, and does what the page says."""

import asyncio
import contextlib
import io
import json
import logging
import re
from pathlib import Path

import pytest
import settings
from exchange import Exchange
from needs import needs

PAGE = (Path(__file__).parents[2] / "docs" / "bots.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
LIBRARIES = ("requests", "httpx", "aiohttp", "ccxt", "stamina", "tenacity", "structlog", "loguru", "sentry_sdk")
CLOCK = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'

pytestmark = pytest.mark.usefixtures("warm")


def block(*words):
    """Give the only block of the page that holds all these words."""
    found = [text for text in BLOCKS if all(word in text for word in words)]
    assert len(found) == 1, words
    return found[0]


def ran(*words, url="https://api.binance.com"):
    """Run a block, its exchange at another address; give what it defines."""
    text = block(*words)
    needs(*(library for library in LIBRARIES if f"import {library}" in text or f"from {library}" in text))
    if "stamina" in text:
        import stamina

        stamina.instrumentation.set_on_retry_hooks([])
    if "opentelemetry" in text:
        needs("opentelemetry.sdk")
    names = {}
    exec(compile(text.replace("https://api.binance.com", url), "docs/bots.md", "exec"), names)
    return names


@pytest.fixture
def exchange():
    """Give a running exchange."""
    with Exchange(hang=0.2) as running:
        yield running


ORDER = {"symbol": "BTCUSDT", "newClientOrderId": "one"}


@pytest.mark.parametrize("text", BLOCKS, ids=range(len(BLOCKS)))
def test_every_block_runs(text, exchange):
    """Each block runs as it stands; what it asserts holds."""
    with settings.kept():
        ran(text)


@pytest.mark.parametrize("words", [("import requests",), ("import httpx",)])
def test_an_order_waits_and_is_sent_once(words, exchange):
    """A limit is waited for, an unknown outcome stops with how to look."""
    place = ran(*words, url=exchange.url)["place"]
    exchange.ledger.plan("one", ["retry-after"])
    assert place(ORDER)["status"] == "NEW"
    from errcode.retry import OutcomeUnknown

    exchange.ledger.plan("one", ["unknown"])
    with pytest.raises(OutcomeUnknown, match="origClientOrderId"):
        place(ORDER)
    assert exchange.ledger.counts()["twice"] == 0


def test_the_outcome_is_asked_for():
    """The recipe asks the endpoint that the table names, by one's own id."""
    from errcode.retry import again

    def place(order):
        again(RuntimeError('binance {"code":-1007,"msg":"Timeout waiting for response from backend server."}'))

    placed = ran("unknown.finding.look")["placed"]
    assert placed(place, lambda *asked: asked, ORDER) == ("GET /api/v3/order", {"origClientOrderId": "one"})


def test_a_plain_loop():
    """It sends again what was refused for now, and nothing else."""
    place = ran("for attempt in range(5)")["place"]
    answers = [RuntimeError('binance {"code":-1003,"msg":"Too many requests queued."}'), "placed"]

    def send(order):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert place(send, ORDER) == "placed"
    answers[:] = [RuntimeError('binance {"code":-2010,"msg":"Account has insufficient balance for requested action."}')]
    with pytest.raises(RuntimeError, match="insufficient"):
        place(send, ORDER)


def test_the_clock_is_synchronised(exchange):
    """The client's clock is set once, and the order goes through."""
    made = ran("keeping_time")["keeping_time"]
    needs("requests")
    import requests

    class Client:
        def sync_clock(self):
            exchange.ledger.orders["one"].ahead = False

    @made(Client())
    def place():
        response = requests.post(f"{exchange.url}/api/v3/order", data=ORDER, timeout=5)
        response.raise_for_status()
        return response.json()

    exchange.ledger.plan("one", ["clock"])
    assert place()["status"] == "NEW"


def test_aiohttp_keeps_the_code(exchange):
    """The exception carries the answer that was read, and a refusal is not repeated."""
    names = ran("aiohttp.ClientSession", url=exchange.url)
    import aiohttp

    async def place():
        async with aiohttp.ClientSession() as session:
            await names["place"](session, ORDER)

    exchange.ledger.plan("one", ["balance"])
    with pytest.raises(names["Refused"]):
        asyncio.run(place())
    assert exchange.ledger.counts()["requests"] == 1


def test_the_log_handler(monkeypatch):
    """A line with an error shows what it is, another one nothing."""
    out = io.StringIO()
    handler = ran("Enrich(mask=True)")["handler"]
    handler.setStream(out)
    logger = logging.Logger("bot")
    logger.addHandler(handler)
    logger.error("binance said %s", CLOCK)
    logger.error("fine")
    told, untold = out.getvalue().splitlines()
    assert "'kind': 'nonce'" in told
    assert untold == "ERROR fine "


def test_json_of_the_page_is_json():
    """What the page shows of policies is what there is."""
    kinds = json.loads((Path(__file__).parents[2] / "tables" / "vocabulary" / "kinds.json").read_text(encoding="utf-8"))
    with contextlib.suppress(KeyError):
        assert all(f"`{retry['id']}`" in PAGE for retry in kinds["retries"])
