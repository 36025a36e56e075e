"""The options that commands share, and how a command notes what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from errcode.cli.start import LITERAL

if TYPE_CHECKING:
    from errcode.cli.start import Request

Providers = Annotated[
    list[str] | None,
    typer.Option("-p", "--provider", metavar="PROVIDER", help="Id, name or alias of a provider; may be repeated."),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="en|ko|both", help="Language of the texts (default: both).")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines: one object a result.")]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many results; 0 for all.")]

asked: list[Request] = []
"""What the command line asks for, noted by the command's function."""


def ask(command: str, words: list[str] | None, **values: Any) -> None:
    """Note a command, its words and its options for `errcode.cli.start` to perform."""
    given = {name: value for name, value in values.items() if value is not None}
    asked.append((command, [word.removeprefix(LITERAL) for word in words or ()], given))
