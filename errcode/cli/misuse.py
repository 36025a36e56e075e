"""What Typer says of a command line that it cannot read, as errors of our own: in two languages, with the remedy."""

from __future__ import annotations

import difflib
import sys

from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

LIKE = 0.6
"""How like an option or a command must be to what was typed to be what was meant."""


def misuse(error: Exception, command: str) -> BaseException:
    """Give what Typer says of a command line as an error of our own; what is no misuse stays what it is.

    Args:
        error: What Typer raised.
        command: The words of the command, nothing where none was recognised.
    """
    say = getattr(error, "format_message", None)
    if say is None:
        return error
    name, context = type(error).__name__, getattr(error, "ctx", None)
    if name == "NoArgsIsHelpError":
        sys.stderr.write(f"{say()}\n")
        return SystemExit(2)
    asked = context.command_path if context is not None else f"errcode {command}".strip()
    en, ko = _said(name, error, context) or _other(say())
    if en.endswith("?") or " --help" in en:
        return UsageError(en, ko)
    return UsageError(f"{en}; see {asked} --help", f"{ko}. 도움말: {asked} --help")


def _said(name: str, error: Any, context: Any) -> tuple[str, str] | None:
    """Say what is wrong with an option or an argument; None for what Typer has words of its own for."""
    if name == "BadOptionUsage":
        if "not take" in error.message:
            return f"{error.option_name} takes no value", f"{error.option_name}에는 값을 쓰지 않습니다"
        return f"{error.option_name} needs a value", f"{error.option_name} 뒤에 값을 쓰세요"
    if context is None:
        return None
    asked = context.command_path
    if name == "NoSuchOption":
        return _unknown_option(error.option_name, context.command.get_params(context), asked)
    parameter = getattr(error, "param", None)
    if parameter is not None:
        shown = parameter.metavar if parameter.param_type_name == "argument" else max(parameter.opts, key=len)
        if name == "MissingParameter":
            return f"{shown} is missing", f"{shown}(을)를 지정하지 않았습니다"
        return f"{shown} takes a whole number, 0 or more", f"{shown}에는 0 이상의 정수를 씁니다"
    commands = getattr(context.command, "commands", None)
    if commands and "No such command" in error.message:
        return _unknown_command(error.message, commands, asked)
    return None


def _unknown_option(option: str, parameters: Iterable[Any], asked: str) -> tuple[str, str]:
    known = [spelling for parameter in parameters for spelling in parameter.opts if spelling.startswith("--")]
    near = _near(option, known) if option.startswith("--") else []
    if near:
        return _with_near(f"{asked} has no option {option}", f"{asked}에 {option} 옵션이 없습니다", near)
    return (
        f"{asked} has no option {option}; {asked} --help lists them",
        f"{asked}에 {option} 옵션이 없습니다. 목록: {asked} --help",
    )


def _unknown_command(message: str, commands: Iterable[str], asked: str) -> tuple[str, str]:
    word = message.partition("'")[2].partition("'")[0]
    near = _near(word, commands)
    if near:
        return _with_near(f"{asked} has no command {word}", f"{asked}에 {word} 명령이 없습니다", near)
    return (
        f"{asked} has no command {word}; {asked} --help lists them",
        f"{asked}에 {word} 명령이 없습니다. 목록: {asked} --help",
    )


def _with_near(en: str, ko: str, near: list[str]) -> tuple[str, str]:
    return f"{en}; did you mean {', '.join(near)}?", f"{ko}. 혹시 {', '.join(near)}인가요?"


def _near(word: str, known: Iterable[str]) -> list[str]:
    bare = {name.lstrip("-"): name for name in known}
    return sorted(bare[name] for name in difflib.get_close_matches(word.lstrip("-"), bare, cutoff=LIKE))


def _other(said: str) -> tuple[str, str]:
    """Say what is left: more words than a command takes, and whatever a later Typer may find."""
    text = " ".join(said.split()).rstrip(".")
    extra = text.partition("unexpected extra argument")[2].partition("(")[2].partition("(")[2].rstrip(")")
    if extra:
        return f"there are more words than it takes: {extra}", f"인자가 너무 많습니다: {extra}"
    return text, text
