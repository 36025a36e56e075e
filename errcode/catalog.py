"""The tables: how one is read, and exact look-up in them.

A table is a file named by its provider's id. Folders are searched in order of precedence (project, user, bundled), so
that a question about one provider opens only that provider's files. Of bundled tables in an installed errcode only the
entries that are asked for are read (`errcode.index`); the rest of a table follows when it is needed.
"""

from __future__ import annotations

import os

from errcode import fastjson, index
from errcode.folders import table_folders
from errcode.model import (
    TYPE_CHECKING,
    Entry,
    Kind,
    Message,
    Provider,
    Section,
    Source,
    TableError,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, TypeVar

    Row = dict[str, Any]
    T = TypeVar("T")

RESERVED = ("kinds", "synonyms", "table.schema", "kinds.schema")
"""File names in a tables folder that are no provider's."""


class Table:
    """One provider's table: its rows as they were read, and entries made of them when they are asked for."""

    def __init__(self, data: Row, origins: tuple[str, ...], kinds: Mapping[str, Kind]) -> None:
        self._data = data
        self.origin = origins[-1]
        self.provider = _provider(data, origins)
        self._kinds = kinds
        self._sources = {source.id: source for source in self.provider.sources}
        self._by = data.get("by") or {}

    def __iter__(self) -> Iterator[Entry]:
        return map(self.entry, self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def data(self) -> Row:
        """The table as it was read, patches applied."""
        return self._data

    @property
    def rows(self) -> list[Row]:
        """The entries as they were read."""
        rows: list[Row] = self.data["errors"]
        return rows

    def whole(self) -> Table:
        """Give the table with everything in it read.

        Raises:
            TableError: It is broken.
        """
        assert self.data is not None
        return self

    @property
    def codes(self) -> int:
        """The number of different codes."""
        return len({row["code"] for row in self.rows})

    def entries(self, word: str) -> list[Entry]:
        """Give the entries whose code is this word; failing that, whose name or code it is in another case."""
        return [self.entry(row) for row in _having(word, self.rows)]

    def nearest(self, code: str, limit: int = 3) -> list[str]:
        """Give the documented codes that are most like this one, the likest first."""
        return nearest(code, dict.fromkeys(row["code"] for row in self.rows), limit)

    def entry(self, row: Row) -> Entry:
        """Make the entry of a row, its kind's retry policy and advice filled in."""
        kind = self._kinds.get(row.get("kind") or "")
        meaning = _text(row.get("meaning"))
        return Entry(
            provider=self.provider.id,
            code=row["code"],
            section=row.get("section"),
            name=row.get("name"),
            http_status=row.get("http_status"),
            messages=tuple(self._message(item) for item in row.get("messages") or ()),
            meaning=meaning,
            kind=row.get("kind"),
            retry=row.get("retry") or (kind.retry if kind else None),
            advice=kind.advice if kind else Text(),
            by=self._author(row, meaning),
            source=self._source(row),
            status=row.get("status") or "active",
            note=_text(row["note"]) if row.get("note") else None,
            origin=row.get("origin") or self.origin,
        )

    def _message(self, item: str | Row) -> Message:
        if isinstance(item, str):
            return Message(text=item)
        kind = self._kinds.get(item.get("kind") or "")
        meaning = _text(item["meaning"]) if item.get("meaning") else None
        return Message(
            text=item["text"],
            meaning=meaning,
            kind=item.get("kind"),
            retry=item.get("retry") or (kind.retry if kind else None),
            http_status=item.get("http_status"),
            advice=kind.advice if kind else None,
            by=self._author(item, meaning) if meaning else None,
            source=self._sources.get(item.get("source") or ""),
            status=item.get("status"),
        )

    def _author(self, row: Row, meaning: Text) -> Text:
        by = {**self._by, **(row.get("by") or {})}
        return Text(
            en=by.get("en", "provider") if meaning.en else None, ko=by.get("ko", "provider") if meaning.ko else None
        )

    def _source(self, row: Row) -> Source | None:
        named = row.get("source")
        if named:
            return self._sources.get(named)
        return self.provider.sources[0] if self.provider.sources else None


class IndexedTable(Table):
    """A bundled table of which only the entries that are asked for are read, until something asks for all of them."""

    def __init__(self, file: index.IndexedFile, kinds: Mapping[str, Kind]) -> None:
        super().__init__(file.head(), ("bundled",), kinds)
        self._file: index.IndexedFile | None = file

    @property
    def data(self) -> Row:
        """The table as it was read; read whole now.

        Raises:
            TableError: It is broken.
        """
        if self._file:
            self._data, self._file = _read_table(self._file.path, self.provider.id), None
        return self._data

    def entries(self, word: str) -> list[Entry]:
        """Give the entries of a code or name; what the index does not lead to is looked for in the whole table."""
        try:
            rows = _having(word, self._file.rows(word)) if self._file else []
        except index.Stale:
            rows = []
        return [self.entry(row) for row in rows] or super().entries(word)


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

    def _read_kinds(self) -> None:
        data = _read(os.path.join(self.folders[-1], "kinds.json"))
        self._retries = {retry["id"]: _text(retry["name"]) for retry in data["retries"]}
        self._kinds = {
            kind["id"]: Kind(
                id=kind["id"],
                name=_text(kind["name"]),
                advice=_text(kind["advice"]),
                retry=kind["retry"],
                ccxt=kind.get("ccxt"),
            )
            for kind in data["kinds"]
        }

    def ids(self) -> list[str]:
        """Give the ids of all providers that have a table, sorted."""
        found = {
            name[:-5]
            for folder in self.folders
            if os.path.isdir(folder)
            for name in os.listdir(folder)
            if name.endswith(".json") and name[:-5] not in RESERVED
        }
        return sorted(found)

    def files(self, provider: str) -> list[str]:
        """Give the files that make up a provider's table, the one that wins first."""
        paths = (os.path.join(folder, f"{provider}.json") for folder in self.folders)
        return [path for path in paths if os.path.isfile(path)]

    def resolve(self, name: str) -> str | None:
        """Give the id of the provider of this id, name or alias, in any case; None when there is none."""
        folded = name.casefold()
        if _is_id(folded) and self.files(folded):
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

    def tables(self, providers: Iterable[str] = ()) -> list[Table]:
        """Read the tables of some providers, or of all.

        A broken table is skipped and noted in `problems` when all are asked for; asked for by name it raises.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        named = list(providers)
        if named:
            return [self.table(provider) for provider in named]
        return self._ask(self.ids(), Table.whole)

    def entries(self, word: str, providers: Iterable[str] = ()) -> list[Entry]:
        """Give the entries of a code or name at some providers, or (none named) wherever it is.

        A broken table is treated as `tables` does.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        named = list(providers)
        if named:
            return [entry for table in self.tables(named) for entry in table.entries(word)]
        passed = self._indexed_names().keys() - index.holders(self.folders[-1], word)
        found = self._ask([id_ for id_ in self.ids() if id_ not in passed], lambda table: table.entries(word))
        return [entry for entries in found for entry in entries]

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
        except index.Stale:
            return None

    def _load(self, provider: str, files: list[str]) -> Table:
        from_bundled = os.path.join(self.folders[-1], "")
        if len(files) == 1 and files[0].startswith(from_bundled):
            indexed = self._indexed_table(provider)
            if indexed is not None:  # its truth is its length, and that is known only when all is read
                return indexed
        layers: list[tuple[str, Row]] = []
        for path in files:
            data = _read_table(path, provider)
            layers.append(("bundled" if path.startswith(from_bundled) else path, data))
            if not data.get("extends"):
                break
        if layers[-1][1].get("extends"):
            raise TableError(f"{layers[-1][0]}: it extends {provider!r}, and no other folder has that table")
        data = layers[-1][1]
        if len(layers) > 1:
            from errcode.overlay import patched

            for origin, patch in reversed(layers[:-1]):
                data = patched(data, patch, origin)
        if not data.get("replaces") and len(files) > len(layers):
            raise TableError(
                f'{layers[-1][0]}: {provider!r} exists already; say "replaces": true to take its place, '
                f'or "extends": "{provider}" to change parts of it'
            )
        return Table(data, tuple(origin for origin, _ in layers), self.kinds)


def _having(word: str, rows: list[Row]) -> list[Row]:
    """Give the rows whose code is this word; failing that, whose name or code it is in another case."""
    folded = word.casefold()
    return [row for row in rows if row["code"] == word] or [
        row for row in rows if folded in ((row.get("name") or "").casefold(), row["code"].casefold())
    ]


def nearest(code: str, codes: Iterable[str], limit: int = 3) -> list[str]:
    """Give the codes most like a code: the same digits first, then few edits, a common beginning, a close number."""
    digits = code.lstrip("-+0")
    near = []
    for other in codes:
        edits = 0 if other.lstrip("-+0") == digits else _edits(code.casefold(), other.casefold())
        if edits <= max(1, len(code) // 3):
            near.append((edits, -_common(code, other), _distance(code, other), other))
    return [other for *_, other in sorted(near)[:limit]]


def _edits(a: str, b: str) -> int:
    """Count the insertions, deletions, replacements and swaps of neighbours that lead from one word to the other."""
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a):
        above, row, earlier = row, [i + 1], before
        for j, y in enumerate(b):
            row.append(min(above[j + 1] + 1, row[j] + 1, above[j] + (x != y)))
            if i and j and x == b[j - 1] and a[i - 1] == y:
                row[-1] = min(row[-1], earlier[j - 1] + 1)
        before = above
    return row[-1]


def _common(a: str, b: str) -> int:
    """Count the characters with which both begin."""
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _distance(a: str, b: str) -> int:
    a, b = a.lstrip("-+"), b.lstrip("-+")
    return abs(int(a) - int(b)) if a.isdecimal() and b.isdecimal() else 0


def _is_id(word: str) -> bool:
    return word.replace("-", "").isalnum() and word not in RESERVED and "/" not in word


def _read(path: str) -> Row:
    try:
        with open(path, encoding="utf-8") as file:
            data = fastjson.loads(file.read())
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}; check the file's permissions") from None
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: byte {error.start}: not UTF-8; save the table as UTF-8") from None
    except ValueError as error:
        raise TableError(_broken(path, error)) from None
    except RecursionError:
        raise TableError(f"{path}: nested too deeply to be a table") from None
    if not isinstance(data, dict):
        raise TableError(f"{path}: a table is a JSON object; see tables/README.md")
    return data


def _broken(path: str, error: Any) -> str:
    """Word a JSONDecodeError, whose class would have to be imported to be named."""
    return f"{path}:{error.lineno}:{error.colno}: {error.msg}; correct the JSON or remove the file"


def _read_table(path: str, provider: str) -> Row:
    data = _read(path)
    _check(data, provider, path)
    return data


def _check(data: Row, provider: str, path: str) -> None:
    """Refuse what no command could use; everything finer is the linter's."""
    hint = f"run: errcode tables validate {path}"
    if not isinstance(data.get("errors", [] if data.get("extends") else None), list):
        raise TableError(f"{path}: it has no list of errors; {hint}")
    named = data.get("extends") or data.get("id")
    if named != provider:
        raise TableError(f"{path}: it says that it is {named!r}; name the file {named}.json or correct the id")
    for place, row in enumerate(data.get("errors") or ()):
        if not isinstance(row, dict) or not isinstance(row.get("code"), str):
            raise TableError(f"{path}: errors[{place}] has no code that is a string; {hint}")
        for key, wanted in (("messages", list), ("meaning", dict), ("name", str), ("kind", str), ("section", str)):
            if not isinstance(row.get(key), wanted | None):
                raise TableError(f"{path}: errors[{place}] ({row['code']}): {key} has the wrong type; {hint}")


def _provider(data: Row, origins: tuple[str, ...]) -> Provider:
    return Provider(
        id=data["id"],
        name=_text(data.get("name")),
        aliases=tuple(data.get("aliases") or ()),
        api=data.get("api"),
        hosts=tuple(data.get("hosts") or ()),
        mentions=tuple(data.get("mentions") or ()),
        sources=tuple(
            Source(**{key: source.get(key) for key in ("id", "url", "version", "retrieved", "note")})
            for source in data.get("sources") or ()
        ),
        sections=tuple(
            Section(
                id=section["id"],
                name=_text(section.get("name")),
                hosts=tuple(section.get("hosts") or ()),
                mentions=tuple(section.get("mentions") or ()),
                when=section.get("when"),
            )
            for section in data.get("sections") or ()
        ),
        payloads=tuple(data.get("payloads") or ()),
        idioms=tuple(data.get("idioms") or ()),
        origin=origins[-1],
    )


def _text(value: Mapping[str, str | None] | None) -> Text:
    return Text(en=value.get("en"), ko=value.get("ko")) if value else Text()
