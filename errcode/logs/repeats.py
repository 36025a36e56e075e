"""Diagnoses of records, each kind of them once: a log repeats itself, and diagnosing costs a millisecond.

What an error stands in says which kind it is, in three steps, the quickest first: the payload as it is, within an
outline that was learned; the signs of the record; and, for what is told in the open text, that without its numbers.
"""

from __future__ import annotations

import re

from errcode.logs.anchors import values
from errcode.logs.outlines import Outlines
from errcode.logs.signs import Signs
from errcode.logs.words import Words
from errcode.recognise.logline import REACH, header
from errcode.recognise.notation.fields import SIGNS
from errcode.text.encoding import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from errcode.catalog.catalog import Table
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.logs.outlines import Around
    from errcode.logs.signs import Mark, Span
    from errcode.logs.times import Place
    from errcode.model import Finding, Provider

    Known = tuple[Around, "LineKind"]
    """An outline around an error, and the kind of the lines that fit it."""
    Told = tuple[tuple[int, Finding], ...]
    """Findings, and how many lines below the record's first one each stands."""

REMEMBERED = 4_096
"""Kinds that are remembered; then it is begun anew, so that memory does not grow with the log."""

OUTLINED = 6
"""Outlines that are tried around one payload."""

VARIED = 3
"""So many payloads of one kind may differ; then they hold ids or times, and only the code's value is looked up."""

LONGEST = 4_096
"""Bytes of a record that is remembered by its signs or its text: a longer one is an answer of many errors."""

_TELLING = ("code", "status", "http", "err", "ret", "_cd", "->", "=>")
"""Behind these a number may be a code or a status."""

_NUMBER = rb"""(?P<kept>(?:{telling})[\w"'\\ \]]{{0,12}}[/:=>(\["'\\ ]{{1,8}}[-+]?\d{{1,8}}(?![\w.]))
    | (?P<number>[\w.+]*\d[\w.+]*(?:-[\w.+]+)*)""".decode()

_FIELDS = tuple(sign.encode() for sign in SIGNS)
_ODD = r"[a-z\d][A-Z]{1,4}[a-z]{1,2}[A-Z\d]"
"""What names of classes hardly have: words of a letter or two amid others."""
_IDS = re.compile(
    rf"\b(?=\w{{12}})(?=\w*[a-z])(?=\w*[A-Z])"
    rf"(?:[A-Za-z_]*\d+[A-Za-z_]+\d\w*|(?=\w*\d)\w*?{_ODD}\w*|\w*?{_ODD}\w*?{_ODD}\w*)".encode(),
    re.ASCII,
)
"""Words that nobody wrote: letters of both cases, in odd places, or among digits."""
_SHORT = r"(?:rror|ode|RROR|ODE|코드|오류|에러)[\s:=#]{1,3}\d(?!\w)"
"""A code of one digit counts where it is called one."""
_STATUSES = frozenset(str(status).encode() for status in range(400, 600))
_NO_DIGITS = b"0123456789"
_APART = bytes(c if c < 128 and (chr(c).isalnum() or chr(c) in "_:-") else 32 for c in range(256))


class LineKind:
    """Records that have the same findings, and where those of them begin that were met in the part being scanned."""

    __slots__ = ("clocks", "more", "payloads", "places", "told")

    def __init__(self, told: Told) -> None:
        self.told = told
        self.clocks: dict[int, tuple[int, Place]] = {}
        """Which line of a record has the time of one so far below its first, and where, once one was looked at."""
        self.places: list[int] = []
        self.more = 0
        """How many a logger did not write out: "repeated 8 times"."""
        self.payloads = 0
        """How many different payloads it was met with."""


class Repeats:
    """Diagnoses records, each kind of them once."""

    def __init__(
        self,
        tables: Sequence[Table],
        diagnoser: Callable[[], Diagnoser],
        encoding: str,
        speaks: Callable[[bytes], bool],
        messages: Sequence[Provider] = (),
    ) -> None:
        """Begin without any kind.

        Args:
            tables: The tables of providers.
            diagnoser: Gives what diagnoses.
            encoding: The log's.
            speaks: Says whether a text has an anchor.
            messages: Providers and standards whose messages of fields (FIX) are read.
        """
        self._diagnoser = diagnoser
        self._encoding = encoding
        self._speaks = speaks
        self._signs = Signs([table.provider for table in tables], encoding, messages)
        self._words = Words(tables, encoding)
        self._outlines = Outlines(self._signs.names)
        numbers = _NUMBER.format(telling="|".join(map(re.escape, _TELLING)))
        self._numbers = re.compile(numbers.encode(), re.VERBOSE | re.IGNORECASE)
        self._short = re.compile(_SHORT.encode(encoding, "ignore"))
        self._tables = tables
        self._codes: frozenset[bytes] | None = None
        self._values = frozenset(value.encode() for value in values(table.provider for table in tables))
        """Words that alone say that an answer is an error, since its keys are everybody's."""
        self.cores: dict[bytes, list[Known]] = {}
        """Payloads, and codes with their keys, with the outlines in which they were met."""
        self._by_signs: dict[tuple[object, ...], LineKind | None] = {}
        """None where signs do not tell: the error stands in the open text."""
        self._by_text: dict[bytes, LineKind] = {}
        self._dull: set[bytes] = set()
        self._nothing = LineKind(())
        self.kinds: list[LineKind] = []
        """The kinds that tell something."""
        self.diagnosed = 0
        """How many records were looked at closely."""

    def begin(self) -> bool:
        """Forget where records were met, and all kinds when there are many: then say so."""
        full = len(self._by_signs) + len(self._by_text) + len(self.cores) > REMEMBERED
        if full:
            for memory in (self._by_signs, self._by_text, self.cores):
                memory.clear()
            self.kinds = []
        if len(self._dull) > 4 * REMEMBERED:
            self._dull.clear()
        for kind in self.kinds:
            if kind.places:
                kind.places.clear()
                kind.more = 0
        return full

    def known(self, data: bytes, start: int, first: int, last: int, end: int) -> LineKind | None:
        """Give the kind of a line by what stands between two places of it, where the line is of a learned outline."""
        for around, kind in self.cores.get(data[first:last], ()):
            if around.fits(data, start, first, end):
                return kind
        return None

    def structure(self, text: bytes, payload: Span | None, value: Span) -> LineKind:
        """Give the kind of a record that has a key of a code, and learn the outline around it.

        Args:
            text: The record.
            payload: Where the innermost payload around the key stands, from its first key on, if it is in one.
            value: Where the key stands, and where its value ends.
        """
        if len(text) > LONGEST:
            return self._kind(self._told(text))
        signs, marks = self._signs.of(text)
        kind = self._by_signs.get(signs)
        if kind is None:
            if signs in self._by_signs:
                return self.open(text)
            told = self._told(text)
            kind = self._kind(told) if _told_by(told, signs, self._encoding) else None
            self._by_signs[signs] = kind
            if kind is None:
                return self._remembered(self._key(text), told)
        if kind.told:
            whole = payload is not None and kind.payloads < VARIED
            self._learn(text, payload if payload is not None and whole else value, marks, kind)
        return kind

    def _learn(self, text: bytes, core: Span, marks: Sequence[Mark], kind: LineKind) -> None:
        """Remember the outline around what stands between two places of a record: it is another one, or wider now."""
        known = self.cores.get(text[slice(*core)])
        if known is None:
            kind.payloads += 1
            known = self.cores[text[slice(*core)]] = []
        around = self._outlines.learned(text, *core, marks)
        known[:] = [one for one in known if one[0].outline is not around.outline or one[1] is not kind]
        if len(known) < OUTLINED:
            known.append((around, kind))

    def open(self, text: bytes) -> LineKind:
        """Give the kind of a record in whose open text an error may be told."""
        if len(text) > LONGEST:
            return self._kind(self._told(text))
        if any(sign in text for sign in _FIELDS):
            return self._fields(text)
        short = text.translate(None, _NO_DIGITS)
        if short in self._dull:
            return self._nothing
        body = text[self._body(text) :]
        if not self._may_tell(text, body) or not self._speaks(_IDS.sub(b" ", text)):
            self._dull.add(short)
            return self._nothing
        key = self._key(text, body)
        kind = self._by_text.get(key)
        return kind if kind is not None else self._remembered(key, self._told(text))

    def _fields(self, text: bytes) -> LineKind:
        """Give the kind of a record that may be a message of fields: what its tags say that shapes look at."""
        signs, _ = self._signs.of(text)
        kind = self._by_signs.get(signs)
        if kind is None:
            kind = self._by_signs[signs] = self._kind(self._told(text))
        return kind

    def _remembered(self, key: bytes, told: Told) -> LineKind:
        kind = self._by_text[key] = self._kind(told)
        return kind

    def _kind(self, told: Told) -> LineKind:
        if not told:
            return self._nothing
        kind = LineKind(told)
        self.kinds.append(kind)
        return kind

    def _body(self, text: bytes) -> int:
        """Give where the text of a record begins, behind its header."""
        line = text[:REACH].partition(b"\n")[0].decode(self._encoding, "replace")
        return len(line[: header(line).end].encode(self._encoding, "replace"))

    def _key(self, text: bytes, body: bytes | None = None) -> bytes:
        """Give a record's text without its header and the numbers that say nothing."""
        body = text[self._body(text) :] if body is None else body
        codes = self._known_codes()
        return self._numbers.sub(
            lambda match: (
                match[0] if match["kept"] or match[0] in _STATUSES or match[0].strip(b".+") in codes else b"0"
            ),
            body,
        )

    def _may_tell(self, text: bytes, body: bytes) -> bool:
        """Say whether a code or a message may be told: a provider's name with a code, or all words of a message.

        The name may stand in the header: loggers are called after what they talk to.
        """
        if self._words.hold(body):
            return True
        words = body.translate(_APART).split()
        if not self._values.isdisjoint(words):
            return True
        if not (self._diagnoser().only or self._signs.names_one(text)):
            return False
        if self._short.search(body) or self._words.hold_code(body) or not self._known_codes().isdisjoint(words):
            return True
        network = self._diagnoser().network
        return network is not None and (
            not _STATUSES.isdisjoint(words) or network.place(decoded(body, self._encoding)) is not None
        )

    def _known_codes(self) -> frozenset[bytes]:
        if self._codes is None:
            codes = {row["code"] for table in self._tables for row in table.rows}
            self._codes = frozenset(code.encode(self._encoding, "ignore") for code in codes if len(code) > 1)
        return self._codes

    def _told(self, text: bytes) -> Told:
        self.diagnosed += 1
        found = self._diagnoser().findings(decoded(text, self._encoding), 0, record=True)
        return tuple((finding.line, finding.replace(span=(0, 0), line=1)) for finding in found)


def _told_by(told: Told, signs: tuple[object, ...], encoding: str) -> bool:
    """Say whether everything that is told stands in the signs: then they decide."""
    values = [value for sign in signs[1:] if isinstance(sign, tuple) and len(sign) > 1 for value in sign[1:2]]
    codes = [finding.raw.code for _, finding in told]
    return all(code is not None and any(code.encode(encoding, "ignore") in value for value in values) for code in codes)
