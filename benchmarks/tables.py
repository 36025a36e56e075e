"""What a look-up and an explanation cost with 40 and with 400 bundled tables."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from measure import ROOT, Run, Setting, grid, interleaved, ratios

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = (40, 400)
BARE = "python -c pass"
PAYLOAD = '{"code":-1121,"msg":"Invalid symbol."}'
MOST = 1.8
"""A look-up into a pipe costs at most so many times the bare interpreter."""


def many(setting: Setting) -> str:
    """Measure commands of copies of the installed package that have as many tables."""
    runs = {BARE: Run([setting.python, "-c", "pass"])}
    sizes = {}
    for count in COUNTS[: 1 if setting.short else None]:
        package = _package(setting, count)
        sizes[count] = sum(path.stat().st_size for path in (package / "errcode" / "tables").glob("*.json"))
        environ = {"PYTHONPATH": str(package)}
        for words in (("lookup", "coinone", "105"), ("lookup", "105"), ("explain", PAYLOAD)):
            runs[f"`errcode {' '.join(words)}`, {count} tables"] = Run([setting.errcode, *words], environ=environ)
    found = ratios(interleaved(runs, setting.runs), BARE)
    rows = [(name, f"{one.cpu:.2f}", f"{one.wall:.2f}", f"{one.milliseconds:.1f}") for name, one in found.items()]
    promises = [
        (name, f"{one.cpu:.2f}", f"≤ {MOST}", "yes" if one.cpu <= MOST else "**no**")
        for name, one in found.items()
        if "lookup coinone" in name
    ]
    megabytes = ", ".join(f"{count} tables are {size / 1e6:.1f} MB" for count, size in sizes.items())
    return (
        f"Copies of the package in which tables stand again under other ids ({megabytes}), with their index.\n\n"
        + grid(("command", "CPU ×", "wall ×", "CPU ms"), rows)
        + "\n"
        + grid(("promise", "measured", "wanted", "kept"), promises)
    )


def _package(setting: Setting, count: int) -> Path:
    """Copy the installed package, with so many tables, and index them as a wheel's are."""
    target = setting.work / f"tables-{count}"
    installed = subprocess.run(
        [setting.python, "-c", "import errcode; print(errcode.__path__[0])"],
        capture_output=True,
        check=True,
        text=True,
        cwd=setting.work,
    ).stdout.strip()
    shutil.copytree(installed, target / "errcode", dirs_exist_ok=True)
    folder = target / "errcode" / "tables"
    originals = [table for path in sorted((ROOT / "tables").glob("*.json")) if "errors" in (table := _read(path))]
    originals.sort(key=lambda table: table["id"] != "coinone")
    for path in folder.glob("*.json"):
        if path.name != "table.schema.json":
            path.unlink()
    for number in range(count):
        table = _renamed(originals[number % len(originals)], number // len(originals))
        text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{table['id']}.json").write_text(text, encoding="utf-8")
    index = "from errcode.catalog.build_index import write_index; import sys; write_index(*sys.argv[1:])"
    subprocess.run(
        [setting.python, "-c", index, str(folder), str(folder / "index")], check=True, env={"PYTHONPATH": str(target)}
    )
    return target


def _read(path: Path) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def _renamed(table: dict[str, Any], copy: int) -> dict[str, Any]:
    """Give a table under another id, with names and hosts of its own."""
    if not copy:
        return table
    id_ = f"{table['id']}-{copy}"
    hosts = [f"{copy}.{host}" for host in table.get("hosts") or ()]
    named = {"id": id_, "name": {"en": id_, "ko": id_}, "aliases": [], "hosts": hosts, "mentions": []}
    return {**table, **{key: value for key, value in named.items() if key in table}, "id": id_}


SECTIONS = {"Many tables": many}
