"""The documents say what the program does."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from errcode.cli.declared import every

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the sessions are a Unix shell's")
def test_sessions_and_providers_are_the_programs_own():
    """Every session of the README shows what the program prints now, and its table names the bundled providers."""
    ran = subprocess.run([sys.executable, ROOT / "docs" / "readme.py", "--check"], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "")


def test_the_table_of_rooms_is_the_houses_own():
    """CONTRIBUTING shows the rooms that there are, by the first lines of their modules."""
    ran = subprocess.run([sys.executable, ROOT / "docs" / "rooms.py", "--check"], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "")


def test_the_walk_through_the_house_shows_what_happens():
    """docs/understanding.md follows one text from room to room; every value in it is the program's own."""
    ran = subprocess.run(
        [sys.executable, ROOT / "docs" / "understanding.py", "--check"], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout) == (0, "")


def test_every_command_is_documented():
    """Every command that help shows stands in the README."""
    for command in every():
        written = re.search(rf"\berrcode {command.words}\b|`({command.words}|{command.name})`", README)
        assert command.hidden or written, command.words


def test_the_format_is_described_twice():
    """Every key of the schema stands in its prose twin."""
    schema = json.loads((ROOT / "tables" / "table.schema.json").read_text(encoding="utf-8"))
    prose = (ROOT / "tables" / "README.md").read_text(encoding="utf-8")
    keys = [*schema["properties"], *schema["properties"]["errors"]["items"]["properties"]]
    keys += schema["properties"]["payloads"]["items"]["properties"]
    assert [key for key in keys if f"`{key}`" not in prose] == []


def test_the_links_between_documents_work():
    """Relative links of the documents name files that exist."""
    for document in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "docs/security.md",
        "tables/README.md",
        "docs/recipes.md",
        "docs/understanding.md",
    ):
        text = re.sub(
            r"^```.*?^```$", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (ROOT / document).parent.joinpath(target).exists(), (document, target)
