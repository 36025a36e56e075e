"""What `errcode explain` finds, on a terminal: cards, the summary, and how far it has read."""

from __future__ import annotations

from contextlib import contextmanager

from rich import box
from rich.console import Console
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from errcode.model import TYPE_CHECKING
from errcode.render import cards
from errcode.render.cards import _text as shown
from errcode.render.cards import drawn
from errcode.render.plain import doubt_of
from errcode.render.summary import share, spanned, sparkline, sums
from errcode.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.logs.tally import Row, Sight
    from errcode.model import Finding
    from errcode.render.output import Output


def card(sight: Sight, name: str | None, catalog: Catalog, out: Output) -> str:
    """Draw one finding: what is known of its code, and where and how surely it was found."""
    finding = sight.finding
    more = list(_place(sight, name, out))
    if finding.entry is not None:
        return drawn(cards.card(finding.entry, catalog, out, more))
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for heading, value in [*_unknown(finding, out), *more]:
        grid.add_row(heading, value)
    title = Text.assemble((visible(finding.provider), "bold"), " ", (visible(finding.code or "-"), "bold yellow"))
    return drawn(Panel(grid, title=title, title_align="left", box=box.ROUNDED, border_style="dim", expand=False))


def _unknown(finding: Finding, out: Output) -> Iterator[tuple[str, Text]]:
    if finding.failure is not None:
        for said, style in ((finding.meaning, "bold red"), (finding.advice, "")):
            yield "", shown(out.pick(said.en or "", said.ko or ""), style)
    else:
        text = out.pick("This code is not in the provider's table", "이 제공사의 테이블에 없는 코드입니다")
        yield "", shown(text, "bold red")
    if finding.raw.message:
        yield out.pick("Message", "메시지"), shown(finding.raw.message, "bold")
    if finding.nearest:
        yield out.pick("Nearest", "비슷한 코드"), shown(", ".join(finding.nearest))


def _place(sight: Sight, name: str | None, out: Output) -> Iterator[tuple[str, Text]]:
    finding = sight.finding
    where = f"{name}:{sight.line}" if name else str(sight.line)
    yield out.pick("Line", "행"), shown(f"{where}  {sight.time}" if sight.time else where)
    raw = finding.raw
    known = finding.entry.messages if finding.entry else ()
    if finding.entry and raw.message and all(raw.message != message.text for message in known):
        yield out.pick("As found", "원문"), shown(raw.message)
    if raw.http_status is not None and (finding.entry is None or raw.http_status != finding.entry.http_status):
        yield out.pick("HTTP found", "HTTP 응답"), shown(str(raw.http_status))
    if finding.how == "message":
        yield out.pick("Found by", "근거"), shown(out.pick("its message", "메시지"))
    others = [one for one in finding.candidates if (one.provider, one.code) != (finding.provider, finding.code)]
    if not finding.certain and others:
        listed = ", ".join(f"{one.provider} {one.code}" for one in others)
        text = out.pick(f"{listed} (-p PROVIDER says whose it is)", f"{listed} (-p PROVIDER로 지정)")
        yield out.pick("Or", "다른 후보"), shown(text, "yellow")
    elif not finding.certain:
        en, ko = doubt_of(finding)
        text = out.pick(f"{en} (-p PROVIDER says whose it is)", f"{ko} (-p PROVIDER로 지정)")
        yield out.pick("Not certain", "불확실"), shown(text, "yellow")


def summary(rows: Sequence[Row], names: Sequence[str | None], catalog: Catalog, out: Output) -> str:
    """Draw the distinct errors as a table, the most frequent first, and what they sum up to."""
    total = sum(row.count for row in rows)
    span = spanned(rows)
    headings = [out.pick("Count", "횟수"), out.pick("Code", "코드"), out.pick("Text", "내용"), out.pick("Lines", "행")]
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    for place, heading in enumerate([*headings, *([out.pick("When", "시각")] if span else [])]):
        grid.add_column(heading, overflow="fold", justify="left" if place else "right")
    for row in rows:
        cells = [
            shown(f"{row.count:,}\n{share(row, total)}", lines=True),
            Text.assemble(visible(row.finding.provider), " ", (visible(row.finding.code or "-"), "bold yellow")),
            _texts(row.finding, out),
            shown(_lines(row, names), lines=True),
        ]
        grid.add_row(*cells, *([_when(row, span)] if span else []))
    said = [shown(out.pick(en, ko)) for en, ko in sums(rows, catalog)]
    return drawn(grid, Text(), *said)


def _texts(finding: Finding, out: Output) -> Text:
    if finding.entry is None:
        meaning = out.pick(finding.meaning.en or "", finding.meaning.ko or "")
        return shown(meaning or finding.raw.message or out.pick("unknown code", "알 수 없는 코드"), "red")
    texts = [finding.entry.meaning.en if out.lang != "ko" else "", finding.entry.meaning.ko if out.lang != "en" else ""]
    return shown("\n".join(filter(None, texts)), lines=True)


def _lines(row: Row, names: Sequence[str | None]) -> str:
    first, last = (f"{names[file] or '-'}:{line:,}" if names else f"{line:,}" for file, line in (row.first, row.last))
    return first if first == last else f"{first}–\n{last}"


def _when(row: Row, span: tuple[int, int]) -> Text:
    times = dict.fromkeys(time[:16].replace("T", " ") for time in (row.first_time, row.last_time) if time)
    return Text.assemble((sparkline(row, span), "cyan"), "\n", visible("–".join(times)), overflow="fold")


@contextmanager
def progress(size: int) -> Iterator[Callable[[int], None]]:
    """Show on standard error how far a reading of so many bytes is, its rate and the time left."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=size)
        yield lambda read: bar.advance(task, read)
