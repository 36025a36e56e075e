"""What a start costs, beside the starts of others."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

from measure import ROOT, Run, Setting, grid, interleaved, ratios

if TYPE_CHECKING:
    from pathlib import Path

BARE = "python -c pass"
TYPER = """\
import re
import sys
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main(provider: str, code: str) -> None:
    {body}
app()
"""
ONE_ROW = """from rich.console import Console
    from rich.table import Table
    table = Table("code", "English", "Korean")
    table.add_row(code, "Price is not correct", "올바르지 않은 가격입니다.")
    Console().print(table)"""

SEARCHED = """\
import json
import sys
from pathlib import Path
from rapidfuzz import fuzz, process
texts = []
for path in Path(sys.argv[1]).glob("*.json"):
    for entry in json.loads(path.read_text(encoding="utf-8")).get("errors", ()):
        texts += [each if isinstance(each, str) else each["text"] for each in entry.get("messages") or ()]
        texts += [text for text in (entry.get("meaning") or {}).values() if text]
for text, score, _ in process.extract(sys.argv[2], texts, scorer=fuzz.WRatio, limit=10):
    print(text, score)
"""
"""What a programmer would write with our tables and RapidFuzz: it ranks texts, without synonyms or providers' names."""


def own(setting: Setting) -> str:
    """Measure errcode's commands against what they are promised to cost."""
    typer_, rich = _script(setting, "typer_empty", "pass"), _script(setting, "typer_rich", ONE_ROW)
    python, errcode = setting.python, setting.errcode
    runs = {
        BARE: Run([python, "-c", "pass"]),
        "import errcode": Run([python, "-c", "import errcode"]),
        "an empty Typer command": Run([python, typer_, "coinone", "105"]),
        "import rapidfuzz": Run([python, "-c", "from rapidfuzz import fuzz, process"]),
        "Typer command, one-row Rich table, terminal": Run([python, rich, "coinone", "105"], terminal=True),
        "Typer's own --help of the same commands": Run([python, _help(setting), "--help"]),
        "errcode lookup coinone 105": Run([errcode, "lookup", "coinone", "105"]),
        "errcode lookup coinone 105 --json": Run([errcode, "lookup", "coinone", "105", "--json"]),
        "the same, script without re": Run([python, _modern(setting), "lookup", "coinone", "105"]),
        "errcode lookup 코인원 105": Run([errcode, "lookup", "코인원", "105"]),
        "errcode lookup 3001 (every provider)": Run([errcode, "lookup", "3001"]),
        "errcode lookup coinone 1055 (a miss)": Run([errcode, "lookup", "coinone", "1055"]),
        "errcode lookup coinone 105, terminal": Run([errcode, "lookup", "coinone", "105"], terminal=True),
        "a script that ranks the tables' texts with RapidFuzz": Run(
            [python, _plain_search(setting), str(ROOT / "tables"), "nonce"]
        ),
        "errcode search nonce": Run([errcode, "search", "nonce"]),
        "errcode --help": Run([errcode, "--help"]),
        "errcode --version": Run([errcode, "--version"]),
        "errcode complete binance -11 (for TAB)": Run([errcode, "complete", "binance", "-11"]),
    }
    costs = interleaved(runs, setting.runs)
    found = ratios(costs, BARE)
    rows = [
        (f"`{name}`", f"{one.cpu:.2f}", f"{one.wall:.2f}", f"{one.milliseconds:.1f}") for name, one in found.items()
    ]
    plain = ratios(costs, "a script that ranks the tables' texts with RapidFuzz")
    rich_base, help_base = "Typer command, one-row Rich table, terminal", "Typer's own --help of the same commands"
    promises = [
        ("`lookup PROVIDER CODE` into a pipe / bare interpreter", found["errcode lookup coinone 105"].cpu, 1.8),
        ("the same with `--json`", found["errcode lookup coinone 105 --json"].cpu, 1.8),
        ("`import errcode` / bare interpreter", found["import errcode"].cpu, 1.2),
        ("codes for TAB / bare interpreter", found["errcode complete binance -11 (for TAB)"].cpu, 2.0),
        (
            "card on a terminal / Typer command with a one-row Rich table",
            ratios(costs, rich_base)["errcode lookup coinone 105, terminal"].cpu,
            1.3,
        ),
        ("`--help` / Typer's own for the same commands", ratios(costs, help_base)["errcode --help"].cpu, 1.0),
        (
            "`search` into a pipe / a script that ranks the same tables' texts with RapidFuzz",
            plain["errcode search nonce"].cpu,
            1.0,
        ),
    ]
    kept = [(name, f"{value:.2f}", f"≤ {most}", "yes" if value <= most else "**no**") for name, value, most in promises]
    return (
        f"CPU (user and system) of the whole process, as a multiple of `{BARE}` in the same environment.\n\n"
        + grid(("command", "CPU ×", "wall ×", "CPU ms"), rows)
        + "\n"
        + grid(("promise", "measured", "wanted", "kept"), kept)
    )


def every_provider(setting: Setting) -> str:
    """Measure a look-up at every bundled provider: the large tables must not start slower."""
    tables = [json.loads(path.read_text()) for path in sorted((ROOT / "tables").glob("*.json"))]
    tables = [table for table in tables if table.get("errors")][: 2 if setting.short else None]
    codes = {table["id"]: table["errors"][len(table["errors"]) // 2]["code"] for table in tables}
    runs = {BARE: Run([setting.python, "-c", "pass"])}
    runs |= {provider: Run([setting.errcode, "lookup", provider, code]) for provider, code in codes.items()}
    found = ratios(interleaved(runs, setting.runs // 2), BARE)
    size = {table["id"]: len(table["errors"]) for table in tables}
    rows = [(f"`{name}`", size[name], f"{found[name].cpu:.2f}", f"{found[name].wall:.2f}") for name in size]
    return grid(("`errcode lookup PROVIDER CODE`", "entries", "CPU ×", "wall ×"), rows)


def peers(setting: Setting) -> str:
    """Measure the same question asked of other tools, as far as they are here."""
    table = str(ROOT / "tables" / "coinone.json")
    asked = {
        "errno 13": ("C; errno names of this system", ["errno", "13"]),
        "rustc --explain E0382": ("compiled; Rust's errors", ["rustc", "--explain", "E0382"]),
        'rg \'"code": "105"\' coinone.json': ("compiled; lines of our table", ["rg", '"code": "105"', table]),
        "jq '.errors[] | select(.code == \"105\")' coinone.json": (
            "compiled; our table's entry",
            ["jq", '.errors[] | select(.code == "105")', table],
        ),
        "python -c 'import platformdirs'": (
            "one import, to know a folder",
            [setting.python, "-c", "import platformdirs; platformdirs.user_data_dir('a')"],
        ),
        "an empty Typer command": ("", [setting.python, _script(setting, "typer_empty", "pass"), "a", "b"]),
        "python -c 'import ccxt'": (
            "exchange library; maps codes to exceptions",
            [str(_ccxt(setting)), "-c", "import ccxt"],
        ),
    }
    here = {name: one for name, one in asked.items() if shutil.which(one[1][0])}
    runs = {"errcode lookup coinone 105": Run([setting.errcode, "lookup", "coinone", "105"])}
    runs |= {name: Run(command) for name, (_, command) in here.items()}
    found = ratios(interleaved(runs, setting.runs // 3), "errcode lookup coinone 105")
    rows = [
        (f"`{name}`", asked.get(name, ("",))[0], f"{found[name].cpu:.2f}", f"{found[name].wall:.2f}") for name in found
    ]
    missing = ", ".join(f"`{name}`" for name in asked if name not in here)
    faster = ", ".join(f"`{name}`" for name in here if found[name].cpu < 1)
    return (
        "As multiples of `errcode lookup coinone 105` into a pipe.\n\n"
        + grid(("command", "what it is", "CPU ×", "wall ×"), rows)
        + (f"\nFaster than errcode: {faster}. They are compiled programs: the interpreter alone, before it has read a\n"
           "line of errcode, takes longer than they take in all. None of them says what the code means to a caller.\n"
           if faster else "")
        + (f"\nNot on this machine: {missing}.\n" if missing else "")
    )  # fmt: skip


def _script(setting: Setting, name: str, body: str) -> str:
    path = setting.work / f"{name}.py"
    path.write_text(TYPER.format(body=body), encoding="utf-8")
    return str(path)


def _plain_search(setting: Setting) -> str:
    path = setting.work / "plain_search.py"
    path.write_text(SEARCHED, encoding="utf-8")
    return str(path)


def _help(setting: Setting) -> str:
    path = setting.work / "typer_help.py"
    path.write_text(
        "import re\nfrom errcode.cli.declared import declared\nfrom errcode.cli.typer_app import application\n"
        "application(declared(), [])(prog_name='errcode')\n"
    )
    return str(path)


def _modern(setting: Setting) -> str:
    """Write the console script as pip writes it from version 25 on, and as uv does: without `re`."""
    path = setting.work / "script.py"
    path.write_text(
        "import sys\nfrom errcode.cli.program import program\nif __name__ == '__main__':\n    sys.exit(program())\n"
    )
    return str(path)


def _ccxt(setting: Setting) -> Path:
    """Give the interpreter that has ccxt, when ERRCODE_CCXT_PYTHON names one."""
    named = os.environ.get("ERRCODE_CCXT_PYTHON")
    return setting.work / "none" if not named else type(setting.work)(named)


SECTIONS = {"Starts": own, "Every provider": every_provider, "Beside others": peers}
