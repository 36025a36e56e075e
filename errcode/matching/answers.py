"""What answers a query: the words of an entry's texts, the texts, the entry; and the providers that a query names."""

from __future__ import annotations

import re

from errcode.matching.stems import STOP, Word, spans
from errcode.model import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.matching.terms import Hit, Term
    from errcode.model import Entry, Message

    Row = dict[str, Any]


class Answer:
    """One text of an entry and what of the query stands in it."""

    __slots__ = ("answered", "beside", "hits", "score", "share", "text")

    def __init__(self, text: str, hits: dict[int, Hit], answered: list[bool], share: float) -> None:
        self.text = text
        self.hits = hits
        self.answered = answered
        """For each word of the text, whether it answers the query."""
        self.share = share
        """How much of the text's words the query accounts for."""
        self.score = 0.0
        self.beside = 1.0
        """How many neighbours in the query are neighbours in the text, 0–1."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the words that answer stand."""
        return tuple(span for span, answers in zip(spans(self.text), self.answered, strict=False) if answers)


class Seen:
    """A word of the tables: what it answers, found out once for all texts that have it."""

    __slots__ = ("hits", "light", "negates", "stem")

    def __init__(self, text: str, terms_: Sequence[Term], groups_of: Callable[[str], set[str]]) -> None:
        word = Word(text)
        self.stem = word.stem
        found = [(place, *term.hit(word, groups_of)) for place, term in enumerate(terms_)]
        self.hits = tuple(hit for hit in found if hit[1])
        self.light = text in STOP or text == "not"
        self.negates = text == "not"


class Found:
    """A ranked entry."""

    __slots__ = ("answer", "how", "item", "params", "row", "score", "table")

    def __init__(self, table: Table, row: Row, score: float, answer: Answer, how: str, item: int | None) -> None:
        self.table = table
        self.row = row
        self.score = score
        self.answer = answer
        self.how = how
        self.item = item
        self.params: tuple[str, ...] = ()

    def match(self) -> Match:
        """Make the match, the entry's record included."""
        entry: Entry = self.table.entry(self.row)
        message: Message | None = entry.messages[self.item] if self.item is not None else None
        return Match(
            entry=entry.through(message) if message else entry,
            score=round(self.score, 1),
            matched=self.answer.text,
            how=self.how,
            params=self.params,
            message=message,
            spans=self.answer.spans if self.how != "exact" else ((0, len(self.answer.text)),),
        )


def kinds_of(row: Row) -> set[str]:
    """Give the kinds of a row and of its messages."""
    kinds = {row.get("kind") or ""}
    for item in row.get("messages") or ():
        if not isinstance(item, str) and item.get("kind"):
            kinds.add(item["kind"])
    return kinds


def texts_of(row: Row) -> list[tuple[str, str, int | None]]:
    """Give the texts of a row: field, text, and which message it belongs to."""
    meaning = row.get("meaning") or {}
    texts: list[tuple[str, str, int | None]] = []
    for place, item in enumerate(row.get("messages") or ()):
        texts.append(("message", item if isinstance(item, str) else item["text"], place))
        if not isinstance(item, str):
            texts += [("meaning", text, place) for text in (item.get("meaning") or {}).values() if text]
    texts += [("meaning", text, None) for text in (meaning.get("ko"), meaning.get("en")) if text]
    if not row["code"].lstrip("-").isdecimal():
        texts.append(("name", row["code"], None))
    if row.get("name"):
        texts.append(("name", row["name"], None))
    return texts


def narrowed(tables: list[Table], query: str) -> tuple[list[Table], str]:
    """Take a provider that the query names out of it, and give its tables; all of them when it names none."""
    folded = f" {query.casefold()} "
    named: dict[str, tuple[Table, str]] = {}
    for table in tables:
        provider = table.provider
        for name in (provider.id, provider.name.en, provider.name.ko, *provider.aliases):
            place = _stands(folded, name.casefold()) if name and name.casefold() in folded else None
            if place and (provider.id not in named or len(place) > len(named[provider.id][1])):
                named[provider.id] = (table, place)
    rest = query
    for _, place in named.values():
        rest = re.sub(re.escape(place), " ", rest, flags=re.IGNORECASE)
    if not named or not rest.strip():
        return tables, query
    return [table for table, _ in named.values()], rest


def _stands(query: str, name: str) -> str | None:
    """Give a name as it stands in a query as a word of its own, with a Korean particle."""
    for match in re.finditer(
        rf"(?<![^\W_]){re.escape(name)}(?:에서는|에서|에|은|는|이|가|의|로|으로)?(?![^\W_])", query
    ):
        return match[0]
    return None
