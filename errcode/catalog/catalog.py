"""All tables that can be reached, and what is asked of several of them.

A table is a file named by its provider's id. Folders are searched in order of precedence (project, user, bundled), so
that a question about one provider opens only that provider's files.
"""

from __future__ import annotations

import os

from errcode.catalog import index, policy
from errcode.catalog.folders import VOCABULARY, Layers, missing, table_folders, user_folder
from errcode.catalog.indexed import IndexedKinds, IndexedTable
from errcode.catalog.policy import text_of
from errcode.catalog.table import Table
from errcode.model import TableError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from errcode.catalog.register import Register
    from errcode.catalog.table import Row
    from errcode.model import Entry, Kind, Text

    T = TypeVar("T")

__all__ = ["Catalog", "Row", "Table"]


class Catalog:
    """All tables that can be reached, each read when it is asked for."""

    def __init__(self, folders: Iterable[str] | None = None) -> None:
        self.folders = tuple(folders) if folders is not None else table_folders()
        self.problems: list[str] = []
        """One line for each table that is left out and was not needed: it cannot be read, or must be allowed first."""
        self.remarks: list[str] = [] if folders is not None else missing()
        """One line for each table that is used although something is wrong with it, and each folder that is missing."""
        self.words: list[str] = []
        """Files of words of others (`errcode.catalog.vocabulary`) with which was searched."""
        self._hiding: set[str] = set()
        """Files that answer in the place of another table, as a remark says."""
        self._layers = Layers(self.folders, self._note, _trusted)
        self._names: Register | None = None
        self._tables: dict[str, Table] = {}
        self._kinds: dict[str, Kind] = {}
        self._retries: dict[str, Text] = {}
        self._kinds_read: Row = {}
        """The vocabulary's files of kinds and of their situations, as one."""
        self._words: dict[str, str] = {}
        """Codes and names of tables that were not read, in lower case, a line each."""
        self._kinds_asked = IndexedKinds(self.folders[-1], lambda: self._kinds_and_cases)
        self.engine: Any = None
        """What `errcode.engine` has made of these tables: it lives as long as they do."""

    @property
    def _register(self) -> Register:
        """Whose names are whose: loaded when a word is no id of errcode's own, because most look-ups name one."""
        if self._names is None:
            from errcode.catalog.register import Register

            self._names = Register(self._layers, self.ids, self._ask, self._note)
        return self._names

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds by id."""
        if not self._kinds:
            self._kinds = policy.kinds(self._kinds_and_cases)
        return self._kinds

    @property
    def retries(self) -> dict[str, Text]:
        """The names of the retry policies by id."""
        if not self._retries:
            self._retries = {retry["id"]: text_of(retry["name"]) for retry in self._kinds_and_cases["retries"]}
        return self._retries

    @property
    def network(self) -> Row:
        """What is known of requests that fail on their way (`errcode.recognise.network`)."""
        return self._vocabulary("network")

    @property
    def _kinds_and_cases(self) -> Row:
        if not self._kinds_read:
            self._kinds_read = {**self._vocabulary("kinds"), **self._vocabulary("cases")}
        return self._kinds_read

    def _vocabulary(self, name: str) -> Row:
        from errcode.catalog.tablefile import read

        return read(os.path.join(self.folders[-1], VOCABULARY, f"{name}.json"))

    def ids(self) -> list[str]:
        """Give the ids of all providers that have a table, sorted."""
        return sorted(self._layers.ids() | self._tables.keys())

    def having(self, data: Row) -> Catalog:
        """Give these tables with another one, which is on no disk, in the place of the one of its id."""
        catalog = Catalog(self.folders)
        catalog._tables = {**self._tables, data["id"]: Table(data, ("bundled",), self.kinds)}
        return catalog

    def files(self, provider: str) -> list[str]:
        """Give the files that make up a provider's table, the one that wins first."""
        return self._layers.files(provider)

    def resolve(self, name: str) -> str | None:
        """Give the id of the provider of this id, name or alias, in any case; None when there is none."""
        return self._layers.own(name.casefold()) or self._register.resolve(name)

    def nearest_providers(self, name: str, limit: int = 3) -> list[str]:
        """Give the ids of the providers whose id, name or alias is most like this word."""
        return self._register.nearest(name, limit)

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
        """Read the tables of some providers, or of all, standards last and before them what is set aside.

        Not whole, the indexed are read without their entries.

        A broken table is skipped and noted in `problems` when all are asked for; asked for by name it raises.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        named = list(providers)
        if named:
            return [self.table(provider) for provider in named]
        found = self._ask(self.ids(), Table.whole if whole else lambda table: table)
        return sorted(found, key=lambda table: table.provider.row)

    def entries(self, word: str, providers: Iterable[str] = ()) -> list[Entry]:
        """Give the entries of a code or name at some providers, or (none named) of all, in the order of `tables`.

        A named provider answers for a code that it has only as one of a class (`covers`), too. What a standard sets
        aside, because its codes mean nothing without their section, only answers when the standard is named. A broken
        table is treated as `tables` does.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        named = list(providers)
        if named:
            tables = self.tables(named)
            return [entry for table in tables for entry in table.entries(word) or table.covering(word)]
        # That nobody has a code is for the tables to say.
        return self._unasked(self._likely(word), word) or self._unasked(self.ids(), word)

    def _unasked(self, ids: Iterable[str], word: str) -> list[Entry]:
        """Give what some providers have for a question that names nobody."""
        asked = self._ask(ids, lambda table: (table.provider.row, table.unasked(word)))
        return [entry for _, some in sorted(asked, key=lambda each: each[0]) for entry in some]

    def holders(self, word: str) -> list[str]:
        """Give the ids of the providers that have a code or name; broken tables are noted."""
        found = self._ask(self._likely(word), lambda table: table.entries(word))
        return [entries[0].provider for entries in found if entries]

    def _likely(self, word: str) -> list[str]:
        """Give the ids of all tables but those that, as index and cache know, have no such code or name."""
        passed = self._register.indexed.keys() - index.holders(self.folders[-1], word)
        return [provider for provider in self.ids() if provider not in passed and self._may_have(provider, word)]

    def _may_have(self, provider: str, word: str) -> bool:
        """Say whether a table may have a code or name: of one that others gave, its words are kept by themselves."""
        if provider in self._tables or provider in self._register.indexed:
            return True
        files = self.files(provider)
        if len(files) != 1 or files[0] == self._layers.base(provider):
            return True
        from errcode.catalog import cache

        def words() -> str:
            rows = self.table(provider).rows
            return "\n".join(
                ("", *(text.casefold() for row in rows for text in (row["code"], row.get("name")) if text), "")
            )

        try:
            if provider not in self._words:
                self._words[provider] = cache.kept(files[0], "codes", words, 0)
        except TableError:  # it is asked, and then told
            return True
        return f"\n{word.casefold()}\n" in self._words[provider]

    def _ask(self, providers: Iterable[str], question: Callable[[Table], T]) -> list[T]:
        """Ask tables something; a broken one is noted and gives no answer."""
        answers = []
        for provider in providers:
            try:
                answers.append(question(self.table(provider)))
            except TableError as error:
                self._note(str(error))
        return answers

    def _note(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _remark(self, line: str) -> None:
        if line not in self.remarks:
            self.remarks.append(line)

    def foreign(self, origins: Iterable[str]) -> list[str]:
        """Give those of the files that answers come from that a reader must be told of.

        These are all but the base's, those of which a remark tells, and the user's own tables for providers that the
        base does not have.
        """
        others = [origin for origin in dict.fromkeys(origins) if origin != "bundled" and origin not in self._hiding]
        if not others:
            return []
        try:
            own = user_folder()
        except UsageError:
            own = ""
        return [
            path
            for path in others
            if os.path.dirname(path) != own or os.path.isfile(self._layers.base(os.path.basename(path)[:-5]))
        ]

    def _indexed_table(self, provider: str) -> Table | None:
        try:
            file = index.indexed(self.folders[-1], provider)
            return IndexedTable(file, self._kinds_asked) if file else None
        except index.StaleError:
            return None

    def _load(self, provider: str, files: list[str]) -> Table:
        base = self._layers.base(provider)
        if files == [base]:
            indexed = self._indexed_table(provider)
            if indexed is not None:  # its truth is its length, and that is known only when all is read
                return indexed
        from errcode.catalog import layered

        layers = layered.layers_of(provider, files, self.folders[-1], self._note, self._remark)
        data = layered.laid(provider, layers)
        if hiding := layered.hidden_by(provider, files, self.folders[-1], layers):
            self._hides(hiding, provider)
        table = Table(data, tuple(origin for origin, _ in layers), self._kinds_asked)
        table.reshaped = layered.reshaping(layers)
        if len(layers) == 1 and layers[0][0] != "bundled":
            table.file = layers[0][0]
        return table

    def _hides(self, path: str, provider: str) -> None:
        self._remark(
            f"{path} answers for {provider!r}, and another table of that id stands behind it; "
            f'say "replaces": true to keep it so without this line, or "extends": "{provider}" to have both'
        )
        self._hiding.add(path)


def _trusted(path: str) -> bool:
    """Say whether the user has allowed a project's table."""
    from errcode.catalog.trust import trusted

    return trusted(path)
