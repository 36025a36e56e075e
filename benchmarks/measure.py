"""How things are measured: whole processes, many runs, interleaved, so that a busy moment hits every rival alike."""

from __future__ import annotations

import os
import pty
import random
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).parent
ROOT = HERE.parent


class Setting(NamedTuple):
    """Where and how thoroughly to measure."""

    venv: Path
    """An environment with errcode installed from its wheel."""
    work: Path
    """A folder to write in."""
    short: bool
    """Only show that everything runs: few runs, small sizes."""

    @property
    def python(self) -> str:
        """The interpreter that errcode is installed for."""
        return str(self.venv / "bin" / "python")

    @property
    def errcode(self) -> str:
        """The console script as pip wrote it."""
        return str(self.venv / "bin" / "errcode")

    @property
    def runs(self) -> int:
        """How often a quick command is run."""
        return 2 if self.short else 41


class Cost(NamedTuple):
    """What one run took, in seconds."""

    cpu: float
    """User and system time of the process and of the processes that it waited for."""
    wall: float


class Run(NamedTuple):
    """A command to measure."""

    command: Sequence[str]
    terminal: bool = False
    """Whether its standard output is a terminal."""
    environ: Mapping[str, str] | None = None
    """Changes to the environment."""
    typed: str = ""
    """What is typed at its terminal."""


def once(run: Run) -> Cost:
    """Run a command to its end."""
    environ = {**os.environ, "COLUMNS": "100", "TERM": "xterm-256color", **(run.environ or {})}
    master, inner = pty.openpty() if run.terminal else (-1, os.open(os.devnull, os.O_RDWR))
    streams = [(os.POSIX_SPAWN_DUP2, inner, number) for number in ((0, 1, 2) if run.typed else (1, 2))]
    began = time.perf_counter()
    process = os.posix_spawnp(run.command[0], run.command, environ, file_actions=streams, setsid=bool(run.typed))
    os.close(inner)
    if run.terminal:
        os.write(master, run.typed.encode())
        _drain(master)
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(run.command)} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - began)


def _drain(master: int) -> None:
    """Read a terminal until nobody has it open any more."""
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        pass
    os.close(master)


def interleaved(runs: Mapping[str, Run], times: int) -> dict[str, list[Cost]]:
    """Run every command once, then every command again, and so on, after one run of each that does not count.

    Each round has an order of its own: what follows a heavy command finds the processor's caches full of the other's.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    orders = random.Random(1)
    for round_ in range(max(times, 1) + 1):
        for name in orders.sample(list(runs), len(runs)):
            cost = once(runs[name])
            if round_:
                costs[name].append(cost)
    return costs


class Ratio(NamedTuple):
    """How a command compares with another that was run in turn with it: medians over the rounds."""

    cpu: float
    wall: float
    milliseconds: float
    """The CPU time itself."""


def ratios(costs: Mapping[str, list[Cost]], base: str) -> dict[str, Ratio]:
    """Compare every command with one of them, round by round."""
    return {
        name: Ratio(
            statistics.median(one.cpu / other.cpu for one, other in zip(own, costs[base], strict=True)),
            statistics.median(one.wall / other.wall for one, other in zip(own, costs[base], strict=True)),
            statistics.median(one.cpu for one in own) * 1000,
        )
        for name, own in costs.items()
    }


def grid(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Give a Markdown table; columns after the first are numbers."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines)
