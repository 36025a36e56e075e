"""Logs: a scan finds what diagnosing each record finds, whatever is repeated, cut or read by several processes."""

import bz2
import gzip
import io
import json
import lzma
import random

import pytest
from bundled import ENGINE
from hypothesis import given
from hypothesis import strategies as st

from errcode.catalog.table import providers_of
from errcode.finding import Finding
from errcode.logs import parallel, parts, records, sources, streams, times
from errcode.logs.anchors import OPEN, STRUCTURE, anchors
from errcode.logs.lines import Lines
from errcode.logs.tally import Tallied, Tally, key_of
from errcode.model import UsageError
from errcode.text import bytesearch as literals


@pytest.fixture(scope="module")
def engine():
    """What is made of the tables once."""
    return ENGINE


CODES = [("105", "Price is not correct"), ("103", "Lack of Balance"), ("99999", "No such code"), ("0", "")]
NUMBERS = [-1003, -1103, -1121, 0]


def line(rng, number):
    """Give one line of a log that holds an error, or something like one, or nothing."""
    code, text = rng.choice(CODES)
    short = rng.choice(NUMBERS)
    ts = f"2026-11-20T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.{rng.randrange(1000):03}Z"
    coinone = {"result": "error", "error_code": code, "error_msg": text}
    orderly = json.dumps({"success": False, "code": short, "message": "Rate limit exceed."})
    forms = [
        {"ts": ts, "level": "error", "order": rng.randrange(10**9), "body": coinone},
        {"ts": ts, "level": "error", "logger": "orderly.ws", "message": "api error: " + orderly},
        {"ts": ts, "level": "error", "message": f"weex said {json.dumps(orderly)}", "try": rng.randrange(9)},
        {"ts": ts, "code": rng.choice(["105", 7, "x"]), "body": coinone, "status": rng.choice([200, 400, 503])},
        {"ts": ts, "level": "info", "status": rng.choice([200, 404]), "path": "/api/code", "ms": rng.random()},
        {"ts": ts, "id": f"{rng.getrandbits(64):016x}", "msg": "placed", "code": rng.choice(["0", "ok", 200])},
        {"ts": ts, "body": coinone, "error": {"code": short, "msg": "Invalid symbol."}, "id": rng.randrange(10**6)},
    ]
    plain = [
        f"{ts} ERROR binance {{'code': {short}, 'msg': 'Invalid symbol.'}} after {rng.randrange(900)} ms",
        f"{ts} WARN order {rng.randrange(10**8)} rejected: coinone errorCode={code} status={rng.choice([400, 401])}",
        f"{ts} INFO GET /v2/code/{rng.randrange(10**4)} 200",
        f"{ts} ERROR Lack of Balance",
        f'{ts} ERROR call failed\n  File "x.py", line {rng.randrange(99)}\nbinance {{"code":{short},"msg":"x"}}',
        f'{ts} ERROR answer was\n{{\n  "result": "error",\n  "error_code": "{code}",\n  "error_msg": "{text}"\n}}',
    ]
    return rng.choice([*map(json.dumps, forms), *plain])


def told(engine, data):
    """Diagnose each record by itself: what a scan must give, without any of its short cuts."""
    found, start, lines = [], 0, 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        while end < len(data) and not (
            records.starts(data, end) or records.is_object(data, data.rfind(b"\n", 0, end - 1) + 1, end - 1)
        ):
            end = data.find(b"\n", end) + 1 or len(data)
        text = data[start:end].removesuffix(b"\n").decode()
        found += [
            (item.provider, item.code, item.line, item.raw) for item in engine.diagnoser.findings(text, lines + 1)
        ]
        lines += data.count(b"\n", start, end)
        start = end
    return found


def scanned(engine, data, *, summary=False):
    """Scan bytes as a file is scanned."""
    worker, lines = parallel.Worker(engine, "utf-8", summary=summary), Lines()
    given = parts.Input(streams.read(io.BytesIO(data)))
    return [part for piece in given.parts() for part in [worker.part(piece, lines)]]


def places(found):
    """Give what was found, and in which lines."""
    return [
        (one.finding.provider, one.finding.code, one.line, one.finding.raw) for part in found for one in part.sights
    ]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in range(1, 8))])
def test_a_scan_finds_what_diagnosing_every_record_finds(engine, seed):
    """Remembered kinds of lines give the very findings that each line gives by itself, digits and all."""
    rng = random.Random(seed)
    data = "".join(f"{line(rng, number)}\n" for number in range(250)).encode()
    assert sorted(places(scanned(engine, data)), key=str) == sorted(told(engine, data), key=str)


def test_a_scan_finds_the_same_without_compiled_libraries(engine, monkeypatch):
    """The standard library's search takes the place of the quicker ones."""
    rng = random.Random(99)
    data = "".join(f"{line(rng, number)}\n" for number in range(120)).encode()
    quick = places(scanned(engine, data))
    monkeypatch.setattr(literals, "find", bytes.find)
    monkeypatch.setattr(literals, "count", bytes.count)
    monkeypatch.setattr(literals, "_compiled", lambda _: None)
    assert places(scanned(engine, data)) == quick
    assert quick


@given(st.binary(max_size=60), st.binary(min_size=1, max_size=3), st.integers(0, 70))
def test_literals_are_found_where_bytes_find_them(data, literal, start):
    """Both ways to search agree, from any place on and at both ends."""
    data = data + literal + data[:7]
    assert literals.find(data, literal, start) == data.find(literal, start)
    assert literals.count(data, b"\n") == data.count(b"\n")
    assert literals.count(data, b"\n", min(start, len(data)), len(data)) == data.count(b"\n", start, len(data))
    assert literals.count(data, b"\n{") == data.count(b"\n{")


def test_a_plain_line_among_json_lines_is_seen(engine):
    """A bare message in one line of a large log of JSON lines is found."""
    row = b'{"level": "info", "text": "placed"}\n'
    data = row * 5_000 + b"2026-11-20 00:00:00 ERROR Lack of Balance\n" + row * 5_000
    assert [sight[:3] for sight in places(scanned(engine, data))] == [("coinone", "103", 5_001)]


def test_numbers_that_matter_are_not_forgotten(engine):
    """Lines that differ in nothing but a number that is a code or a status are told apart."""
    rows = [
        {"level": "error", "code": code, "status": status, "body": {"result": "error", "error_code": "105"}}
        for code in ("103", "104", "1")
        for status in (400, 503)
    ]
    data = "".join(f"{json.dumps(row)}\n" for row in rows for _ in range(2)).encode()
    assert sorted(places(scanned(engine, data)), key=str) == sorted(told(engine, data), key=str)


def test_parts_begin_where_records_begin(monkeypatch):
    """A file is cut only before records, and a reader that begins in its middle cuts it in the same places."""
    monkeypatch.setattr(parts, "SEGMENT", 1 << 17)
    rng = random.Random(1)
    data = "".join(f"{line(rng, number)}\n" for number in range(3_000)).encode() * 2
    assert len(data) > 3 * parts.SEGMENT
    pieces = list(parts.Input(streams.read(io.BytesIO(data))).parts())
    assert b"".join(pieces) == data
    assert all(records.starts(b"x\n" + piece, 2) for piece in pieces)
    assert [
        piece for first in range(len(pieces) + 1) for piece in parts.parts_between(io.BytesIO(data), first, first + 1)
    ] == pieces


def test_chunks_do_not_matter():
    """However few bytes come at a time, the parts are the same."""
    data = b"".join(b"2026-11-20 00:00:00 line %d\n" % number for number in range(180_000))
    whole = list(parts.Input(streams.read(io.BytesIO(data))).parts())
    for size in (1000, 70_001, 3_000_000):
        chunks = (data[start : start + size] for start in range(0, len(data), size))
        assert list(parts.Input(chunks).parts()) == whole


def test_long_lines_are_looked_at_in_pieces(engine):
    """In a long line each error is found once, near or far from the next one."""
    error = b'{"result":"error","error_code":"105","error_msg":"Price is not correct"}'
    for gap in (1, 3_000, 5_000, 9_000):
        data = b"x" * 50_000 + (error + b" " * gap) * 20 + b"\n"
        assert [sight[:3] for sight in places(scanned(engine, data))] == [("coinone", "105", 1)] * 20


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_korean_messages_are_found_in_either_encoding(engine, encoding):
    """A bare Korean message and an idiom in Korean stand in logs of Korean Windows, too."""
    row = "2026-11-20 00:00:00 INFO 주문 접수 완료\n"
    errors = ["ERROR 초당 거래건수를 초과하였습니다.", "WARN 인증에 실패했습니다[8005:Token이 유효하지 않습니다]"]
    text = row * 3_000 + "".join(f"2026-11-20 00:00:00 {error}\n" for error in errors) + row * 3_000
    worker, lines = parallel.Worker(engine, encoding, summary=False), Lines()
    given = parts.Input(streams.read(io.BytesIO(text.encode(encoding))))
    assert given.scanned_as == encoding
    found = [worker.part(piece, lines) for piece in given.parts()]
    assert [sight[:3] for sight in places(found)] == [("kis", "EGW00201", 3_001), ("kiwoom", "8005", 3_002)]


@pytest.mark.parametrize("count", [400, *(pytest.param(count, marks=pytest.mark.exhaustive) for count in (560, 2_000))])
def test_errors_close_together_in_a_long_line_are_counted_right(engine, count):
    """An answer to a batch of orders is cut behind its errors, not amid them."""
    order = {"sCode": "51008", "sMsg": "Order failed. Insufficient USDT balance in account"}
    for rows in (
        [{"code": "1", "msg": "", "data": [order]}] * count,
        {"code": "1", "msg": "", "data": [order] * count},
    ):
        found = places(scanned(engine, json.dumps(rows).encode() + b"\n"))
        assert [sight[:3] for sight in found] == [("okx", "51008", 1)] * count


def test_a_line_without_end_is_cut(engine):
    """A line longer than any part is cut behind a bracket, and its errors are found."""
    error = b'{"result":"error","error_code":"105","error_msg":"Price is not correct"}'
    data = (error + b" " * 300_000) * 12
    assert [sight[:3] for sight in places(scanned(engine, data))] == [("coinone", "105", 1)] * 12


def test_several_processes_give_what_one_gives(engine, tmp_path, monkeypatch, run):
    """Summary and occurrences of a large file are the same bytes with one process and with three."""
    rng = random.Random(2)
    file = tmp_path / "bot.log"
    calm = "".join(f"2026-11-20 03:10:{number % 60:02} INFO placed {number}\n" for number in range(5_000))
    file.write_text("".join(f"{line(rng, number)}\n{calm}" for number in range(4)))
    monkeypatch.setattr(parallel, "RANGE", 1)
    monkeypatch.setattr(parallel, "WORTH", 1)
    for options in (["--summary", "--json"], ["--json"]):
        one, three = (run("explain", str(file), "--jobs", jobs, *options) for jobs in ("1", "3"))
        assert one == three
        assert one.code == 0


def test_memory_of_lines_is_bounded(engine, monkeypatch):
    """When too many kinds of lines are remembered it is begun anew, and the findings stay the same."""
    from errcode.logs import repeats

    rng = random.Random(3)
    data = "".join(f"{line(rng, number)}\n" for number in range(100)).encode()
    expected = places(scanned(engine, data))
    monkeypatch.setattr(repeats, "REMEMBERED", 3)
    worker, lines = parallel.Worker(engine, "utf-8", summary=False), Lines()
    half = data.find(b"\n2026", len(data) // 2) + 1
    found = [worker.part(piece, lines) for piece in (data[:half], data[half:])]
    assert places(found) == expected


def test_lines_are_counted_late(tmp_path):
    """Parts without an error are counted when a later one has an error, by reading the file again."""
    file = tmp_path / "log"
    file.write_bytes(b"a\nb\nc\n")
    lines = Lines(str(file))
    lines.passed(b"a\n")
    lines.passed(b"b\n")
    assert lines.before() == 2
    lines.passed(b"c\n", 1)
    assert lines.before() == 3


# Anchors


def test_anchors_are_few(engine):
    """They are searched for sixty at a time at most, at the speed of memory; each group costs a pass."""
    found = anchors((table.provider for table in providers_of(engine.tables)), engine.catalog.network)
    assert len(found) <= 4 * literals.TOGETHER + 10  # each further table adds a few at most
    assert found["_cd"] == STRUCTURE
    assert found["rror"] == STRUCTURE | OPEN


def test_most_messages_hold_an_anchor(engine):
    """A message is found in a line whose level says nothing when it has a word for what is wrong."""
    found = anchors((table.provider for table in providers_of(engine.tables)), engine.catalog.network)
    texts = [
        item if isinstance(item, str) else item["text"]
        for table in engine.tables
        for row in table.rows
        for item in row.get("messages") or ()
    ]
    assert sum(any(word in text for word in found) for text in texts) > 0.8 * len(texts)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("com.binance.api.client.exception.BinanceApiException: Filter failure: PRICE_FILTER", "-1013"),
        ("krakenfutures: createOrder failed due to insufficientAvailableFunds", "insufficientAvailableFunds"),
        ("KucoinAPIException 400100: Parameter Error", "400100"),
    ],
)
def test_idioms_are_found_in_json_lines(engine, text, code):
    """What a client's exception tells is found in a log of JSON lines, too, though no key of an error stands there."""
    row = b'{"level": "info", "text": "placed"}\n'
    data = row * 2_000 + json.dumps({"level": "warn", "text": text}).encode() + b"\n" + row * 2_000
    assert [sight[1:3] for sight in places(scanned(engine, data))] == [(code, 2_001)]


# Records


@pytest.mark.parametrize(
    "begun",
    [
        b"2026-11-20 00:00:00 x",
        b'{"ts": 1}',
        b"[2026-11-20] x",
        b"INFO x",
        b"<34>Nov 20 00:00:00 host x",
        b"Nov 20 00:00:00 host x",
        b"10.0.0.1 - - [20/Nov/2026:00:00:00 +0900] x",
        b"E1120 00:00:00.000000 x",
        b"time=2026-11-20 level=info",
        b"20-Nov-2026 00:00:00.000 SEVERE x",
        b"error: order failed",
        b"\x1b[31mERROR\x1b[0m x",
        b'"2026-11-20T00:00:00Z","x"',
        b"      12 | 2026-11-20 00:00:00.1 | error | x",
    ],
)
def test_records_begin_with_times_levels_and_objects(begun):
    """What logs begin their records with is known."""
    assert records.starts(b"x\n" + begun, 2)


@pytest.mark.parametrize(
    "more",
    [
        b"  at x.y(z)",
        b"[stacktrace]",
        b'"2026-11-20": 1',
        b'  "code": 1',
        b"}",
        b"",
        b"Code: -1013",
        b"Traceback (most",
    ],
)
def test_other_lines_go_on_with_a_record(more):
    """Indented lines, closing brackets and pairs belong to what is before them."""
    assert not records.starts(b"x\n" + more + b"\ny", 2)


def test_a_body_goes_on_with_its_headers():
    """After HTTP headers and a blank line, a body is no record of its own."""
    assert not records.starts(b'HTTP/1.1 400\r\n\r\n{"code":1}\n', 16)


# Times


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{"ts": "2026-11-20T03:10:11.5Z"', "2026-11-20T03:10:11.5Z"),
        ("2026/11/20 03:10:11 x", "2026-11-20T03:10:11"),
        ("[2026-11-20 03:10:11,123] x", "2026-11-20T03:10:11.123"),
        ('1.1.1.1 - - [20/Nov/2026:03:10:11 +0900] "GET', "2026-11-20T03:10:11+09:00"),
        ("Nov 20 03:10:11 host", "Nov 20 03:10:11"),
        ('{"time":1795145411123,"x":1}', "2026-11-20T03:30:11.123Z"),
        ("03:10:11 x", "03:10:11"),
        ("2026-11-20 오후 3:10:11 주문", "2026-11-20T15:10:11"),
        ("2026-11-20 at 03:10:11 | INFO", "2026-11-20T03:10:11"),
        ("20261120 03:10:11.123 ERROR:: x", "2026-11-20T03:10:11.123"),
        ("26-11-20 03:10:11.123 INFO x", "2026-11-20T03:10:11.123"),
        ("[Nest] 1  - 11/20/2026, 3:10:11 AM  ERROR x", "2026-11-20T03:10:11"),
        ("order 12345 at 7", None),
        ("2026-13-20 03:10:11 x", None),
        ("2026-02-30 03:10:11 x", None),
        ("025-10-23 03:10:11 x", None),
    ],
)
def test_times_are_read(text, shown):
    """The times of common logs are found and shown in ISO 8601."""
    assert times.time_of(text.encode()) == shown


def test_minutes_count_on_over_days():
    """A day has 1,440 minutes, and a minute is shown as people write it."""
    minute = times.minute("2026-11-20T23:59:00Z")
    assert times.minute("2026-11-21T00:01") == minute + 2
    assert times.clock(minute) == "2026-11-20 23:59"
    assert times.minute("2026-13-45T00:00") is None


def test_long_times_are_counted_in_longer_spans(monkeypatch):
    """Memory for times is bounded: neighbouring minutes are counted together."""
    from errcode.logs import tally

    monkeypatch.setattr(tally, "SLOTS", 4)
    finding = Finding(provider="x", code="1", line=1)
    row = Tallied(finding, (0, 1), (0, 1), count=0)
    for minute in range(16):
        other = Tallied(finding, (0, minute), (0, minute))
        other.minutes = {minute: 1}
        row.add(other)
    assert (row.width, row.minutes) == (4, {0: 4, 1: 4, 2: 4, 3: 4})


def test_a_tally_takes_parts_in_order():
    """Counts add up; lines are the file's."""
    finding = Finding(provider="x", code="1", line=1)
    total = Tally()
    for before in (0, 10):
        part = Tally()
        part.count(Tallied(finding, (0, 3), (0, 5), 2, (f"t{before}", f"t{before}")))
        total.add(part, before)
    [row] = total.sorted()
    assert (key_of(row.finding), row.count, row.first, row.last) == (("x", "1", None), 4, (0, 3), (0, 15))
    assert (row.first_time, row.last_time) == ("t0", "t10")


# Sources


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_compressed_files_are_read(tmp_path, ending, pack):
    """gzip, bzip2 and xz are read by their file's ending."""
    file = tmp_path / f"log.{ending}"
    file.write_bytes(pack(b"abc"))
    with sources.opened(sources.file(str(file))) as opened:
        assert opened.read() == b"abc"


def test_zstd_is_read(tmp_path):
    """So is zstd, where the standard library or the extra's package reads it."""
    zstandard = pytest.importorskip("zstandard")
    file = tmp_path / "log.zst"
    file.write_bytes(zstandard.compress(b"abc"))
    with sources.opened(sources.file(str(file))) as opened:
        assert opened.read() == b"abc"


@pytest.mark.parametrize("word", ["bot.log", "logs/bot", "./x", "a.json", "old.log.gz"])
def test_what_looks_like_a_path(word):
    """A slash or a known ending, and no blank."""
    assert sources.looks_like_path(word)


@pytest.mark.parametrize("word", ["code 5/6", '{"a":"b/c"}', "105", "https://api.x/y", "EAPI:Invalid", "a=b/c"])
def test_what_looks_like_text(word):
    """Blanks, brackets and quotation marks make a text."""
    assert not sources.looks_like_path(word)


def test_utf_16_is_read_as_utf_8():
    """A UTF-16 log becomes UTF-8 for the scan, and goes back into what it was."""
    text = "한글 log\r\n" * 9
    data = text.encode("utf-16")
    given = parts.Input(streams.read(io.BytesIO(data)))
    assert given.whole == text.encode()
    assert given.mark + given.restored(given.whole) == data


def test_missing_files_say_what_to_do():
    """A file that is not there is named, with the remedy."""
    with pytest.raises(UsageError, match=r"no/such\.log: No such file or directory; check the name"):
        sources.file("no/such.log")


@pytest.mark.parametrize("text", [b"2026-01-02 03:04:05 INFO {n}\n", b'{"a": {n}}\n' * 3, b"x" * 70_000, b"  at f()\n"])
def test_a_file_is_cut_where_a_stream_is(tmp_path, text, monkeypatch):
    """Whoever reads a file at any place cuts it as who reads it from its beginning, and loses nothing of it."""
    monkeypatch.setattr(parts, "SEGMENT", 1 << 18)
    data = b"".join(text.replace(b"{n}", b"%d" % n) for n in range(max(900_000 // len(text), 1)))
    path = tmp_path / "bot.log"
    path.write_bytes(data)
    stream = list(parts.Input(streams.read(io.BytesIO(data))).parts())
    with path.open("rb", buffering=0) as file:
        whole = list(parts.parts_of(file, 0, 1))
        ranged = [part for first in range(9) for part in parts.parts_between(file, first, first + 1)]
    assert b"".join(stream) == data
    assert [len(part) for part in whole] == [len(part) for part in stream]
    assert [len(part) for part in ranged] == [len(part) for part in stream]


def unmet(count):
    """Give the lines of a log in which every error has a code of its own that nobody has."""
    for number in range(count):
        body = {"retCode": 4_000_000 + number, "retMsg": "Something new", "result": {}}
        ts = f"2026-11-20T03:{number // 60 % 60:02}:{number % 60:02}Z"
        yield json.dumps({"level": "error", "ts": ts, "exchange": "bybit", "body": body, "id": number * 7919})


def test_many_errors_that_nobody_has_are_told_one_by_one(engine):
    """A number that no table names is told from the line before; code, nearest ones and line are its own."""
    told = list(scanned(engine, "\n".join(unmet(40)).encode())[0].sights)
    assert [one.line for one in told] == list(range(1, 41))
    for one in told:
        [alone] = engine.diagnoser.findings(list(unmet(40))[one.line - 1], record=True)
        assert one.finding == alone.replace(span=(0, 0), line=1)


def test_a_crowd_of_errors_is_scanned_piece_by_piece(engine, monkeypatch):
    """Where very many kinds of lines are met, parts are scanned in pieces: counts, places and times stay."""
    data = ("\n".join(unmet(120)) + "\n").encode()
    [whole] = parallel.Worker(engine, "utf-8", summary=True).parts(data, Lines())
    monkeypatch.setattr(parallel, "CROWD", 10)
    monkeypatch.setattr(parallel, "PIECE", 1_000)
    worker, lines, total = parallel.Worker(engine, "utf-8", summary=True), Lines(), Tally()
    pieces = [piece for _ in range(2) for piece in worker.parts(data, lines)]
    assert len(pieces) > 10
    for piece in pieces:
        total.add(piece.tally)
    expected = {key: (2, row.first, (0, row.last[1] + 120), row.first_time) for key, row in whole.tally.rows.items()}
    assert {k: (r.count, r.first, r.last, r.first_time) for k, r in total.rows.items()} == expected
