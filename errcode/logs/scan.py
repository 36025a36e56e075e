"""Finds the errors in a part of a log: suspicious lines by literals, each kind of them diagnosed once.

Most lines hold none of the needles and are never looked at. Of a suspicious line the innermost braces around the needle
are kept as they are, and of the rest all but the digits; the diagnosis of one such line then holds for all that are
equal so far. That is exact because it is checked when a line is learned: if the rest alone looks like an error or a
status whatever its digits are, or if other digits change the diagnosis, then the line is diagnosed by itself.
"""

from __future__ import annotations

import re

from errcode.encoding import decoded
from errcode.logs.needles import idiom_needles, needles, quickest
from errcode.logs.records import LONG, is_object, record, starts
from errcode.logs.times import find_time
from errcode.logs.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from errcode.catalog import Table
    from errcode.diagnose import Diagnoser
    from errcode.model import Finding

    Skeleton = tuple[bytes, bytes, bytes, bytes]
    """A line: its inner braces before and behind the needle, kept; what is before and behind them, without digits."""

    Told = tuple[tuple[int, Finding], ...]
    """Findings, and how many lines below the first one each stands."""

REMEMBERED = 20_000
"""Kinds of lines that are remembered; then it is begun anew, so that memory does not grow with the log."""

SAMPLE = 65_536
"""Bytes of a log that tell which letters are rare in it."""

NEIGHBOURHOOD = 2_048
"""Bytes on either side of a suspicious place in a long line that are looked at."""

_FOURS = bytes.maketrans(b"0123456789", b"4" * 10)
_IDS = re.compile(rb"\b(?=[0-9a-fA-F-]*\d)[0-9a-fA-F]{8,64}(?:-[0-9a-fA-F]{4,12}){0,4}\b|\d+")
_NDJSON = re.compile(rb"\n[^{]")


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
        self._diagnoser = diagnoser
        self.encoding = encoding
        found = needles(table.provider for table in tables)
        idioms = idiom_needles((table.provider for table in tables), found)
        self._found = found
        self._needles: list[re.Pattern[bytes]] = []
        self._idioms = list(map(_to_line_end, idioms))
        self._anchor = re.compile(b"|".join(map(re.escape, found + idioms)))
        self._words = Words(tables)
        self._deciding = _deciding_keys(tables)
        self._kinds: list[Kind] = []
        self._lines: dict[Skeleton, list[int]] = {}
        """Places by the kind of line; the list is the kind's own."""
        self._shapes: dict[Skeleton, Told | None] = {}
        self._texts: dict[bytes, Kind] = {}
        self._done: set[int] = set()
        self._floor = 0

    def scan(self, data: bytes) -> list[Kind]:
        """Find the errors in a part of a log that begins and ends where records do.

        Returns:
            The kinds of lines that were found, each with the places where its lines begin; valid until the next scan.
        """
        self._begin()
        if not self._needles:
            self._needles = [_to_line_end(quickest(needle, data[:SAMPLE])) for needle in self._found]
        for needle in self._needles:
            self._look(data, needle)
        if data[:1] != b"{" or _NDJSON.search(data) is not None:
            for needle in self._idioms:
                self._look(data, needle)
            for start, end in self._words.lines(data):
                if start not in self._done:
                    self._slowly(data, start, end)
        return [kind for kind in self._kinds if kind.told and kind.places]

    def _begin(self) -> None:
        self._done, self._floor = set(), 0
        if len(self._kinds) > REMEMBERED:
            self._kinds, self._lines, self._shapes, self._texts = [], {}, {}, {}
        for kind in self._kinds:
            kind.places.clear()

    def _look(self, data: bytes, needle: re.Pattern[bytes]) -> None:
        """Look at every line with a needle: quickly where it is of a known kind."""
        done, get, rfind = self._done, self._lines.get, data.rfind
        for match in needle.finditer(data):
            place, end = match.span()
            start = rfind(b"\n", 0, place) + 1
            if start in done:
                continue
            done.add(start)
            before, _, inner = data[start:place].rpartition(b"{")
            rest, _, behind = data[place:end].partition(b"}")
            skeleton = (inner, rest, before.translate(_FOURS), behind.translate(_FOURS))
            places = get(skeleton)
            if places is not None and (not start or data[start - 2] == 125):
                places.append(start)
            else:
                self._closely(data, start, end, skeleton)

    def _closely(self, data: bytes, start: int, end: int, skeleton: Skeleton) -> None:
        """Look at a line of which the kind is not known, or which other lines may go on with."""
        if self._anchor.search(data, start, end) is None:
            self._done.remove(start)
            return
        known = skeleton in self._lines
        whole = end - start <= LONG and is_object(data, start, end)
        if whole and (known or skeleton not in self._lines) and (data[start - 2] == 125 or starts(data, start)):
            if not known:
                kind = self._learned(skeleton, data[start:end])
                if kind is not None:
                    self._kinds.append(kind)
                    self._lines[skeleton] = kind.places
                    known = True
            if known:
                self._lines[skeleton].append(start)
                return
        self._slowly(data, start, end)

    def _learned(self, skeleton: Skeleton, line: bytes) -> Kind | None:
        """Diagnose a line for all lines of its kind; None when they may differ."""
        inner, rest, before, behind = skeleton
        shape = (inner, rest, _IDS.sub(b"4", before), _IDS.sub(b"4", behind))
        if shape not in self._shapes:
            told = self._told(line)
            other = b"%b{%b%b}%b" % (before, inner, rest, behind)
            same = self._quiet(*shape[2:]) and self._told(other) == told
            self._shapes[shape] = told if same else None
        known = self._shapes[shape]
        return None if known is None else Kind(known, find_time(line))

    def _quiet(self, before: bytes, behind: bytes = b"") -> bool:
        """Say whether nothing in a text looks like an error or a status, whatever its digits (written `4`) are."""
        if any(key in part for key in self._deciding for part in (before, behind)):
            return False
        return all(
            self._silent(before.replace(b"4", digits) + b"{}" + behind.replace(b"4", digits))
            for digits in (b"444", b"4444")
        )

    def _silent(self, rest: bytes) -> bool:
        from errcode.recognise.http import Statuses

        text = decoded(rest, self.encoding)
        if any(payload.code is not None for payload in self._diagnoser().recogniser.payloads(text)):
            return False
        return Statuses(text).near(0, len(text)) is None

    def _slowly(self, data: bytes, start: int, end: int) -> None:
        """Diagnose the record around a line, unless one that differs only in digits was found to hold nothing."""
        if start < self._floor:
            return
        low, high = record(data, start, end, self._floor)
        self._floor = high
        for first, last in self._cuts(data, low, high):
            self._record(data, first, last)

    def _cuts(self, data: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Give what is to be looked at: all of a record, of a long one the neighbourhoods of its needles."""
        if high - low <= 4 * LONG:
            yield low, high
            return
        first = last = -1
        for match in self._anchor.finditer(data, low, high):
            if match.start() - NEIGHBOURHOOD > last or match.start() - first > LONG:
                if first >= 0:
                    yield first, last
                first = max(low, match.start() - NEIGHBOURHOOD, last)
            last = min(high, match.end() + NEIGHBOURHOOD)
        if first >= 0:
            yield first, last

    def _record(self, data: bytes, low: int, high: int) -> None:
        text = data[low:high]
        kind = self._texts.get(text)
        if kind is None:
            shape = (b"", b"", _IDS.sub(b"4", text), b"")
            if self._shapes.get(shape) == ():
                return
            told = self._told(text)
            if not told:
                self._shapes[shape] = () if self._quiet(shape[2]) else None
                return
            kind = self._texts[text] = Kind(told, find_time(text))
            self._kinds.append(kind)
        kind.places.append(data.rfind(b"\n", 0, low) + 1)

    def _told(self, line: bytes) -> Told:
        found = self._diagnoser().findings(decoded(line, self.encoding), 0, log=True)
        return tuple((finding.line, finding.replace(span=(0, 0))) for finding in found)


def _to_line_end(needle: bytes) -> re.Pattern[bytes]:
    """Give a pattern that takes the rest of the line along, so that each line is met once."""
    return re.compile(re.escape(needle) + rb"[^\n]*")


def _deciding_keys(tables: Sequence[Table]) -> list[bytes]:
    """Give the keys whose numbers decide whether a shape or a section fits."""
    conditions = [
        (path, condition)
        for table in tables
        for row in (*table.provider.payloads, *({"when": section.when} for section in table.provider.sections))
        for path, condition in (row.get("when") or {}).items()
    ]
    deciding = {
        path.rpartition(".")[2].removesuffix("[]")
        for path, condition in conditions
        if not isinstance(condition, dict)
        and any(any(map(str.isdigit, str(value))) for value in (condition if isinstance(condition, list) else [condition]))
    }
    return [key.encode() for key in sorted(deciding) if key]
