"""A table's codes laid out for recognising: which there are, what they look like, which is nearest."""

from __future__ import annotations

import re

from errcode.catalog.nearest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.model import Entry

    Row = dict[str, Any]

NO_ERROR = "no-error"
"""The kind of codes that say that all is well."""

_NUMBER = re.compile(r"([+-]?)(\d+)")
_CLASS = re.compile(r"\b[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,7}\b")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def style(code: str) -> tuple[str, ...]:
    """Give what a code looks like, but for its length: `-1121` and `-2015` look alike, `A002` and `12` do not."""
    number = _NUMBER.fullmatch(code)
    if number:
        return ("number", number[1])
    return (
        "word",
        "a" if re.search("[a-z]", code) else "",
        "A" if re.search("[A-Z]", code) else "",
        "0" if re.match(r"[A-Za-z]{1,8}\d{2,}$", code) else "",
    )


class Codebook:
    """The codes of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows: dict[str, list[Row]] = {}
        self.words: dict[str, str] = {}
        """Codes and names that are words, without case and joints: as clients turn them into class names."""
        self.successes = frozenset(code for shape in table.provider.payloads for code in shape.get("success") or ()) | {
            row["code"] for row in table.rows if row.get("kind") == NO_ERROR
        }
        """Codes that are no errors; what a shape claims is told by the shape, these are for codes in the open text."""
        self._lengths: dict[tuple[str, ...], set[int]] = {}
        self._entries: dict[int, Entry] = {}
        self._nearest: dict[str, tuple[str, ...]] = {}
        for row in table.rows:
            code = row["code"]
            if code not in self.rows:
                self._lengths.setdefault(style(code), set()).add(len(code))
            self.rows.setdefault(code, []).append(row)
            for word in (code, row.get("name") or ""):
                if len(word) >= 6 and word[0].isalpha() and code not in self.successes:
                    self.words.setdefault(word, code)

    def find(self, code: str) -> str | None:
        """Give the code as the table writes it, for the code or its symbolic name, or for it and a detail behind it."""
        if code in self.rows:
            return code
        if code in self.words:
            return self.words[code]
        shorter, colon, _ = code.rpartition(":")
        return self.find(shorter) if colon and not shorter.isdigit() else None

    def entry(self, row: Row) -> Entry:
        """Give the entry of a row, made once."""
        entry = self._entries.get(id(row))
        if entry is None:
            entry = self._entries[id(row)] = self.table.entry(row)
        return entry

    def told(self, text: str) -> list[tuple[str, int, int]]:
        """Give the codes that are unmistakable words and stand in a text, in any class name's spelling, and where."""
        found = []
        for word, code in self.words.items():
            if (len(word) >= 8 and not word.isalnum() and word in text) or (word.isupper() and word in text):
                start = text.find(word)
                while start >= 0:
                    end = start + len(word)
                    if not _joined(text, start, end):
                        found.append((code, start, end))
                    start = text.find(word, end)
        for match in _CLASS.finditer(text):
            spelled = snake(match[0])
            if spelled in self.rows:
                found.append((spelled, match.start(), match.end()))
        return [one for one in found if not any(other[1] <= one[1] < one[2] < other[2] for other in found)]

    def alike(self, code: str) -> float:
        """Say how much a code looks like the table's: 1 in every way, 0.5 but for its length, 0 not at all."""
        lengths = self._lengths.get(style(code))
        if not lengths:
            return 0.0
        return 1.0 if code[0].isalpha() or min(lengths) <= len(code) <= max(lengths) else 0.5

    def nearest(self, code: str, count: int = 3) -> tuple[str, ...]:
        """Give the codes nearest to one that the table lacks: in value for numbers, else in spelling."""
        if code not in self._nearest:
            if len(self._nearest) > 1000:
                self._nearest.clear()
            self._nearest[code] = self._near(code, count)
        return self._nearest[code]

    def _near(self, code: str, count: int) -> tuple[str, ...]:
        number = _NUMBER.fullmatch(code)
        if not number:
            return tuple(nearest(code[:64], self.rows, count))
        same = [other for other in self.rows if style(other) == style(code)]
        value = int(code[:18])
        return tuple(sorted(same, key=lambda other: (abs(int(other[:18]) - value), other))[:count])


def _joined(text: str, start: int, end: int) -> bool:
    """Say whether a word goes on before or behind."""
    around = text[start - 1 : start] + text[end : end + 1]
    return any(character.isalnum() or character == "_" for character in around if character.isascii())


def snake(word: str) -> str:
    """Give a class name as the code that it was made from: `UnderMinTotalBid` is `under_min_total_bid`."""
    return _CAMEL.sub("_", word).lower()
