"""Cards and tables on a terminal.

Everything that comes from tables, users and logs enters Rich as `Text`, never as markup.
"""

from __future__ import annotations

import io
import re
import sys
from typing import Any, cast
from urllib.parse import urlsplit

from rich import box
from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from errcode.authoring.diff import inline
from errcode.model import TYPE_CHECKING, Entry, Match, Provider
from errcode.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.authoring.diff import Change
    from errcode.catalog.catalog import Catalog, Table
    from errcode.model import Source
    from errcode.model import Text as Words
    from errcode.render.output import Output

_KOREAN = {
    "Message": "메시지",
    "English": "영어",
    "Korean": "한국어",
    "Meaning": "의미",
    "Section": "구분",
    "Kind": "종류",
    "Do next": "조치",
    "Retry": "재시도",
    "Check": "원인 확인",
    "Look": "결과 조회",
    "Clients": "클라이언트",
    "Source": "출처",
    "Note": "참고",
    "Table": "테이블",
    "Code": "코드",
    "Provider": "제공사",
    "Codes": "코드 수",
    "Name": "이름",
    "Facts": "기준일",
    "Match": "일치",
    "Change": "변경",
    "Text": "내용",
    "API": "API",
    "HTTP": "HTTP",
}
_LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")
_RETRY_STYLE = {"wait": "yellow", "resync": "yellow", "check": "bold red", "person": "magenta", "fix": "cyan"}


def drawn(*parts: RenderableType, width: int | None = None) -> str:
    """Draw renderables as a terminal shows them, colour and links included where it has them."""
    console = Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)
    buffer = io.StringIO()
    painter = Console(
        file=buffer,
        width=width or console.width,
        force_terminal=console.is_terminal,
        color_system=cast("Any", console.color_system),
        no_color=console.no_color,
        legacy_windows=console.legacy_windows,
        highlight=False,
        emoji=False,
        markup=False,
        safe_box=not (sys.stdout.encoding or "").lower().startswith("utf"),
    )
    for part in parts:
        painter.print(part)
    return buffer.getvalue()


def entries(found: Sequence[Entry], catalog: Catalog, out: Output) -> str:
    """Draw one entry as a card, several as a table."""
    if len(found) == 1:
        return drawn(card(found[0], catalog, out))
    return drawn(_table(found, out))


def aside(entry: Entry, catalog: Catalog, out: Output, width: int) -> str:
    """Draw an entry's card for a part of the screen: in so many columns, and without links."""
    return _LINK.sub("", drawn(card(entry, catalog, out), width=width))


def matches(found: Sequence[Match], catalog: Catalog, out: Output) -> str:
    """Draw what a search or a message found; a column says which text matched, and how."""
    if len(found) == 1:
        return drawn(card(found[0].entry, catalog, out), _reason(found[0]))
    return drawn(_table([match.entry for match in found], out, [_reason(match) for match in found]))


def listing(provider: Provider, found: Sequence[Entry], out: Output) -> str:
    """Draw all entries of a provider, a heading for each section."""
    parts: list[RenderableType] = [Text(visible(_name(provider, out)), style="bold")]
    ids = [section.id for section in provider.sections]
    for section_id in dict.fromkeys([*ids, *(entry.section for entry in found)]):
        rows = [entry for entry in found if entry.section == section_id]
        section = provider.section(section_id)
        if rows:
            title = _spoken(section.name, out) if section else section_id or "-"
            parts += [Text(), Text(visible(title), style="bold cyan"), _table(rows, out, provider=False)]
    return drawn(*parts)


def providers(tables: Sequence[Table], out: Output) -> str:
    """Draw the providers: names, number of codes, API and the date of the facts."""
    grid = _grid("Provider", "Name", "Codes", "API", "Facts", out=out)
    for table in tables:
        provider = table.provider
        link = provider.sources[0].url if provider.sources else None
        grid.add_row(
            _text(provider.id, "bold"),
            _text(_name(provider, out)),
            _text(str(table.codes)),
            _text(provider.api or "-"),
            _text(provider.facts_date or "-", f"link {link}" if _linkable(link) else ""),
        )
    return drawn(grid)


def changes(found: Sequence[Change], out: Output) -> str:
    """Draw the differences between two tables, changed texts word by word."""
    grid = _grid("Code", "Change", "Text", out=out)
    for change in found:
        style = {"added": "green", "removed": "red"}.get(change.what, "yellow")
        label = {"added": "추가", "removed": "삭제"}.get(change.what, "변경") if out.lang == "ko" else change.what
        code = Text.assemble((visible(change.code), "bold yellow"), (f"\n{visible(change.section or '')}", "dim"))
        grid.add_row(code, Text.assemble((label, style), f"\n{visible(change.field or '')}"), _changed(change))
    return drawn(grid) if found else ""


def _changed(change: Change) -> Text:
    if change.what != "changed":
        return _text(str(change.new if change.what == "added" else change.old))
    old, new = ("\n".join(value) if isinstance(value, list) else str(value) for value in (change.old, change.new))
    styles = {"same": "", "removed": "red strike", "added": "green"}
    parts = [(visible(text, lines=True), styles[what]) for what, text in inline(old, new)]
    return Text.assemble(*parts, overflow="fold")


def card(entry: Entry, catalog: Catalog, out: Output, more: Sequence[tuple[str, Text]] = ()) -> Panel:
    """Draw one entry: what it is, what it means, what to do, whether a retry is safe, who says so, and more rows."""
    table = catalog.table(entry.provider)
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for heading, value in _card_rows(entry, table.provider, catalog, out):
        grid.add_row(_heading(heading, out), value)
    for heading, value in more:
        grid.add_row(heading, value)
    title = Text.assemble(
        (visible(_spoken(table.provider.name, out, one=True) or entry.provider), "bold"),
        " ",
        (visible(entry.code), "bold yellow"),
        " ",
        (visible(entry.name or ""), "yellow"),
    )
    return Panel(grid, title=title, title_align="left", box=box.ROUNDED, border_style="dim", expand=False)


def _card_rows(entry: Entry, provider: Provider, catalog: Catalog, out: Output) -> Iterable[tuple[str, Text]]:
    if entry.status == "retired":
        warning = out.pick("RETIRED: no longer sent; old logs still hold it", "폐기된 코드: 과거 로그에만 남아 있음")
        yield "", _text(warning, "bold red")
    if entry.messages:
        yield "Message", _text("\n".join(message.text for message in entry.messages), "bold", lines=True)
    yield from _meanings(entry, out)
    yield "HTTP", _text(str(entry.http_status) if entry.http_status is not None else "-")
    section = provider.section(entry.section)
    if section:
        yield "Section", _text(_spoken(section.name, out))
    kind = catalog.kinds.get(entry.kind or "")
    if kind:
        yield "Kind", _text(_spoken(kind.name, out))
    if entry.advice.en or entry.advice.ko:
        yield "Do next", _text(_spoken(entry.advice, out, separator="\n"), lines=True)
    yield from _guidance(entry, catalog, out)
    if entry.note:
        yield "Note", _text(_spoken(entry.note, out, separator="\n"), lines=True)
    if entry.source:
        yield "Source", _source(entry.source)
    if entry.origin != "bundled":
        yield "Table", _text(entry.origin)


def _guidance(entry: Entry, catalog: Catalog, out: Output) -> Iterable[tuple[str, Text]]:
    """Give the rows on sending again: the policy, what to check, how to look."""
    if entry.retry:
        yield "Retry", _text(_spoken(catalog.retries[entry.retry], out), _RETRY_STYLE.get(entry.retry, ""))
    for sends, retry in entry.retries.items():
        yield f"… {sends}", _text(_spoken(catalog.retries[retry], out), _RETRY_STYLE.get(retry, ""))
    if entry.causes:
        yield "Check", _text("\n".join(_spoken(cause, out) for cause in entry.causes), lines=True)
    if entry.look and "check" in (entry.retry, *entry.retries.values()):
        yield "Look", _text(_spoken(entry.look.text, out, separator="\n"), lines=True)
    classes = [f"{client.name}: {shown}" for client in entry.clients if (shown := client.class_of(entry.code))]
    if classes:
        yield "Clients", _text(" · ".join(classes))


def _meanings(entry: Entry, out: Output) -> Iterable[tuple[str, Text]]:
    if out.lang != "ko" and entry.meaning.en:
        yield "English", _meaning(entry.meaning.en, entry.by.en, out)
    if out.lang != "en" and entry.meaning.ko:
        yield "Korean", _meaning(entry.meaning.ko, entry.by.ko, out)


def _table(found: Sequence[Entry], out: Output, reasons: Sequence[Text] = (), *, provider: bool = True) -> Grid:
    languages = [name for name, other in (("English", "ko"), ("Korean", "en")) if out.lang != other]
    grid = _grid("Code", "HTTP", *languages, *(["Match"] if reasons else ["Retry"]), out=out)
    for place, entry in enumerate(found):
        code = Text.assemble(
            (f"{visible(entry.provider)} " if provider else "", ""),
            (visible(entry.code), "bold yellow"),
            (f"\n{visible(entry.name)}" if entry.name else "", "dim"),
            (out.pick("\nretired", "\n폐기"), "red") if entry.status == "retired" else "",
            overflow="fold",
        )
        texts = {"English": entry.meaning.en or "-", "Korean": entry.meaning.ko or "-"}
        last = reasons[place] if reasons else _text(entry.retry or "-", _RETRY_STYLE.get(entry.retry or "", ""))
        status = str(entry.http_status) if entry.http_status is not None else "-"
        grid.add_row(code, _text(status), *(_text(texts[name]) for name in languages), last)
    return grid


def _grid(*headings: str, out: Output) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    for heading in headings:
        grid.add_column(_heading(heading, out), overflow="fold")
    return grid


def _reason(match: Match) -> Text:
    text = _text(match.matched)
    for begin, end in match.spans:
        text.stylize("bold reverse", begin, end)
    label = f"{match.how} {match.score:.0f}"
    held = f" ({', '.join(match.params)})" if match.params else ""
    style = "green" if match.how == "exact" else "dim"
    return Text.assemble((visible(label + held), style), "\n", text, overflow="fold")


def _meaning(text: str, by: str | None, out: Output) -> Text:
    author = out.pick("errcode's words", "errcode 설명") if by == "errcode" else out.pick("official", "공식")
    return Text.assemble(visible(text), "  ", (f"({author})", "dim"), overflow="fold")


def _source(source: Source) -> Text:
    shown = urlsplit(source.url or "").netloc or source.url or source.id
    dated = f" ({source.version or source.retrieved})" if source.version or source.retrieved else ""
    return _text(shown + dated, f"link {source.url}" if _linkable(source.url) else "")


def _linkable(url: str | None) -> bool:
    return url is not None and url.startswith(("https://", "http://")) and visible(url) == url and " " not in url


def _heading(name: str, out: Output) -> str:
    return _KOREAN.get(name, name) if out.lang == "ko" else name


def _name(provider: Provider, out: Output) -> str:
    return _spoken(provider.name, out) or provider.id


def _spoken(words: Words, out: Output, *, separator: str = " · ", one: bool = False) -> str:
    chosen = {"en": [words.en or words.ko], "ko": [words.ko or words.en]}.get(out.lang, [words.en, words.ko])
    texts = [text for text in dict.fromkeys(chosen) if text]
    return separator.join(texts[:1] if one else texts)


def _text(value: str, style: str = "", *, lines: bool = False) -> Text:
    return Text.assemble((visible(value, lines=lines), style), overflow="fold")
