"""A plain command line, read by what its command declares: command, words, option values.

The file that the first word names (`errcode.cli.commands`) is loaded, and no other. What is not plainly understood
(help, a typo, a missing value) is left to Typer, whose functions are made of the same declarations.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Values = dict[str, Any]
    Request = tuple[str, list[str], Values]
    """A command, its words and its options: what a command line asks for."""

VARKEYWORDS = 8
"""`inspect.CO_VARKEYWORDS`, which a start need not load a module for."""
LITERAL = "\x1f"
"""Put before an argument such as `-1121`, so that Typer does not read it as options."""


def module_of(words: list[str]) -> Any:
    """Give the file of the command of these words (or of the first of two); None when there is none."""
    if not words or not all(word.isascii() and word.isalpha() for word in words):
        return None
    name = f"errcode.cli.commands.{'.'.join(words)}"
    for name_ in (name, f"{name}_"):  # a Python keyword has an underscore behind it
        try:
            return __import__(name_, fromlist=["run"])
        except ModuleNotFoundError as error:
            if error.name is None or not name_.startswith(error.name.removesuffix("_")):
                raise
    return None


def asked(arguments: list[str]) -> tuple[str, Any] | None:
    """Give the command that a command line begins with, and its file; None when it begins with none."""
    file = module_of(arguments[:1])
    if file is not None and hasattr(file, "run"):
        return arguments[0], file
    below = module_of(arguments[:2]) if file is not None and len(arguments) > 1 else None
    return (" ".join(arguments[:2]), below) if below is not None else None


def parsed(arguments: list[str]) -> Request | None:
    """Read a plain command line: command, words, option values; None when Typer should read it."""
    found = asked(arguments)
    if found is None:
        return _completion(arguments)
    command, file = found
    options = {spelling: option for option in file.OPTIONS for spelling in option[0].split()}
    words: list[str] = []
    values: Values = {}
    rest = iter(arguments[command.count(" ") + 1 :])
    for argument in rest:
        if not argument.startswith("-") or is_literal(argument):
            words.append(argument)
        elif argument == "--":
            words += rest
        elif not _take(argument, rest, options, values):
            return None
    return (command, words, values) if _are_enough(words, values, file) else None


def _are_enough(words: list[str], values: Values, file: Any) -> bool:
    """Tell whether a command has as many words as it takes and the options that it needs."""
    from errcode.render.output import OF_OUTPUT

    counts = [argument[1] for argument in file.WORDS]
    least, most = counts.count("1"), None if "*" in counts or "+" in counts else len(counts)
    defaults = file.run.__kwdefaults__ or {}
    gathers = file.run.__code__.co_flags & VARKEYWORDS  # `**asked`: none of them must be given
    needed = set() if gathers else {option[1] for option in file.OPTIONS} - set(OF_OUTPUT) - defaults.keys()
    return least <= len(words) and (most is None or len(words) <= most) and needed <= values.keys()


def _completion(arguments: list[str]) -> Request | None:
    """Read `--install-completion [SHELL]`: an option whose value may be missing, which Typer cannot declare."""
    name, _, shell = " ".join(arguments).replace("=", " ").partition(" ")
    plain = name in ("--install-completion", "--show-completion") and len(arguments) <= 2 and " " not in shell
    return (name, [shell] if shell else [], {}) if plain else None


def _take(argument: str, rest: Any, options: dict[str, tuple[str, ...]], values: Values) -> bool:
    name, equals, value = argument.partition("=") if argument.startswith("--") else (argument, "", "")
    if name not in options:
        return False
    parameter, kind = options[name][1:3]
    if kind == "flag":
        values[parameter] = True
        return not equals
    given: Any = value if equals else next(rest, None)
    if not equals and given in options:
        raise _valueless(name, given)
    is_number = kind in ("count", "numbers")
    if given is None or (is_number and not (given.isascii() and given.isdigit())):
        return False
    given = int(given) if is_number else given
    values[parameter] = [*values.get(parameter, ()), given] if kind in ("many", "numbers") else given
    return True


def _valueless(name: str, option: str) -> Exception:
    """Give the error of an option that has another one where its value should stand."""
    from errcode.model import UsageError

    return UsageError(
        f"{name} needs a value, and {option} is an option; write the value behind {name}",
        f"{name} 뒤에는 값이 필요한데 {option} 옵션이 있습니다. {name} 뒤에 값을 쓰세요",
    )


def is_literal(argument: str) -> bool:
    """Tell whether an argument that starts with `-` is a code or a text rather than options: `-1121`, `-`, `- text`."""
    return argument == "-" or argument[1:2].isdigit() or any(map(str.isspace, argument))


def protected(arguments: list[str]) -> list[str]:
    """Mark literal arguments so that Typer takes them as words; values of options stay as they are."""
    found = asked(arguments)
    valued = {name for option in found[1].OPTIONS if option[2] != "flag" for name in option[0].split()} if found else ()
    marked: list[str] = []
    for argument in arguments:
        literal = argument.startswith("-") and argument != "-" and is_literal(argument)
        marked.append(LITERAL + argument if literal and not (marked and marked[-1] in valued) else argument)
    return marked
