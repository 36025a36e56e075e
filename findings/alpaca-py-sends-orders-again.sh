#!/usr/bin/env bash
# alpaca-py 0.44.0 answers a gateway's time-out by sending the order again: TradingClient repeats any request, POST
# included, up to three times at 429 and 504, three seconds apart. A 504 says that the gateway heard nothing, not that the
# order was refused; 502 and a lost connection are not repeated. Neither constructor nor call has a parameter for it.
# Without client_order_id each of the four bodies is an order of its own. Seen on 2026-11-27 with CPython 3.11. Fails when
# that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check alpaca-py==0.44.0
"$folder/venv/bin/python" - <<'PYTHON'
import inspect
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from alpaca.common.exceptions import APIError
from alpaca.trading.client import TradingClient
from alpaca.trading.enums import OrderSide, TimeInForce
from alpaca.trading.requests import MarketOrderRequest

seen = []
status = 0


class Gateway(BaseHTTPRequestHandler):
    """Takes an order and answers with the status."""

    def do_POST(self):
        seen.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = TradingClient("key", "secret", url_override=f"http://127.0.0.1:{server.server_port}")
order = MarketOrderRequest(symbol="AAPL", qty=1, side=OrderSide.BUY, time_in_force=TimeInForce.DAY)
for status, times in ((504, 4), (502, 1)):
    seen.clear()
    try:
        client.submit_order(order)
    except APIError as error:
        print(f"{status}: {len(seen)} orders arrived; raised {type(error).__name__}")
    assert len(seen) == times and len(set(seen)) == 1, seen
    assert b"client_order_id" not in seen[0]
assert not [name for name in inspect.signature(TradingClient).parameters if "retr" in name]
PYTHON
echo "as described"
