"""A problem of a table, and the words that its remedy is made of."""

from __future__ import annotations

import re

from errcode.catalog.shape import near
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.catalog.located import Path

    Row = dict[str, Any]

__all__ = ["CONTROL", "HANGUL", "Problem", "meanings", "near", "parts"]

HANGUL = re.compile("[가-힣]")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Problem(Record):
    """Something wrong with a table: where, what, and the remedy."""

    path: Path
    """Keys and places that lead there: from the table, or from the entry that a rule was given."""
    text: str
    about: str | None = None
    """What an exception to the rule names it by, besides its table and code: an alias, a host."""


def parts(entry: Row) -> Iterator[tuple[Path, Row]]:
    """Give the entry and its messages that say more than their text, with the paths from the entry."""
    yield (), entry
    for place, item in enumerate(entry.get("messages") or ()):
        if isinstance(item, dict):
            yield ("messages", place), item


def meanings(entry: Row) -> Iterator[tuple[Path, str, str]]:
    """Give the meanings of an entry and of its messages: path, language, text."""
    for path, part in parts(entry):
        for language, text in (part.get("meaning") or {}).items():
            if text:
                yield (*path, "meaning", language), language, text
