"""A paste and a log give the same answers: alone or among healthy lines, in any part, whatever stands around."""

import bz2
import functools
import gzip
import io
import itertools
import json
import lzma

import pytest
from bundled import ENGINE

from errcode.logs import parallel, parts, sources, streams
from errcode.logs.lines import Lines
from errcode.recognise import forms


@pytest.fixture(scope="module")
def engine():
    """Tables and a diagnoser."""
    return ENGINE


@pytest.fixture(scope="module")
def alone(engine):
    """What a text tells when nothing stands around it, asked once."""

    @functools.cache
    def told(text):
        return sorted(f"{one.provider} {one.code} {one.certain}" for one in engine.diagnoser.findings(text))

    return told


def texts(engine):
    """Give what the forms claim and ignore, and what the tables give as examples.

    Of standards only whole messages: a status line or a tool's words in a log are everybody's.
    """
    for form in forms.ROWS:
        yield from (claim[-1] for claim in form.claims)
        yield from form.ignores
    for table in engine.catalog.tables():
        for example in table.data.get("examples", ()):
            if not table.provider.standard or "8=FIX" in example["text"]:
                yield example["text"]


def plain(number):
    """Give a healthy line of a bot's log."""
    clock = f"{number // 60 % 60:02}:{number % 60:02}"
    return f"2026-11-20 03:{clock},123 INFO bot.strategy order placed price={number} qty=0.{number} id={number * 7919}"


def ndjson(number):
    """Give a healthy line of JSON."""
    head = {"level": "info", "time": f"2026-11-20T03:{number // 60 % 60:02}:{number % 60:02}.123Z"}
    return json.dumps({**head, "msg": "order placed", "id": number * 7919, "statusCode": 200})


def found(engine, lines):
    """Scan lines as a large file is scanned; give what is told in which line."""
    worker, counted = parallel.Worker(engine, "utf-8", summary=False), Lines()
    given = parts.Input(streams.read(io.BytesIO("\n".join(lines).encode() + b"\n")))
    told: dict[int, list[str]] = {}
    for piece in given.parts():
        for sight in worker.part(piece, counted).sights:
            finding = sight.finding
            told.setdefault(sight.line, []).append(f"{finding.provider} {finding.code} {finding.certain}")
    return told


@pytest.mark.parametrize(
    ("calm", "healthy", "taken"),
    [
        (6, plain, slice(0, None, 2)),
        (60, ndjson, slice(1, None, 2)),
        *(
            pytest.param(calm, healthy, slice(None), marks=pytest.mark.exhaustive)
            for calm in (6, 60)
            for healthy in (plain, ndjson)
        ),
    ],
)
def test_every_claim_is_found_among_healthy_lines(engine, alone, healthy, calm, taken):
    """Whatever a form claims or ignores, and every example of a table, tells in a log what it tells alone."""
    lines, places = [], []
    for text in list(texts(engine))[taken]:
        lines += [healthy(len(lines) + number) for number in range(calm)]
        places.append((text, len(lines) + 1))
        lines += text.split("\n")
    told = found(engine, [*lines, *(healthy(number) for number in range(500))])
    for text, first in places:
        own = sorted(one for line in range(first, first + 1 + text.count("\n")) for one in told.get(line, ()))
        assert (text, own) == (text, alone(text))


@pytest.fixture(scope="module")
def worker(engine):
    """One that keeps what it has learned: the same text costs little when it comes again."""
    return parallel.Worker(engine, "utf-8", summary=True)


def summed(worker, given):
    """Count what is told of an input, by provider and code."""
    counts: dict[str, int] = {}
    lines = Lines()
    for piece in given.parts():
        part = worker.part(piece, lines)
        for row in part.tally.sorted() if part.tally else ():
            key = f"{row.finding.provider} {row.finding.code}"
            counts[key] = counts.get(key, 0) + row.count
    return counts


@pytest.mark.parametrize("way", ["gz", "bz2", "xz", "follow", "chunks"])
def test_every_claim_is_found_however_a_log_comes(engine, worker, way, tmp_path):
    """Compressed, in pieces that arrive, or followed: the same as from a file."""
    some = list(texts(engine))[::5]
    rows = [row for number, text in enumerate(some) for row in (plain(number), *text.split("\n"))]
    data = ("\n".join(rows) + "\n" + plain(0) + "\n").encode()
    path = tmp_path / "bot.log"
    path.write_bytes(data)
    [source] = sources.named([str(path)])
    wanted = summed(worker, parallel.opened(source))
    if way in ("gz", "bz2", "xz"):
        packed = tmp_path / f"bot.log.{way}"
        packed.write_bytes({"gz": gzip, "bz2": bz2, "xz": lzma}[way].compress(data))
        [source] = sources.named([str(packed)])
        given = parallel.opened(source)
    elif way == "follow":
        given = parts.Input(itertools.takewhile(lambda chunk: chunk != b"", streams.followed(str(path))))
    else:
        given = parts.Input(data[start : start + 70_001] for start in range(0, len(data), 70_001))
    assert summed(worker, given) == wanted
    assert sum(wanted.values()) > 20


@pytest.mark.parametrize("before", ["{n}:", "bot.log:{n}:", "worker-{n} ", "pod-{n} | "])
def test_times_are_right_when_a_number_before_them_grows(engine, before):
    """First and last times are parsed where they stand: a number of one digit more does not shift them."""
    body = 'ERROR bybit {"retCode":10006,"retMsg":"Too many visits!","result":{},"retExtInfo":{}}'
    rows = [f"{before.format(n=n)}2026-01-02T03:{n // 60 % 60:02}:{n % 60:02} {body}" for n in range(900, 1_200)]
    worker, lines = parallel.Worker(engine, "utf-8", summary=True), Lines()
    [row] = worker.part("\n".join(rows).encode(), lines).tally.sorted()
    assert (row.count, row.first_time, row.last_time) == (300, "2026-01-02T03:15:00", "2026-01-02T03:19:59")
    assert sum(row.minutes.values()) == 300


def test_each_kind_of_error_is_diagnosed_once(engine):
    """Ids and times that never come back, symbols and amounts make no line a new one."""
    rows = []
    for number in range(4_000):
        code, text = [(-1121, "Invalid symbol."), (-2010, "Account has insufficient balance for requested action.")][
            number % 2
        ]
        body = json.dumps({"code": code, "msg": text})
        symbol = ["BTCUSDT", "ETHKRW", "SOLUSDC"][number % 3]
        rows.append(
            f"2026-01-02T03:{number // 60 % 60:02}:{number % 60:02}.{number % 1000:03} ERROR [bot-{number % 7}] "
            f"{symbol} order 01J{number * 7919:023X} binance -> 400 {body} took {number % 400} ms"
        )
    worker, lines = parallel.Worker(engine, "utf-8", summary=True), Lines()
    tally = worker.part("\n".join(rows).encode(), lines).tally
    assert sorted((row.finding.code, row.count) for row in tally.sorted()) == [("-1121", 2_000), ("-2010", 2_000)]
    assert worker.scanner.repeats.diagnosed <= 4


def test_collapsed_lines_count_as_often_as_they_say(engine):
    """What a logger did not write again is counted: of the same line, or of the one before, as syslog does."""
    body = 'bybit {"retCode":10006,"retMsg":"Too many visits!","result":{},"retExtInfo":{}}'
    rows = [
        f"Nov 20 03:10:11 host bot[7]: ERROR {body}",
        "Nov 20 03:10:12 host last message repeated 8 times",
        f"Nov 20 03:10:13 host bot[7]: message repeated 5 times: [ERROR {body}]",
        f"Nov 20 03:10:14 host bot[7]: ERROR {body} (repeated 3 times)",
        "Nov 20 03:10:15 host bot[7]: order repeated 4 times",
    ]
    worker, lines = parallel.Worker(engine, "utf-8", summary=True), Lines()
    tally = worker.part("\n".join(rows).encode(), lines).tally
    assert [(row.finding.code, row.count) for row in tally.sorted()] == [("10006", 1 + 8 + 5 + 3)]
