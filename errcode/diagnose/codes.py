"""A table's codes laid out for recognising: which there are, what they look like, which is nearest."""

from __future__ import annotations

import re
from functools import cached_property

from errcode.catalog.nearest import Neighbours, nearest
from errcode.catalog.table import covers
from errcode.diagnose.unmistakable import Unmistakable
from errcode.recognise.http import phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.model import Entry

    Row = dict[str, Any]

NO_ERROR = "no-error"
"""The kind of codes that say that all is well."""

_NUMBER = re.compile(r"([+-]?)(\d+)")
_REWRITTEN = re.compile(r"([+-]?\d{1,12})(?:\.0{1,9})?")
"""What a number column makes of a code: leading zeros gone, decimals behind."""
_LETTERS = re.compile(r"[A-Za-z]{2,}")


def style(code: str) -> tuple[str, ...]:
    """Give what a code looks like, but for its length: `-1121` and `-2015` look alike, `A002` and `12` do not.

    Letters before digits are a family of codes: `EGW00123` and `IGW00121` do not look alike.
    """
    sign = code[:1] if code[:1] in ("+", "-") else ""
    if code[len(sign) :].isdecimal():
        return ("number", sign)
    return (
        "word",
        "a" if re.search("[a-z]", code) else "",
        "A" if re.search("[A-Z]", code) else "",
        (re.match(r"([A-Za-z]{1,8})\d{2,}$", code) or ("", ""))[1],
        "".join(sorted({character for character in code if not character.isalnum()})),
    )


SEVERAL = 16
"""So many unknown codes are compared with all others; for more it is worth while to lay them out."""
ONE_BY_ONE = 16
"""So many entries are read one by one; for more it is cheaper to read all."""
SHORTEST_WORD = 6
"""Letters of a code or name that is looked up as a word."""
SAME_STYLE = 0.5
"""How alike codes are that agree in everything but their length."""


class Codebook:
    """The codes of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._claimed = frozenset(code for shape in table.provider.payloads for code in shape.get("success") or ())
        self._read: dict[str, list[Row]] = {}
        """The entries of codes that were asked for one by one."""
        self._whole = False
        """Whether the table has been read whole."""
        self._by_value: dict[int, str] | None = None
        self._by_word: dict[str, str] | None = None
        self._lengths: dict[tuple[str, ...], set[int]] | None = None
        self._entries: dict[int, Entry] = {}
        self._nearest: dict[str, tuple[str, ...]] = {}
        self._neighbours: Neighbours | None = None
        self._asked = 0
        self.meant: dict[tuple[int, str], tuple[Entry, tuple[str, ...]]] = {}
        """What rows (by identity) mean with a message; whoever fills it keeps it small."""

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The entries by their codes, in the table's order."""
        self._whole = True
        rows: dict[str, list[Row]] = {}
        for row in self.table.rows:
            rows.setdefault(row["code"], []).append(row)
        return rows

    @cached_property
    def words(self) -> dict[str, str]:
        """Codes that are words, and names that one code alone has."""
        named: dict[str, set[str]] = {}
        for row in self.table.rows:
            code = row["code"]
            for word in (code, row.get("name") or ""):
                if len(word) >= SHORTEST_WORD and word[0].isalpha() and code not in self.successes:
                    named.setdefault(word, set()).add(code)
        return {word: word if word in codes else min(codes) for word, codes in named.items() if _one(word, codes)}

    @cached_property
    def successes(self) -> frozenset[str]:
        """Codes that are no errors; what a shape claims is told by the shape, these are for codes in the open text."""
        return self._claimed | {row["code"] for row in self.table.rows if row.get("kind") == NO_ERROR}

    def of(self, code: str) -> list[Row]:
        """Give the entries of a code; for a few of them the table is not read whole."""
        if self._whole or len(self._read) >= ONE_BY_ONE:
            return self.rows.get(code, [])
        if code not in self._read:
            read = self.table.read(code)
            if read is None:
                return self.rows.get(code, [])
            self._read[code] = read
        return self._read[code]

    def succeeds(self, code: str) -> bool:
        """Say whether a code is no error (`successes`)."""
        return code in self._claimed or any(row.get("kind") == NO_ERROR for row in self.of(code))

    def find(self, code: str) -> str | None:
        """Give the code as the table writes it, for the code or its symbolic name, or for it and a detail behind it."""
        if self.of(code):
            return code
        if code[:1].isalpha() and code in self.words:
            return self.words[code]
        shorter, colon, _ = code.rpartition(":")
        found = self.find(shorter) if colon and not shorter.isdigit() else None
        return found or (self._begun(code) if code.count(" ") > 1 else None)

    def _begun(self, text: str) -> str | None:
        """Give the code that is a sentence with which a text begins, where a detail follows it (`… asset=5`)."""
        begun = (code for code in self.rows if code.count(" ") > 1 and text.startswith(code))
        return max((code for code in begun if not text[len(code) :][:1].isalnum()), key=len, default=None)

    def read(self, code: str, *, loosely: bool) -> tuple[str | None, bool]:
        """Find a code as it stands in a text: as the table writes it, else as tools and people rewrite it.

        Args:
            code: What stands there.
            loosely: Whether it stands in the open text, where people do not mind case.

        Returns:
            The code as the table writes it, and whether a tool has rewritten it (`4` for `04`, `-1021.0`).
        """
        found = self.find(code)
        if found is not None:
            return found, False
        number = _REWRITTEN.fullmatch(code)
        if number is None:
            found = self._folded_words().get(code.casefold()) if loosely else None
            whole = self.beheaded.get(code)
            return (found, False) if found else (whole, whole is not None)
        other = self._values().get(int(number[1]))
        return other, other is not None

    def covering(self, code: str) -> str | None:
        """Give the code of the entry that answers for a code which has none of its own."""
        return next((row["code"] for row in self.table.rows if covers(row, code)), None)

    def words_of(self, code: str) -> frozenset[str]:
        """Give the words of an entry's messages, name and meaning."""
        rows = self.rows.get(code, ())
        said = [text for row in rows for text in texts(row)]
        said += [row.get("name") or "" for row in rows] + [row["meaning"].get("en") or "" for row in rows]
        return frozenset(word.casefold() for text in said for word in _LETTERS.findall(text))

    @property
    def phrases(self) -> list[str]:
        """The codes of several words, or with a detail behind a second colon."""
        long = (code for code in self.rows if " " in code or code.count(":") > 1)
        kept = [code for code in long if code not in self.successes]
        spoken = phrases(kept)
        return [code for code in kept if code not in spoken]

    @property
    def called(self) -> frozenset[str]:
        """The words of the provider's names."""
        provider = self.table.provider
        names = (provider.id, provider.name.en or "", *provider.aliases, *provider.mentions, *provider.hosts)
        return frozenset(word.casefold() for name in names for word in _LETTERS.findall(name))

    def _values(self) -> dict[int, str]:
        """Give the codes that are numbers by their value, where only one has it."""
        if self._by_value is None:
            numbers = [code for code in self.rows if _NUMBER.fullmatch(code) and code not in self.successes]
            values = [int(code) for code in numbers]
            found = dict(zip(values, numbers, strict=True))
            if len(found) < len(values):
                found = {value: code for value, code in found.items() if values.count(value) == 1}
            self._by_value = found
        return self._by_value

    @cached_property
    def beheaded(self) -> dict[str, str]:
        """Give the codes of words behind a family letter (`EOrder:…`) by what some clients leave of them."""
        families = [code for code in self.rows if ":" in code and code[:2].isupper() and not code[2:3].isupper()]
        families += [code for code in self.rows if ":" in code and code[:3].isupper()]
        return {code[1:]: code for code in families}

    def _folded_words(self) -> dict[str, str]:
        """Give the codes and names that are words, without case."""
        if self._by_word is None:
            known = {word.casefold(): code for word, code in self.words.items()}
            codes = {code.casefold(): code for code in self.rows if not _NUMBER.fullmatch(code)}
            self._by_word = {**known, **codes}
        return self._by_word

    @cached_property
    def unmistakable(self) -> Unmistakable:
        """The codes that are words which mean nothing else."""
        return Unmistakable(self.words | self.beheaded, self.rows, self._said)

    def entry(self, row: Row) -> Entry:
        """Give the entry of a row, made once."""
        entry = self._entries.get(id(row))
        if entry is None:
            entry = self._entries[id(row)] = self.table.entry(row)
        return entry

    def says(self, message: str) -> bool:
        """Say whether a text is a documented message of any entry."""
        return message.strip(" .") in self._messages

    @cached_property
    def _messages(self) -> frozenset[str]:
        return frozenset(text.strip(" .") for text in self._said())

    def _said(self) -> list[str]:
        """Give the documented messages."""
        return [text for row in self.table.rows for text in texts(row)]

    def alike(self, code: str) -> float:
        """Say how much a code looks like the table's: 1 in every way, 0.5 but for its length, 0 not at all."""
        if self._lengths is None:
            self._lengths = {}
            for other in self.rows:
                self._lengths.setdefault(style(other), set()).add(len(other))
        lengths = self._lengths.get(style(code))
        if not lengths:
            return 0.0
        return 1.0 if code[0].isalpha() or min(lengths) <= len(code) <= max(lengths) else SAME_STYLE

    def nearest(self, code: str, count: int = 3) -> tuple[str, ...]:
        """Give the codes nearest to one that the table lacks, remembered: a log says the same one often."""
        if code not in self._nearest:
            if len(self._nearest) > 1000:
                self._nearest.clear()
            self._asked += 1
            if self._asked > SEVERAL and self._neighbours is None:
                self._neighbours = Neighbours(self.rows)
            near = self._neighbours.nearest(code, count) if self._neighbours else nearest(code, self.rows, count)
            self._nearest[code] = tuple(near)
        return self._nearest[code]


def texts(row: Row) -> list[str]:
    """Give the documented messages of an entry."""
    return [item if isinstance(item, str) else item["text"] for item in row.get("messages") or ()]


def _one(word: str, codes: set[str]) -> bool:
    """Say whether a word means one code: its own, or the only one that bears it as a name."""
    return word in codes or len(codes) == 1
