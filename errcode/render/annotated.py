"""Reports that pass the input through, the meaning of each error below its line."""

from __future__ import annotations

import sys

from errcode.render.certainty import rivals
from errcode.render.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.finding import Finding
    from errcode.logs.lines import Sight
    from errcode.logs.parts import Input
    from errcode.render.output import Output


class Annotated(Report):
    """The input, byte for byte, and below each line with an error one that says what it means."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool) -> None:
        super().__init__(catalog, out, several=several)
        self._waiting: list[str] = []
        """Meanings for the line that has not ended yet."""
        self._given: Input | None = None

    def passed(self, data: bytes) -> None:
        """Write bytes as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def annotated(self, data: bytes, sights: Sequence[Sight], lines: int, given: Input) -> None:
        """Write a part and the meanings of its errors; those of a line that goes on in the next part wait."""
        self.see(sights, 0)
        waiting = [(1, note) for note in self._waiting]
        notes = [(sight.line - lines, _meaning(sight.finding, self.out)) for sight in sights]
        pieces: list[bytes] = []
        written, line, self._waiting = 0, 0, []
        for place, note in sorted([*waiting, *notes], key=lambda item: item[0]):
            while line < place and (end := data.find(b"\n", written) + 1):
                pieces.append(data[written:end])
                written, line = end, line + 1
            if line < place:
                self._waiting.append(note)
            else:
                pieces.append(f"{note}\n".encode(given.scanned_as, "replace"))
        self.passed(given.restored(self.shown(b"".join([*pieces, data[written:]]), given.scanned_as)))
        self._given = given

    def shown(self, part: bytes, encoding: str) -> bytes:  # noqa: ARG002 - who hides something needs it
        """Give a part as it is to be written."""
        return part

    def end(self, names: Sequence[str | None], hint: str | None) -> int:  # noqa: ARG002 - as above
        """Write the meanings of a last line without an end; otherwise say nothing."""
        if self._waiting and self._given is not None:
            notes = "".join(f"\n{note}" for note in self._waiting)
            self.passed(self._given.restored(f"{notes}\n".encode(self._given.scanned_as, "replace")))
        return self.code


class Masked(Annotated):
    """The same with the input's secrets hidden."""

    def shown(self, part: bytes, encoding: str) -> bytes:
        """Hide what is secret; every other byte stays."""
        from errcode.text.secrets import masked

        return masked(part.decode(encoding, "surrogateescape")).encode(encoding, "surrogateescape")


def _meaning(finding: Finding, out: Output) -> str:
    from errcode.text.visible import visible

    entry = finding.entry
    what = f"{finding.provider} {finding.code or finding.raw.code or '-'}"
    if finding.failure is not None:
        return visible(f"    -> {finding.provider}: {_failed(finding, out)} [{finding.retry}]")
    if entry is None:
        near = f"; {out.pick('nearest', '비슷한 코드')}: {', '.join(finding.nearest)}" if finding.nearest else ""
        unknown = ("unknown code", "알 수 없는 코드") if finding.code else ("unknown message", "알 수 없는 메시지")
        return visible(f"    -> {what}: {out.pick(*unknown)}{near}")
    texts = [entry.meaning.en if out.lang != "ko" else "", entry.meaning.ko if out.lang != "en" else ""]
    others = rivals(finding)
    either = f"{out.pick('or', '또는')} {others}" if others else out.pick("not certain", "확실하지 않음")
    doubt = "" if finding.certain else f" ({either})"
    retry = f" [{entry.retry}]" if entry.retry else ""
    return visible(f"    -> {what}: {' · '.join(filter(None, texts))}{retry}{doubt}")


def _failed(finding: Finding, out: Output) -> str:
    return out.pick(finding.meaning.en or "", finding.meaning.ko or "")
