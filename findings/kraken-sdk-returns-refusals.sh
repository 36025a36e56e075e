#!/usr/bin/env bash
# python-kraken-sdk 3.5.1 raises for a refusal only where the text is one of 63 that it knows; any other is returned to the
# caller like an answer, without a warning: create_order gives {'error': ['EOrder:Post only order']}, so a program that relies
# on exceptions takes an order for placed that never was (and EGeneral:Internal error, whose order may have been placed, for an
# ordinary answer). Texts are found as parts of others, in the list's order: EQuery:Unknown asset pair raises
# KrakenUnknownAssetError, and KrakenUnknownAssetPairError is never raised. Kraken's successes have a result, its refusals
# have none. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q python-kraken-sdk==3.5.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kraken.spot import Trade

refusal = ""


class Kraken(BaseHTTPRequestHandler):
    """Refuse every order with the text of the moment, as Kraken does: HTTP status 200 and a list of errors."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        answer = json.dumps({"error": [refusal]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Kraken)
threading.Thread(target=server.serve_forever, daemon=True).start()
trade = Trade(key="k", secret="c2VjcmV0", url=f"http://127.0.0.1:{server.server_port}")


def order(text):
    global refusal
    refusal = text
    try:
        return trade.create_order(ordertype="limit", side="buy", pair="XBTUSD", volume="1", price="60000", oflags="post")
    except Exception as error:
        return type(error).__name__


expected = {
    "EOrder:Insufficient funds": "KrakenInsufficientFundsError",
    "EOrder:Post only order": {"error": ["EOrder:Post only order"]},
    "EOrder:Reduce only:No position exists": {"error": ["EOrder:Reduce only:No position exists"]},
    "EGeneral:Internal error": {"error": ["EGeneral:Internal error"]},
    "EQuery:Unknown asset pair": "KrakenUnknownAssetError",
}
for text, wanted in expected.items():
    got = order(text)
    print(f"{text}: {'raises ' + got if isinstance(got, str) else f'returns {got}'}")
    assert got == wanted, got
PYTHON
