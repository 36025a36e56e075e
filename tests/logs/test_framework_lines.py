"""Lines as frameworks write them: each error counted once, at its time, and looked at closely once for each kind."""

import json
import random

import pytest
from bundled import ENGINE

from errcode.logs.lines import Lines
from errcode.logs.parallel import Worker

ERRORS = [(-1121, "Invalid symbol."), (-1021, "Timestamp for this request is outside of the recvWindow.")]
LINES = 60


@pytest.fixture(scope="module")
def engine():
    """What is made of the tables once."""
    return ENGINE


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


def request(rng, number, error):
    """Give a line of JSON whose ids bear names that a shape gives to its codes, in columns filled up with blanks."""
    head = {"time": stamp(number), "level": "error" if error else "info", "req": {"id": nano(rng), "name": nano(rng)}}
    told = {"exchange": "binance", "body": json.dumps(error)} if error else {"msg": "fine"}
    return f"bot-1{' ' * rng.randrange(3, 9)}| " + json.dumps({**head, **told})


FORMS = [request, slog, zap, labelled, columns, pretty]


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


def payload(code=-1121):
    """Give an answer as text."""
    return json.dumps({"code": code, "msg": "Invalid symbol."})


def counted(engine, lines):
    """Give code, count, first and last time of what is found in lines, with healthy ones around them."""
    tally, _ = read(engine, "\n".join(lines) + "\n")
    return [(row.finding.code, row.count, row.first_time, row.last_time) for row in tally.rows.values()]


def test_an_error_in_two_fields_of_a_line_is_one(engine):
    """Serializers write an exception's text and its stack, loguru the text and the record: that is one error."""
    told = f"binance 400 {payload()}"
    error = {"err": {"message": told, "stack": f"ApiError: {told}\n    at send (client.js:8:29)"}}
    rows = [json.dumps({"time": 1_763_600_000_000 + n, **error}) for n in range(3)]
    assert [found[:2] for found in counted(engine, rows)] == [("-1121", 3)]
    wrapped = [json.dumps({"log": row + "\n", "stream": "stdout"}) for row in rows]
    assert [found[:2] for found in counted(engine, wrapped)] == [("-1121", 3)]


def test_orders_that_fail_alike_in_one_answer_are_several(engine):
    """Two orders of a batch with the same error are two, in the open and in a text."""
    order = {"ordId": "", "sCode": "51008", "sMsg": "Insufficient balance"}
    body = {"code": "1", "data": [order, order], "msg": ""}
    rows = [
        json.dumps({"time": "2026-11-20T03:10:11Z", "exchange": "okx", "body": each})
        for each in (body, json.dumps(body))
    ]
    assert [found[:2] for found in counted(engine, rows)] == [("51008", 4)]


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Nov 20 03:10:{n} host bot[7]: ERROR binance {body}", "Nov 20 03:10:10", "Nov 20 03:10:29"),
        ("E1120 03:10:{n}.123456   31 client.go:8] binance {body}", "1120 03:10:10.123456", "1120 03:10:29.123456"),
        ("11-20 03:10:{n}.123  1234  567 E Bot: binance {body}", "11-20 03:10:10.123", "11-20 03:10:29.123"),
        ("26/11/20 03:10:{n} ERROR Executor: binance {body}", "2026-11-20T03:10:10", "2026-11-20T03:10:29"),
        ("| 7139 | 2026-11-20 03:10:{n} | error | binance | {body} |", "2026-11-20T03:10:10", "2026-11-20T03:10:29"),
        ("[11/20/26 03:10:{n}] ERROR    binance {body}   client.py:83", "2026-11-20T03:10:10", "2026-11-20T03:10:29"),
        ("AB\t2\t03:10:{n}.123\tBot (BTC,H1)\tbinance {body}", "03:10:10.123", "03:10:29.123"),
        (
            '[0] bot: [[17636000{n}.5, {{}}], {{"log"=>"binance {body}"}}]',
            "2025-11-20T00:53:30.5Z",
            "2025-11-20T00:53:49.5Z",
        ),
        ("2026/11/20 03:10:{n} [error] 31#31: *4 binance {body}", "2026-11-20T03:10:10", "2026-11-20T03:10:29"),
        (
            '{{"instant":{{"epochSecond":17636000{n},"nanoOfSecond":1}},"message":"binance","b":{body}}}',
            "2025-11-20T00:53:30Z",
            "2025-11-20T00:53:49Z",
        ),
    ],
    ids=["syslog", "glog", "logcat", "spark", "mysql", "rich", "mt5", "fluent-bit", "nginx", "log4j2"],
)
def test_times_without_a_year_or_with_slashes_are_told(engine, line, first, last):
    """A summary says when an error was first and last seen, as far as the log says it."""
    rows = [line.format(n=n, body=payload()) for n in range(10, 30)]
    assert counted(engine, rows) == [("-1121", 20, first, last)]


@pytest.mark.parametrize("cut", [30, 36, 41, 44, 60])
def test_a_line_that_a_container_cut_is_read_as_one(engine, cut):
    """The runtime (CRI) cuts long lines, also amid a code, and marks the pieces."""
    text, head = f"ERROR binance status=400 body={payload()}", "2026-11-20T03:10:11.123456789Z stderr"
    plain = f"{head} F INFO fine"
    rows = [plain, f"{head} P {text[:cut]}", f"{head} F {text[cut:]}", plain, f"{head} F {text}", plain]
    assert [found[:2] for found in counted(engine, rows)] == [("-1121", 2)]


def test_minutes_are_no_tags_of_fix(engine):
    """`58` is a tag of FIX, and a minute: a line at 03:58 is of the same kind as one at 03:57."""
    rows = [f"bot-1 | 2026-11-20 03:{n}:14,402 ERROR binance {payload()}" for n in range(10, 60)]
    tally, worker = read(engine, "\n".join(rows) + "\n")
    assert [row.count for row in tally.rows.values()] == [50]
    assert worker.scanner.repeats.diagnosed == 1


def test_keys_that_tell_nothing_are_looked_at_once(engine):
    """A code of nobody, in a line that names nobody, differs in every line and is no error."""
    rng = random.Random(7)
    rows = [
        f'10.0.0.{n} - - [20/Nov/2026:03:10:11 +0000] "GET /login?code={nano(rng)} HTTP/1.1" 302 -' for n in range(90)
    ]
    tally, worker = read(engine, "\n".join(rows) + "\n")
    assert tally is None
    assert worker.scanner.repeats.diagnosed < 9


@pytest.mark.parametrize(
    "calm", ['INFO:     10.0.0.7:5{n} - "POST /orders HTTP/1.1" 500 Server Error', "INFO:bot.grid:placed {n}"]
)
def test_lines_that_begin_with_a_level_and_a_colon_are_records(engine, calm):
    """Uvicorn and Python's basicConfig write no time: what the line above says does not belong to the next."""
    error = 'ERROR:bot.kraken:kraken order rejected {"error":["EOrder:Insufficient funds"]}'
    rows = [line for n in range(40) for line in (error, calm.format(n=n), calm.format(n=n))]
    assert [found[:2] for found in counted(engine, rows)] == [("EOrder:Insufficient funds", 40)]


def test_the_second_line_of_a_java_record_has_the_time_of_the_first(engine):
    """java.util.logging writes time and class above the level and the text."""
    head, text = "Nov 20, 2026 3:{n}:11 AM com.example.Client send", f"SEVERE: binance 400 {payload()}"
    rows = [line for n in range(10, 30) for line in (head.format(n=n), text)]
    assert counted(engine, rows) == [("-1121", 20, "2026-11-20T03:10:11", "2026-11-20T03:29:11")]


def test_objects_over_several_lines_are_records(engine):
    """`journalctl -o json-pretty` and `jq` write them one behind the other; their time is in one of the lines."""
    rows = []
    for n in range(30):
        message = f"ERROR binance {payload()}" if n % 3 == 0 else f"INFO binance order {n} failed before, retrying"
        rows.append(json.dumps({"PRIORITY": "3", "MESSAGE": message, "timestamp": stamp(n), "_PID": str(n)}, indent=8))
    assert counted(engine, rows) == [("-1121", 10, "2026-11-20T03:00:00.123Z", "2026-11-20T03:00:27.123Z")]
    worker = Worker(engine, "utf-8", summary=False)
    sights = worker.part(("\n".join(rows) + "\n").encode(), Lines()).sights
    assert [sight.time for sight in sights] == [stamp(n).replace(" ", "T") for n in range(0, 30, 3)]


def test_records_that_begin_with_blanks_are_records(engine):
    """Rust's tracing, pretty, writes two blanks before every time: what one record names is not the next one's."""
    rows = []
    for n in range(10, 40):
        rows += [
            f"  2026-11-20T03:10:{n}.1Z ERROR bot: kraken rejected, body: {payload()}",
            f"    at client.rs:{n}",
            "",
        ]
        rows += [f"  2026-11-20T03:10:{n}.2Z  INFO bot: placed", f"    at client.rs:{n}", ""]
    tally, worker = read(engine, "\n".join(rows) + "\n")
    assert [row.count for row in tally.rows.values()] == [30]
    assert worker.scanner.repeats.diagnosed <= 3


def record(n, form):
    """Give a record whose error or time stands in lines of their own."""
    clock, told = f"03:10:{n}", f"binance 400 {payload()}"
    escaped, doubled, red = told.replace('"', '\\"'), told.replace('"', '""'), "\x1b[31m"
    elements = f"<date>2026-11-20T{clock}Z</date>\n  <message>{told}</message>"
    dumped = f'"[object] (ApiError(code: 400): {escaped}\n at /app/Client.php:113)\n[stacktrace]\n#0 {{main}}\n"'
    return {
        "java.util.logging in XML": f"<record>\n  {elements}\n</record>",
        "a list of objects": f'  {{\n    "message": {json.dumps(told)},\n    "time": "2026-11-20T{clock}Z"\n  }},',
        "Tomcat": f"20-Nov-2026 {clock}.1 SEVERE [exec-{n}] Client.send\n\tApiException: {told}\n\t\tat Main.main",
        "Monolog, the exception as its context": f"[2026-11-20 {clock}] app.ERROR: binance said 400:\n{payload()}\n"
        f' {{"exception":{dumped}}}',
        "coloured": f"{red}EROR\x1b[0m[11-20|{clock}] order failed {nano(random)} {red}body\x1b[0m={json.dumps(told)}",
        "a date and a clock in brackets": f"[11/20/2026] [{clock}] x {told}",
        "Kibana's CSV": f'"Nov 20, 2026 @ {clock}.1","bot","{doubled}"',
    }[form]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("java.util.logging in XML", "2026-11-20T{}Z"),
        ("a list of objects", "2026-11-20T{}Z"),
        ("Tomcat", "2026-11-20T{}.1"),
        ("Monolog, the exception as its context", "2026-11-20T{}"),
        ("coloured", "11-20|{}"),
        ("a date and a clock in brackets", "2026-11-20T{}"),
        ("Kibana's CSV", "2026-11-20T{}.1"),
    ],
)
def test_a_record_over_several_lines_is_one_error_at_its_own_time(engine, form, shown):
    """Each is counted once, whatever repeats it, and its time is its own, not its neighbour's."""
    rows = [record(n, form) for n in range(10, 30)]
    assert counted(engine, rows) == [("-1121", 20, shown.format("03:10:10"), shown.format("03:10:29"))]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("1517", '{t} ERROR kiwoom {{"return_code":3,"return_msg":"[1517:]","id":"{i}"}}'),
        ("102", '{t} ERROR gopax {{"errorMessage":"","errorCode":102}} order={i}'),
        ("306", '{{"time":"{t}","venue":"crypto-com","id":"{i}","resp":{{"id":7,"code":306,"message":""}}}}'),
    ],
)
def test_a_code_without_words_is_counted_each_time(engine, code, line):
    """Neither a message that holds the code nor a code that is elsewhere a status of success hides it."""
    rows = [line.format(t=stamp(n), i=nano(random.Random(n))) for n in range(9)]
    assert [found[:2] for found in counted(engine, rows)] == [(code, 9)]


def test_letters_of_an_id_name_nobody(engine):
    """Rails' access lines of one's own server have ids, and `cb` or `cdc` among hexadecimal digits is no exchange."""
    ids = ("7b72b8cb-bcc1-695f-cfe3-49bde6b527e2", "99ec06f8-8cdc-98cb-d81a-8d308a8ac525")
    line = "I, [2026-11-20T00:53:{n:02}.1 #439] INFO -- : [{id}] method=POST path=/orders/9 status=500 duration=307.2"
    lines = [line.format(n=n, id=ids[n % 2]) for n in range(20)]
    lines.append("2026-11-20T00:53:21Z INFO retry policy: 3 attempts, on status 429 503 order=Fc4jkPEC1DlrIB")
    assert read(engine, "\n".join(lines))[0] is None
