"""Which entries to keep: by kind, retry policy, HTTP status, section, and whether they are still sent."""

from __future__ import annotations

from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from errcode.catalog.table import Table

    Row = dict[str, Any]


class Filter(Record):
    """What an entry must be to be kept; what is empty is not asked about."""

    kinds: tuple[str, ...] = ()
    """Ids of kinds; an entry counts by its messages' kinds too."""
    retry: tuple[str, ...] = ()
    """Retry policies: `fix`, `wait`, `resync`, `check`, `person`, `none`."""
    http: tuple[int, ...] = ()
    """HTTP statuses."""
    sections: tuple[str, ...] = ()
    """Ids of sections."""
    status: tuple[str, ...] = ()
    """`active`, `retired`."""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.retry or self.http or self.sections or self.status)

    def keeps(self, table: Table, row: Row) -> bool:
        """Tell whether an entry is kept."""
        return (
            (not self.kinds or not kinds_of(row).isdisjoint(self.kinds))
            and (not self.retry or not table.policies(row).isdisjoint(self.retry))
            and (not self.http or not _statuses(row).isdisjoint(self.http))
            and (not self.sections or row.get("section") in self.sections)
            and (not self.status or (row.get("status") or "active") in self.status)
        )


EVERYTHING = Filter()
"""Keeps every entry."""


def kinds_of(row: Row) -> set[str]:
    """Give the kinds of a row and of its messages."""
    return {row.get("kind") or "", *(item["kind"] for item in _items(row) if item.get("kind"))}


def _statuses(row: Row) -> set[int | None]:
    return {row.get("http_status"), *(item.get("http_status") for item in _items(row))}


def _items(row: Row) -> list[Row]:
    """Give the messages of a row that say more than their text."""
    return [item for item in row.get("messages") or () if item.__class__ is not str]
