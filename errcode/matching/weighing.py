"""How much each word of a question tells, and what the words that no table has may stand for."""

from __future__ import annotations

from math import log

from errcode.matching.corpus import pattern
from errcode.matching.hangul import are_initials, initials, is_hangul
from errcode.matching.spelling import misspellings
from errcode.matching.stems import stem
from errcode.matching.terms import Term
from errcode.matching.weights import (
    INITIALS,
    INITIALS_INSIDE,
    LIGHT,
    LIKELY,
    MISSPELT,
    NUMBER,
    RARE,
    SPELT_TROUBLE,
    UNKNOWN,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from errcode.matching.corpus import Corpus
    from errcode.matching.synonyms import Synonyms


def weighed(terms: Sequence[Term], corpus: Corpus, synonyms: Synonyms) -> list[Term]:
    """Weigh terms by their rarity; find what the unknown ones are misspellings of, and what initials stand for."""
    size = len(corpus) + 1
    for term in terms:
        count = 0 if term.spoken else corpus.count(pattern(term.stem))
        if count <= RARE and _misspellable(term) and not synonyms.of(term.stem):
            _correct(term, corpus, synonyms, size)
        else:
            term.weight = _rarity(term, count, size, corpus, synonyms)
        term.known = bool(count or term.near or term.groups)
    if any(are_initials(term.text) for term in terms):
        return _spelt_out(terms, corpus, synonyms, size)
    return list(terms)


def _misspellable(term: Term) -> bool:
    return not term.number and not term.spoken and len(term.stem) > 2 - is_hangul(term.stem)


def _rarity(term: Term, count: int, size: int, corpus: Corpus, synonyms: Synonyms) -> float:
    if term.number:
        return NUMBER
    if not count and term.groups:
        count = max(_count_group(group, corpus, synonyms) for group in term.groups) // 2
    weight = log(1 + size / (count + 1)) if count else UNKNOWN * log(1 + size)
    return weight * (LIGHT if term.light else 1.0)


def _count_group(group: str, corpus: Corpus, synonyms: Synonyms) -> int:
    return sum(corpus.count(pattern(" ".join(phrase))) for phrase in synonyms.members[group][:6])


def _correct(term: Term, corpus: Corpus, synonyms: Synonyms, size: int) -> None:
    """Find the words that a term may be a misspelling of, and weigh it like the likeliest of them."""
    for word, likeness in misspellings(term, corpus):
        term.near[word] = (MISSPELT * likeness, "fuzzy")
        term.groups |= synonyms.of(stem(word)) if likeness > LIKELY else frozenset()
    meant = Term(max(term.near, key=lambda word: term.near[word])) if term.near else term
    term.weight = _rarity(meant, corpus.count(pattern(meant.stem)), size, corpus, synonyms)


def _spelt_out(terms: Sequence[Term], corpus: Corpus, synonyms: Synonyms, size: int) -> list[Term]:
    """Find the words that initial consonants stand for: one word's, or those of two without a blank between."""
    spelt: list[Term] = []
    troubles: dict[str, list[str]] = {}
    for word in synonyms.words:
        if is_hangul(word):
            troubles.setdefault(initials(word), []).append(word)
    for term in terms:
        parts = _standing_for(term, corpus.initials) if are_initials(term.text) else [term]
        if are_initials(term.text) and all(part.text in troubles for part in parts):
            _mean_trouble(parts, troubles, synonyms)
        spelt += parts
    for term in spelt:
        if are_initials(term.text):
            term.weight = log(1 + size / (1 + 2 * len(term.near)))
            term.known = bool(term.near)
    return spelt


def _mean_trouble(spelt: Sequence[Term], troubles: Mapping[str, Sequence[str]], synonyms: Synonyms) -> None:
    """Prefer, of all words that have some initials, those that mean a trouble: ㅅㅁ is 서명 rather than 사망."""
    for term in spelt:
        for word in troubles[term.text]:
            term.near[word] = (SPELT_TROUBLE, "initials")
            term.groups |= synonyms.of(word)
        term.kinds |= {kind for group in term.groups for kind in synonyms.kinds[group]}


def _standing_for(term: Term, words: Mapping[str, str]) -> list[Term]:
    """Give a term of initials with the words that have them; where none has, the two terms that it may be."""
    for text in [(term.text,), *((term.text[:at], term.text[at:]) for at in range(2, len(term.text) - 1))]:
        found = [Term(part) for part in text]
        for part in found:
            part.near = {
                word: (INITIALS if first.startswith(part.text) else INITIALS_INSIDE, "initials")
                for word, first in words.items()
                if part.text in first
            }
        if all(part.near for part in found):
            return found
    return [term]
