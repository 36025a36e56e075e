"""All commands, read from their files, for help and completions; a start needs only the one that it runs."""

from __future__ import annotations

import os

from errcode.cli import commands
from errcode.cli.arguments import module_of
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LAST = 1_000
"""The place of a command that names none."""


class Command(Record):
    """A command, or (with others below it) the first of two words."""

    words: str
    """`lookup`, `tables add`."""
    file: Any
    """The module that declares it (`errcode.cli.commands`)."""
    below: tuple[Command, ...] = ()

    @property
    def name(self) -> str:
        """The last of its words."""
        return self.words.rpartition(" ")[2]

    @property
    def help(self) -> tuple[str, str]:
        """What it does, in English and Korean."""
        text: tuple[str, str] = self.file.HELP
        return text

    @property
    def hidden(self) -> bool:
        """Whether lists of commands leave it out."""
        return bool(getattr(self.file, "HIDDEN", False))


def declared(folder: str = os.path.dirname(commands.__file__), above: str = "") -> tuple[Command, ...]:
    """Give the commands of a folder, in the order of their places."""
    found = []
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        is_group = os.path.isfile(os.path.join(path, "__init__.py"))
        if is_group or (name.endswith(".py") and not name.startswith("_")):
            words = f"{above} {name.removesuffix('.py').rstrip('_')}".strip()
            file = module_of(words.split())
            found.append(Command(words=words, file=file, below=declared(path, words) if is_group else ()))
    return tuple(sorted(found, key=lambda command: (getattr(command.file, "PLACE", LAST), command.words)))


def alone(words: str, file: Any) -> Command:
    """Give a command as if there were no other, the first of its two words above it."""
    first, _, second = words.partition(" ")
    command = Command(words=words, file=file)
    return Command(words=first, file=module_of([first]), below=(command,)) if second else command


def every(commands_: tuple[Command, ...] | None = None) -> list[Command]:
    """Give the commands without those that only have others below them."""
    commands_ = declared() if commands_ is None else commands_
    return [one for command in commands_ for one in (every(command.below) if command.below else [command])]
