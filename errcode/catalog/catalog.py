"""All tables that can be reached, and what is asked of several of them.

A table is a file named by its provider's id. Folders are searched in order of precedence (project, user, bundled), so
that a question about one provider opens only that provider's files.
"""

from __future__ import annotations

import os

from errcode.catalog import index, policy
from errcode.catalog.folders import VOCABULARY, is_id, is_table, table_folders
from errcode.catalog.policy import text_of
from errcode.catalog.table import IndexedTable, Table, read, read_table
from errcode.model import TYPE_CHECKING, TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from errcode.catalog.table import Row
    from errcode.model import Entry, Kind, Text

    T = TypeVar("T")

__all__ = ["Catalog", "Row", "Table"]


class Catalog:
    """All tables that can be reached, each read when it is asked for."""

    def __init__(self, folders: Iterable[str] | None = None) -> None:
        self.folders = tuple(folders) if folders is not None else table_folders()
        self.problems: list[str] = []
        """One line for each table that could not be read and was not needed."""
        self._tables: dict[str, Table] = {}
        self._kinds: dict[str, Kind] = {}
        self._retries: dict[str, Text] = {}
        self._names: dict[str, str] | None = None
        self._indexed: dict[str, list[str]] | None = None
        self.engine: Any = None
        """What `errcode.engine` has made of these tables: it lives as long as they do."""

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds by id."""
        if not self._kinds:
            self._read_kinds()
        return self._kinds

    @property
    def retries(self) -> dict[str, Text]:
        """The names of the retry policies by id."""
        if not self._retries:
            self._read_kinds()
        return self._retries

    @property
    def network(self) -> Row:
        """What is known of requests that fail on their way (`errcode.recognise.network`)."""
        return read(os.path.join(self.folders[-1], VOCABULARY, "network.json"))

    def _read_kinds(self) -> None:
        data = read(os.path.join(self.folders[-1], VOCABULARY, "kinds.json"))
        self._retries = {retry["id"]: text_of(retry["name"]) for retry in data["retries"]}
        self._kinds = policy.kinds(data, read(os.path.join(self.folders[-1], VOCABULARY, "cases.json")))

    def ids(self) -> list[str]:
        """Give the ids of all providers that have a table, sorted."""
        found = {
            name[:-5]
            for folder in self.folders
            if os.path.isdir(folder)
            for name in os.listdir(folder)
            if is_table(name)
        }
        return sorted(found | self._tables.keys())

    def having(self, data: Row) -> Catalog:
        """Give these tables with another one, which is on no disk, in the place of the one of its id."""
        catalog = Catalog(self.folders)
        catalog._tables = {**self._tables, data["id"]: Table(data, ("bundled",), self.kinds)}
        return catalog

    def files(self, provider: str) -> list[str]:
        """Give the files that make up a provider's table, the one that wins first."""
        paths = (os.path.join(folder, f"{provider}.json") for folder in self.folders)
        return [path for path in paths if os.path.isfile(path)]

    def resolve(self, name: str) -> str | None:
        """Give the id of the provider of this id, name or alias, in any case; None when there is none."""
        folded = name.casefold()
        if is_id(folded) and self.files(folded):
            return folded
        if self._names is None:
            others = [provider for provider in self.ids() if provider not in self._indexed_names()]
            read = {provider.id: provider.names for provider in self._ask(others, lambda table: table.provider)}
            names = {**self._indexed_names(), **read}
            self._names = {known: provider for provider in sorted(names, reverse=True) for known in names[provider]}
        return self._names.get(folded)

    def _indexed_names(self) -> dict[str, list[str]]:
        """Give the providers that the index knows all about, with their names."""
        if self._indexed is None:
            bundled = self.folders[-1]
            self._indexed = {
                provider: names
                for provider, names in index.providers(bundled).items()
                if self.files(provider) == [os.path.join(bundled, f"{provider}.json")]
            }
        return self._indexed

    def nearest_providers(self, name: str, limit: int = 3) -> list[str]:
        """Give the ids of the providers whose id, name or alias is most like this word."""
        import difflib

        from errcode.text.bounds import LONGEST_WORD

        if len(name) > LONGEST_WORD:
            return []
        self.resolve("")
        names = {**(self._names or {}), **{provider: provider for provider in self.ids()}}
        near = difflib.get_close_matches(name.casefold(), names, n=limit * 2, cutoff=0.6)
        return list(dict.fromkeys(names[close] for close in near))[:limit]

    def table(self, provider: str) -> Table:
        """Read a provider's table.

        Raises:
            TableError: The table does not exist or is broken; the text names file, place and remedy.
        """
        if provider not in self._tables:
            files = self.files(provider)
            if not files:
                raise TableError(f"there is no table {provider!r} in {', '.join(self.folders)}")
            self._tables[provider] = self._load(provider, files)
        return self._tables[provider]

    def tables(self, providers: Iterable[str] = (), *, whole: bool = True) -> list[Table]:
        """Read the tables of some providers, or of all; not whole, those that are indexed without their entries.

        A broken table is skipped and noted in `problems` when all are asked for; asked for by name it raises.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        named = list(providers)
        if named:
            return [self.table(provider) for provider in named]
        return self._ask(self.ids(), Table.whole if whole else lambda table: table)

    def entries(self, word: str, providers: Iterable[str] = ()) -> list[Entry]:
        """Give the entries of a code or name at some providers, or (none named) wherever it is.

        A broken table is treated as `tables` does.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        named = list(providers)
        if named:
            return [entry for table in self.tables(named) for entry in table.entries(word)]
        for ids in (self._likely(word), self.ids()):  # that nobody has a code is for the tables to say
            found = [entry for entries in self._ask(ids, lambda table: table.entries(word)) for entry in entries]
            if found:
                return found
        return []

    def holders(self, word: str) -> list[str]:
        """Give the ids of the providers that have a code or name; broken tables are noted."""
        found = self._ask(self._likely(word), lambda table: table.entries(word))
        return [entries[0].provider for entries in found if entries]

    def _likely(self, word: str) -> list[str]:
        """Give the ids of all tables but those that, as the index knows, have no such code or name."""
        passed = self._indexed_names().keys() - index.holders(self.folders[-1], word)
        return [provider for provider in self.ids() if provider not in passed]

    def _ask(self, providers: Iterable[str], question: Callable[[Table], T]) -> list[T]:
        """Ask tables something; a broken one is noted and gives no answer."""
        answers = []
        for provider in providers:
            try:
                answers.append(question(self.table(provider)))
            except TableError as error:
                if str(error) not in self.problems:
                    self.problems.append(str(error))
        return answers

    def _indexed_table(self, provider: str) -> Table | None:
        try:
            file = index.indexed(self.folders[-1], provider)
            return IndexedTable(file, self.kinds) if file else None
        except index.StaleError:
            return None

    def _load(self, provider: str, files: list[str]) -> Table:
        from_bundled = os.path.join(self.folders[-1], "")
        if len(files) == 1 and files[0].startswith(from_bundled):
            indexed = self._indexed_table(provider)
            if indexed is not None:  # its truth is its length, and that is known only when all is read
                return indexed
        layers: list[tuple[str, Row]] = []
        for path in files:
            bundled = path.startswith(from_bundled)
            data = read_table(path, provider) if bundled else _kept(path, provider)
            layers.append(("bundled" if bundled else path, data))
            if not data.get("extends"):
                break
        if layers[-1][1].get("extends"):
            raise TableError(f"{layers[-1][0]}: it extends {provider!r}, and no other folder has that table")
        data = layers[-1][1]
        if len(layers) > 1:
            from errcode.catalog.patch import patched

            for origin, patch in reversed(layers[:-1]):
                data = patched(data, patch, origin)
        if not data.get("replaces") and len(files) > len(layers):
            raise TableError(
                f'{layers[-1][0]}: {provider!r} exists already; say "replaces": true to take its place, '
                f'or "extends": "{provider}" to change parts of it'
            )
        table = Table(data, tuple(origin for origin, _ in layers), self.kinds)
        if len(layers) == 1 and layers[0][0] != "bundled":
            table.file = layers[0][0]
        return table


def _kept(path: str, provider: str) -> Row:
    from errcode.catalog import cache

    return cache.kept(path, "table", lambda: read_table(path, provider))
