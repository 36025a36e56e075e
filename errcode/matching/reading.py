"""Which terms of a question the texts of the tables answer, word by word: read once, whatever is made of it."""

from __future__ import annotations

from errcode.matching.answers import Said
from errcode.matching.lexicon import lexicon
from errcode.matching.terms import NO_HIT
from errcode.matching.weights import FIELDS, GENERIC, KIND, NEGATED, PHRASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.catalog.catalog import Table
    from errcode.matching.answers import Texts
    from errcode.matching.stems import Word
    from errcode.matching.synonyms import Synonyms
    from errcode.matching.terms import Hit, Term

    Hits = dict[int, Hit]
    """Place of a term → how well it is answered."""
    Phrase = tuple[tuple[str, ...], int]
    """Stems that follow each other, and the place of the term that they stand for."""
    Judged = tuple[list[tuple[int, float, str]], dict[str, list[Phrase]]]
    """What a word answers (which terms, how well, and how), and the phrases that it may begin, by the next stem."""


PREFIXES = ("in", "un", "il", "im", "ir")
"""What `not` says, written in front."""


class Reading:
    """What a text answers: each term's best hit, and where in the text it stands."""

    __slots__ = ("hits", "places", "said")

    def __init__(self, said: Said) -> None:
        self.said = said
        self.hits: Hits = {}
        self.places: dict[int, list[int]] = {}

    def hit(self, place: int, hit: Hit, ats: list[int]) -> None:
        """Note that words of the text answer a term."""
        if hit > self.hits.get(place, NO_HIT):
            self.hits[place] = hit
        self.places[place] = self.places[place] + ats if place in self.places else ats


class Reader:
    """Terms, and the words of the tables that answer them."""

    def __init__(self, terms: Sequence[Term], synonyms: Synonyms) -> None:
        self.terms = terms
        self._synonyms = synonyms
        self._lexicon = lexicon()
        self._phrases = self._wanted_phrases()
        self._roots = [
            {phrase[0] for group in term.groups for phrase in synonyms.members[group] if len(phrase) == 1}
            for term in terms
        ]
        self._seen = 0
        """So many words of the lexicon have been looked at."""
        self._judged: dict[str, Judged] = {}
        """Those that answer something, or may begin a phrase that does."""
        self._answers: set[str] = set()
        """The same, without what they answer."""
        self._kinds = [(place, term) for place, term in enumerate(terms) if term.kinds or term.generic]
        self._weak: dict[tuple[Table, str | None, str], Hits] = {}
        self._of_sections: dict[tuple[Table, str | None], Hits] = {}
        self._prefixed = [place for place, term in enumerate(terms) if term.stem[:2] in PREFIXES]
        self._negatable = {terms[place].stem[2:] for place in self._prefixed}

    def _wanted_phrases(self) -> dict[str, dict[str, list[Phrase]]]:
        """Give the phrases that stand for a term, by their first and by their second word."""
        wanted: dict[str, dict[str, list[Phrase]]] = {}
        for place, term in enumerate(self.terms):
            for group in sorted(term.groups):
                for phrase in self._synonyms.members[group]:
                    if len(phrase) > 1:
                        wanted.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, place))
        return wanted

    def readings(self, texts: Iterable[Said]) -> list[Reading]:
        """Find the terms in the texts of an entry; give the texts that answer any, without one the first."""
        texts = list(texts)
        answers = self._answering()
        found = [
            reading
            for said in texts
            if not answers.isdisjoint(said.words) or (said.negated and self._negatable)
            for reading in (self.read(said),)
            if reading.hits
        ]
        return found or [Reading(said) for said in texts[:1]]

    def read(self, said: Said) -> Reading:
        """Find the terms in a text."""
        reading = Reading(said)
        words, worth = said.words, FIELDS[said.field]
        hits, places = reading.hits, reading.places
        for word in self._answering().intersection(words):
            answered, phrases = self._judged[word]
            ats = _places(words, word)
            for place, degree, how in answered:
                hit, known = (degree * worth, how), hits.get(place)
                if known is None or hit > known:
                    hits[place] = hit
                places[place] = ats if known is None else places[place] + ats
            if phrases:
                self._phrase(reading, ats, phrases)
        if said.negated and self._negatable:
            self._negated(reading, worth)
        return reading

    def _phrase(self, reading: Reading, ats: list[int], phrases: dict[str, list[Phrase]]) -> None:
        """Find the phrases that begin with a word where it stands."""
        words, known = reading.said.words, self._lexicon.words
        for at in ats:
            following = phrases.get(known[words[at + 1]].stem) if at + 1 < len(words) else None
            if not following:
                continue
            worth = FIELDS[reading.said.field]
            for phrase, place in following:
                if len(phrase) == 2 or tuple([known[word].stem for word in words[at : at + len(phrase)]]) == phrase:
                    reading.hit(place, (PHRASE * worth, "synonym"), list(range(at, at + len(phrase))))

    def most(self, texts: Iterable[Said], weak: Hits) -> dict[int, float]:
        """Give how well an entry answers each term at most, whichever of its texts does; nothing is laid out for it."""
        most = {place: hit[0] for place, hit in weak.items()}
        answers, judged, known = self._answering(), self._judged, self._lexicon.words
        for said in texts:
            words, worth = said.words, FIELDS[said.field]
            for word in answers.intersection(words):
                answered, phrases = judged[word]
                for place, degree, _ in answered:
                    if degree * worth > most.get(place, 0.0):
                        most[place] = degree * worth
                for at in _places(words[:-1], word) if phrases else ():
                    for _, place in phrases.get(known[words[at + 1]].stem, ()):
                        most[place] = max(most.get(place, 0.0), PHRASE * worth)
            for place in self._prefixed if said.negated else ():
                most[place] = max(most.get(place, 0.0), NEGATED * worth)
        return most

    def weak(self, table: Table, texts: Texts) -> Hits:
        """Give what kind and section of an entry answer; nobody may change what is given."""
        asked = (table, texts.section, texts.named)
        found = self._weak.get(asked)
        if found is None:
            found = self._weak[asked] = self._kind(texts.kinds)
            merge(found, self._section(table, texts.section))
        return found

    def _kind(self, kinds: set[str]) -> Hits:
        hits: Hits = {}
        for place, term in self._kinds:
            if not term.kinds.isdisjoint(kinds):
                hits[place] = (KIND, "kind")
            elif term.generic:
                hits[place] = (GENERIC, "kind")
        return hits

    def _section(self, table: Table, section: str | None) -> Hits:
        found = self._of_sections.get((table, section))
        if found is None:
            lexicon, said = table.sections.get(section, (None, None))
            if said is None or lexicon is not self._lexicon:
                known = table.provider.section(section)
                names = f"{section or ''} {known.name.en or ''} {known.name.ko or ''}" if known else section or ""
                said = Said("section", names, None, self._lexicon)
                table.sections[section] = (self._lexicon, said)
            found = {} if self._answering().isdisjoint(said.words) else self.read(said).hits
            self._of_sections[table, section] = found
        return found

    def _answering(self) -> set[str]:
        """Give the words that answer something, of all that have been laid out by now."""
        known = len(self._lexicon.order)
        if known > self._seen:
            self._judge(self._seen, known)
            self._seen = known
        return self._answers

    def _judge(self, begin: int, end: int) -> None:
        """Find out what some words of the lexicon answer: each term looks for its likes, most words are no one's."""
        new = set(self._lexicon.order[begin:end]) if begin else set()
        hits: dict[Word, list[tuple[int, float, str]]] = {}
        for place, term in enumerate(self.terms):
            for word in dict.fromkeys(self._lexicon.like(term, self._roots[place])):
                if not begin or word in new:
                    degree, how = term.hit(word, self._synonyms.of)
                    if how:
                        hits.setdefault(word, []).append((place, degree, how))
        for root in self._phrases:
            for word in self._lexicon.of(root):
                if not begin or word in new:
                    hits.setdefault(word, [])
        for word, found in hits.items():
            self._judged[word.text] = (found, self._phrases.get(word.stem, {}))
            self._answers.add(word.text)

    def _negated(self, reading: Reading, worth: float) -> None:
        """Let `not correct` answer incorrect, `not known` unknown."""
        for at in reading.said.negations:
            root = self._lexicon.stem(reading.said.words[at + 1])
            for place, term in enumerate(self.terms if root in self._negatable else ()):
                if term.stem[2:] == root and term.stem[:2] in PREFIXES:
                    reading.hit(place, (NEGATED * worth, "word"), [at, at + 1])


def _places(words: list[str], word: str) -> list[int]:
    """Give where a word stands; nowhere, where it is none of them."""
    if word not in words:
        return []
    first = words.index(word)
    return [at for at, other in enumerate(words) if other == word] if word in words[first + 1 :] else [first]


def merge(into: Hits, hits: Hits) -> None:
    """Take the better hit of each term."""
    for place, hit in hits.items():
        if hit > into.get(place, NO_HIT):
            into[place] = hit
