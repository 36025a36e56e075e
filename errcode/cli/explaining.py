"""How `errcode explain` reads its inputs: each by the engine that fits it, into the report that was asked for."""

from __future__ import annotations

import os
import sys

from errcode import query
from errcode.catalog.asked import usual
from errcode.catalog.catalog import Catalog
from errcode.engine import over
from errcode.logs import parallel, sources
from errcode.logs.collapsed import collapsed_lines
from errcode.logs.lines import Lines, Sight
from errcode.logs.parts import is_log
from errcode.logs.times import time_of
from errcode.model import Record, UsageError
from errcode.render import results
from errcode.text.encoding import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from errcode.engine import Engine
    from errcode.logs.parts import Input
    from errcode.logs.sources import Source
    from errcode.render.output import Output
    from errcode.render.report import Report


class Settings(Record):
    """How inputs are read: by whom, and what is asked of them."""

    engine: Engine
    jobs: int
    summary: bool
    samples: bool
    annotate: bool
    follow: bool
    advance: Callable[[int], object]


class Asked(Record):
    """What a run of the command is asked for, by its options."""

    providers: Sequence[str] = ()
    summary: bool = False
    by: str | None = None
    report: str | None = None
    annotate: bool = False
    mask: bool = False
    follow: str | None = None
    collect: str | None = None
    jobs: int = 0
    why: bool = False
    fail_on: str | None = None

    @property
    def sums(self) -> bool:
        """Whether errors are counted rather than shown one by one."""
        return self.summary or self.by is not None or self.report is not None

    @property
    def policies(self) -> list[str]:
        """What a run fails on."""
        return [word.strip() for word in (self.fail_on or "").split(",") if word.strip()]


def explained(words: Sequence[str], asked: Asked, out: Output, environ: Mapping[str, str] = os.environ) -> int:
    """Show the errors that are found: each one, or what they sum up to, or the input with their meanings in it."""
    inputs = [sources.growing(asked.follow)] if asked.follow is not None else sources.named(words)
    catalog = Catalog()
    engine = _engine(asked.providers, catalog, environ)
    _ = engine.tables  # those that cannot be read are told before the rest
    results.skipped(catalog, out)
    report = _report(asked, catalog, out.replace(paged=False), several=len(inputs) > 1)  # it is written as it is found
    for path in (path for table in engine.tables for path in table.reshaped):
        report.tell(path)
    with _progress(inputs, asked.follow) as advance:
        settings = Settings(
            engine=engine,
            jobs=asked.jobs or parallel.cores(),
            summary=asked.sums,
            samples=asked.report is not None,
            annotate=asked.annotate,
            follow=asked.follow is not None,
            advance=advance,
        )
        cut = _all(inputs, settings, report)
    found = report.end([source.name for source in inputs], _hint(words))
    return cut or found


def _report(asked: Asked, catalog: Catalog, out: Output, *, several: bool) -> Report:
    """Give the report that was asked for."""
    report = _made(asked, catalog, out, several=several)
    report.why = asked.why
    report.fail_on = frozenset(asked.policies)
    return report


def _made(asked: Asked, catalog: Catalog, out: Output, *, several: bool) -> Report:
    if asked.report is not None:
        from errcode.web.report import PageReport

        return PageReport(catalog, out, several=several, path=asked.report)
    if asked.by is not None or asked.summary:
        from errcode.render import summaries

        if asked.by is not None:
            return summaries.Grouped(catalog, out, several=several, by=asked.by)
        return summaries.Summary(catalog, out, several=several)
    if asked.annotate:
        from errcode.render import annotated

        return (annotated.Masked if asked.mask else annotated.Annotated)(catalog, out, several=several)
    from errcode.render import occurrences

    return (occurrences.Objects if out.as_json else occurrences.Once)(catalog, out, several=several)


def _all(inputs: Sequence[Source], settings: Settings, report: Report) -> int:
    """Explain every input; give 0, or the exit code where one could not be read to its end."""
    cut = 0
    try:
        for number, source in enumerate(inputs):
            try:
                _explain(source, number, settings, report)
            except UsageError as error:
                report.out.note(error.text.en or "", error.text.ko or "")
                cut = 2
    except KeyboardInterrupt:
        if not (settings.summary and report.found):
            raise
        return 130
    return cut


def _engine(providers: Sequence[str], catalog: Catalog, environ: Mapping[str, str]) -> Engine:
    """Give whose text it is: `-p` says so for certain, ERRCODE_PROVIDER where the text names nobody."""
    only = tuple(query.resolved(providers, catalog))
    named = environ.get("ERRCODE_PROVIDER")
    return over(catalog, only, usual(named, catalog) if named and not only else None)


def _explain(source: Source, number: int, settings: Settings, report: Report) -> None:
    if _shared(source, settings):
        _by_processes(source, number, settings, report)
        return
    given = parallel.opened(source, follow=settings.follow, as_is=settings.annotate)
    if given.whole is not None:
        _whole(given, source, number, settings, report)
        return
    worker = parallel.Worker(settings.engine, given.scanned_as, summary=settings.summary, samples=settings.samples)
    lines = _lines(given, source, settings)
    if settings.annotate:
        report.passed(given.mark)
    try:
        for data in given.parts():
            if data is None:
                lines = _lines(given, source, settings)
                continue
            if settings.annotate:
                before = lines.before()
                report.annotated(data, worker.part(data, lines, source.name).sights, before, given)
                continue
            for part in worker.parts(data, lines, source.name, held=source.plain):
                if part.tally is not None:
                    report.count(part.tally, number)
                else:
                    report.see(part.sights, number)
                settings.advance(part.size)
    finally:
        if settings.summary:
            report.count(worker.tally(), number)


def _lines(given: Input, source: Source, settings: Settings) -> Lines:
    even = given.encoding in ("utf-8", "cp949") and not given.returns
    again = source.plain and even and not (settings.follow or settings.annotate)
    return Lines(source.name if again else None, len(given.mark))


def _shared(source: Source, settings: Settings) -> bool:
    """Say whether several processes are to read a source: a large file whose parts can be read in any order."""
    if settings.jobs < 2 or settings.annotate or settings.follow or not source.plain:
        return False
    if (source.size or 0) < parallel.WORTH:
        return False
    with parallel.opened(source) as given:
        return not (given.encoding.startswith("utf-16") or given.returns)


def _by_processes(source: Source, number: int, settings: Settings, report: Report) -> None:
    with parallel.opened(source) as given:
        encoding = given.scanned_as
    how = (source, settings.jobs, settings.engine, encoding, settings.advance)
    if settings.summary:
        for tally in parallel.tally_file(*how, samples=settings.samples):
            report.count(tally, number)
        return
    for sights in parallel.list_file(*how):
        report.see(sights, number)


def _whole(given: Input, source: Source, number: int, settings: Settings, report: Report) -> None:
    """Explain a text that is short enough to be looked at as a whole."""
    data = given.whole or b""
    if is_log(data):
        worker = parallel.Worker(settings.engine, given.scanned_as, summary=False)
        sights = worker.part(data, Lines(), source.name).sights
    else:
        sights = list(_sights(data, given.scanned_as, source, settings))
    if settings.annotate:
        report.passed(given.mark)
        report.annotated(data, sights, 0, given)
    else:
        report.see(sights, number)
    settings.advance(len(data))


def _sights(data: bytes, encoding: str, source: Source, settings: Settings) -> Iterator[Sight]:
    from errcode.objects.explained import timed

    lines: list[bytes] = []
    text = decoded(data, encoding)
    more = collapsed_lines(text)
    for finding in timed(settings.engine, settings.engine.diagnoser.findings(text, 1), text, {}):
        lines = lines or data.split(b"\n")
        line = lines[min(finding.line, len(lines)) - 1]
        sight = Sight(finding, finding.line, time_of(line, encoding), source.name)
        sight.times += more.get(finding.line, 0)
        start = text.rfind("\n", 0, finding.span[0]) + 1
        end = text.find("\n", start)
        sight.text, sight.column = text[start : end if end >= 0 else len(text)].rstrip("\r"), finding.span[0] - start
        yield sight


def _progress(inputs: Sequence[Source], follow: str | None) -> AbstractContextManager[Callable[[int], object]]:
    from contextlib import nullcontext

    if follow is not None or not sys.stderr.isatty() or all(source.text is not None for source in inputs):
        return nullcontext(abs)
    from errcode.render.progress import progress

    known = all(source.plain for source in inputs)
    return progress(sum(source.size or 0 for source in inputs) if known else None)


def _hint(words: Sequence[str]) -> str | None:
    """Give the word that is rather a code to look up than a text to explain."""
    return words[0] if len(words) == 1 and words[0].lstrip("-").isalnum() and not os.path.exists(words[0]) else None
