#!/usr/bin/env bash
# ccxt 4.5.90 raises the plain ExchangeError for nearly all that Coinone and Bithumb refuse: at Coinone too little balance, an
# unknown token, blocked access; of Bithumb's present answers ({"error": {"name", "message"}}) whatever they say. A program that
# catches InsufficientFunds, AuthenticationError or OrderNotFound, which ccxt's manual gives as the way to tell refusals apart
# and which those of Upbit raise under the same names, never sees one of them; the code stands in the exception's text.
# Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q ccxt==4.5.90
"$folder/venv/bin/python" - <<'PYTHON'
import json

import ccxt


def coinone(code, text):
    return 200, {"result": "error", "error_code": code, "error_msg": text}


def named(status, name, text):
    return status, {"error": {"name": name, "message": text}}


SHORT = "주문가능한 금액(KRW)이 부족합니다."
TOKEN = "Jwt 토큰 검증에 실패했습니다."
MISSING = "주문을 찾지 못했습니다."
cases = [
    ("coinone", "balance", coinone("103", "Lack of Balance"), "ExchangeError"),
    ("coinone", "token", coinone("12", "Invalid access token"), "ExchangeError"),
    ("coinone", "blocked", coinone("4", "Blocked user access"), "ExchangeError"),
    ("coinone", "order id", coinone("104", "Order id is not exist"), "OrderNotFound"),
    ("bithumb", "order id", named(404, "order_not_found", MISSING), "ExchangeError"),
    ("bithumb", "token", named(401, "jwt_verification", TOKEN), "ExchangeError"),
    ("upbit", "order id", named(404, "order_not_found", MISSING), "OrderNotFound"),
    ("upbit", "balance", named(400, "insufficient_funds_bid", SHORT), "InsufficientFunds"),
    ("upbit", "token", named(401, "jwt_verification", TOKEN), "AuthenticationError"),
]
for exchange, what, (status, body), wanted in cases:
    client, text = getattr(ccxt, exchange)(), json.dumps(body)
    try:
        client.handle_errors(status, "", "https://127.0.0.1/orders", "POST", {}, text, body, {}, None)
        client.handle_http_status_code(status, "", "https://127.0.0.1/orders", "POST", text)
    except ccxt.BaseError as error:
        print(f"{exchange}, {what}: {type(error).__name__}")
        assert type(error).__name__ == wanted, error
    else:
        raise AssertionError((exchange, what))
PYTHON
