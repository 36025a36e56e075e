#!/usr/bin/env bash
# kiwoom-rest-api 0.1.12: whether a refusal of Kiwoom's is an exception depends on how it is called. The answer that comes with
# HTTP status 200 and a return_code other than 0 is returned like a result by make_request and raised by make_request_async,
# where it reads as a "TypeError processing SUCCESS response", because the client awaits what httpx gives at once and takes
# its own exception for another failure; the body stands in that text. With another status make_request says "Unknown error"
# (it looks for "message", Kiwoom writes return_msg). Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q kiwoom-rest-api==0.1.12
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
import io
import json
import os
import threading
from contextlib import redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REFUSED = {"return_msg": "인증에 실패했습니다[8005:Token이 유효하지 않습니다]", "return_code": 3}
status = 200


class Kiwoom(BaseHTTPRequestHandler):
    """Refuse every request."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(status)
        self.send_header("Content-Type", "application/json;charset=UTF-8")
        self.end_headers()
        self.wfile.write(json.dumps(REFUSED, ensure_ascii=False).encode())

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Kiwoom)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["KIWOOM_DEFAULT_BASE_URL"] = f"http://127.0.0.1:{server.server_port}"

from kiwoom_rest_api.core.async_client import make_request_async  # noqa: E402
from kiwoom_rest_api.core.base import APIError  # noqa: E402
from kiwoom_rest_api.core.sync_client import make_request  # noqa: E402

order = {"dmst_stex_tp": "KRX", "stk_cd": "005930", "ord_qty": "1", "ord_uv": "60000", "trde_tp": "0"}


def said(call):
    with redirect_stdout(io.StringIO()):
        try:
            return call()
        except APIError as error:
            return str(error)


def plain():
    return make_request("/api/dostk/ordr", method="POST", json=order, access_token="t")


def awaited():
    return asyncio.run(make_request_async("/api/dostk/ordr", method="POST", json=order, access_token="t"))


returned, raised = said(plain), said(awaited)
print("200, make_request returns:", returned)
print("200, make_request_async raises:", raised)
assert returned == REFUSED
assert raised.startswith("API Error (HTTP 200): TypeError processing SUCCESS response") and "8005" in raised
status = 401
told = said(plain)
print("401, make_request raises:", told)
assert told == "API Error (HTTP 401): Unknown error"
PYTHON
