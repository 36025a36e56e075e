"""What is made once of the tables and asked again and again: diagnoser, index of messages, texts to search.

Each is made when it is first asked for, under one lock, and kept until a table changes; asking for it looks whether one
has. Whoever explains or searches asks an engine for what it needs and builds nothing by hand, so that all give the same
answers. What is made stands in its own room; here stands only how long it lives.
"""

from __future__ import annotations

import os
import threading
from time import monotonic

from errcode.catalog import stamps
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder, table_folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from errcode.catalog.catalog import Table
    from errcode.catalog.stamps import Stamp
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.matching.corpus import Corpus
    from errcode.matching.messages import MessageIndex
    from errcode.matching.vocabulary import Vocabulary
    from errcode.model import Match
    from errcode.recognise.network import Network

    T = TypeVar("T")

NARROWED = 32
"""So many choices of providers are kept warm; then it is begun anew, so that memory does not grow."""
PATIENCE = 0.05
"""Seconds in which it is not looked again whether a table has changed: the looking costs more than most answers."""
SEARCHED = 100
"""So many questions' matches are kept, of so many matches each at most."""
FOLDERS = 8
"""So many lists of folders have an engine in a process."""

_lock = threading.RLock()


class Engine:
    """Tables, and what is made of them; safe under threads, sent to another process as what it was made of.

    Args:
        folders: The folders of tables, the one that wins first; by default the project's, the user's, the bundled one.
        only: Ids of the providers whose text it is, when that is known; none means all.
        default: Id of the provider to prefer when a text names none.
        catalog: Tables that are there already: they are asked instead, and never renewed.
        whole: The engine of all providers, where this one is of some of them: what says nothing of providers is its.
    """

    def __init__(
        self,
        folders: Iterable[str] | None = None,
        only: Iterable[str] = (),
        default: str | None = None,
        *,
        catalog: Catalog | None = None,
        whole: Engine | None = None,
    ) -> None:
        self.folders = catalog.folders if catalog else table_folders() if folders is None else tuple(folders)
        self.only = tuple(only)
        self.default = default
        self._given = catalog
        self._of = whole or self
        self._state: tuple[list[str], Stamp, dict[Any, Any]] | None = None
        """What is watched, how it was when the rest was begun, and what has been made since."""
        self._looked = 0.0

    def __reduce__(self) -> tuple[type[Engine], tuple[object, ...]]:
        return Engine, (self.folders, self.only, self.default)

    @property
    def catalog(self) -> Catalog:
        """The tables that can be reached, each read when it is asked for."""
        return self._given or self._kept("catalog", lambda: Catalog(self.folders))

    @property
    def tables(self) -> list[Table]:
        """The tables of all providers or of those named; an indexed one is read whole when its entries are asked for.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        return self._kept("tables", lambda: self.catalog.tables(self.only, whole=False))

    @property
    def whole_tables(self) -> list[Table]:
        """The same tables, all of their entries read; nobody may change what is given.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        return self._kept("whole tables", lambda: self.catalog.tables(self.only))

    @property
    def diagnoser(self) -> Diagnoser:
        """What explains texts.

        Raises:
            TableError: One of the named tables is missing or broken.
        """
        return self._kept("diagnoser", self._diagnoser)

    @property
    def messages(self) -> MessageIndex:
        """The index of the providers' messages; a standard's words are everybody's."""
        return self._kept("messages", self._messages)

    @property
    def corpus(self) -> Corpus:
        """The texts of all entries, laid out for searching."""
        return self._kept("corpus", self._corpus)

    def laid(self, tables: list[Table]) -> Corpus:
        """Give the texts of some of the tables, laid out for searching."""
        only = tuple([table.provider.id for table in tables])
        own = self._kept("own", lambda: tuple([table.provider.id for table in self.tables]))
        return self.corpus if only == own else self.narrowed(only).corpus

    @property
    def vocabulary(self) -> Vocabulary:
        """What the words of questions mean."""
        return self._of._kept("vocabulary", self._of._vocabulary)

    @property
    def network(self) -> Network:
        """What knows requests that failed on their way, and whose hosts are whose."""
        return self._of._kept("network", self._of._network)

    @property
    def answers(self) -> dict[Any, Any]:
        """What has been answered, by question; whoever fills it keeps it small."""
        return self._kept("answers", dict)

    def searched(self, question: tuple[str, int, bool], search: Callable[[], list[Match]]) -> list[Match]:
        """Give the matches of a question, its limit, and whether it takes what only comes near, found now or before."""
        kept: dict[tuple[str, int, bool], list[Match]] = self._kept("searched", dict)
        found = kept.get(question)
        if found is None:
            found = search()
            if len(kept) >= SEARCHED:
                kept.clear()
            kept[question] = found
        return list(found)

    def narrowed(self, only: Iterable[str] = (), default: str | None = None) -> Engine:
        """Give the engine of some of the providers, which reads no table again; it lives as long as nothing changes."""
        only = tuple(only)
        if (only, default) == (self.only, self.default):
            return self
        kept: dict[object, Engine] = self._kept("narrowed", dict)
        engine = kept.get((only, default))
        if engine is None:
            if len(kept) >= NARROWED:
                kept.clear()
            engine = kept[only, default] = Engine(only=only, default=default, catalog=self.catalog, whole=self._of)
        return engine

    def reload(self) -> None:
        """Make everything anew when it is next asked for, whatever the files' stamps say."""
        with _lock:
            self._state = None

    def _kept(self, what: str, make: Callable[[], T]) -> T:
        made = self._current()
        if what not in made:
            with _lock:
                if what not in made:
                    made[what] = make()
        value: T = made[what]
        return value

    def _current(self) -> dict[Any, Any]:
        """Give what has been made of the tables as they are now."""
        state = self._state
        now = monotonic()
        if state is not None and now - self._looked < PATIENCE:
            return state[2]
        self._looked = now
        if state is None or stamps.stamp(state[0]) != state[1]:
            with _lock:
                if self._state is None or self._state is state:  # else another thread has begun anew
                    watched = [] if self._given else stamps.watched(self.folders)
                    self._state = (watched, stamps.stamp(watched), {})
                state = self._state
        return state[2]

    def _diagnoser(self) -> Diagnoser:
        from errcode.diagnose.diagnoser import Diagnoser

        return Diagnoser(
            self.tables,  # a provider's entries are read when one of them may be meant
            only=self.only,
            default=self.default,
            messages=lambda: self.messages,
            network=lambda: self.network,
        )

    def _network(self) -> Network:
        from errcode.recognise.network import Network

        tables = self.catalog.tables(whole=False)
        return Network(self.catalog.network, (table.provider for table in tables))

    def _messages(self) -> MessageIndex:
        from errcode.catalog.table import providers_of
        from errcode.matching.messages import MessageIndex

        return MessageIndex(providers_of(self.whole_tables))

    def _corpus(self) -> Corpus:
        from errcode.matching.corpus import Corpus

        return Corpus(self.whole_tables)

    def _vocabulary(self) -> Vocabulary:
        from errcode.matching.vocabulary import Vocabulary

        made = Vocabulary(dict.fromkeys((*self.folders, bundled_folder())), self.catalog.remarks.append)
        self.catalog.words = made.foreign
        return made


_shared: dict[tuple[str, ...], Engine] = {}
"""The engines of this process, by folders."""
_usual: tuple[float, Engine] | None = None
"""The engine of the folders that held tables when it was last looked, and when that was."""


def shared(only: Iterable[str] = (), default: str | None = None, *, folders: Iterable[str] | None = None) -> Engine:
    """Give this process's engine of some folders (by default those that hold tables now), for all providers or some."""
    engine = _of_folders(tuple(folders)) if folders is not None else _of_usual_folders()
    return engine.narrowed(only, default)


def _of_usual_folders() -> Engine:
    """Give the engine of the folders that environment and working folder name: they are asked now and then."""
    global _usual
    usual, now = _usual, monotonic()
    if usual is None or now - usual[0] >= PATIENCE:
        folders = table_folders()
        there = tuple(filter(os.path.isdir, folders[:-1]))  # one that is made later gets an engine of its own
        usual = _usual = (now, _of_folders((*there, *folders[-1:])))
    return usual[1]


def _of_folders(folders: tuple[str, ...]) -> Engine:
    engine = _shared.get(folders)
    if engine is None:
        with _lock:
            if len(_shared) >= FOLDERS:
                _shared.clear()
            engine = _shared.setdefault(folders, Engine(folders))
    return engine


def over(catalog: Catalog | None, only: Iterable[str] = (), default: str | None = None) -> Engine:
    """Give the engine of some tables; of a caller's own, kept as long as they are; without any, the shared one."""
    if catalog is None:
        return shared(only, default)
    engine: Engine | None = catalog.engine
    if engine is None:
        with _lock:
            engine = catalog.engine = catalog.engine or Engine(catalog=catalog)
    return engine.narrowed(only, default)


def reload() -> None:
    """Read all tables anew when they are next asked for.

    Tables that change are noticed without it; a bundled file edited in its place is not.
    """
    global _usual
    with _lock:
        _shared.clear()
        _usual = None


def _unlocked() -> None:
    """In a forked child, forget a lock that a thread of the parent may have held."""
    global _lock
    _lock = threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_unlocked)
