"""What `errcode explain` finds, on a terminal: the place in the text, a card, the summary, and how far it has read."""

from __future__ import annotations

from contextlib import contextmanager

from errcode.model import Message
from errcode.render import cards, documents, pointing
from errcode.render.answers import answer_of
from errcode.render.styled import Sheet, folded
from errcode.render.summary import share, spanned, sparkline, sums
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from rich.progress import Progress

    from errcode.catalog.catalog import Catalog
    from errcode.logs.tally import Row, Sight
    from errcode.model import Finding
    from errcode.render.cards import Row as CardRow
    from errcode.render.output import Output
    from errcode.render.styled import Line, Part

NEAR = 3
"""Lines between two findings that share one excerpt, at the most."""


def near(sights: Sequence[Sight]) -> list[list[Sight]]:
    """Put the sights together that share one excerpt: of one file, in order, not far from the one before."""
    groups: list[list[Sight]] = []
    for sight in sights:
        last = groups[-1][-1] if groups else None
        if last is not None and last.name == sight.name and 0 <= sight.line - last.line <= NEAR:
            groups[-1].append(sight)
        else:
            groups.append([sight])
    return groups


def shown(sights: Sequence[Sight], catalog: Catalog, out: Output, *, named: bool) -> str:
    """Give findings that stand near one another: the place, then a card each; or pieces of Markdown or HTML.

    Args:
        sights: What was found, in order.
        catalog: The tables.
        out: How it is to be shown.
        named: Whether there are several inputs, so that a line number needs a file's name.
    """
    place = excerpt(sights, out) if out.terminal else ""
    pieces = [place]
    for sight in sights:
        name = sight.name if named else None
        head, rows = card(sight, name, catalog, out, pointed=bool(place))
        if out.terminal:
            pieces.append(cards.drawn(head, rows, out.sheet or Sheet()))
        else:
            pieces.append(documents.markdown(head, rows) if out.form == "markdown" else documents.html(head, rows))
    return "".join(pieces)


def card(sight: Sight, name: str | None, catalog: Catalog, out: Output, *, pointed: bool) -> tuple[Line, list[CardRow]]:
    """Give title and rows of one finding: what is known of its code, where it stands, and how sure that is."""
    finding = sight.finding
    more = list(_place(sight, name, out, pointed=pointed))
    if finding.entry is not None:
        provider = catalog.table(finding.provider).provider
        entry = finding.entry.replace(retry=finding.retry)
        head = cards.title(entry, provider, catalog, out)
        return head, [*cards.rows_of(answer_of(entry, _message(finding)), provider, catalog, out), *more]
    head = [(visible(finding.provider), "bold"), (" ", ""), (visible(_called(finding, catalog, out)), "code")]
    head += [(" · ", "dim"), (cards.policy(finding.retry, catalog, out), finding.retry)]
    return head, [*_unknown(finding, out), *more]


def _called(finding: Finding, catalog: Catalog, out: Output) -> str:
    """Give the code; of a failure on the way, which has none, what kind of error it is."""
    kind = catalog.kinds.get(finding.kind or "")
    return finding.code or (cards.spoken(kind.name, out, one=True) if kind else "-")


def excerpt(sights: Sequence[Sight], out: Output) -> str:
    """Point at what was recognised in the lines of some findings that stand near one another, each line once."""
    sheet = out.sheet or Sheet()
    lines: dict[int, list[Sight]] = {}
    for sight in sights:
        if sight.text is not None:
            lines.setdefault(sight.line, []).append(sight)
    drawn: list[Line] = []
    for number, there in lines.items():
        text = there[0].text or ""
        marks: list[pointing.Mark] = []
        for sight in there:
            marks = pointing.marks_of(text, _recognised(sight.finding, out), sight.column, marks)
        if marks:
            drawn += pointing.excerpt(text, number, marks, sheet)
    return "".join(f"{sheet.painted(line)}\n" for line in drawn)


def _recognised(finding: Finding, out: Output) -> list[tuple[str, str, str]]:
    """Give what of a line was recognised: code, message, what the placeholders hold, status."""
    raw, code = finding.raw, finding.raw.code or finding.code
    found = [(code or "", f"{finding.provider} {finding.code or code}", "code")]
    values = ", ".join(finding.params)
    if raw.message and finding.params:
        found.append((finding.params[0], _value(finding, out) or values, "mark"))
    if raw.message and not finding.params:
        label = out.pick("message", "메시지") if finding.message_known else out.pick("its message", "이 메시지")
        found.append((raw.message, label, "name"))
    return [one for one in found if one[0]]


def _value(finding: Finding, out: Output) -> str | None:
    """Say what a value in the message means for the reader: until when, and how long that is."""
    if finding.until is None or finding.retry_after is None:
        return None
    minutes, seconds = divmod(round(finding.retry_after), 60)
    until = finding.until.strftime("%H:%M:%S")
    if out.first == "ko":
        return f"{until}(UTC)까지, {f'{minutes}분 ' if minutes else ''}{seconds}초 뒤"
    return f"until {until} UTC, in {f'{minutes} min ' if minutes else ''}{seconds} s"


def _message(finding: Finding) -> Message | None:
    """Give the message as it stands in the text."""
    return Message(text=finding.raw.message) if finding.raw.message else None


def _unknown(finding: Finding, out: Output) -> Iterator[CardRow]:
    if finding.failure is not None:
        yield "", [(out.pick(finding.meaning.en or "", finding.meaning.ko or ""), "bold")]
        yield "", [("→ ", finding.retry), (out.pick(finding.advice.en or "", finding.advice.ko or ""), "")]
    else:
        text = out.pick("This code is not in the provider's table.", "이 제공사의 테이블에 없는 코드입니다.")
        yield "", [(text, "bad")]
    if finding.raw.message:
        yield out.pick("Message", "메시지"), [(finding.raw.message, "bold")]
    if finding.nearest:
        yield out.pick("Nearest", "비슷한 코드"), [(", ".join(finding.nearest), "")]


def _place(sight: Sight, name: str | None, out: Output, *, pointed: bool) -> Iterator[CardRow]:
    finding = sight.finding
    where = f"{name}:{sight.line}" if name else str(sight.line)
    if name or sight.time or not pointed:
        yield out.pick("Line", "행"), [(f"{where}  {sight.time}" if sight.time else where, "")]
    raw = finding.raw
    if raw.http_status is not None and (finding.entry is None or raw.http_status != finding.entry.http_status):
        yield out.pick("HTTP sent", "HTTP 응답"), [(str(raw.http_status), "")]
    if finding.how == "message":
        yield out.pick("Found by", "근거"), [(out.pick("its message", "메시지"), "")]
    if not finding.certain:
        yield out.pick("In doubt", "불확실"), [(doubt(finding, out), "doubt")]


def doubt(finding: Finding, out: Output) -> str:
    """Say what else it may be, or why it is not certain, and how to settle it."""
    from errcode.render.plain import doubt_of

    others = [one for one in finding.candidates if (one.provider, one.code) != (finding.provider, finding.code)]
    settle = out.pick("-p PROVIDER says whose it is", "-p PROVIDER로 지정")
    if others:
        listed = ", ".join(f"{one.provider} {one.code}" for one in others)
        return f"{out.pick('or', '또는')} {listed} ({settle})"
    return f"{out.pick(*doubt_of(finding))} ({settle})"


def summary(rows: Collection[Row], names: Sequence[str | None], catalog: Catalog, out: Output) -> str:
    """Draw the distinct errors as a table, the most frequent first, and what they sum up to."""
    from errcode.render import grid, tables

    if not out.terminal:
        return _document(rows, names, out)
    sheet = tables.sheet_of(out)
    total, span = sum(row.count for row in rows), spanned(rows)
    laid = [
        [
            [(f"{row.count:,}\n{share(row, total)}", "")],
            _code(row.finding, out),
            _meant(row.finding, out, both=sheet.width >= tables.NARROW),
            _when(row, span, names, out) if span else [(_lines(row, names), "")],
        ]
        for row in rows
    ]
    order = [1, 0, 3, 2] if sheet.width < grid.STACKED else [0, 1, 2, 3] if sheet.width >= tables.NARROW else [0, 1, 2]
    columns = tables.columns(out, "count", "code", "meaning", "when" if span else "lines")
    table = grid.drawn([columns[at] for at in order], [[row[at] for at in order] for row in laid], sheet)
    said = [
        sheet.painted(line) for en, ko in sums(rows, catalog) for line in folded([(out.pick(en, ko), "")], sheet.width)
    ]
    return "".join(f"{line}\n" for line in (table, *said))


def _document(rows: Collection[Row], names: Sequence[str | None], out: Output) -> str:
    """Give the distinct errors as a table in Markdown or HTML."""
    total = sum(row.count for row in rows)
    headings = [
        ("Count", "횟수"),
        ("Share", "비율"),
        ("Code", "코드"),
        ("Retry", "재시도"),
        ("Meaning", "의미"),
        ("Lines", "행"),
    ]
    cells = [
        [
            f"{row.count:,}",
            share(row, total),
            f"{row.finding.provider} {row.finding.code or '-'}",
            row.finding.retry,
            cards.spoken(row.finding.meaning, out, separator="\n") or row.finding.raw.message or "",
            _lines(row, names).replace("\n", ""),
        ]
        for row in rows
    ]
    return documents.table([out.pick(*heading) for heading in headings], cells, out.form)


def _code(finding: Finding, out: Output) -> list[Part]:
    from errcode.render.grid import code_cell

    parts = [(f"{visible(finding.provider)} ", ""), (visible(finding.code or "-"), "code"), ("\n", "")]
    parts.append((finding.retry, finding.retry))
    if not finding.certain:
        parts += [("\n", ""), (out.pick("in doubt", "불확실"), "doubt")]
    return code_cell(parts, out.sheet or Sheet())


def _meant(finding: Finding, out: Output, *, both: bool) -> list[Part]:
    """Say what an error means; the second language where there is room for it."""
    meaning = finding.meaning
    if not (meaning.en or meaning.ko):
        return [(visible(finding.raw.message or out.pick("unknown code", "알 수 없는 코드")), "bad")]
    first, _, second = cards.spoken(meaning, out, separator="\n", one=not both).partition("\n")
    return [(first, ""), *([("\n", ""), (second, "dim")] if second else [])]


def _lines(row: Row, names: Sequence[str | None]) -> str:
    first, last = (f"{names[file] or '-'}:{line:,}" if names else f"{line:,}" for file, line in (row.first, row.last))
    return first if first == last else f"{first}–\n{last}"


def _when(row: Row, span: tuple[int, int], names: Sequence[str | None], out: Output) -> list[Part]:
    """Give when an error happened: bars, first and last time, each whole, and the lines."""
    times = dict.fromkeys(time[:16].replace("T", "\u00a0") for time in (row.first_time, row.last_time) if time)
    lines = _lines(row, names).replace("\n", "")
    several = "–" in lines
    where = lines if names else out.pick(f"line{'s' if several else ''} {lines}", f"{lines}행")
    return [(f"{sparkline(row, span).rstrip()}\n", "fix"), ("\n".join(times), ""), (f"\n{where}", "dim")]


PATIENCE = 1.0
"""Seconds after which somebody who waits is shown how far it is."""


@contextmanager
def progress(size: int | None) -> Iterator[Callable[[int], None]]:
    """Show on standard error how far a reading is that takes longer than a moment, its rate and the time left.

    Args:
        size: Bytes to be read; None when nobody knows.
    """
    import time

    begun, done = time.monotonic(), 0
    bar: Progress | None = None

    def advance(read: int) -> None:
        nonlocal done, bar
        done += read
        if bar is None and time.monotonic() - begun > PATIENCE:
            bar = _bar()
            bar.add_task("", total=size)
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done)

    try:
        yield advance
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
