"""Messages of one error in ever other words: of a symbol, a client's name for an order, somebody's note.

A word that no table has says nothing by itself. So messages that differ in such words alone are of one wording, and
when a few of a wording have told the same, the next one is not diagnosed.
"""

from __future__ import annotations

import re
from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from errcode.logs.kinds import LineKind

    Wording = tuple[object, ...]
    """The signs of a record, words of its messages that no table has left open but for their looks."""

SURE = 8
"""So many messages of a wording are diagnosed."""
REMEMBERED = 1_024
"""Wordings that are remembered; then it is begun anew."""

_WORD = re.compile(rb"(?<![\w\x80-\xff])[A-Za-z_]{3,}(?![\w\x80-\xff])")


class Wordings:
    """Knows the kinds of records whose messages come in ever other words."""

    def __init__(self, vocabulary: Callable[[], frozenset[bytes]], codes: Callable[[], frozenset[bytes]]) -> None:
        self._vocabulary = vocabulary
        self._codes = codes
        self._met: dict[Wording, tuple[int, LineKind | None]] = {}
        """How many records of a wording were met, and what they were; None when they were not alike."""

    def wording(self, signs: tuple[object, ...]) -> Wording | None:
        """Give what records are like that differ in words of their messages; None where nothing is left open."""
        like = tuple(self._open(sign) if isinstance(sign, tuple) and len(sign) == 2 else sign for sign in signs)
        return like if like != signs else None

    def _open(self, sign: tuple[object, object]) -> tuple[object, object]:
        key, message = sign
        return (key, _WORD.sub(self._looks, message)) if isinstance(message, bytes) and len(message) > 2 else sign

    def _looks(self, match: re.Match[bytes]) -> bytes:
        """Give a word that a table has, of another one what it looks like."""
        word = match[0]
        if word.lower() in self._known or word in self._codes():
            return word
        looks = b"A" if word.isupper() else b"a" if word.islower() else b"Aa"
        return looks + b"_" if b"_" in word else looks

    @cached_property
    def _known(self) -> frozenset[bytes]:
        return self._vocabulary()

    def kind(self, wording: Wording) -> LineKind | None:
        """Give the kind of the records of a wording of which enough were met."""
        met, kind = self._met.get(wording, (0, None))
        return kind if met >= SURE else None

    def learn(self, wording: Wording, kind: LineKind) -> None:
        """Remember what a record of a wording was."""
        if wording not in self._met:
            if len(self._met) > REMEMBERED:
                self._met.clear()
            self._met[wording] = (1, kind)
            return
        met, before = self._met[wording]
        alike = before is not None and _says(before) == _says(kind)
        self._met[wording] = (met + 1, before if alike else None)

    def forget(self) -> None:
        """Forget all kinds."""
        self._met.clear()


def _says(kind: LineKind) -> list[object]:
    """Give what a kind's findings say, whatever the words in which they were said."""
    return [
        (below, finding.replace(raw=finding.raw.replace(message=None), params=(), because=()))
        for below, finding in kind.findings
    ]
