"""All wire messages and templates of some tables, to be found by a text: whole, inside a longer one, or cut off.

Nothing runs over the messages one by one. Whole texts are looked up by their key; a filled template by the literals
that begin and end it; a message inside a text by its first letters and the lengths that such messages have. So a
look-up grows with the text and not with the tables.
"""

from __future__ import annotations

import re

from errcode.matching import weights
from errcode.matching.keyed_texts import MEANING, KeyedTexts, keyed_of, meanings_of, messages_of
from errcode.model import Match
from errcode.text.normal import letters, likeness
from errcode.text.templates import Filled, Template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.catalog.catalog import Table

    Row = dict[str, Any]

SHORTEST = 12
"""A message inside a longer text has at least so many letters (`text.letters`): "Not Found" says nothing there."""
WORDS = 3
"""And at least so many words; a Korean one, whose words are long, two."""
CUT = 14
"""A beginning of a message has at least so many letters."""
FULLEST = 4
"""Where placeholders hold more than so many times the template's own letters, the template has said too little."""


_ASCII_WORD = re.compile("[0-9A-Za-z<>=%]+")
"""What a key keeps of an ASCII text, word by word."""


class MessageIndex:
    """The wire messages of some tables, and their meanings, found by a text."""

    def __init__(self, tables: Iterable[Table], rows: Iterable[tuple[Table, Row]] | None = None) -> None:
        """Index the messages of tables, or of some rows alone."""
        self._tables = list(tables)
        self._some = None if rows is None else list(rows)
        self._messages: KeyedTexts | None = None
        self._meanings: KeyedTexts | None = None
        self._templates: dict[str, Template] = {}

    def whole(self, text: str, *, meanings: bool = True) -> list[Match]:
        r"""Find what a text is as a whole: a documented message, else a filled template, else a documented meaning.

        Case, spacing, punctuation, quotes, HTML entities and `\uXXXX` escapes do not matter.

        Args:
            text: The text.
            meanings: Whether a documented meaning counts too.

        Returns:
            Exact messages (`how` is `exact`, score 100) with every provider that has them; without any, templates
            (`template`, below 100), the one with the most text of its own first; without any, meanings (`meaning`).
        """
        filled = Filled(text)
        if not filled.key:
            return []
        keyed = self._keyed_messages()
        exact = [self._match(keyed, number, weights.EXACT, "exact") for number in keyed.equal(filled.key)]
        if exact:
            return sorted(exact, key=lambda match: (match.entry.status != "active", match.matched != text))
        templates = list(self._filled(keyed, filled, text))
        if templates or not meanings:
            return [match for _, match in sorted(templates, key=lambda found: found[0], reverse=True)]
        keyed = self._keyed_meanings()
        found = [self._match(keyed, number, weights.MEANT, "meaning") for number in keyed.equal(filled.key)]
        return sorted(found, key=lambda match: (not official(match), match.entry.status != "active"))

    def _filled(self, keyed: KeyedTexts, filled: Filled, text: str) -> Iterator[tuple[tuple[bool, int, float], Match]]:
        for number in dict.fromkeys(keyed.filled(filled.key)):
            template = self._template(keyed.texts[number])
            spans = filled.spans(template)
            if spans is None or template.literal < 4:
                continue
            held = len(filled.key) - template.literal
            says = held <= FULLEST * template.literal
            score = weights.FILLED_LEAST + weights.FILLED_MORE * template.literal / len(filled.key)
            score = min(weights.FILLED_MOST, score) if says else weights.FILLED_BARELY
            params = tuple(filled.text[start:end] for start, end in spans)
            match = self._match(keyed, number, score, "template", params)
            yield (says, template.literal, likeness(text, keyed.texts[number])), match

    def within(self, text: str) -> list[Match]:
        """Find messages inside a text, with something before or behind, or whose beginning the text is.

        Returns:
            Best first: `inside` from 85 on for a message that says enough to be no accident, below for less;
            `beginning` where the text is cut off, the more of the message is there the higher, at most 95.
        """
        filled = Filled(text)
        found: dict[tuple[int, int | str, int], Match] = {}
        for keyed in (self._keyed_messages(), self._keyed_meanings()):
            for match in (*self._inside(keyed, filled), *self._cut(keyed, filled)):
                place = (id(keyed), match.entry.provider + match.entry.code, hash(match.matched))
                if place not in found or found[place].score < match.score:
                    found[place] = match
        return sorted(found.values(), key=lambda match: -match.score)

    def _inside(self, keyed: KeyedTexts, filled: Filled) -> Iterator[Match]:
        for number, start in dict.fromkeys(keyed.begun(filled.key, _word_starts(filled))):
            template = self._template(keyed.texts[number])
            leading = template.pieces[0] == "" and len(template.pieces) > 1
            if leading:
                start = _word_before(filled, start)
                if start < 0:
                    continue
            spans = filled.spans(template, start, whole=False)
            if spans is None or not _ends_at_word(filled, template, start):
                continue
            said = _said(keyed.texts[number], template)
            share = min(1.0, (template.literal + sum(end - begin for begin, end in spans)) / len(filled.key))
            if said or share >= weights.INSIDE_SHARE:
                params = tuple(filled.text[begin:end] for begin, end in spans)
                score = weights.INSIDE_SAID if said else weights.INSIDE_LITTLE
                score += weights.INSIDE_MORE * share * min(1.0, template.literal / weights.INSIDE_FULL)
                yield self._match(keyed, number, score, "inside", params)

    def _cut(self, keyed: KeyedTexts, filled: Filled) -> Iterator[Match]:
        if letters(filled.key) < CUT or len(filled.text.split()) < 2:
            return
        for number in keyed.continued(filled.key):
            share = len(filled.key) / len(keyed.keys[number])
            said = letters(filled.key) >= 2 * CUT or share > weights.CUT_SHARE
            sentence = _sentence(filled.text, keyed.texts[number])
            least = weights.CUT_SENTENCE if sentence else weights.CUT_SAID if said else weights.CUT_LITTLE
            score = min(weights.CUT_MOST, least + weights.CUT_MORE * share)
            yield self._match(keyed, number, score, "beginning")

    def _keyed_messages(self) -> KeyedTexts:
        if self._messages is None:
            self._messages = KeyedTexts(*messages_of(self._some)) if self._some is not None else keyed_of(self._tables)
        return self._messages

    def _keyed_meanings(self) -> KeyedTexts:
        if self._meanings is None:
            all_ = ((table, row) for table in self._tables for row in table.rows)
            self._meanings = KeyedTexts(*meanings_of(all_ if self._some is None else self._some))
        return self._meanings

    def _template(self, text: str) -> Template:
        if text not in self._templates:
            self._templates[text] = Template(text)
        return self._templates[text]

    def _match(self, keyed: KeyedTexts, number: int, score: float, how: str, params: tuple[str, ...] = ()) -> Match:
        table, row, place = keyed.places[number]
        entry = table.entry(row)
        message = entry.messages[place] if place != MEANING else None
        return Match(
            entry=entry.through(message) if message else entry,
            score=round(score, 1),
            matched=keyed.texts[number],
            how=how if place != MEANING else "meaning",
            params=params,
            message=message,
        )


def official(match: Match) -> bool:
    """Tell whether the provider wrote the meaning that matched."""
    author = match.entry.by.ko if match.matched == match.entry.meaning.ko else match.entry.by.en
    return author == "provider"


def _word_starts(filled: Filled) -> list[int]:
    """Give the places in a key where a word begins."""
    if filled.text.isascii():
        starts, place = [], 0
        for word in _ASCII_WORD.findall(filled.text):
            starts.append(place)
            place += len(word)
        return starts
    at = filled.at
    return [
        place for place in range(len(at)) if not place or at[place] != at[place - 1] + 1 or not _ascii(filled, place)
    ]


def _ascii(filled: Filled, place: int) -> bool:
    return filled.key[place].isascii() and filled.key[place - 1].isascii()


def _word_before(filled: Filled, start: int) -> int:
    """Give where the word before a place begins, -1 when there is none."""
    place = start - 1
    while place > 0 and filled.at[place] == filled.at[place - 1] + 1:
        place -= 1
    return place


def _ends_at_word(filled: Filled, template: Template, start: int) -> bool:
    """Tell whether a literal message that stands at a place ends where a word ends: `balance` is not in `balanced`."""
    if len(template.pieces) > 1:
        return True
    end = start + len(template.key)
    return end >= len(filled.at) or filled.at[end] != filled.at[end - 1] + 1 or not _ascii(filled, end)


def _sentence(beginning: str, text: str) -> bool:
    """Tell whether the beginning of a text is a sentence of it, not a part of one."""
    bare = beginning.strip().rstrip(".!?")
    return len(bare) < len(beginning.strip()) and text.startswith(bare) and text[len(bare) : len(bare) + 1] in ".!?"


def _said(text: str, template: Template) -> bool:
    """Tell whether a message says enough to be known amid other words."""
    hangul = any("가" <= character <= "힣" for character in template.key)
    return sum(map(letters, template.pieces)) >= SHORTEST and len(text.split()) >= WORDS - hangul
