#!/usr/bin/env bash
# kucoin-universal-sdk 1.3.2, KuCoin's own: RestError carries KuCoin's answer (get_common_response().code) only where it came
# with HTTP status 200. Refusals that come with another status (400 with 400003 for an unknown key, 429 with 429000 for the
# rate) have None there and the body inside the exception's text, behind another sentence; the waiting time that the header
# gw-ratelimit-reset gives is not read then either. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q kucoin-universal-sdk==1.3.2
"$folder/venv/bin/python" - <<'PYTHON'
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kucoin_universal_sdk.api import DefaultClient
from kucoin_universal_sdk.generate.spot.market import GetTickerReqBuilder
from kucoin_universal_sdk.model import ClientOptionBuilder, TransportOptionBuilder

now = (200, {})


class KuCoin(BaseHTTPRequestHandler):
    """Give the refusal of the moment."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        answer = json.dumps(now[1]).encode()
        self.send_response(now[0])
        self.send_header("gw-ratelimit-reset", "14998")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), KuCoin)
threading.Thread(target=server.serve_forever, daemon=True).start()
options = (
    ClientOptionBuilder()
    .set_key("k")
    .set_secret("s")
    .set_passphrase("p")
    .set_spot_endpoint(f"http://127.0.0.1:{server.server_port}")
    .set_transport_option(TransportOptionBuilder().build())
    .build()
)
market = DefaultClient(options).rest_service().get_spot_service().get_market_api()
for status, code, text in (
    (200, "900001", "symbol not exists"),
    (400, "400003", "KC-API-KEY not exists"),
    (429, "429000", "Too many requests in a short period of time, please retry later"),
):
    now = (status, {"code": code, "msg": text})
    try:
        market.get_ticker(GetTickerReqBuilder().set_symbol("BTC-USDT").build())
    except Exception as error:
        answer = error.get_common_response()
        print(f"HTTP {status}: code {answer.code if answer else None}; {error}")
        assert (answer.code == code) if status == 200 else (answer is None and code in str(error))
    else:
        raise AssertionError(status)
PYTHON
