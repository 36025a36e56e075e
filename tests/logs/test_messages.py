"""Logs: what an error's own line says in its message, and messages that come in ever other words."""

import json
import random

import pytest
from bundled import ENGINE

from errcode.logs import parallel
from errcode.logs.lines import Lines

DIGITS, LETTERS = "0123456789", "abcdefghijklmnopqrstuvwxyz"


def lines(messages, code=110001):
    """Give a log's lines in which an error stands with each of some messages."""
    for number, message in enumerate(messages):
        body = {"retCode": code, "retMsg": message, "result": {}}
        time = f"2026-11-20T03:{number // 60 % 60:02}:{number % 60:02}Z"
        yield json.dumps({"level": "error", "time": time, "exchange": "bybit", "body": body, "id": number * 7919})


def scanned(logged, *, summary=False):
    """Give what was found in a log, and what scanned it."""
    worker = parallel.Worker(ENGINE, "utf-8", summary=summary)
    part = worker.part(("\n".join(logged) + "\n").encode(), Lines())
    return (part.tally if summary else part.sights), worker.scanner.repeats.diagnosed


@pytest.mark.parametrize(
    "template",
    ["order {} not exists or too late", "{} is no order of yours", "the qty {} is below the minimum of 5"],
)
def test_a_line_has_its_own_message(template):
    """Of errors whose messages differ in a number each is listed with its own, and with what its placeholders hold."""
    logged = list(lines([template.format(number * 7919 + 100_000) for number in range(40)]))
    sights, diagnosed = scanned(logged)
    assert diagnosed <= 2
    for text, sight in zip(logged, sights, strict=True):
        [alone] = ENGINE.diagnoser.findings(text, record=True)
        assert sight.finding.raw == alone.raw
        assert sight.finding.params == alone.params


def test_a_line_of_text_has_its_own_message():
    """Where the message stands in the open text behind its code, a line has its own all the same."""
    logged = [
        f"2026-11-20 03:{n // 60:02}:{n % 60:02},120 ERROR bot binance APIError(code=-2010): Account {n + 70} is short"
        for n in range(90)
    ]
    sights, _ = scanned(logged)
    assert [sight.finding.raw.message for sight in sights] == [f"Account {n + 70} is short" for n in range(90)]


def strange(rng, size):
    """Give a word that no table has."""
    return "q" + "".join(rng.choices(LETTERS, k=size)) + "x"


def test_messages_in_ever_other_words_are_not_all_diagnosed():
    """Words that no table has say nothing: of messages that differ in them a few are diagnosed, and all are counted."""
    rng = random.Random(5)
    logged = list(lines([f"symbol {strange(rng, 7)} is not open for {strange(rng, 9)}" for _ in range(400)], 10001))
    tally, diagnosed = scanned(logged, summary=True)
    [row] = tally.rows.values()
    assert (row.finding.code, row.count, row.first, row.last) == ("10001", 400, (0, 1), (0, 400))
    assert diagnosed < 20
    sights, _ = scanned(logged)
    assert [sight.finding.raw.message for sight in sights] == [json.loads(text)["body"]["retMsg"] for text in logged]


def test_words_that_a_table_has_make_another_message():
    """Where a word is one that messages have, the record is diagnosed: another entry of the code may be meant."""
    rng = random.Random(6)
    logged = list(lines([f"{strange(rng, 8)} happened" for _ in range(60)]))
    other = next(lines(["order not exists or too late to cancel"]))
    sights, _ = scanned([*logged, other])
    [alone] = ENGINE.diagnoser.findings(other, record=True)
    assert sights[-1].finding == alone.replace(span=(0, 0), line=1)
