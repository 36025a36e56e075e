"""One provider's table: exact look-up in it, and entries made of its rows."""

from __future__ import annotations

from errcode.catalog import policy
from errcode.catalog.policy import source_of, text_of
from errcode.model import Entry, Message, Provider, Source, Text, look_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from functools import cached_property
    from typing import Any, Protocol, TypeVar

    from errcode.model import Kind, Look

    class Kinds(Protocol):
        """Kinds by their ids, however they are read."""

        def get(self, key: str, /) -> Kind | None:
            """Give a kind; None where there is none of this id."""

    Row = dict[str, Any]
    T = TypeVar("T")
else:

    class cached_property:  # noqa: N801
        """`functools.cached_property`, for whose module a start would pay a tenth more."""

        def __init__(self, make):
            self._make = make

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, instance, owner):
            value = instance.__dict__[self._name] = self._make(instance)
            return value


ENTRIES = 64
"""So many entries of a table are kept as they were made last: what is asked for is asked for again."""
MANY = 8
"""Questions from which on a table's codes are sorted: reading through all entries costs less for a few."""


class Table:
    """One provider's table: its rows as they were read, and entries made of them when they are asked for."""

    def __init__(self, data: Row, origins: tuple[str, ...], kinds: Kinds) -> None:
        self._data = data
        self.origin = origins[-1]
        self.id: str = data["id"]
        """The provider's id."""
        self._kinds = kinds
        self._sources: dict[str, Source | None] = {}
        self._by = data.get("by") or {}
        self._clients = policy.Clients(data.get("clients"))
        self._entries: dict[int, tuple[Row, Entry]] = {}
        """Those that were made last, by the identity of their rows."""
        self._asked = 0
        self._words: dict[str, list[Row]] | None = None
        """Rows by what they are asked for by, in lower case; made when so many questions have come that it pays."""
        self._spelled: set[str] | None = None
        """Codes and names as they are written, made when it is first asked whether there is one."""
        self.reshaped: tuple[str, ...] = ()
        """The patches that change how the provider is recognised."""
        self.file: str | None = None
        """Its only file, when that is a user's."""
        self.texts: dict[int, Any] = {}
        """What a search has laid out of its entries, by the identity of their rows."""
        self.sections: dict[str | None, tuple[Any, Any]] = {}
        """The same of the names of its sections, with the words that it was laid out in."""

    def __iter__(self) -> Iterator[Entry]:
        return map(self.entry, self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def provider(self) -> Provider:
        """Whose codes they are; made when it is asked for, because an entry needs little of it."""
        from errcode.catalog.provider import provider_of

        return provider_of(self._data, self.origin, self.looks)

    @cached_property
    def called(self) -> tuple[str, ...]:
        """What the provider may be called in a question, in lower case."""
        return (self.id.casefold(), *self.provider.names)

    @cached_property
    def homonyms(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Names that mean something else as well, and the words of which one stands in a question that means it."""
        return tuple((row["name"], frozenset(row["beside"])) for row in self._data.get("homonyms") or ())

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """How to read what became of a request."""
        return policy.looks(self._data.get("look"), self._source)

    @property
    def data(self) -> Row:
        """The table as it was read, patches applied."""
        return self._data

    @property
    def rows(self) -> list[Row]:
        """The entries as they were read."""
        rows: list[Row] = self.data["errors"]
        return rows

    def read(self, code: str) -> list[Row] | None:  # noqa: ARG002 - an indexed table needs it
        """Give the entries of a code where they can be read without all others; else None."""
        return None

    def whole(self) -> Table:
        """Give the table with everything in it read.

        Raises:
            TableError: It is broken.
        """
        assert self.data is not None
        return self

    def kept(self, what: str, make: Callable[[], T]) -> T:
        """Give what is made of the entries; of a large file it is kept for the next time (`errcode.catalog.cache`)."""
        if self.file is None:
            return make()
        from errcode.catalog import cache

        return cache.kept(self.file, what, make)

    @property
    def codes(self) -> int:
        """The number of different codes."""
        return len({row["code"] for row in self.rows})

    def entries(self, word: str) -> list[Entry]:
        """Give the entries whose code is this word; failing that, whose name or code it is in another case."""
        self._asked += 1
        if self._words is None and self._asked >= MANY:
            words: dict[str, list[Row]] = {}
            for row in self.rows:
                for key in {row["code"].casefold(), (row.get("name") or row["code"]).casefold()}:
                    words.setdefault(key, []).append(row)
            self._words = words
        return [self.entry(row) for row in having(word, self._having(word))]

    def has(self, word: str) -> bool:
        """Say whether a code or its name is written in this very way."""
        return word in self.spelled

    @property
    def spelled(self) -> Collection[str]:
        """The codes and names, as they are spelled."""
        if self._spelled is None:
            names = {name for row in self.rows if (name := row.get("name"))}
            self._spelled = {row["code"] for row in self.rows} | names
        return self._spelled

    def indexed(self, what: str) -> bytes:  # noqa: ARG002 - an indexed table needs it
        """Give what the index keeps of the entries under a name; nothing where there is no index."""
        return b""

    def unasked(self, word: str) -> list[Entry]:
        """Give the entries of a code or name for a question that names nobody (`Catalog.entries`)."""
        found = self.entries(word)
        if not self.provider.standard:
            return found
        aside = {section.id for section in self.provider.sections if section.aside}
        return [entry for entry in found if entry.section not in aside]

    def _having(self, word: str) -> list[Row]:
        return self.rows if self._words is None else self._words.get(word.casefold(), [])

    def covering(self, code: str) -> list[Entry]:
        """Give the entries that answer for a code that has none of its own: the class of an SQLSTATE, `5xx`."""
        return [self.entry(row) for row in self.rows if covers(row, code)]

    def nearest(self, code: str, limit: int = 3) -> list[str]:
        """Give the documented codes that are most like this one, the likest first."""
        from errcode.catalog.nearest import nearest

        return nearest(code, dict.fromkeys(row["code"] for row in self.rows), limit)

    def entry(self, row: Row) -> Entry:
        """Give the entry of a row, retry policy and advice of its situation or kind filled in."""
        known = self._entries.get(id(row))
        if known is None or known[0] is not row:
            if len(self._entries) >= ENTRIES:
                self._entries.clear()
            known = self._entries[id(row)] = (row, self._entry(row))
        return known[1]

    def _entry(self, row: Row) -> Entry:
        meaning = text_of(row.get("meaning"))
        decided = policy.decided(row, self._kinds.get(row.get("kind") or ""))
        return Entry(
            provider=self.id,
            code=row["code"],
            section=row.get("section"),
            name=row.get("name"),
            http_status=row.get("http_status"),
            messages=tuple(self._message(item, row) for item in row.get("messages") or ()),
            meaning=meaning,
            kind=row.get("kind"),
            **decided,
            causes=policy.causes(row.get("causes")),
            wait_from=policy.waits(row.get("wait_from")),
            look=look_of(self.looks, row.get("section")),
            clients=self._clients.of(row["code"], row.get("section")),
            by=self._author(row, meaning),
            source=self._source(row.get("source") or self._first_source),
            seen=row.get("seen"),
            confirmed=row.get("confirmed", True),
            status=row.get("status") or "active",
            note=_remark(row["note"]) if row.get("note") else None,
            origin=row.get("origin") or self.origin,
        )

    def policies(self, row: Row) -> set[str]:
        """Give the retry policies of a row and of its messages."""
        messages = [self._message(item, row) for item in row.get("messages") or () if not isinstance(item, str)]
        decided: str | None = policy.decided(row, self._kinds.get(row.get("kind") or ""))["retry"]
        return {retry for retry in (decided, *(message.retry for message in messages)) if retry}

    def _message(self, item: str | Row, row: Row) -> Message:
        if isinstance(item, str):
            return Message(text=item)
        meaning = text_of(item["meaning"]) if item.get("meaning") else None
        own = any(item.get(name) for name in ("kind", "case", "retry", "advice"))
        kind = self._kinds.get(item.get("kind") or row.get("kind") or "")
        return Message(
            text=item["text"],
            meaning=meaning,
            kind=item.get("kind"),
            **(policy.decided(item, kind) if own else {}),
            http_status=item.get("http_status"),
            causes=policy.causes(item["causes"]) if item.get("causes") else None,
            wait_from=policy.waits(item["wait_from"]) if item.get("wait_from") else None,
            by=self._author(item, meaning) if meaning else None,
            source=self._source(item.get("source")),
            seen=item.get("seen"),
            confirmed=item.get("confirmed"),
            status=item.get("status"),
        )

    def _author(self, row: Row, meaning: Text) -> Text:
        by = {**self._by, **(row.get("by") or {})}
        return Text(
            en=by.get("en", "provider") if meaning.en else None, ko=by.get("ko", "provider") if meaning.ko else None
        )

    @property
    def _first_source(self) -> str | None:
        sources = self._data.get("sources")
        return sources[0]["id"] if sources else None

    def _source(self, id_: str | None) -> Source | None:
        """Give the source of an id; made when it is first named."""
        if id_ and id_ not in self._sources:
            rows = self._data.get("sources") or ()
            self._sources[id_] = next((source_of(row) for row in rows if row["id"] == id_), None)
        return self._sources.get(id_ or "")


def having(word: str, rows: list[Row]) -> list[Row]:
    """Give the rows whose code is this word; failing that, whose name or code it is in another case."""
    folded = word.casefold()
    return [row for row in rows if row["code"] == word] or [
        row for row in rows if folded in ((row.get("name") or "").casefold(), row["code"].casefold())
    ]


def providers_of(tables: Sequence[Table]) -> list[Table]:
    """Give the tables that are no standards; where there are only standards, these: somebody asked for them."""
    return [table for table in tables if not table.provider.standard] or list(tables)


def holders(tables: Sequence[Table], word: str) -> list[str]:
    """Give the ids of the providers that have a code, or a name of one, written in this very way."""
    return [table.provider.id for table in tables if table.has(word)]


def covers(row: Row, code: str) -> bool:
    """Tell whether an entry answers for a code: one of its patterns fits, in which `x` is any letter or digit."""
    return any(
        len(pattern) == len(code)
        and all(sign == other or (sign == "x" and other.isalnum()) for sign, other in zip(pattern, code, strict=True))
        for pattern in row.get("covers") or ()
    )


def _remark(value: Mapping[str, str | None]) -> Text:
    """Give a note; what it says in other languages than ours stands behind the English, under its tag."""
    others = [f"{language}: {text}" for language, text in value.items() if language not in ("en", "ko") and text]
    return Text(en="\n".join(filter(None, (value.get("en"), *others))) or None, ko=value.get("ko"))
