"""Inputs that come in odd ways: pipes, archives that are cut or named otherwise, files that rotate, killed readers."""

import bz2
import gzip
import io
import json
import lzma
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from errcode.logs import processes, sources, streams
from errcode.logs.parts import Input
from errcode.model import UsageError

LINE = b'2026-11-20 10:00:00 weex {"code":-1121,"msg":"Invalid symbol."}\n'
LOG = b"2026-11-20 10:00:00 INFO started\n" * 2_000 + LINE * 50


def zstd(data):
    """Compress with the package, where it is installed."""
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd}


SUMMARY = ("explain", "--summary", "--json")


def counted(output):
    """Give how often each code came, of a summary in JSON."""
    return {row["code"]: row["count"] for row in map(json.loads, output.splitlines())}


@pytest.mark.parametrize("form", PACKERS)
def test_an_archive_is_known_by_its_bytes(run, tmp_path, form):
    """Without an ending, with another's, and on standard input it is read as what it is."""
    data = PACKERS[form](LOG)
    for name in ("log", "log.1", "log.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        assert counted(run(*SUMMARY, str(path)).out) == {"-1121": 50}, name
    assert counted(run(*SUMMARY, stdin=data).out) == {"-1121": 50}


def test_an_archive_comes_through_a_pipe():
    """Standard input of a process of its own is no file that could be read again from its beginning."""
    command = [sys.executable, "-m", "errcode", *SUMMARY]
    assert counted(subprocess.run(command, input=gzip.compress(LOG), capture_output=True).stdout) == {"-1121": 50}


@pytest.mark.parametrize("form", PACKERS)
def test_an_archive_that_was_cut_is_told(run, tmp_path, form):
    """What could be read is counted, and the exit code says that it is not all."""
    data = PACKERS[form](os.urandom(100_000).hex().encode() + b"\n" + LOG)
    for size in (len(data) - 1, len(data) * 2 // 3, len(data) // 3, 20):
        path = tmp_path / f"log.{form}"
        path.write_bytes(data[:size])
        ran = run("explain", "--summary", str(path))
        assert ran.code == 2, size
        assert "check that it is whole" in ran.err
        assert "Traceback" not in ran.err


def test_what_a_cut_archive_still_holds_is_told(run, tmp_path):
    """A log whose end is missing is not said to hold no error: what stands before the cut is found."""
    lines = b"".join(LINE[:-1] + os.urandom(8).hex().encode() + b"\n" for _ in range(20_000))
    path = tmp_path / "log.gz"
    path.write_bytes(gzip.compress(lines)[:100_000])
    ran = run(*SUMMARY, str(path))
    assert ran.code == 2
    assert 1_000 < counted(ran.out)["-1121"] < 20_000
    assert "no API error found" not in ran.err


def test_several_frames_are_one_file(run, tmp_path):
    """Archives that were joined are read to the last one's end."""
    (tmp_path / "log.zst").write_bytes(zstd(LOG) + zstd(LINE) + zstd(b""))
    ran = run(*SUMMARY, str(tmp_path / "log.zst"))
    assert (ran.code, counted(ran.out)) == (0, {"-1121": 51})


def test_an_archive_that_asks_for_gigabytes_is_refused(tmp_path):
    """A header may ask for more memory than there is."""
    (tmp_path / "log.lzma").write_bytes(b"\x5d\x00\x00\xff\xff" + b"\xff" * 8 + b"\0" * 100)
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (400 << 20,) * 2); sys.argv[0] = 'errcode'\n"
    code = f"{limit}from errcode.cli.program import program; program()"
    command = [sys.executable, "-c", code, "explain", str(tmp_path / "log.lzma")]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") <= 2
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("packed", [False, True])
def test_a_named_pipe_is_opened_once(tmp_path, packed):
    """Whoever writes into it writes once, and everything of it is read."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    data = gzip.compress(LOG) if packed else LOG
    writer = threading.Thread(target=pipe.write_bytes, args=(data,), daemon=True)
    writer.start()
    ran = subprocess.run([sys.executable, "-m", "errcode", *SUMMARY, str(pipe)], capture_output=True)
    assert (ran.returncode, counted(ran.stdout)) == (0, {"-1121": 50})


def followed(path, wanted, timeout=10):
    """Follow a file until so many lines with an error have come; give them."""
    got = []

    def read():
        for chunk in streams.followed(str(path)):
            got.extend((chunk or b"").splitlines())
            if len(got) >= wanted:
                return

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    return got, lambda: (reader.join(timeout), got)[1]


def test_no_line_is_lost_when_a_file_is_replaced(tmp_path):
    """What the old file gets after the new one is there is read, and before the new one."""
    path = tmp_path / "bot.log"
    path.write_bytes(b"one\n")
    with path.open("ab") as old:
        _, end = followed(path, 4)
        time.sleep(0.5)
        path.rename(tmp_path / "bot.log.1")
        path.write_bytes(b"three\n")
        time.sleep(0.3)
        old.write(b"two\n")
        old.flush()
        time.sleep(0.5)
        with path.open("ab") as new:
            new.write(b"four\n")
        assert end() == [b"one", b"two", b"three", b"four"]


@pytest.mark.parametrize("filled", [b"b" * 99 + b"\n", b"b" * 99 + b"\n" + b"c" * 99 + b"\n"])
def test_no_line_is_lost_when_a_file_is_emptied_and_filled(tmp_path, filled):
    """A file that was cut and is as long as before, or longer, begins anew."""
    path = tmp_path / "bot.log"
    path.write_bytes(b"a" * 99 + b"\n")
    _, end = followed(path, 1 + filled.count(b"\n"))
    time.sleep(0.5)
    path.write_bytes(filled)
    assert end() == [b"a" * 99, *filled.splitlines()]


def killed(part):
    """What a process does that is ended from outside while it works."""
    if part == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    yield part


def nothing():
    """What is prepared for a test."""


def doubled(part):
    """What a process does that works: it makes two pieces of some parts, none of others."""
    if part % 5:
        yield 2 * part
    if not part % 3:
        yield "third"


def test_what_processes_make_comes_in_order():
    """However the parts are shared out, the results are those of one process."""
    assert list(processes.spread(3, nothing, doubled, range(100))) == [
        piece for part in range(100) for piece in doubled(part)
    ]


def test_a_killed_process_ends_the_work_with_a_reason():
    """The others are ended as well, and the reason says what to do."""
    with pytest.raises(UsageError, match="--jobs 1"):
        list(processes.spread(2, nothing, killed, range(10)))


def test_the_number_of_processes_is_bounded(monkeypatch):
    """A hundred thousand are not started, whoever asks for them."""
    import multiprocessing

    started = []
    real = multiprocessing.Process.start
    monkeypatch.setattr(multiprocessing.Process, "start", lambda self: (started.append(self), real(self)))
    assert list(processes.spread(100_000, nothing, doubled, range(300)))[-2:] == [596, 598]
    assert len(started) <= processes.MOST


def test_without_processes_the_work_is_done_here(monkeypatch):
    """Where none can be started the answer is the same."""
    import multiprocessing

    def refuse(self):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.Process, "start", refuse)
    assert list(processes.spread(4, nothing, doubled, range(5))) == ["third", 2, 4, 6, "third", 8]


def test_an_archive_cannot_be_followed(tmp_path):
    """It would be silent for ever: what is added to an archive is another one."""
    path = tmp_path / "bot.log.gz"
    path.write_bytes(gzip.compress(b"binance -1021\n"))
    with pytest.raises(UsageError, match="cannot be followed"):
        sources.growing(str(path))


class Failing(io.BytesIO):
    """A file of which a read gives half of what is asked, and one beyond a place fails as a broken disk does."""

    def __init__(self, data, broken=None):
        super().__init__(data)
        self.broken = broken

    def read(self, size=-1):
        """Give half, or fail."""
        if self.broken is not None and self.tell() >= self.broken:
            raise OSError(5, "Input/output error")
        return super().read(max(size // 2, 1) if size > 1 else size)


def test_a_file_that_fails_amid_is_told_and_what_was_read_counts(monkeypatch):
    """Short reads lose nothing; what was read before a fault has been given, and the fault is one clear error."""
    monkeypatch.setattr("errcode.logs.parts.SEGMENT", 200_000)
    data = b"".join(
        b"2026-11-20 03:10:%02d healthy line number %d\n" % (number % 60, number) for number in range(20_000)
    )
    assert b"".join(Input(iter([data[:70_000]]), Failing(data)).parts()) == data
    given = []
    with pytest.raises(UsageError, match="Input/output error; check that it is whole"):
        given.extend(Input(iter([data[:70_000]]), Failing(data, 450_000)).parts())
    assert data.startswith(b"".join(given))
    assert len(b"".join(given)) > 100_000


@pytest.mark.parametrize("way", ["file", "pipe"])
@pytest.mark.parametrize("lines", [40, 2_000])
def test_lines_that_end_with_a_carriage_return_alone_are_lines(run, tmp_path, way, lines):
    """Old Macintoshes and some terminals write them: each error has its own line and its own time."""
    body = 'ERROR weex {"code":-1121,"msg":"Invalid symbol."}'
    times = [f"2026-11-20T03:{n // 60:02}:{n % 60:02}" for n in range(lines)]
    path = tmp_path / "bot.log"
    path.write_text(
        "".join(f"{time} {body if n % 5 == 0 else 'INFO fine'}\r" for n, time in enumerate(times)), newline=""
    )
    ran = run(*SUMMARY, stdin=path.read_bytes()) if way == "pipe" else run(*SUMMARY, str(path))
    [row] = map(json.loads, ran.out.splitlines())
    assert (row["count"], row["first_line"], row["last_line"]) == (lines // 5, 1, lines - 4)
    assert (row["first_time"], row["last_time"]) == (times[0], times[-5])


def test_what_is_passed_on_keeps_its_line_ends(tmp_path):
    """With --annotate the input comes out as it went in, carriage returns and all."""
    path = tmp_path / "bot.log"
    path.write_bytes(b"2026-11-20 03:10:11 INFO fine\r" * 3_000)
    command = [sys.executable, "-m", "errcode", "explain", "--annotate", str(path)]
    assert subprocess.run(command, capture_output=True, timeout=60).stdout == path.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_closed_when_it_is_read(tmp_path):
    """Nothing is left open behind it: Python would say so (ResourceWarning)."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    command = [sys.executable, "-W", "error", "-m", "errcode", *SUMMARY, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        path.write_bytes(LOG)
        out, err = reader.communicate(timeout=60)
    assert (counted(out), b"Warning" in err) == ({"-1121": 50}, False)


def docker(text, time):
    """Give what Docker's json-file driver writes of a line: a record for each 16 KiB."""
    pieces = [text[first : first + 16_384] for first in range(0, len(text), 16_384)]
    records = ({"log": piece, "stream": "stdout", "time": time} for piece in pieces)
    return [json.dumps(record, separators=(",", ":")) for record in records]


@pytest.mark.parametrize("behind", [5, 20_000])
@pytest.mark.parametrize("place", [16_340, 16_384])
def test_lines_that_docker_cut_are_joined(run, place, behind):
    """A body that stands across the cut is found once, as it is, with its own time; its neighbours are their own."""
    body = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'
    lines = []
    for n in range(300):
        time = f"2026-11-20T03:{n // 60:02}:{n % 60:02}.123456789Z"
        long = f"{time} ERROR bot binance 400 {'x ' * 9_000}"[:place] + f"{body} {'y' * behind}\n"
        lines += docker(long if n % 100 == 7 else f"{time} INFO bot order {n * 7919} placed\n", time)
    [row] = map(json.loads, run(*SUMMARY, stdin="\n".join(lines).encode() + b"\n").out.splitlines())
    assert (row["provider"], row["code"], row["count"], row["first_line"]) == ("binance", "-1021", 3, 8)
    assert (row["first_time"], row["raw"]["message"]) == ("2026-11-20T03:00:07.123456789Z", json.loads(body)["msg"])


def test_whole_lines_in_a_container_s_records_are_not_joined(run):
    """What collectors make of lines has no line feed at its end either; only a piece is as long as pieces are."""
    body = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'
    lines = [line for n in range(900) for line in docker(f"ERROR bot binance {n} 400 {body}", "2026-11-20T03:00:07Z")]
    [row] = map(json.loads, run(*SUMMARY, stdin="\n".join(lines).encode() + b"\n").out.splitlines())
    assert row["count"] == 900
