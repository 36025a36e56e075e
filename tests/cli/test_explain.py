"""`errcode explain` from the command line: whole outputs."""

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

COINONE = '{"result":"error","error_code":"105","error_msg":"Price is not correct"}'
MEANT = "The order price is not a valid price for this market."
PRICE = f"coinone\t105\t-\tfix\t{MEANT}\t올바르지 않은 가격입니다.\torder\tPrice is not correct"
SHORT = "The available balance does not cover the order, its fee included."
BALANCE = f"coinone\t103\t-\tfix\t{SHORT}\t잔고가 부족 합니다.\torder\tLack of Balance"
LOG = "".join(
    f'{{"ts": "2026-11-20T03:1{minute}:00Z", "level": "error", "body": {body}}}\n'
    for minute, body in enumerate(
        [COINONE, COINONE.replace("105", "103").replace("Price is not correct", "Lack of Balance")] * 2
    )
)


def test_a_text_is_explained(run):
    """A text of the command line gives an entry's columns and the line number."""
    assert run("explain", COINONE) == (0, f"{PRICE}\t1\n", "")


def test_words_are_one_text(run):
    """Several words that are no files are one text."""
    assert run("explain", "coinone", "errorCode=105", "--lang", "en") == (
        0,
        f"coinone\t105\t-\tfix\t{MEANT}\t\torder\tPrice is not correct\t1\n",
        "",
    )


@pytest.mark.parametrize("words", [[], ["-"]])
def test_standard_input_is_read(run, words):
    """Without a word, and for `-`."""
    assert run("explain", *words, stdin=f"\n\n{COINONE}") == (0, f"{PRICE}\t3\n", "")


def test_a_file_is_read_and_each_error_shown_once(run, tmp_path):
    """Each distinct error is explained at first sight and counted at the end."""
    file = tmp_path / "bot.log"
    file.write_text(LOG)
    assert run("explain", str(file)) == (
        0,
        f"{PRICE}\t1\n{BALANCE}\t2\n",
        "errcode: coinone 105 (order): 2 times\nerrcode: coinone 103 (order): 2 times\n",
    )


def test_several_files_are_named(run, tmp_path):
    """With several files a line ends in the file's name."""
    (tmp_path / "a.log").write_text(COINONE)
    (tmp_path / "b.log").write_text(COINONE.replace("105", "103").replace("Price is not correct", "Lack of Balance"))
    a, b = str(tmp_path / "a.log"), str(tmp_path / "b.log")
    assert run("explain", a, b) == (0, f"{PRICE}\t1\t{a}\n{BALANCE}\t1\t{b}\n", "")


def test_json_gives_every_occurrence(run):
    """One object for each occurrence, with line and time."""
    ran = run("explain", "--json", stdin=LOG)
    objects = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert [(one["code"], one["line"], one["time"], one["file"]) for one in objects] == [
        ("105", 1, "2026-11-20T03:10:00Z", None),
        ("103", 2, "2026-11-20T03:11:00Z", None),
        ("105", 3, "2026-11-20T03:12:00Z", None),
        ("103", 4, "2026-11-20T03:13:00Z", None),
    ]
    assert objects[0]["raw"] == {"code": "105", "message": "Price is not correct", "http_status": None}
    assert {"known", "certain", "candidates", "params", "how", "nearest", "kind", "retry"} <= objects[0].keys()


def test_a_summary_counts(run):
    """A line for each distinct error, the kinds and the retry policies summed up in words."""
    assert run("explain", "--summary", stdin=LOG + LOG.splitlines(keepends=True)[0]) == (
        0,
        f"{PRICE}\t1\t5\t3\t60.0%\t2026-11-20T03:10:00Z\t2026-11-20T03:10:00Z\n"
        f"{BALANCE}\t2\t4\t2\t40.0%\t2026-11-20T03:11:00Z\t2026-11-20T03:13:00Z\n",
        "errcode: 3 Order rule between 2026-11-20 03:10 and 03:12\n"
        "errcode: 2 Insufficient balance between 2026-11-20 03:11 and 03:13\n"
        "errcode: retry fix: 5 (Change the request first)\n",
    )


def test_a_summary_as_json(run, tmp_path):
    """One object for each provider, code and section, and no totals line."""
    file = tmp_path / "bot.log"
    file.write_text(LOG)
    ran = run("explain", str(file), "--summary", "--json")
    names = ("provider", "code", "section", "count", "share", "first_line", "last_line", "first_time", "last_time")
    assert [[json.loads(line)[name] for name in names] for line in ran.out.splitlines()] == [
        ["coinone", "103", "order", 2, 0.5, 2, 4, "2026-11-20T03:11:00Z", "2026-11-20T03:13:00Z"],
        ["coinone", "105", "order", 2, 0.5, 1, 3, "2026-11-20T03:10:00Z", "2026-11-20T03:12:00Z"],
    ]


def test_annotate_passes_the_input_through(run):
    """Each line comes out as it went in, and below one with an error what it means."""
    text = f"one\n2026-11-20 03:10:00 coinone {COINONE}\nthree"
    assert run("explain", "--annotate", stdin=text) == (
        0,
        f"one\n2026-11-20 03:10:00 coinone {COINONE}\n"
        f"    -> coinone 105: {MEANT} · 올바르지 않은 가격입니다. [fix]\nthree",
        "",
    )


def test_mask_hides_secrets_in_what_passes_through(run):
    """`--annotate --mask` hides a signature and a key, keeps the rest and the notes."""
    line = b"GET /api/v3/order?symbol=BTCUSDT&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b x\n"
    body = b'binance {"code":-1022,"msg":"Signature for this request is not valid."}\n'
    ran = run("explain", "--annotate", "--mask", stdin=line + body)
    assert ran.out.splitlines()[0].startswith("GET /api/v3/order?symbol=BTCUSDT&signature=*** ")
    assert "Signature for this request is not valid." in ran.out
    assert "-> binance -1022" in ran.out


def test_mask_alone_is_misuse(run):
    """Without `--annotate` nothing passes through that could be hidden."""
    ran = run("explain", "--mask", "x")
    assert (ran.code, "add --annotate" in ran.err) == (2, True)


def test_annotate_waits_for_the_end_of_a_line(tmp_path):
    """A line of several megabytes stays one line; the meanings of its errors follow it."""
    line = f"{COINONE}{'x' * 700_000}" * 4
    note = f"    -> coinone 105: {MEANT} · 올바르지 않은 가격입니다. [fix]\n"
    file = tmp_path / "bot.log"
    for ending in ("", "\nlast\n"):
        file.write_text(line + ending)
        ran = subprocess.run([sys.executable, "-m", "errcode", "explain", "--annotate", str(file)], capture_output=True)
        assert ran.stdout.decode() == f"{line}\n{note * 4}{ending[1:]}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_annotate_keeps_every_byte(encoding, run, monkeypatch, tmp_path):
    """Whatever the encoding: without the added lines the output is the input."""
    text = f"주문 오류가 났습니다. 다시 시도하세요\r\n2026-11-20 03:10:00 코인원 {COINONE}\r\n" * 500
    file = tmp_path / "bot.log"
    file.write_bytes(text.encode(encoding))
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    run("explain", "--annotate", str(file))
    shown = out.buffer.getvalue().decode(encoding).splitlines(keepends=True)
    assert "".join(line for line in shown if not line.startswith("    -> ")) == text
    assert sum(f"-> coinone 105: {MEANT} · 올바르지 않은 가격입니다." in line for line in shown) == 500


def test_a_long_log_of_every_encoding_is_read(run, monkeypatch, tmp_path):
    """A CP949 or UTF-16 log of more than a part gives the counts of the UTF-8 one."""
    monkeypatch.setattr("errcode.logs.parts.SEGMENT", 1 << 16)
    text = f"주문 오류가 났습니다. 다시 시도하세요\r\n2026-11-20 03:10:00 코인원 {COINONE}\r\n" * 1200
    file = tmp_path / "bot.log"
    outputs = []
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp949"):
        file.write_bytes(text.encode(encoding))
        outputs.append(run("explain", str(file), "--summary", "--json").out)
    assert json.loads(outputs[0])["count"] == 1200
    assert set(outputs) == {outputs[0]}


def test_an_unknown_code_is_shown_and_exits_1(run):
    """A code that a recognised provider's table lacks is shown with its message; the codes most like it are named."""
    ran = run("explain", "-p", "coinone", COINONE.replace("105", "1055"))
    assert (ran.code, ran.out) == (1, "coinone\t1055\t-\tcheck\t\t\t-\tPrice is not correct\t1\n")
    assert ran.err == "errcode: line 1: coinone has no code 1055; nearest: 105, 155\n"
    assert run("lookup", "coinone", "1055").err.endswith("did you mean coinone 105, coinone 155?\n")


def test_what_no_code_is_like_is_shown_alone(run):
    """Where a table has nothing like an unknown code, none is named for it."""
    ran = run("explain", "-p", "coinone", COINONE.replace("105", "31999"))
    assert (ran.code, ran.err) == (1, "errcode: line 1: coinone has no code 31999\n")


def test_what_is_not_certain_says_so(run):
    """Where several providers fit, the others are named, and `-p` settles it."""
    text = '{"code":-1121,"msg":"Invalid symbol."}'
    assert "not certain, may also be" in run("explain", text).err
    assert run("explain", text, "-p", "weex").err == ""


def test_the_usual_provider_settles_ties(run, monkeypatch):
    """ERRCODE_PROVIDER is for those who use one exchange: it breaks a tie and restricts nothing."""
    monkeypatch.setenv("ERRCODE_PROVIDER", "weex")
    assert run("explain", '{"code":-1121,"msg":"Invalid symbol."}').out.startswith("weex\t-1121\t")
    assert run("explain", COINONE).out == f"{PRICE}\t1\n"
    monkeypatch.setenv("ERRCODE_PROVIDER", "coinon")
    assert run("explain", COINONE) == (
        2,
        "",
        "errcode: ERRCODE_PROVIDER: no provider 'coinon'; did you mean coinone, kucoin?\n",
    )


@pytest.mark.parametrize("stdin", ["", "\n", "\0\1\2\xff" * 50, "2026-11-20 03:10:00 INFO all is well\n" * 5])
def test_nothing_found_exits_1(run, stdin):
    """Empty, binary and healthy inputs hold no error."""
    assert run("explain", stdin=stdin) == (1, "", "errcode: no API error found\n")


def test_a_bare_code_is_for_lookup(run):
    """A lone word is rather a code to look up, and the answer says how."""
    assert run("explain", "105") == (1, "", "errcode: no API error found; to look a code up: errcode lookup 105\n")


def test_missing_files_and_folders_are_misuse(run, tmp_path):
    """What looks like a path and is none exits 2; so does a folder."""
    assert run("explain", "no/such.log") == (
        2,
        "",
        "errcode: cannot read no/such.log: No such file or directory; check the name\n",
    )
    assert run("explain", str(tmp_path)) == (
        2,
        "",
        f"errcode: {tmp_path} is a folder; name the files in it: errcode explain {tmp_path}/*\n",
    )


def test_broken_archives_are_misuse(run, tmp_path):
    """A .gz that is none is said in one line."""
    file = tmp_path / "bot.log.gz"
    file.write_bytes(b"no gzip")
    ran = run("explain", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"errcode: cannot read {file}: Not a gzipped file (b'no'); check that it is whole"


def test_what_a_damaged_archive_holds_is_shown(run, tmp_path):
    """Of an archive that is cut off, what can be read is explained; the exit code is 2."""
    lines = [f"{number} {COINONE} {random.Random(number).random()}\n" for number in range(3_000)]
    file = tmp_path / "bot.log.gz"
    file.write_bytes(gzip.compress("".join(lines).encode())[:-5000])
    ran = run("explain", str(file))
    assert (ran.code, ran.out) == (2, f"{PRICE}\t1\n")
    assert "check that it is whole" in ran.err


def test_options_that_exclude_each_other(run):
    """`--annotate` is an output of its own; `--follow` reads one file."""
    assert run("explain", "--annotate", "--json", stdin="").code == 2
    assert run("explain", "--annotate", "--summary", stdin="").code == 2
    assert run("explain", "--follow", "x", "y").code == 2


def test_a_terminal_without_input_is_told_what_to_do(run, monkeypatch):
    """On a terminal with nothing named there is nothing to wait for."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    ran = run("explain")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("errcode: nothing to explain: name a file or a text, or pipe something in")


@contextmanager
def following(*arguments, **options):
    """Start errcode with pipes for its input and output; a test that fails does not wait for it."""
    with subprocess.Popen(
        [sys.executable, "-m", "errcode", "explain", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    ) as ran:
        try:
            yield ran
        except BaseException:
            ran.kill()
            raise


def test_lines_of_a_pipe_are_annotated_as_they_come():
    """`tail -f bot.log | errcode explain --annotate` shows each line, and its meaning, without waiting for the next."""
    with following("--annotate", stdin=subprocess.PIPE) as ran:
        for number in range(3):
            line = f"2026-11-20 03:10:0{number} coinone {COINONE}\n".encode()
            ran.stdin.write(line)
            ran.stdin.flush()
            assert ran.stdout.readline() == line
            assert ran.stdout.readline().startswith(b"    -> coinone 105: The order price")
        ran.stdin.close()
        assert (ran.wait(20), ran.stderr.read()) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="rotation by renaming, and signals")
def test_a_growing_file_is_followed_through_rotation(tmp_path):
    """What is added is shown; after a rotation the new file is read from its beginning, lines counted anew."""
    file = tmp_path / "bot.log"
    file.write_text(f"{COINONE}\n")
    with following("--json", "--follow", str(file)) as ran:
        assert json.loads(ran.stdout.readline())["line"] == 1
        with file.open("a") as log:
            log.write(f"more\n{COINONE}\n")
        assert json.loads(ran.stdout.readline())["line"] == 3
        file.rename(tmp_path / "bot.log.1")
        file.write_text(f"new\n{COINONE}\n")
        assert json.loads(ran.stdout.readline())["line"] == 2
        ran.send_signal(signal.SIGINT)
        assert ran.wait(20) == 130


def wait_until_read(pid, file):
    """Wait until a process has read a file to its end, and has nothing more to do with it (where the system tells)."""
    opened, busy = f"/proc/{pid}/fd", None
    for _ in range(100 if os.path.isdir(opened) else 0):
        time.sleep(0.5)
        held = [number for number in os.listdir(opened) if os.path.realpath(f"{opened}/{number}") == str(file)]
        places = [Path(f"/proc/{pid}/fdinfo/{number}").read_text().split()[1] for number in held]
        spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11]  # ticks of the processor
        if str(file.stat().st_size) in places and spent == busy:
            return
        busy = spent
    time.sleep(2)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_followed_summary_is_shown_at_the_end(tmp_path):
    """Interrupting ends the reading; the summary of what was read is shown, and the exit code says so."""
    file = tmp_path / "bot.log"
    file.write_text(f"{COINONE}\n" * 3)
    with following("--json", "--summary", "--follow", str(file)) as ran:
        wait_until_read(ran.pid, file)
        ran.send_signal(signal.SIGINT)
        assert json.loads(ran.stdout.read())["count"] == 3
        assert ran.wait(20) == 130


def on_a_terminal(run, monkeypatch, *arguments, columns="72", **options):
    """Run errcode as on a terminal of that width, without colours."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    return run(*arguments, **options)


def test_a_card_on_a_terminal(run, monkeypatch):
    """A finding is the line where it stands, marks under what was recognised, and the entry's card."""
    ran = on_a_terminal(run, monkeypatch, "explain", COINONE, "--lang", "en", columns="84")
    assert ran.code == 0
    assert "Coinone 105" in ran.out
    assert ran.out.startswith(' 1 │ {"result":"error","error_code":"105"')
    marks = ran.out.splitlines()[1]
    assert [marks.index("━"), marks.count("━")] == [ran.out.index('105"'), len("105Price is not correct")]
    assert "╰ coinone 105" in ran.out
    assert all(len(line) <= 84 for line in ran.out.splitlines())


def test_a_table_on_a_terminal(run, monkeypatch):
    """A summary is a table with a sparkline, and the kinds in words below it."""
    ran = on_a_terminal(run, monkeypatch, "explain", "--summary", "--lang", "en", stdin=LOG)
    assert ran.out.splitlines()[0].split() == ["Count", "Code", "Meaning", "When"]
    assert "2 Order rule between 2026-11-20 03:10 and 03:12" in ran.out
    assert "█" in ran.out
    assert all(len(line) <= 72 for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Price is not correct", "known by its message alone"),
        ('{"code":"40009","msg":"잔액부족"}', "its message is not a documented one"),
    ],
)
def test_a_doubt_without_a_rival_is_said(run, text, why):
    """What is not certain says so, and how to settle it, even where no other provider comes into question."""
    ran = run("explain", stdin=text)
    assert ran.code == 0
    assert ran.err == f"errcode: line 1: not certain, {why}; -p PROVIDER says whose it is\n"
    assert run("explain", "--annotate", stdin=text + "\n").out.rstrip().endswith("(not certain)")


def test_objects_say_how_long_to_wait(run):
    """What a message says about waiting, or what is always so, stands in the object."""
    ban = (
        "Way too many requests; IP banned until 1779001011003. Please use the websocket for live updates to avoid bans."
    )
    [found] = map(
        json.loads, run("explain", "--json", stdin=f'binance {{"code":-1003,"msg":"{ban}"}}').out.splitlines()
    )
    assert (found["retry_after"], found["until"]) == (0.0, "2026-05-17T06:56:51.003000+00:00")
    token = '{"rt_cd":"1","msg_cd":"EGW00133","msg1":"접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)"}'
    [found] = map(json.loads, run("explain", "--json", stdin=token).out.splitlines())
    assert 59 < found["retry_after"] <= 60


def test_headers_of_a_pasted_answer_say_how_long(run):
    """What `curl -i` shows above a body counts for it, in the provider's own headers too."""
    answer = (
        "$ curl -i https://api.bybit.com/v5/order/create\nHTTP/2 200\ncontent-type: application/json\n"
        'x-bapi-limit-reset-timestamp: 1779001011003\n\n{"retCode":10006,"retMsg":"Too many visits!","result":{}}\n'
    )
    [found] = map(json.loads, run("explain", "--json", stdin=answer).out.splitlines())
    assert (found["retry_after"], found["until"]) == (0.0, "2026-05-17T06:56:51.003000+00:00")
    deribit = 'deribit {"jsonrpc":"2.0","error":{"message":"move_positions_over_limit","data":{"wait":5},"code":13780}}'
    [found] = map(json.loads, run("explain", "--json", stdin=deribit).out.splitlines())
    assert 4 < found["retry_after"] <= 5


@pytest.mark.parametrize("healthy", [0, 2_000], ids=["paste", "log"])
@pytest.mark.parametrize(
    "collapsed",
    [
        "2026-11-20T03:10:00Z ERROR {} (repeated 8 times)",
        "2026-11-20T03:10:00Z ERROR {}\nlast message repeated 7 times",
        "2026-11-20T03:10:00Z ERROR {} (repeated 3 times)\nlast message repeated 5 times",
    ],
    ids=["in its line", "below it", "both"],
)
def test_what_a_logger_did_not_write_again_is_counted(run, healthy, collapsed):
    """A line that says that it came eight times counts eight times, shown once or summed up, alone or in a log."""
    error = 'coinone {"result":"error","error_code":"105","error_msg":"Price is not correct"}'
    text = collapsed.format(error) + "\n" + "2026-11-20T03:10:01Z INFO all is well, thank you for asking\n" * healthy
    assert "coinone 105 (order): 8 times" in run("explain", stdin=text).err
    assert run("explain", "--summary", stdin=text).out.split("\t")[10] == "8"
