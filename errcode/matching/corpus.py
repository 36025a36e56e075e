"""The texts of all entries as one stretch of bytes, in which a word is found at the speed of memory.

An index of words would find a word faster and take longer to build than a whole search may last: with 100,000 entries
a second and a half against a fifth of a second, and nearly every search is the only one of its process.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import partial
from itertools import accumulate, pairwise
from math import log

from errcode.catalog.filter import EVERYTHING
from errcode.matching import hangul
from errcode.matching.answers import Texts, texts_of
from errcode.matching.codes import Codes
from errcode.matching.lexicon import lexicon
from errcode.text import bytesearch as literals
from errcode.text.normal import clean, composed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.catalog.filter import Filter

    Row = dict[str, Any]

COUNTS = 1 << 14
"""So many patterns' counts are kept."""
HELD = 1 << 18
"""So many numbers of entries that have some pattern are kept."""
SAMPLE = 2**19
"""Bytes: of more than that, words are counted in a sample."""
_BLANKED = bytes(
    code + 32 if 65 <= code <= 90 else code if code == 10 or code >= 128 or chr(code).isalnum() else 32
    for code in range(256)
)
"""Lower case; everything but letters, digits and line ends becomes a blank."""
_LETTERS = bytes(32 if 48 <= code <= 57 else code for code in range(256))
"""Digits become blanks."""


class Corpus:
    """Rows and their texts."""

    def __init__(self, tables: Iterable[Table], only: Filter = EVERYTHING) -> None:
        """Lay out the entries of some tables, all or those that a filter keeps."""
        self._whole = not only
        self.rows: list[tuple[Table, Row]] = []
        self.starts: list[int] = []
        """Where each entry begins."""
        size = 0
        self._parts: list[tuple[Table, bytes]] = []
        for table in tables:
            rows = table.rows if self._whole else [row for row in table.rows if only.keeps(table, row)]
            blob, starts = table.kept("texts", partial(_folded, rows)) if self._whole else _folded(rows)
            self.rows += [(table, row) for row in rows]
            self.starts += [size + start for start in array("Q", starts)]
            self._parts.append((table, blob))
            size += len(blob)
        self.blob = b"".join([*(blob for _, blob in self._parts), b" \n "])
        self._vocabulary: set[str] | None = None
        self._initials: dict[str, str] | None = None
        self._sample = self.blob if len(self.blob) <= SAMPLE else _sample(self.blob)
        self._counts: dict[bytes, int] = {}
        self._holders: dict[tuple[bytes, int], set[int]] = {}
        self._held = 0
        self._beginnings: dict[str, tuple[str, ...]] = {}
        self._begun = ""
        """Their keys, a line each."""
        self._lengths: list[int] | None = None
        self._codes: Codes | None = None

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def codes(self) -> Codes:
        """The codes of the entries."""
        if self._codes is None:
            self._codes = Codes(row for _, row in self.rows)
        return self._codes

    @property
    def rarest(self) -> float:
        """What the rarest word weighs."""
        return log(2 + len(self))

    @property
    def lengths(self) -> list[int]:
        """How long the texts of each entry are, in bytes."""
        if self._lengths is None:
            self._lengths = [end - start for start, end in pairwise([*self.starts, len(self.blob)])]
        return self._lengths

    def texts(self, number: int) -> Texts:
        """Give the texts of an entry in their words, laid out once for all that search its table."""
        table, row = self.rows[number]
        known = lexicon()
        found: Texts | None = table.texts.get(id(row))
        if found is None or found.row is not row or found.lexicon is not known:
            found = table.texts[id(row)] = Texts(row, texts_of(row), known)
        return found

    def count(self, pattern: bytes, *, roughly: bool = False) -> int:
        """Count the places where a pattern stands, at least the number of entries that have it; of a large blob about.

        `roughly`: a pattern that is not in the sample counts as none.
        """
        found = self._counts.get(pattern)
        if found is None:
            found = literals.count(self._sample, pattern) * len(self.blob) // max(1, len(self._sample))
            if roughly and not found:
                return 0
            if not found and len(self._sample) < len(self.blob):
                found = literals.count(self.blob, pattern)
            if len(self._counts) >= COUNTS:
                self._counts.clear()
            self._counts[pattern] = found
        return found

    def has(self, pattern: bytes) -> bool:
        """Tell whether a pattern stands anywhere."""
        return bool(literals.find(self.blob, pattern) >= 0)

    def having(self, pattern: bytes, limit: int) -> set[int]:
        """Give the numbers of the entries that have a pattern, at most so many; nobody may change what is given."""
        found = self._holders.get((pattern, limit))
        if found is None:
            found = self._having(pattern, limit)
            self._held += len(found) + 16  # what is not found is kept as well
            if self._held > HELD:
                self._holders.clear()
                self._held = len(found)
            self._holders[pattern, limit] = found
        return found

    def _having(self, pattern: bytes, limit: int) -> set[int]:
        find, blob, starts, found, at = literals.find, self.blob, self.starts, set[int](), 0
        place = find(blob, pattern)
        while place >= 0 and len(found) < limit:
            at = bisect_right(starts, place, at) - 1
            found.add(at)
            if at + 1 >= len(starts):
                break
            place = find(blob, pattern, starts[at + 1])
        return found

    def holding(self, text: str, limit: int) -> set[int]:
        """Give the numbers of the entries in which a text stands as it is, case and punctuation aside."""
        folded = clean(text).replace("\n", " ").encode("utf-8", "surrogatepass").translate(_BLANKED).strip()
        return self.having(folded, limit) if folded else set()

    @property
    def vocabulary(self) -> set[str]:
        """All words, in lower case; digits end a word."""
        if self._vocabulary is None:
            parts = [
                table.kept("words", partial(_words, blob)) if self._whole else _words(blob)
                for table, blob in self._parts
            ]
            self._vocabulary = set(b"\n".join(parts).decode("utf-8", "replace").split("\n"))
        return self._vocabulary

    @property
    def initials(self) -> dict[str, str]:
        """The words with Hangul, in order, and the initial consonants of each."""
        if self._initials is None:
            words = filter(hangul.is_hangul, sorted(self.vocabulary))
            self._initials = {word: hangul.initials(word) for word in words}
        return self._initials

    def beginning(self, beginnings: Iterable[str]) -> set[str]:
        """Give the words that begin in one of some ways (patterns of `re` for at most three letters)."""
        if not self._beginnings:
            sorted_: dict[str, list[str]] = {}
            for word in self.vocabulary:
                sorted_.setdefault(word[:3], []).append(word)
            self._begun = "\n".join(sorted_)
            self._beginnings = {begin: tuple(words) for begin, words in sorted_.items()}
        begun = re.findall(rf"^(?:{'|'.join(beginnings)}).*", self._begun, re.MULTILINE)
        return {word for begin in begun for word in self._beginnings[begin]}


def pattern(stem: str, *, whole: bool = False, begun: bool = False) -> bytes:
    """Give the bytes to look for: a Korean stem anywhere (`begun`: at the beginning of a word), another one there only.

    `whole`: and ends.
    """
    if hangul.is_hangul(stem) and not begun:
        return stem.encode()
    return f" {stem} ".encode() if whole else f" {stem}".encode("utf-8", "surrogatepass")


def _sample(blob: bytes) -> bytes:
    """Take pieces from all over the blob."""
    step = len(blob) // 32
    return b"".join(blob[place : place + SAMPLE // 32] for place in range(0, 32 * step, step))


def _folded(rows: Sequence[Row]) -> tuple[bytes, bytes]:
    """Give the texts of some rows, each after a line end of its own, and an array of the places where they begin."""
    texts = list(map(_text, rows))
    joined = " \n ".join(["", *texts])
    if joined.count("\n") > len(texts):
        joined = " \n ".join(["", *(text.replace("\n", " ") for text in texts)])
    blob = composed(joined.encode("utf-8", "surrogatepass")).translate(_BLANKED)
    lengths = [len(line) + 1 for line in blob.split(b"\n")[:-1]]
    return blob, array("Q", accumulate(lengths)).tobytes()


def _words(blob: bytes) -> bytes:
    """Give the different words of some texts, a line each."""
    return b"\n".join(set(blob.translate(_LETTERS).split()))


def _text(row: Row) -> str:
    """Give all texts of a row; this runs for every row of every search, so it is plain and quick."""
    meaning = row.get("meaning")
    parts = [row["code"], row.get("name"), *(meaning.values() if meaning else ())]
    for item in row.get("messages") or ():
        if item.__class__ is str:
            parts.append(item)
        else:
            parts += [item["text"], *(item.get("meaning") or {}).values()]
    return " ".join(filter(None, parts))
