"""Fuzzes what strangers hand in, for so many seconds of processor time; not collected by pytest.

    python tests/fuzz/run.py --seconds 300                  every target, all processors
    python tests/fuzz/run.py --seconds 3600 --target table  one of them, for an hour
    python tests/fuzz/run.py --seconds 3600 --minutes 90    an hour of work, over in 90 minutes however busy the machine
    python tests/fuzz/run.py --atheris --target paste       with coverage as guide, where atheris is installed

It begins with the corpus (`tests/fuzz/corpus/TARGET/`), mutates it, and stops at the first case that raises, takes
longer than 10 s or more memory than it may; the case is kept in `tests/fuzz/found/` and belongs into the corpus when it
is mended.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

import targets

HERE = Path(__file__).parent
LONGEST = 10
"""Seconds of processor time of one case; ten times as long by the clock, for what waits and never works."""
ROUND = 60
"""Seconds of processor time of one target before the next has its turn: a run that is cut short has tried them all."""
MEMORY = 1 << 30
"""Bytes of the whole process, tables included."""
WORDS = [
    *(b"code", b"msg", b"errors", b"messages", b"meaning", b"null", b"true", b"-1", b"0", b"1e999", b"NaN", b"[]"),
    *(b"{}", b'"', b"\\", b"\x00", b"\xff", b"\xed\xa0\x80", "한글".encode(), b"\xe2\x80\xae", b"\x1b[31m"),
    *(b"\r\n", b"\n", b"|", b"<td>", b"<!--", b"&a", b"*a", b"- ", b"# ", b"{{", b"%s", b"9" * 400, b"[" * 50),
    *(b"../", b"--json", b"-p", b"coinone"),
]


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Give a case like those that are known, changed in a few places."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 1, 2, 8, 64)))
        how = chance.randrange(7)
        if how == 0:
            data[at:end] = b""
        elif how == 1:
            data[at:at] = chance.choice(WORDS)
        elif how == 2:
            data[at:end] = chance.randbytes(end - at)
        elif how == 3:
            data[at:at] = data[at:end] * chance.choice((2, 10, 100))
        elif how == 4:
            other = chance.choice(seeds)
            start = chance.randrange(len(other) + 1)
            data[at:end] = other[start : start + chance.choice((4, 40, 400))]
        elif how == 5:
            del data[at:]
        else:
            data[at:end] = chance.choice(WORDS)
    return bytes(data[:100_000])


def fuzzed(turn: tuple[str, float, int, float]) -> tuple[str, int, float]:
    """Fuzz a target for so many seconds of this process, from a seed, until a time at the latest.

    Gives its name, the number of cases (negative when one failed) and the seconds that it took.
    """
    name, seconds, seed, latest = turn
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    folder = targets.workplace()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seeds = [path.read_bytes() for path in sorted((HERE / "corpus" / name).iterdir())]
    chance, cases = random.Random(seed), 0
    begin = time.process_time()
    try:
        while time.process_time() < begin + seconds and time.time() < latest:
            case = seeds[cases] if cases < len(seeds) else mutated(chance, seeds)
            cases += 1
            try:
                bounded(targets.TARGETS[name], case)
            except BaseException as error:
                kept = HERE / "found" / f"{name}-{hashlib.sha256(case).hexdigest()[:12]}"
                kept.parent.mkdir(exist_ok=True)
                kept.write_bytes(case)
                print(f"{name}: {type(error).__name__}: {error} ({kept})", file=sys.stderr, flush=True)
                raise
    except BaseException:
        return name, -cases, time.process_time() - begin
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    return name, cases, time.process_time() - begin


def bounded(target, case: bytes) -> None:
    """Run one case, no longer than it may take."""

    def up(*_: object) -> None:
        raise TimeoutError(f"longer than {LONGEST} s")

    timers = ((signal.SIGPROF, signal.ITIMER_PROF, LONGEST), (signal.SIGALRM, signal.ITIMER_REAL, 10 * LONGEST))
    for number, timer, seconds in timers:
        signal.signal(number, up)
        signal.setitimer(timer, seconds)
    try:
        target(case)
    finally:
        for _, timer, _ in timers:
            signal.setitimer(timer, 0)


def guided(name: str, arguments: list[str]) -> None:
    """Fuzz a target with coverage as guide."""
    import atheris

    folder = targets.workplace()
    atheris.instrument_all()
    corpus = Path(folder) / "corpus"
    shutil.copytree(HERE / "corpus" / name, corpus)
    atheris.Setup(
        [sys.argv[0], f"-timeout={LONGEST}", "-rss_limit_mb=1024", *arguments, str(corpus)], targets.TARGETS[name]
    )
    atheris.Fuzz()


def main() -> int:
    """Fuzz; exit 1 when a case failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300, help="of processor time, over all targets")
    parser.add_argument("--minutes", type=float, default=1e6, help="by the clock, after which it ends in any case")
    parser.add_argument("--target", choices=list(targets.TARGETS), action="append")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("arguments", nargs="*", help="of atheris")
    asked = parser.parse_args()
    names = asked.target or list(targets.TARGETS)
    if asked.atheris:
        guided(names[0], asked.arguments)
        return 0
    print(f"seed {asked.seed}", flush=True)
    latest, share = time.time() + 60 * asked.minutes, asked.seconds / len(names)
    rounds = max(1, round(share / ROUND))
    turns = [(name, share / rounds, asked.seed + place, latest) for place, name in enumerate(names * rounds)]
    cases, spent, failed = dict.fromkeys(names, 0), 0.0, False
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        for name, number, seconds in pool.imap_unordered(fuzzed, turns):
            cases[name] += abs(number)
            spent, failed = spent + seconds, failed or number < 0
            print(f"{spent:.0f} s of work: {cases[name]:,} cases of {name}", file=sys.stderr, flush=True)
            if failed:
                break
    for name, number in cases.items():
        print(f"{name}: {number:,} cases")
    print(f"{sum(cases.values()):,} cases in {spent:.0f} s of processor time{', and a failure' if failed else ''}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
