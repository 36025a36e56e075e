"""What the open text of a record may tell: known by its words, since a program says the same sentences all day.

Ids, times and amounts come anew in every line. Without them a line is of a sort that was met before, and of a sort it
is known whether a line of it can tell an error: never; where one of its numbers is a code of who is named; or always.
"""

from __future__ import annotations

import re
from functools import cached_property

from errcode.logs.anchors import values
from errcode.logs.phrases import Phrases
from errcode.logs.signs import UNWRITTEN
from errcode.recognise.logline import REACH, header
from errcode.text.encoding import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from errcode.catalog.catalog import Table
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.logs.signs import Signs

    Codes = frozenset[bytes]

REMEMBERED = 16_384
"""Sorts of lines that are remembered; then it is begun anew."""

PIECE = 4
"""Letters and digits of a code in a longer word, at least: pieces of random words are as short codes."""

_TELLING = ("code", "status", "http", "err", "ret", "_cd", "->", "=>")
"""Behind these a number may be a code or a status."""
_NUMBER = rb"""(?P<kept>(?:{telling})[A-Za-z_"'\\ \]]{{0,12}}[/:=>(\["'\\ ]{{1,8}}[-+]?\d{{1,8}}(?![\w.]))
    | (?P<number>[\w.+]*\d[\w.+]*(?:-[\w.+]+)*)""".decode()
_SHORT = r"(?:rror|ode|RROR|ODE|코드|오류|에러)[\s:=#]{1,3}[1-9](?!\w)"
"""A code of one digit counts where it is called one; 0 is what programs end with that did well."""
_LAST = re.compile(rb"[\w-]+\Z")
_STATUSES = frozenset(str(status).encode() for status in range(400, 600))
_DIGITS = b"0123456789"
_ALIKE = bytes(48 if c in _DIGITS else c for c in range(256))
"""Every digit is the same."""
_APART = bytes(c if c < 128 and (chr(c).isalnum() or chr(c) in "_:-") else 32 for c in range(256))
_CODED = bytes(32 if c == 58 else _APART[c] for c in range(256))
"""Codes stand before a colon (`[1517:…]`), and some have one themselves (`EAPI:Invalid nonce`)."""
_PIECES = bytes(32 if chr(c) in "-_" else c for c in range(256))


class Prose:
    """Knows which open texts may tell an error."""

    def __init__(
        self, tables: Sequence[Table], encoding: str, signs: Signs, diagnoser: Callable[[], Diagnoser]
    ) -> None:
        self._tables = tables
        self._encoding = encoding
        self._signs = signs
        self._diagnoser = diagnoser
        self._phrases = Phrases(tables, encoding)
        self._values = frozenset(value.encode() for value in values(table.provider for table in tables))
        """Words that alone say that an answer is an error, since its keys are everybody's."""
        numbers = _NUMBER.format(telling="|".join(map(re.escape, _TELLING)))
        self._numbers = re.compile(numbers.encode(), re.VERBOSE | re.IGNORECASE)
        self._short = re.compile(_SHORT.encode(encoding, "ignore"))
        self._sorts: dict[bytes, tuple[Codes | None, bool]] = {}
        """The codes that count in lines of a sort (None where it never tells anything), and whether it needs one."""
        self._bodies: dict[bytes, int] = {}
        """Where the text begins in lines that look like this."""
        self._codes: dict[str, Codes] = {}

    def may_tell(self, text: bytes) -> Codes | None:
        """Say whether a record may tell something: give the codes that count in it, or None."""
        sort = text.translate(None, _DIGITS)
        if sort not in self._sorts:
            sort = self.sort(text)
        if sort not in self._sorts:
            if len(self._sorts) > REMEMBERED:
                self._sorts.clear()
            self._sorts[sort] = self._counting(text)
        codes, needed = self._sorts[sort]
        if codes is None or not needed or (self._holds(text, codes) and self._holds(self.body(text), codes)):
            return codes
        return None

    def sort(self, text: bytes) -> bytes:
        """Give a text without its digits and the words that nobody wrote."""
        return self.plain(text).translate(None, _DIGITS)

    def coarse(self, value: bytes) -> bytes:
        """Give a key with its value, of a value that is nobody's code only what it looks like."""
        last = _LAST.search(value)
        if last is None or last[0] in self.every:
            return value
        if last[0].isdigit():
            return value[: last.start()] + b"0" * len(last[0])
        return value[: last.start()] + (b"#" if UNWRITTEN.fullmatch(last[0]) else last[0])

    def plain(self, text: bytes) -> bytes:
        """Give a text without the words that nobody wrote."""
        return UNWRITTEN.sub(self._spoken if self._signs.names_one(text) else self._coded, text)

    def key(self, text: bytes, codes: Codes) -> bytes:
        """Give a record's text without its header, its ids, and the numbers that say nothing."""
        kept = _STATUSES | self._failures

        def kept_apart(number: re.Match[bytes]) -> bytes:
            says = number["kept"] or number[0] in kept or number[0].strip(b".+") in codes
            return number[0] if says else b"0"

        return self._numbers.sub(kept_apart, self.plain(self.body(text)))

    def body(self, text: bytes) -> bytes:
        """Give the text of a record behind its header; of lines that differ in their digits it begins at one place."""
        line = text[:REACH].partition(b"\n")[0]
        looks = line.translate(_ALIKE)
        place = self._bodies.get(looks)
        if place is None:
            if len(self._bodies) > REMEMBERED:
                self._bodies.clear()
            written = line.decode(self._encoding, "replace")
            place = len(written[: header(written).end].encode(self._encoding, "replace"))
            self._bodies[looks] = place
        return text[place:]

    def _spoken(self, word: re.Match[bytes]) -> bytes:
        """Give a long word where it says something: it is a code or holds one, or a name."""
        return self._coded(word) or (word[0] if self._signs.names_one(word[0]) else b"")

    def _coded(self, word: re.Match[bytes]) -> bytes:
        """Give a long word where it is a code or holds one."""
        written = word[0]
        if written in self.every or not self._long.isdisjoint(written.translate(_PIECES).split()):
            return written
        return written if written in self._failures else b""

    def _holds(self, text: bytes, codes: Codes) -> bool:
        words = text.translate(_APART).split()
        words += text.translate(_CODED).split()
        if not codes.isdisjoint(words) or self._short.search(text):
            return True
        return not _STATUSES.isdisjoint(words) and self._diagnoser().network is not None

    def _counting(self, text: bytes) -> tuple[Codes | None, bool]:
        """Say which codes count in lines of a sort: of who is named, though it may be named in the header.

        All words of a message count for themselves.
        """
        body = self.body(text)
        named = self._signs.named(text) | self._diagnoser().only
        if not self._values.isdisjoint(body.translate(_APART).split()):
            return self.every, False
        held = self._phrases.hold(body)
        if not (named or held):
            return None, False
        codes = frozenset().union(*map(self._of, named | held))
        network = self._diagnoser().network
        known = held or self._phrases.hold_code(body)
        return codes, not (known or (network and network.place(decoded(body, self._encoding)) is not None))

    @cached_property
    def every(self) -> Codes:
        """The codes of all providers."""
        return frozenset().union(*(self._of(table.provider.id) for table in self._tables))

    @cached_property
    def vocabulary(self) -> frozenset[bytes]:
        """The words of messages and names, in lower case."""
        return self._phrases.words | {word for name in self._signs.names for word in name.split()}

    @cached_property
    def _failures(self) -> frozenset[bytes]:
        """Words with digits with which clients say that a request failed on its way."""
        network = self._diagnoser().network
        return frozenset(word.encode() for word in network.numbered) if network else frozenset()

    @cached_property
    def _long(self) -> Codes:
        """Those of them that count in a longer word."""
        return frozenset(code for code in self.every if len(code) >= PIECE)

    def _of(self, provider: str) -> Codes:
        """Give the codes of a provider, and its names for them; a single digit is none by itself."""
        codes = self._codes.get(provider)
        if codes is None:
            [table] = (table for table in self._tables if table.provider.id == provider)
            words = "\n".join(table.spelled).encode(self._encoding, "ignore").split(b"\n")
            codes = self._codes[provider] = frozenset(word for word in words if len(word) > 1)
        return codes
