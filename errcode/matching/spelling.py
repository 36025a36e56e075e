"""What a misspelt word may stand for: words of the tables a few edits away, in letters or in jamo."""

from __future__ import annotations

import re

from errcode.matching.corpus import pattern
from errcode.matching.hangul import is_hangul, jamo
from errcode.matching.stems import STOP, stem, stems
from errcode.matching.weights import EDITS, RARE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.matching.corpus import Corpus
    from errcode.matching.synonyms import Synonyms
    from errcode.matching.terms import Term

_HANGUL = re.compile("[가-힣]{2,}")
_PARTICLES = ("이", "가", "은", "는", "을", "를", "도", "에", "로", "으로", "이래", "래요")


def misspellings(term: Term, corpus: Corpus) -> list[tuple[str, float]]:
    """Give the words that a term may be a misspelling of, with their likeness: edits between letters, or jamo.

    The first letters are rarely the wrong ones, so words that begin alike are tried before those that do not.
    """
    if is_hangul(term.stem):
        first, second = (re.escape(term.stem[place : place + 1]) for place in (0, 1))
        ways = [[first, f"[가-힣]{second}"]]
    else:
        a, b, c = (re.escape(term.stem[place : place + 1]) for place in range(3))
        ways = [
            [a + b, b + a, a + c, b + c, f"{a}[a-z]{b}", f"{a}[a-z]{c}"],
            [f"[a-z]{b}{c}", f"[a-z]{a}{b}"],
        ]
    return next((found for way in ways if (found := _edited(term, corpus.beginning(way)))), [])


def _edited(term: Term, vocabulary: set[str]) -> list[tuple[str, float]]:
    from rapidfuzz.distance import OSA

    korean, size = is_hangul(term.stem), len(term.stem)
    if korean:
        spelt = {jamo(word[:size]): word[:size] for word in vocabulary if len(word) >= size and "가" <= word[0] <= "힣"}
        asked = jamo(term.stem)
    else:
        spelt = {word: word for word in vocabulary if abs(len(word) - len(term.text)) <= 2 and word.isascii()}
        asked = term.text
    edits = sum(len(asked) >= least for least in EDITS[korean])
    found = sorted((OSA.distance(asked, word, score_cutoff=edits), word) for word in spelt)
    found = [(distance, word) for distance, word in found if 0 < distance <= edits][:8]
    return [(spelt[word], 1 - distance / len(asked)) for distance, word in found if distance <= found[0][0] + korean]


def righted(question: str, synonyms: Synonyms, corpus: Corpus) -> str:
    """Give a question with its short Korean words put right: 하도 초가, 츨금.

    A word of two syllables has too few letters for a guess among all words of the tables, so it is compared with those
    that mean some trouble: one syllable of it is right, of the other a vowel or the last consonant is wrong. A compound
    of two such words is put right in both. That something is wrong, 오루, is guessed only beside what is.
    """
    subject = any(synonyms.kinds[group] for word in stems(question) for group in synonyms.of(word))
    vague: set[str] = set() if subject else synonyms.generic

    def right(match: re.Match[str]) -> str:
        word = match[0]
        root = stem(word)
        if len(root) == 2 and word.startswith(root) and (len(word) == 2 or word[2:] in _PARTICLES):
            return _short(root, vague, synonyms, corpus) + word[2:]
        if len(word) != 4 or synonyms.of(root):
            return word
        halves = [_short(half, vague, synonyms, corpus) for half in (word[:2], word[2:])]
        return "".join(halves) if all(map(synonyms.of, halves)) else word

    return question if question.isascii() else _HANGUL.sub(right, question)


def _short(word: str, vague: set[str], synonyms: Synonyms, corpus: Corpus) -> str:
    """Give what a word of two syllables was meant to be; itself where the tables have it, or it says nothing."""
    if synonyms.of(word) or word in STOP:
        return word
    meant = [
        other
        for other, groups in synonyms.words.items()
        if len(other) == 2 and is_hangul(other) and _one_letter(word, other) and not groups <= vague
    ]
    if not meant or _has(word, corpus):
        return word
    return max(meant, key=lambda other: corpus.count(pattern(other)))


def _has(word: str, corpus: Corpus) -> bool:
    """Tell whether some tables have a word of its own, whatever particles are on it; 하도 is none of 하도록."""
    own = [whole for whole in corpus.beginning([word]) if stem(whole) == word]
    return sum(corpus.count(pattern(whole)) for whole in own) > RARE


def _one_letter(word: str, other: str) -> bool:
    """Tell whether two words of two syllables differ in one vowel or last consonant of one of them."""
    if (word[0] == other[0]) == (word[1] == other[1]):
        return False
    at = 1 if word[0] == other[0] else 0
    short, long = sorted((jamo(word[at]), jamo(other[at])), key=len)
    if short[0] != long[0]:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return long.startswith(short)
