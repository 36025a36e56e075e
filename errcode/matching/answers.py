"""What answers a question: the words of an entry's texts, the texts, the entry."""

from __future__ import annotations

from errcode.matching.stems import STOP, parts, spans, stem
from errcode.model import Match
from errcode.text.normal import has_holes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.matching.terms import Hit
    from errcode.model import Entry, Message

    Row = dict[str, Any]


LIGHT_WORDS = STOP | {"not"}


class Said:
    """A text of an entry in its words, laid out once for all questions."""

    __slots__ = ("field", "heavy", "holes", "item", "negations", "places", "rooted", "roots", "stems", "text", "words")

    def __init__(self, field: str, text: str, item: int | None) -> None:
        self.field = field
        """What it is: `message`, `meaning`, `name`."""
        self.text = text
        self.item = item
        """Which of the entry's messages it belongs to."""
        words = [word.lower() for word in parts(text)]
        self.stems = list(map(stem, words))
        self.places: dict[str, list[int]] = {}
        """Word → where it stands."""
        for at, word in enumerate(words):
            self.places.setdefault(word, []).append(at)
        self.words = frozenset(self.places)
        self.roots = frozenset(self.stems)
        self.rooted = dict(zip(words, self.stems, strict=True))
        """Word → its stem."""
        self.negations = [at for at in self.places.get("not", ()) if at + 1 < len(words)]
        self.heavy = len(words) - sum(len(self.places[word]) for word in self.words & LIGHT_WORDS)
        """How many of the words say something by themselves."""
        self.holes = field == "message" and has_holes(text)


SECTIONS = 1 << 12
"""So many names of sections are kept in their words."""
_sections: dict[str, Said] = {}


def of_section(names: str) -> Said:
    """Give the names of a section in their words, laid out once for all questions."""
    found = _sections.get(names)
    if found is None:
        if len(_sections) >= SECTIONS:
            _sections.clear()
        found = _sections[names] = Said("section", names, None)
    return found


class Answer:
    """One text of an entry and what of the question stands in it."""

    __slots__ = ("answered", "beside", "hits", "score", "share", "text")

    def __init__(self, text: str, hits: dict[int, Hit], answered: list[bool], share: float) -> None:
        self.text = text
        self.hits = hits
        self.answered = answered
        """For each word of the text, whether it answers the question."""
        self.share = share
        """How much of the text's words the question accounts for."""
        self.score = 0.0
        self.beside = 1.0
        """How many neighbours in the question are neighbours in the text, 0–1."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the words that answer stand."""
        return tuple(span for span, answers in zip(spans(self.text), self.answered, strict=False) if answers)


class Found:
    """A ranked entry."""

    __slots__ = (
        "answer",
        "asked",
        "covered",
        "how",
        "item",
        "number",
        "params",
        "rewritten",
        "row",
        "score",
        "table",
        "tier",
        "told",
    )

    def __init__(self, table: Table, row: Row, score: float, answer: Answer, how: str, item: int | None) -> None:
        self.table = table
        self.row = row
        self.score = score
        self.answer = answer
        self.how = how
        self.item = item
        self.asked = 0.0
        """Its score by the words asked."""
        self.rewritten = 0.0
        """Its score by the words of the situations told."""
        self.tier = 0
        """What it is before any score: 3 the question letter for letter, 2 but for case, 1 its code is named."""
        self.told = False
        """Whether it is of a kind that a situation is told of which is told of APIs alone."""
        self.number = 0
        """Its place among all entries asked, which decides between equals."""
        self.covered = 0.0
        """How much of the question's weight it accounts for, 0–1, unknown words included."""
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
