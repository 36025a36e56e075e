#!/usr/bin/env bash
# orderly-evm-connector 0.2.9 raises ClientError for the statuses 401 to 499 only. A refusal with the status 400, which is what
# Orderly sends for orders that it does not take (-1005, -1101, -1102, -1103), is returned like the answer to a placed order:
# a program that reads answer["data"]["order_id"] ends with a KeyError that says nothing of the reason, one that reads nothing
# takes the order for placed. `timeout` and `proxies` of the constructor are put among the parameters and not passed on:
# a request waits as long as the server likes. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check orderly-evm-connector==0.2.9
"$folder/venv/bin/python" - <<'PYTHON'
import json
import logging
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import base58
from orderly_evm_connector.error import ClientError
from orderly_evm_connector.rest import Rest

status, refusal, pause = 400, {}, 0


class Exchange(BaseHTTPRequestHandler):
    """Refuses every order."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(pause)
        body = json.dumps(refusal).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


logging.disable()
server = ThreadingHTTPServer(("127.0.0.1", 0), Exchange)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = Rest(
    orderly_key="ed25519:key",
    orderly_secret="ed25519:" + base58.b58encode(bytes(range(32))).decode(),
    orderly_account_id="0x1",
    orderly_api_url=f"http://127.0.0.1:{server.server_port}",
    timeout=0.5,
)


def order():
    """Place an order."""
    return client.create_order("PERP_ETH_USDC", "LIMIT", "BUY", order_price=1500, order_quantity=0.1)


for status, code, text in (
    (400, -1101, "The account does not have enough margin"),
    (400, -1102, "The order value is too small"),
    (401, -1001, "The orderly key is not valid"),
):
    refusal = {"success": False, "code": code, "message": text}
    try:
        answer = order()
    except ClientError as error:
        print(f"{status} {code}: raised {type(error).__name__} {error.error_code}")
        assert status == 401 and error.error_code == code
    else:
        print(f"{status} {code}: returned {answer}")
        assert status == 400 and answer == refusal
status, pause, begun = 400, 2, time.monotonic()
order()
waited = time.monotonic() - begun
print(f"timeout=0.5: waited {waited:.0f} s")
assert waited >= 2
PYTHON
echo "as described"
