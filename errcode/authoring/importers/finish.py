"""A draft finished: kinds guessed from its texts, what the rules refuse taken out, what is left to do counted."""

from __future__ import annotations

from operator import is_

from errcode.authoring.importers import words
from errcode.authoring.importers.kinds import Kinds
from errcode.authoring.importers.mend import mended
from errcode.authoring.todo import left_to_do, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from errcode.authoring.importers.draft import Draft
    from errcode.authoring.lint.problem import Problem

    Row = dict[str, Any]

MOST_GUESSED = 2_000
"""Entries whose kinds are guessed: the first of a longer list, which nobody reads to its end for guesses."""
NO_ERROR = "no-error"
"""The kind of successes."""


def finished(draft: Draft, tables: Iterable[Row], check: Callable[[Row], Iterable[Problem]]) -> Draft:
    """Give a draft with what can be guessed, and without what a table must not hold.

    Args:
        draft: The draft.
        tables: The tables that kinds are guessed by.
        check: Gives the problems of a table.
    """
    tables = list(tables)
    kinds = _kinds(tables)
    errors, guessed = [], []
    for place, entry in enumerate(draft.table["errors"]):
        kind = _kind(entry, kinds) if place < MOST_GUESSED else None
        errors.append({**entry, "kind": kind})
        guessed += [f"{entry['code']}: {kind}"] if kind else []
    table, gone = mended({**_own_name(draft.table, tables), "errors": errors}, check, draft.places)
    return draft.replace(
        table=table, guessed=tuple(guessed), left_out=(*draft.left_out, *gone), to_do=tuple(left_to_do(table))
    )


_learned: list[tuple[list[Row], Kinds]] = []
"""The tables of the last draft, and what was learned of them: a process that imports several documents learns once."""


def _kinds(tables: list[Row]) -> Kinds:
    """Give what the tables call whose texts."""
    if not any(len(known) == len(tables) and all(map(is_, known, tables)) for known, _ in _learned):
        _learned[:] = [(tables, Kinds(_known(tables)))]
    return _learned[0][1]


def _own_name(table: Row, tables: Iterable[Row]) -> Row:
    """Leave out a guessed name that another provider has: the document is of a provider that is known already."""
    taken = {name.casefold() for other in tables if other["id"] != table["id"] for name in _names(other)}
    if not any(name.casefold() in taken for name in _names(table)):
        return table
    return {**table, "name": {"en": table["id"], "ko": None}}


def _names(table: Row) -> Iterator[str]:
    yield table["id"]
    yield from filter(None, (table.get("name") or {}).values())
    yield from table.get("aliases") or ()


def _known(tables: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    for table in tables:
        for entry in table.get("errors") or ():
            if entry.get("kind"):
                yield entry["kind"], _wired(entry) or list(_texts(entry))


def _kind(entry: Row, kinds: Kinds) -> str | None:
    texts = list(_texts(entry))
    if any(words.SUCCESS.search(words.plain(text)) for text in texts) and not any(
        words.TROUBLE.search(words.plain(text)) for text in texts
    ):
        return NO_ERROR
    guess = kinds.guess(_wired(entry)) or kinds.guess(texts)  # what the API says is nearest to what other APIs say
    return guess.kind if guess else None


def _wired(entry: Row) -> list[str]:
    """Give what the API says: messages and the name, as long as there is a message."""
    messages = list(map(wire, entry.get("messages") or ()))
    return [*messages, *([entry["name"]] if entry.get("name") else [])] if messages else []


def _texts(entry: Row) -> Iterator[str]:
    yield from map(wire, entry.get("messages") or ())
    yield from filter(None, (entry.get("meaning") or {}).values())
    if entry.get("name"):
        yield entry["name"]
