"""The texts of all entries as one stretch of bytes, in which a word is found at the speed of memory.

An index of words would find a word faster and take longer to build than a whole search may last: with 100,000 entries
a second and a half against a fifth of a second, and nearly every search is the only one of its process.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from errcode import hangul
from errcode.text import COMPATIBLE, clean, composed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from errcode.catalog import Table

    Row = dict[str, Any]

SAMPLE = 2**19
"""Bytes: of more than that, words are counted in a sample."""
_BLANKED = bytes(
    code + 32 if 65 <= code <= 90 else code if code == 10 or code >= 128 or chr(code).isalnum() else 32
    for code in range(256)
)
"""Lower case; everything but letters, digits and line ends becomes a blank."""


class Corpus:
    """Rows and their texts."""

    def __init__(self, rows: Iterable[tuple[Table, Row]]) -> None:
        self.rows = list(rows)
        texts = [_text(row) for _, row in self.rows]
        joined = " \n ".join(["", *texts, ""])
        if joined.count("\n") > len(texts) + 1:
            joined = " \n ".join(["", *(text.replace("\n", " ") for text in texts), ""])
        encoded = joined.encode("utf-8", "surrogatepass")
        for mark in COMPATIBLE:
            if mark in encoded:
                encoded = composed(encoded, mark)
        self.blob = encoded.translate(_BLANKED)
        self._sample = self.blob if len(self.blob) <= SAMPLE else _sample(self.blob)
        self._starts: list[int] | None = None
        self._counts: dict[bytes, int] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def count(self, pattern: bytes, *, roughly: bool = False) -> int:
        """Count the places where a pattern stands, at least the number of entries that have it; of a large blob about.

        `roughly`: a pattern that is not in the sample counts as none.
        """
        found = self._counts.get(pattern)
        if found is None:
            found = self._sample.count(pattern) * len(self.blob) // max(1, len(self._sample))
            if roughly and not found:
                return 0
            if not found and len(self._sample) < len(self.blob):
                found = self.blob.count(pattern)
            self._counts[pattern] = found
        return found

    def has(self, pattern: bytes) -> bool:
        """Tell whether a pattern stands anywhere."""
        return pattern in self.blob

    def having(self, pattern: bytes, limit: int) -> set[int]:
        """Give the numbers of the entries that have a pattern, at most so many."""
        find, starts, found, at = self.blob.find, self.starts, set[int](), 0
        place = find(pattern)
        while place >= 0 and len(found) < limit:
            at = bisect_right(starts, place, at) - 1
            found.add(at)
            if at + 1 >= len(starts):
                break
            place = find(pattern, starts[at + 1])
        return found

    def holding(self, text: str, limit: int) -> set[int]:
        """Give the numbers of the entries in which a text stands as it is, case and punctuation aside."""
        folded = clean(text).replace("\n", " ").encode("utf-8", "surrogatepass").translate(_BLANKED).strip()
        return self.having(folded, limit) if folded else set()

    @property
    def starts(self) -> list[int]:
        """Where each entry begins."""
        if self._starts is None:
            starts, at = [], 0
            for line in self.blob.split(b"\n")[:-1]:
                at += len(line) + 1
                starts.append(at)
            starts.pop()
            self._starts = starts
        return self._starts

    def vocabulary(self) -> set[str]:
        """Give all words, in lower case."""
        return set(self.blob.decode("utf-8", "replace").split())

    def beginning(self, beginnings: Iterable[bytes]) -> set[str]:
        """Give the words, in lower case, that begin in one of some ways (patterns of `re`)."""
        found = re.findall(b" (?:" + b"|".join(beginnings) + rb")[^ \n]*", self.blob)
        return {word[1:].decode("utf-8", "replace") for word in set(found)}


def pattern(stem: str, *, whole: bool = False) -> bytes:
    """Give the bytes to look for: a Korean stem anywhere, another one where a word begins; `whole`: and ends."""
    if hangul.is_hangul(stem):
        return stem.encode()
    return f" {stem} ".encode() if whole else f" {stem}".encode("utf-8", "surrogatepass")


def _sample(blob: bytes) -> bytes:
    """Take pieces from all over the blob."""
    step = len(blob) // 32
    return b"".join(blob[place : place + SAMPLE // 32] for place in range(0, 32 * step, step))


def _text(row: Row) -> str:
    """Give all texts of a row; this runs for every row of every search, so it is plain and quick."""
    parts = [row["code"]]
    name, meaning = row.get("name"), row.get("meaning")
    if name:
        parts.append(name)
    if meaning:
        parts += [text for text in meaning.values() if text]
    for item in row.get("messages") or ():
        if item.__class__ is str:
            parts.append(item)
        else:
            parts.append(item["text"])
            parts += [text for text in (item.get("meaning") or {}).values() if text]
    return " ".join(parts)
