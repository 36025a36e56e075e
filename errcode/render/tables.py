"""Tables on a terminal, drawn by Rich: several answers, a provider's list, the providers, the changes of a table.

Everything that comes from tables, users and logs enters Rich as `Text`, never as markup. A narrow terminal gets fewer
columns, not cut words.
"""

from __future__ import annotations

import io
import sys
from typing import Any, cast

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from errcode.catalog.diff import inline
from errcode.model import Provider
from errcode.render.answers import answers
from errcode.render.cards import linkable, spoken
from errcode.render.styled import Sheet
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Table
    from errcode.catalog.diff import Change
    from errcode.model import Entry, Kind, Match
    from errcode.render.answers import Answer
    from errcode.render.output import Output

_KOREAN = {
    "English": "영어",
    "Korean": "한국어",
    "Meaning": "의미",
    "Retry": "재시도",
    "Code": "코드",
    "Provider": "제공사",
    "Codes": "코드 수",
    "Name": "이름",
    "Facts": "기준일",
    "Match": "일치",
    "Change": "변경",
    "Text": "내용",
    "Table": "테이블",
    "Kind": "종류",
    "To do": "할 일",
    "From": "위치",
}
RETRY = {"wait": "yellow", "resync": "yellow", "check": "bold red", "person": "magenta", "fix": "cyan", "none": "green"}
WIDE = 100
"""Columns from which on both languages have a column of their own; below, the second stands under the first."""
NARROW = 60
"""Columns below which the second language is left out, and the retry policy stands under the code."""


def painted(*parts: RenderableType, sheet: Sheet | None = None) -> str:
    """Draw renderables as a terminal shows them, colour and links included where it has them."""
    sheet = sheet or Sheet()
    buffer = io.StringIO()
    painter = Console(
        file=buffer,
        width=sheet.width,
        force_terminal=sheet.color,
        color_system=cast("Any", "standard" if sheet.color else None),
        no_color=not sheet.color,
        highlight=False,
        emoji=False,
        markup=False,
        safe_box=sheet.ascii or not (sys.stdout.encoding or "").lower().startswith("utf"),
        legacy_windows=False,
    )
    for part in parts:
        painter.print(part)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def shown(value: str, style: str = "", *, lines: bool = False) -> Text:
    """Give a text that folds and is neither markup nor obeyed."""
    return Text.assemble((visible(value, lines=lines), style), overflow="fold")


def table(found: Sequence[Answer], out: Output, why: Sequence[Match] = ()) -> str:
    """Draw several answers; what matched is marked, where something was looked for."""
    return painted(_table(found, out, why), sheet=out.sheet)


def listing(provider: Provider, found: Sequence[Entry], out: Output) -> str:
    """Draw all entries of a provider, a heading for each section."""
    parts: list[RenderableType] = [Text(visible(spoken(provider.name, out) or provider.id), style="bold")]
    ids = [section.id for section in provider.sections]
    for section_id in dict.fromkeys([*ids, *(entry.section for entry in found)]):
        within = [entry for entry in found if entry.section == section_id]
        section = provider.section(section_id)
        if within:
            title = spoken(section.name, out) if section else section_id or "-"
            parts += [Text(), Text(visible(title), style="bold cyan"), _table(answers(within), out, provider=False)]
    return painted(*parts, sheet=out.sheet)


def providers(tables: Sequence[Table], out: Output) -> str:
    """Draw the providers: names, number of codes, API and the date of the facts."""
    narrow = (out.sheet or Sheet()).width < NARROW
    rows = _grid("Provider", "Name", "Codes", *(() if narrow else ("API", "Facts")), out=out)
    for table in tables:
        provider = table.provider
        link = provider.sources[0].url if provider.sources else None
        rest = (
            shown(provider.api or ""),
            shown(provider.facts_date or "", f"link {link}" if linkable(link) else ""),
        )
        name = spoken(provider.name, out, one=narrow) or provider.id
        rows.add_row(shown(provider.id, "bold"), shown(name), shown(str(table.codes)), *(() if narrow else rest))
    return painted(rows, sheet=out.sheet)


def kept(rows: Sequence[dict[str, object]], out: Output) -> str:
    """Draw which tables there are: codes, date of the facts, where each is from, below what is wrong with it."""
    narrow = (out.sheet or Sheet()).width < NARROW
    grid = _grid("Table", "Codes", *(() if narrow else ("Facts",)), "From", out=out)
    for row in rows:
        cells = [shown(str(row[name] or "-")) for name in ("entries", *(() if narrow else ("date",)))]
        origin = shown(str(row["origin"]))
        if row["problem"]:
            origin.append(f"\n{visible(str(row['problem']))}", "red")
        grid.add_row(shown(str(row["id"]), "bold"), *cells, origin)
    return painted(grid, sheet=out.sheet)


def kinds(found: Sequence[tuple[Kind, int]], out: Output) -> str:
    """Draw the kinds: names, retry policy, how many codes, what to do next."""
    narrow = (out.sheet or Sheet()).width < NARROW
    grid_ = _grid("Kind", "Retry", "Codes", *(() if narrow else ("To do",)), out=out)
    for kind, codes in found:
        name = Text.assemble((kind.id, "bold"), f"\n{visible(spoken(kind.name, out, one=True))}", overflow="fold")
        policy = shown(kind.retry, RETRY.get(kind.retry, ""))
        todo = shown(spoken(kind.advice, out, one=True))
        grid_.add_row(name, policy, shown(str(codes)), *(() if narrow else (todo,)))
    return painted(grid_, sheet=out.sheet)


def compared(kind: Kind, found: Sequence[tuple[Provider, Sequence[Entry]]], out: Output) -> str:
    """Draw how each provider says one trouble; a policy that is not the kind's is marked."""
    head = Text.assemble((kind.id, "bold"), f" · {visible(spoken(kind.name, out))} · {kind.retry}")
    grid_ = _grid("Provider", "Code", "Retry", "Meaning", out=out)
    for provider, entries in found:
        for place, answer in enumerate(answers(entries)):
            retry = answer.entry.retry or ""
            other = retry != kind.retry
            grid_.add_row(
                shown("" if place else provider.id, "bold"),
                _code(answer, out, provider=False, policy=False),
                shown(f"{'≠ ' if other else ''}{retry}", RETRY.get(retry, "") if other else "dim"),
                *_meanings(answer, out, [out.first], both=False),
            )
    return painted(head, grid_, sheet=out.sheet)


def tables(found: Sequence[tuple[str, str, str]], out: Output) -> str:
    """Draw the tables that there are: id, number of codes, where it comes from."""
    rows = _grid("Table", "Codes", "Text", out=out)
    for id_, codes, origin in found:
        rows.add_row(shown(id_, "bold"), shown(codes), shown(origin))
    return painted(rows, sheet=out.sheet)


def changes(found: Sequence[Change], out: Output) -> str:
    """Draw the differences between two tables, changed texts word by word."""
    rows = _grid("Code", "Change", "Text", out=out)
    for change in found:
        style = {"added": "green", "removed": "red"}.get(change.what, "yellow")
        label = out.pick(change.what, {"added": "추가", "removed": "삭제"}.get(change.what, "변경"))
        code = Text.assemble((visible(change.code), "bold yellow"), (f"\n{visible(change.section or '')}", "dim"))
        rows.add_row(code, Text.assemble((label, style), f"\n{visible(change.field or '')}"), _changed(change))
    return painted(rows, sheet=out.sheet) if found else ""


def _changed(change: Change) -> Text:
    if change.what != "changed":
        return shown(str(change.new if change.what == "added" else change.old))
    old, new = ("\n".join(value) if isinstance(value, list) else str(value) for value in (change.old, change.new))
    styles = {"same": "", "removed": "red strike", "added": "green"}
    parts = [(visible(text, lines=True), styles[what]) for what, text in inline(old, new)]
    return Text.assemble(*parts, overflow="fold")


def _table(found: Sequence[Answer], out: Output, why: Sequence[Match] = (), *, provider: bool = True) -> Grid:
    width = (out.sheet or Sheet()).width
    both = out.lang == "both"
    languages = [out.first, "ko" if out.first == "en" else "en"][: 2 if both and width >= WIDE else 1]
    names = ["English" if language == "en" else "Korean" for language in languages]
    headings = [*(["Meaning"] if len(names) == 1 else names), *(["Match"] if why and width >= WIDE else [])]
    rows = _grid("Code", *(() if width < NARROW else ("Retry",)), *headings, out=out)
    for place, answer in enumerate(found):
        cells = [_code(answer, out, provider=provider, policy=width < NARROW)]
        if width >= NARROW:
            cells.append(shown(answer.entry.retry or "", RETRY.get(answer.entry.retry or "", "")))
        cells += _meanings(answer, out, languages, both=both and NARROW <= width < WIDE)
        if why and width >= WIDE:
            cells.append(_reason(why[place], answer))
        rows.add_row(*cells)
    return rows


def _code(answer: Answer, out: Output, *, provider: bool, policy: bool) -> Text:
    entry = answer.entry
    status = f" HTTP {entry.http_status}" if entry.http_status is not None else ""
    return Text.assemble(
        (f"{visible(entry.provider)} " if provider else "", ""),
        (visible(entry.code), "bold yellow"),
        (status, "dim"),
        (f"\n{visible(entry.name)}" if entry.name else "", "dim"),
        (f"\n{entry.retry}" if policy and entry.retry else "", RETRY.get(entry.retry or "", "")),
        (out.pick("\nretired", "\n폐기"), "red") if entry.status == "retired" else "",
        overflow="fold",
    )


def _meanings(answer: Answer, out: Output, languages: Sequence[str], *, both: bool) -> list[Text]:
    meaning = answer.entry.meaning
    texts = [getattr(meaning, language) or "" for language in languages]
    if len(languages) == 1 and not texts[0]:
        texts = [meaning.en or meaning.ko or ""] if out.lang == "both" else texts
    second = (meaning.ko if languages[0] == "en" else meaning.en) if both else None
    cells = [shown(text) for text in texts]
    if second and second != texts[0]:
        cells[0].append(f"\n{visible(second)}", style="dim")
    return cells


def _reason(match: Match, answer: Answer) -> Text:
    """Say what matched, and show it where it is none of the meanings beside it."""
    held = f" ({', '.join(match.params)})" if match.params else ""
    label = Text(visible(f"{match.how} {match.score:.0f}{held}"), style="green" if match.how == "exact" else "dim")
    if match.matched in (answer.entry.meaning.en, answer.entry.meaning.ko, answer.entry.code, answer.entry.name):
        return label
    text = shown(match.matched)
    for begin, end in match.spans:
        text.stylize("bold reverse", begin, end)
    return Text.assemble(label, "\n", text, overflow="fold")


def grid(*headings: str) -> Grid:
    """Give an empty table with these headings."""
    made = Grid(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made


def _grid(*headings: str, out: Output) -> Grid:
    return grid(*(out.pick(heading, _KOREAN.get(heading, heading)) for heading in headings))
