"""Measures `errcode explain --summary` on logs as frameworks write them, beside jq, a script with orjson, and ripgrep.

    python benchmarks/logforms.py [MB] [SHARE] [FORM...]

Each form is written with ids and times that never come back and a known number of errors of many codes, SHARE percent
of its records (0: `rg -c` is the peer). What a framework writes it writes itself where it is installed (logging,
structlog). Figures are CPU seconds of the whole process, the smaller of two runs, on one core, the peers in turn.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import os
import random
import shutil
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from logs import Run

ERRCODE = [sys.executable, "-m", "errcode", "explain", "--summary", "--json", "--jobs", "1"]
TABLES = Path(__file__).parent.parent / "tables"
PROVIDERS = {"binance": "code", "bybit": "retCode", "coinone": "error_code", "orderly": "code"}
CODES = 15
"""Codes of each provider."""
SCRIPT = """
import sys, collections, orjson
counts = collections.Counter()
def look(value):
    if isinstance(value, dict):
        for key in ("retCode", "error_code", "code"):
            if isinstance(value.get(key), (int, str)) and value.get(key):
                counts[value[key]] += 1
                return
        for inner in value.values():
            look(inner)
    elif isinstance(value, str) and "{" in value:
        start = value.find("{")
        try:
            look(orjson.loads(value[start:value.rfind("}") + 1].replace('""', '"')))
        except orjson.JSONDecodeError:
            pass
for line in open(sys.argv[1], "rb"):
    if line[:1] == b"{":
        look(orjson.loads(line))
    elif b"{" in line:
        look(line.decode())
print(sum(counts.values()))
"""
BODY = "(.retCode // .error_code // .code)"
TEXT = 'select(contains("{")) | .[index("{"):rindex("}")+1]'
FIELDS = r"(error_?code|ret_?code|msg_cd|return_code)\W*[:=]"


class Draw:
    """Draws times, ids, trades and errors, and counts the errors."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.now = 1_795_000_000.0
        self.truth: dict[str, int] = {}
        self._codes = {provider: self._known(provider) for provider in PROVIDERS}

    def _known(self, provider: str) -> list[tuple[str, str, int]]:
        table = json.loads((TABLES / f"{provider}.json").read_text(encoding="utf-8"))
        found: dict[str, tuple[str, str, int]] = {}
        for entry in table["errors"]:
            texts = [item if isinstance(item, str) else item["text"] for item in entry.get("messages", ())]
            plain = [text for text in texts if 8 < len(text) < 120 and not set(text) & set('{}<>%$"\n')]
            number = entry["code"].lstrip("-").isdigit() and len(entry["code"]) > 2 and entry["code"] != "200"
            if plain and number and (provider != "binance" or entry["code"].startswith("-")):
                found.setdefault(entry["code"], (entry["code"], plain[0], entry.get("http_status") or 400))
        return self.random.sample(sorted(found.values()), min(CODES, len(found)))

    def error(self) -> tuple[str, dict[str, object], int]:
        """Give whose error it is, its body and its status."""
        provider = self.random.choice(list(self._codes))
        code, text, status = self.random.choice(self._codes[provider])
        self.truth[f"{provider} {code}"] = self.truth.get(f"{provider} {code}", 0) + 1
        bodies: dict[str, dict[str, object]] = {
            "binance": {"code": int(code), "msg": text},
            "bybit": {"retCode": int(code), "retMsg": text, "result": {}, "time": int(self.now * 1000)},
            "coinone": {"result": "error", "error_code": code, "error_msg": text},
            "orderly": {"success": False, "code": int(code), "message": text},
        }
        return provider, bodies[provider], status

    def tick(self) -> None:
        """Let a moment pass."""
        self.now += self.random.random() / 5

    def id(self, size: int = 16) -> str:
        """Give an id that never comes back."""
        return "".join(self.random.choices("ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz0123456789", k=size))

    def trade(self) -> str:
        """Give what a healthy line tells."""
        symbol = self.random.choice(("BTC", "ETH", "XRP", "SOL")) + self.random.choice(("USDT", "KRW"))
        return f"placed {symbol} at {self.random.random() * 1e5:.2f}"

    def iso(self, between: str = "T", end: str = "Z") -> str:
        """Give the time."""
        whole = time.strftime(f"%Y-%m-%d{between}%H:%M:%S", time.gmtime(self.now))
        return f"{whole}.{int(self.now * 1000) % 1000:03}{end}"


def tight(value: object) -> str:
    """Write JSON without blanks."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class Logging:
    """Python's logging, with a usual format, into a string."""

    def __init__(self, pattern: str) -> None:
        self.stream = io.StringIO()
        handler = logging.StreamHandler(self.stream)
        handler.setFormatter(logging.Formatter(pattern))
        self.logger = logging.Logger("bot.client")
        self.logger.addHandler(handler)

    def line(self, level: int, text: str, now: float) -> str:
        """Write one record; give it."""
        record = self.logger.makeRecord("bot.client", level, "client.py", 1, text, (), None)
        record.created, record.msecs = now, now % 1 * 1000
        self.logger.handle(record)
        line = self.stream.getvalue()
        self.stream.seek(0)
        self.stream.truncate()
        return line


_logging = Logging("%(asctime)s - %(name)s - %(levelname)s - %(message)s")


def python(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """Python's logging."""
    if error:
        text = f"{error[0]} {draw.id()} failed: HTTP {error[2]} {json.dumps(error[1])}"
        return _logging.line(logging.ERROR, text, draw.now)
    return _logging.line(logging.INFO, f"order {draw.id()} {draw.trade()}", draw.now)


def traceback(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """Python's logging with tracebacks."""
    if error:
        frame = (
            f'  File "/srv/bot/client.py", line {draw.random.randrange(80, 300)}, in send\n    raise ApiError(answer)'
        )
        trace = f"Traceback (most recent call last):\n{frame}\nbot.ApiError: {error[0]} {error[2]} {tight(error[1])}"
        return _logging.line(logging.ERROR, f"order {draw.id()} failed\n{trace}", draw.now)
    return python(draw, None)


def structlog(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """The JSON of structlog, by itself where it is installed."""
    event: dict[str, object] = {"request_id": draw.id(), "event": "order", "level": "error" if error else "info"}
    event |= {"exchange": error[0], "status": error[2], "response": error[1]} if error else {"text": draw.trade()}
    event["timestamp"] = draw.iso()
    try:
        from structlog.processors import JSONRenderer
    except ImportError:
        return json.dumps(event) + "\n"
    return f"{JSONRenderer()(None, '', event)}\n"


def pino(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """The JSON of pino."""
    head = {"level": 50 if error else 30, "time": int(draw.now * 1000), "pid": 7, "reqId": draw.id()}
    if error:
        return tight({**head, "exchange": error[0], "res": {"statusCode": error[2]}, "body": error[1]}) + "\n"
    return tight({**head, "res": {"statusCode": 200}, "responseTime": 7, "msg": draw.trade()}) + "\n"


def docker(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """Docker's json-file around a text."""
    log = (
        f"ERROR {error[0]} -> {error[2]} {tight(error[1])} {draw.id()}" if error else f"INFO {draw.trade()} {draw.id()}"
    )
    return tight({"log": f"{draw.iso(' ', '')} {log}\n", "stream": "stderr", "time": draw.iso()}) + "\n"


def spring(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """Spring Boot's, in Korean."""
    level = "ERROR" if error else " INFO"
    head = f"{draw.iso(end='+09:00')} {level} {draw.random.randrange(9_999)} --- [exec-7] c.e.Order :"
    if error:
        return f"{head} 주문 실패 {error[0]} 번호={draw.id()} status={error[2]} 응답={tight(error[1])}\n"
    return f"{head} 주문 접수 {draw.trade()} 번호={draw.id()}\n"


def logfmt(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """Pairs, as logrus and slog write them."""
    if error:
        body = json.dumps(tight(error[1]), ensure_ascii=False)
        told = f"exchange={error[0]} id={draw.id()} status={error[2]} body={body}"
        return f"time={draw.iso()} level=error msg=failed {told}\n"
    return f'time={draw.iso()} level=info msg="{draw.trade()}" id={draw.id()}\n'


def syslog(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """Syslog of RFC 5424."""
    head = f'<{11 if error else 14}>1 {draw.iso()} host bot {draw.random.randrange(9_999)} API [x@9 id="{draw.id()}"]'
    return f"{head} {error[0]} HTTP {error[2]}: {tight(error[1])}\n" if error else f"{head} {draw.trade()}\n"


def table(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """CSV."""
    text = io.StringIO()
    row = [draw.iso(), "ERROR", error[0], draw.id(), error[2], tight(error[1])] if error else []
    csv.writer(text, lineterminator="\n").writerow(row or [draw.iso(), "INFO", "bot", draw.id(), 200, draw.trade()])
    return text.getvalue()


def escaped(draw: Draw, error: tuple[str, dict[str, object], int] | None) -> str:
    """A body in a JSON line in Docker's: escaped twice."""
    inner: dict[str, object] = {"level": "error" if error else "info", "id": draw.id()}
    inner["msg"] = f"{error[0]} {error[2]}: {json.dumps(error[1])}" if error else draw.trade()
    return tight({"log": json.dumps(inner) + "\n", "stream": "stdout", "time": draw.iso()}) + "\n"


FORMS = {
    "python": (python, ["-R", f"{TEXT} | fromjson | {BODY}"]),
    "traceback": (traceback, ["-R", f"{TEXT} | fromjson | {BODY}"]),
    "structlog": (structlog, [f"select(.response) | .response | {BODY}"]),
    "pino": (pino, [f"select(.body) | .body | {BODY}"]),
    "docker": (docker, [f".log | {TEXT} | fromjson | {BODY}"]),
    "spring": (spring, ["-R", f"{TEXT} | fromjson | {BODY}"]),
    "logfmt": (logfmt, ["-R", f'{TEXT} | gsub("\\\\\\\\\\"";"\\"") | fromjson | {BODY}']),
    "syslog": (syslog, ["-R", f"{TEXT} | fromjson | {BODY}"]),
    "csv": (table, ["-R", f'{TEXT} | gsub("\\"\\"";"\\"") | fromjson | {BODY}']),
    "escaped": (escaped, [f".log | fromjson | .msg | {TEXT} | fromjson | {BODY}"]),
}
"""How a form is written, and the query of jq that gives its codes."""


def write(form: str, megabytes: float, share: float, path: Path) -> dict[str, int]:
    """Write a log; give how often each code is in it."""
    draw, size = Draw(form), 0
    with path.open("w", encoding="utf-8") as file:
        while size < megabytes * 1e6:
            draw.tick()
            record = FORMS[form][0](draw, draw.error() if draw.random.random() * 100 < share else None)
            size += len(record.encode())
            file.write(record)
    return draw.truth


def least(command: list[str]) -> Run:
    """Run a command twice; give the run that cost less."""
    return min((Run(command) for _ in range(2)), key=lambda run: run.cpu)


def right(output: bytes, truth: dict[str, int]) -> bool:
    """Say whether every code was counted exactly."""
    counts: dict[str, int] = {}
    for row in map(json.loads, output.splitlines()):
        key = f"{row['provider']} {row['code']}"
        counts[key] = counts.get(key, 0) + row["count"]
    return counts == truth


def main(megabytes: float, share: float, forms: list[str]) -> int:
    """Measure each form."""
    wrong = 0
    peers = ["jq", "orjson"] if share else ["rg"]
    print(f"{megabytes:g} MB, {share:g} % errors; MB per CPU second, and how many times as fast as a peer")
    print(f"{'':12}{'errcode':>9}" + "".join(f"{peer:>9}{'×':>7}" for peer in peers) + f"{'peak MB':>9}  counts")
    with tempfile.TemporaryDirectory() as folder:
        path, script = Path(folder) / "bot.log", Path(folder) / "script.py"
        script.write_text(SCRIPT, encoding="utf-8")
        for form in forms:
            truth = write(form, megabytes, share, path)
            own = least([*ERRCODE, str(path)])
            commands = {
                "jq": ["jq", "-r", *FORMS[form][1], str(path)] if shutil.which("jq") else None,
                "orjson": [sys.executable, str(script), str(path)] if find_spec("orjson") else None,
                "rg": ["rg", "-c", "-i", FIELDS, str(path)] if shutil.which("rg") else None,
            }
            line = f"{form:12}{megabytes / own.cpu:9.0f}"
            for peer in peers:
                command = commands[peer]
                spent = least(command).cpu if command else float("nan")
                line += f"{megabytes / spent:9.0f}{spent / own.cpu:7.2f}"
            good = right(own.output, truth)
            wrong += not good
            print(f"{line}{own.memory:9.0f}  {'right' if good else 'WRONG'}", flush=True)
            os.remove(path)
    return int(wrong > 0)


if __name__ == "__main__":
    given = sys.argv[1:]
    chosen = given[2:] or list(FORMS)
    sys.exit(main(float((given or ["60"])[0]), float((given[1:] or ["8"])[0]), chosen))
