"""What n, 2n and 4n of something cost, counted in calls: nothing that strangers hand in grows faster than itself."""

import itertools
import json

import pytest
from counted import calls

from errcode.authoring import checks
from errcode.authoring.importers import draft
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.engine import shared

LARGEST = 2.6
"""So many times the calls of half of it: a little more than twice, because some things begin at a size."""


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
    sizes = (1_500, 3_000, 6_000) if unit.startswith(('{"', "2026")) else (8_000, 16_000, 32_000)
    assert grows(lambda size: diagnoser.findings((unit * size)[:size]), sizes) < LARGEST


TEXT = "Price %d is not correct"


def rows(form, codes):
    """Rows of a form that holds a code and a text."""
    return "".join(form % (code, TEXT % code) for code in codes)


DOCUMENTS = {
    "rows.md": lambda codes: "| Code | Message |\n|---|---|\n" + rows("| %d | %s |\n", codes),
    "bullets.md": lambda codes: rows("- **%d**: %s\n", codes),
    "rows.csv": lambda codes: "code,message\n" + rows("%d,%s\n", codes),
    "texts.csv": lambda codes: "code,message\n" + "".join(f"{1000 + code // 5},{TEXT % code}\n" for code in codes),
    "page.html": lambda codes: "<html><table><tr><th>Code<th>Message</tr>" + rows("<tr><td>%d<td>%s</tr>", codes),
    "paragraphs.html": lambda codes: (
        "<html><table><tr><th>Code<th>Message" + rows("<tr><td>%d<td>%s", codes[:9]) + "<p>Text" * len(codes)
    ),
    "records.json": lambda codes: json.dumps([{"code": code, "message": TEXT % code} for code in codes]),
    "records.yaml": lambda codes: rows("- {code: %d, message: %s}\n", codes),
}
"""Documents that list these codes; `draft` remembers words, so that no two of one test have the same."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document(name, tmp_path):
    """A page of codes with more and more of them."""
    if name.endswith("yaml"):
        pytest.importorskip("yaml")

    first = itertools.count(1000, 1000)

    def do(size):
        start = next(first)
        (tmp_path / name).write_text(DOCUMENTS[name](range(start, start + size)))
        draft(str(tmp_path / name), "acme")

    assert grows(do, (40, 80, 160)) < LARGEST


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
