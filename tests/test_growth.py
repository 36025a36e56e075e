"""What n, 2n and 4n of something cost, counted in calls: nothing that strangers hand in grows faster than itself."""

import itertools
import json
import sys

import pytest

from errcode.authoring import checks
from errcode.authoring.importers import draft
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.engine import shared

LARGEST = 2.6
"""So many times the calls of half of it: a little more than twice, because some things begin at a size."""


def calls(do):
    """Count the calls, of Python and of C, that something makes."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(None)
    return counted


def grows(do, sizes):
    """Say what doubling costs at most, when something is done at these sizes."""
    do(sizes[0])
    made = [calls(lambda size=size: do(size)) for size in sizes]
    return max(more / less for less, more in itertools.pairwise(made))


PASTES = {
    "objects": '{"code":-1121,"msg":"Invalid symbol."}\n',
    "open braces": "{",
    "quotes": "'\"",
    "almost JSON": '{"code":-1121,"msg":"Inv',
    "Hangul": "출금한도초과 ",
    "names": "binance coinone weex ",
    "codes": "-1121 105 10002 ",
    "escapes": '\\"\\n',
    "lines": "2026-11-20 10:00:00 ERROR x\n",
    "carriage returns": "a\r\n",
}


@pytest.mark.parametrize("name", PASTES)
def test_a_paste(name):
    """A text that repeats itself."""
    diagnoser = shared(folders=(bundled_folder(),)).diagnoser
    unit = PASTES[name]
    sizes = (1_500, 3_000, 6_000) if unit.startswith(('{"', "2026")) else (16_000, 32_000, 64_000)
    assert grows(lambda size: diagnoser.findings((unit * size)[:size]), sizes) < LARGEST


TEXT = "Price %d is not correct"


def rows(form, number):
    """So many rows of a form that holds a code and a text."""
    return "".join(form % (code, TEXT % code) for code in range(100, 100 + number))


DOCUMENTS = {
    "rows.md": lambda n: "| Code | Message |\n|---|---|\n" + rows("| %d | %s |\n", n),
    "bullets.md": lambda n: rows("- **%d**: %s\n", n),
    "rows.csv": lambda n: "code,message\n" + rows("%d,%s\n", n),
    "texts.csv": lambda n: "code,message\n" + "".join(f"{k // 50},{TEXT % k}\n" for k in range(n)),
    "page.html": lambda n: "<html><table><tr><th>Code<th>Message</tr>" + rows("<tr><td>%d<td>%s</tr>", n),
    "paragraphs.html": lambda n: "<html><table><tr><th>Code<th>Message" + rows("<tr><td>%d<td>%s", 9) + "<p>Text" * n,
    "records.json": lambda n: json.dumps([{"code": k, "message": TEXT % k} for k in range(n)]),
    "records.yaml": lambda n: rows("- {code: %d, message: %s}\n", n),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document(name, tmp_path):
    """A page of codes with more and more of them."""
    if name.endswith("yaml"):
        pytest.importorskip("yaml")

    def do(size):
        (tmp_path / name).write_text(DOCUMENTS[name](size))
        draft(str(tmp_path / name), "acme")

    assert grows(do, (60, 120, 240)) < LARGEST


TABLES = {
    "entries": lambda n: {"errors": [{"code": str(k)} for k in range(n)]},
    "messages": lambda n: {"errors": [{"code": "1", "messages": [f"Message {k}" for k in range(n)]}]},
    "sections": lambda n: {"sections": [{"id": f"s{k}"} for k in range(n)], "errors": [{"code": "1"}]},
    "unknown sections": lambda n: {
        "sections": [{"id": f"s{k}"} for k in range(n)],
        "errors": [{"code": str(k), "section": f"t{k}"} for k in range(n)],
    },
    "unknown keys": lambda n: {"errors": [], **{f"key{k}": 1 for k in range(n)}},
}


@pytest.mark.parametrize("name", TABLES)
def test_the_check_of_a_table(name):
    """A table with more and more of something."""
    texts = {size: json.dumps({"id": "acme", **TABLES[name](size)}) for size in (100, 200, 400)}
    assert grows(lambda size: checks.check_text("acme.json", texts[size]), (100, 200, 400)) < LARGEST


def test_a_patch(tmp_path):
    """A patch of a bundled table with more and more entries."""

    def do(size):
        errors = [{"code": f"new-{k}", "messages": ["new"]} for k in range(size)]
        (tmp_path / "binance.json").write_text(json.dumps({"extends": "binance", "errors": errors}))
        Catalog([str(tmp_path), bundled_folder()]).entries("new-1", ["binance"])

    assert grows(do, (300, 600, 1_200)) < LARGEST
