"""How much each weight matters: each is made a fifth larger and a fifth smaller, and the cases that change are counted.

    python benchmarks/weights.py [--by 0.2] [-v]

The cases are six hundred of the project's own: examples of the tables, claims and ignores of the forms, what real
clients printed, texts drawn in the forms of `understanding` and `phrasings`, and successes. A case changes when
what is found in it (provider, code, certain or not) is no longer the same. The weights are the numbers in capitals of
the modules in `MODULES`; what none of the cases depends on is listed last.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
from pathlib import Path
from types import ModuleType

import understanding

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.diagnose.diagnoser import Diagnoser
from errcode.matching.messages import MessageIndex
from errcode.recognise import forms

MODULES = ("diagnose.points", "diagnose.by_message", "diagnose.bare_messages", "recognise.shapes", "recognise.names")
MODULES += (
    "recognise.forms.structures",
    "diagnose.codes",
    "diagnose.unmistakable",
    "diagnose.short_texts",
    "recognise.http",
)
ROOMS = (*MODULES, "diagnose.verdict", "diagnose.evidence", "diagnose.surroundings", "diagnose.diagnoser")
ROOMS += ("diagnose.findings", "diagnose.failures", "diagnose.alone", "diagnose.known", "recognise.beside")
"""Where weights stand, and where they are used by name."""

NO_WEIGHTS = {"LINES", "LINE_LENGTH", "LONGEST", "PASTED", "BEFORE_REACH", "BEHIND_REACH", "ANSWERS", "BEGUN", "SHORT"}
"""Bounds of time and memory, which are no evidence."""


def cases(tables: list) -> list[str]:
    """Give the texts."""
    chance = random.Random(1)
    texts = [one["text"] for table in tables for one in table.data.get("examples") or ()]
    texts += [text for form in forms.ROWS for _, _, text in form.claims]
    texts += [text for form in forms.ROWS for text in form.ignores]
    recorded = Path(__file__).parents[1] / "tests" / "clients" / "recorded.jsonl"
    texts += [json.loads(line)["text"] for line in recorded.read_text(encoding="utf-8").splitlines()]
    drawn = [*understanding.drawn(tables, 1, chance), *understanding.written(tables, chance)]
    drawn += [*understanding.others(tables, chance), *understanding.well(tables)]
    return chance.sample(texts, min(250, len(texts))) + [text for *_, text in chance.sample(drawn, 350)]


def weights() -> list[tuple[ModuleType, str, float]]:
    """Give every weight: its module, its name, its value."""
    found = []
    for name in MODULES:
        module = importlib.import_module(f"errcode.{name}")
        own = {word: value for word, value in vars(module).items() if word.isupper() and word[0] != "_"}
        for word, value in own.items():
            if (
                type(value) in (int, float)
                and word not in NO_WEIGHTS
                and not (module.__name__ != f"errcode.{MODULES[0]}" and _of_points(word))
            ):
                found.append((module, word, value))
    return found


def _of_points(word: str) -> bool:
    return hasattr(importlib.import_module("errcode.diagnose.points"), word)


def varied(word: str, value: float, module: ModuleType) -> list[tuple[ModuleType, str]]:
    """Set a weight wherever it is used by this name; give where it was."""
    places = [importlib.import_module(f"errcode.{name}") for name in ROOMS]
    held = [one for one in places if vars(one).get(word) is not None and vars(one)[word] == vars(module)[word]]
    for one in held:
        setattr(one, word, value)
    return [(one, word) for one in held]


def told(tables: list, index: MessageIndex, texts: list[str]) -> list[tuple]:
    """Give what is found in each text."""
    reader = Diagnoser(tables, messages=lambda: index)
    return [tuple((one.provider, one.code, one.certain) for one in reader.findings(text)) for text in texts]


def stepped(value: float, by: float) -> float:
    """Give a weight made larger by a part; a whole number by one at least."""
    if isinstance(value, int):
        return value + max(round(abs(value) * abs(by)), 1) * (1 if by > 0 else -1)
    return value * (1 + by)


def main() -> None:
    """Vary, count, print, the weightiest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--by", type=float, default=0.2)
    parser.add_argument("-v", action="store_true", help="print the cases that change")
    asked = parser.parse_args()
    tables = [table for table in Catalog([bundled_folder()]).tables() if not table.provider.standard]
    index = MessageIndex(tables)
    texts = cases(tables)
    before = told(tables, index, texts)
    rows = []
    for module, word, value in weights():
        changed = []
        for by in (asked.by, -asked.by):
            places = varied(word, stepped(value, by), module)
            after = told(tables, index, texts)
            for place, name in places:
                setattr(place, name, value)
            differing = [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
            changed.append(len(differing))
            for number in differing if asked.v else ():
                print(f"  {word} {by:+}: {texts[number][:100]!r} {before[number]} -> {after[number]}")
        rows.append((max(changed), word, value, *changed))
    print(f"{len(texts)} cases; changed when a weight is made larger / smaller by {asked.by:.0%}")
    for most, word, value, more, less in sorted(rows, reverse=True):
        print(f"{word:20} {value:8} {more:5} {less:5}  {most / len(texts):6.2%}")


if __name__ == "__main__":
    main()
