#!/usr/bin/env bash
# loguru 0.7.3 formats a message as soon as a call has a keyword, and an exchange's answer is full of braces:
# logger.error("refused: " + body, symbol="BTCUSDT") raises KeyError '"code"' from the logging call itself, which catch=True of
# the sink does not catch, so that an except block ends with another error, nothing is logged and the code is lost. The same
# call without the keyword logs the body, which is why it is found late. logger.bind(symbol=…).error("refused: " + body) and
# logger.error("refused: {}", body, symbol=…) log it. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check loguru==0.7.3
"$folder/venv/bin/python" - <<'PYTHON'
from loguru import logger

body = '{"code":-2010,"msg":"Account has insufficient balance for requested action."}'
logged = []
logger.remove()
logger.add(lambda line: logged.append(line.rstrip("\n")), format="{message} {extra}", catch=True)
try:
    logger.error("refused: " + body, symbol="BTCUSDT")
except KeyError as error:
    print(f"with a keyword: KeyError {error}, {len(logged)} lines logged")
    assert error.args == ('"code"',) and not logged
else:
    raise AssertionError("the message was not formatted")
logger.error("refused: " + body)
logger.bind(symbol="BTCUSDT").error("refused: " + body)
logger.error("refused: {}", body, symbol="BTCUSDT")
print("else:", *logged, sep="\n  ")
assert logged == [f"refused: {body} {extra}" for extra in ({}, {"symbol": "BTCUSDT"}, {"symbol": "BTCUSDT"})]
PYTHON
echo "as described"
