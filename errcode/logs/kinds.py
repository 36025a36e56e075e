"""Kinds of lines: records that tell the same, but for what a message says in its own words."""

from __future__ import annotations

from errcode.logs.said import REMEMBERED, said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.finding import Finding
    from errcode.logs.times import Place

    Findings = tuple[tuple[int, Finding], ...]
    """Findings, and how many lines below the record's first one each stands."""


class LineKind:
    """Records that have the same findings, and where those of them begin that were met in the part being scanned."""

    __slots__ = ("_cores", "_encoding", "clocks", "findings", "more", "payloads", "places", "said", "says")

    def __init__(self, findings: Findings, text: bytes = b"", encoding: str = "utf-8") -> None:
        self.findings = findings
        self.said = tuple(said(finding, text, encoding) for _, finding in findings)
        """Where the records have the message of each finding: in it they differ."""
        self.says = any(self.said)
        self._encoding = encoding
        self._cores: dict[bytes, Findings] = {}
        """Findings of records that have their messages in what they were met by."""
        self.clocks: dict[int, tuple[int, Place]] = {}
        """Which line of a record has the time of one so far below its first, and where, once one was looked at."""
        self.places: list[int] = []
        self.more = 0
        """How many a logger did not write out: "repeated 8 times"."""
        self.payloads = 0
        """How many different payloads it was met with."""

    def own(self, data: bytes, place: int) -> Findings:
        """Give the findings of the record that begins at a place, with what it says itself."""
        if not self.says:
            return self.findings
        findings = [
            words.own(data, place) if words else finding
            for (_, finding), words in zip(self.findings, self.said, strict=True)
        ]
        if all(finding is first for finding, (_, first) in zip(findings, self.findings, strict=True)):
            return self.findings
        return tuple((below, finding) for (below, _), finding in zip(self.findings, findings, strict=True))

    def around(self, core: bytes, data: bytes, start: int, end: int) -> Findings:
        """Give the findings of a record that was met by a payload or a code: once, where that holds what differs."""
        if not self.says:
            return self.findings
        findings = self._cores.get(core)
        if findings is None:
            findings = self.own(data[start:end], 0)
            messages = [(finding.raw.message or "").encode(self._encoding, "replace") for _, finding in findings]
            if all(message in core for message in messages):
                if len(self._cores) > REMEMBERED:
                    self._cores.clear()
                self._cores[core] = findings
        return findings
