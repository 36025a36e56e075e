"""What the commands' files declare."""

import inspect

import pytest

from errcode.cli.commands import FILTERS
from errcode.cli.declared import declared, every
from errcode.cli.explaining import Asked
from errcode.render.output import OF_OUTPUT

COMMANDS = {command.words: command for command in every()}
COMPLETED = {"provider", "code", "kind", "own", "file", "none"}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_declares_what_it_takes(command):
    """A command says what it does in both languages, and has a parameter for each option and an option for each."""
    assert all(command.help)
    signature = inspect.signature(command.file.run).parameters
    keywords = {name for name, parameter in signature.items() if parameter.kind is parameter.KEYWORD_ONLY}
    options = {option[1] for option in command.file.OPTIONS} - set(OF_OUTPUT)
    gathers = any(parameter.kind is parameter.VAR_KEYWORD for parameter in signature.values())
    records = {"explain": set(Asked.__annotations__)}
    gathered = records.get(command.words, {option[1] for option in FILTERS}) if gathers else set()
    assert options == (keywords | gathered) - {"environ"}
    for spellings, _, kind, metavar, takes, en, ko in command.file.OPTIONS:
        assert all(spelling.startswith("-") for spelling in spellings.split())
        assert kind in ("flag", "one", "many", "count", "numbers")
        assert bool(metavar) == (kind != "flag")
        assert takes in COMPLETED or "|" in takes
        assert en, ko
    for _, count, takes, en, ko in command.file.WORDS:
        assert count in ("1", "?", "*", "+")
        assert takes in COMPLETED
        assert en, ko


def test_groups_say_what_they_hold():
    """The first of two words says in both languages what the commands below it are for."""
    assert [group.words for group in declared() if group.below] == ["tables", "site"]
    assert all(all(group.help) for group in declared() if group.below)


def test_help_is_in_the_readers_language(run, monkeypatch):
    """With ERRCODE_LANG=ko the help of commands and options is Korean."""
    assert "Only this kind." in run("search", "--help").out
    monkeypatch.setenv("ERRCODE_LANG", "ko")
    assert "이 종류만." in run("search", "--help").out


def test_a_command_that_needs_words_says_so(run):
    """A command line without what the command is to work on is misuse; the answer shows how it is written."""
    assert run("tables", "validate") == (2, "", "errcode: nothing is given: errcode tables validate FILE|ID...\n")
    assert run("reverse").code == 2
