"""The entries of some tables, ranked by a question."""

from __future__ import annotations

from itertools import islice

from errcode.catalog.filter import EVERYTHING, kinds_of
from errcode.matching import codes, rewording
from errcode.matching.answers import Answer, Found
from errcode.matching.corpus import Corpus, pattern
from errcode.matching.early_termination import Enough
from errcode.matching.hangul import is_hangul
from errcode.matching.meaning import Meaning
from errcode.matching.mistyped import corrected
from errcode.matching.providers import narrowed
from errcode.matching.reading import Reader
from errcode.matching.spelling import righted
from errcode.matching.terms import Term, terms
from errcode.matching.vocabulary import Vocabulary
from errcode.matching.weighing import weighed
from errcode.matching.weights import (
    ASIDE,
    CODE,
    CUT,
    CUT_NAMED,
    HELD_AT_MOST,
    HIGHEST,
    LATEST,
    NEAREST,
    NEXT,
    NOTHING_AMISS,
    ORDER,
    OTHERWISE,
    POOL,
    PROMISED,
    RETIRED,
    REWRITTEN,
    SENTENCE,
    TEMPLATE,
    UNCLEAR,
    WHOLE_LETTERS,
    WHOLE_WORDS,
    WINDOW,
)
from errcode.matching.wording import Wording
from errcode.text.normal import LONGEST, clean, key
from errcode.text.templates import Filled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.catalog.filter import Filter
    from errcode.matching.answers import Said, Texts
    from errcode.matching.reading import Hits, Reading
    from errcode.matching.situations import Situation
    from errcode.matching.synonyms import Synonyms

    Row = dict[str, Any]
    Laid = Callable[[list[Table]], Corpus]
    """Gives the texts of some tables laid out for searching."""
    Candidate = tuple[float, int, Said | None]
    """The score that an entry cannot exceed, its number, and the text of its own that the question holds."""

_ENDS = " .!?"
ROUNDING = 1e-6
"""A score that is added up in another order may be so much higher."""


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
            message: Whether it is a message, in which no provider is named and nothing happened.
        """
        everything = asked = tables if isinstance(tables, list) else list(tables)
        self.question = question
        rest = codes.spelt(clean(question))
        if not message:
            asked, rest = narrowed(everything, corrected(rest))
            rest = rest.lstrip(" :") if asked is not everything else rest
        self._narrow = asked is not everything
        self._corpus = corpus(asked) if corpus else Corpus(asked, only)
        self._key = key(rest)
        size = len(self._key)
        self._least, self._most = size or LONGEST, 2 * size + 8
        """So long is a text that says the same, punctuation and placeholders included."""
        self._may_hold = size >= WHOLE_LETTERS
        self._filled = Filled(rest)
        self._lone = rest.strip()
        self._behind: dict[tuple[Table, str | None], float] = {}
        self._codes = self._corpus.codes.named(rest)
        rest = codes.without(rest, self._codes)
        self._read(rest, vocabulary() if vocabulary else Vocabulary(), message=message)

    def _read(self, rest: str, vocabulary: Vocabulary, *, message: bool) -> None:
        """Read the words of the question, in its own wording and in that of the situations it tells."""
        synonyms_ = vocabulary.synonyms
        meant = rest if message else righted(rest, synonyms_, self._corpus)
        self._guessed, rest = rest != meant, meant
        read = self._weighed(rest, synonyms_)
        asked = {place: term.weight for place, term in enumerate(read)}
        happened: list[Situation] = []
        if not message:
            _, happened, rest, synonyms_ = vocabulary.happened(rewording.laid_right(rest, read))
        self._only_happened = bool(happened) and not rest.split()
        left = self._weighed(rest, vocabulary.synonyms) if happened else []
        told = rewording.told(read, left) if happened else {}
        rewritten = rewording.reworded(read, left, happened, self._corpus, synonyms_) if happened else {}
        self._synonyms = synonyms_
        self._reader = Reader(read, synonyms_)
        self._asked = Wording(read, asked, self._corpus)
        self._rewritten = Wording(read, rewritten, self._corpus) if happened else None
        spoken = {place: weight for place, weight in rewritten.items() if read[place].spoken}
        self._spoken = Wording(read, spoken, self._corpus)
        self._told = Wording(read, told, self._corpus)
        self._meaning = Meaning(
            read,
            happened,
            vocabulary.objects,
            self._asked,
            self._rewritten,
            narrow=self._narrow,
            measure=vocabulary.topics.measure(self._lone),
        )

    def _weighed(self, rest: str, synonyms_: Synonyms) -> list[Term]:
        return weighed(terms(rest, synonyms_, self._known, self._count), self._corpus, synonyms_)

    def best(self, limit: int | None, *, everything: bool = False, floor: float = 0.0) -> list[Found]:
        """Give the best entries, best first: those that answer the question, or `everything` that comes near.

        Args:
            limit: The number of entries at most; None for no limit.
            everything: Whether what only comes near is given, too.
            floor: Entries that neither lead nor score so much are of no use to the caller, and may be left out.
        """
        size = POOL if limit and 2 * limit < POOL else 2 * (limit or 2 * POOL**2)
        cut = NEAREST if everything else CUT_NAMED if self._narrow else CUT
        found, left = self._found(size, limit, max(floor, cut))
        if not everything and not self._meaning.answered(found):
            found = _sorted([*found, *(self._ranked(*each) for each in left)])
            if not self._meaning.answered(found):
                return []
        once: dict[tuple[str, str, str], Found] = {}
        for each in _shown(found):  # a code that several sections have with the same text is one answer
            cut = min(cut, UNCLEAR * found[0].score)
            if each.score >= (cut if each.tier else max(floor, cut)) or not once:
                once.setdefault((each.table.provider.id, each.row["code"], each.answer.text), each)
        return list(once.values())[:limit]

    def likely(self) -> list[tuple[Table, Row]]:
        """Give the rows that have the question as it stands or its rarest words."""
        numbers = dict.fromkeys((*sorted(self._corpus.holding(self.question, 500)), *self._pool(2 * POOL)))
        return [self._corpus.rows[number] for number in numbers]

    def _known(self, root: str) -> bool:
        return len(root) > 1 and self._corpus.has(pattern(root, whole=not is_hangul(root)))

    def _count(self, root: str) -> int:
        """Count about how many words of the tables begin with a part of a compound, or are it where it is Latin."""
        korean = is_hangul(root)
        return (
            self._corpus.count(pattern(root, whole=not korean, begun=korean), roughly=not korean)
            if len(root) > 1
            else 0
        )

    def _pool(self, size: int) -> list[int]:
        """Give the numbers of so many entries that may rank high, by any wording."""
        promise = {number: PROMISED for code in self._codes for number in self._corpus.codes.numbers[code]}
        numbers = self._asked.promising(size, promise, self._synonyms)
        if self._rewritten:
            numbers += self._rewritten.promising(size, {}, self._synonyms)
        if self._meaning.of_kinds:
            rows = enumerate(self._corpus.rows)
            numbers += islice(
                (at for at, (_, row) in rows if not self._meaning.of_kinds.isdisjoint(kinds_of(row))), size
            )
        return list(dict.fromkeys([*numbers, *self._held()]))

    def _held(self) -> Iterator[int]:
        """Give the numbers of entries of which a whole message stands in a sentence, be its words everywhere."""
        words = self.question.split()
        for at in range(0, len(words) - WINDOW + 1, WINDOW // 2) if len(words) >= SENTENCE else ():
            for number in sorted(self._corpus.holding(" ".join(words[at : at + WINDOW]), HELD_AT_MOST)):
                if any(self._holds(said) for said in self._corpus.texts(number).said):
                    yield number

    def _found(self, size: int, limit: int | None, least: float) -> tuple[list[Found], list[Candidate]]:
        """Rank the entries that may rank high, best first, and give those that cannot be among the first ones.

        Args:
            size: So many of the most promising are looked at, by each wording.
            limit: So many are wanted; None for all.
            least: Entries that would be shown with a lower score are not.
        """
        found: list[Found] = []
        waiting: list[Candidate] = []
        pool = self._pool(size)
        laid = [self._corpus.texts(number) for number in pool]  # all of their words are known before any is compared
        for number, texts in zip(pool, laid, strict=True):
            if exact := self._exact(number, texts):
                exact.number = number
                found.append(exact)
            elif texts.said:
                waiting.append(self._candidate(number, texts))
        waiting.sort(key=lambda each: (-each[0], each[1]))
        enough = Enough(limit, least, found)
        for place, candidate in enumerate(waiting):
            if enough.beyond(candidate[0]):
                return _sorted(found), waiting[place:]
            each = self._ranked(*candidate)
            found.append(each)
            enough.take(each)
        return _sorted(found), []

    def _candidate(self, number: int, texts: Texts) -> Candidate:
        """Give an entry, and the score that it cannot exceed."""
        table, row = self._corpus.rows[number]
        whole = next((said for said in texts.said if self._holds(said)), None) if self._may_hold else None
        if whole or row["code"] in self._codes:
            return (HIGHEST * 9, number, whole)
        most = self._reader.most(texts.said, self._reader.weak(table, texts))
        late = self._late(table, row)
        bound = max(0.0, self._asked.at_most(most, texts.placeholders) - late)
        if self._rewritten:
            more = max(0.0, self._told.at_most(most, 0) - self._spoken.at_most(most, 0)) * self._spoken.total
            rewritten = max(
                0.0, self._rewritten.at_most(most, texts.placeholders) + more / self._rewritten.total - late
            )
            bound += (1.0 if self._only_happened else REWRITTEN) * rewritten
        bound += self._meaning.fits(texts.kinds)
        return (bound + ROUNDING, number, None)

    def _ranked(self, _bound: float, number: int, whole: Said | None) -> Found:
        table, row = self._corpus.rows[number]
        texts = self._corpus.texts(number)
        readings = self._reader.readings(texts.said)
        weak = self._reader.weak(table, texts)
        late = self._late(table, row)
        asked = [self._reader.read(whole)] if whole else readings
        found = self._scored(self._asked, table, row, asked, weak, late)
        found.number = number
        found.asked = found.score
        if self._rewritten:
            rewritten = self._scored(self._rewritten, table, row, readings, weak, late)
            found.rewritten = min(
                HIGHEST, rewritten.score + self._more(self._rewritten, found.answer, rewritten.answer)
            )
            found.covered = max(found.covered, rewritten.covered)
            if rewritten.score > found.score:
                found.answer, found.item = rewritten.answer, rewritten.item
            found.score += (1.0 if self._only_happened else REWRITTEN) * found.rewritten
            found.sure = self._meaning.surely(texts.kinds)
        found.score += self._meaning.fits(texts.kinds)
        if self._meaning.amiss and row.get("kind") == "no-error" and not found.tier:
            found.score *= NOTHING_AMISS
        found.tier = max(found.tier, int(whole is not None))
        found.said_how = "fuzzy" if self._guessed else ""
        return found

    def _more(self, wording: Wording, asked: Answer, rewritten: Answer) -> float:
        """Give the points by which an entry has the words that told a situation better than the situation's."""
        covered = self._better(asked.union, rewritten.union)
        return wording.score(covered, self._better(asked.hits, rewritten.hits), rewritten.share, wording.total)

    def _better(self, told: Hits, spoken: Hits) -> float:
        return max(0.0, self._told.literal(told) * self._spoken.total - self._spoken.sum(spoken))

    def _exact(self, number: int, texts: Texts) -> Found | None:
        """Give an entry whose text, name or code the question is, or whose template it fills."""
        table, row = self._corpus.rows[number]
        if self._lone == row["code"]:
            return _exactly(table, row, row["code"], None, 3)
        if self._most < texts.least and not texts.holed:
            return None
        for said in texts.said:
            if self._least <= said.size <= self._most and self._key[0] in said.begin and said.key == self._key:
                return _exactly(
                    table, row, said.text, said.item, 3 if said.text.rstrip(_ENDS) == self._lone.rstrip(_ENDS) else 2
                )
            spans = self._filled.spans(said.template) if said.holes else None
            if spans and 2 * sum(end - start for start, end in spans) <= len(self._filled.text):
                answer = self._asked.best([self._reader.read(said)], {})
                found = Found(table, row, TEMPLATE, answer, "template", said.item)
                found.params = tuple(self._filled.text[start:end] for start, end in spans)
                found.asked, found.tier = found.score, 1
                return found
        return None

    def _holds(self, said: Said) -> bool:
        """Tell whether the question holds a whole wire message that says enough to be no accident."""
        if said.field != "message" or said.begin[:3] not in self._key or said.heavy < WHOLE_WORDS:
            return False
        return len(said.key) >= WHOLE_LETTERS and said.key in self._key

    def _scored(
        self, wording: Wording, table: Table, row: Row, readings: list[Reading], weak: Hits, late: float
    ) -> Found:
        """Score what an entry answers of a wording."""
        answer = wording.best(readings, weak)
        covered, together = wording.sum(answer.union), answer.together
        score = wording.score(covered, together, answer.share, wording.total) * (OTHERWISE if self._codes else 1.0)
        coded = row["code"] in self._codes
        if coded:
            code = CODE * self._corpus.rarest
            score = max(score, wording.score(covered + code, together + code, answer.share, wording.total + code))
        score = max(0.0, min(HIGHEST, score - NEXT + NEXT * answer.beside - late))
        item = answer.item if answer.hits else None
        found = Found(table, row, score, answer, "", item)
        found.coded = coded
        found.tier = int(coded and (self._narrow or codes.telling(row["code"])))
        found.covered = wording.covered(answer.union, covered)
        return found

    def _late(self, table: Table, row: Row) -> float:
        """Give the points that an entry loses by its section, and by being no longer sent."""
        section = row.get("section")
        behind = self._behind.get((table, section))
        if behind is None:
            sections = table.provider.sections
            place, known = next(((at, known) for at, known in enumerate(sections) if known.id == section), (0, None))
            aside = bool(known and known.aside) and not any(term.text == section for term in self._asked.terms)
            behind = self._behind[table, section] = min(LATEST, ORDER * place) + ASIDE * aside
        return behind + RETIRED if row.get("status") else behind


def _sorted(found: Iterable[Found]) -> list[Found]:
    """Give the best first; equals in the order of their tables."""
    return sorted(found, key=lambda each: (-each.tier, -each.score, each.number))


def _exactly(table: Table, row: Row, text: str, item: int | None, tier: int) -> Found:
    found = Found(table, row, 100.0, Answer(text, {}, {}), "exact", item)
    found.asked, found.tier = found.score, tier
    return found


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
