"""Names of codes that a text misspells: `upbit: jwt_verificatoin`. The nearest is said as a guess."""

from __future__ import annotations

from errcode.diagnose.codewords import JOINT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from errcode.diagnose.codes import Codebook

SHORTEST = 8
"""Characters of a misspelt name that is looked up."""
NEAR = 0.84
"""How alike a misspelt name must be to be taken for it; a letter or two of ten are wrong."""


def meant(text: str, words: Iterable[tuple[str, int, int]], books: Iterable[Codebook]) -> Iterator[tuple[int, str]]:
    """Give the places among some words of a text where a code's name is misspelt, and the code nearest to it."""
    for place, (word, _, end) in enumerate(words):
        if len(word) < SHORTEST or text[end : end + 1] in ("=", ":") or not JOINT.search(word):
            continue
        if word.endswith(("Error", "Exception")):
            continue
        for book in books:
            for other in book.nearest(word)[:1]:
                if likeness(word, other) >= NEAR and _joints(word) <= _joints(other):
                    yield place, other


def _joints(word: str) -> set[str]:
    """Give what joins the parts of a word; `payment_intent.failed` is an event's name where codes have no dots."""
    return {character for character in word if not character.isalnum()}


def likeness(word: str, other: str) -> float:
    """Say how alike two words are, 0–1."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, word.casefold(), other.casefold()).ratio()
