"""Diagnoses of log lines, remembered by kind of line: a log repeats itself, and diagnosing costs a millisecond.

What is forgotten of a line to know its kind must not matter, whatever it is. That is checked when a kind is learned:
the rest alone must not look like an error or a status, and the line with other digits must be diagnosed the same.
"""

from __future__ import annotations

import re

from errcode.encoding import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from errcode.catalog import Table
    from errcode.diagnose import Diagnoser
    from errcode.model import Finding

    Skeleton = tuple[bytes, bytes, bytes, bytes]
    """A line: its inner braces before and behind the needle; what is before and behind the braces, digits made fours."""

    Told = tuple[tuple[int, Finding], ...]
    """Findings, and how many lines below the first one each stands."""

REMEMBERED = 4_096
"""Kinds that are remembered; then it is begun anew, so that memory does not grow with the log."""

FOURS = bytes.maketrans(b"0123456789", b"4" * 10)
"""Makes digits alike. Four, because `0` and `200` are successes and no status begins with a nine."""

_DIGITS = re.compile(rb"\b(?=[0-9a-fA-F-]*\d)[0-9a-fA-F]{8,64}(?:-[0-9a-fA-F]{4,12}){0,4}\b|\d+")
_LONG = re.compile(
    rb"""\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?
       | \b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?
       | (?<![-+\w.])\d{1,12}\.\d{3,18}\b
       | \b(?=[0-9a-fA-F-]*\d)[0-9a-fA-F]{10,64}(?:-[0-9a-fA-F]{4,12}){0,4}\b""",
    re.VERBOSE,
)
_LONG_FOURS = b"4" * 12
"""Stands for a time, a fraction or an id: none of them is a code."""


class Memory:
    """Diagnoses lines and records, each kind of them once."""

    def __init__(self, tables: Sequence[Table], diagnoser: Callable[[], Diagnoser], encoding: str) -> None:
        self._diagnoser = diagnoser
        self._encoding = encoding
        self._deciding = _deciding_keys(tables)
        self._lines: dict[Skeleton, Told | None] = {}
        self._records: dict[bytes, Told | None] = {}

    def forget(self) -> None:
        """Begin anew when much is remembered."""
        if len(self._lines) + len(self._records) > REMEMBERED:
            self._lines.clear()
            self._records.clear()

    def line(self, skeleton: Skeleton, line: bytes) -> Told | None:
        """Give the findings of every line of a kind, of which this is one; None when its lines may differ."""
        inner, rest, before, behind = skeleton
        if _LONG.search(inner) or _LONG.search(rest):
            return None
        kind = (inner, rest, _DIGITS.sub(b"4", before), _DIGITS.sub(b"4", behind))
        if kind not in self._lines:
            told = self._told(line)
            other = b"%b{%b%b}%b" % (before, inner, rest, behind)
            same = self._quiet(kind[2], kind[3]) and self._told(other) == told
            self._lines[kind] = told if same else None
        return self._lines[kind]

    def record(self, text: bytes) -> Told:
        """Give the findings of a record; one that differs only in times, ids and the like need not be diagnosed."""
        bare = _DIGITS.sub(b"4", text)
        if self._records.get(bare) == ():
            return ()
        kind = _LONG.sub(_LONG_FOURS, text)
        known = self._records.get(kind)
        if known is not None:
            return known
        told = self._told(text)
        if not told and self._quiet(bare):
            self._records[bare] = ()
        elif kind not in self._records:
            self._records[kind] = told if self._lasting(kind, told) else None
        return told

    def _lasting(self, kind: bytes, told: Told) -> bool:
        """Say whether a diagnosis holds whatever the times and ids are."""
        if self._told(kind) != told:
            return False
        four = _LONG_FOURS.decode()
        payloads = self._diagnoser().recogniser.payloads(decoded(kind, self._encoding))
        return not any(four in (payload.code or "") for payload in payloads)

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

        text = decoded(rest, self._encoding)
        if any(payload.code is not None for payload in self._diagnoser().recogniser.payloads(text)):
            return False
        return Statuses(text).near(0, len(text)) is None

    def _told(self, text: bytes) -> Told:
        found = self._diagnoser().findings(decoded(text, self._encoding), 0, log=True)
        return tuple((finding.line, finding.replace(span=(0, 0), line=1)) for finding in found)


def _deciding_keys(tables: Sequence[Table]) -> list[bytes]:
    """Give the keys whose numbers decide whether a shape or a section fits."""
    conditions = [
        (path, condition if isinstance(condition, list) else [condition])
        for table in tables
        for row in (*table.provider.payloads, *({"when": section.when} for section in table.provider.sections))
        for path, condition in (row.get("when") or {}).items()
        if not isinstance(condition, dict)
    ]
    deciding = {
        path.removesuffix("[]").rpartition(".")[2]
        for path, values in conditions
        if any(character.isdigit() for value in values for character in str(value))
    }
    return [key.encode() for key in sorted(deciding) if key]
