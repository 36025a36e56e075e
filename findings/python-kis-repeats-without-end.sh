#!/usr/bin/env bash
# python-kis 2.1.6 repeats a request that Korea Investment refuses for its rate (EGW00201) ten times a second, without a limit
# of tries or time, and no parameter sets one: PyKis.request does not return while the refusals go on, so an order of this
# morning is sent whenever the limit lets it through, at whatever the price is then. It blocks its thread, and while several
# programs share the key each keeps the others above the limit. (typing_extensions, which it imports, is not among its
# requirements.) Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q python-kis==2.1.6 typing_extensions==4.16.0
"$folder/venv/bin/python" - <<'PYTHON'
import inspect
import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pykis
import pykis.kis

TOKEN = {"access_token": "t", "access_token_token_expired": "2099-01-01 00:00:00", "token_type": "Bearer"}
REFUSED = {"rt_cd": "1", "msg_cd": "EGW00201", "msg1": "초당 거래건수를 초과하였습니다."}
orders = []


class KoreaInvestment(BaseHTTPRequestHandler):
    """Issue a token; refuse every order for its rate, as the gateway does, with HTTP status 500."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        token = self.path.startswith("/oauth2/")
        if not token:
            orders.append(body)
        answer = json.dumps({**TOKEN, "expires_in": 86400} if token else REFUSED, ensure_ascii=False).encode()
        self.send_response(200 if token else 500)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), KoreaInvestment)
threading.Thread(target=server.serve_forever, daemon=True).start()
pykis.kis.REAL_DOMAIN = f"http://127.0.0.1:{server.server_port}"
logging.disable(logging.CRITICAL)
kis = pykis.PyKis(id="user", account="12345678-01", appkey="A" * 36, secretkey="S" * 180, keep_token=False)
path = "/uapi/domestic-stock/v1/trading/order-cash"
order = {"PDNO": "005930", "ORD_QTY": "1", "ORD_UNPR": "60000"}
call = threading.Thread(target=lambda: kis.request(path, method="POST", body=order), daemon=True)
call.start()
call.join(6)
print(f"after 6 s: sent {len(orders)} times, returned: {not call.is_alive()}")
assert call.is_alive() and len(orders) > 20 and len(set(orders)) == 1
assert not {"timeout", "retries", "max_retries"} & set(inspect.signature(kis.request).parameters)
PYTHON
echo "as described"
