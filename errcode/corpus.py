"""The texts of all entries as one stretch of bytes, in which a word is found at the speed of memory.

An index of words would find a word faster and take longer to build than a whole search may last: with 100,000 entries
a second and a half against a fifth of a second, and nearly every search is the only one of its process.
"""

from __future__ import annotations

from bisect import bisect_right

from errcode import hangul
from errcode.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.catalog import Table

    Row = dict[str, Any]

_BLANKED = bytes(
    code + 32 if 65 <= code <= 90 else code if code == 10 or code >= 128 or chr(code).isalnum() else 32
    for code in range(256)
)
"""Lower case; everything but letters, digits and line ends becomes a blank."""
_COMPATIBLE = (b"\xe1\x84", b"\xef\xbc", b"\xef\xbd")
"""How UTF-8 begins decomposed Hangul and full-width forms."""


class Corpus:
    """Rows and their texts."""

    def __init__(self, rows: Iterable[tuple[Table, Row]]) -> None:
        self.rows = list(rows)
        texts = [_text(row) for _, row in self.rows]
        joined = " \n ".join(["", *texts, ""])
        if joined.count("\n") > len(texts) + 1:
            joined = " \n ".join(["", *(text.replace("\n", " ") for text in texts), ""])
        encoded = joined.encode("utf-8", "surrogatepass")
        for mark in _COMPATIBLE:
            if mark in encoded:
                encoded = _composed(encoded, mark)
        self.blob = encoded.translate(_BLANKED)
        self._starts: list[int] | None = None
        self._counts: dict[bytes, int] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def count(self, pattern: bytes) -> int:
        """Count the places where a pattern stands: at least the number of entries that have it."""
        if pattern not in self._counts:
            self._counts[pattern] = self.blob.count(pattern)
        return self._counts[pattern]

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


def pattern(stem: str, *, whole: bool = False) -> bytes:
    """Give the bytes to look for: a Korean stem anywhere, another one where a word begins; `whole`: and ends."""
    if hangul.is_hangul(stem):
        return stem.encode()
    return f" {stem} ".encode() if whole else f" {stem}".encode("utf-8", "surrogatepass")


def _composed(encoded: bytes, mark: bytes) -> bytes:
    """Unify compatible characters in the lines that hold some."""
    parts, done, place = [], 0, encoded.find(mark)
    while place >= 0:
        start, end = encoded.rfind(b"\n", 0, place) + 1, encoded.find(b"\n", place)
        line = clean(encoded[start:end].decode("utf-8", "surrogatepass")).replace("\n", " ")
        parts += [encoded[done:start], line.encode("utf-8", "surrogatepass")]
        done = end
        place = encoded.find(mark, end)
    return b"".join([*parts, encoded[done:]])


def _text(row: Row) -> str:
    meaning = row.get("meaning") or {}
    texts = [row["code"], row.get("name"), meaning.get("en"), meaning.get("ko"), *_messages(row)]
    return " ".join([text for text in texts if text])


def _messages(row: Row) -> Iterator[str]:
    for item in row.get("messages") or ():
        if isinstance(item, str):
            yield item
        else:
            yield item["text"]
            yield from [text for text in (item.get("meaning") or {}).values() if text]
