"""Help and misuse as they are shown: as wide as the terminal, in the reader's language, with the remedy."""

import pytest

from errcode.cli.declared import every
from errcode.render.styled import cells


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("columns", [24, 40, 60, 80, 140])
def test_help_fits_the_terminal_and_cuts_no_word(run, monkeypatch, columns, language):
    """Each line fits (a command line to copy stays whole, a word that fits nowhere is broken); nothing is left out."""
    monkeypatch.setenv("ERRCODE_LANG", language)
    monkeypatch.setenv("COLUMNS", "500")
    wide = run("search", "--help").out
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run("search", "--help").out
    body, examples = shown.split("\nExamples:\n" if language == "en" else "\n예:\n")
    assert max(map(cells, body.splitlines())) < columns
    assert "".join(shown.split()) == "".join(wide.split())
    assert "…" not in shown
    assert "  errcode search nonce\n" in examples
    if columns >= 40 and language == "en":
        assert shown.split() == wide.split()


def test_every_command_has_help_in_korean(run, monkeypatch):
    """No English heading, and none of Typer's own words, stands in the Korean help of any command."""
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    for command in every():
        shown = run(*command.words.split(), "--help").out
        assert "사용법: errcode" in shown, command.words
        assert not [word for word in ("Usage", "Options:", "[required]", "Show this", "Output") if word in shown]


@pytest.mark.parametrize(
    ("line", "en", "ko"),
    [
        ("search x --limit a", "--limit takes a whole number, 0 or more", "--limit에는 0 이상의 정수를 씁니다"),
        ("search x --limit", "--limit needs a value", "--limit 뒤에 값을 쓰세요"),
        ("search x --json=3", "--json takes no value", "--json에는 값을 쓰지 않습니다"),
        ("compare", "KIND is missing", "KIND(을)를 지정하지 않았습니다"),
        ("kinds a b", "there are more words than it takes: a b", "인자가 너무 많습니다: a b"),
    ],
)
def test_misuse_is_said_in_the_readers_language(run, monkeypatch, line, en, ko):
    """What Typer finds wrong is said in English or Korean, never both, and where the help is."""
    command = line.split()[0]
    assert run(*line.split()) == (2, "", f"errcode: {en}; see errcode {command} --help\n")
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert run(*line.split()) == (2, "", f"errcode: {ko}. 도움말: errcode {command} --help\n")


@pytest.mark.parametrize(
    ("line", "en", "ko"),
    [
        ("lookup x --jsn", "errcode lookup has no option --jsn; did you mean --json?", "혹시 --json인가요?"),
        (
            "lookup -x",
            "errcode lookup has no option -x; errcode lookup --help lists them",
            "목록: errcode lookup --help",
        ),
        ("tables lis", "errcode tables has no command lis; did you mean list?", "혹시 list인가요?"),
        ("tables zzz", "errcode tables has no command zzz; errcode tables --help lists them", "목록: errcode tables"),
        ("explain --since x", "errcode explain has no option --since; errcode explain --help lists", "목록: errcode"),
    ],
)
def test_unknown_options_and_commands_name_the_near_ones(run, monkeypatch, line, en, ko):
    """What is like nothing that there is gets no guess, but the command that lists what there is."""
    assert en in run(*line.split()).err
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert ko in run(*line.split()).err


@pytest.mark.parametrize(
    ("line", "usage"),
    [
        ("help tables import", "errcode tables import"),
        ("tables help", "errcode tables"),
        ("tables import help", "errcode tables import"),
        ("help lookup", "errcode lookup"),
    ],
)
def test_help_is_a_word_before_a_command_and_behind_a_group(run, line, usage):
    """`help` does what `--help` does, wherever a person types it."""
    assert run(*line.split()).out.startswith(f"Usage: {usage} ")


def test_help_of_a_command_that_there_is_not_names_the_near_one(run):
    """`errcode help lokup` is about a command, no question for search."""
    ran = run("help", "lokup")
    assert (ran.code, "did you mean lookup?" in ran.err) == (2, True)
