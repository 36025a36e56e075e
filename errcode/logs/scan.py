"""Finds the errors in a part of a log: suspicious lines by their anchors, each kind of them diagnosed once.

Most lines hold no anchor and are never looked at. An anchor gives the place of a payload; what is in its braces, and
how the line looks around it, say which kind of line it is (`errcode.logs.repeats`).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left

from errcode.catalog.table import providers_of
from errcode.logs.anchors import NOTHING, OPEN, anchors, fields, together
from errcode.logs.collapsed import collapsed
from errcode.logs.outlines import DIGITS
from errcode.logs.records import CUT, LONG, beginning, goes_on, is_object, joins, record, starts
from errcode.logs.repeats import REMEMBERED, Repeats
from errcode.text.bytesearch import Literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.logs.kinds import LineKind

    Fits = Callable[[bytes, int, int], object]
    Ready = tuple[bytes, int, set[bytes], Fits, set[bytes], Fits, LineKind]
    """What is looked for around an error (`outlines.Around`), laid out for a quick look, and the kind of line it is."""
    Span = tuple[int, int]

NEIGHBOURHOOD = 2_048
"""Bytes on either side of a suspicious place in a long line that are looked at."""

HEAD = 8
"""Bytes by which the beginning of a record is known again."""

READ = 24
"""Bytes behind a key by which it is remembered whether it tells a code."""

_VALUE = re.compile(
    rb"""[\w.-]{0,24}(?:\\{0,8}["'`]|""|&quot;)?\]?\s{0,2}(?:=>|[:=>])\s{0,4}[\\"'`\[{(]*([^\s\\"'`,;&}\])<]{0,64})"""
)
"""What follows a key: its mark, and the beginning of its value."""

_ALL_WELL = re.compile(rb"0*|200(?:000)?|null|None|nil|true|false|ok|OK|success|SUCCESS|\d*\.\d+", re.ASCII)
"""Values of keys that tell no error, whoever writes them; other statuses of success are codes of errors somewhere."""

_STATUS = re.compile(rb"[1-5]\d\d|[a-z]+ed|pending|open|new|info|debug|notice|warn(?:ing)?", re.IGNORECASE)
"""Values of `status` that are an HTTP status, an order's, or a level."""


class Scanner:
    """Scans parts of logs; what it learns from one part serves the next."""

    def __init__(
        self,
        tables: Sequence[Table],
        diagnoser: Callable[[], Diagnoser],
        network: Mapping[str, Any],
        encoding: str = "utf-8",
    ) -> None:
        own, every = providers_of(tables), [table.provider for table in tables]
        self.repeats = Repeats(own, diagnoser, encoding, self._speaks, messages=every)
        chosen = anchors((table.provider for table in own), network) | dict.fromkeys(fields(every), OPEN)
        self._groups, self._whole = together(chosen, encoding)
        """What is looked for together, and what each stands for; keys that are no part of longer ones."""
        self._keyed: dict[int, list[Span]] = {}
        """Keys of codes, their values with them, in lines that are not settled yet, by where the lines begin."""
        self._open: dict[int, int] = {}
        """Ends of the lines in which something may stand, by where they begin."""
        self._settled: list[Span] = []
        """Lines that are settled, in order."""
        self._core = b""
        """The payload, or the code, of the line that was met last."""
        self._ready: dict[bytes, list[Ready]] = {}
        """What is known of payloads and codes, by the bytes with which they begin: laid out for a quick look."""
        self._heads: set[bytes] = set()
        """How records begin."""
        self._joined = True
        """Whether lines of this part may go on with what looks whole."""
        self._values: dict[bytes, int] = {}
        """What keys with the beginnings of their values tell."""

    def scan(self, data: bytes) -> list[LineKind]:
        """Find the errors in a part of a log that begins and ends where records do.

        Returns:
            The kinds of lines that were found, each with the places where its lines begin; valid until the next scan.
        """
        if self.repeats.begin():
            self._ready.clear()
        self._keyed, self._open, self._settled = {}, {}, []
        self._joined = joins(data)
        for number, (literals, meant) in enumerate(self._groups):
            if number:
                self._note(data, literals)
            else:
                self._look(data, literals, meant)
        self._diagnose(data)
        self._collapsed(data)
        return [kind for kind in self.repeats.kinds if kind.places]

    def _look(self, data: bytes, literals: Literals, meant: Sequence[int]) -> None:
        """Look at every line that has a key of a code: quickly where it is of a known kind."""
        start = end = -1
        keys: list[Span] = []
        speaks = False
        ready, known, met = self._ready, self._values, self._met
        for number, place, after in literals.hits(data):
            means = meant[number]
            if not means or (start < 0 and place < end):
                continue  # this says nothing, or the line is settled
            if place >= end:
                if keys or speaks:
                    self._line(data, start, end, keys)
                start, end = data.rfind(b"\n", 0, place) + 1, data.find(b"\n", place)
                end = end if end >= 0 else len(data)
                keys, speaks = [], False
            if means == OPEN:
                speaks = True
                continue
            head = data[place : after + READ]
            if head in ready and met(data, start, place, end, ready[head]) is not None:
                start, keys, speaks = -1, [], False
                continue
            says = known[head] if head in known else self._value(data, place, after)
            if says > OPEN:
                keys.append((place, place + says))
                self._ready_for(data, head, place, says, end)
            speaks = speaks or says == OPEN < means
        if keys or speaks:
            self._line(data, start, end, keys)

    def _met(self, data: bytes, start: int, place: int, end: int, ready: list[Ready]) -> LineKind | None:
        """Note a line in which something known stands at a place, if it is a record by itself and fits an outline."""
        for literal, ahead, begun, begins, ended, ends, kind in ready:
            low = place - ahead
            high = low + len(literal)
            if (
                start <= low
                and data.startswith(literal, low)
                # What differs in its digits alone is known without them.
                and ((begun and data[start:low].translate(None, DIGITS) in begun) or begins(data, start, low))
                and ((ended and data[high:end].translate(None, DIGITS) in ended) or ends(data, high, end))
                and self._alone(data, start, end)
            ):
                kind.places.append(start)
                self._settled.append((start, end))
                self._core = literal
                return kind
        return None

    def _ready_for(self, data: bytes, head: bytes, place: int, value: int, end: int) -> None:
        """Note what is known of a payload, or of a code, by the bytes with which it begins."""
        if head in self._ready:
            return
        closing = data.find(b"}", place, end)
        cores = self.repeats.cores
        known = cores.get(data[place:closing], []) if closing >= 0 else []
        known = known or cores.get(data[place : place + value], [])
        if len(self._ready) > REMEMBERED:
            self._ready.clear()
        self._ready[head] = [
            (a.literal, a.ahead, a.start.known, a.start.quick, a.end.known, a.end.quick, kind) for a, kind in known
        ]

    def _value(self, data: bytes, place: int, after: int, end: int = sys.maxsize) -> int:
        """Say what a key's value tells: nothing, or that this is no key and something may stand around it, or a code.

        Args:
            data: The text.
            place: Where the key begins.
            after: Where it ends.
            end: Where its row ends, in a buffer of rows.

        Returns:
            NOTHING or OPEN; of a code, how many bytes there are from its key's beginning to its end: always more.
        """
        value = _VALUE.match(data, after, end)
        if value is None:
            says = OPEN
        elif self._well(data, place, after, value[1]):
            says = NOTHING
        else:
            says = value.end() - place
        if value is None or value.end() < after + READ:
            if len(self._values) > REMEMBERED:
                self._values.clear()
            self._values[data[place : min(after + READ, end)]] = says
        return says

    def _well(self, data: bytes, place: int, after: int, value: bytes) -> bool:
        """Say whether a key with its value tells no error, whoever writes it, or is part of a longer word."""
        if data[after : after + 1].isalnum() and data[place:after] in self._whole:
            return True
        status = data[place : place + 5] in (b"tatus", b"STATU")
        return bool(_ALL_WELL.fullmatch(value) or (status and _STATUS.fullmatch(value)))

    def _speaks(self, text: bytes) -> bool:
        """Say whether a text has an anchor."""
        return any(meant[number] for literals, meant in self._groups for number, _, _ in literals.hits(text))

    def _note(self, data: bytes, literals: Literals) -> None:
        """Note every line in whose open text something may stand."""
        done = 0
        settled = iter(self._settled)
        low, high = next(settled, (len(data), 0))
        for _, place, _ in literals.hits(data):
            while place >= high and low < len(data):
                low, high = next(settled, (len(data), 0))
            if place >= done and place < low:
                done = data.find(b"\n", place)
                done = len(data) if done < 0 else done
                self._open[data.rfind(b"\n", 0, place) + 1] = done

    def _line(self, data: bytes, start: int, end: int, keys: list[Span]) -> None:
        """Diagnose a line that is a record by itself and has a key of a code; put the others off."""
        if keys and end - start <= LONG and self._alone(data, start, end):
            kind = self._structure(data, start, end, keys)
            if kind.findings:
                kind.places.append(start)
                self._settled.append((start, end))
                return
        elif keys:
            self._keyed[start] = keys
        self._open[start] = end

    def _structure(self, data: bytes, start: int, end: int, keys: list[Span]) -> LineKind:
        """Give the kind of a record by the innermost payload around the last of its keys, or by that key's value."""
        last, value = keys[-1]
        opening, closing = data.rfind(b"{", start, last), data.find(b"}", last, end)
        payload = None
        if opening >= 0 and closing >= 0:
            payload = next(key for key, _ in keys if key > opening), closing
        for core in (payload, (last, value)):
            kind = self.repeats.known(data, start, *core, end) if core else None
            if kind is not None:
                return kind
        text = data[start:end]
        sort = self.repeats.sort(text, [data[slice(*key)] for key in keys])
        if self.repeats.is_dull(sort):
            return self.repeats.nothing
        if payload is not None:
            payload = payload[0] - start, payload[1] - start
        kind = self.repeats.structure(text, payload, (last - start, value - start))
        if kind.findings:
            self._ready.clear()  # something is learned
        else:
            self.repeats.dull(sort)
        return kind

    def _alone(self, data: bytes, start: int, end: int) -> bool:
        """Say whether a line is a record by itself."""
        if data[start] == 123 and is_object(data, start, end):
            if self._joined and (goes_on(data, start) or goes_on(data, end + 1)):
                return False
            return data[start - 2 : start - 1] == b"}" or starts(data, start)
        if not self._begins(data, start) or not (end + 1 >= len(data) or self._ends(data, end)):
            return False
        if self._joined and (goes_on(data, start) or goes_on(data, end + 1)):
            return False
        return data[start : start + 1] not in (b"{", b"[") or starts(data, start)

    def _begins(self, data: bytes, place: int) -> bool:
        """Say whether what stands here looks like the beginning of a record; most begin with the same few bytes."""
        head = data[place : place + HEAD]
        if head in self._heads:
            return True
        length = beginning(data, place)
        if 0 < length <= HEAD:
            if len(self._heads) > REMEMBERED:
                self._heads.clear()
            self._heads.add(head)
        return length > 0

    def _ends(self, data: bytes, end: int) -> bool:
        """Say whether another record begins behind a line: an object there may be what the line speaks of."""
        return self._begins(data, end + 1) and (data[end + 1] != 123 or starts(data, end + 1))

    def _diagnose(self, data: bytes) -> None:
        """Diagnose the records of the lines that were put off, in order."""
        floor = 0
        keyed = sorted(key for keys in self._keyed.values() for key in keys)
        for start in sorted(self._open):
            if start < floor:
                continue
            end = self._open[start]
            if start not in self._keyed and end - start <= LONG and self._lies_between(data, start, end):
                floor = end
                kind = self.repeats.open(data[start:end])
                if kind.findings:
                    kind.places.append(start)
                continue
            low, floor = record(data, start, end, floor)
            if self._joined and CUT.search(data, low, floor):
                self._note_pieces(data, low, floor)
            else:
                self._diagnose_record(data, low, floor, keyed)

    def _diagnose_record(self, data: bytes, low: int, high: int, keyed: list[Span]) -> None:
        """Diagnose a record, a long one in pieces; the keys of codes in the part are given, in order."""
        for first, last in self._cuts(data, low, high):
            keys = keyed[bisect_left(keyed, (first,)) : bisect_left(keyed, (last,))]
            kind = self._structure(data, first, last, keys) if keys else None
            if kind is None or not kind.findings:
                kind = self.repeats.open(data[first:last])
            if kind.findings:
                kind.places.append(data.rfind(b"\n", 0, first) + 1)

    def _lies_between(self, data: bytes, start: int, end: int) -> bool:
        """Say whether a line begins as records do, and the next one too: then it is one by itself."""
        if data[start] in b"{[" or not self._begins(data, start) or not self._ends(data, end):
            return False
        return not (self._joined and (goes_on(data, start) or goes_on(data, end + 1)))

    def _note_pieces(self, data: bytes, low: int, high: int) -> None:
        """Diagnose the pieces of a line that was cut as the line that it was."""
        text = CUT.sub(b"", data[low:high])
        literals, meant = self._groups[0]
        values = (
            (place, self._value(text, place, after))
            for number, place, after in literals.hits(text)
            if meant[number] % 2
        )
        keys = [(place, place + says) for place, says in values if says > OPEN]
        kind = self._structure(text, 0, len(text), keys) if keys else None
        kind = kind if kind is not None and kind.findings else self.repeats.open(text)
        if kind.findings:
            kind.places.append(low)

    def _collapsed(self, data: bytes) -> None:
        """Count what a logger said instead of writing it again."""
        more = collapsed(data)
        for kind in self.repeats.kinds if more else ():
            kind.more += sum(more.get(place, 0) for place in kind.places)

    def _anchors(self, text: bytes, start: int) -> Iterator[Span]:
        """Give where the anchors of a long line stand; they are searched for as in all of a part."""
        for literals, meant in self._groups:
            for number, place, after in literals.hits(text):
                if meant[number]:
                    yield start + place, start + after

    def _cuts(self, data: bytes, low: int, high: int) -> Iterator[Span]:
        """Give what is to be looked at: all of a record, of a long one the neighbourhoods of its anchors."""
        if high - low <= 4 * LONG:
            yield low, high
            return
        first, last = low, low
        for start, end in sorted(self._anchors(data[low:high], low)):
            if start - NEIGHBOURHOOD > last:
                if last > first:
                    yield first, last
                first = max(start - NEIGHBOURHOOD, last)
            elif start - first > LONG:
                # Errors stand close together here: cut behind one, not amid one.
                cut = data.rfind(b"}", first, start) + 1 or last
                yield first, cut
                first = cut
            last = min(high, end + NEIGHBOURHOOD)
        if last > first:
            yield first, last
