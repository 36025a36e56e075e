"""Message templates: which text one of them fits, and what stood in its placeholders."""

from __future__ import annotations

import re
from itertools import pairwise

from errcode.text.normal import HOLE, HOLES, LONGEST, MARKS, clean, keys


class Template:
    """A message split at its placeholders: literal pieces as keys, and what each placeholder may hold."""

    __slots__ = ("apart", "holes", "key", "pieces")

    def __init__(self, text: str) -> None:
        self.key = keys([text], templates=True)[0]
        self.pieces = self.key.split(HOLE)
        self.holes = [match[0] for match in HOLES.finditer(text)]
        literals = HOLES.split(text)
        self.apart = [(not before[-1:].isalnum(), not after[:1].isalnum()) for before, after in pairwise(literals)]
        """For each placeholder: whether something separates it from the literal before and behind."""

    @property
    def literal(self) -> int:
        """The number of its own letters and digits."""
        return sum(map(len, self.pieces))

    def accepts(self, place: int, held: str) -> bool:
        """Tell whether a placeholder may hold a text: a number for `%d`, a name rather than a clause inside a text."""
        if place >= len(self.holes):
            return True
        hole = self.holes[place]
        if (hole[:1] == "%" and hole[-1:] in "dif") or hole == "X":
            return any(map(str.isdigit, held)) and len(held.split()) <= 2
        if is_reason(hole) or (hole in ("%s", "{?}", "{*}") and place == len(self.holes) - 1):
            return True
        return len(held) <= 120 and len(held.split()) <= 6


def is_reason(hole: str) -> bool:
    """Tell whether a placeholder is a documentation's words for "a reason stands here": `{reason in brackets}`."""
    return hole[:1] == "{" and hole[1:2] != "{" and " " in hole


_DROPPED = re.compile("[^0-9A-Za-z<>=%]+")
"""What a key leaves out of an ASCII text."""


def _kept(character: str) -> bool:
    """Tell whether a key keeps a character."""
    if character.isalnum() or character in "<>=%≤≥":
        return True
    return ord(character) > 127 and character not in MARKS and not character.isspace()


class Filled:
    """A text that may be a filled template: its key, and where in the text each character of the key stands."""

    __slots__ = ("_at", "key", "text")

    def __init__(self, text: str) -> None:
        self.text = clean(text[:LONGEST])
        self._at: list[int] | None = None
        if self.text.isascii():
            self.key = _DROPPED.sub("", self.text).lower()
        else:
            kept = [self.text[place] for place in self.at]
            self.key = "".join([character.lower() if character.isascii() else character for character in kept])

    @property
    def at(self) -> list[int]:
        """Where in the text each character of the key stands."""
        if self._at is None:
            self._at = [place for place, character in enumerate(self.text) if _kept(character)]
        return self._at

    def spans(self, template: Template, start: int = 0, *, whole: bool = True) -> list[tuple[int, int]] | None:
        """Give the part of the text that each placeholder holds; None when the template does not fit from `start` on.

        The pieces are looked for from left to right, each at its first place, which finds a fit if there is one.
        """
        found = self.places(template, start, whole=whole)
        if found is None:
            return None
        spans = []
        for place, (begin, end) in enumerate(found):
            if begin == end:
                continue
            span = self._trimmed(begin, end)
            if not self._separate(template, place, begin, end) or not template.accepts(place, self.text[slice(*span)]):
                return None
            spans.append(span)
        return spans

    def places(self, template: Template, start: int = 0, *, whole: bool = True) -> list[tuple[int, int]] | None:
        """Give the part of the key that each placeholder holds; None when the literal pieces do not fit."""
        pieces = template.pieces
        if not self.key.startswith(pieces[0], start):
            return None
        at, found = start + len(pieces[0]), []
        for piece in pieces[1:-1]:
            place = self.key.find(piece, at + 1)
            if place < 0:
                return None
            found.append((at, place))
            at = place + len(piece)
        if len(pieces) == 1:
            return found if not whole or at == len(self.key) else None
        end = self._last(template, at, whole)
        return None if end is None else [*found, (at, end)]

    def _last(self, template: Template, at: int, whole: bool) -> int | None:
        piece = template.pieces[-1]
        if whole or not piece:
            end = len(self.key) - len(piece)
            missing = end == at and not piece and bool(template.holes) and is_reason(template.holes[-1])
            return end if self.key.endswith(piece) and (end > at or missing) else None
        end = self.key.find(piece, at + 1)
        return end if end >= 0 else None

    def _separate(self, template: Template, place: int, begin: int, end: int) -> bool:
        if place >= len(template.apart):
            return True
        before, behind = template.apart[place]
        joined_before = begin > 0 and self.at[begin] == self.at[begin - 1] + 1
        joined_behind = end < len(self.at) and self.at[end - 1] + 1 == self.at[end]
        return not (before and joined_before and _word(self.text, self.at[begin])) and not (
            behind and joined_behind and _word(self.text, self.at[end - 1] + 1)
        )

    def _trimmed(self, begin: int, end: int) -> tuple[int, int]:
        first, last = self.at[begin], self.at[end - 1] + 1
        if first and self.text[first - 1] in "-+/#@$" and self.text[first - 2 : first - 1] in ("", *" =[('\"<>"):
            first -= 1
        return first, last


def _word(text: str, place: int) -> bool:
    return text[place - 1].isalnum() and text[place].isalnum() and not _hangul_border(text[place - 1], text[place])


def _hangul_border(a: str, b: str) -> bool:
    """Tell whether a word in another script ends and Hangul begins: particles follow names without a blank."""
    return a.isascii() and not b.isascii()
