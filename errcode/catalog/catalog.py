"""All tables that can be reached, and what is asked of several of them.

A table is a file named by its provider's id. Folders are searched in order of precedence (project, user, bundled), so
that a question about one provider opens only that provider's files.
"""

from __future__ import annotations

import os

from errcode.catalog import index, policy
from errcode.catalog.folders import VOCABULARY, Layers, is_id, missing, table_folders, user_folder
from errcode.catalog.policy import text_of
from errcode.catalog.table import IndexedKinds, IndexedTable, Table, read, read_table
from errcode.model import TableError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from errcode.catalog.table import Row
    from errcode.model import Entry, Kind, Text

    T = TypeVar("T")

SCHEMA = "table.schema.json"
_UNSEEN = {"$schema", "id", "extends", "errors", "name", "api", "examples", "sources"}
"""Keys of a patch that change what is said of a code and not which code it is: entries say themselves who said it."""

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
        self._tables: dict[str, Table] = {}
        self._kinds: dict[str, Kind] = {}
        self._retries: dict[str, Text] = {}
        self._names: dict[str, str] | None = None
        self._base_names: dict[str, str] | None = None
        self._indexed: dict[str, list[str]] | None = None
        self._words: dict[str, str] = {}
        """Codes and names of tables that were not read, in lower case, a line each."""
        self._indexed_kinds = IndexedKinds(self.folders[-1], lambda: self.kinds)
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
        """Give the id of the provider of this id, name or alias, in any case; None when there is none.

        What errcode itself means by a word, no other table can take.
        """
        folded = _composed(name).casefold()
        if is_id(folded) and os.path.isfile(self._base(folded)):
            return folded
        own = self._named_by_base().get(folded)
        if own or (is_id(folded) and self.files(folded)):
            return own or folded
        if self._names is None:
            others = [provider for provider in self.ids() if provider not in self._indexed_names()]
            read = {provider.id: provider.names for provider in self._ask(others, lambda table: table.provider)}
            names = {known: provider for provider in sorted(read, reverse=True) for known in read[provider]}
            self._names = {**names, **self._named_by_base()}
        return self._names.get(folded)

    def _base(self, provider: str) -> str:
        """Give the path of a provider's table in the folder that all others change."""
        return os.path.join(self.folders[-1], f"{provider}.json")

    def _named_by_base(self) -> dict[str, str]:
        """Give the names and aliases in the base's own tables, whatever other tables change in them."""
        if self._base_names is None:
            known = index.providers(self.folders[-1])
            for provider in self.ids():
                if provider not in known and os.path.isfile(self._base(provider)):
                    known[provider] = self._names_in_base(provider)
            self._base_names = {word: provider for provider in sorted(known, reverse=True) for word in known[provider]}
        return self._base_names

    def _names_in_base(self, provider: str) -> list[str]:
        if self.files(provider) == [self._base(provider)]:
            return [name for names in self._ask([provider], lambda table: table.provider.names) for name in names]
        try:
            data = read_table(self._base(provider), provider)
        except TableError as error:
            self._note(str(error))
            return []
        return Table(data, ("bundled",), {}).provider.names

    def _indexed_names(self) -> dict[str, list[str]]:
        """Give the providers that the index knows all about, with their names."""
        if self._indexed is None:
            others = self._layers.others()  # asking each provider's files costs a start a twentieth
            self._indexed = {
                provider: names
                for provider, names in index.providers(self.folders[-1]).items()
                if provider not in others or self.files(provider) == [self._base(provider)]
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
        passed = self._indexed_names().keys() - index.holders(self.folders[-1], word)
        return [provider for provider in self.ids() if provider not in passed and self._may_have(provider, word)]

    def _may_have(self, provider: str, word: str) -> bool:
        """Say whether a table may have a code or name: of one that others gave, its words are kept by themselves."""
        if provider in self._tables or provider in self._indexed_names():
            return True
        files = self.files(provider)
        if len(files) != 1 or files[0] == self._base(provider):
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
            if os.path.dirname(path) != own or os.path.isfile(self._base(os.path.basename(path)[:-5]))
        ]

    def _indexed_table(self, provider: str) -> Table | None:
        try:
            file = index.indexed(self.folders[-1], provider)
            return IndexedTable(file, self._indexed_kinds) if file else None
        except index.StaleError:
            return None

    def _load(self, provider: str, files: list[str]) -> Table:
        base = self._base(provider)
        if files == [base]:
            indexed = self._indexed_table(provider)
            if indexed is not None:  # its truth is its length, and that is known only when all is read
                return indexed
        layers = self._read(provider, files)
        data = _layered(provider, layers)
        if files[-1] != (base if layers[-1][0] == "bundled" else layers[-1][0]) and not data.get("replaces"):
            self._stands_before(layers[-1][0], provider)
        table = Table(data, tuple(origin for origin, _ in layers), self._indexed_kinds)
        table.reshaped = tuple(path for path, patch in layers[:-1] if patch.keys() - _UNSEEN)
        if len(layers) == 1 and layers[0][0] != "bundled":
            table.file = layers[0][0]
        return table

    def _read(self, provider: str, files: list[str]) -> list[tuple[str, Row]]:
        """Read the files of a provider's table down to the first that stands by itself, each with its origin.

        One that is broken is noted and left out where another one stands behind it.

        Raises:
            TableError: None of them can be read, or the last one is a broken base.
        """
        base, layers = self._base(provider), []
        for path in files:
            try:
                data = read_table(path, provider) if path == base else self._kept(path, provider)
            except TableError as error:
                if path == files[-1]:
                    raise
                self._note(str(error))
                continue
            layers.append(("bundled" if path == base else path, data))
            if not data.get("extends"):
                break
        return layers

    def _stands_before(self, path: str, provider: str) -> None:
        """Remark that a table answers in the place of another one, which an update may have brought behind it."""
        remark = (
            f"{path} answers for {provider!r}, and another table of that id stands behind it; "
            f'say "replaces": true to keep it so without this line, or "extends": "{provider}" to have both'
        )
        if remark not in self.remarks:
            self.remarks.append(remark)
        self._hiding.add(path)

    def _kept(self, path: str, provider: str) -> Row:
        """Read a table that is not errcode's own: against the schema when it is first read, then as it was kept."""
        from errcode.catalog import cache
        from errcode.catalog.checked import read_checked

        def make() -> tuple[Row, list[str]]:
            return read_checked(path, provider, os.path.join(self.folders[-1], SCHEMA))

        kept: Any = cache.kept(path, "table", make, 0)
        whole = isinstance(kept, tuple) and len(kept) == 2 and isinstance(kept[0], dict)
        data, remarks = kept if whole and provider in (kept[0].get("id"), kept[0].get("extends")) else make()
        self.remarks += (remark for remark in remarks if remark not in self.remarks)
        return data


def _layered(provider: str, layers: list[tuple[str, Row]]) -> Row:
    """Lay a provider's tables over each other, the one that wins first.

    Raises:
        TableError: A patch has nothing below it.
    """
    origin, data = layers[-1]
    if data.get("extends"):
        raise TableError(f"{origin}: it extends {provider!r}, and no other folder has that table")
    if len(layers) > 1:
        from errcode.catalog.patch import patched

        for path, patch in reversed(layers[:-1]):
            data = patched(data, patch, path)
    return data


def _trusted(path: str) -> bool:
    """Say whether the user has allowed a project's table."""
    from errcode.catalog.trust import trusted

    return trusted(path)


def _composed(name: str) -> str:
    """Give a name with its Hangul composed: macOS takes it apart."""
    if name.isascii():
        return name
    from unicodedata import normalize

    return normalize("NFC", name)
