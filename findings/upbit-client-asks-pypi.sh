#!/usr/bin/env bash
# A program that trades at Upbit does not start while pypi.org is out of reach: upbit-client asks there for its newest
# version before it makes a client.
#
# The constructor sends a GET to https://pypi.org/pypi/upbit-client/json to warn of old versions, and lets the failure
# through: behind a firewall that opens Upbit alone, or while the index is down, `Upbit()` raises a ConnectionError that
# names neither Upbit nor the package's own check. Seen with upbit-client 1.3.4.1. Fails when a client can be made.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'upbit-client==1.3.4.1'
cat >"$work/start.py" <<'PY'
import requests

try:
    from upbit.client import Upbit

    Upbit()
except requests.exceptions.ConnectionError as error:
    print(type(error).__name__, error.request.url)
    assert error.request.url == "https://pypi.org/pypi/upbit-client/json"
else:
    raise SystemExit("a client was made without pypi.org")
PY
# No network but this machine: a proxy that nobody answers at.
env -u NO_PROXY -u no_proxy HTTPS_PROXY=http://127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:9 \
  "$work/venv/bin/python" "$work/start.py"
