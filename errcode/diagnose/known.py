"""The providers whose errors are known: their names, their codes, and who has which code."""

from __future__ import annotations

from errcode.catalog.table import holders
from errcode.diagnose import points
from errcode.diagnose.codes import Codebook
from errcode.recognise.names import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from errcode.catalog.catalog import Table
    from errcode.recognise.names import Mention

ANSWERS = 2048
"""So many codes' owners are remembered."""


class Known:
    """What a set of tables says about providers, each piece made when it is first asked for.

    Args:
        tables: The tables.
        only: Ids of the providers whose text it is, when that is known: they need no proof.
        default: Id of the provider to prefer when a text names none.
    """

    def __init__(self, tables: Sequence[Table], only: Collection[str] = (), default: str | None = None) -> None:
        self.only = frozenset(only)
        self.default = default
        self.tables = [table for table in tables if not self.only or table.provider.id in self.only]
        self._names: Names | None = None
        self._books: dict[str, Codebook] = {}
        self._owners: dict[str, list[str]] = {}

    @property
    def names(self) -> Names:
        """The names of the providers."""
        if self._names is None:
            self._names = Names(table.provider for table in self.tables)
        return self._names

    def mentions(self, text: str) -> list[Mention]:
        """Give the places in a text that name a provider."""
        return self.names.mentions(text)

    def book(self, provider: str) -> Codebook:
        """Give the codes of a provider."""
        book = self._books.get(provider)
        if book is None:
            table = next(table for table in self.tables if table.provider.id == provider)
            book = self._books[provider] = Codebook(table)
        return book

    def holders(self, code: str) -> list[str]:
        """Give the providers that have a code, or a code of this name."""
        owners = self._owners.get(code)
        if owners is None:
            owners = self._having(code) or self._having(code.removesuffix(".0"))
            if len(self._owners) >= ANSWERS:
                self._owners.clear()
            self._owners[code] = owners
        return owners

    def _having(self, code: str) -> list[str]:
        return holders(self.tables, code) if code else []

    def named(self, provider: str, named: dict[str, float]) -> float:
        """Say how much a provider is named, by the text or by whoever gave it."""
        if provider in self.only:
            return max(points.GIVEN, named.get(provider, 0.0))
        if provider == self.default and not named:
            return points.USUAL
        return named.get(provider, 0.0)
