"""A table's text with the place of every value, so that a problem can be named by line and column."""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]

from errcode.model import Record, TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None}
_DEEP = 100


class Located(Record):
    """A JSON value and where its parts stand."""

    value: Any
    places: dict[Path, int]
    """The offset of each value and of each object's keys (`(*path, "key", name)`), by path."""
    repeated: tuple[Path, ...]
    """Paths of keys that stand twice in their object; JSON readers keep only the last."""
    text: str

    def line_column(self, path: Path) -> tuple[int, int]:
        """Give line and column, from 1, of a value or of the nearest value around it."""
        while path and path not in self.places:
            path = path[:-1]
        offset = self.places.get(path, 0)
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)


def parse(text: str, name: str) -> Located:
    """Read the text of a table.

    Raises:
        TableError: It is not JSON, or nested deeper than any table is; the text names line, column and remedy.
    """
    reader = _Reader(text)
    try:
        value, end = reader.value(reader.blank(0), ())
        end = reader.blank(end)
        if end != len(text):
            raise JSONDecodeError("Extra data", text, end)
    except JSONDecodeError as error:
        raise TableError(f"{name}:{error.lineno}:{error.colno}: {error.msg}; correct the JSON there") from None
    return Located(value=value, places=reader.places, repeated=tuple(reader.repeated), text=text)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[Path, int] = {}
        self.repeated: list[Path] = []

    def blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, path: Path) -> tuple[Any, int]:
        self.places[path] = at
        first = self.text[at : at + 1]
        if len(path) > _DEEP:
            raise JSONDecodeError("Nested too deeply for a table", self.text, at)
        if first == '"':
            return self.string(at)
        if first in ("{", "["):
            return (self._object if first == "{" else self._list)(at + 1, path)
        number = _NUMBER.match(self.text, at)
        if number:
            digits = number.group()
            return (float(digits) if set(digits) & set(".eE") else int(digits)), number.end()
        for word, value in _WORDS.items():
            if self.text.startswith(word, at):
                return value, at + len(word)
        raise JSONDecodeError("Expecting value", self.text, at)

    def string(self, at: int) -> tuple[str, int]:
        text, end = scanstring(self.text, at + 1, True)
        return str(text), int(end)

    def _object(self, at: int, path: Path) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}

        def member(at: int) -> int:
            if self.text[at : at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", self.text, at)
            key, end = self.string(at)
            self.places[(*path, "key", key)] = at
            if key in found:
                self.repeated.append((*path, "key", key))
            end = self.blank(end)
            if self.text[end : end + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", self.text, end)
            found[key], end = self.value(self.blank(end + 1), (*path, key))
            return end

        return found, self._members(at, "}", member)

    def _list(self, at: int, path: Path) -> tuple[list[Any], int]:
        found: list[Any] = []

        def member(at: int) -> int:
            value, end = self.value(at, (*path, len(found)))
            found.append(value)
            return end

        return found, self._members(at, "]", member)

    def _members(self, at: int, close: str, member: Callable[[int], int]) -> int:
        at = self.blank(at)
        if self.text[at : at + 1] == close:
            return at + 1
        while True:
            at = self.blank(member(at))
            mark = self.text[at : at + 1]
            if mark == close:
                return at + 1
            if mark != ",":
                raise JSONDecodeError(f"Expecting ',' or '{close}'", self.text, at)
            at = self.blank(at + 1)
