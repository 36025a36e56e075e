"""What answers a question: the words of an entry's texts, the texts, the entry."""

from __future__ import annotations

from errcode.catalog.filter import kinds_of
from errcode.matching.lexicon import LIGHT_WORDS
from errcode.matching.stems import spans
from errcode.model import Match
from errcode.text.normal import HOLE, has_holes, holed, key
from errcode.text.templates import Template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.matching.lexicon import Lexicon
    from errcode.matching.terms import Hit
    from errcode.model import Entry, Message

    Row = dict[str, Any]


class Said:
    """A text of an entry in its words, laid out once for all questions; what few of them ask for, when one does."""

    __slots__ = (
        "_heavy",
        "_key",
        "_placeholders",
        "_template",
        "begin",
        "field",
        "holes",
        "item",
        "negated",
        "size",
        "text",
        "words",
    )

    def __init__(self, field: str, text: str, item: int | None, lexicon: Lexicon) -> None:
        self.field = field
        """What it is: `message`, `meaning`, `name`."""
        self.text = text
        self.item = item
        """Which of the entry's messages it belongs to."""
        self.words = lexicon.parts(text)
        self.size = len(text)
        self.begin = text[:4].lower()
        self.negated = "not" in self.words
        self.holes = field == "message" and has_holes(text)
        self._heavy = self._placeholders = -1
        self._key: str | None = None
        self._template: Template | None = None

    @property
    def heavy(self) -> int:
        """How many of the words say something by themselves."""
        if self._heavy < 0:
            self._heavy = sum([word not in LIGHT_WORDS for word in self.words])
        return self._heavy

    @property
    def placeholders(self) -> int:
        """How many placeholders it has."""
        if self._placeholders < 0:
            self._placeholders = holed(self.text).count(HOLE)
        return self._placeholders

    @property
    def key(self) -> str:
        """What texts that say the same have in common."""
        if self._key is None:
            self._key = key(self.text)
        return self._key

    @property
    def template(self) -> Template:
        """The text as a template."""
        if self._template is None:
            self._template = Template(self.text)
        return self._template

    @property
    def negations(self) -> list[int]:
        """Where `not` stands before another word."""
        return [at for at, word in enumerate(self.words[:-1]) if word == "not"]


class Texts:
    """The texts of an entry, and what its kinds are called; of a section, its names."""

    __slots__ = ("holed", "kinds", "least", "lexicon", "named", "placeholders", "row", "said", "section")

    def __init__(self, row: Row, texts: Iterable[tuple[str, str, int | None]], lexicon: Lexicon) -> None:
        self.row = row
        self.section: str | None = row.get("section")
        self.lexicon = lexicon
        self.said = [Said(*text, lexicon) for text in texts]
        self.least = min([said.size for said in self.said], default=0)
        """How many characters the shortest of them has."""
        self.placeholders = max([said.placeholders for said in self.said if said.holes], default=0)
        """How many placeholders any of them has."""
        self.holed = any(said.holes for said in self.said)
        self.kinds = kinds_of(row)
        self.named = " ".join(sorted(self.kinds))


class Answer:
    """One text of an entry and what of the question stands in it."""

    __slots__ = ("beside", "hits", "item", "places", "share", "text", "together", "union")

    def __init__(self, text: str, hits: dict[int, Hit], places: dict[int, list[int]]) -> None:
        self.text = text
        self.hits = hits
        """Which terms of the question it answers."""
        self.places = places
        """Where in the text each term stands, those of other wordings included."""
        self.item: int | None = None
        """Which of the entry's messages it belongs to."""
        self.union = hits
        """Which terms all texts of the entry answer."""
        self.share = 1.0
        """How much of the text's words the question accounts for."""
        self.together = 0.0
        """The weight of what the text answers."""
        self.beside = 1.0
        """How many neighbours in the question are neighbours in the text, 0–1."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the words that answer stand."""
        answered = {at for place in self.hits for at in self.places.get(place, ())}
        return tuple(span for at, span in enumerate(spans(self.text)) if at in answered)


WAYS = ("fuzzy", "initials", "synonym", "word", "template", "kind")
"""Ways in which a term is found, the least sure first."""


class Found:
    """A ranked entry."""

    __slots__ = (
        "answer",
        "asked",
        "coded",
        "covered",
        "item",
        "number",
        "params",
        "rewritten",
        "row",
        "said_how",
        "score",
        "sure",
        "table",
        "tier",
    )

    def __init__(self, table: Table, row: Row, score: float, answer: Answer, how: str, item: int | None) -> None:
        self.table = table
        self.row = row
        self.score = score
        self.answer = answer
        self.said_how = how
        """How it was found, where that is not how its terms were."""
        self.coded = False
        """Whether the question names its code."""
        self.item = item
        self.asked = 0.0
        """Its score by the words asked."""
        self.rewritten = 0.0
        """Its score by the words of what happened."""
        self.tier = 0
        """What it is before any score: 3 the question letter for letter, 2 but for case, 1 its code is named."""
        self.sure = False
        """Whether it is of a kind of a situation that is said of APIs alone."""
        self.number = 0
        """Its place among all entries asked, which decides between equals."""
        self.covered = 0.0
        """How much of the question's weight it accounts for, 0–1, unknown words included."""
        self.params: tuple[str, ...] = ()

    @property
    def how(self) -> str:
        """The least sure way in which a term was found."""
        if self.said_how:
            return self.said_how
        ways = {hit[1] for hit in self.answer.union.values() if hit[0] > 0}
        return next((how for how in WAYS if how in ways), "code" if self.coded else "word")

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
