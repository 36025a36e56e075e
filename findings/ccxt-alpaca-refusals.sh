#!/usr/bin/env bash
# ccxt 4.5.90 tells a refused Alpaca order as a network failure: Alpaca refuses orders with HTTP 403 and code 40310000, its
# documented answer for buying power, quantity and day trades; ccxt's handler for Alpaca knows a few of the messages, lets
# the others pass, and ccxt's general rule makes ExchangeNotAvailable of the 403. That is a NetworkError, the class that
# ccxt tells programs to repeat. What Alpaca refuses with 422 is a BadRequest, which is none. Seen on 2026-11-27 with CPython 3.11.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check ccxt==4.5.90
"$folder/venv/bin/python" - <<'PYTHON'
import json

import ccxt
import requests


def told(status, answer):
    """Give what create_order raises for an answer of Alpaca's."""
    exchange = ccxt.alpaca({"apiKey": "key", "secret": "secret"})
    exchange.options["brokerId"] = "tests"
    exchange.load_markets = lambda *_: exchange.set_markets(
        [{"id": "BTC/USD", "symbol": "BTC/USD", "base": "BTC", "quote": "USD", "type": "spot", "spot": True,
          "precision": {"amount": 1e-9, "price": 1e-9}, "limits": {}, "active": True}]
    )

    def answered(request, **_):
        response = requests.Response()
        response.status_code, response.reason = status, "Forbidden" if status == 403 else "Unprocessable Entity"
        response.url, response._content, response.encoding = request.url, json.dumps(answer).encode(), "utf-8"
        response.headers["Content-Type"] = "application/json"
        return response

    exchange.session.send = answered
    exchange.session.request = lambda method, url, **_: answered(requests.Request(method, url))
    try:
        exchange.create_order("BTC/USD", "limit", "buy", 1, 100)
    except ccxt.BaseError as error:
        return error
    raise SystemExit("no error was raised")


refused = told(403, {"code": 40310000, "message": "insufficient buying power"})
print(f"403: {type(refused).__name__}, a NetworkError: {isinstance(refused, ccxt.NetworkError)}; {refused}")
assert type(refused) is ccxt.ExchangeNotAvailable and isinstance(refused, ccxt.NetworkError)
invalid = told(422, {"code": 42210000, "message": "invalid order type"})
print(f"422: {type(invalid).__name__}, a NetworkError: {isinstance(invalid, ccxt.NetworkError)}; {invalid}")
assert type(invalid) is ccxt.BadRequest and not isinstance(invalid, ccxt.NetworkError)
PYTHON
echo "as described"
