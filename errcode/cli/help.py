"""Help as it is shown: options that are a command's own before those of its output, examples whole, two languages."""

from __future__ import annotations

import os
from typing import Any

import typer.core

from errcode.cli.commands import SHOWN
from errcode.render.output import leading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

OF_SHOWN = {option[1] for option in SHOWN}
"""Parameters of the options that say how results are shown."""
HEADINGS = {
    "usage": ("Usage: ", "사용법: "),
    "arguments": ("Arguments", "인자"),
    "options": ("Options", "옵션"),
    "shown": ("Output", "출력"),
    "commands": ("Commands", "명령"),
    "example": ("Example:", "예:"),
    "examples": ("Examples:", "예:"),
}


def korean() -> bool:
    """Tell whether help and errors are to be Korean: ERRCODE_LANG, or else the locale, says so."""
    return (os.environ.get("ERRCODE_LANG") or leading()).casefold().startswith("ko")


def heading(name: str) -> str:
    """Give a heading in the reader's language."""
    return HEADINGS[name][korean()]


class Help(typer.core.TyperCommand):
    """A command whose help is laid out here."""

    examples: tuple[str, ...] = ()

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is used."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, options, and the options that say how results are shown."""
        _sections(self.get_params(ctx), ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer passes it
        """Write the examples, a line each, however long."""
        if self.epilog:
            formatter.write_paragraph()
            lines = self.epilog.split("\n")
            formatter.write(f"{heading('examples' if len(lines) > 1 else 'example')}\n")
            formatter.write("".join(f"  {line}\n" for line in lines))


class Group(typer.core.TyperGroup):
    """Commands, each with the whole of its first sentence."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the program is used."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the program's own options, and the commands."""
        _sections(self.get_params(ctx), ctx, formatter)
        rows = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        listed = [(name, (command.short_help or command.help or "")) for name, command in rows if not command.hidden]
        if listed:
            with formatter.section(heading("commands")):
                formatter.write_dl(listed)


def _usage(command: Any, ctx: Any, formatter: Any) -> None:
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=heading("usage"))


def _sections(parameters: Iterable[Any], ctx: Any, formatter: Any) -> None:
    rows: dict[str, list[tuple[str, str]]] = {"arguments": [], "options": [], "shown": []}
    for parameter in parameters:
        record = parameter.get_help_record(ctx)
        if record is not None:
            of = "arguments" if parameter.param_type_name == "argument" else "options"
            name, said = record
            said = "도움말을 보여 주고 끝냅니다." if korean() and parameter.name == "help" else said
            rows["shown" if parameter.name in OF_SHOWN else of].append((name, said.replace("[x>=0]", "").rstrip()))
    for name, listed in rows.items():
        if listed:
            with formatter.section(heading(name)):
                formatter.write_dl(listed)


def first_sentence(text: str) -> str:
    """Give what stands in a list of commands."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()
