"""Orders sent by real clients under rules of sending again: errcode's, ccxt's NetworkError, and thrice anything."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from exchange import Exchange, plan

PATIENCE = 0.3
"""Seconds that a client waits for an answer; the exchange hangs longer."""


class RefusedError(Exception):
    """What a bot of one's own raises over an answer: it carries the response, and errcode reads it."""

    def __init__(self, response):
        super().__init__("refused")
        self.response = response


class Requests:
    """Orders through requests."""

    def __init__(self):
        import requests

        self._session = requests.Session()

    def send(self, url, name):
        """Send an order; raise what the client raises."""
        body = {"symbol": "BTCUSDT", "newClientOrderId": name}
        self._session.post(f"{url}/api/v3/order", data=body, timeout=PATIENCE).raise_for_status()

    def close(self):
        """Let the connections go."""
        self._session.close()


class Httpx:
    """Orders through httpx."""

    def __init__(self):
        import httpx

        self._client = httpx.Client(timeout=PATIENCE)

    def send(self, url, name):
        """Send an order; raise what the client raises."""
        body = {"symbol": "BTCUSDT", "newClientOrderId": name}
        self._client.post(f"{url}/api/v3/order", data=body).raise_for_status()

    def close(self):
        """Let the connections go."""
        self._client.close()


class Ccxt:
    """Orders through ccxt."""

    def __init__(self):
        import ccxt

        self._exchange = ccxt.binance({"apiKey": "key", "secret": "secret", "timeout": int(PATIENCE * 1000)})
        self._exchange.enableRateLimit = False

    def send(self, url, name):
        """Send an order; raise what the client raises."""
        self._exchange.urls["api"]["private"] = f"{url}/api/v3"
        self._exchange.private_post_order({"symbol": "BTCUSDT", "newClientOrderId": name})

    def close(self):
        """Let the connections go."""
        self._exchange.session.close()


class Aiohttp:
    """Orders through aiohttp, each in a session of its own."""

    asynchronous = True

    async def send(self, url, name):
        """Send an order; raise what the client raises, or the answer."""
        import aiohttp

        body = {"symbol": "BTCUSDT", "newClientOrderId": name}
        limit = aiohttp.ClientTimeout(total=PATIENCE)
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.post(f"{url}/api/v3/order", data=body) as response,
        ):
            await response.read()
            if response.status >= 400:
                raise RefusedError(response)

    def close(self):
        """Each order's session has been closed."""


CLIENTS = {"requests": Requests, "httpx": Httpx, "ccxt": Ccxt, "aiohttp": Aiohttp}


def with_stamina(resync):
    """Give a decorator: stamina with errcode's hook."""
    import stamina

    from errcode.integrations.stamina import hook

    on = hook(sends="order", providers="binance", resync=resync)
    return stamina.retry(on=on, wait_initial=0.01, wait_max=0.05, wait_jitter=0.01)


def with_tenacity(resync):
    """Give a decorator: tenacity with errcode's policy."""
    import tenacity

    from errcode.integrations.tenacity import policy

    return tenacity.retry(**policy(sends="order", providers="binance", resync=resync))


def network_errors(resync):
    """Give a decorator: what ccxt's manual advises, sending again on its NetworkError."""
    import ccxt
    import tenacity

    return tenacity.retry(
        retry=tenacity.retry_if_exception_type(ccxt.NetworkError), stop=tenacity.stop_after_attempt(4), reraise=True
    )


def thrice(resync):
    """Give a decorator: whatever it is, three times more."""
    import tenacity

    return tenacity.retry(stop=tenacity.stop_after_attempt(4), reraise=True)


RULES = {"stamina": with_stamina, "tenacity": with_tenacity, "NetworkError": network_errors, "thrice": thrice}


def run(client, rule, count, seed, workers=4):
    """Send so many orders through a client under a rule; give the ledger's counts and what the caller was told."""
    told = {}
    if rule == "stamina":
        import stamina

        stamina.instrumentation.set_on_retry_hooks([])  # it would log every attempt
    with Exchange() as exchange:
        for name, faults in plan(seed, count, f"{client}-{rule}-").items():
            exchange.ledger.plan(name, faults)
        names = list(exchange.ledger.orders)
        parts = [names[start::workers] for start in range(workers)]
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(lambda part: _work(client, rule, exchange, part, told), parts))
        return {**exchange.ledger.counts(), "told": told}


def _work(client, rule, exchange, names, told):
    made = CLIENTS[client]()
    try:
        _send_all(made, rule, exchange, names, told)
    finally:
        made.close()


def _send_all(made, rule, exchange, names, told):
    for name in names:
        order = exchange.ledger.orders[name]

        def resync(finding, order=order):
            order.ahead = False

        again = RULES[rule](resync)
        try:
            if getattr(made, "asynchronous", False):
                asyncio.run(_send(made, exchange, name, again))
            else:
                again(lambda name=name: made.send(exchange.address(name), name))()
        except Exception as error:
            told[name] = type(error).__name__


async def _send(made, exchange, name, again):
    @again
    async def send():
        await made.send(exchange.address(name), name)

    await send()
