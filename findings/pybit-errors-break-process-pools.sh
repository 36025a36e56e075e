#!/usr/bin/env bash
# pybit 5.17.0: an exception that leaves a worker of concurrent.futures.ProcessPoolExecutor ends the whole pool.
# InvalidRequestError and FailedRequestError take five required arguments and hand one text to Exception, so that the
# parent process cannot build them again from what the worker sends: the pool takes itself for broken, and every pending
# call, of other symbols and accounts too, raises BrokenProcessPool. Of Bybit's code nothing is left. python-binance
# 1.0.37, whose exception has required arguments too, comes through with its code. Seen on 2026-11-28 with CPython 3.11.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pybit==5.17.0 python-binance==1.0.37
cat > "$folder/pool.py" <<'PYTHON'
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import requests
from binance.exceptions import BinanceAPIException
from pybit.exceptions import InvalidRequestError


def bybit(number):
    """Place an order that Bybit refuses, the second one; the others take a while."""
    if number == 1:
        raise InvalidRequestError(
            request="POST /v5/order/create",
            message="ab not enough for new order",
            status_code=110007,
            time="00:00:00",
            resp_headers={},
        )
    time.sleep(1)
    return number


def binance(number):
    """Place an order that Binance refuses, the second one."""
    if number == 1:
        raise BinanceAPIException(requests.Response(), 400, '{"code":-2010,"msg":"Account has insufficient balance."}')
    time.sleep(1)
    return number


def outcomes(work):
    """Run four calls on two processes; what each gave."""
    told = []
    with ProcessPoolExecutor(2) as pool:
        for call in [pool.submit(work, number) for number in range(4)]:
            try:
                told.append(call.result())
            except Exception as error:
                told.append(error)
    return told


if __name__ == "__main__":
    broken = outcomes(bybit)
    print("pybit:", [type(each).__name__ for each in broken])
    assert all(type(each) is BrokenProcessPool for each in broken), broken
    assert not any("110007" in str(each) for each in broken)
    kept = outcomes(binance)
    print("python-binance:", [each if type(each) is int else f"{type(each).__name__} {each.code}" for each in kept])
    assert [kept[0], kept[1].code, kept[2], kept[3]] == [0, -2010, 2, 3]
PYTHON
"$folder/venv/bin/python" "$folder/pool.py"
echo "as described"
