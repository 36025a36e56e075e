#!/usr/bin/env bash
# programgarden-finance 0.1.13 (LS Securities): retry_req is no retry. It sends the request max_retries times, whether it was
# answered or not, and gives the last answer: three inquiries of one quote by default, two seconds apart, each of which
# counts against LS's limit of calls for that TR. An answer of the first two is seen by the callback only, and the value that
# comes back is the refusal (IGW00201) if the last one was refused. A refusal is no exception: error_msg holds the status and
# the message, rsp_cd the code. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check programgarden-finance==0.1.13
"$folder/venv/bin/python" - <<'PYTHON'
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from programgarden_finance.ls.config import URLS
from programgarden_finance.ls.overseas_stock import OverseasStock
from programgarden_finance.ls.overseas_stock.market.g3101.blocks import G3101InBlock
from programgarden_finance.ls.token_manager import TokenManager

GOOD = (200, {"rsp_cd": "00000", "rsp_msg": "조회가 완료되었습니다."})
REFUSED = (500, {"rsp_cd": "IGW00201", "rsp_msg": "호출 거래건수를 초과하였습니다."})
answers, asked = [], []


class Broker(BaseHTTPRequestHandler):
    """Answers with the next of the answers."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        asked.append(self.headers["tr_cd"])
        status, answer = answers[len(asked) - 1]
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        for name, value in (("tr_cd", "g3101"), ("tr_cont", "N"), ("tr_cont_key", "")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Broker)
threading.Thread(target=server.serve_forever, daemon=True).start()
URLS.MARKET_URL = f"http://127.0.0.1:{server.server_port}/overseas-stock/market-data"
tokens = TokenManager(appkey="key", appsecretkey="secret", access_token="token", token_type="Bearer", expires_in=86400)
tokens.acquired_at = time.time()
for answers in ([GOOD, GOOD, GOOD], [GOOD, GOOD, REFUSED]):
    asked.clear()
    quote = OverseasStock(tokens).market().g3101(G3101InBlock(keysymbol="82TSLA", exchcd="82", symbol="TSLA"))
    last = quote.retry_req(lambda *_: None, delay=0)
    print(f"asked {len(asked)} times, answers {[one[1]['rsp_cd'] for one in answers]}: {last.rsp_cd!r}, {last.error_msg!r}")
    assert len(asked) == 3 and last.rsp_cd == answers[-1][1]["rsp_cd"], (asked, last)
assert last.error_msg == "HTTP 500: 호출 거래건수를 초과하였습니다."
PYTHON
echo "as described"
