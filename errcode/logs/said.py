"""What an error's own line says: lines of a kind share their findings, but numbers and names in the message differ."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.finding import Finding

REACH = 4_096
"""Bytes from a record's beginning in which its message stands."""
AROUND = 16
"""Bytes before a message by which its place is known again."""
LEAST = 4
"""So many of them at least, a letter among them: less stands anywhere."""
_BEHIND_NUMBERS = re.compile(rb".*\d", re.DOTALL)
_MARKS = bytes(c for c in range(128) if not chr(c).isalpha())
REMEMBERED = 256
"""Messages of a kind that are remembered."""


class Said:
    """Where the records of a kind have the message of one of their findings."""

    __slots__ = ("_after", "_before", "_encoding", "_finding", "_known", "_message")

    def __init__(self, finding: Finding, before: bytes, message: bytes, after: bytes, encoding: str) -> None:
        self._finding = finding
        self._before = before
        self._message = message
        self._after = after
        self._encoding = encoding
        self._known: dict[bytes, Finding] = {message: finding}

    def own(self, data: bytes, place: int) -> Finding:
        """Give the finding with the message that stands in the record that begins at a place."""
        low = data.find(self._before, place, place + REACH) + len(self._before)
        if low < len(self._before):
            return self._finding
        line = data.find(b"\n", low)
        high = data.find(self._after, low, line if line >= 0 else len(data)) if self._after else line
        message = data[low : high if high >= 0 else len(data)].rstrip(b"\r")
        finding = self._known.get(message)
        if finding is None:
            if len(self._known) > REMEMBERED:
                self._known = {self._message: self._finding}
            finding = self._known[message] = self._with(message)
        return finding

    def _with(self, message: bytes) -> Finding:
        finding = self._finding
        try:
            text = message.decode(self._encoding)
        except UnicodeDecodeError:
            return finding
        if "\\" in text or not text:
            return finding
        from errcode.diagnose.findings import meant

        params = meant(finding.entry, text)[1] if finding.entry is not None else ()
        return finding.replace(raw=finding.raw.replace(message=text), params=params)


def said(finding: Finding, text: bytes, encoding: str) -> Said | None:
    """Learn where a record has the message of a finding; None where it stands otherwise, or nothing leads to it."""
    message = (finding.raw.message or "").encode(encoding, "ignore")
    place = text.find(message) if message and b"\\" not in message else -1
    if place < 0:
        return None
    whole = text[max(place - AROUND, text.rfind(b"\n", 0, place) + 1) : place]
    # What stands before it may hold a number that comes anew in every line; where nothing else does, it is the code.
    before = next(filter(_leads, (_BEHIND_NUMBERS.sub(b"", whole), whole)), b"")
    known = before and text.find(before) + len(before) == place
    after = text[place + len(message) : place + len(message) + 1].strip(b"\r\n")
    return Said(finding, before, message, after, encoding) if known and not after.isalnum() else None


def _leads(before: bytes) -> bool:
    """Say whether what stands before a message is enough to know its place by."""
    return len(before) >= LEAST and before.translate(None, _MARKS) != b""
