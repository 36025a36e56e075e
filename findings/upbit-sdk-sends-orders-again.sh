#!/usr/bin/env bash
# Upbit's official upbit-sdk 1.1.0 sends one order three times: the client has max_retries=2 by default, for a POST too, and
# repeats it when the connection breaks or time runs out, after which the first one may stand, and at 408, 409, 429 and
# every 5xx. The body is the same each time and no header marks the repetition, so that without an identifier of one's own
# three orders can stand; with one, what is raised in the end is the refusal of the third while the first was taken.
# `Upbit(max_retries=0)` sends once. Seen on 2026-11-27 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check upbit-sdk==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import upbit

ORDER = {"market": "KRW-BTC", "side": "bid", "ord_type": "limit", "price": "1000", "volume": "1"}
seen = []
how = ""


class Exchange(BaseHTTPRequestHandler):
    """Reads an order whole; answers as `how` says, or not at all."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        seen.append((self.path, body, {name.lower() for name in self.headers if "idempotency" in name.lower()}))
        if how == "silence":
            time.sleep(2)
        elif how != "cut":
            self.send_response(int(how))
            self.send_header("Content-Length", "0")
            self.end_headers()
        self.close_connection = True

    def log_message(self, *_):
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Exchange)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}"
client = upbit.Upbit(access_key="access", secret_key="secret" * 8, base_url=address, timeout=0.5)
for how in ("cut", "silence", "500", "409"):
    seen.clear()
    try:
        client.orders.create(**ORDER)
    except upbit.UpbitError as error:
        print(f"{how}: {len(seen)} orders arrived; raised {type(error).__name__}")
    assert len(seen) == 3 and len({body for _, body, _ in seen}) == 1, seen
    assert not any(keys for _, _, keys in seen), seen
how = "cut"
seen.clear()
try:
    client.with_options(max_retries=0).orders.create(**ORDER)
except upbit.APIConnectionError:
    print(f"max_retries=0: {len(seen)} order arrived")
assert len(seen) == 1
PYTHON
echo "as described"
