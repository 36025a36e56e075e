"""Lines as frameworks write them: each error counted once, at its time, and looked at closely once for each kind."""

import json
import random

import pytest

from errcode.catalog.catalog import Catalog
from errcode.engine import Engine
from errcode.logs.tally import Lines
from errcode.logs.work import Worker

ERRORS = [(-1121, "Invalid symbol."), (-1021, "Timestamp for this request is outside of the recvWindow.")]
LINES = 120


@pytest.fixture(scope="module")
def engine():
    """What is made of the tables once."""
    return Engine(catalog=Catalog())


def nano(rng):
    """Give an id in the letters of nanoid."""
    return "".join(rng.choices("useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict", k=21))


def stamp(number):
    """Give the time of a line."""
    return f"2026-11-20T03:{number // 60:02}:{number % 60:02}.123Z"


def slog(rng, number, error):
    """Give a line of Go's slog with the answer as an error's text."""
    head = f"time={stamp(number)} level={'ERROR' if error else 'INFO'} source=/src/client.go:{rng.randrange(400)}"
    if error:
        return f'{head} msg="order failed" exchange=binance order={nano(rng)} err={json.dumps(json.dumps(error))}'
    return f'{head} msg="retrying in {rng.randrange(90)} s after error" order={nano(rng)}'


def zap(rng, number, error):
    """Give a line of zap with the answer in a sentence."""
    head = {"level": "error" if error else "info", "ts": 1_795_000_000.5 + number, "order": nano(rng)}
    told = {"error": f"binance order {nano(rng)}: http 400: {json.dumps(error)}"} if error else {}
    return json.dumps({**head, **told, "msg": "done" if error else f"worker exited with code 0 after {number} s"})


def labelled(rng, number, error):
    """Give a line of a container with the labels of its pod."""
    log = f"ERROR binance 400 {json.dumps(error)}" if error else f"INFO balance {rng.random()} available"
    pod = {"pod": "bot-" + nano(rng), "labels": {"app": "bot", "pod-template-hash": f"{rng.getrandbits(36):09x}"}}
    return json.dumps({"date": stamp(number), "log": log, "kubernetes": pod})


def columns(rng, number, error):
    """Give a row of tab-separated values in which each names a provider."""
    level, status = ("ERROR", 400) if error else ("INFO", 200)
    told = (
        json.dumps(error) if error else f"worker {rng.randrange(40)} exited with code 0 after {rng.randrange(9999)} s"
    )
    return f"{stamp(number)}\t{level}\tbinance\t{nano(rng)}\t{status}\t{told}"


def pretty(rng, number, error):
    """Give a record of pino-pretty, whose fields stand in lines below it."""
    head = f"[03:{number // 60:02}:{number % 60:02}.123] {'ERROR' if error else 'INFO'} (31): "
    body = json.dumps(error, indent=2).replace("\n", "\n    ") if error else ""
    told = (
        f'order failed\n    exchange: "binance"\n    response: {body}'
        if error
        else f"retrying in {number} s after error"
    )
    return f'{head}{told}\n    orderId: "{nano(rng)}"'


FORMS = [slog, zap, labelled, columns, pretty]


def read(engine, text):
    """Give what one process sums up of a text, and the worker."""
    worker = Worker(engine, "utf-8", summary=True)
    return worker.part(text.encode(), Lines()).tally, worker


@pytest.mark.parametrize("form", FORMS)
def test_errors_of_a_form_are_counted_and_each_kind_diagnosed_once(engine, form):
    """Ids and times that never come back neither change the counts nor make a line another kind."""
    rng, lines, truth = random.Random(form.__name__), [], {}
    for number in range(LINES):
        code, text = rng.choice(ERRORS)
        error = {"code": code, "msg": text} if number % 3 == 0 else None
        if error:
            truth[str(code)] = truth.get(str(code), 0) + 1
        lines.append(form(rng, number, error))
    tally, worker = read(engine, "\n".join(lines) + "\n")
    assert {row.finding.code: row.count for row in tally.rows.values()} == truth
    assert worker.scanner.repeats.diagnosed <= 4 * len(truth)


def test_a_number_of_nobody_does_not_hide_a_code(engine):
    """`okx said 77` tells nothing; that `okx said 50011` does, in the same words, is seen behind it."""
    lines = [f"2026-11-20 03:10:11 INFO okx said {number}" for number in (77, 50011, 78, 50011)]
    tally, _ = read(engine, "\n".join(lines) + "\n")
    assert [(row.finding.code, row.count) for row in tally.rows.values()] == [("50011", 2)]
