"""The recipes of docs/recipes.md, each followed on a copy of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RECIPES = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n")[0]: part for part in RECIPES.split("\n## ")[1:]}
BLOCK = re.compile(r"^```(\w+) ?(\S*) ?(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = ("errcode", "tables", "completions", "pyproject.toml")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project as a contributor has it, compiled."""
    folder = tmp_path_factory.mktemp("project")
    for name in PARTS:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    return folder


@pytest.fixture
def copy(project, tmp_path):
    """The same, to be changed: what may be written in its place is copied, of the rest there is one."""
    folder = tmp_path / "errcode"
    shutil.copytree(project, folder, copy_function=os.link)
    for path in (folder / "completions").rglob("*.*"):
        if path.is_file():
            path.unlink()
            shutil.copy(project / path.relative_to(folder), path)
    (tmp_path / "bin").mkdir()
    for name, line in (("errcode", '-m errcode "$@"'), ("python", '"$@"')):
        program = tmp_path / "bin" / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {line}\n')
        program.chmod(0o755)
    return folder


def written(folder, name, how, text):
    """Write a block into its file: the whole of it, its end, or one more entry of a table."""
    path = folder / name
    if how == "append":
        text = path.read_text(encoding="utf-8") + "\n" + text
    elif how == "entry":
        table = json.loads(path.read_text(encoding="utf-8"))
        table["errors"].append(json.loads(text))
        text = json.dumps(table, ensure_ascii=False)
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")


def ran(folder, command):
    """Run a shell's line in the copy; give what it prints."""
    environment = {
        **os.environ,
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(folder),
        "COLUMNS": "80",
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


def test_there_is_a_recipe_for_each_thing():
    """What is added most often has a recipe."""
    assert list(SECTIONS) == ["A code", "A provider", "A form", "A command", "A lint", "An integration"]


@pytest.mark.skipif(sys.platform == "win32", reason="the recipes are a Unix shell's")
@pytest.mark.parametrize(
    "section",
    # A provider's recipe runs the commands of a code's and of a command's.
    [
        pytest.param(text, id=name, marks=pytest.mark.exhaustive if name == "A provider" else ())
        for name, text in SECTIONS.items()
    ],
)
def test_a_recipe_does_what_it_says(copy, section):
    """Followed as it stands, a recipe's files, commands and outputs fit together."""
    for language, name, how, text in BLOCK.findall(section):
        if name:
            written(copy, name, how, text)
        elif language == "sh":
            code, out, err = ran(copy, text)
            assert code == 0, out + err
        else:
            commands = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
            for command, _, expected in (each.partition("\n") for each in commands):
                _, out, err = ran(copy, command)
                assert out == expected, err
