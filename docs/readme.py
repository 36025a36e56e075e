"""Keep the README true: `python docs/readme.py` rewrites what the program says in it, `--check` only compares.

Rewritten are the output below every `$ errcode …` line of its `console` blocks, the table of providers, and the picture
`docs/session.svg`, which is drawn from real output by Rich.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "session.svg"
WIDTH = 84
SHOWN = (
    "errcode lookup coinone 105",
    'errcode reverse "limit must be between 1 and 500." -p weex',
    """echo 'woo {"success":false,"code":-1005,"message":"order_price must be positive"}' | errcode explain""",
)
"""The commands of the picture."""


def ran(command: str, *, terminal: bool = False) -> str:
    """Run a shell command line with errcode as it stands here, and give what it prints (both streams)."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ERRCODE_")},
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CACHE_HOME": home,
            "COLUMNS": str(WIDTH),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONUTF8": "1",
        }
        if terminal:
            environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            command = f"script -qec {shlex.quote(f'stty cols {WIDTH}; {command}')} /dev/null"
        work = Path(home) / "work"
        work.mkdir()
        (work / "bot.log").write_text((ROOT / "docs" / "bot.log").read_text(encoding="utf-8"), encoding="utf-8")
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=work,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        return done.stdout.replace("\r\n", "\n").replace(home, "~")


def with_sessions(text: str) -> str:
    """Give the README with the present output below each command of its console blocks."""

    def block(found: re.Match[str]) -> str:
        commands = [line[2:] for line in found.group(1).splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"$ {command}\n{ran(command)}" for command in commands) + "```\n"

    return re.sub(r"```console\n(.*?)```\n", block, text, flags=re.DOTALL)


def with_providers(text: str) -> str:
    """Give the README with the present table of providers between its two marks."""
    from errcode.catalog.catalog import Catalog
    from errcode.catalog.folders import bundled_folder

    rows = ["| id | provider | API | codes | facts of |", "|---|---|---|---:|---|"]
    for table in Catalog([bundled_folder()]).tables():
        provider = table.provider
        name = " · ".join(dict.fromkeys(filter(None, (provider.name.en, provider.name.ko))))
        name += " (a standard)" if provider.standard else ""
        rows.append(f"| `{provider.id}` | {name} | {provider.api} | {table.codes} | {provider.facts_date} |")
    begin, end = "<!-- providers -->\n", "<!-- end of providers -->"
    before, _, rest = text.partition(begin)
    return before + begin + "\n".join(rows) + "\n" + end + rest.partition(end)[2]


def picture() -> str:
    """Draw the commands of the picture and what they print on a terminal."""
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115
    for command in SHOWN:
        console.print(Text.assemble(("$ ", "bold green"), (command, "bold")))
        console.print(Text.from_ansi(ran(command, terminal=True)))
    return console.export_svg(title="errcode", unique_id="errcode")


def main() -> int:
    """Rewrite the README and the picture, or say what would change."""
    old = README.read_text(encoding="utf-8")
    new = with_providers(with_sessions(old))
    if "--check" in sys.argv[1:]:
        if new != old:
            import difflib

            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), new.splitlines(True), "README.md", "as it is")
            )
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
