"""Help as it is shown: options that are a command's own before those of its output, examples whole, two languages."""

from __future__ import annotations

import shutil
from typing import Any

import typer.core

from errcode.cli.commands import SHOWN
from errcode.render.output import korean
from errcode.render.styled import cells, folded

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


WIDEST = 80
"""Columns that help takes on a terminal of more."""
NARROWEST = 20
NAMES = 30
"""Columns of the names of options; what is said of a longer one stands below it."""
TEXT = 28
"""Columns that what is said of an option needs beside its name."""


def heading(name: str) -> str:
    """Give a heading in the reader's language."""
    return HEADINGS[name][korean()]


class Help(typer.core.TyperCommand):
    """A command whose help is laid out here."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, text, arguments, options, those that say how results are shown, and the examples."""
        lines = (self.epilog or "").split("\n") if self.epilog else []
        title = heading("examples" if len(lines) > 1 else "example")
        formatter.write("\n".join(_opening(self, ctx) + _sections(self.get_params(ctx), ctx)) + "\n")
        if lines:  # a line each, however long: they are there to be copied
            formatter.write("".join(f"{line}\n" for line in ("", title, *(f"  {line}" for line in lines))))


class Group(typer.core.TyperGroup):
    """Commands, each with the whole of its first sentence."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, text, the program's own options, the commands, and what holds for all."""
        rows = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        listed = [(name, (command.short_help or command.help or "")) for name, command in rows if not command.hidden]
        lines = _opening(self, ctx) + _sections(self.get_params(ctx), ctx) + _section("commands", listed)
        lines += ["", *_folded(self.epilog, width())] if self.epilog else []
        formatter.write("\n".join(lines) + "\n")


def width() -> int:
    """Give the columns that help takes: the terminal's, but no line is so long that it is hard to read."""
    return max(min(shutil.get_terminal_size().columns, WIDEST) - 1, NARROWEST)


def _opening(command: Any, ctx: Any) -> list[str]:
    used = f"{ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}"
    about = " ".join((command.help or "").split())
    usage = _folded(used, width() - cells(heading("usage")))
    return [*_hanging(heading("usage"), usage), "", *_hanging("  ", _folded(about, width() - 2))]


def _sections(parameters: Iterable[Any], ctx: Any) -> list[str]:
    rows: dict[str, list[tuple[str, str]]] = {"arguments": [], "options": [], "shown": []}
    for parameter in parameters:
        record = parameter.get_help_record(ctx)
        if record is not None:
            of = "arguments" if parameter.param_type_name == "argument" else "options"
            name, said = record
            said = "도움말을 보여 주고 끝냅니다." if korean() and parameter.name == "help" else said
            said = said.replace("[x>=0]", "").replace("  [required]", " [필수]" if korean() else " [required]")
            rows["shown" if parameter.name in OF_SHOWN else of].append((name, said.rstrip()))
    return [line for name, listed in rows.items() for line in _section(name, listed)]


def _section(name: str, rows: list[tuple[str, str]]) -> list[str]:
    """Lay out names and what is said of them: beside them, or below where the terminal has no room for two columns."""
    if not rows:
        return []
    most = min(max(cells(row[0]) for row in rows), NAMES)
    beside = width() - most - 4 >= TEXT
    indent = most + 4 if beside else 6
    lines = ["", f"{heading(name)}:"]
    for term, said in rows:
        texts = _folded(said, width() - indent)
        if beside and cells(term) <= most:
            lines += _hanging(f"  {term}{' ' * (most - cells(term))}  ", texts)
        else:
            lines += [*_hanging("  ", _folded(term, width() - 2)), *_hanging(" " * indent, texts)]
    return lines


def _hanging(head: str, lines: list[str]) -> list[str]:
    """Put a first line behind its head and the others below it."""
    return [f"{head if not place else ' ' * cells(head)}{line}".rstrip() for place, line in enumerate(lines)]


def _folded(text: str, room: int) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in folded([(text, "")], max(room, 8))]


def first_sentence(text: str) -> str:
    """Give what stands in a list of commands."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()
