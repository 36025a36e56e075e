"""Measures `errcode explain` on logs beside jq and ripgrep, checks its counts, and shows that its cost is bounded.

    python benchmarks/logs.py [MB] [ROUNDS]
    python benchmarks/logs.py adversarial [LARGEST_MB]

The log is made here: NDJSON, 5 % structured Coinone payloads with mixed codes, 3 % an Orderly payload escaped inside a
message string; and one without any error. Peers run in turn with errcode; CPU and wall are medians in seconds. Memory
is the largest resident set of a process.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from adversarial import INPUTS as TEXTS

COINONE = [
    ("105", "Price is not correct"),
    ("103", "Lack of Balance"),
    ("131", "V2 API Nonce is must be bigger then last nonce"),
    ("104", "Order id is not exist"),
    ("3001", "Withdrawal of the virtual asset has been suspended. Please check our notice"),
    ("10", "This IP address is not allowed."),
]
ORDERLY = [
    (-1003, "Rate limit exceed."),
    (-1005, "Some parameters are in wrong format for api."),
    (-1103, "The order price is not following the scope or range rules."),
]
ERRCODE = [sys.executable, "-m", "errcode", "explain"]
FIELDS = r"(error_?code|ret_?code|msg_cd|return_code)\W*[:=]"
ERROR = '{"result":"error","error_code":"105","error_msg":"Price is not correct"}'

INPUTS = {
    name: TEXTS[name] for name in ("open braces", "open brackets", "backslashes", "repeated key", "line ends")
} | {
    "repeated key on lines": lambda size: '"code":\n' * (size // 8),
    "one line of errors": lambda size: ERROR * (size // len(ERROR)),
    "one line, one error": lambda size: "x" * (size // 2) + ERROR + "x" * (size // 2),
    "nesting": lambda size: '{"error":' * (size // 18) + "}" * (size // 2),
    "pretty-printed without end": lambda size: '{\n "code":\n' * (size // 11),
    "numbers that differ": lambda size: "".join(
        f'{{"n":{n},"status":{n % 600},"body":{ERROR}}}\n' for n in range(size // 100)
    ),
    "words that differ": lambda size: "".join(f"2026-11-20 00:00:00 error x{n * n:x}\n" for n in range(size // 35)),
    "plain text": lambda size: "2026-11-20 03:10:00 INFO order placed, balance is fine\n" * (size // 55),
    "no line end": lambda size: "a" * size,
    "binary": lambda size: "\0\1{\x7f\n" * (size // 5),
}


def make(path: str, megabytes: float, share: float) -> dict[str, int]:
    """Write a log; give how often each code is in it."""
    draw, counts, size, number = random.Random(7), {}, 0, 0
    with open(path, "w", encoding="utf-8") as log:
        while size < megabytes * 2**20:
            number += 1
            row, code = _row(draw, number, share)
            if code is not None:
                counts[code] = counts.get(code, 0) + 1
            text = json.dumps(row) + "\n"
            log.write(text)
            size += len(text)
    return counts


def _row(draw: random.Random, n: int, share: float) -> tuple[dict[str, object], str | None]:
    stamp = f"2026-11-20T{n // 36000 % 24:02}:{n // 600 % 60:02}:{n // 10 % 60:02}.{n % 1000:03}Z"
    kind = draw.random()
    if kind < share * 5 / 8:
        code, text = draw.choice(COINONE)
        body = {"result": "error", "error_code": code, "error_msg": text}
        head = {"ts": stamp, "level": "error", "logger": "coinone.client", "msg": "order rejected"}
        return {**head, "order": draw.randrange(10**9), "body": body}, f"coinone {code}"
    if kind < share:
        number, text = draw.choice(ORDERLY)
        payload = json.dumps({"success": False, "code": number, "message": text})
        head = {"ts": stamp, "level": "error", "logger": "orderly.ws", "message": f"api error: {payload}"}
        return {**head, "try": draw.randrange(5)}, f"orderly {number}"
    if kind < 0.5:
        head = {"ts": stamp, "level": "info", "logger": "strategy.grid", "msg": "new order placed"}
        numbers = {"price": draw.random() * 1000, "qty": draw.random()}
        return {**head, **numbers, "symbol": "BTC-USDT", "id": draw.randrange(10**12)}, None
    head = {"ts": stamp, "level": "debug", "logger": "http.client", "msg": "GET /v2.1/ticker_new/KRW/BTC 200"}
    return {**head, "ms": draw.randrange(300), "req": f"{draw.getrandbits(64):016x}"}, None


class Run:
    """What one run cost and gave: seconds and megabytes."""

    def __init__(self, command: list[str] | str) -> None:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            shell=isinstance(command, str),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self.output = process.stdout.read()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        process.stdout.close()
        self.wall = time.perf_counter() - begun
        self.cpu = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024


def _environment() -> dict[str, str]:
    """Give an environment in which compiled modules are kept, as where errcode is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"PYTHONPYCACHEPREFIX": os.path.join(tempfile.gettempdir(), "errcode-pyc"), **kept}


def compare(megabytes: float, rounds: int) -> int:
    """Run errcode and its peers in turn; give 1 when a count is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        log, clean = os.path.join(folder, "errors.ndjson"), os.path.join(folder, "clean.ndjson")
        expected = make(log, megabytes, 0.08)
        make(clean, megabytes, 0.0)
        summary = ["--summary", "--json"]
        commands: dict[str, list[str] | str] = {
            "errcode, errors, 1 process": [*ERRCODE, log, *summary, "--jobs", "1"],
            "errcode, errors, all processors": [*ERRCODE, log, *summary],
            "errcode, no error, 1 process": [*ERRCODE, clean, *summary, "--jobs", "1"],
        }
        if shutil.which("jq"):
            commands["jq, errors"] = f"jq -r '.body.error_code // empty' {log} | sort | uniq -c"
        if shutil.which("rg"):
            commands["rg, errors"] = ["rg", "-c", "-i", FIELDS, log]
            commands["rg, no error"] = ["rg", "-c", "-i", FIELDS, clean]
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                runs[name].append(Run(command))
    _report({name: of[1:] for name, of in runs.items()}, megabytes)
    return _counted(runs, expected)


def _report(runs: dict[str, list[Run]], megabytes: float) -> None:
    print(f"{megabytes:g} MB, medians of {len(next(iter(runs.values())))} runs")
    print(f"{'':34}{'CPU s':>8}{'wall s':>8}{'MB/s':>8}{'peak MB':>9}")
    cpu, wall = {}, {}
    for name, of in runs.items():
        cpu[name] = statistics.median(run.cpu for run in of)
        wall[name] = statistics.median(run.wall for run in of)
        memory = max(run.memory for run in of)
        print(f"{name:34}{cpu[name]:8.2f}{wall[name]:8.2f}{megabytes / wall[name]:8.0f}{memory:9.0f}")
    for label, ours, theirs in (
        ("times as fast as jq", "errcode, errors, 1 process", "jq, errors"),
        ("times rg's time, errors", "rg, errors", "errcode, errors, 1 process"),
        ("times rg's time, no error", "rg, no error", "errcode, no error, 1 process"),
    ):
        if theirs in cpu and ours in cpu:
            print(f"{label}: {cpu[theirs] / cpu[ours]:.2f} (CPU), {wall[theirs] / wall[ours]:.2f} (wall)")


def _counted(runs: dict[str, list[Run]], expected: dict[str, int]) -> int:
    wrong = 0
    for name in ("errcode, errors, 1 process", "errcode, errors, all processors"):
        for run in runs[name]:
            rows = map(json.loads, run.output.splitlines())
            wrong += {f"{row['provider']} {row['code']}": row["count"] for row in rows} != expected
    same = len({run.output for name in runs if name.startswith("errcode, errors") for run in runs[name]}) == 1
    print(f"counts: {'right' if not wrong else 'WRONG'}; output of all runs: {'the same' if same else 'DIFFERENT'}")
    return int(bool(wrong) or not same)


def adversarial(largest: float) -> None:
    """Explain hostile inputs at doubling sizes; 2 is linear growth."""
    print(f"{'':28}{'MB':>6}{'CPU s':>8}{'growth':>8}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "input.log")
        start = Run([*ERRCODE, os.devnull]).cpu
        for name, text in INPUTS.items():
            sizes = [int(largest * 2**20 / divisor) for divisor in (4, 2, 1)]
            runs = []
            for size in sizes:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text(size))
                runs.append(Run([*ERRCODE, path, "--summary", "--jobs", "1"]))
            growth = (runs[2].cpu - start) / max(runs[1].cpu - start, 0.001)
            memory = max(run.memory for run in runs)
            print(f"{name:28}{largest:6g}{runs[2].cpu:8.2f}{growth:8.2f}{memory:9.0f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["adversarial"]:
        adversarial(float(sys.argv[2]) if len(sys.argv) > 2 else 16)
    else:
        sys.exit(compare(float((sys.argv[1:] or ["180"])[0]), int((sys.argv[2:] or ["5"])[0])))
