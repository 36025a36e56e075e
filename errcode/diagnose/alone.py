"""Errors that a text tells by their messages alone: found among its lines and in fields, judged by `by_message`."""

from __future__ import annotations

from errcode.diagnose import points
from errcode.diagnose.bare_messages import Bare, messages, whole, within
from errcode.diagnose.by_message import Said, code_beside, verdict
from errcode.diagnose.findings import of_message
from errcode.diagnose.verdict import REJECT
from errcode.recognise.logline import REACH, header
from errcode.recognise.payload import Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.diagnose.evidence import Evidence
    from errcode.diagnose.known import Known
    from errcode.diagnose.surroundings import Scene
    from errcode.finding import Finding
    from errcode.matching.messages import MessageIndex

    Chosen = Sequence[tuple[Payload, list[Evidence]]]


class Alone:
    """Looks for messages without a code in one text.

    Args:
        text: The text.
        scene: What surrounds.
        known: The providers.
        index: Their messages.
        log: Whether the text is a part of a log.
    """

    def __init__(self, text: str, scene: Scene, known: Known, index: MessageIndex, *, log: bool) -> None:
        self.text = text
        self.scene = scene
        self.known = known
        self.index = index
        self.log = log

    def findings(self, payloads: Sequence[Payload], chosen: Chosen) -> list[Finding]:
        """Find the errors on lines and in fields where no code was found."""
        taken = [self.scene.lines(payload) for payload, _ in chosen]
        taken += [
            (payload.start, payload.end) for payload in payloads if payload.code is not None and not payload.loose
        ]
        findings: list[Finding] = []
        for bare in self._bares(payloads, taken, near=not self.log and not chosen):
            start, end = self.scene.offset + bare.start, self.scene.offset + bare.end
            if any(start < other[1] and other[0] < end for other in taken):
                continue
            finding = self._alone(bare, beside=bool(chosen))
            if finding is not None:
                taken.append((start, end))
                findings.append(finding)
        return findings

    def _bares(self, payloads: Sequence[Payload], taken: list[tuple[int, int]], *, near: bool) -> list[Bare]:
        free = [(start - self.scene.offset, end - self.scene.offset) for start, end in taken]
        bares = list(messages(self.text, self.index, near=near, taken=free))
        for payload in payloads:
            if payload.code is None and payload.message:
                bares += self._in_payload(payload)
        return bares

    def _in_payload(self, payload: Payload) -> Iterator[Bare]:
        """Find the documented message that a field holds which no code stands beside."""
        message, named = payload.message or "", self.scene.named(payload)
        if not (payload.loose or named or self.known.only or payload.claims):
            return
        found = whole(message, 0, self.index)
        if found is None and named and not self.log:
            found = within(message, 0, self.index)
        if found is None:
            return
        claimed = {claim.provider for claim in payload.claims}
        matches = [match for match in found.matches if match.entry.provider in claimed] or list(found.matches)
        place = payload.code_start - self.scene.offset
        bare = Bare(message, place, place + len(message), matches)
        bare.claimed = bool(claimed) and matches[0].entry.provider in claimed
        yield bare

    def _logged(self, bare: Bare) -> bool:
        """Say whether a message stands in a line that a framework wrote, or in what goes on with one."""
        begins = {0, self.text.rfind("\n", 0, bare.start) + 1}
        return any(header(self.text[begin : begin + REACH].partition("\n")[0]).end > 0 for begin in begins)

    def _alone(self, bare: Bare, *, beside: bool) -> Finding | None:
        """Make a finding of a message without a code; None when it says too little."""
        place = (self.scene.offset + bare.start, self.scene.offset + bare.end)
        payload = Payload(None, bare.text, span=place, code_span=place, form="message")
        named = self.scene.named(payload)
        if bare.claimed:
            named[bare.matches[0].entry.provider] = points.GIVEN
        said = Said(bare, lambda provider: self.known.named(provider, named), max(named.values(), default=0.0))
        said.alone = not self.log and len(bare.text) >= points.MOST * len(self.text.strip())
        said.beside, said.log = beside, self.log or self._logged(bare)
        said.other = code_beside(self.text, bare.start, bare.end)
        says = verdict(said)
        return None if says == REJECT else of_message(said, says, place, self.scene.status(payload))
