"""What a misspelt word may stand for: words of the tables a few edits away, in letters or in jamo."""

from __future__ import annotations

import re

from errcode.matching.hangul import is_hangul, jamo
from errcode.matching.weights import EDITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.matching.corpus import Corpus
    from errcode.matching.terms import Term


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
