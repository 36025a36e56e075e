"""Finds the errors in rows that lie in one buffer: columns of data frames, where a row is a record by itself."""

from __future__ import annotations

from bisect import bisect_right

from errcode.logs.anchors import OPEN, STRUCTURE
from errcode.logs.records import LONG
from errcode.logs.scan import READ, Scanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.finding import Finding
    from errcode.logs.kinds import Findings
    from errcode.logs.scan import Span
    from errcode.text.bytesearch import Literals

NEXT = 32
"""So many rows are looked through before all of them are."""


class RowScanner(Scanner):
    """Scans rows; what it learns from some serves the next."""

    def rows(self, data: bytes, bounds: Sequence[int]) -> list[tuple[int, Findings]]:
        """Find the errors in rows.

        Args:
            data: The rows, one behind the other.
            bounds: Where they begin, and where the last one ends, counted from anywhere.

        Returns:
            The number of each row in which something was found, and what, in order.
        """
        if self.repeats.begin():
            self._ready.clear()
        self._settled = []
        found: dict[int, Findings] = {}
        suspicious: dict[int, list[Span]] = {}
        """Rows in whose open text something may stand, and the keys in them."""
        first, *others = self._groups
        base = bounds[0]
        for row, keys in self._keys(data, bounds, found, *first):
            start, end = bounds[row] - base, bounds[row + 1] - base
            kind = self._structure(data, start, end, keys) if keys and end - start <= LONG else None
            if kind is not None and kind.findings:
                found[row] = kind.findings
                self._settled.append((start, end))
            else:
                suspicious[row] = keys
        for literals, _ in others:
            for row in self._touched(data, bounds, literals):
                if row not in found:
                    suspicious.setdefault(row, [])
        for row, keys in suspicious.items():
            findings = tuple(self._open_row(data, bounds[row] - base, bounds[row + 1] - base, keys))
            if findings:
                found[row] = findings
        return sorted(found.items())

    def _keys(
        self, data: bytes, bounds: Sequence[int], found: dict[int, Findings], literals: Literals, meant: Sequence[int]
    ) -> Iterator[tuple[int, list[Span]]]:
        """Give each row that has a key of a code or speaks of something, and the keys; known rows are settled."""
        row = start = end = -1
        base = bounds[0]
        keys: list[Span] = []
        speaks, ready = False, self._ready
        for literal, place, after in literals.hits(data):
            means = meant[literal]
            if not means or (place < end and (start < 0 or after > end)):
                continue  # it tells nothing, the row is settled, or it goes on into the next row
            if place >= end:
                if keys or speaks:
                    yield row, keys
                row = _row(bounds, place + base, row + 1)
                start, end, keys, speaks = bounds[row] - base, bounds[row + 1] - base, [], False
            head = data[place : after + READ if after + READ < end else end]
            kind = self._met(data, start, place, end, ready[head]) if head in ready else None
            if kind is not None:
                found[row] = kind.around(self._core, data, start, end)
                start, keys, speaks = -1, [], False
            elif after <= end:
                says = self._says(data, head, place, after, end) if means & STRUCTURE else OPEN
                if says > OPEN:
                    keys.append((place, place + says))
                    self._ready_for(data, head, place, says, end)
                speaks = speaks or (says == OPEN and means != STRUCTURE)
        if keys or speaks:
            yield row, keys

    def _alone(self, *_: object) -> bool:
        """Say that a row is a record by itself."""
        return True

    def _says(self, data: bytes, head: bytes, place: int, after: int, end: int) -> int:
        says = self._values.get(head)
        return self._value(data, place, after, end) if says is None else says

    def _touched(self, data: bytes, bounds: Sequence[int], literals: Literals) -> Iterator[int]:
        """Give each row that is not settled and holds one of some literals."""
        row, done, base = -1, 0, bounds[0]
        settled = iter(self._settled)
        low, high = next(settled, (len(data), 0))
        for _, place, after in literals.hits(data):
            while place >= high and low < len(data):
                low, high = next(settled, (len(data), 0))
            if done <= place < low:
                row = _row(bounds, place + base, row + 1)
                done = bounds[row + 1] - base
                if after <= done:
                    yield row

    def _open_row(self, data: bytes, start: int, end: int, keys: list[Span]) -> Iterator[tuple[int, Finding]]:
        """Diagnose what a row's open text may tell, of a long one the neighbourhoods of its anchors."""
        for first, last in self._cuts(data, start, end):
            within = [key for key in keys if first <= key[0] < last]
            kind = self._structure(data, first, last, within) if within else None
            if kind is None or not kind.findings:
                kind = self.repeats.open(data[first:last])
            yield from kind.own(data[first:last], 0)

    def _anchors(self, text: bytes, start: int) -> Iterator[Span]:
        for number, (literals, meant) in enumerate(self._groups):
            for literal, place, after in literals.hits(text):
                if number or meant[literal]:
                    yield start + place, start + after


def _row(bounds: Sequence[int], place: int, least: int) -> int:
    """Give the number of the row in which a place lies, of this number at least: mostly it is one of the next."""
    row = bisect_right(bounds, place, least, min(least + NEXT, len(bounds))) - 1
    return row if row + 1 < len(bounds) and place < bounds[row + 1] else bisect_right(bounds, place, row + 1) - 1
