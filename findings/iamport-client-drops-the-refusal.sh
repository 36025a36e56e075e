#!/usr/bin/env bash
# iamport-rest-client 0.9.0 (PortOne's first API): a refusal that comes with an HTTP status other than 200, as a failed log-in
# (401) and a payment that is not there (404) do, is raised as HttpError with the status' number and its English reason
# phrase; code and message of the body ("존재하지 않는 결제정보입니다.") are thrown away and stand nowhere in the exception, whose
# `code` is the HTTP status while ResponseError's `code` is PortOne's. Seen on 2026-11-28 with CPython 3.11. Fails when that
# changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q iamport-rest-client==0.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from iamport import Iamport

MISSING = {"code": -1, "message": "존재하지 않는 결제정보입니다.", "response": None}


class PortOne(BaseHTTPRequestHandler):
    """Issue a token; refuse a cancellation with HTTP status 200 and a look-up with 404."""

    protocol_version = "HTTP/1.1"

    def answer(self, status, body):
        data = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("/users/getToken"):
            self.answer(200, {"code": 0, "message": None, "response": {"access_token": "t"}})
        else:
            self.answer(200, {"code": 1, "message": "취소할 결제건이 존재하지 않습니다.", "response": None})

    def do_GET(self):
        self.answer(404, MISSING)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), PortOne)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = Iamport("key", "secret", imp_url=f"http://127.0.0.1:{server.server_port}/")
for call in (lambda: client.cancel("test", imp_uid="imp_1"), lambda: client.find_by_imp_uid("imp_1")):
    try:
        call()
    except (Iamport.ResponseError, Iamport.HttpError) as error:
        print(type(error).__name__, error.args, vars(error))
        if isinstance(error, Iamport.HttpError):
            assert (error.code, error.reason) == (404, "Not Found")
            assert MISSING["message"] not in repr(vars(error)) + repr(error.args)
        else:
            assert error.code == 1 and "취소할" in error.message
    else:
        raise AssertionError("nothing raised")
PYTHON
