"""Shows that explaining costs time in proportion to the input, whatever the input: doubling sizes, time and memory.

    python benchmarks/adversarial.py [LARGEST_MB] [NAME...]

Each input is made at three sizes, each twice the one before; `growth` is the time of the last divided by that of
the one before it: 2 is linear. Memory is the peak of a process of its own beyond what the text and the tables take.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

ERROR = '{"code":-1121,"msg":"Invalid symbol."}'

INPUTS = {
    "open braces": lambda size: "{" * size,
    "open brackets": lambda size: "[" * size,
    "open parentheses": lambda size: "(" * size,
    "mixed brackets": lambda size: "{[(" * (size // 3),
    "wrong closers": lambda size: "[" * (size // 2) + "}" * (size // 2),
    "deep and closed": lambda size: '{"code":' * (size // 9) + "1" + "}" * (size // 9),
    "deep lists": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "backslashes": lambda size: "\\" * size,
    "escaped quotes": lambda size: '\\"' * (size // 2),
    "growing escapes": lambda size: "".join("\\" * (n % 40) + '"' for n in range(size // 20)),
    "quotes": lambda size: '"' * size,
    "apostrophes": lambda size: "'" * size,
    "apostrophes in words": lambda size: "'a" * (size // 2),
    "alternating quotes": lambda size: "\"'`" * (size // 3),
    "unclosed strings": lambda size: '{"msg":"' * (size // 8),
    "unclosed strings on lines": lambda size: '{"code":"1\n' * (size // 11),
    "repeated key": lambda size: '"code":' * (size // 7),
    "bare keys": lambda size: "code:" * (size // 5),
    "key=value": lambda size: "code=1 " * (size // 7),
    "messages": lambda size: "msg=a b, " * (size // 9),
    "equals signs": lambda size: "=" * size,
    "colons": lambda size: ":" * size,
    "arrows": lambda size: "=>" * (size // 2),
    "commas": lambda size: "," * size,
    "blanks": lambda size: " " * size,
    "line ends": lambda size: "\n" * size,
    "digits": lambda size: "1" * size,
    "code: then blanks": lambda size: "code:" + " " * size,
    "msg: then words": lambda size: "msg: " + "a (" * (size // 3),
    "numbers and colons": lambda size: "1234:" * (size // 5),
    "bracketed numbers": lambda size: "[1234] " * (size // 7),
    "tags": lambda size: "<code>" * (size // 6),
    "half tags": lambda size: "<a " * (size // 3) + "</a",
    "entities": lambda size: "&quot;" * (size // 6),
    "comments": lambda size: "{ /*" * (size // 4),
    "names": lambda size: "binance coinone " * (size // 16),
    "statuses": lambda size: "HTTP 400 " * (size // 9),
    "upper-case words": lambda size: "AAAA_" * (size // 5),
    "capitalised words": lambda size: "AbCdEf" * (size // 6),
    "errors on one line": lambda size: (ERROR + " ") * (size // (len(ERROR) + 1)),
    "errors on lines": lambda size: (ERROR + "\n") * (size // (len(ERROR) + 1)),
    "errors in a list": lambda size: "[" + (ERROR + ",") * (size // (len(ERROR) + 1)) + "]",
    "text on one line": lambda size: "all is well with order 12345 " * (size // 29),
}


def measured(name: str, size: int) -> tuple[float, float, int]:
    """Give seconds, megabytes and the number of findings for one input, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, str(size)], capture_output=True, text=True, check=True
    )
    seconds, megabytes, findings = done.stdout.split()
    return float(seconds), float(megabytes), int(findings)


def seasoned(text: str) -> str:
    """Put a key into every part of a text, so that none is passed over as holding nothing of interest."""
    step = 30_000
    return " code ".join(text[place : place + step] for place in range(0, len(text), step))


def one(name: str, size: int) -> None:
    """Explain one input and print what it cost."""
    from errcode.catalog.catalog import Catalog
    from errcode.catalog.folders import bundled_folder
    from errcode.diagnose.diagnoser import Diagnoser

    diagnoser = Diagnoser(Catalog([bundled_folder()]).tables())
    diagnoser.findings(ERROR)
    text = seasoned(INPUTS[name](size))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    findings = sum(1 for _ in diagnoser.each(text))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{seconds:.4f} {(peak - before) / 1024:.1f} {findings}")


def main() -> None:
    """Print one line for each input."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--one"]:
        one(arguments[1], int(arguments[2]))
        return
    largest = int(float(arguments[0]) * 1_000_000) if arguments else 1_000_000
    print(f"{'input':28} {'s/4':>8} {'s/2':>8} {'s':>8} {'growth':>7} {'s/MB':>6} {'MB':>7} {'found':>7}")
    for name in arguments[1:] or INPUTS:
        costs = [measured(name, largest // part) for part in (4, 2, 1)]
        times = [cost[0] for cost in costs]
        print(
            f"{name:28} {times[0]:8.2f} {times[1]:8.2f} {times[2]:8.2f} {times[2] / max(times[1], 1e-3):7.2f} "
            f"{times[2] / (largest / 1e6):6.2f} {costs[2][1]:7.1f} {costs[2][2]:7d}",
            flush=True,
        )


if __name__ == "__main__":
    main()
