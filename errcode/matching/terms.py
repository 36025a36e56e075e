"""What a search asks: its words, each with everything that may stand for it."""

from __future__ import annotations

from errcode.matching import hangul
from errcode.matching.romanised import heard_alike, may_be_romanised
from errcode.matching.stems import STOP, Word, expanded, parts, stem
from errcode.matching.stopwords import says_nothing
from errcode.matching.synonyms import Synonyms
from errcode.matching.verbs import meaning
from errcode.matching.weights import BEGUN, INITIALS, INITIALS_INSIDE, INSIDE, SHORT_BEGUN, SHORTENED, SYNONYM, WHOLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Hit = tuple[float, str]
    """How well a word answers a term, 0–1, and how."""

NO_HIT: Hit = (0.0, "")
NEGATIONS = {"not", "no", "않", "non"}
"""Words that matter as parts of phrases only."""


PREFIXES = "안못미불비"
"""Negations that Korean writes in front, with a blank or without: 안맞아요, 미등록."""


ENDINGS = "이가은는을를의에도만로과와요고임함됨"
"""Particles and endings of one syllable, which a compound may drag along."""

APART = 2
"""A compound is read in parts when each of them is in so many times as many entries."""

ROMANISED = 4
"""A Korean word in Latin letters has at least so many of them."""

SHORT_NOUNS = ("키", "값")
"""Nouns of one syllable that say something."""


class Term:
    """A word of a query."""

    __slots__ = (
        "generic",
        "groups",
        "kinds",
        "known",
        "light",
        "memo",
        "near",
        "number",
        "spoken",
        "stem",
        "text",
        "weight",
    )

    def __init__(self, text: str, groups: Iterable[str] = (), kinds: Iterable[str] = ()) -> None:
        self.text = text
        self.stem = stem(text)
        self.groups = frozenset(groups)
        self.kinds = frozenset(kinds)
        self.near: dict[str, Hit] = {}
        """Words of the tables that this one may be a misspelling of."""
        self.weight = 1.0
        """How much the term tells: the rarer its word, the more."""
        self.generic = False
        """Whether it says that something is wrong, which every entry says."""
        self.light = False
        """Whether it says something in a phrase only."""
        self.known = True
        """Whether any table has it, a word of its groups, or one that it may be a misspelling of."""
        self.spoken = False
        """Whether it stands for a situation: none of its letters, only its group's words, are in the tables."""
        self.number = text.replace(".", "").isdecimal()
        self.memo: dict[str, Hit] = {}

    def __repr__(self) -> str:
        return f"Term({self.stem} {self.weight:.1f} {sorted(self.groups)} {self.near})"

    def hit(self, word: Word, groups_of: Callable[[str], set[str]]) -> Hit:
        """Say how well a word of a text answers the term."""
        found = self.memo.get(word.text)
        if found is None:
            found = self.memo[word.text] = max(
                self._literal(word), self.near.get(word.text, NO_HIT), self._alike(word, groups_of)
            )
        return found

    def _literal(self, word: Word) -> Hit:
        if self.spoken:
            return NO_HIT
        if word.stem == self.stem or word.text == self.text:
            return (WHOLE, "word")
        if self.number or self.stem[:1].isdigit():
            return NO_HIT
        if hangul.is_hangul(self.stem):
            return self._korean(word)
        short, long = sorted((self.stem, word.stem), key=len)
        if len(short) < 3 or not long.startswith(short):
            return NO_HIT
        if short is self.stem:
            return (BEGUN if len(short) > 3 else SHORT_BEGUN, "word")
        return (SHORTENED, "word") if len(short) >= 4 and len(short) * 2 >= len(long) else NO_HIT

    def _korean(self, word: Word) -> Hit:
        if len(self.stem) > 1 and self.stem in word.text:
            return (BEGUN if word.text.startswith(self.stem) else INSIDE, "word")
        if len(word.stem) > 1 and self.stem.startswith(word.stem):
            return (SHORTENED * len(word.stem) / len(self.stem), "word")
        return NO_HIT

    def _alike(self, word: Word, groups_of: Callable[[str], set[str]]) -> Hit:
        if self.groups and not self.groups.isdisjoint(groups_of(word.stem)):
            return (SYNONYM * SYNONYM, "fuzzy") if self.near else (SYNONYM, "synonym")
        if hangul.are_initials(self.text):
            first = hangul.initials(word.text)
            if first.startswith(self.text):
                return (INITIALS, "initials")
            if self.text in first:
                return (INITIALS_INSIDE, "initials")
        return NO_HIT


def terms(
    query: str, synonyms: Synonyms, known: Callable[[str], bool], count: Callable[[str], int] | None = None
) -> list[Term]:
    """Read a query: stop words dropped, compounds split, what was typed on the wrong layout put right.

    Args:
        query: The query without codes and providers.
        synonyms: The groups that words belong to.
        known: Tells whether a stem stands in the tables.
        count: Tells in about how many entries a part of a compound stands; many are tried, so it may miss rare ones.
    """
    counted = count or known

    def telling(part: str) -> int:
        return counted(part) or len(synonyms.of(part))

    texts = [text for part in parts(expanded(query)) for text in _spelt(part.lower(), query, synonyms, known, telling)]
    phrases = synonyms.in_phrases([stem(text) for text in texts])
    found: dict[str, Term] = {}
    for place, text in enumerate(texts):
        light = says_nothing(text)
        if light and place not in phrases:
            continue
        groups = phrases.get(place) or synonyms.of(stem(text))
        kinds = {kind for group in groups for kind in synonyms.kinds[group]}
        term = found.setdefault(stem(text), Term(text, groups, kinds))
        term.generic = not synonyms.generic.isdisjoint(groups)
        term.light = light or term.stem in NEGATIONS
    return list(found.values())


def _spelt(
    text: str, query: str, synonyms: Synonyms, known: Callable[[str], bool], count: Callable[[str], int]
) -> list[str]:
    """Give a word as it was meant: the layout switched, a Korean compound in its parts."""
    root = stem(text)
    if says_nothing(text) or synonyms.of(root) or text.isdecimal():
        return [text]
    if hangul.is_hangul(text) and (said := meaning(text)):
        return [said]
    if hangul.is_hangul(text) and len(text) > 3:
        # A compound that few entries write in one word is in many more in two; what looks like an ending may be a noun.
        split = _parts(text, count)
        if len(split) > 1 and min(map(count, split)) >= APART * count(text):
            return split
    if known(root) or (text.isascii() and known(text)):
        return [text]
    if hangul.are_initials(text):
        return [text]
    meant = _meant(text, query, synonyms, count) or _romanised(text, synonyms)
    if meant:
        return meant
    if text[:1] in PREFIXES and len(text) > 2:
        bare = _spelt(text[1:], query, synonyms, known, count)
        if any(known(stem(part)) or synonyms.of(stem(part)) or says_nothing(part) for part in bare):
            return bare
    split = _parts(root, count)
    return split if split != [root] else [text]


def _meant(text: str, query: str, synonyms: Synonyms, known: Callable[[str], int]) -> list[str]:
    """Give what was typed with the other keyboard layout, where that gives words that the tables have."""
    switched = _switched(text, query)
    if not switched:
        return []
    if switched in SHORT_NOUNS or known(stem(switched)) or synonyms.of(stem(switched)):
        return [switched]
    split = _parts(stem(switched), known)
    return split if len(split) > 1 else []


def _romanised(text: str, synonyms: Synonyms) -> list[str]:
    """Give the Korean word of a trouble that a Latin word spells by its sounds: `bujok` is 부족."""
    if len(text) < ROMANISED or not text.isascii() or not may_be_romanised(text):
        return []
    return synonyms.sounding().get(heard_alike(text), [])


def _switched(text: str, query: str) -> str | None:
    if text.isascii() and text.isalpha() and len(text) > 1:
        place = query.lower().find(text)
        switched = hangul.typed(query[place : place + len(text)] if place >= 0 else text)
        if len(text) < 4 and switched not in SHORT_NOUNS:
            return None
        return switched if all("가" <= character <= "힣" for character in switched) else None
    if not text.isascii() and len(text) > 2 and any("ㄱ" <= character <= "ㅣ" for character in text):
        switched = hangul.keys_of(text)
        return switched.lower() if switched.isascii() and switched.isalpha() else None
    return None


def _parts(text: str, known: Callable[[str], int]) -> list[str]:
    """Split a compound into words that are known, the longest first, and what a verb says; whole when that fails."""
    korean = hangul.is_hangul(text)
    for size in range(len(text) - 2, 1 if korean else 2, -1):
        head, rest = text[:size], text[size:]
        if not known(head):
            continue
        said = "" if rest in STOP else meaning(rest) if korean else None
        if said is not None:
            return [head, said] if said else [head]
        if known(rest) or (len(stem(rest)) > 1 and known(stem(rest))):
            return [head, rest]
        split = _parts(rest, known)
        if len(split) > 1:
            return [head, *split]
    head, last = text[:-1], text[-1:]
    if korean and len(head) > 1 and known(head):
        return [head, last] if last in SHORT_NOUNS else [head] if last in ENDINGS else [text]
    return [text]
