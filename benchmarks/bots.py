"""What errcode costs in a program that stays: calls when everything is warm, records of a log, memory over many calls.

    python benchmarks/bots.py [--calls 1000000]     memory over so many calls of different texts

In `benchmarks/run.py` the ratios to an older build need one: `BENCH_BEFORE=/path/to/its/python`. Each figure comes from
a process of its own, old and new in turn; the time is CPU of that process.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from measure import Setting

PAYLOADS = (
    '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}',
    '{"code":"51008","msg":"Order failed. Insufficient USDT balance in account","data":[]}',
    '{"retCode":10006,"retMsg":"Too many visits!","result":{}}',
    '{"result":"error","error_code":"105","error_msg":"Price is not correct"}',
    '{"error":["EAPI:Invalid nonce"]}',
    '{"error":{"name":"jwt_verification","message":"Failed to verify the jwt token."}}',
)
QUERIES = ("insufficient balance", "nonce", "잔고 부족", "rate limit", "timestmp", "order not found", "주문 취소 실패")
LINES = (
    "order placed BTCUSDT price={0}.5 qty=0.01 id={0}",
    "GET https://api.binance.com/api/v3/ticker/price?symbol=BTCUSDT 200 OK in {0} ms",
    "heartbeat ok latency={0}ms queue=3",
    '{{"event":"fill","symbol":"ETHUSDT","price":"3120.{0}","qty":1}}',
    "rebalanced {0} positions; balance is 1032.{0} USDT",
)

_WARM = """
import json, random, sys, time
import errcode
payloads, queries, calls = json.loads(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
dice = random.Random(1)
different = [payloads[n % len(payloads)][:-1] + ',"t":%d}' % dice.randrange(10**12) for n in range(calls)]
def cost(ask, questions):
    began = time.process_time()
    for question in questions: ask(question)
    return (time.process_time() - began) / len(questions)
for payload in payloads: errcode.explain(payload)
for query in queries: errcode.search(query)
print(json.dumps([
    cost(errcode.explain, different),
    cost(errcode.explain, payloads[:1] * calls),
    cost(lambda code: errcode.lookup("binance", code), ["-1021"] * calls),
    cost(lambda query: errcode.search(query, limit=9), queries),
    cost(errcode.search, queries * 9),
    cost(errcode.reverse, ["Too many visits!", "Price is not correct"]),
]))
"""
_RECORDS = """
import json, logging, sys, time
from errcode.integrations.logging import Enrich
lines, error, count = json.loads(sys.argv[1]), sys.argv[2], int(sys.argv[3])
records = []
for n in range(count):
    text = error[:-1] + ',"t":%d}' % n if n % 12 == 0 else lines[n % len(lines)].format(n)
    records.append((n % 12 == 0, logging.makeLogRecord({"msg": text})))
enrich, times = Enrich(), {True: [], False: []}
enrich.filter(logging.makeLogRecord({"msg": error}))
for erroneous, record in records:
    began = time.perf_counter(); enrich.filter(record); times[erroneous].append(time.perf_counter() - began)
whole = sorted(times[True] + times[False])
print(json.dumps([sorted(times[False])[len(times[False]) // 2], sorted(times[True])[len(times[True]) // 2],
                  whole[len(whole) // 2]]))
"""
_GROWTH = """
import json, resource, sys
import errcode
payloads, calls = json.loads(sys.argv[1]), int(sys.argv[2])
def used():
    with open("/proc/self/statm") as file: return int(file.read().split()[1]) * resource.getpagesize() / 1e6
marks = []
for n in range(calls + 1):
    errcode.explain(payloads[n % len(payloads)][:-1] + ',"t":%d}' % n)
    if n in (calls // 10, calls): marks.append(used())
print(json.dumps(marks))
"""
_LARGE = """
import json, time, errcode
text = "2026-11-27 10:00:00 INFO nothing happened here\\n" * 1_050_000 + 'binance {"code":-1021,"msg":"x"}'
errcode.explain("x")
began = time.process_time()
found = errcode.explain(text)
print(json.dumps([time.process_time() - began, len(text) / 1e6, len(found)]))
"""


def warm(setting: Setting) -> str:
    """Give what calls cost when everything is warm, and how that compares with an older build."""
    before = os.environ.get("BENCH_BEFORE")
    rounds = 1 if setting.short else 5
    new, old = [], []
    for _ in range(rounds):
        new.append(_asked(setting.python, _WARM, PAYLOADS, QUERIES, 50 if setting.short else 2000))
        if before:
            old.append(_asked(before, _WARM, PAYLOADS, QUERIES, 20))
    rows = ["| call | µs | × as quick as before | wanted |", "| --- | ---: | ---: | ---: |"]
    names = (
        *("`explain`, a payload not seen before", "`explain`, the same again", "`lookup`"),
        *("`search`, a question not asked before", "`search`, the same again", "`reverse`"),
    )
    for place, (name, wanted) in enumerate(zip(names, ("≥ 90", "≥ 2,000", "≥ 14", "≥ 7", "-", "-"), strict=True)):
        cost = statistics.median(run[place] for run in new)
        ratio = f"{statistics.median(run[place] for run in old) / cost:,.0f}" if old else "-"
        rows.append(f"| {name} | {cost * 1e6:,.1f} | {ratio} | {wanted} |")
    return "\n".join([*rows, ""])


def records(setting: Setting) -> str:
    """Give what a record of a log costs in which one of twelve holds an error."""
    plain, erroneous, median = _asked(setting.python, _RECORDS, LINES, PAYLOADS[0], 600 if setting.short else 6000)
    return (
        "| record | ms, median | wanted |\n| --- | ---: | ---: |\n"
        f"| without an error | {plain * 1e3:.3f} | ≤ 0.2 |\n| with one | {erroneous * 1e3:.3f} | - |\n"
        f"| all of a log with 8 % errors | {median * 1e3:.3f} | ≤ 1 |\n"
    )


def growth(setting: Setting) -> str:
    """Give memory after a tenth and after all of many calls, and what a text of 50 MB costs."""
    calls = 2_000 if setting.short else 100_000
    begun, ended = _asked(setting.python, _GROWTH, PAYLOADS, calls)
    text = f"After {calls // 10:,} calls of different texts {begun:.1f} MB, after {calls:,} {ended:.1f} MB.\n"
    if not setting.short:
        seconds, size, found = _asked(setting.python, _LARGE)
        text += f"A text of {size:.0f} MB with {found:.0f} error at its end: {seconds:.1f} s.\n"
    return text


SECTIONS = {
    "In a program that stays": warm,
    "Records of a log": records,
    "Memory of a program that stays": growth,
}


def _asked(python: str, code: str, *arguments: object) -> list[float]:
    given = [value if isinstance(value, str) else json.dumps(value) for value in arguments]
    ran = subprocess.run([python, "-c", code, *given], capture_output=True, text=True, check=True)
    found: list[float] = json.loads(ran.stdout)
    return found


if __name__ == "__main__":
    wanted = int(sys.argv[2]) if sys.argv[1:2] == ["--calls"] else 1_000_000
    print(_asked(sys.executable, _GROWTH, PAYLOADS, wanted))
