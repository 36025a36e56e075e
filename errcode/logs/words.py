"""Messages and codes that are words, found in a record without looking at it closely."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.catalog.catalog import Table

LENGTH = 2_000
"""Bytes of a record that are looked at; a message is shorter."""

ENOUGH = 5
"""A message of a single word has more letters."""

_HOLE = re.compile(r"%\w|\$?\{[^{}\n]*\}|<[^<>\n]*>|\bx{2,}\b|\bX\b|'[^'\n]*'|\"[^\"\n]*\"")
_MARK = re.compile(r"[%{<'\"]|xx|\bX\b")
"""What each placeholder begins with or is."""
_KEPT = bytes(c if c > 127 or chr(c).isalpha() else 32 for c in range(256)).lower()
_LETTERS = frozenset(bytes([c]) for c in range(256))
_KEPT_LINES = _KEPT[:10] + b"\n" + _KEPT[11:]
_SPELLED = bytes(c if c > 127 or chr(c).isalnum() or chr(c) in "_-:" else 32 for c in range(256))
_CLASS = re.compile(rb"[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,7}")
_CAMEL = re.compile(rb"(?<=[a-z0-9])(?=[A-Z])")


class Words:
    """The words of the documented messages, each message known by its longest one; and the codes that are words."""

    def __init__(self, tables: Sequence[Table], encoding: str = "utf-8") -> None:
        self._tables = tables
        self._encoding = encoding
        self._lines: dict[bytes, list[bytes]] | None = None
        """The messages, their words alone, by their longest word."""
        self._apart: dict[bytes, list[frozenset[bytes]]] = {}
        """The words of those that were asked for."""
        self._codes: frozenset[bytes] | None = None

    def hold(self, text: bytes) -> bool:
        """Say whether a record has all the words of a message."""
        if self._lines is None:
            self._lines = {}
            for line in set(self._messages()):
                self._lines.setdefault(max(line.split(), key=len, default=b""), []).append(line)
        words = frozenset(text[:LENGTH].translate(_KEPT).split())
        return any(message <= words for longest in words & self._lines.keys() for message in self._with(longest))

    def _with(self, longest: bytes) -> list[frozenset[bytes]]:
        """Give the words of the messages whose longest word this is."""
        known = self._apart.get(longest)
        if known is None:
            apart = (frozenset(line.split()) - _LETTERS for line in (self._lines or {})[longest])
            known = self._apart[longest] = [words for words in apart if _says(words)]
        return known

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
            for row in table.rows:
                for word in (row["code"], row.get("name") or ""):
                    if len(word) >= 6 and word[0].isalpha():
                        # Of `EAPI:Invalid nonce` what is before the first blank is looked for.
                        yield word.partition(" ")[0].encode(self._encoding, "ignore")

    def _messages(self) -> list[bytes]:
        """Give the words of each message, its placeholders left out."""
        texts = [
            (item if isinstance(item, str) else item["text"]).replace("\n", " ")
            for table in self._tables
            for row in table.rows
            for item in row.get("messages") or ()
        ]
        # Meanings that the provider wrote itself stand in its answers too.
        texts += [
            row["meaning"][language].replace("\n", " ")
            for table in self._tables
            for row in table.rows
            for language, author in {**(table.data.get("by") or {}), **(row.get("by") or {})}.items()
            if author == "provider" and row["meaning"].get(language)
        ]
        holed = [_HOLE.sub(" ", text) if _MARK.search(text) else text for text in texts]
        return "\n".join(holed).encode(self._encoding, "ignore").translate(_KEPT_LINES).split(b"\n")


def _says(words: frozenset[bytes]) -> bool:
    """Say whether a message says enough to be known by its words; letters alone say nothing."""
    return len(words) > 1 or any(len(word) > ENOUGH for word in words)
