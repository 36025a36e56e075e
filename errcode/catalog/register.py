"""Which provider a word names: its id, names and aliases, those of errcode's own tables before all others."""

from __future__ import annotations

import os

from errcode.catalog import index
from errcode.catalog.folders import is_id
from errcode.catalog.table import Table
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from errcode.catalog.folders import Layers

    T = TypeVar("T")


class Register:
    """The names of all providers, each table's read when no other one has the word."""

    def __init__(
        self,
        layers: Layers,
        ids: Callable[[], list[str]],
        ask: Callable[[Iterable[str], Callable[[Table], list[str]]], list[list[str]]],
        note: Callable[[str], None],
    ) -> None:
        self._layers = layers
        self._ids = ids
        self._ask = ask
        self._note = note
        self._names: dict[str, str] | None = None
        self._base_names: dict[str, str] | None = None
        self._indexed: dict[str, list[str]] | None = None

    def resolve(self, name: str) -> str | None:
        """Give the id of the provider of this id, name or alias, in any case; None when there is none.

        What errcode itself means by a word, no other table can take. (`Layers.own` has the ids of its own tables.)
        """
        folded = _composed(name).casefold()
        own = self._named_by_base().get(folded)
        if own or (is_id(folded) and self._layers.files(folded)):
            return own or folded
        return self._all().get(folded)

    def _all(self) -> dict[str, str]:
        if self._names is None:
            others = [provider for provider in self._ids() if provider not in self.indexed]
            read = {provider: names for provider, *names in self._ask(others, _named)}
            names = {known: provider for provider in sorted(read, reverse=True) for known in read[provider]}
            self._names = {**names, **self._named_by_base()}
        return self._names

    def _named_by_base(self) -> dict[str, str]:
        """Give the names and aliases in the base's own tables, whatever other tables change in them."""
        if self._base_names is None:
            known = index.providers(self._layers.folder)
            for provider in self._ids():
                if provider not in known and os.path.isfile(self._layers.base(provider)):
                    known[provider] = self._names_in_base(provider)
            self._base_names = {word: provider for provider in sorted(known, reverse=True) for word in known[provider]}
        return self._base_names

    def _names_in_base(self, provider: str) -> list[str]:
        path = self._layers.base(provider)
        if self._layers.files(provider) == [path]:
            return [name for _, *names in self._ask([provider], _named) for name in names]
        from errcode.catalog.tablefile import read_table

        try:
            data = read_table(path, provider)
        except TableError as error:
            self._note(str(error))
            return []
        return Table(data, ("bundled",), {}).provider.names

    @property
    def indexed(self) -> dict[str, list[str]]:
        """The providers that the index knows all about, with their names."""
        if self._indexed is None:
            others = self._layers.others()  # asking each provider's files costs a start a twentieth
            self._indexed = {
                provider: names
                for provider, names in index.providers(self._layers.folder).items()
                if provider not in others or self._layers.files(provider) == [self._layers.base(provider)]
            }
        return self._indexed

    def nearest(self, name: str, limit: int) -> list[str]:
        """Give the ids of the providers whose id, name or alias is most like this word."""
        import difflib

        from errcode.text.bounds import LONGEST_WORD

        if len(name) > LONGEST_WORD:
            return []
        names = {**self._all(), **{provider: provider for provider in self._ids()}}
        near = difflib.get_close_matches(name.casefold(), names, n=limit * 2, cutoff=0.6)
        return list(dict.fromkeys(names[close] for close in near))[:limit]


def _named(table: Table) -> list[str]:
    """Give a provider's id, and then its names."""
    return [table.provider.id, *table.provider.names]


def _composed(name: str) -> str:
    """Give a name with its Hangul composed: macOS takes it apart."""
    if name.isascii():
        return name
    from unicodedata import normalize

    return normalize("NFC", name)
