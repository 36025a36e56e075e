"""Bare messages in a log: lines that hold all the words of a documented text, found without looking at each closely."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.catalog.catalog import Table

DULL = 16_384
"""Lines that are remembered to hold no message; then it is begun anew."""

LENGTH = 2_000
"""Characters of a line that are looked at; a message is shorter."""

_HOLE = re.compile(r"%\w|\$?\{[^{}]*\}|<[^<>]*>|\bx{2,}\b|\bX\b|'[^']*'|\"[^\"]*\"|\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_KEPT = bytes(c if c > 127 or chr(c).isalpha() else 32 for c in range(256)).lower()


class Words:
    """The words of the documented messages; each message is known by its rarest one."""

    def __init__(self, tables: Sequence[Table], encoding: str = "utf-8") -> None:
        self._tables = tables
        self._encoding = encoding
        self._wanted: dict[bytes, list[frozenset[bytes]]] | None = None
        self._keys: frozenset[bytes] = frozenset()
        self._dull: set[bytes] = set()

    def lines(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Give where the lines stand that hold all the words of a message.

        Lines that differ in their digits only are looked at once.
        """
        if self._wanted is None:
            self._learn()
        rows = data.translate(None, b"0123456789").split(b"\n")
        new = set(rows) - self._dull
        telling = {row for row in new if self._holds(row)}
        if len(self._dull) > DULL:
            self._dull.clear()
        self._dull.update(row for row in new - telling if len(row) < LENGTH)
        if telling:
            low = 0
            for row, line in zip(rows, data.split(b"\n"), strict=True):
                if row in telling:
                    yield low, low + len(line)
                low += len(line) + 1

    def _holds(self, row: bytes) -> bool:
        assert self._wanted is not None
        words = frozenset(row[:LENGTH].translate(_KEPT).split())
        return any(message <= words for key in words & self._keys for message in self._wanted[key])

    def _learn(self) -> None:
        messages = {message for table in self._tables for row in table.rows for message in self._messages(row)}
        counts: dict[bytes, int] = {}
        for message in messages:
            for word in message:
                counts[word] = counts.get(word, 0) + 1
        self._wanted = {}
        for message in messages:
            key = min(message, key=lambda word: (counts[word] - len(word), word))
            self._wanted.setdefault(key, []).append(message)
        self._keys = frozenset(self._wanted)

    def _messages(self, row: dict[str, object]) -> Iterator[frozenset[bytes]]:
        items = row.get("messages") or ()
        for item in items:  # type: ignore[attr-defined]
            text = item if isinstance(item, str) else item["text"]
            words = {word for part in _HOLE.split(text) for word in _WORD.findall(part)}
            if len(words) > 1 or any(len(word.encode()) > 5 for word in words):
                yield frozenset(word.encode(self._encoding, "ignore").translate(_KEPT) for word in words)
