"""What readers give: rows of cells, and the headings that they stand under."""

from __future__ import annotations

from errcode.model import Record


class Grid(Record):
    """A table of a document, or a list read as one."""

    heading: str | None
    """The heading above it."""
    header: tuple[str, ...] | None
    """The cells of its own heading row, where it has one."""
    rows: tuple[tuple[str, ...], ...]
    place: str
    """Where it stands, for a person: `line 12`, `sheet Errors`."""
