#!/usr/bin/env bash
# Binance's own Python SDK (binance-sdk-spot 13.2.0 over binance-common 4.6.0) throws the answer of a 5xx away: of a 503 with
# code -1007, after which an order may stand, a program reads ServerError('Server error: 503'), the same as of a 503 with
# code -1008, which refused it. Code and message stand nowhere in the exception. Below 500 it is the other way round:
# status_code holds Binance's code, and the HTTP status is gone. Seen on 2026-11-27 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check binance-sdk-spot==13.2.0 binance-common==4.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from binance_common.configuration import ConfigurationRestAPI
from binance_common.errors import BadRequestError, ServerError
from binance_sdk_spot import Spot

answers = []


class Exchange(BaseHTTPRequestHandler):
    """Answers an order with the next of `answers`."""

    def do_POST(self):
        status, body = answers.pop(0)
        body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json;charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Exchange)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"
client = Spot(config_rest_api=ConfigurationRestAPI(api_key="key", api_secret="secret", base_path=base))


def refused(status, code, message):
    """Give the exception that an order's answer becomes."""
    answers.append((status, {"code": code, "msg": message}))
    try:
        client.rest_api.new_order(symbol="BTCUSDT", side="BUY", type="MARKET", quantity=1)
    except Exception as error:
        print(f"{status} {code}: {type(error).__name__}{error.args}")
        return error
    raise SystemExit("nothing was raised")


unknown = refused(503, -1007, "Timeout waiting for response from backend server.")
nothing = refused(503, -1008, "Server is currently overloaded with other requests.")
assert type(unknown) is type(nothing) is ServerError
assert unknown.args == nothing.args and "-100" not in str(vars(unknown)) + str(unknown)
assert unknown.__cause__ is None and unknown.__context__ is None
filters = refused(400, -1013, "Filter failure: LOT_SIZE")
assert type(filters) is BadRequestError and filters.status_code == -1013 and "400" not in str(vars(filters))
PYTHON
echo "as described"
