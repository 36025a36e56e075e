"""Finds the errors in a part of a log: suspicious lines by literals, each kind of them diagnosed once.

Most lines hold none of the needles and are never looked at. Of a suspicious line the innermost braces around the needle
are kept as they are, and of the rest all but the digits; the diagnosis of one such line then holds for all that are
equal so far (`errcode.logs.memory` says when that is so).
"""

from __future__ import annotations

import re

from errcode.logs.anchors import needles
from errcode.logs.records import LONG, is_object, record, starts
from errcode.logs.repeats import FOURS, REMEMBERED, Memory
from errcode.logs.times import find_time
from errcode.logs.words import Words
from errcode.text import bytesearch as literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from errcode.catalog.catalog import Table
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.logs.repeats import Told

    Span = tuple[int, int]
    Skeleton = tuple[bytes, bytes]
    """A line: its inner braces around the needle, and all of it with its digits made fours."""

NEIGHBOURHOOD = 2_048
"""Bytes on either side of a suspicious place in a long line that are looked at."""

_CLOSING = ord("}")


class Kind:
    """A kind of line, and where lines of it stand in the part that is being scanned."""

    __slots__ = ("places", "time", "told")

    def __init__(self, told: Told, time: tuple[int, int] | None) -> None:
        self.told = told
        self.time = time
        """Where the time stands, from the beginning of the line."""
        self.places: list[int] = []


class Scanner:
    """Scans parts of logs; what it learns from one part serves the next."""

    def __init__(self, tables: Sequence[Table], diagnoser: Callable[[], Diagnoser], encoding: str = "utf-8") -> None:
        self._memory = Memory(tables, diagnoser, encoding)
        self._needles = needles((table.provider for table in tables), encoding)
        self._anchor = re.compile(b"|".join(map(re.escape, self._needles)))
        self._words = Words(tables, encoding)
        self._kinds: list[Kind] = []
        self._objects: dict[Skeleton, list[int]] = {}
        """Places of lines that are JSON objects, by kind; each list is a kind's own."""
        self._others: dict[Skeleton, list[int]] = {}
        """Places of other lines that are records by themselves."""
        self._by_told: dict[tuple[int, tuple[int, int] | None], Kind] = {}
        """Kinds by what they tell (as long as a kind lives so does what it tells) and where their time stands."""
        self._done: set[int] = set()
        self._slow: list[tuple[int, int]] = []

    def scan(self, data: bytes) -> list[Kind]:
        """Find the errors in a part of a log that begins and ends where records do.

        Returns:
            The kinds of lines that were found, each with the places where its lines begin; valid until the next scan.
        """
        self._begin()
        for needle in self._needles:
            self._look(data, needle)
        if not _json_lines(data):
            self._slow += [span for span in self._words.lines(data) if span[0] not in self._done]
        self._diagnose(data)
        return [kind for kind in self._kinds if kind.told and kind.places]

    def _begin(self) -> None:
        self._done, self._slow = set(), []
        if len(self._kinds) > REMEMBERED:
            self._kinds, self._objects, self._others, self._by_told = [], {}, {}, {}
        self._memory.forget()
        for kind in self._kinds:
            kind.places.clear()

    def _look(self, data: bytes, needle: bytes) -> None:
        """Look at every line with a needle: quickly where it is of a known kind."""
        find, get, done = literals.find, self._objects.get, self._done
        place = find(data, needle)
        while place >= 0:
            start, end = data.rfind(b"\n", 0, place) + 1, data.find(b"\n", place)
            if end < 0:
                end = len(data)
            if start not in done:
                done.add(start)
                opening, closing = data.rfind(b"{", start, place), data.find(b"}", place, end)
                skeleton = (data[opening:closing], data[start:end].translate(FOURS))
                places = get(skeleton)
                if places is not None and (not start or data[start - 2] == _CLOSING):
                    places.append(start)
                elif not self._alone(data, (start, end), (opening, closing), skeleton):
                    # Of a kind that is not known, or other lines may go on with it.
                    self._slow.append((start, end))
            place = find(data, needle, end)

    def _alone(self, data: bytes, line: Span, braces: Span, skeleton: Skeleton) -> bool:
        """Diagnose a line that is a record by itself and has braces around its needle; say whether it is such a one."""
        start, end = line
        if min(braces) < 0 or end - start > LONG:
            return False
        if is_object(data, start, end) and (data[start - 2] == _CLOSING or starts(data, start)):
            kinds = self._objects
        elif starts(data, start) and starts(data, end + 1):
            kinds = self._others
        else:
            return False
        places = kinds.get(skeleton)
        if places is None:
            text = data[start:end]
            told, always = self._memory.line(text, braces[0] - start, braces[1] - start)
            places = self._places(told, text)
            if always:
                kinds[skeleton] = places
        places.append(start)
        return True

    def _places(self, told: Told, text: bytes) -> list[int]:
        """Give the places of the lines that tell this and have their time where this text has it."""
        time = find_time(text) if told else None
        key = (id(told), time)
        kind = self._by_told.get(key)
        if kind is None:
            kind = self._by_told[key] = Kind(told, time)
            self._kinds.append(kind)
        return kind.places

    def _diagnose(self, data: bytes) -> None:
        """Diagnose the records of the lines that are of no kind, in order."""
        floor = 0
        for start, end in sorted(self._slow):
            if start < floor:
                continue
            low, floor = record(data, start, end, floor)
            for first, last in self._cuts(data, low, floor):
                told = self._memory.record(data[first:last])
                if told:
                    self._places(told, data[first:last]).append(data.rfind(b"\n", 0, first) + 1)

    def _cuts(self, data: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Give what is to be looked at: all of a record, of a long one the neighbourhoods of its needles."""
        if high - low <= 4 * LONG:
            yield low, high
            return
        first, last = low, low
        for match in self._anchor.finditer(data, low, high):
            if match.start() - NEIGHBOURHOOD > last:
                if last > first:
                    yield first, last
                first = max(match.start() - NEIGHBOURHOOD, last)
            elif match.start() - first > LONG:
                # Errors stand close together here: cut behind one, not amid one.
                cut = data.rfind(b"}", first, match.start()) + 1 or last
                yield first, cut
                first = cut
            last = min(high, match.end() + NEIGHBOURHOOD)
        if last > first:
            yield first, last


def _json_lines(data: bytes) -> bool:
    """Say whether every line is a JSON object: then none is a bare message."""
    return data.startswith(b"{") and literals.count(data, b"\n{") == literals.count(data, b"\n") - data.endswith(b"\n")
