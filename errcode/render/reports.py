"""The forms in which `errcode explain` shows what it finds."""

from __future__ import annotations

import sys

from errcode.catalog.catalog import Catalog
from errcode.logs.tally import KEPT, Tally, key_of
from errcode.render import results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.logs.parts import Input
    from errcode.logs.tally import Key, Sight
    from errcode.model import Finding
    from errcode.render.output import Output


def chosen(
    catalog: Catalog,
    out: Output,
    *,
    summary: bool,
    annotate: bool,
    several: bool,
    mask: bool = False,
    by: str | None = None,
) -> Form:
    """Give the form that was asked for."""
    if by is not None:
        return Grouped(catalog, out, several=several, by=by)
    form = Summary if summary else _annotated(mask) if annotate else Objects if out.as_json else Once
    return form(catalog, out, several=several)


class Form:
    """Shows findings; each form overrides what it does differently."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool) -> None:
        self.catalog = catalog
        self.out = out
        self.several = several
        """Whether there are several inputs, so that a line number needs a file's name."""
        self.found = False
        self.known = False
        self._origins = {"bundled"}
        """Where answers come from that the reader knows of."""
        self._providers: dict[str, str] = {}
        """Where the providers of unknown codes come from."""
        self.why = False
        """Whether what spoke for each finding is told too."""
        self.fail_on: frozenset[str] = frozenset()
        self.met: set[str] = set()
        """Retry policies of what was found, and `unknown` where a code was in no table."""

    def see(self, sights: Sequence[Sight], number: int) -> None:  # noqa: ARG002 - a summary needs it
        """Take in what was found, in order; `number` is the input's."""
        for sight in sights:
            self._meet(sight.finding)

    def _meet(self, finding: Finding) -> None:
        self.found = True
        self.known = self.known or finding.known
        self.met.add(finding.retry if finding.known else "unknown")
        self.tell(self._origin(finding))

    @property
    def code(self) -> int:
        """The exit code: whether something known was found, or whether nothing was met that must not be."""
        return int(bool(self.fail_on & self.met)) if self.fail_on else int(not self.known)

    def tell(self, origin: str) -> None:
        """Say, once, that answers come from a table that is not errcode's own."""
        if origin not in self._origins:
            self._origins.add(origin)
            results.foreign([origin], self.catalog, self.out)

    def _origin(self, finding: Finding) -> str:
        """Give where what is said of a finding comes from: its entry's table, or the one that knows its provider."""
        if finding.entry:
            return finding.entry.origin
        if finding.provider not in self._providers:
            known = finding.provider in self.catalog.ids()
            self._providers[finding.provider] = self.catalog.table(finding.provider).origin if known else "bundled"
        return self._providers[finding.provider]

    def count(self, tally: Tally, number: int) -> None:
        """Take in what was summed up."""
        raise NotImplementedError

    def passed(self, data: bytes) -> None:
        """Pass bytes of the input through."""
        raise NotImplementedError

    def annotated(self, data: bytes, sights: Sequence[Sight], lines: int, given: Input) -> None:
        """Pass a part of the input through, each error's meaning below it; so many lines are before the part."""
        raise NotImplementedError

    def end(self, names: Sequence[str | None], hint: str | None) -> int:  # noqa: ARG002 - a summary needs them
        """Say what is left to say, and give the exit code."""
        if not self.found:
            look_up = f"; to look a code up: errcode lookup {hint}" if hint else ""
            look_up_ko = f" 코드를 조회하려면: errcode lookup {hint}" if hint else ""
            self.out.missed(f"no API error found{look_up}", f"API 오류를 찾지 못했습니다.{look_up_ko}")
        return self.code


class Once(Form):
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
        self._counts[key] = self._counts.get(key, 0) + 1
        return self._counts[key] == 1

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

    def end(self, names: Sequence[str | None], hint: str | None) -> int:
        """Say how often each error came that came more than once."""
        for (provider, code, section), count in sorted(self._counts.items(), key=lambda item: -item[1]):
            if count > 1:
                what = " ".join(filter(None, (provider, code, section and f"({section})")))
                self.out.note(f"{what}: {count:,} times", f"{what}: {count:,}회")
        return super().end(names, hint)


class Objects(Form):
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


class Summary(Form):
    """What the errors sum up to, at the end."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool) -> None:
        super().__init__(catalog, out, several=several)
        self._tally = Tally(kept=KEPT)

    def see(self, sights: Sequence[Sight], number: int) -> None:
        """Count the sights."""
        super().see(sights, number)
        for sight in sights:
            self._tally.see(sight, number)

    def count(self, tally: Tally, number: int) -> None:
        """Add what was counted."""
        for row in tally.rows.values():
            self._meet(row.finding)
        self._tally.add(tally, 0, number)

    def end(self, names: Sequence[str | None], hint: str | None) -> int:
        """Show the table, or one object for each distinct error."""
        from errcode.render import summary

        rows = self._tally.sorted()
        files = names if self.several else ()
        if self.out.as_json:
            for text in summary.objects(rows, names):
                self.out.write(text)
        elif self.out.form != "plain" and rows:
            from errcode.render import findings

            self.out.write(findings.summary(rows, files, self.catalog, self.out))
        else:
            for text in summary.lines(rows, files, self.out):
                self.out.write(text)
            for en, ko in (*summary.sums(rows, self.catalog), *summary.doubts(rows)):
                self.out.note(en, ko)
        return super().end(names, hint)


class Grouped(Summary):
    """What the errors sum up to, by what they have in common."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool, by: str) -> None:
        super().__init__(catalog, out, several=several)
        self._by = by

    def end(self, names: Sequence[str | None], hint: str | None) -> int:
        """Show one line, row or object for each group."""
        from errcode.render import groups, summary

        rows = self._tally.sorted()
        found = groups.grouped(rows, self._by, self.catalog)
        if self.out.as_json:
            self.out.write(groups.objects(found, self._by))
        elif self.out.terminal and rows:
            self.out.write(groups.drawn(found, rows, self._by, self.out))
        else:
            self.out.write(groups.lines(found))
            for en, ko in summary.doubts(rows):
                self.out.note(en, ko)
        return Form.end(self, names, hint)


class Annotated(Form):
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


def _annotated(mask: bool) -> type[Annotated]:
    return Masked if mask else Annotated


def _meaning(finding: Finding, out: Output) -> str:
    from errcode.text.visible import visible

    entry = finding.entry
    what = f"{finding.provider} {finding.code or finding.raw.code or '-'}"
    if finding.failure is not None:
        return visible(f"    -> {finding.provider}: {_failed(finding, out)} [{finding.retry}]")
    if entry is None:
        near = f"; {out.pick('nearest', '비슷한 코드')}: {', '.join(finding.nearest)}" if finding.nearest else ""
        return visible(f"    -> {what}: {out.pick('unknown code', '알 수 없는 코드')}{near}")
    texts = [entry.meaning.en if out.lang != "ko" else "", entry.meaning.ko if out.lang != "en" else ""]
    others = _others(finding)
    either = f"{out.pick('or', '또는')} {others}" if others else out.pick("not certain", "확실하지 않음")
    doubt = "" if finding.certain else f" ({either})"
    retry = f" [{entry.retry}]" if entry.retry else ""
    return visible(f"    -> {what}: {' · '.join(filter(None, texts))}{retry}{doubt}")


def _failed(finding: Finding, out: Output) -> str:
    return out.pick(finding.meaning.en or "", finding.meaning.ko or "")


def _others(finding: Finding) -> str:
    own = (finding.provider, finding.code)
    others = [one for one in finding.candidates if (one.provider, one.code) != own]
    return ", ".join(f"{one.provider} {one.code}" for one in others)


def _because(sight: Sight, out: Output) -> None:
    """Say on standard error what spoke for and against each provider."""
    from errcode.render.plain import why

    for en, ko in why(sight.finding):
        out.note(f"line {sight.line}: {en}", f"{sight.line}행: {ko}")


def _doubts(sight: Sight, out: Output) -> None:
    """Say on standard error what the columns cannot: which others it may be, which codes are near."""
    finding, line = sight.finding, sight.line
    if finding.failure is not None:
        return
    if not finding.known:
        near = f"; nearest: {', '.join(finding.nearest)}" if finding.nearest else ""
        near_ko = f" 비슷한 코드: {', '.join(finding.nearest)}." if finding.nearest else ""
        out.note(
            f"line {line}: {finding.provider} has no code {finding.code}{near}",
            f"{line}행: {finding.provider}에 {finding.code} 코드가 없습니다.{near_ko}",
        )
    elif not finding.certain and not (others := _others(finding)):
        from errcode.render.plain import doubt_of

        en, ko = doubt_of(finding)
        out.note(
            f"line {line}: not certain, {en}; -p PROVIDER says whose it is",
            f"{line}행: 확실하지 않습니다. {ko}. -p PROVIDER로 제공사를 지정하세요",
        )
    elif not finding.certain:
        out.note(
            f"line {line}: not certain, may also be {others}; -p PROVIDER says whose it is",
            f"{line}행: 확실하지 않습니다. {others}일 수도 있습니다. -p PROVIDER로 제공사를 지정하세요",
        )
