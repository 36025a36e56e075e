"""Reports of errors as they are found: each distinct one once, or an object for each occurrence."""

from __future__ import annotations

import sys

from errcode.logs.tally import key_of
from errcode.render.certainty import rivals
from errcode.render.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.finding import Finding
    from errcode.logs.lines import Sight
    from errcode.logs.tally import Key
    from errcode.render.output import Output


class Once(Report):
    """Each distinct error once, at first sight; how often it came, at the end."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool) -> None:
        super().__init__(catalog, out, several=several)
        self._counts: dict[Key, int] = {}
        self._headed = False

    def see(self, sights: Sequence[Sight], number: int) -> None:
        """Show the errors that are new."""
        super().see(sights, number)
        new = [sight for sight in sights if self._new(sight)]
        if new and self.out.form != "plain":
            from errcode.render import findings

            for together in findings.near(new):
                self.out.write(findings.shown(together, self.catalog, self.out, named=self.several))
        for sight in new if self.out.form == "plain" else ():
            self._show(sight)
            if self.why:
                _because(sight, self.out)
        if new:
            sys.stdout.flush()

    def _new(self, sight: Sight) -> bool:
        key = key_of(sight.finding)
        known = key in self._counts
        self._counts[key] = self._counts.get(key, 0) + sight.times
        return not known

    def _show(self, sight: Sight) -> None:
        name = sight.name if self.several else None
        from errcode.render.plain import FOUND, finding_line
        from errcode.text.visible import columns, text_of

        line = finding_line(sight.finding.replace(line=sight.line), self.out.lang)
        if self.out.header and not self._headed:
            self.out.write("\t".join([*FOUND, *(["file"] if name else [])]) + "\n")
            self._headed = True
        self.out.write(text_of([f"{line}\t{columns(name)}" if name else line]))
        _doubts(sight, self.out)

    def rest(self, names: Sequence[str | None]) -> None:  # noqa: ARG002 - it has shown them all
        """Say how often each error came that came more than once."""
        for (provider, code, section), count in sorted(self._counts.items(), key=lambda item: -item[1]):
            if count > 1:
                what = " ".join(filter(None, (provider, code, section and f"({section})")))
                self.out.note(f"{what}: {count:,} times", f"{what}: {count:,}회")


class Objects(Report):
    """One JSON object for each occurrence."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool) -> None:
        super().__init__(catalog, out, several=several)
        self._texts: dict[int, tuple[Finding, str, str]] = {}

    def see(self, sights: Sequence[Sight], number: int) -> None:
        """Write each sight's object."""
        super().see(sights, number)
        if sights:
            self.out.write("".join(map(self._line, sights)))

    def _line(self, sight: Sight) -> str:
        """Give an object's line; the objects of one kind differ in line, time and file only."""
        from errcode.render.jsonlines import finding_object, json_line, span_object

        known = self._texts.get(id(sight.finding))
        if known is None:
            if len(self._texts) > 1000:
                self._texts.clear()
            text = json_line(finding_object(_with_wait(sight.finding).replace(line=-1)))
            head, tail = text.split('"line": -1', 1)
            known = self._texts[id(sight.finding)] = (sight.finding, head, tail)
        own = json_line({"time": sight.time, "file": sight.name, "span": span_object(sight)})
        return f'{known[1]}"line": {sight.line}{known[2][:-1]}, {own[1:]}\n'


def _with_wait(finding: Finding) -> Finding:
    """Give a finding with the wait that its message says, counted from now, or that is always the same."""
    from errcode.diagnose.waits import waits, with_wait

    if finding.until is not None or not waits(finding):
        return finding
    from datetime import UTC, datetime

    return with_wait(finding, None, {}, datetime.now(UTC))


def _because(sight: Sight, out: Output) -> None:
    """Say on standard error what spoke for and against each provider."""
    from errcode.render.certainty import why

    for en, ko in why(sight.finding):
        out.note(f"line {sight.line}: {en}", f"{sight.line}행: {ko}")


def _doubts(sight: Sight, out: Output) -> None:
    """Say on standard error what the columns cannot: which others it may be, which codes are near."""
    finding, line = sight.finding, sight.line
    if finding.failure is not None:
        return
    if finding.code is None:
        out.note(
            f"line {line}: {finding.provider} documents no such message",
            f"{line}행: {finding.provider}에 이런 메시지가 없습니다.",
        )
    elif not finding.known:
        near = f"; nearest: {', '.join(finding.nearest)}" if finding.nearest else ""
        near_ko = f" 비슷한 코드: {', '.join(finding.nearest)}." if finding.nearest else ""
        out.note(
            f"line {line}: {finding.provider} has no code {finding.code}{near}",
            f"{line}행: {finding.provider}에 {finding.code} 코드가 없습니다.{near_ko}",
        )
    elif not finding.certain and not (others := rivals(finding)):
        from errcode.render.certainty import why_unsure

        en, ko = why_unsure(finding)
        out.note(
            f"line {line}: not certain, {en}; -p PROVIDER says whose it is",
            f"{line}행: 확실하지 않습니다. {ko}. -p PROVIDER로 제공사를 지정하세요",
        )
    elif not finding.certain:
        out.note(
            f"line {line}: not certain, may also be {others}; -p PROVIDER says whose it is",
            f"{line}행: 확실하지 않습니다. {others}일 수도 있습니다. -p PROVIDER로 제공사를 지정하세요",
        )
