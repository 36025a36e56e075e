"""What is fetched, and what is built: every requirement has bounds, and the same sources give the same bytes."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements():
    """Every requirement that the project states: to build, to run, for extras."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    stated = [PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"], *extras]
    return [one for group in stated for one in group if not one.startswith("errcode[")]


def test_every_requirement_has_both_bounds():
    """An oldest version, because what is older lacks something, and an end, because what comes is not known."""
    assert [one for one in requirements() if not re.match(r"[\w.-]+>=[\d.]+,<[\d.]+(;|$)", one)] == []


def test_few_are_needed_to_run():
    """Whoever installs errcode gets these six and what they need; everything else is asked for by name."""
    names = {re.match(r"[\w.-]+", one)[0] for one in PROJECT["project"]["dependencies"]}
    assert names == {"typer", "rich", "rapidfuzz", "stringzilla", "ahocorasick_rs", "platformdirs"}


def test_nothing_of_others_is_carried_along():
    """The package holds no libraries, fonts or scripts of others, so that it needs no notices but its own."""
    files = [path for path in (ROOT / "errcode").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.suffix for path in files} - {".py", ".css", ".js", ".json", ".typed", ".html", ".svg", ""} == set()
    assert not any("license" in path.name.lower() or "vendor" in str(path).lower() for path in files)
