"""Finds the errors in a part of a log: suspicious lines by literals, each kind of them diagnosed once.

Most lines hold none of the needles and are never looked at. Of a suspicious line the innermost braces around the needle
are kept as they are, and of the rest all but the digits; the diagnosis of one such line then holds for all that are
equal so far. That is exact because it is checked when a line is learned: if the rest alone looks like an error or a
status whatever its digits are, or if other digits change the diagnosis, then the line is diagnosed by itself.
"""

from __future__ import annotations

import re

from errcode.encoding import decoded
from errcode.logs.needles import idiom_needles, needles
from errcode.logs.records import LONG, record, starts
from errcode.logs.times import find_time
from errcode.logs.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.diagnose import Diagnoser
    from errcode.model import Finding

    Told = tuple[tuple[int, Finding], ...]
    """Findings, and how many lines below the first one each stands."""

REMEMBERED = 20_000
"""Kinds of lines that are remembered; then it is begun anew, so that memory does not grow with the log."""

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

    def __init__(self, diagnoser: Diagnoser, encoding: str = "utf-8") -> None:
        self.diagnoser = diagnoser
        self.encoding = encoding
        providers = [table.provider for table in diagnoser.tables]
        found = needles(providers)
        self._needles = [re.compile(re.escape(needle) + rb"[^\n]*") for needle in found]
        idioms = idiom_needles(providers, found)
        self._idioms = [re.compile(re.escape(needle) + rb"[^\n]*") for needle in idioms]
        self._anchor = re.compile(b"|".join(map(re.escape, found + idioms)))
        self._words = Words(diagnoser)
        self._deciding = _deciding_keys(diagnoser)
        self._kinds: dict[tuple[bytes, bytes, bytes] | bytes, Kind | None] = {}
        self._shapes: dict[tuple[bytes, bytes, bytes], Told | None] = {}
        self._touched: list[Kind] = []
        self._done: set[int] = set()
        self._floor = 0

    def scan(self, data: bytes) -> list[Kind]:
        """Find the errors in a part of a log that begins and ends where records do.

        Returns:
            The kinds of lines that were found, each with the places where its lines begin; valid until the next scan.
        """
        for kind in self._touched:
            kind.places = []
        self._touched, self._done, self._floor = [], set(), 0
        if len(self._kinds) > REMEMBERED:
            self._kinds.clear()
            self._shapes.clear()
        for needle in self._needles:
            self._lines(data, needle)
        if data[:1] != b"{" or _NDJSON.search(data) is not None:
            for needle in self._idioms:
                self._lines(data, needle)
            for start, end in self._words.lines(data):
                if start not in self._done:
                    self._slowly(data, start, end)
        return self._touched

    def _lines(self, data: bytes, needle: re.Pattern[bytes]) -> None:
        """Look at every line with a needle: quickly where it is of a known kind."""
        done, kinds, touched = self._done, self._kinds, self._touched
        rfind, find, get = data.rfind, data.find, kinds.get
        for match in needle.finditer(data):
            place, end = match.span()
            start = rfind(b"\n", 0, place) + 1
            if start in done:
                continue
            done.add(start)
            opening = rfind(b"{", start, place)
            closing = find(b"}", place, end) + 1
            if opening < 0 or not closing or not (data[start] == 123 and data[end - 1] == 125):
                self._slowly(data, start, end)
                continue
            key = (
                data[opening:closing],
                data[start:opening].translate(_FOURS),
                data[closing:end].translate(_FOURS),
            )
            kind = get(key)
            if kind is None:
                if key in kinds or not self._alone(data, start, end):
                    self._slowly(data, start, end)
                    continue
                kind = kinds[key] = self._learned(key, data[start:end])
                if kind is None:
                    self._slowly(data, start, end)
                    continue
            if kind.told:
                if not kind.places:
                    touched.append(kind)
                kind.places.append(start)

    def _alone(self, data: bytes, start: int, end: int) -> bool:
        """Say whether a line is a record of its own, not too long to be looked at as a whole."""
        return end - start <= LONG and starts(data, start) and starts(data, end + 1)

    def _learned(self, key: tuple[bytes, bytes, bytes], line: bytes) -> Kind | None:
        """Diagnose a line for all lines of its kind; None when they may differ."""
        inner, before, behind = key
        shape = (inner, _IDS.sub(b"4", before), _IDS.sub(b"4", behind))
        if shape not in self._shapes:
            told = self._told(line)
            same = self._quiet(shape) and self._told(before + inner + behind) == told
            self._shapes[shape] = told if same else None
        known = self._shapes[shape]
        return None if known is None else Kind(known, find_time(line))

    def _quiet(self, shape: tuple[bytes, bytes, bytes]) -> bool:
        """Say whether nothing outside of the braces looks like an error or a status, whatever its digits are."""
        if any(key in part for key in self._deciding for part in shape[1:]):
            return False
        for digits in (b"444", b"4444"):
            rest = shape[1].replace(b"4", digits) + b"{}" + shape[2].replace(b"4", digits)
            if not self._silent(rest):
                return False
        return True

    def _silent(self, rest: bytes) -> bool:
        from errcode.recognise.http import Statuses

        text = decoded(rest, self.encoding)
        if any(payload.code is not None for payload in self.diagnoser.recogniser.payloads(text)):
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
        kind = self._kinds.get(text)
        if kind is None:
            bare = _IDS.sub(b"4", text)
            if self._shapes.get((b"", bare, b"")) == ():
                return
            told = self._told(text)
            if not told:
                self._shapes[b"", bare, b""] = () if self._quiet((b"", bare, b"")) else None
                return
            kind = self._kinds[text] = Kind(told, find_time(text))
        if not kind.places:
            self._touched.append(kind)
        kind.places.append(data.rfind(b"\n", 0, low) + 1)

    def _told(self, line: bytes) -> Told:
        found = self.diagnoser.findings(decoded(line, self.encoding), 0, log=True)
        return tuple((finding.line, finding.replace(span=(0, 0))) for finding in found)


def _deciding_keys(diagnoser: Diagnoser) -> list[bytes]:
    """Give the keys whose numbers decide whether a shape or a section fits."""
    conditions = [
        (path, condition)
        for table in diagnoser.tables
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
