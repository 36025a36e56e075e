"""Write the completion scripts from the command line's own declarations: `python completions/generate.py`.

`tests/cli/test_completion.py` fails when a script is not what this program would write. What a shell does stands in
`completions/templates/`; here stands what it knows: commands, options, what each takes, providers, kinds.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import NamedTuple

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.cli import typer_app
from errcode.cli.declared import Command, declared

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
HELP = ("-h --help", "help", "flag", "", "none", "Show this message and exit.", "")


class Option(NamedTuple):
    """An option of a command."""

    spellings: list[str]
    help: str
    takes: str | None


class Known(NamedTuple):
    """What the command line declares, by the words of a command (`""`, `lookup`, `tables add`)."""

    commands: dict[str, dict[str, str]]
    """The commands below a command, and what they do."""
    options: dict[str, list[Option]]
    arguments: dict[str, str]
    """What the first argument of a command is."""


def known() -> Known:
    """Read the declarations of all commands."""
    found = Known({}, {}, {})
    found.options[""] = _options((*typer_app.OPTIONS, HELP))
    _read("", declared(), found)
    return found


def _read(above: str, commands: tuple[Command, ...], found: Known) -> None:
    shown = [command for command in commands if not command.hidden]
    found.commands[above] = {command.name: _sentence(command.help[0]) for command in shown}
    for command in shown:
        if command.below:
            found.options[command.words] = _options((HELP,))
            _read(command.words, command.below, found)
        else:
            found.options[command.words] = _options((*command.file.OPTIONS, HELP))
            found.arguments[command.words] = command.file.WORDS[0][2] if command.file.WORDS else "none"


def _options(declared_: tuple[tuple[str, ...], ...]) -> list[Option]:
    return [
        Option(spellings.split(), _sentence(text), None if kind == "flag" else takes)
        for spellings, _, kind, _, takes, text, _ in declared_
    ]


def _sentence(text: str) -> str:
    """Give what a text says first: as much as a menu shows."""
    return text.strip().split("\n")[0].split(". ")[0].split(": ")[0].rstrip(".")


def providers() -> dict[str, str]:
    """Give the bundled providers' ids and names."""
    tables = Catalog([bundled_folder()]).tables()
    return {
        table.provider.id: " · ".join(dict.fromkeys(filter(None, (table.provider.name.en, table.provider.name.ko))))
        for table in tables
    }


def kinds() -> dict[str, str]:
    """Give the kinds' ids and English names."""
    return {kind.id: kind.name.en or "" for kind in Catalog([bundled_folder()]).kinds.values()}


def _values(known: Known) -> dict[str, str]:
    values: dict[str, str] = {}
    for options in known.options.values():
        for option in options:
            for spelling in option.spellings if option.takes else ():
                before = values.setdefault(spelling, option.takes)
                if before != option.takes and not ("|" in before and "|" in option.takes):
                    raise ValueError(f"{spelling} takes {before} here and {option.takes} there")
                # Words that differ by command are offered together: the wrong ones are told when they are used.
                values[spelling] = "|".join(dict.fromkeys([*before.split("|"), *option.takes.split("|")]))
    return values


def _filled(template: str, slots: dict[str, str]) -> str:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in slots.items():
        text = text.replace(f"@{name}@", value)
    return text


def bash(known: Known) -> str:
    """Give the script for bash."""
    return _filled(
        "errcode.bash",
        {
            "providers": " ".join(providers()),
            "kinds": " ".join(kinds()),
            "commands": _cases({words: " ".join(below) for words, below in known.commands.items()}),
            "options": _cases(
                {
                    words: " ".join(spelling for option in options for spelling in option.spellings)
                    for words, options in known.options.items()
                }
            ),
            "values": _cases(_values(known)),
            "arguments": _cases(known.arguments),
        },
    )


def zsh(known: Known) -> str:
    """Give the script for zsh."""
    return _filled(
        "_errcode",
        {
            "providers": _described(providers()),
            "kinds": _described(kinds()),
            "commands": _arrays(known.commands),
            "options": _arrays(
                {
                    words: {spelling: option.help for option in options for spelling in option.spellings}
                    for words, options in known.options.items()
                }
            ),
            "values": _cases(_values(known)),
            "arguments": _cases(known.arguments),
        },
    )


def fish(known: Known) -> str:
    """Give the script for fish."""
    lines = [
        f"complete -c errcode -n '__errcode_at {words}' -a {name} -d {_quoted(text)}"
        for words, below in known.commands.items()
        for name, text in below.items()
    ]
    for words, options in known.options.items():
        for option in options:
            spellings = " ".join(
                f"-l {spelling[2:]}" if spelling.startswith("--") else f"-s {spelling[1:]}"
                for spelling in option.spellings
            )
            takes = f" {_fish_value(option.takes)}" if option.takes else ""
            lines.append(f"complete -c errcode -n '__errcode_at {words}' {spellings}{takes} -d {_quoted(option.help)}")
    lines += [_FISH_ARGUMENTS[takes].format(words) for words, takes in known.arguments.items() if takes != "none"]
    below = [f"{words} {name}" for words, names in known.commands.items() for name in names]
    return _filled(
        "errcode.fish",
        {
            "providers": _pairs(providers()),
            "kinds": _pairs(kinds()),
            "commands": " ".join(f"'{words}'" for words in below),
            "values": "\n".join(
                f"                case {spelling}\n                    set pending {_quoted(takes)}"
                for spelling, takes in _values(known).items()
            ),
            "completions": "\n".join(lines),
        },
    )


_FISH_VALUES = {
    "provider": "-x -a '(__errcode_providers)'",
    "kind": "-x -a '(__errcode_kinds)'",
    "own": "-x -a '(__errcode_own)'",
    "file": "-r -F",
    "none": "-x",
}


def _fish_value(takes: str) -> str:
    """Give how fish completes a value: one of what it knows, or words of the option's own."""
    return _FISH_VALUES.get(takes) or f"-x -a {shlex.quote(takes.replace('|', ' '))}"


_FISH_ARGUMENTS = {
    "code": "complete -c errcode -n '__errcode_at_provider {0}' -a '(__errcode_providers)'\n"
    "complete -c errcode -n '__errcode_at_code {0}' -k -a '(__errcode_codes)'",
    "provider": "complete -c errcode -n '__errcode_at {0}' -a '(__errcode_providers)'",
    "kind": "complete -c errcode -n '__errcode_at {0}' -a '(__errcode_kinds)'",
    "own": "complete -c errcode -n '__errcode_at {0}' -a '(__errcode_own)'",
    "file": "complete -c errcode -n '__errcode_at {0}' -F",
}


def powershell(known: Known) -> str:
    """Give the script for PowerShell."""
    return _filled(
        "errcode.ps1",
        {
            "providers": _ps_pairs(providers()),
            "kinds": _ps_pairs(kinds()),
            "commands": _ps_table({words: f"@({_ps_pairs(below)})" for words, below in known.commands.items()}),
            "options": _ps_table(
                {
                    words: f"@({_ps_pairs({one: option.help for option in options for one in option.spellings})})"
                    for words, options in known.options.items()
                }
            ),
            "values": _ps_table({spelling: _ps_quoted(takes) for spelling, takes in _values(known).items()}),
            "arguments": _ps_table({words: _ps_quoted(takes) for words, takes in known.arguments.items()}),
        },
    )


def _cases(values: dict[str, str]) -> str:
    return "\n".join(f"    '{words}') REPLY='{value}' ;;" for words, value in values.items())


def _arrays(values: dict[str, dict[str, str]]) -> str:
    return "\n".join(f"    '{words}') reply=({_described(below)}) ;;" for words, below in values.items())


def _described(values: dict[str, str]) -> str:
    return " ".join(_quoted(f"{value}:{text}") for value, text in values.items())


def _pairs(values: dict[str, str]) -> str:
    return " ".join(f"{value} {_quoted(text)}" for value, text in values.items())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _ps_table(values: dict[str, str]) -> str:
    return "\n".join(f"        {_ps_quoted(key)} = {value}" for key, value in values.items())


def _ps_pairs(values: dict[str, str]) -> str:
    return ", ".join(f"@({_ps_quoted(value)}, {_ps_quoted(text)})" for value, text in values.items())


def _ps_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


SCRIPTS = {"errcode.bash": bash, "_errcode": zsh, "errcode.fish": fish, "errcode.ps1": powershell}


def scripts() -> dict[str, str]:
    """Give the scripts: file name → text."""
    found = known()
    return {name: script(found) for name, script in SCRIPTS.items()}


if __name__ == "__main__":
    for name, text in scripts().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
