"""A row of source code, whichever reader found it."""

from __future__ import annotations

from errcode.model import Record


class Found(Record):
    """A row of source code: a name or key with its values."""

    scope: tuple[str, ...]
    form: str
    name: str
    key: str = ""
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    references: tuple[str, ...] = ()
    sum: str = ""
    """Numbers and names that come to its number: `ERR_BASE + 0x02`."""
    comment: str = ""
    titled: bool = False
    """Whether the comment stands above it as a title of several rows may."""
    alone: bool = False
    """Whether it is declared on its own where the language has blocks of declarations, too."""
    line: int = 1
