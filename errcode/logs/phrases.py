"""Messages and codes that are words, found in a record without looking at it closely."""

from __future__ import annotations

import os
import re
from functools import cached_property

from errcode.diagnose.codes import texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.catalog.catalog import Table

    Line = tuple[bytes, str]
    """The words of a message, and the id of the provider."""

INDEXED = "phrases"
"""What the index calls the words of a table's messages."""

LENGTH = 2_000
"""Bytes of a record that are looked at; a message is shorter."""

ENOUGH = 5
"""A message of a single word has more letters."""

IN_ORDER = 3
"""The words of shorter messages, of so many at most, stand by chance in any long line, but not in their order."""

_HOLE = re.compile(r"%\w|\$?\{[^{}\n]*\}|<[^<>\n]*>|\bx{2,}\b|\bX\b|'[^'\n]*'|\"[^\"\n]*\"")
_MARK = re.compile(r"[%{<'\"]|xx|\bX\b")
"""What each placeholder begins with or is."""
_KEPT = bytes(c if c > 127 or chr(c).isalpha() else 32 for c in range(256)).lower()
_LETTERS = frozenset(bytes([c]) for c in range(256))
_KEPT_LINES = _KEPT[:10] + b"\n\v" + _KEPT[12:]
_SPELLED = bytes(c if c > 127 or chr(c).isalnum() or chr(c) in "_-:" else 32 for c in range(256))
_CLASS = re.compile(rb"[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,7}")
_CAMEL = re.compile(rb"(?<=[a-z0-9])(?=[A-Z])")


class Phrases:
    """The words of the documented messages, each message known by its longest one; and the codes that are words."""

    def __init__(self, tables: Sequence[Table], encoding: str = "utf-8") -> None:
        self._tables = tables
        self._encoding = encoding
        self._apart: dict[bytes, list[tuple[frozenset[bytes], Line]]] = {}
        """The words of those that were asked for."""
        self._codes: frozenset[bytes] | None = None

    def hold(self, text: bytes) -> frozenset[str]:
        """Give the ids of the providers of whose messages a record has all the words, of short ones in their order."""
        apart = text[:LENGTH].translate(_KEPT).split()
        words = frozenset(apart)
        held = [
            line for longest in words & self._lines.keys() for message, line in self._with(longest) if message <= words
        ]
        if not held:
            return frozenset()
        spoken = b" %b " % b" ".join(apart)
        return frozenset(owner for line, owner in held if _open(line) or b" %b " % b" ".join(line.split()) in spoken)

    def _with(self, longest: bytes) -> list[tuple[frozenset[bytes], Line]]:
        """Give the messages whose longest word this is, with their words."""
        known = self._apart.get(longest)
        if known is None:
            apart = ((frozenset(line[0].split()) - _LETTERS, line) for line in self._lines[longest])
            known = self._apart[longest] = [(words, line) for words, line in apart if _says(words)]
        return known

    @property
    def words(self) -> frozenset[bytes]:
        """Every word of every message, in lower case."""
        return frozenset(word for lines in self._lines.values() for line, _ in lines for word in line.split())

    @cached_property
    def _lines(self) -> dict[bytes, list[Line]]:
        """The messages, their words alone, by their longest word."""
        return self._by_longest()

    def _by_longest(self) -> dict[bytes, list[Line]]:
        found: dict[bytes, list[Line]] = {}
        for table in self._tables:
            kept = table.indexed(INDEXED).split(b"\n") if self._encoding == "utf-8" else [b""]
            for one in kept if kept != [b""] else _lines(table, self._encoding):
                longest, _, line = one.partition(b"\t")
                found.setdefault(longest, []).append((line, table.provider.id))
        return found

    def hold_code(self, text: bytes) -> bool:
        """Say whether a record has a code that is a word, as the table writes it or as a class's name."""
        if self._codes is None:
            self._codes = frozenset(self._word_codes())
        words = text[:LENGTH].translate(_SPELLED).split()
        if not self._codes.isdisjoint(word.strip(b"-:") for word in words):
            return True
        return any(_CAMEL.sub(b"_", name).lower() in self._codes for name in _CLASS.findall(text, 0, LENGTH))

    def _word_codes(self) -> Iterator[bytes]:
        for table in self._tables:
            for word in table.spelled:
                if len(word) >= 6 and word[0].isalpha():
                    # Of `EAPI:Invalid nonce` what is before the first blank is looked for.
                    yield word.partition(" ")[0].encode(self._encoding, "ignore")


def index(folder: str) -> dict[str, bytes]:
    """Give the words of the messages of a folder's tables as they are kept in the index that a wheel carries."""
    from errcode.catalog.catalog import Catalog

    kept = {}
    for table in Catalog([folder]).tables():
        size = os.path.getsize(os.path.join(folder, f"{table.provider.id}.json"))
        kept[f"{table.provider.id}.{INDEXED}"] = b"\n".join([b"%d" % size, *_lines(table, "utf-8")])
    return kept


def _lines(table: Table, encoding: str) -> list[bytes]:
    """Give the words of each message, its placeholders left out, behind the longest of them."""
    said = [text.replace("\n", " ") for text in _texts(table)]
    holed = [_HOLE.sub(" \v ", text) if _MARK.search(text) else text for text in said]
    lines = "\n".join(holed).encode(encoding, "ignore").translate(_KEPT_LINES).split(b"\n")
    return [max(line.split(), key=len, default=b"") + b"\t" + line for line in dict.fromkeys(lines)]


def _texts(table: Table) -> Iterator[str]:
    """Give the messages of a table; meanings that the provider wrote itself stand in its answers too."""
    for row in table.rows:
        yield from texts(row)
        for language, author in {**(table.data.get("by") or {}), **(row.get("by") or {})}.items():
            if author == "provider" and row["meaning"].get(language):
                yield row["meaning"][language]


def _says(words: frozenset[bytes]) -> bool:
    """Say whether a message says enough to be known by its words; letters alone say nothing."""
    return len(words) > 1 or any(len(word) > ENOUGH for word in words)


def _open(line: bytes) -> bool:
    """Say whether the words of a message are so many that they hardly stand together by chance, or others are amid."""
    return b"\v" in line or len(line.split()) > IN_ORDER
