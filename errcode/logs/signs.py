"""The signs of a record: everything in it that its diagnosis depends on, and nothing else.

Signs are the keys that shapes name and the values that matter, names of providers, HTTP statuses, and the marks between
the words. Records with equal signs have equal findings; what is left out (times, ids, amounts, symbols) has no say.
"""

from __future__ import annotations

import re

from errcode.recognise.http import PATTERN as STATUS
from errcode.recognise.keys import folded, is_code_word, is_message_word
from errcode.recognise.names import is_word
from errcode.recognise.shapes import Shape
from errcode.text.bytesearch import Literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from errcode.model import Provider
    from errcode.recognise.names import Names

    Span = tuple[int, int]
    Mark = tuple[int, int, bool]
    """Where words stand that say something, and whether of those with digits only that they have some."""

LONGEST = 600
"""Bytes of a value that are compared."""

_PAIR = re.compile(
    rb"""(?<![\w.\x80-\xff-]) ([\w.\x80-\xff-]{1,80}) (""|\\{0,8}["'`]|&quot;)? \s{0,2} (?:=>|[:=]) \s{0,4}
    [\[{(]{0,3} (\2|\\{0,8}["'`]|&quot;)?""",
    re.VERBOSE,
)
_ELEMENT = re.compile(rb"<([\w.-]{1,80})>()()")
_BARE = re.compile(rb"[^\s,;}\])<|\\\"'\x01]{0,100}")
_NUMBERS = re.compile(rb"[\w.+-]*\d[\w.+-]*")
_FORGOTTEN = bytes(c for c in range(256) if c > 127 or chr(c).isalnum() or chr(c) in "_-./+")
"""What is no mark: letters, digits, and what ids, numbers and addresses hold."""
_BLANKS = re.compile(rb" {3,}")
"""Columns are filled up with blanks."""
_NUMBERED = re.compile(rb"(?=[^\d]*\d)[\w.+-]{4,}")
"""A value that is an id unless it is a code, of a key that others give to ids (`id`, `name`)."""
_ID = re.compile(rb"(?<![\w.+-])(?:\d[\d.]{8,}+|(?=[\w.+-]{12})(?=[\w.+-]*(?:\d[a-z]|[a-z]\d))[\w.+-]++)(?![\w.+-])")
"""A number or a word of a sentence that is too long for a code and that nobody has written."""
_ODD = r"[a-z\d][A-Z]{1,4}[a-z]{1,2}[A-Z\d]"
"""What names of classes hardly have: words of a letter or two amid others."""
UNWRITTEN = re.compile(
    rf"(?<![\w-])(?=[\w-]{{8}})(?:(?=[A-Za-z_-]*\d)(?=[\d-]*[A-Za-z_])[\w-]++|(?=\w{{12}})(?=\w*?{_ODD}\w*?{_ODD})\w++)".encode(),
    re.ASCII,
)
"""Words that nobody wrote, mostly: with digits, or with capitals in odd places."""
_BRACES = re.compile(rb"[{}]")
_PLAIN_NUMBER = re.compile(rb"[+-]?\d{1,8}")
_HTTP = re.compile(rb"[1-5]\d\d")


_BEFORE_STATUS = (
    "http",
    "status",
    "->",
    "=>",
    "→",
    "상태",
    "response [",
    "(code:",
    "(4",
    "(5",
    " 4",
    " 5",
    "\t4",
    "\t5",
)
"""What one of stands where a status begins (`recognise.http`), in lower case."""


class Signs:
    """The signs that the tables of some providers look for."""

    def __init__(
        self,
        providers: Sequence[Provider],
        shapes: Sequence[Shape],
        names: Names,
        codes: Callable[[], frozenset[bytes]],
        encoding: str = "utf-8",
        messages: Sequence[Provider] = (),
    ) -> None:
        """Read what is looked for.

        Args:
            providers: The providers.
            shapes: Their shapes.
            names: Their names.
            codes: Gives all their codes.
            encoding: The log's.
            messages: Providers and standards of whose shapes those for messages of fields (FIX) count, too.
        """
        fields = (Shape(one.id, row) for one in messages for row in one.payloads if row.get("format") == "fix")
        shapes = [*shapes, *fields]
        self._kinds: dict[bytes, str] = {}
        """What is done with a key's value: `code`, `message`, `value`, `type`, or nothing (empty)."""
        self._general: dict[bytes, bool] = {}
        """Whether a key's name says that it holds a code."""
        self._codes = codes
        self._encoding = encoding
        self._exact = self._known(shapes, providers)
        self._owners = {name.encode(encoding, "ignore"): owners for name, owners in names.owned.items()}
        """The ids of the providers that a name in lower case may mean."""
        longest_first = sorted(self._owners.keys() - {b""}, key=len, reverse=True)
        self._names = Literals(longest_first)
        self.names = frozenset(longest_first)
        """In lower case."""
        self._status = re.compile(STATUS.encode(encoding, "ignore"), re.VERBOSE | re.IGNORECASE)
        self._before = Literals([sign.encode(encoding, "ignore") for sign in _BEFORE_STATUS])

    def _known(self, shapes: Sequence[Shape], providers: Sequence[Provider]) -> dict[str, str]:
        known: dict[str, str] = {}
        for shape in shapes:
            known |= dict.fromkeys(shape.keys - known.keys(), "type")
            for path in shape.asked:
                known |= {path[-1]: "value", ".".join(path): "value"}
            known |= {place.path[-1]: "message" for place in shape.messages if place.path[-1] != "[]"}
        for provider in providers:
            for section in provider.sections:
                known |= {path.rpartition(".")[2]: "value" for path in section.when or ()}
        says_message = {}
        for shape in shapes:
            for place in (*shape.codes, *shape.http_status):
                key = next((key for key in reversed(place.path) if key != "[]"), "")
                if key not in says_message:
                    says_message[key] = is_message_word(folded(key))
                known[key] = "either" if known.get(key) == "message" or says_message[key] else "code"
        return known

    def _kind(self, key: bytes) -> str:
        """Say what is done with the value of a key."""
        kind = self._kinds.get(key)
        if kind is None:
            text = key.decode(self._encoding, "replace")
            leaf = text.rpartition(".")[2]
            word = folded(leaf)
            general = "code" if is_code_word(word) else "message" if is_message_word(word) else ""
            kind = self._exact.get(text) or self._exact.get(leaf) or general
            if len(self._kinds) < 4096:
                self._kinds[key] = kind
        return kind

    def _is_code_key(self, key: bytes) -> bool:
        """Say whether a key's name says that it holds a code, whoever writes it: `errorCode`, but not `id`."""
        general = self._general.get(key)
        if general is None:
            leaf = key.decode(self._encoding, "replace").rpartition(".")[2]
            general = is_code_word(folded(leaf))
            if len(self._general) < 4096:
                self._general[key] = general
        return general

    def of(self, text: bytes) -> tuple[tuple[object, ...], list[Mark]]:
        """Give the signs of a record, and where those stand that are words."""
        marks: list[Mark] = []
        found: list[tuple[int, int, object]] = [*self._pairs(text, marks), *self._mentions(text), *self._statuses(text)]
        found.sort(key=lambda sign: sign[:2])
        signs = tuple(sign for _, _, sign in found)
        marks += [(start, end, False) for start, end, _ in found]
        return (_BLANKS.sub(b"  ", text.translate(None, _FORGOTTEN)), *signs), marks

    def names_one(self, text: bytes) -> bool:
        """Say whether a record names a provider."""
        hits = self._names.hits(text.lower())
        if not hits:
            return False
        characters = text.decode("latin-1")
        return any(is_word(characters, start, end) for _, start, end in hits)

    def named(self, text: bytes) -> frozenset[str]:
        """Give the ids of the providers that a record may name."""
        lowered = text.lower()
        hits = self._names.hits(lowered)
        characters = text.decode("latin-1") if hits else ""
        owners = [self._owners[lowered[start:end]] for _, start, end in hits if is_word(characters, start, end)]
        return frozenset().union(*owners)

    def _mentions(self, text: bytes) -> Iterator[tuple[int, int, object]]:
        hits = self._names.hits(text.lower())
        characters = text.decode("latin-1") if hits else ""
        for _, start, end in hits:
            if not is_word(characters, start, end):
                continue
            # What touches a name decides whether it is one, and braces behind it whose they are.
            behind = text[end : end + 2]
            behind = behind if behind in (b" {", b" [") or behind[:1].isalpha() else behind[:1]
            yield start, end, (text[start:end], _sort(text[start - 1 : start]), _sort(behind))

    def _statuses(self, text: bytes) -> Iterator[tuple[int, int, object]]:
        done = 0
        for _, start, end in self._before.hits(text.lower()):
            # What begins with a blank is looked at from the digit on.
            match = self._status.match(text, start) or self._status.match(text, end - 1)
            if match and match.start(1) >= done:
                done = match.end(1)
                yield match.start(1), match.end(1), match[1]

    def _pairs(self, text: bytes, marks: list[Mark]) -> Iterator[tuple[int, int, object]]:
        """Give the pairs that say something; of values whose numbers do not, note where they stand."""
        pairs = list(self._kept(text))
        codes = [
            (start, end)
            for start, end, kind, _, _, (low, high) in pairs
            if kind == "code" and not _HTTP.fullmatch(text, low, high)
        ]
        for start, end, kind, key, quoted, (low, high) in pairs:
            if kind == "either" and b" " not in text[low:high]:
                kind = "code"
            if kind in ("message", "either"):
                kind = "message" if _beside(text, start, high, codes) else "type"
            if kind == "type":
                if not quoted:
                    marks.append((low, low + 1, True))
                yield start, end, (key, quoted[:1] or _sort(text[low : low + 1]))
            elif kind == "message":
                said = text[low:high].partition(b"{")[0]
                marks.append((low, low + len(said), True))
                yield start, end, (key, _NUMBERS.sub(_look, said))
            else:
                value, stop = self._said(text, key, low, high, marks)
                yield start, stop or end, (key, value, text[low - 1 : low])

    def _said(self, text: bytes, key: bytes, low: int, high: int, marks: list[Mark]) -> tuple[bytes, int]:
        """Give what the value of a code's key says, and where it ends if it is to be the same in every line, else 0."""
        value = text[low:high]
        if b"{" in value:
            # An answer is in it, which has signs of its own.
            value = value[: value.index(b"{")]
            high = low + len(value)
        if not self._is_code_key(key) and _is_id(value) and value not in self._codes():
            return b"0", 0
        if b" " in value:
            # A sentence: what comes anew in every line says nothing.
            marks += _between(low, value)
            return _ID.sub(b"0", value), 0
        if key.lower().endswith(b"name") and not _PLAIN_NUMBER.fullmatch(value):
            # Loggers, threads and hosts have names, too: their numbers say nothing.
            marks.append((low, high, True))
            return _NUMBERS.sub(b"0", value), 0
        return value, high

    def _kept(self, text: bytes) -> Iterator[tuple[int, int, str, bytes, bytes, Span]]:
        """Give the pairs with keys of interest: place, what is done with the value, key, quote, place of the value."""
        patterns = (_PAIR, _ELEMENT) if b"</" in text else (_PAIR,)
        for pattern in patterns:
            for match in pattern.finditer(text):
                kind = self._kind(match[1])
                # `58` is a tag of FIX in `58=…`, and minutes in `03:58:14`.
                if kind and not (match[1].isdigit() and text[match.end(1) : match.end(1) + 1] == b":"):
                    low = match.end()
                    high = _closing(text, low, match[3]) if match[3] else _bare(text, low, kind)
                    yield match.start(1), match.end(1), kind, match[1], match[3] or b"", (low, min(high, low + LONGEST))


def _is_id(value: bytes) -> bool:
    """Say whether a value is an id, of a key that others give to ids, unless it is a code."""
    return _NUMBERED.fullmatch(value) is not None or UNWRITTEN.fullmatch(value) is not None


def _look(number: re.Match[bytes]) -> bytes:
    """Give what stands for a number in a message, and for a word with digits: a placeholder may tell them apart."""
    return b"0" if number[0].translate(None, b"0123456789.+-") == b"" else b"0x"


def _closing(text: bytes, low: int, quote: bytes) -> int:
    """Give where a quoted value ends; a quotation mark with more backslashes before it is in it."""
    end = text.find(quote, low)
    while end > low and not quote.startswith(b"\\") and text[end - 1 : end] == b"\\":
        end = text.find(quote, end + len(quote))
    return end if end >= 0 else len(text)


def _bare(text: bytes, low: int, kind: str) -> int:
    if kind == "message":
        ends = [end for mark in b",;}\n" if (end := text.find(mark, low)) >= 0]
        return min(ends, default=len(text))
    match = _BARE.match(text, low)
    return match.end() if match else low


def _beside(text: bytes, start: int, end: int, codes: Sequence[Span]) -> bool:
    """Say whether a message and one of the codes are of the same object: no brace stands between."""
    return any(
        not _BRACES.search(text, min(other[1], end), max(other[0], start))
        for other in codes
        if other[0] >= end or other[1] <= start
    )


def _between(start: int, value: bytes) -> Iterator[Mark]:
    """Give where a sentence stands that begins at a place, without its ids."""
    done = 0
    for match in _ID.finditer(value):
        yield start + done, start + match.start(), False
        done = match.end()
    yield start + done, start + len(value), False


def _sort(text: bytes) -> bytes:
    """Give what sort each character is: `A`, `a`, `0`, or itself."""
    return bytes(65 if 65 <= c <= 90 else 97 if 97 <= c <= 122 else 48 if 48 <= c <= 57 else c for c in text)
