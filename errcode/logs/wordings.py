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
    from typing import TypeGuard

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
        self._silent: dict[Wording, int] = {}
        """How many different messages were met in records that are the same without them."""

    def wording(self, signs: tuple[object, ...]) -> Wording | None:
        """Give what records are like that differ in words of their messages; None for those with few messages."""
        messages = {number: sign for number, sign in enumerate(signs) if _is_message(sign)}
        silent: list[object] = [None if number in messages else sign for number, sign in enumerate(signs)]
        if not messages or not self._come_often(tuple(silent)):
            return None
        for number, (key, message) in messages.items():
            silent[number] = (key, _WORD.sub(self._looks, message))
        return tuple(silent)

    def _come_often(self, silent: Wording) -> bool:
        """Say whether many records were met that are alike without their messages: for them the vocabulary is read."""
        if len(self._silent) > REMEMBERED:
            self._silent.clear()
        met = self._silent[silent] = self._silent.get(silent, 0) + 1
        return met > SURE

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


def _is_message(sign: object) -> TypeGuard[tuple[object, bytes]]:
    """Say whether a sign (`logs.signs`) is a message with its key; of what says nothing a mark is kept at most."""
    return isinstance(sign, tuple) and len(sign) == 2 and isinstance(sign[1], bytes) and len(sign[1]) > 2


def _says(kind: LineKind) -> list[object]:
    """Give what a kind's findings say, whatever the words in which they were said."""
    return [
        (below, finding.replace(raw=finding.raw.replace(message=None), params=(), because=()))
        for below, finding in kind.findings
    ]
