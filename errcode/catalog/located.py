"""A table's text and value, and where each part stands, so that a problem can be named by line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from json import JSONDecodeError, JSONDecoder, loads
from json.decoder import scanstring  # type: ignore[attr-defined]

from errcode.model import Record, TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None}
_DEEP = 100


class Located(Record):
    """A JSON value and the text that it was read from."""

    value: Any
    repeated: tuple[Path, ...]
    """Paths of keys that stand twice in their object (`(*path, "key", name)`); JSON readers keep only the last."""
    text: str

    def lines_columns(self, paths: Sequence[Path]) -> list[tuple[int, int]]:
        """Give line and column, from 1, of some values, or of the nearest value around each that is not there.

        A path that ends in `"key", name` is that of an object's key. The text is read once for all of them, and what
        none of them leads to is passed over as fast as JSON is read.
        """
        root = _Wanted()
        chains = [root.chain(path) for path in paths]
        _Finder(self.text).value(_after_blanks(self.text, 0), root)
        lines = _lines(self.text)
        found = []
        for chain in chains:
            offset = next((wanted.offset for wanted in reversed(chain) if wanted.offset is not None), 0)
            line = bisect_right(lines, offset)
            found.append((line, offset - lines[line - 1] + 1))
        return found


def parse(text: str, name: str) -> Located:
    """Read the text of a table.

    Raises:
        TableError: It is not JSON, or nested deeper than any table is; the text names line, column and remedy.
    """
    try:
        value = loads(text, object_pairs_hook=_once, parse_constant=_refused)
        if not _is_deep(value):
            return Located(value=value, repeated=(), text=text)
    except (ValueError, RecursionError):
        pass
    return _slowly(text, name)


def _slowly(text: str, name: str) -> Located:
    """Read a text in which something is wrong, so that it is told where."""
    reader = _Reader(text)
    try:
        value, end = reader.value(_after_blanks(text, 0), ())
        end = _after_blanks(text, end)
        if end != len(text):
            raise JSONDecodeError("Extra data", text, end)
    except JSONDecodeError as error:
        raise TableError(f"{name}:{error.lineno}:{error.colno}: {error.msg}; correct the JSON there") from None
    return Located(value=value, repeated=tuple(reader.repeated), text=text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its members.

    Raises:
        ValueError: A key stands twice.
    """
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refused(_name: str) -> None:
    """Refuse `NaN` and `Infinity`, which are no JSON."""
    raise ValueError


def _is_deep(value: Any) -> bool:
    """Tell whether a value is nested deeper than any table is."""
    level = [value]
    for _ in range(_DEEP + 1):
        inner = (item.values() if isinstance(item, dict) else item for item in level if isinstance(item, (dict, list)))
        level = [item for items in inner for item in items]
        if not level:
            return False
    return True


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _lines(text: str) -> list[int]:
    """Give where each line begins."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


class _Wanted:
    """A value whose place is asked for, or that holds one."""

    __slots__ = ("inner", "offset")

    def __init__(self) -> None:
        self.offset: int | None = None
        self.inner: dict[str | int, _Wanted] = {}

    def chain(self, path: Path) -> list[_Wanted]:
        """Ask for what a path leads to; give it behind all that it stands in."""
        found = [self]
        for step in path:
            found.append(found[-1].inner.setdefault(step, _Wanted()))
        return found


class _Finder:
    """Notes where what is wanted stands in a text that is JSON."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._scan = JSONDecoder().scan_once  # type: ignore[attr-defined]

    def value(self, at: int, wanted: _Wanted | None) -> int:
        """Note where a value stands, and what is wanted within it; give its end."""
        first = self.text[at]
        if wanted is not None:
            wanted.offset = at
        if wanted is None or not wanted.inner or first not in "{[":
            return int(self._scan(self.text, at)[1])
        at, count = _after_blanks(self.text, at + 1), 0
        while self.text[at] not in "}]":
            at = self._member(at, wanted) if first == "{" else self.value(at, wanted.inner.get(count))
            at, count = _after_blanks(self.text, at), count + 1
            if self.text[at] == ",":
                at = _after_blanks(self.text, at + 1)
        return at + 1

    def _member(self, at: int, wanted: _Wanted) -> int:
        key, end = scanstring(self.text, at + 1, True)
        asked = wanted.inner.get("key")
        if asked is not None and key in asked.inner:
            asked.inner[key].offset = at
        colon = _after_blanks(self.text, end)
        return self.value(_after_blanks(self.text, colon + 1), wanted.inner.get(key))


class _Reader:
    """Reads JSON and says where it is none, or a key stands twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.repeated: list[Path] = []

    def value(self, at: int, path: Path) -> tuple[Any, int]:
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
            try:
                return (float(digits) if set(digits) & set(".eE") else int(digits)), number.end()
            except ValueError:
                raise JSONDecodeError("A number of so many digits is none that anyone meant", self.text, at) from None
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
            if key in found:
                self.repeated.append((*path, "key", key))
            end = _after_blanks(self.text, end)
            if self.text[end : end + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", self.text, end)
            found[key], end = self.value(_after_blanks(self.text, end + 1), (*path, key))
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
        at = _after_blanks(self.text, at)
        if self.text[at : at + 1] == close:
            return at + 1
        while True:
            at = _after_blanks(self.text, member(at))
            mark = self.text[at : at + 1]
            if mark == close:
                return at + 1
            if mark != ",":
                raise JSONDecodeError(f"Expecting ',' or '{close}'", self.text, at)
            at = _after_blanks(self.text, at + 1)
