#!/usr/bin/env bash
# pyupbit 0.2.34 tells nobody what Upbit refused: for an error name that it knows, buy_limit_order prints the name of an
# exception class and returns None, while get_balances raises that class for the very same answer; for a name that it does not
# know, both return the error answer as if it were the order or the balances. A bot sees None, or a dict without a uuid.
# Seen on 2026-11-27 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyupbit==0.2.34
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import io
import json
from contextlib import redirect_stdout

import pyupbit
import requests


def answer(name):
    """What Upbit sends, with HTTP status 400: https://docs.upbit.com/kr/reference/rest-api-guide."""
    response = requests.Response()
    response.status_code = 400
    response.url = "https://api.upbit.com/v1/orders"
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers["Remaining-Req"] = "group=default; min=1800; sec=29"
    response._content = json.dumps({"error": {"name": name, "message": "no"}}).encode()
    requests.Session.send = lambda self, request, **settings: response


upbit = pyupbit.Upbit("access", "secret" * 8)

answer("insufficient_funds_ask")
printed = io.StringIO()
with redirect_stdout(printed):
    order = upbit.buy_limit_order("KRW-BTC", 1, 1)
print("an order that is refused:", repr(order), "and on standard output:", repr(printed.getvalue()))
assert order is None and printed.getvalue() == "InsufficientFundsAsk\n"
try:
    upbit.get_balances()
except pyupbit.errors.InsufficientFundsAsk as error:
    print("balances, the same answer: raised", repr(error))
else:
    raise SystemExit("get_balances no longer raises")

answer("market_offline")
order = upbit.buy_limit_order("KRW-BTC", 1, 1)
print("an order, a name that it does not know:", order)
assert order == {"error": {"name": "market_offline", "message": "no"}}
PYTHON
echo "as described"
