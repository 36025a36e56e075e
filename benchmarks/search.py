"""What search and reverse find and what they cost.

    python benchmarks/search.py quality [CORPUS]   labelled questions against a plain WRatio ranking
    python benchmarks/search.py asked              questions as people ask them: the half looked at, the half never
    python benchmarks/search.py growth [ENTRIES…]  CPU seconds of whole processes over 1,000, 10,000, 100,000 entries
    python benchmarks/search.py picker             milliseconds a key over 10,000 entries

CORPUS is a folder with queries.jsonl and messages.jsonl as in tests/data; where a question names no tables, those of
coinone, koscom, weex and orderly are asked.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from errcode import search
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.matching import search as matching
from errcode.matching.answers import texts_of

SEEDS = ["coinone", "koscom", "weex", "orderly"]
CATALOG = Catalog([bundled_folder()])


def wratio(tables, query):
    """Rank entries by RapidFuzz's WRatio over their texts joined: the yardstick."""
    from rapidfuzz import fuzz, process, utils

    rows = [(table.provider.id, row) for table in tables for row in table.rows]
    texts = [" ".join(text for _, text, _ in texts_of(row)) for _, row in rows]
    found = process.extract(query, texts, scorer=fuzz.WRatio, processor=utils.default_process, limit=3)
    return [[rows[place][0], rows[place][1]["code"]] for _, _, place in found]


def ours(ask):
    """Give a ranking's pairs."""
    return lambda tables, text: [[found.entry.provider, found.entry.code] for found in ask(tables, text)]


def quality(folder):
    """Print the share of questions answered first and within three, and name the misses."""
    for name, field, ask in (("queries", "query", matching.search), ("messages", "message", matching.reverse)):
        questions = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
        asked = [question for question in questions if question["accept"]]
        for title, rank in (("errcode", ours(ask)), ("WRatio", wratio)):
            places, misses = [], []
            for question in asked:
                pairs = rank(CATALOG.tables(question.get("tables") or SEEDS), question[field])
                places.append(next((at for at, pair in enumerate(pairs) if pair in question["accept"]), 99))
                if places[-1]:
                    misses.append(f"{question[field]!r} ({'not in three' if places[-1] > 2 else places[-1] + 1})")
            first, three = places.count(0) / len(asked), sum(place < 3 for place in places) / len(asked)
            print(f"{name} {title}: {len(asked)} questions, first {first:.1%}, within three {three:.1%}")
            if title == "errcode":
                print("".join(f"  miss: {miss}\n" for miss in misses), end="")


def asked():
    """Print what is found of the questions of tests/data/asked.jsonl, by half and language."""
    root = Path(__file__).parent.parent
    sys.path[:0] = [str(root), str(root / "tests")]
    from tests.matching.test_asked import DATA, labelled, place

    rows = list(labelled())
    for half, title in ((0, "looked at"), (1, "never looked at")):
        for language in ("en", "ko"):
            start = time.process_time()
            places = [place(row) for number, row in rows if number % 2 == half and row["lang"] == language]
            each = 1000 * (time.process_time() - start) / len(places)
            first, three = places.count(0) / len(places), 1 - places.count(3) / len(places)
            print(
                f"{title}, {language}: {len(places)}, first {first:.1%}, within three {three:.1%}, {each:.1f} ms each"
            )
    nothing = (DATA / "nothing.txt").read_text("utf-8").splitlines()
    answered = [question for question in nothing if search(question, limit=1, catalog=CATALOG)]
    print(f"about something else: {len(nothing)}, answered {len(answered)}")


def generated(folder, size):
    """Write tables of so many entries in all, of the bundled ones' words; half the messages are templates."""
    chance = random.Random(1)
    rows = [row for table in CATALOG.tables() for row in table.rows]
    english = sorted({word for row in rows for word in (row["meaning"]["en"] or "").split()})
    korean = sorted({word for row in rows for word in (row["meaning"]["ko"] or "").split()})

    def entry(number):
        message = " ".join(chance.choices(english, k=chance.randint(4, 10)))
        if number % 2:
            message += f" %s between %d and %d for {{field{number % 97}}} rule {number}"
        meaning = {"en": " ".join(chance.choices(english, k=12)), "ko": " ".join(chance.choices(korean, k=8))}
        return {"code": str(100_000 + number), "messages": [message], "meaning": meaning, "kind": "parameter"}

    for start in range(0, size, 5_000):
        id_ = f"generated-{start}"
        errors = [entry(number) for number in range(start, min(size, start + 5_000))]
        table = {"id": id_, "name": {"en": id_, "ko": id_}, "errors": errors}
        (folder / f"{id_}.json").write_text(json.dumps(table, ensure_ascii=False, indent=2), "utf-8")


def cpu(arguments, cache=None, **environment):
    """Give the least CPU seconds of three runs of a process, with the same cache folder or each with one of its own."""
    times = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as new:
            folders = {"XDG_CACHE_HOME": cache or new, "HOME": cache or new}
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(arguments, env={**os.environ, **folders, **environment}, capture_output=True, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


QUESTIONS = (
    ("search", "insufficient balance"),
    ("search", "insuficient balnce"),
    ("search", "잔고부족"),
    ("reverse", "Blocked user access"),
    ("reverse", "limit must be between 3 and 9"),
    ("reverse", "V2 API Nonce must be bigger than the last nonce"),
)


def growth(sizes):
    """Print what a whole process costs, into a pipe, and what of it is the question itself."""
    errcode = [sys.executable, "-m", "errcode"]
    print("empty process", round(cpu([sys.executable, "-c", "pass"]), 3))
    print("import rapidfuzz", round(cpu([sys.executable, "-c", "import rapidfuzz"]), 3))
    print("CPU seconds, the bundled entries besides: the first time, later, the question alone once all is laid out")
    for size in (0, *sizes):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
            generated(Path(folder), size)
            time.sleep(0.2)  # what was changed just now is not kept
            searcher = matching.Searcher(Catalog([folder, bundled_folder()]).tables())
            for command, text in QUESTIONS:
                first = cpu([*errcode, command, text], ERRCODE_TABLES=folder)
                later = cpu([*errcode, command, text], cache, ERRCODE_TABLES=folder)
                alone = _alone(searcher, command, text)
                print(f"{size:7,} entries  {first:.2f}  {later:.2f}  {alone}  {command} {text!r}")


def _alone(searcher, command, text):
    """Give the CPU seconds of a search over texts that are laid out; a reverse lays out messages of its own."""
    if command != "search":
        return "    "
    times = []
    for _ in range(3):
        start = time.process_time()
        searcher.search(text)
        times.append(time.process_time() - start)
    return f"{min(times):.2f}"


def picker():
    """Print what a key costs over 10,000 entries."""
    with tempfile.TemporaryDirectory() as folder:
        generated(Path(folder), 10_000)
        searcher = matching.Searcher(Catalog([folder, bundled_folder()]).tables())
    for query in ("insufficient balance", "출금 주소 등록"):
        times = []
        for end in range(1, len(query) + 1):
            start = time.process_time()
            searcher.search(query[:end])
            times.append(round(1000 * (time.process_time() - start)))
        print(f"{query!r}: milliseconds a key {times}")


if __name__ == "__main__":
    wanted, *rest = sys.argv[1:] or ["quality"]
    if wanted == "quality":
        quality(Path(rest[0]) if rest else Path(__file__).parent.parent / "tests" / "data")
    elif wanted == "asked":
        asked()
    elif wanted == "growth":
        growth([int(size) for size in rest] or [1_000, 10_000, 100_000])
    else:
        picker()
