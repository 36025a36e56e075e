"""What readers give: rows of cells, and the headings that they stand under."""

from __future__ import annotations

from errcode.model import Record

FIELDS = ("code", "name", "http", "message", "description", "korean", "english", "note")
"""What a column can be; a reader that knows it writes it as `Grid.known`, a user as `--columns`."""


class Grid(Record):
    """A table of a document, or a list read as one."""

    headings: tuple[str, ...] = ()
    """The headings above it, the outermost first; names of enums, keys and sheets are headings too."""
    header: tuple[str, ...] | None = None
    """The cells of its own heading row, where it has one."""
    rows: tuple[tuple[str, ...], ...]
    place: str
    """Where it stands, for a person: `line 12`, `sheet Errors`."""
    beside: str = ""
    """The sentences right above it."""
    claim: str = ""
    """Why its reader knows that it lists errors, whatever its words: a dictionary's field of reject reasons."""
    known: tuple[str, ...] = ()
    """For each column the field that its reader knows it to be, as of a field called `code` in a payload; or `""`."""
    repeats: bool = False
    """Whether it says again what the document says elsewhere: its codes need no entry where they have one."""
    laid: bool = False
    """Whether its reader made the columns: no row of it names columns, and names in it are names."""
    last: bool = False
    """Whether it counts only where nothing else of the document lists errors: HTTP statuses of an API without codes."""
    guessed: bool = False
    """Whether it only looks like a list: left out without a word."""
    answers: tuple[object, ...] = ()
    """Error answers that the document shows, as parsed: what payloads look like."""

    @property
    def heading(self) -> str | None:
        """The nearest heading."""
        return self.headings[-1] if self.headings else None

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(len(self.header or ()), max(map(len, self.rows), default=0))

    def column(self, place: int) -> list[str]:
        """Give the cells of a column, without the empty ones."""
        return [row[place] for row in self.rows if place < len(row) and row[place]]
