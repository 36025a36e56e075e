"""Measure everything and write RESULTS.md and the plots: `python benchmarks/run.py [--short] [--venv DIR] [FILE...]`.

Installs errcode from its wheel with the ordinary pip into an environment of its own, unless `--venv` names one. With
`--short` everything is run once, small, and nothing is written: it fails on broken code only, never on time. FILES
(`starts`, `growth`, …) choose what is run. Each is a module here whose `SECTIONS` maps headings to functions that take
a `Setting` and give Markdown, or a program of `PROGRAMS`, whose output is quoted.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import platform
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measure import HERE, ROOT, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = (
    "starts",
    "tables",
    "completing",
    "growth",
    "search",
    "understanding",
    "logs",
    "logforms",
    "adversarial",
    "bots",
)
PROGRAMS = {
    "search": [
        ("What search finds", ["quality"], ["growth", "100"], "The plain ranking is RapidFuzz's `WRatio`."),
        ("Searching large tables of one's own", ["growth"], ["growth", "0"], "Generated tables, into a pipe."),
    ],
    "understanding": [
        (
            "What explain understands",
            ["--each", "40"],
            ["--each", "1"],
            "Texts drawn by chance from the tables; right is what names the drawn pair and is certain of no other.",
        )
    ],
    "logs": [
        (
            "Explaining logs, beside jq and ripgrep",
            ["180", "3"],
            ["1", "1"],
            "ripgrep is faster: it is compiled and only looks for words. jq is faster on logs of a few megabytes,\n"
            "where starting Python and reading all tables takes longer than the log.",
        )
    ],
    "logforms": [
        (
            "Logs of ten frameworks",
            ["60", "8"],
            ["0.5", "8", "pino", "traceback"],
            "jq runs a query that fits the form.",
        ),
        ("Logs of ten frameworks, half errors", ["40", "50"], ["0.5", "50", "python"], "The same."),
        ("Logs of ten frameworks, no errors", ["60", "0"], ["0.5", "0", "csv"], "The peer only counts lines."),
    ],
    "adversarial": [
        (
            "Explaining hostile text",
            ["1"],
            ["0.01", "quotes", "open braces"],
            "Growth from one size to its double: 2 is linear; what takes less than 0.05 s is too short to tell.",
        )
    ],
}
"""Heading, the arguments in earnest and in short, and what to know when reading it."""
PACKAGES = ("typer", "rich", "rapidfuzz", "platformdirs", "pip")
RESULTS = HERE / "RESULTS.md"


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--venv", type=Path)
    parser.add_argument("modules", nargs="*", metavar="FILE")
    asked = parser.parse_args()
    venv = asked.venv.resolve() if asked.venv else None  # before the working folder changes
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        os.environ.update(XDG_DATA_HOME=f"{folder}/data", XDG_CACHE_HOME=f"{folder}/cache", HOME=folder)
        for name in [name for name in os.environ if name.startswith("ERRCODE_") and name != "ERRCODE_CCXT_PYTHON"]:
            del os.environ[name]
        os.chdir(folder)  # a checkout in the working folder would be imported instead of the wheel
        setting = Setting(venv or installed(work), work, asked.short)
        parts = [
            f"## {heading}\n\n{text}"
            for module in asked.modules or MODULES
            for heading, text in (quoted if module in PROGRAMS else measured)(module, setting)
        ]
        text = "\n".join([machine(setting), *parts])
    sys.stdout.write(text)
    if not asked.short and not asked.modules:
        RESULTS.write_text(text, encoding="utf-8")


def measured(module: str, setting: Setting) -> Iterator[tuple[str, str]]:
    """Give the headings and texts of a module's sections."""
    for heading, section in importlib.import_module(module).SECTIONS.items():
        yield heading, section(setting)


def quoted(module: str, setting: Setting) -> Iterator[tuple[str, str]]:
    """Give what a program prints, with its heading and the command line."""
    for heading, earnest, short, note in PROGRAMS[module]:
        arguments = short if setting.short else earnest
        command = [setting.python, str(HERE / f"{module}.py"), *arguments]
        ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        shown = shlex.join(["python", f"benchmarks/{module}.py", *arguments])
        yield heading, f"{note}\n\n`{shown}`\n\n```text\n{ran.stdout.strip()}\n```\n"


def installed(work: Path) -> Path:
    """Build the wheel and install it into a new environment."""
    venv = work / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = [venv / "bin" / "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", work / "dist", ROOT], check=True, stderr=subprocess.DEVNULL)
    [wheel] = (work / "dist").glob("errcode-*.whl")
    subprocess.run([*pip, "install", wheel], check=True, stderr=subprocess.DEVNULL)
    return venv


def machine(setting: Setting) -> str:
    """Say where and with what it was measured."""
    code = f"import importlib.metadata as m; print(*(f'{{n}} {{m.version(n)}}' for n in {PACKAGES}), sep=', ')"
    versions = subprocess.run([setting.python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout
    return (
        "# Benchmark results\n\n"
        "Written by `python benchmarks/run.py`. Ratios are medians of many runs in turn, times are this machine's.\n\n"
        f"- {datetime.date.today()}, commit {commit.strip() or 'unknown'}\n"
        f"- {platform.platform()}, {os.cpu_count()} × {processor()}\n"
        f"- Python {platform.python_version()}, {versions}\n"
    )


def processor() -> str:
    """Give the processor's name."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown"


if __name__ == "__main__":
    main()
