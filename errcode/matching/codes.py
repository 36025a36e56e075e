"""The codes that a question names, however a chat or a sentence has dressed them."""

from __future__ import annotations

import re

from errcode.text.dressed import BEHIND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Row = dict[str, Any]

_TOKEN = re.compile(r"[^\s,;\"'`()\[\]{}]+")
_MINUS = re.compile(r"(?:마이너스|minus)\s*(?=\d)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<=\d){BEHIND}$")
_ELSEWHERE = re.compile(r"\b(?:curl|errno|exit(?: code)?|iso ?8583|line|port|pid|sqlstate)\s+-?\d+", re.IGNORECASE)
"""Numbers that are codes of something else."""
_EDGES = ".:!?<>="
SHORTEST = 6
"""A code that is a word, or several, has at least so many letters where it stands beside other words."""


def spelt(question: str) -> str:
    """Give a question with 마이너스 1021 written -1021."""
    return _MINUS.sub("-", question)


class Codes:
    """The codes of some entries, to be found in questions."""

    def __init__(self, rows: Iterable[Row]) -> None:
        numbers: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            numbers.setdefault(row["code"], []).append(number)
        self.numbers = {code: tuple(having) for code, having in numbers.items()}
        """Code → the numbers of the entries that have it, in tuples: of numbers Python looks after none."""
        self._folded: dict[str, list[str]] = {}
        self._spaced: list[tuple[str, str]] = []
        for code in self.numbers:
            if len(code) >= SHORTEST and not code.isdigit():
                self._folded.setdefault(code.casefold(), []).append(code)
                if " " in code:
                    self._spaced.append((code.casefold(), code))

    def named(self, question: str) -> set[str]:
        """Give the codes that a question names: its words, with particles and counters or without."""
        whole = question.strip()
        words = {whole}
        for token in _TOKEN.findall(_ELSEWHERE.sub(" ", question)):
            bare = token.strip(_EDGES)
            words |= {token, bare, _BEHIND.sub("", bare)}
        found = {word for word in words if word in self.numbers and (word == whole or _exact(word))}
        for word in words:
            if _telling(word):
                found.update(self._folded.get(word.casefold(), ()))
        lower = question.casefold()
        found.update(code for folded, code in self._spaced if folded in lower)
        return found


def _exact(word: str) -> bool:
    """Tell whether a word that is a code letter for letter is meant as one: most words of a sentence are not."""
    return any(map(str.isdigit, word)) or word.isupper()


def _telling(word: str) -> bool:
    """Tell whether a word looks like a code rather than a word of a sentence: `EGW00123`, `invalid_nonce`."""
    return len(word) >= SHORTEST and (any(map(str.isdigit, word)) or any(sign in word[1:-1] for sign in "_:."))


def telling(code: str) -> bool:
    """Tell whether a code is one wherever it stands; a short number may be anything."""
    return not code.isdigit() or len(code) > 3


def without(question: str, codes: Iterable[str]) -> str:
    """Take codes out of a question that says more than them."""
    for code in sorted(codes, key=len, reverse=True):
        if code != question.strip():
            behind = BEHIND if code[-1:].isdigit() else ""
            whole = rf"(?<![^\s(\[\"'`=:]){re.escape(code)}{behind}(?![^\s)\]\"'`,.;:!?])"
            question = re.sub(whole, " ", question, flags=re.IGNORECASE)
    return question
