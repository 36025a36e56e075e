"""Write the completion scripts from the command line's own declarations: `python completions/generate.py`.

`tests/cli/test_completion.py` fails when a script is not what this program would write. What a shell does stands in
`completions/templates/`; here stands what it knows: commands, options, what each takes, providers, kinds.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import typer.main

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.cli.typer_app import app

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
VALUES = {
    "providers": "provider",
    "kinds": "kind",
    "lang": "lang",
    "form": "format",
    "follow": "file",
    "output": "file",
    "install_completion": "shell",
    "show_completion": "shell",
    **dict.fromkeys(("http", "sections", "limit", "jobs", "table_id", "columns", "only"), "none"),
}
"""What the options that take a value take, by parameter; `none` is for what cannot be completed."""
ARGUMENTS = {
    "lookup": "code",
    "explain": "file",
    "list": "provider",
    **dict.fromkeys(("search", "reverse", "providers"), "none"),
    **dict.fromkeys((f"tables {name}" for name in ("add", "validate", "format", "diff", "import")), "file"),
    **dict.fromkeys((f"tables {name}" for name in ("remove", "restore")), "own"),
    "tables export": "provider",
    **dict.fromkeys((f"tables {name}" for name in ("path", "list", "new")), "none"),
}
"""What the arguments of each command are."""
FORMATS = ("json", "csv", "sqlite", "parquet", "markdown")


class Option(NamedTuple):
    """An option of a command."""

    spellings: list[str]
    help: str
    takes: str | None


class Declared(NamedTuple):
    """What the command line declares: by the words of a command (`""`, `lookup`, `tables add`)."""

    commands: dict[str, dict[str, str]]
    """The commands below a command, and what they do."""
    options: dict[str, list[Option]]


def declared() -> Declared:
    """Read Typer's declarations."""
    found = Declared({}, {})
    _read(typer.main.get_command(app), None, "", found)
    return found


def _read(command: Any, above: Any, words: str, found: Declared) -> None:
    context = command.make_context(words, [], parent=above, resilient_parsing=True)
    found.options[words] = [
        Option(sorted(parameter.opts, key=len), _sentence(parameter.help or ""), _takes(parameter))
        for parameter in [*command.params, command.get_help_option(context)]
        if parameter.param_type_name == "option"
    ]
    below = {name: child for name, child in getattr(command, "commands", {}).items() if not child.hidden}
    if below:
        found.commands[words] = {name: _sentence(child.help or "") for name, child in below.items()}
    for name, child in below.items():
        _read(child, context, f"{words} {name}".strip(), found)


def _takes(parameter: Any) -> str | None:
    return None if parameter.is_flag or parameter.name == "help" else VALUES[parameter.name]


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


def _values(known: Declared) -> dict[str, str]:
    values: dict[str, str] = {}
    for options in known.options.values():
        for option in options:
            for spelling in option.spellings if option.takes else ():
                if values.setdefault(spelling, option.takes) != option.takes:
                    raise ValueError(f"{spelling} takes {values[spelling]} here and {option.takes} there")
    return values


def _filled(template: str, slots: dict[str, str]) -> str:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in slots.items():
        text = text.replace(f"@{name}@", value)
    return text


def bash(known: Declared) -> str:
    """Give the script for bash."""
    return _filled(
        "errcode.bash",
        {
            "providers": " ".join(providers()),
            "kinds": " ".join(kinds()),
            "formats": " ".join(FORMATS),
            "commands": _cases({words: " ".join(below) for words, below in known.commands.items()}),
            "options": _cases(
                {
                    words: " ".join(spelling for option in options for spelling in option.spellings)
                    for words, options in known.options.items()
                }
            ),
            "values": _cases(_values(known)),
            "arguments": _cases(ARGUMENTS),
        },
    )


def zsh(known: Declared) -> str:
    """Give the script for zsh."""
    return _filled(
        "_errcode",
        {
            "providers": _described(providers()),
            "kinds": _described(kinds()),
            "formats": " ".join(FORMATS),
            "commands": _arrays(known.commands),
            "options": _arrays(
                {
                    words: {spelling: option.help for option in options for spelling in option.spellings}
                    for words, options in known.options.items()
                }
            ),
            "values": _cases(_values(known)),
            "arguments": _cases(ARGUMENTS),
        },
    )


def fish(known: Declared) -> str:
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
            takes = f" {_FISH_VALUES[option.takes]}" if option.takes else ""
            lines.append(f"complete -c errcode -n '__errcode_at {words}' {spellings}{takes} -d {_quoted(option.help)}")
    lines += [_FISH_ARGUMENTS[takes].format(words) for words, takes in ARGUMENTS.items() if takes != "none"]
    below = [f"{words} {name}" for words, names in known.commands.items() for name in names]
    return _filled(
        "errcode.fish",
        {
            "providers": _pairs(providers()),
            "kinds": _pairs(kinds()),
            "commands": " ".join(f"'{words}'" for words in below),
            "values": "\n".join(
                f"                case {spelling}\n                    set pending {takes}"
                for spelling, takes in _values(known).items()
            ),
            "completions": "\n".join(lines),
        },
    )


_FISH_VALUES = {
    "provider": "-x -a '(__errcode_providers)'",
    "kind": "-x -a '(__errcode_kinds)'",
    "lang": "-x -a 'en ko both'",
    "format": f"-x -a '{' '.join(FORMATS)}'",
    "shell": "-x -a 'bash zsh fish powershell'",
    "file": "-r -F",
    "none": "-x",
}
_FISH_ARGUMENTS = {
    "code": "complete -c errcode -n '__errcode_at_provider {0}' -a '(__errcode_providers)'\n"
    "complete -c errcode -n '__errcode_at_code {0}' -k -a '(__errcode_codes)'",
    "provider": "complete -c errcode -n '__errcode_at {0}' -a '(__errcode_providers)'",
    "own": "complete -c errcode -n '__errcode_at {0}' -a '(__errcode_own)'",
    "file": "complete -c errcode -n '__errcode_at {0}' -F",
}


def powershell(known: Declared) -> str:
    """Give the script for PowerShell."""
    return _filled(
        "errcode.ps1",
        {
            "providers": _ps_pairs(providers()),
            "kinds": _ps_pairs(kinds()),
            "formats": _ps_pairs({name: name for name in FORMATS}),
            "commands": _ps_table({words: f"@({_ps_pairs(below)})" for words, below in known.commands.items()}),
            "options": _ps_table(
                {
                    words: f"@({_ps_pairs({one: option.help for option in options for one in option.spellings})})"
                    for words, options in known.options.items()
                }
            ),
            "values": _ps_table({spelling: _ps_quoted(takes) for spelling, takes in _values(known).items()}),
            "arguments": _ps_table({words: _ps_quoted(takes) for words, takes in ARGUMENTS.items()}),
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
    known = declared()
    unknown = {words for words in known.options if words not in known.commands} ^ ARGUMENTS.keys()
    if unknown:
        raise ValueError(f"say in ARGUMENTS what these take: {json.dumps(sorted(unknown))}")
    return {name: script(known) for name, script in SCRIPTS.items()}


if __name__ == "__main__":
    for name, text in scripts().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
