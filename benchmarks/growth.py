"""How costs grow: a start with the number of tables and entries, search with entries, explain with bytes."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import subprocess
from typing import TYPE_CHECKING, Any

from measure import ROOT, Run, Setting, grid, interleaved
from plot import write_plot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Curves = dict[str, list[tuple[float, float]]]

SENTENCE = (
    "order price balance insufficient invalid symbol quantity margin position leverage account limit "
    "request signature timestamp key permission address withdrawal network rate exceeded maximum minimum "
    "not found expired duplicate market closed system busy maintenance parameter missing format wallet "
    "transfer currency open cancel reduce only"
)
"""What messages are made of here."""
WORDS = SENTENCE.split()
ERROR = '{"result":"error","error_code":"105","error_msg":"Price is not correct"}'
TABLES = (1, 10, 50, 100, 250, 500)
ENTRIES = (100, 1_000, 10_000, 100_000)
EACH = 200
"""Entries of each table where the number of tables grows: 100,000 in all at 500."""


def table(id_: str, entries: int) -> dict[str, Any]:
    """Make a table in its canonical form, with messages of real length."""
    draw = random.Random(id_)
    return {
        "id": id_,
        "name": {"en": f"Bench {id_}", "ko": f"벤치 {id_}"},
        "sources": [{"id": "docs", "url": "https://example.com", "retrieved": "2026-11-20"}],
        "sections": [{"id": "all", "name": {"en": "All", "ko": "전체"}}],
        "errors": [
            {
                "code": str(100_000 + number),
                "section": "all",
                "messages": [" ".join(draw.choices(WORDS, k=6)).capitalize() + "."],
                "meaning": {"en": " ".join(draw.choices(WORDS, k=12)), "ko": "주문 가격이 올바르지 않습니다."},
                "kind": "order-rule",
            }
            for number in range(entries)
        ],
    }


def start(setting: Setting) -> str:
    """Measure look-ups against the number of tables and of entries, as the user's tables and as bundled ones."""
    tables, entries = (TABLES[:2], ENTRIES[:2]) if setting.short else (TABLES, ENTRIES)
    many = {count: [table(f"bench-{number:03}", EACH) for number in range(count)] for count in tables}
    large = {count: [table("bench-000", count)] for count in entries}
    parts = []
    for what, name, made in (("tables", "start-tables", many), ("entries of one table", "start-entries", large)):
        curves: Curves = {}
        for count, group in made.items():
            for label, milliseconds in _asked(setting, f"{name}-{count}", group).items():
                curves.setdefault(label, []).append((count, milliseconds))
        title = f"Start against the number of {what}"
        parts.append(_shown(setting, name, title, f"{what}, of {EACH} entries each" if made is many else what, curves))
    return (
        "CPU of the whole process. A user's table is read whole; a bundled one has an index: only the entry is read.\n"
        "Without a provider, or with its name instead of its id, every table of the user's has to be read.\n\n"
    ) + "\n".join(parts)


def _asked(setting: Setting, name: str, tables: Sequence[dict[str, Any]]) -> dict[str, float]:
    folder = setting.work / name
    _write(folder, tables)
    code, id_ = tables[-1]["errors"][-1]["code"], tables[-1]["id"]
    user = {"ERRCODE_TABLES": str(folder)}
    bundled = {"PYTHONPATH": str(_installed(setting, folder))}
    questions = {
        "PROVIDER CODE": ["lookup", id_, code],
        "CODE": ["lookup", code],
        "NAME CODE": ["lookup", f"Bench {id_}", code],
    }
    runs = {
        f"{where}: {question}": Run([setting.errcode, *words], environ=environ)
        for where, environ in (("bundled", bundled), ("user's", user))
        for question, words in questions.items()
    }
    found = _milliseconds(runs, 1 if setting.short else 7)
    shutil.rmtree(folder)
    shutil.rmtree(bundled["PYTHONPATH"])
    return found


def _write(folder: Path, tables: Sequence[dict[str, Any]]) -> None:
    folder.mkdir()
    for one in tables:
        text = json.dumps(one, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{one['id']}.json").write_text(text, encoding="utf-8")


def _installed(setting: Setting, tables: Path) -> Path:
    """Make an errcode whose bundled tables are these, indexed as in its wheel."""
    target = setting.work / f"{tables.name}-installed"
    asked = "import errcode; print(errcode.__path__[0])"
    package = subprocess.run([setting.python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
    shutil.copytree(package, target / "errcode", ignore=shutil.ignore_patterns("tables"))
    bundled = target / "errcode" / "tables"
    shutil.copytree(tables, bundled)
    shutil.copytree(ROOT / "tables" / "vocabulary", bundled / "vocabulary")
    made = f"write_index({str(bundled)!r}, {str(bundled / 'index')!r})"
    write = f"from errcode.catalog.build_index import write_index; {made}"
    subprocess.run([setting.python, "-c", write], check=True, env={"PYTHONPATH": str(target)})
    return target


def words(setting: Setting) -> str:
    """Measure search and reverse against the number of entries."""
    curves: Curves = {}
    for count in (100, 300) if setting.short else (100, 1_000, 10_000, 30_000, 100_000):
        folder = setting.work / f"words-{count}"
        made = table("bench", count)
        _write(folder, [made])
        message = made["errors"][count // 2]["messages"][0]
        questions = {
            "search, two words": ["search", "insufficient balance"],
            "search, a typo": ["search", "insuficient balnce"],
            "reverse, exact": ["reverse", message],
            "reverse, near": ["reverse", f"{message[:-1]} now and so on"],
            "lookup (reading alone)": ["lookup", made["errors"][0]["code"]],
        }
        environ = {"ERRCODE_TABLES": str(folder)}
        runs = {
            label: Run([setting.errcode, *line, "-p", "bench"], environ=environ) for label, line in questions.items()
        }
        for label, milliseconds in _milliseconds(runs, 1 if setting.short else 5).items():
            curves.setdefault(label, []).append((count, milliseconds))
    return _shown(setting, "words", "Search and reverse against entries", "entries", curves)


def text(setting: Setting) -> str:
    """Measure explain against the size of a log and the share of its lines that hold an error."""
    curves: Curves = {}
    for megabytes in (0.05, 0.1) if setting.short else (0.1, 1, 4, 16):
        for share in (0, 0.01, 0.1, 0.5):
            path = setting.work / "bench.log"
            _log(path, int(megabytes * 1_000_000), share)
            run = Run([setting.errcode, "explain", str(path), "--jobs", "1"])
            took = _milliseconds({"explain": run}, 1 if setting.short else 3)["explain"]
            curves.setdefault(f"{share:.0%} errors", []).append((megabytes, took))
            path.unlink()
    return _shown(setting, "explain", "Explain against bytes, one process", "megabytes", curves)


def _log(path: Path, size: int, share: float) -> None:
    draw = random.Random(size)
    with path.open("w", encoding="utf-8") as log:
        while log.tell() < size:
            head = f"2026-11-20T03:10:{draw.randrange(60):02}.{draw.randrange(1000):03}Z"
            fine = f"INFO order {draw.randrange(10**9)} accepted, {draw.choice(WORDS)} in {draw.random():.3f} s"
            log.write(f"{head} {f'ERROR coinone: {ERROR}' if draw.random() < share else fine}\n")


def _milliseconds(runs: Mapping[str, Run], times: int) -> dict[str, float]:
    return {name: statistics.median(cost.cpu for cost in own) * 1000 for name, own in interleaved(runs, times).items()}


def _shown(setting: Setting, name: str, title: str, x: str, curves: Curves) -> str:
    """Give a table of the curves and, in earnest, their plot."""
    sizes = [point[0] for point in next(iter(curves.values()))]
    rows = [(label, *(f"{value:,.0f}" for _, value in curve)) for label, curve in curves.items()]
    shown = f"{title}; CPU milliseconds.\n\n" + grid((x, *(f"{size:,g}" for size in sizes)), rows)
    return shown if setting.short else f"{shown}\n{write_plot(name, title, x, 'CPU ms', curves)}"


SECTIONS = {"Growth of a start": start, "Growth of search": words, "Growth of explain": text}
