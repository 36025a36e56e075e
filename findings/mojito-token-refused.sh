#!/usr/bin/env bash
# A program on mojito2 0.1.6 that Korea Investment refuses a token (EGW00133: one a minute) ends in KeyError: 'access_token':
# the constructor asks for the token, does not look whether one came, and drops the answer, so that neither error_code nor
# error_description reach the program or its log. Every restart within the minute meets it. Seen on 2026-11-27 with
# CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check mojito2==0.1.6 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import json
import traceback

import mojito
import requests

ANSWER = {"error_description": "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)", "error_code": "EGW00133"}


def answered(self, request, **_):
    response = requests.Response()
    response.status_code, response.url, response.encoding = 403, request.url, "utf-8"
    response._content = json.dumps(ANSWER).encode()
    return response


requests.Session.send = answered
try:
    mojito.KoreaInvestment(api_key="key", api_secret="secret", acc_no="12345678-01", mock=True)
except KeyError as error:
    text = traceback.format_exc()
    print(text.splitlines()[-1])
    assert error.args == ("access_token",) and "EGW00133" not in text
else:
    raise SystemExit("no KeyError any more")
PYTHON
echo "as described"
