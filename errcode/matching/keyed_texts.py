"""Texts of tables by their keys: equal ones, templates that fit, beginnings and what goes on with a text."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

from errcode.text.normal import HOLE, keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.catalog.catalog import Table

    Row = dict[str, Any]
    Place = tuple[Table, Row, int]
    """Where a text stands: table, row, and which of the row's messages it is (`MEANING` for its meaning)."""


MEANING = -1
GRAM = 8
"""Messages inside a text are known by so many letters of their beginning."""
CANDIDATES = 500
"""Of the templates with the same beginning and end no more are tried."""
SOUGHT = 8
"""Keys whose texts are looked for one by one, before all are sorted by their keys."""


class KeyedTexts:
    """Texts by their keys."""

    def __init__(self, texts: list[str], places: list[Place], known: list[str] | None = None) -> None:
        """Lay out texts by their keys, where those are known already."""
        self.texts = texts
        self.places = places
        self.keys = keys(texts, templates=True) if known is None else known
        self._first = dict(zip(reversed(self.keys), range(len(texts) - 1, -1, -1), strict=True))
        self._all: dict[str, list[int]] = {}
        self._ends: dict[tuple[str, str], list[int]] | None = None
        self._heads: set[str] = set()
        self._tails: set[str] = set()
        self._middles: dict[str, list[int]] = {}
        self._grams: dict[str, tuple[int, ...]] | None = None
        self._begun: dict[str, list[int]] = {}
        self._sorted: list[str] = []

    def equal(self, key: str) -> list[int]:
        """Give the texts of this key."""
        if key not in self._first:
            return []
        if len(self._first) == len(self.keys):
            return [self._first[key]]
        if key not in self._all and len(self._all) < SOUGHT:
            self._all[key] = [number for number, other in enumerate(self.keys) if other == key]
        elif key not in self._all:  # one who asks on is worth sorting them all
            self._all = {}
            for number, other in enumerate(self.keys):
                self._all.setdefault(other, []).append(number)
        return self._all[key]

    def filled(self, key: str) -> Iterator[int]:
        """Give the templates whose literal ends a key has; those with neither by their middle."""
        if self._ends is None:
            self._sort_templates()
        ends = self._ends or {}
        if not ends:
            return
        heads = [key[:size] for size in range(len(key), -1, -1) if key[:size] in self._heads]
        tails = [key[start:] for start in range(len(key) + 1) if key[start:] in self._tails]
        for head in heads:
            for tail in tails:
                if len(head) + len(tail) <= len(key):
                    yield from ends.get((head, tail), ())[:CANDIDATES]
        for start in range(len(key) - 3 if self._middles else 0):
            yield from self._middles.get(key[start : start + 4], ())[:CANDIDATES]

    def _sort_templates(self) -> None:
        self._ends = {}
        for number, key in enumerate(self.keys):
            if HOLE not in key:
                continue
            head, _, rest = key.partition(HOLE)
            tail = rest[rest.rfind(HOLE) + 1 :]
            if head or tail:
                self._ends.setdefault((head, tail), []).append(number)
            else:
                middle = max(rest.split(HOLE), key=len)
                self._middles.setdefault(middle[:4], []).append(number)
        self._heads = {head for head, _ in self._ends}
        self._tails = {tail for _, tail in self._ends}

    def begun(self, key: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Give the texts whose first literal stands in a key at one of some places: text and place."""
        if self._grams is None:
            self._sort_beginnings()
        grams = self._grams or {}
        for start in starts:
            for size in grams.get(key[start : start + GRAM], ()):
                for number in self._begun.get(key[start : start + size], ())[:CANDIDATES]:
                    yield number, start

    def _sort_beginnings(self) -> None:
        sizes: dict[str, set[int]] = {}
        for number, key in enumerate(self.keys):
            literal = key.lstrip(HOLE).partition(HOLE)[0]
            if len(literal) >= GRAM:
                self._begun.setdefault(literal, []).append(number)
                sizes.setdefault(literal[:GRAM], set()).add(len(literal))
        self._grams = {gram: tuple(sorted(found, reverse=True)) for gram, found in sizes.items()}

    def continued(self, key: str, limit: int = 20) -> Iterator[int]:
        """Give the texts that begin with a key and go on."""
        if not self._sorted:
            self._sorted = sorted(self._first)
        for place in range(bisect_left(self._sorted, key), len(self._sorted)):
            if not self._sorted[place].startswith(key) or limit <= 0:
                return
            limit -= 1
            yield from self.equal(self._sorted[place])


def keyed_of(tables: Iterable[Table]) -> KeyedTexts:
    """Key the messages of some tables, with the keys that a table has kept of its own."""
    texts: list[str] = []
    places: list[Place] = []
    known: list[str] = []
    for table in tables:
        of, at = messages_of((table, row) for row in table.rows)
        known += table.kept("keys", partial(keys, of, templates=True))
        texts += of
        places += at
    return KeyedTexts(texts, places, known)


def messages_of(rows: Iterable[tuple[Table, Row]]) -> tuple[list[str], list[Place]]:
    """Give the messages of rows, and where each stands."""
    texts: list[str] = []
    places: list[Place] = []
    for table, row in rows:
        for place, item in enumerate(row.get("messages") or ()):
            texts.append(item if isinstance(item, str) else item["text"])
            places.append((table, row, place))
    return texts, places


def meanings_of(rows: Iterable[tuple[Table, Row]]) -> tuple[list[str], list[Place]]:
    """Give the meanings of rows in both languages, and where each stands."""
    texts: list[str] = []
    places: list[Place] = []
    for table, row in rows:
        for text in (row.get("meaning") or {}).values():
            if text:
                texts.append(text)
                places.append((table, row, MEANING))
    return texts, places
