"""The command line as Typer reads it: help, errors and what is not plain. The only module that imports Typer.

Typer only reads: each function below is made of what a command's file declares (`errcode.cli.commands`), and notes what
was asked; `errcode.cli.program` does it.
"""

from __future__ import annotations

import inspect
import sys
from typing import Annotated, Any

import typer

from errcode import __version__
from errcode.cli.arguments import LITERAL, asked
from errcode.cli.declared import alone, declared
from errcode.cli.help import Group, Help, first_sentence
from errcode.cli.misuse import misuse
from errcode.render.output import korean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from errcode.cli.arguments import Request
    from errcode.cli.declared import Command

ABOUT = (
    "Look up the error codes of exchange, brokerage and payment APIs: offline, in English and Korean.",
    "거래소, 증권사, 결제 API의 오류 코드를 오프라인에서 영어와 한국어로 찾아봅니다.",
)
EXIT_CODES = (
    "Exit codes: 0 something was found, 1 nothing was, 2 misuse or a broken table.",
    "종료 코드: 0 찾음, 1 찾지 못함, 2 잘못된 사용 또는 깨진 테이블.",
)
OPTIONS = (
    ("--version -V", "version", "flag", "", "none", "Print the version and exit.", "버전을 출력하고 끝냅니다."),
    (
        "--clipboard",
        "clipboard",
        "flag",
        "",
        "none",
        "Ask about what is on the clipboard (errcode[clipboard]); without a command, errcode takes the one that fits.",
        "클립보드의 내용을 찾습니다(errcode[clipboard]). 명령을 쓰지 않으면 맞는 명령을 고릅니다.",
    ),
    (
        "--install-completion",
        "install",
        "one",
        "[SHELL]",
        "bash|zsh|fish|powershell",
        "Let a shell complete errcode: bash, zsh, fish or powershell (default: this one).",
        "셸에 자동 완성을 설치합니다: bash, zsh, fish, powershell (기본값: 현재 셸).",
    ),
    (
        "--show-completion",
        "show",
        "one",
        "[SHELL]",
        "bash|zsh|fish|powershell",
        "Print a shell's completion script.",
        "셸의 자동 완성 스크립트를 출력합니다.",
    ),
)
"""The options of the program itself, as commands declare theirs."""
_ARGUMENTS: dict[str, Any] = {"1": str, "?": str | None, "*": list[str] | None, "+": list[str]}
_VALUES: dict[str, Any] = {
    "flag": bool,
    "one": str | None,
    "many": list[str] | None,
    "count": int | None,
    "numbers": list[int] | None,
}


def application(commands: Iterable[Command], requests: list[Request], *, korean: bool = False) -> typer.Typer:
    """Give the command line of some commands; what it is asked for is noted in a list, and done by nobody."""
    app = typer.Typer(
        name="errcode",
        help=ABOUT[korean],
        epilog=EXIT_CODES[korean],
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        cls=Group,
    )
    app.callback(invoke_without_command=True)(_root(requests, korean=korean))
    for command in commands:
        _add(command, app, requests, korean=korean)
    return app


def read(arguments: list[str]) -> Request:
    """Read a command line with Typer.

    Raises:
        SystemExit: Help was shown (0), or the command line is misuse and the reason was printed (2).
    """
    requests: list[Request] = []
    found = asked(arguments)
    commands = declared() if found is None else [alone(*found)]
    app = application(commands, requests, korean=korean())
    try:
        code = app(arguments, prog_name="errcode", standalone_mode=False)
    except typer.Exit as ended:
        code = ended.exit_code
    except Exception as error:
        raise misuse(error, found[0] if found else "") from None
    if not requests:
        raise SystemExit(code or 0)
    return requests[0]


def _add(command: Command, app: typer.Typer, requests: list[Request], *, korean: bool) -> None:
    if not command.below:
        do = _function(command, requests, korean=korean)
        text = command.help[korean]
        app.command(
            command.name,
            help=text,
            short_help=first_sentence(text),
            epilog="\n".join(command.file.EXAMPLES) or None,
            hidden=command.hidden,
            cls=Help,
        )(do)
        return
    text = command.help[korean]
    below = typer.Typer(
        help=text,
        short_help=first_sentence(text),
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        cls=Group,
    )
    for each in command.below:
        _add(each, below, requests, korean=korean)
    app.add_typer(below, name=command.name)


def _function(command: Command, requests: list[Request], *, korean: bool) -> Callable[..., None]:
    """Make the function of a command, which notes its words and options."""
    file = command.file
    names = [f"word{place}" for place in range(len(file.WORDS))]

    def note(**values: Any) -> None:
        words = [values.pop(name) for name in names]
        listed = [
            word for given in words for word in (given if isinstance(given, list) else [given]) if word is not None
        ]
        given = {name: value for name, value in values.items() if value is not None and value is not False}
        requests.append((command.words, [word.removeprefix(LITERAL) for word in listed], given))

    parameters = [
        _parameter(name, _ARGUMENTS[count], typer.Argument(metavar=metavar, help=(en, ko)[korean]))
        for name, (metavar, count, _, en, ko) in zip(names, file.WORDS, strict=True)
    ]
    defaults = inspect.signature(file.run).parameters
    for option in file.OPTIONS:
        known = defaults.get(option[1])
        parameters.append(_option(option, known.default if known else None, korean=korean))
    note.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return note


def _root(requests: list[Request], *, korean: bool) -> Callable[..., None]:
    """Make the function of the program's own options."""

    def note(version: bool, clipboard: bool, install: str | None, show: str | None) -> None:  # noqa: ARG001 - `errcode.cli.entry` takes it
        if version:
            sys.stdout.write(f"errcode {__version__}\n")
            raise typer.Exit
        for name, shell in (("--install-completion", install), ("--show-completion", show)):
            if shell is not None:
                requests.append((name, [shell], {}))
                raise typer.Exit

    parameters = [_option(option, None, korean=korean) for option in OPTIONS]
    note.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return note


def _option(option: tuple[str, ...], default: Any, *, korean: bool) -> inspect.Parameter:
    """Give the parameter of an option; one without a default must be given."""
    spellings, name, kind, metavar, _, *help_ = option
    given = typer.Option(
        *spellings.split(),
        metavar=metavar or None,
        help=help_[korean],
        min=0 if kind == "count" else None,
        show_default=False,
    )
    if default is inspect.Parameter.empty:
        return _parameter(name, str, given)
    return _parameter(name, _VALUES[kind], given, default if default != () else None)


def _parameter(name: str, type_: Any, declaration: Any, default: Any = None) -> inspect.Parameter:
    is_needed = type_ in (str, list[str])
    default = inspect.Parameter.empty if is_needed else False if type_ is bool else default
    annotation = Annotated[type_, declaration]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
