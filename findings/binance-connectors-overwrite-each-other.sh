#!/usr/bin/env bash
# binance-connector 3.13.0 (spot) and binance-futures-connector 4.2.0, both Binance's own, write the same files into the
# package `binance`: api.py, error.py, lib/ and websocket/. Whichever is installed last wins for both, pip says nothing, and
# `pip check` finds no fault. With the futures package last, a spot client works but its ClientError has no error_data:
# of a cancel-and-replace that failed in part (-2021) nothing tells any more which half was done, and Spot's own
# parameter time_unit is a TypeError. With the spot package last error_data is there. Seen on 2026-11-28 with
# CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/spot.py" <<'PYTHON'
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from binance.error import ClientError
from binance.spot import Spot

last = sys.argv[1]
partial = {"cancelResult": "SUCCESS", "newOrderResult": "FAILURE"}
refusal = {"code": -2021, "msg": "Order cancel-replace partially failed.", "data": partial}


class Exchange(BaseHTTPRequestHandler):
    """Cancels, and refuses the new order."""

    def do_POST(self):
        body = json.dumps(refusal).encode()
        self.send_response(409)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Exchange)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = Spot("key", "secret", base_url=f"http://127.0.0.1:{server.server_port}")
try:
    client.cancel_and_replace("BTCUSDT", "BUY", "LIMIT", "STOP_ON_FAILURE", cancelOrderId=1)
except ClientError as error:
    data = getattr(error, "error_data", None)
    print(f"{last} last: {error.error_code}, error_data {data}")
    assert error.error_code == -2021 and data == (partial if last == "spot" else None)
try:
    Spot("key", "secret", time_unit="microsecond")
except TypeError:
    print(f"{last} last: time_unit is refused")
    assert last == "futures"
else:
    assert last == "spot"
PYTHON
install() {
    python3 -m venv --clear "$folder/venv"
    for package in "$@"; do "$folder/venv/bin/pip" install -q --disable-pip-version-check "$package"; done
    "$folder/venv/bin/pip" check > /dev/null
}
spot=binance-connector==3.13.0
futures=binance-futures-connector==4.2.0
install $futures $spot
"$folder/venv/bin/python" "$folder/spot.py" spot
install $spot $futures
"$folder/venv/bin/python" "$folder/spot.py" futures
echo "as described"
