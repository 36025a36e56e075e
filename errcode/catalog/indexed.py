"""Bundled tables and kinds of which only what is asked for is read (`errcode.catalog.index`); the rest follows."""

from __future__ import annotations

import os

from errcode.catalog import index, policy
from errcode.catalog.table import Table, having

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from errcode.catalog.table import Row
    from errcode.model import Entry, Kind


class IndexedKinds:
    """The kinds of the bundled vocabulary, each made when it is asked for."""

    def __init__(self, folder: str, vocabulary: Callable[[], Row]) -> None:
        self._folder = folder
        self._vocabulary = vocabulary
        self._made: dict[str, Kind | None] = {"": None}

    def get(self, id_: str) -> Kind | None:
        """Give a kind; what the index does not lead to is looked for in the whole vocabulary."""
        if id_ not in self._made:
            data = index.kind(self._folder, id_) or _about(id_, self._vocabulary())
            self._made[id_] = policy.kinds(data).get(id_)
        return self._made[id_]


def _about(kind: str, vocabulary: Row) -> Row:
    """Give what the vocabulary says of a kind, as `errcode.catalog.index.kind` does."""
    return {
        "retries": vocabulary["retries"],
        "kinds": [row for row in vocabulary["kinds"] if row["id"] == kind],
        "cases": [row for row in vocabulary["cases"] if row["kind"] == kind],
    }


class IndexedTable(Table):
    """A bundled table of which only the entries that are asked for are read, until something asks for all of them."""

    def __init__(self, file: index.IndexedFile, kinds: IndexedKinds) -> None:
        super().__init__(file.head(), ("bundled",), kinds)
        self._file: index.IndexedFile | None = file
        self._path = file.path

    @property
    def data(self) -> Row:
        """The table as it was read; read whole now.

        Raises:
            TableError: It is broken.
        """
        file = self._file  # another thread may read it meanwhile
        if file:
            from errcode.catalog import tablefile

            self._data, self._file = tablefile.read_table(file.path, self.id), None
        return self._data

    def has(self, word: str) -> bool:
        """Say whether a code or its name is written in this very way."""
        file = self._file
        if file is None:
            return super().has(word)
        known = file.has(word)
        if not known or word.lower() == word.upper():
            return known
        try:
            return any(word in (row["code"], row.get("name")) for row in file.rows(word))
        except index.StaleError:
            return super().has(word)

    def read(self, code: str) -> list[Row] | None:
        """Give the entries of a code, without reading all others; None where they are read."""
        file = self._file
        try:
            return [row for row in file.rows(code) if row["code"] == code] if file else None
        except index.StaleError:
            return None

    @property
    def spelled(self) -> Collection[str]:
        """The codes and names, as they are spelled."""
        if self._spelled is None and (words := self.indexed("words")):
            self._spelled = set(words.decode().split("\n"))
        return super().spelled

    def indexed(self, what: str) -> bytes:
        """Give what the index keeps of the entries under a name; nothing where the table is not as it was indexed."""
        return index.lines(os.path.dirname(self._path), self.id, what)

    def entries(self, word: str) -> list[Entry]:
        """Give the entries of a code or name; what the index does not lead to is looked for in the whole table."""
        file = self._file
        try:
            rows = having(word, file.rows(word)) if file else []
        except index.StaleError:
            rows = []
        return [self.entry(row) for row in rows] or super().entries(word)
