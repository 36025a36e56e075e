"""The entries of some tables, ranked by a question."""

from __future__ import annotations

from errcode.catalog.filter import EVERYTHING, kinds_of
from errcode.catalog.folders import table_folders
from errcode.matching import codes, situations, synonyms
from errcode.matching.answers import Answer, Found
from errcode.matching.corpus import Corpus, pattern
from errcode.matching.hangul import is_hangul
from errcode.matching.providers import narrowed
from errcode.matching.terms import Term, terms
from errcode.matching.weights import (
    ASIDE,
    CHATTER,
    CODE,
    CUT,
    FITS,
    HIGHEST,
    LATEST,
    NEAREST,
    NEXT,
    ORDER,
    OTHERWISE,
    POOL,
    RETIRED,
    REWRITTEN,
    SAID,
    SHARE,
    TEMPLATE,
    TOLD_AT_ALL,
    TOLD_SURELY,
)
from errcode.matching.wording import Wording, merge
from errcode.text.normal import clean, key
from errcode.text.templates import Filled, Template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.catalog.filter import Filter
    from errcode.matching.answers import Said
    from errcode.matching.wording import Hits

    Row = dict[str, Any]
    Laid = Callable[[list[Table]], Corpus]
    """Gives the texts of some tables laid out for searching."""


class Vocabulary:
    """What the words of questions mean, whatever is asked: synonyms and situations."""

    def __init__(self, folders: Iterable[str] | None = None) -> None:
        folders = table_folders() if folders is None else tuple(folders)
        self.synonyms = synonyms.load(folders)
        self.situations = situations.load(folders)


class Ranking:
    """The entries of some tables, ranked by a question."""

    def __init__(
        self,
        tables: Iterable[Table],
        question: str,
        only: Filter = EVERYTHING,
        *,
        corpus: Laid | None = None,
        vocabulary: Callable[[], Vocabulary] | None = None,
        message: bool = False,
    ) -> None:
        """Read a question.

        Args:
            tables: The tables asked.
            question: The question.
            only: Which entries are asked.
            corpus: Lays out the entries of some tables that are asked, or gives them as they lie.
            vocabulary: Gives what words mean, where it is loaded already.
            message: Whether it is a message, in which no provider is named and nothing is told.
        """
        everything = asked = tables if isinstance(tables, list) else list(tables)
        self.question = question
        rest = codes.spelt(clean(question))
        if not message:
            asked, rest = narrowed(everything, rest)
        self._narrow = asked is not everything
        self._corpus = corpus(asked) if corpus else Corpus(asked, only)
        known = vocabulary() if vocabulary else Vocabulary()
        self._key = key(rest)
        self._filled = Filled(rest)
        self._lone = rest.strip()
        self._codes = codes.named(rest, (row for _, row in self._corpus.rows))
        rest = codes.without(rest, self._codes)
        self._asked = Wording(terms(rest, known.synonyms, self._known, self._count), self._corpus, known.synonyms)
        self._told: list[situations.Situation] = []
        self._rewritten: Wording | None = None
        if not message:
            self._told, rest = situations.told(rest, known.situations)
        if self._told:
            words = [*terms(rest, known.synonyms, self._known, self._count), *map(_spoken, self._told)]
            self._rewritten = Wording(words, self._corpus, known.synonyms.beside(self._told), chatter=CHATTER)
        self._fitting = {kind for situation in self._told for kind in situation.kinds}

    def best(self, limit: int | None, *, everything: bool = False) -> list[Found]:
        """Give the best entries, best first: those that answer the question, or `everything` that comes near."""
        found = self._found(POOL if limit and 2 * limit < POOL else 2 * (limit or 2 * POOL**2))
        if not everything and not self._answers(found):
            return []
        least = NEAREST if everything else CUT
        once: dict[tuple[str, str, str], Found] = {}
        for each in _shown(found):  # a code that several sections have with the same text is one answer
            if each.score >= least or not once:
                once.setdefault((each.table.provider.id, each.row["code"], each.answer.text), each)
        return list(once.values())[:limit]

    def likely(self) -> list[tuple[Table, Row]]:
        """Give the rows that have the question as it stands or its rarest words."""
        numbers = dict.fromkeys((*sorted(self._corpus.holding(self.question, 500)), *self._pool(2 * POOL)))
        return [self._corpus.rows[number] for number in numbers]

    def _known(self, root: str) -> bool:
        return len(root) > 1 and self._corpus.has(pattern(root, whole=not is_hangul(root)))

    def _count(self, root: str) -> int:
        return self._corpus.count(pattern(root, whole=not is_hangul(root)), roughly=True) if len(root) > 1 else 0

    def _pool(self, size: int) -> list[int]:
        """Give the numbers of so many entries that may rank high, by any wording."""
        promise = (
            {number: 20.0 for number, (_, row) in enumerate(self._corpus.rows) if row["code"] in self._codes}
            if self._codes
            else {}
        )
        numbers = self._asked.promising(size, promise)[:size]
        if self._rewritten:
            numbers += self._rewritten.promising(size, {})[:size]
        return list(dict.fromkeys(numbers))

    def _answers(self, found: list[Found]) -> bool:
        """Tell whether what was found answers the question, or only comes near.

        Here a word that no table has weighs as much as the rarest, so that two words of a table in a sentence about
        something else are no answer.
        """
        if any(each.tier or each.covered >= SHARE for each in found):
            return True
        asked = self._asked.known * max((each.asked for each in found), default=0.0)
        if asked >= SAID:
            return True
        known = self._rewritten.known if self._rewritten else 0.0
        told = known * max((each.rewritten for each in found), default=0.0)
        return told >= (TOLD_SURELY if self._narrow or any(each.sure for each in self._told) else TOLD_AT_ALL)

    def _found(self, size: int) -> list[Found]:
        """Rank the entries that may rank high, best first; equals in the order of their tables."""
        found = []
        for number in self._pool(size):
            if each := self._ranked(number):
                each.number = number
                found.append(each)
        found.sort(key=lambda each: (-each.tier, -each.score, each.number))
        return found

    def _ranked(self, number: int) -> Found | None:
        table, row = self._corpus.rows[number]
        said = self._corpus.said(number)
        found = self._exact(table, row, said) or self._scored(self._asked, table, row, said)
        if found is None:
            return None
        found.asked = found.score
        if found.how == "exact":
            found.tier = 3 if found.answer.text == self._lone else 2
            return found
        if self._rewritten:
            rewritten = self._scored(self._rewritten, table, row, said)
            if rewritten:
                found.rewritten = rewritten.score
                found.covered = max(found.covered, rewritten.covered)
                if rewritten.score > found.score:
                    found.answer, found.item, found.how = rewritten.answer, rewritten.item, rewritten.how
            found.score += REWRITTEN * found.rewritten
            if not self._fitting.isdisjoint(kinds_of(row)):
                found.score += FITS
        return found

    def _exact(self, table: Table, row: Row, said: list[Said]) -> Found | None:
        """Give an entry whose text, name or code the question is, or whose template it fills."""
        if self._lone == row["code"]:
            return Found(table, row, 100.0, Answer(row["code"], {}, [], 1.0), "exact", None)
        for each in said:
            if self._same(each.text):
                return Found(table, row, 100.0, Answer(each.text, {}, [], 1.0), "exact", each.item)
            spans = self._filled.spans(Template(each.text)) if each.holes else None
            if spans:
                found = Found(table, row, TEMPLATE, self._asked.answer(each), "template", each.item)
                found.params = tuple(self._filled.text[start:end] for start, end in spans)
                return found
        return None

    def _same(self, text: str) -> bool:
        size = len(self._key)
        near = 0 < size <= len(text) <= 2 * size + 8 and self._key[0] in text[:4].lower()
        return near and key(text) == self._key

    def _scored(self, wording: Wording, table: Table, row: Row, said: list[Said]) -> Found | None:
        """Score what an entry answers of a wording."""
        answers = [(wording.answer(each), each.item) for each in said]
        if not answers:
            return None
        answer, item = max(answers, key=lambda each: each[0].score)
        union = wording.weak(table, row)
        for each, _ in answers:
            merge(union, each.hits)
        coded = row["code"] in self._codes
        covered, together = wording.sum(union), wording.sum(answer.hits)
        score = wording.score(covered, together, answer.share, wording.total) * (OTHERWISE if self._codes else 1.0)
        if coded:
            code = CODE * self._corpus.rarest
            score = max(score, wording.score(covered + code, together + code, answer.share, wording.total + code))
        score = max(0.0, min(HIGHEST, score - NEXT + NEXT * answer.beside - self._late(table, row)))
        found = Found(table, row, score, answer, _how(union, coded), item if answer.hits else None)
        found.tier = int(coded and (self._narrow or codes.telling(row["code"])))
        found.covered = wording.covered(union)
        return found

    def _late(self, table: Table, row: Row) -> float:
        section = row.get("section")
        sections = table.provider.sections
        place, known = next(((at, known) for at, known in enumerate(sections) if known.id == section), (0, None))
        aside = bool(known and known.aside) and not any(term.text == section for term in self._asked.terms)
        return min(LATEST, ORDER * place) + ASIDE * aside + (RETIRED if row.get("status") else 0.0)


def _spoken(situation: situations.Situation) -> Term:
    """Give the term that stands in a rewritten question for a situation."""
    term = Term(situation.group, (situation.group,), situation.kinds)
    term.spoken = True
    return term


def _how(hits: Hits, coded: bool) -> str:
    """Name the least sure way in which a term was found."""
    ways = {hit[1] for hit in hits.values() if hit[0] > 0}
    for how in ("fuzzy", "initials", "synonym", "word", "template", "kind"):
        if how in ways:
            return how
    return "code" if coded else "word"


def _shown(found: list[Found]) -> list[Found]:
    """Give scores their scale back, 0–100: the first keeps what the better wording says, the others in proportion."""
    if not found:
        return []
    first = found[0].score or 1.0
    top = max(found[0].asked, found[0].rewritten)
    for each in found:
        if each.how != "exact":
            each.score = min(HIGHEST, top * each.score / first)
    return found
