"""How long functions are: what is longer than a screen holds two thoughts."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "errcode"
LONGEST = 30
"""Lines of code: without docstrings, those of attributes, comments and blank lines."""


def lengths(text):
    """Each function of a module and its lines of code."""
    tree, lines = ast.parse(text), text.split("\n")
    said = {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for number in range(node.lineno, node.end_lineno + 1)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            numbers = set(range(node.lineno, node.end_lineno + 1)) - said
            yield node.name, sum(bool(lines[number - 1].split("#")[0].strip()) for number in numbers)


@pytest.mark.exhaustive  # reading every module takes a second
def test_no_function_is_longer_than_a_screen():
    """A function that is longer holds two, and one of them wants a name."""
    every = {
        path.relative_to(PACKAGE): list(lengths(path.read_text(encoding="utf-8"))) for path in PACKAGE.rglob("*.py")
    }
    assert sum(map(len, every.values())) > 2_000
    assert {(str(path), *each) for path, found in every.items() for each in found if each[1] > LONGEST} == set()


def test_words_and_comments_are_no_code():
    """What is said of a function makes it no longer."""
    text = "def one():\n    'Two\\\n    lines.'\n\n    # why\n    value = 1\n    'What it is.'\n    return value\n"
    assert list(lengths(text)) == [("one", 3)]
