#!/usr/bin/env bash
# ccxt 4.5.90: the option maxRetriesOnFailure is not for reading only. create_order is repeated too, after a time-out of a
# gateway (504) as after an answer that says "busy", each time with a nonce and a signature of its own, so that the
# exchange takes every copy for a new request. Whether a copy is an order of its own depends on the exchange: of Binance
# the same newClientOrderId goes out each time, which ccxt makes up, of Kraken no id at all. The option is off (0)
# unless it is set. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check ccxt==4.5.90
"$folder/venv/bin/python" - <<'PYTHON'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import ccxt

seen = []


class Gateway(BaseHTTPRequestHandler):
    """Takes an order and lets the time run out."""

    def do_POST(self):
        seen.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.send_response(504)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=server.serve_forever, daemon=True).start()


def order(name, market, options):
    """Place one order by the exchange's class; how the attempts looked to the server."""
    seen.clear()
    exchange = getattr(ccxt, name)({"apiKey": "key", "secret": "c2VjcmV0", "options": options})
    exchange.urls["api"] = dict.fromkeys(exchange.urls["api"], f"http://127.0.0.1:{server.server_port}")
    spot = {"base": "BTC", "quote": "USDT", "baseId": "BTC", "quoteId": "USDT", "type": "spot", "spot": True}
    limits = {"precision": {"amount": 1e-8, "price": 0.1}, "limits": {}, "active": True}
    exchange.set_markets([{"id": market, "symbol": "BTC/USDT", **spot, **limits, "info": {"orderTypes": ["MARKET"]}}])
    try:
        exchange.create_order("BTC/USDT", "market", "buy", 1)
    except ccxt.NetworkError as error:
        print(f"{name} {options}: {len(seen)} sent, then {type(error).__name__}")
    return list(seen)


assert len(order("kraken", "XBTUSDT", {})) == 1
copies = order("kraken", "XBTUSDT", {"maxRetriesOnFailure": 3})
assert len({copy["nonce"][0] for copy in copies}) == len(copies) == 4
assert not [key for copy in copies for key in copy if key in ("userref", "cl_ord_id")]
copies = order("binance", "BTCUSDT", {"maxRetriesOnFailure": 3})
assert len({copy["signature"][0] for copy in copies}) == len(copies) == 4
assert len({copy["newClientOrderId"][0] for copy in copies}) == 1
PYTHON
echo "as described"
