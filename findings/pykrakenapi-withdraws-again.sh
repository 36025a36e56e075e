#!/usr/bin/env bash
# pykrakenapi 0.3.2 repeats whatever Kraken refuses or a gateway cannot answer, a withdrawal, a staking and the
# cancellation of a withdrawal among them, once a second until its own counter of calls is full (twenty times), then
# waits five seconds and goes on, without end: `retry=1, crl_sleep=5` are the defaults. A 504 to Withdraw does not say
# that nothing was withdrawn. With crl_sleep=0 it ends with CallRateLimitError, "call rate limiter exceeded": Kraken's
# own refusal (`EFunding:Unknown withdraw key`) is only printed. Orders and their cancellation are sent once and raise
# KrakenAPIError. `KrakenAPI(api, retry=0)` sends everything once. Seen on 2026-11-28 with krakenex 2.2.2 and
# CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pykrakenapi==0.3.2 krakenex==2.2.2
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import krakenex
from pykrakenapi import KrakenAPI
from pykrakenapi.pykrakenapi import CallRateLimitError, KrakenAPIError
from requests import HTTPError

asked = []
status, refusal = 200, ""


class Kraken(BaseHTTPRequestHandler):
    """Answers every private call with the status and the refusal."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        asked.append(self.path)
        body = json.dumps({"error": [refusal]}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Kraken)
threading.Thread(target=server.serve_forever, daemon=True).start()


def client(retry):
    """A client of that pause between repetitions, which raises when its counter is full."""
    api = krakenex.API(key="key", secret="c2VjcmV0")
    api.uri = f"http://127.0.0.1:{server.server_port}"
    return KrakenAPI(api, retry=retry, crl_sleep=0)


def withdraw(retry):
    """Withdraw once: how often it arrived, what was raised, what was printed."""
    asked.clear()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            client(retry).withdraw_funds("cold wallet", "XBT", 1)
        except (CallRateLimitError, HTTPError, KrakenAPIError) as error:
            return len(asked), error, printed.getvalue()
    raise AssertionError("nothing was raised")


for status, refusal in ((504, "EService:Unavailable"), (200, "EFunding:Unknown withdraw key")):
    times, error, printed = withdraw(0.01)
    print(f"{status}: {times} withdrawals, then {type(error).__name__}: {error}")
    assert times == 20 and type(error) is CallRateLimitError and refusal not in str(error)
    assert status == 504 or printed.count(refusal) == 20
times, error, _ = withdraw(0)
print(f"retry=0: {times} withdrawal, then {type(error).__name__}: {error}")
assert times == 1 and type(error) is KrakenAPIError
asked.clear()
try:
    client(0.01).add_standard_order("market", "buy", "XBTUSD", volume="1", validate=False)
except KrakenAPIError as error:
    print(f"order: sent {len(asked)} time, then {type(error).__name__}")
assert len(asked) == 1
PYTHON
echo "as described"
