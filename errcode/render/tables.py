"""Tables on a terminal: several answers, a provider's list, the providers, the kinds, the changes of a table.

A narrow terminal gets fewer columns, not cut words (`errcode.render.grid`).
"""

from __future__ import annotations

from errcode.catalog.diff import inline
from errcode.model import Provider
from errcode.render.answers import answers
from errcode.render.cards import linkable, spoken
from errcode.render.grid import Column, code_cell, drawn
from errcode.render.styled import Sheet, folded, showable
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Table
    from errcode.catalog.diff import Change
    from errcode.model import Entry, Kind, Match
    from errcode.render.answers import Answer
    from errcode.render.grid import Cell
    from errcode.render.output import Output

COLUMNS = {
    "english": Column(heading="English"),
    "korean": Column(heading="Korean"),
    "meaning": Column(heading="Meaning"),
    "retry": Column(heading="Retry", whole=True),
    "code": Column(heading="Code", whole=True),
    "provider": Column(heading="Provider", whole=True),
    "codes": Column(heading="Codes", number=True),
    "entries": Column(heading="Entries", number=True),
    "name": Column(heading="Name"),
    "api": Column(heading="API"),
    "facts": Column(heading="Facts", whole=True),
    "match": Column(heading="Match"),
    "change": Column(heading="Change", whole=True),
    "text": Column(heading="Text"),
    "table": Column(heading="Table", whole=True),
    "kind": Column(heading="Kind", whole=True),
    "todo": Column(heading="To do"),
    "from": Column(heading="From"),
    "count": Column(heading="Count", number=True),
    "when": Column(heading="When", whole=True),
    "lines": Column(heading="Lines", whole=True),
    "hour": Column(heading="Hour", whole=True),
    "what": Column(heading="When and what"),
}
_KOREAN = {
    "english": "영어",
    "korean": "한국어",
    "meaning": "의미",
    "retry": "재시도",
    "code": "코드",
    "provider": "제공사",
    "codes": "코드 수",
    "entries": "항목 수",
    "name": "이름",
    "facts": "기준일",
    "match": "일치",
    "change": "변경",
    "text": "내용",
    "table": "테이블",
    "kind": "종류",
    "todo": "할 일",
    "from": "위치",
    "count": "횟수",
    "when": "시각",
    "lines": "행",
    "hour": "시각",
    "what": "언제, 무엇",
}
WIDE = 100
"""Columns from which on both languages have a column of their own; below, the second stands under the first."""
NARROW = 60
"""Columns below which the second language is left out, and the retry policy stands under the code."""


def sheet_of(out: Output) -> Sheet:
    """Give what is drawn on."""
    return out.sheet or Sheet()


def columns(out: Output, *names: str) -> list[Column]:
    """Give columns of these names, headed in the reader's language."""
    return [COLUMNS[name].replace(heading=out.pick(COLUMNS[name].heading, _KOREAN.get(name, ""))) for name in names]


def one(value: str, style: str = "") -> Cell:
    """Give a cell that is one line."""
    return [(visible(value), style)]


def _above(cell: Cell, sheet: Sheet) -> str:
    """Draw a line that stands above a table."""
    return "".join(f"{sheet.painted(line)}\n" for line in folded(showable(cell, sheet), sheet.width))


def table(found: Sequence[Answer], out: Output, why: Sequence[Match] = ()) -> str:
    """Draw several answers; what matched is marked, where something was looked for."""
    return _table(found, out, why)


def listing(provider: Provider, found: Sequence[Entry], out: Output) -> str:
    """Draw all entries of a provider, a heading for each section."""
    sheet = sheet_of(out)
    parts = [_above(one(spoken(provider.name, out) or provider.id, "bold"), sheet)]
    ids = [section.id for section in provider.sections]
    for section_id in dict.fromkeys([*ids, *(entry.section for entry in found)]):
        within = [entry for entry in found if entry.section == section_id]
        section = provider.section(section_id)
        if within:
            title = spoken(section.name, out) if section else section_id or "-"
            parts += ["\n", _above(one(title, "heading"), sheet), _table(answers(within), out, provider=False)]
    return "".join(parts)


def providers(tables: Sequence[Table], out: Output) -> str:
    """Draw the providers: names, number of codes, API and the date of the facts, as far as there is room."""
    width = sheet_of(out).width
    names = ["provider", "name", "codes", *(["facts"] if width >= NARROW else []), *(["api"] if width >= WIDE else [])]
    rows = []
    for table in tables:
        provider = table.provider
        link = provider.sources[0].url if provider.sources else None
        cells = {
            "provider": one(provider.id, "bold"),
            "name": one(spoken(provider.name, out, one=width < WIDE) or provider.id),
            "codes": one(f"{table.codes:,}"),
            "facts": one(provider.facts_date or "", f"link {link}" if linkable(link) else ""),
            "api": one(provider.api or ""),
        }
        rows.append([cells[name] for name in names])
    return drawn(columns(out, *names), rows, sheet_of(out))


def kept(rows: Sequence[dict[str, object]], out: Output) -> str:
    """Draw which tables there are: entries, date of the facts, where each is from, below what is wrong with it."""
    dated = sheet_of(out).width >= NARROW
    laid = []
    for row in rows:
        origin = one(str(row["origin"]))
        if row["problem"]:
            origin += [("\n", ""), *one(str(row["problem"]), "bad")]
        date = [one(str(row["date"] or "-"))] if dated else []
        laid.append([one(str(row["id"]), "bold"), one(f"{row['entries'] or 0:,}"), *date, origin])
    return drawn(columns(out, "table", "entries", *(["facts"] if dated else []), "from"), laid, sheet_of(out))


def kinds(found: Sequence[tuple[Kind, int]], out: Output) -> str:
    """Draw the kinds: names, retry policy, how many entries, what to do next."""
    full = sheet_of(out).width >= NARROW
    rows = []
    for kind, entries in found:
        name = [(kind.id, "bold"), ("\n", ""), *one(spoken(kind.name, out, one=True))]
        todo = [one(spoken(kind.advice, out, one=True))] if full else []
        rows.append([name, one(kind.retry, kind.retry), one(f"{entries:,}"), *todo])
    return drawn(columns(out, "kind", "retry", "entries", *(["todo"] if full else [])), rows, sheet_of(out))


def compared(kind: Kind, found: Sequence[tuple[Provider, Sequence[Entry]]], out: Output) -> str:
    """Draw how each provider says one trouble; a policy that is not the kind's is marked."""
    sheet = sheet_of(out)
    narrow = sheet.width < NARROW
    rows = []
    for provider, entries in found:
        for place, answer in enumerate(answers(entries)):
            retry = answer.entry.retry or ""
            policy = one(f"≠ {retry}", retry) if retry != kind.retry else one(retry, "dim")
            code = _code(answer, out, provider=narrow, policy=False)
            shown = [code, policy, *_meanings(answer, out, [out.first], both=False)]
            rows.append(shown if narrow else [one("" if place else provider.id, "bold"), *shown])
    head = _above([(kind.id, "bold"), *one(f" · {spoken(kind.name, out)} · {kind.retry}")], sheet)
    names = ("code", "retry", "meaning") if narrow else ("provider", "code", "retry", "meaning")
    return f"{head}{drawn(columns(out, *names), rows, sheet)}"


def changes(found: Sequence[Change], out: Output) -> str:
    """Draw the differences between two tables, changed texts word by word."""
    rows = []
    for change in found:
        style = {"added": "good", "removed": "bad"}.get(change.what, "doubt")
        label = out.pick(change.what, {"added": "추가", "removed": "삭제"}.get(change.what, "변경"))
        code = code_cell([*one(change.code, "code"), *one(f" {change.section or ''}", "dim")], sheet_of(out))
        rows.append([code, [(label, style), ("\n", ""), *one(change.field or "")], _changed(change)])
    return drawn(columns(out, "code", "change", "text"), rows, sheet_of(out)) if found else ""


def _changed(change: Change) -> Cell:
    if change.what != "changed":
        return one(str(change.new if change.what == "added" else change.old))
    old, new = ("\n".join(value) if isinstance(value, list) else str(value) for value in (change.old, change.new))
    styles = {"same": "", "removed": "gone", "added": "good"}
    return [(text, styles[what]) for what, text in inline(old, new)]


def _table(found: Sequence[Answer], out: Output, why: Sequence[Match] = (), *, provider: bool = True) -> str:
    sheet = sheet_of(out)
    wide, narrow, both = sheet.width >= WIDE, sheet.width < NARROW, out.lang == "both"
    languages = [out.first, "ko" if out.first == "en" else "en"][: 2 if both and wide else 1]
    names = [{"en": "english", "ko": "korean"}[language] for language in languages]
    headings = ["code", *([] if narrow else ["retry"]), *(["meaning"] if len(names) == 1 else names)]
    matched = bool(why) and wide
    times: dict[tuple[str, str], int] = {}
    for answer in found:
        key = (answer.entry.provider, answer.entry.code)
        times[key] = times.get(key, 0) + 1
    rows = []
    for place, answer in enumerate(found):
        several = provider and times[answer.entry.provider, answer.entry.code] > 1
        cells = [_code(answer, out, provider=provider, policy=narrow, section=several)]
        cells += [] if narrow else [one(answer.entry.retry or "", answer.entry.retry or "")]
        cells += _meanings(answer, out, languages, both=both and not (narrow or wide))
        rows.append([*cells, _reason(why[place], answer)] if matched else cells)
    return drawn(columns(out, *headings, *(["match"] if matched else [])), rows, sheet)


def _code(answer: Answer, out: Output, *, provider: bool, policy: bool, section: bool = False) -> Cell:
    """Give a code's cell: whose it is, its status and name, the policy, and its sections where others say otherwise."""
    entry = answer.entry
    parts: Cell = one(f"{entry.provider} ") if provider else []
    parts += one(entry.code, "code")
    parts += [(f" HTTP\u00a0{entry.http_status}", "dim")] if entry.http_status is not None else []
    parts += [("\n", ""), *one(entry.name, "dim")] if entry.name else []
    parts += [("\n", ""), *one(answer.section.replace(",", ", "), "dim")] if section and answer.sections else []
    parts += [("\n", ""), (entry.retry, entry.retry)] if policy and entry.retry else []
    parts += [("\n", ""), (out.pick("retired", "폐기"), "bad")] if entry.status == "retired" else []
    return code_cell(parts, sheet_of(out))


def _meanings(answer: Answer, out: Output, languages: Sequence[str], *, both: bool) -> list[Cell]:
    meaning = answer.entry.meaning
    texts = [getattr(meaning, language) or "" for language in languages]
    if len(languages) == 1 and not texts[0]:
        texts = [meaning.en or meaning.ko or ""] if out.lang == "both" else texts
    second = (meaning.ko if languages[0] == "en" else meaning.en) if both else None
    cells = [one(text) for text in texts]
    if second and second != texts[0]:
        cells[0] += [("\n", ""), *one(second, "dim")]
    return cells


def _reason(match: Match, answer: Answer) -> Cell:
    """Say what matched, and show it where it is none of the meanings beside it."""
    held = f" ({', '.join(match.params)})" if match.params else ""
    label = one(f"{match.how} {match.score:.0f}{held}", "good" if match.how == "exact" else "dim")
    if match.matched in (answer.entry.meaning.en, answer.entry.meaning.ko, answer.entry.code, answer.entry.name):
        return label
    parts, at = [*label, ("\n", "")], 0
    for begin, end in match.spans:
        parts += [*one(match.matched[at:begin]), *one(match.matched[begin:end], "mark")]
        at = end
    return [*parts, *one(match.matched[at:])]
