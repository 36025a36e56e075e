"""The documents say what the program does."""

import contextlib
import io
import json
import re
import runpy
import shlex
import sys
from pathlib import Path

import pytest

from errcode.cli.declared import every
from errcode.cli.program import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def printed(words):
    """Give what both streams of errcode have when it is run in this process."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
        main(words)
    return out.buffer.getvalue().decode()


@pytest.mark.skipif(sys.platform == "win32", reason="the sessions are a Unix shell's")
@pytest.mark.parametrize("shell", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
def test_sessions_and_providers_are_the_programs_own(run, monkeypatch, capsys, shell):
    """Every session of the README shows what the program prints now, and its table names the bundled providers."""
    program = runpy.run_path(str(ROOT / "docs" / "readme.py"))
    in_shell = program["ran"]

    def ran(command):
        name, *words = shlex.split(command)
        alone = name == "errcode" and not {"|", ">", "&&"} & {*words}
        return printed(words) if alone and not shell else in_shell(command)

    Path("bot.log").write_text((ROOT / "docs" / "bot.log").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("COLUMNS", str(program["WIDTH"]))
    monkeypatch.setitem(program["main"].__globals__, "ran", ran)
    monkeypatch.setattr(sys, "argv", ["readme.py", "--check"])
    assert (program["main"](), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("program", ["rooms.py", "understanding.py"])
def test_what_programs_write_into_documents_is_true(program, monkeypatch, capsys):
    """CONTRIBUTING shows the rooms that there are; docs/understanding.md shows what happens to a text in each."""
    monkeypatch.setattr(sys, "argv", [program, "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "docs" / program), run_name="__main__")
    assert (ended.value.code, capsys.readouterr().out) == (0, "")


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
