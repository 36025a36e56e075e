"""Bare messages in a log: lines that hold all the words of a documented text, found without looking at each closely."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.catalog import Table

BLOCK = 65_536
"""Bytes whose words are compared at once."""

_HOLE = re.compile(r"%\w|\$?\{[^{}]*\}|<[^<>]*>|\bx{2,}\b|\bX\b|'[^']*'|\"[^\"]*\"|\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_KEPT = bytes(c if c > 127 or chr(c).isalpha() else 32 for c in range(256)).lower()


class Words:
    """The words of the documented messages; each message is known by its rarest one."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._wanted: dict[bytes, list[frozenset[bytes]]] | None = None
        self._keys: frozenset[bytes] = frozenset()

    def lines(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Give where the lines stand that hold all the words of a message."""
        if self._wanted is None:
            self._learn()
        low = 0
        while low < len(data):
            high = data.find(b"\n", low + BLOCK)
            high = len(data) if high < 0 else high + 1
            if not self._keys.isdisjoint(data[low:high].translate(_KEPT).split()):
                yield from self._within(data, low, high)
            low = high

    def _within(self, data: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
        assert self._wanted is not None
        for line in data[low:high].split(b"\n"):
            words = frozenset(line[:2000].translate(_KEPT).split())
            for key in words & self._keys:
                if any(message <= words for message in self._wanted[key]):
                    yield low, low + len(line)
                    break
            low += len(line) + 1

    def _learn(self) -> None:
        messages = {message for table in self._tables for row in table.rows for message in _messages(row)}
        counts: dict[bytes, int] = {}
        for message in messages:
            for word in message:
                counts[word] = counts.get(word, 0) + 1
        self._wanted = {}
        for message in messages:
            key = min(message, key=lambda word: (counts[word] - len(word), word))
            self._wanted.setdefault(key, []).append(message)
        self._keys = frozenset(self._wanted)


def _messages(row: dict[str, object]) -> Iterator[frozenset[bytes]]:
    items = row.get("messages") or ()
    for item in items:  # type: ignore[attr-defined]
        text = item if isinstance(item, str) else item["text"]
        parts = _HOLE.split(text)
        words = {word.casefold().encode() for part in parts for word in _WORD.findall(part)}
        if len(words) > 1 or any(len(word) > 5 for word in words):
            yield frozenset(words)
