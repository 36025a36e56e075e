"""Rows of a summary that are too many for memory, in a temporary file: a log may hold a million codes of nobody."""

from __future__ import annotations

import pickle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    Tallied = Any
    """A `tally.Tallied`; named there, because rows know of the file and not the other way round."""

_TABLE = "CREATE TABLE rows (key TEXT PRIMARY KEY, count INTEGER, provider TEXT, code TEXT, row BLOB) WITHOUT ROWID"
_MOST_FIRST = "SELECT row FROM rows ORDER BY count DESC, provider, code"


class Spill:
    """Rows on the disk, the most frequent first; gone when the program ends, however it does."""

    def __init__(self) -> None:
        import sqlite3

        # A database without a name is a temporary file that SQLite removes.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("PRAGMA cache_size = -8000")
        self._rows.execute(_TABLE)

    def put(self, rows: Iterable[Tallied]) -> None:
        """Take rows in; what is known of the same error already is added to."""
        self._rows.execute("BEGIN")
        for row in rows:
            finding = row.finding
            key = "\0".join((finding.provider, finding.code or "", finding.section or ""))
            known = self._rows.execute("SELECT row FROM rows WHERE key = ?", (key,)).fetchone()
            if known:
                before: Tallied = pickle.loads(known[0])
                before.add(row)
                row = before
            values = (key, row.count, finding.provider, str(finding.code), pickle.dumps(row.settled(), 5))
            self._rows.execute("REPLACE INTO rows VALUES (?, ?, ?, ?, ?)", values)
        self._rows.execute("COMMIT")

    def __iter__(self) -> Iterator[Tallied]:
        for (row,) in self._rows.execute(_MOST_FIRST):
            yield pickle.loads(row)

    def __contains__(self, row: object) -> bool:
        return any(other is row for other in self)

    def __len__(self) -> int:
        count: int = self._rows.execute("SELECT count(*) FROM rows").fetchone()[0]
        return count
