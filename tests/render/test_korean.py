"""What is wrong with tables and files, in Korean."""

import ast
from pathlib import Path

import pytest

import errcode
from errcode.render.korean import PAIRS, korean

ROOT = Path(errcode.__file__).parent
WHERE = ("catalog", "authoring", "matching")
SAYS = {"TableError", "Problem", "_note", "append"}
"""What is called with a line on what is wrong."""
BESIDE = {"authoring/importers", "authoring/stanzas", "authoring/collect"}
"""Rooms that tell their own lines in both languages, or only to who writes tables for errcode."""


def written(node):
    """Give a text in the code with `{}` for what is filled in; None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def said():
    """Give every line of one language that is handed to what says what is wrong, and where it stands."""
    for file in sorted(path for room in WHERE for path in (ROOT / room).rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if any(name.startswith(beside) for beside in BESIDE):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", None))
            if not isinstance(node, ast.Call) or called not in SAYS:
                continue
            if called == "TableError" and len(node.args) > 1:
                continue
            handed = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "text")]
            handed += [item for given in handed if isinstance(given, ast.Tuple) for item in given.elts]
            for text in filter(None, map(written, handed)):
                if " " in text.strip("{}: ") and text.strip("{}: "):
                    yield f"{name}:{node.lineno}", text


def test_every_line_has_its_korean():
    """Whatever catalogue and lints can say is said in Korean, but for what stands in it."""
    lines = list(said())
    assert len(lines) > 40
    lost = [(place, text) for place, text in lines if not any("가" <= sign <= "힣" for sign in korean(text))]
    assert lost == []


@pytest.mark.parametrize("pair", PAIRS, ids=[pair[0][:40] for pair in PAIRS])
def test_what_is_filled_in_stands_in_the_korean_line(pair):
    """Each place of the English line stands in the Korean one as it was."""
    fillings = [f"<{place}>" for place in range(pair[0].count("{}"))]
    shown = korean(pair[0].replace("{}", "%s") % tuple(fillings))
    assert all(filling in shown for filling in fillings)
    assert any("가" <= sign <= "힣" for sign in shown)


def test_place_and_hint_are_kept():
    """File, line and column stand first; the near name and how many more there are stand behind."""
    line = (
        "/x/acme.json:3:5: no such key: 'eror'; did you mean 'errors'? (2 more: errcode tables validate /x/acme.json)"
    )
    told = "/x/acme.json:3:5: 'eror' 키는 없습니다. 혹시 'errors'인가요? (외 2건: errcode tables validate /x/acme.json)"
    assert korean(line) == told
    assert korean("nobody has translated this") == "nobody has translated this"


def test_a_broken_table_is_told_in_korean(run, monkeypatch, tmp_path):
    """Under a Korean locale, what is wrong with one's table is said in Korean by every command that says it."""
    (tmp_path / "acme.json").write_text('{"id":"acme","errors":[{"code":1}]}')
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path))
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    for line in ("lookup acme 1", "search acme 1", f"tables validate {tmp_path}/acme.json"):
        ran = run(*line.split())
        assert "입니다. " in ran.err + ran.out
        assert "it must be" not in ran.err + ran.out
    assert '"problem": "' in run("tables", "list", "--json").out
