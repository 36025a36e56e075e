"""Diagnoses of records, each kind of them once: a log repeats itself, and diagnosing costs a millisecond.

What an error stands in says which kind it is, in three steps, the quickest first: the payload as it is, within an
outline that was learned; the signs of the record; and, for what stands in the open text, that without its numbers.
"""

from __future__ import annotations

import re
from functools import cached_property

from errcode.logs.kinds import LineKind
from errcode.logs.unknown_codes import UnknownCodes
from errcode.logs.wordings import Wordings
from errcode.recognise.notation.fields import SIGNS
from errcode.text.encoding import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from errcode.catalog.catalog import Table
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.logs.kinds import Findings
    from errcode.logs.outlines import Around, Outlines
    from errcode.logs.prose import Prose
    from errcode.logs.signs import Mark, Signs, Span
    from errcode.model import Provider

    Known = tuple[Around, "LineKind"]
    """An outline around an error, and the kind of the lines that fit it."""
    Sort = tuple[bytes, tuple[bytes, ...], tuple[tuple[bytes, bytes], ...]]

REMEMBERED = 4_096
"""Kinds that are remembered; then it is begun anew, so that memory does not grow with the log."""

OUTLINED = 6
"""Outlines that are tried around one payload."""

VARIED = 3
"""So many payloads of one kind may differ; then they hold ids or times, and only the code's value is looked up."""

LONGEST = 4_096
"""Bytes of a record that is remembered by its signs or its text: a longer one is an answer of many errors."""

_FIELDS = tuple(sign.encode() for sign in SIGNS)


_SMALL = re.compile(rb"""(?<!\d)[:=]\s{0,2}\\{0,8}["']?(\d{1,3})(?![\w.:])|(?<![\w.:-])([45]\d\d)(?![\w.:-])""")
"""A number that a shape may ask for (`"success":0`), or a status."""


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
        self._tables = tables
        self._diagnoser = diagnoser
        self._encoding = encoding
        self._speaks = speaks
        self._messages = messages
        self._unknown_codes = UnknownCodes(tables, diagnoser, lambda: self._prose.every)
        self._wordings = Wordings(lambda: self._prose.vocabulary, lambda: self._prose.every)
        self.cores: dict[bytes, list[Known]] = {}
        """Payloads, and codes with their keys, with the outlines in which they were met."""
        self._by_signs: dict[tuple[object, ...], LineKind | None] = {}
        """None where signs do not tell: the error stands in the open text."""
        self._by_text: dict[bytes, LineKind] = {}
        self._dull: set[Sort] = set()
        self.nothing = LineKind(())
        self.kinds: list[LineKind] = []
        """The kinds that tell something."""
        self.diagnosed = 0
        """How many records were looked at closely."""

    @cached_property
    def _signs(self) -> Signs:
        """What is looked for in records; made with the diagnoser: a log without errors needs neither."""
        from errcode.logs.signs import Signs

        diagnoser = self._diagnoser()
        providers, shapes = [table.provider for table in self._tables], diagnoser.recogniser.compiled.every
        codes = lambda: self._prose.every  # noqa: E731
        return Signs(providers, shapes, diagnoser.names, codes, self._encoding, self._messages)

    @cached_property
    def _prose(self) -> Prose:
        from errcode.logs.prose import Prose

        return Prose(self._tables, self._encoding, self._signs, self._diagnoser)

    @cached_property
    def _outlines(self) -> Outlines:
        from errcode.logs.outlines import Outlines

        return Outlines(self._signs.names)

    def begin(self) -> bool:
        """Forget where records were met, and all kinds when there are many: then say so."""
        full = len(self._by_signs) + len(self._by_text) + len(self.cores) > REMEMBERED
        if full:
            for memory in (self._by_signs, self._by_text, self.cores):
                memory.clear()
            self._wordings.forget()
            self.kinds = []
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

    def sort(self, text: bytes, keys: Sequence[bytes]) -> Sort:
        """Give what a record with keys of codes is known by where they tell nothing, whatever its ids and amounts are.

        Args:
            text: The record.
            keys: The keys with their values.
        """
        return self._prose.sort(text), tuple(map(self._prose.coarse, keys)), tuple(_SMALL.findall(text))

    def is_dull(self, sort: Sort) -> bool:
        """Say whether the keys of such records tell nothing."""
        return sort in self._dull

    def dull(self, sort: Sort) -> None:
        """Remember that the keys of such records tell nothing."""
        if len(self._dull) > REMEMBERED:
            self._dull.clear()
        self._dull.add(sort)

    def structure(self, text: bytes, payload: Span | None, value: Span) -> LineKind:
        """Give the kind of a record that has a key of a code, and learn the outline around it.

        Args:
            text: The record.
            payload: Where the innermost payload around the key stands, from its first key on, if it is in one.
            value: Where the key stands, and where its value ends.
        """
        if len(text) > LONGEST:
            return self._kind(self._diagnosed(text), text)
        signs, marks = self._signs.of(text)
        kind = self._by_signs.get(signs)
        if kind is None:
            if signs in self._by_signs:
                return self.open(text)
            kind, lasts = self._first(text, signs)
            if not lasts:
                return kind
        if kind.findings:
            whole = payload is not None and kind.payloads < VARIED
            self._learn(text, payload if payload is not None and whole else value, marks, kind)
        return kind

    def _first(self, text: bytes, signs: tuple[object, ...]) -> tuple[LineKind, bool]:
        """Give the kind of a record whose signs were not met before, and whether its outline is worth learning now.

        What differs from a known record in a number or a wording may never come back: its outline is learned then.
        """
        like = self._unknown_codes.likeness(signs)
        findings = self._unknown_codes.findings(*like) if like else None
        if findings is not None:
            known = self._by_signs[signs] = self._kind(findings, text)
            return known, False
        wording = self._wordings.wording(signs)
        kind = self._wordings.kind(wording) if wording else None
        if kind is not None:
            self._by_signs[signs] = kind
            return kind, False
        findings = self._diagnosed(text)
        kind = self._by_signs[signs] = (
            self._kind(findings, text) if _stand_in(findings, signs, self._encoding) else None
        )
        if kind is None:
            return self._remembered(self._prose.key(text, self._prose.every), findings, text), False
        if like:
            self._unknown_codes.learn(*like, findings)
        if wording and all(kind.said):
            self._wordings.learn(wording, kind)
        return kind, True

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
        """Give the kind of a record in whose open text an error may stand."""
        if len(text) > LONGEST:
            return self._kind(self._diagnosed(text), text)
        for sign in _FIELDS:
            if sign in text:
                return self._fields(text)
        codes = self._prose.may_tell(text)
        if codes is None:
            return self.nothing
        key = self._prose.key(text, codes)
        kind = self._by_text.get(key)
        if kind is not None:
            return kind
        if not self._speaks(self._prose.plain(text)):
            return self.nothing
        return self._remembered(key, self._diagnosed(text), text)

    def _fields(self, text: bytes) -> LineKind:
        """Give the kind of a record that may be a message of fields: what its tags say that shapes look at."""
        signs, _ = self._signs.of(text)
        kind = self._by_signs.get(signs)
        if kind is None:
            kind = self._by_signs[signs] = self._kind(self._diagnosed(text), text)
        return kind

    def _remembered(self, key: bytes, findings: Findings, text: bytes) -> LineKind:
        kind = self._by_text[key] = self._kind(findings, text)
        return kind

    def _kind(self, findings: Findings, text: bytes) -> LineKind:
        if not findings:
            return self.nothing
        kind = LineKind(findings, text, self._encoding)
        self.kinds.append(kind)
        return kind

    def _diagnosed(self, text: bytes) -> Findings:
        self.diagnosed += 1
        found = self._diagnoser().findings(decoded(text, self._encoding), 0, record=True)
        return tuple((finding.line, finding.replace(span=(0, 0), line=1)) for finding in found)


def _stand_in(findings: Findings, signs: tuple[object, ...], encoding: str) -> bool:
    """Say whether all that was found stands in the signs: then they decide."""
    values = [value for sign in signs[1:] if isinstance(sign, tuple) and len(sign) > 1 for value in sign[1:2]]
    codes = [finding.raw.code for _, finding in findings]
    return all(code is not None and any(code.encode(encoding, "ignore") in value for value in values) for code in codes)
