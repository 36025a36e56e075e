"""The words of the texts that searches have laid out, each once, and sorted by what a question's word may find them by.

A question has a handful of words, the tables have some ten thousand. Each of the few looks its own likenesses up: those
of its stem, of its stem's beginning, with its first syllable. What remains is compared, and all others never are.
"""

from __future__ import annotations

from errcode.matching.hangul import are_initials, is_hangul
from errcode.matching.stems import STEMS, STOP, Word, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.matching.terms import Term

LIGHT_WORDS = STOP | {"not"}
"""Words that say nothing by themselves."""
BEGINNING = 3
"""Latin words that are alike have so many of their stems' first letters in common."""


class Lexicon:
    """Words, found by their text, their stem, its beginning, or a syllable."""

    def __init__(self) -> None:
        self.words: dict[str, Word] = {}
        self.order: list[Word] = []
        """All of them, the latest last."""
        self._stems: dict[str, list[Word]] = {}
        self._beginnings: dict[str, list[Word]] = {}
        self._syllables: dict[str, list[Word]] = {}
        self._korean: list[Word] = []

    def parts(self, text: str) -> list[str]:
        """Give the words of a text in order, in lower case, and take those that are new."""
        known = self.words
        found = [word for word in "\n".join(parts(text)).lower().split("\n") if word]
        for word in found:
            if word not in known:
                self._add(Word(word))
        return [known[word].text for word in found]

    def stem(self, word: str) -> str:
        """Give the stem of a word."""
        return self.words[word].stem

    def _add(self, word: Word) -> None:
        self.words[word.text] = word
        self._stems.setdefault(word.stem, []).append(word)
        self._beginnings.setdefault(word.stem[:BEGINNING], []).append(word)
        if not word.text.isascii():
            self._korean.append(word)
            for syllable in set(word.text):
                self._syllables.setdefault(syllable, []).append(word)
        self.order.append(word)  # last: who finds it here finds it everywhere

    def of(self, stem: str) -> list[Word]:
        """Give the words of a stem."""
        return self._stems.get(stem, [])

    def like(self, term: Term, roots: Iterable[str]) -> list[Word]:
        """Give the words that may answer a term, and some that do not: its own, and those of its groups' stems."""
        found = [self.words[text] for text in (term.text, *term.near) if text in self.words]
        for root in roots:
            found += self.of(root)
        if term.spoken:
            return found
        if are_initials(term.text):
            return [*found, *self._korean]
        found += self.of(term.stem)
        if is_hangul(term.stem):
            return found + self._syllables.get(term.stem[0], [])
        return found if term.number else found + self._beginnings.get(term.stem[:BEGINNING], [])


_lexicons: list[Lexicon] = [Lexicon()]
"""The one that is in use."""


def lexicon() -> Lexicon:
    """Give the lexicon of this process; when it has become too large, a new one: texts are laid out anew for it."""
    if len(_lexicons[0].order) >= STEMS:
        _lexicons[0] = Lexicon()
    return _lexicons[0]
