"""What is exported comes back whole, whichever tool reads it."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path

import pytest
from bundled import CATALOG
from shares import shares

from errcode.authoring import export

SCRIPT = Path(__file__).parents[2] / "docs" / "exports.py"


def script():
    """Load docs/exports.py, which reads exports with other tools."""
    spec = importlib.util.spec_from_file_location("exports", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.exported = functools.cache(module.exported)
    return module


EXPORTS = script()


ALL = functools.cache(EXPORTS.relation)
ODD = len(EXPORTS.TOY["errors"])


@pytest.fixture(scope="module", params=shares(20))
def folder(request, tmp_path_factory):
    """Where a share of all entries is exported to once, the odd codes whole."""
    EXPORTS.relation = lambda: [*ALL()[: -ODD : request.param], *ALL()[-ODD:]]
    return tmp_path_factory.mktemp("exported")


@pytest.mark.parametrize("tool", EXPORTS.TOOLS)
def test_a_tool_reads_back_what_was_written(tool, folder):
    """As docs/exports.md advises, every tool gives back every value of every row; codes stay as the APIs write them."""
    if EXPORTS.installed(tool) is None:
        pytest.skip(f"{tool} is not installed")
    read = set()
    for form, advised, wanted, found in EXPORTS.readings(tool, folder):
        if advised or (tool, form) not in EXPORTS.ADVICE:
            assert isinstance(found, list), (form, found)
            assert EXPORTS.changed(wanted, found) == [], form
            read.add(form)
    assert read == set(EXPORTS.TOOLS[tool][1])


def test_the_page_tells_of_every_tool_and_format():
    """docs/exports.md has a line for every tool and format, and by its advice nothing is lost."""
    lines = [
        line.split(" | ") for line in EXPORTS.PAGE.read_text(encoding="utf-8").splitlines() if line.count(" | ") > 8
    ]
    told = {(line[0].removeprefix("| ").rpartition(" ")[0], line[1]): line[-1] for line in lines}
    expected = {(tool, form) for tool, (_, forms) in EXPORTS.TOOLS.items() for form in forms}
    assert {key: told[key] for key in expected} == dict.fromkeys(expected, "nothing |")


def test_codes_that_are_no_numbers_come_first():
    """Readers guess a column's type by its first rows: no number stands among them."""
    entries = [entry for table in CATALOG.tables() for entry in table]
    codes = [row[2] for row in export.errors(entries)]
    assert not any(code.lstrip("-").isdigit() for code in codes[:300])
    assert sorted(codes) == sorted(entry.code for entry in entries)
