"""Grids made into a table, with a record of what was understood, what was left out, and why."""

from __future__ import annotations

import os
import re
import time

from errcode.authoring.importers import statuses, words
from errcode.authoring.importers.cells import bare, is_name
from errcode.authoring.importers.columns import grouping
from errcode.authoring.importers.facts import Fact, entries_of, facts_of
from errcode.authoring.importers.fieldcells import listed
from errcode.authoring.importers.language import language_of
from errcode.authoring.importers.layout import laid_out
from errcode.authoring.importers.pairing import paired
from errcode.authoring.importers.parts import Part, parts_of
from errcode.authoring.importers.shapes import name_of, shapes_of
from errcode.authoring.todo import are_statuses, left_to_do, wire
from errcode.model import Record, TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from errcode.authoring.importers.grid import Grid

    Row = dict[str, Any]

_MOST = "most texts tell of troubles"
MOST_NAMED = 200
"""Parts of a document that are named one by one as left out."""


class Draft(Record):
    """A drafted table, and what a person must know of it."""

    table: Row
    understood: tuple[str, ...]
    """For each part of the document that was used: where, how many rows, which column is what."""
    left_out: tuple[str, ...]
    """What was not used, with the reason."""
    to_do: tuple[str, ...]
    """What the document does not give, in the order in which it is best done."""
    guessed: tuple[str, ...] = ()
    """The kinds that are guesses: code, kind."""
    places: dict[str, str]
    """Where in the document each code stands."""
    why: tuple[str, ...] = ()
    """For each part the evidence for and against its being a list of errors."""


class NoCodesError(TableError):
    """A document lists no errors; `why` has the evidence for and against each of its parts, `shown` names one."""

    def __init__(self, en: str, ko: str, shown: str, why: Sequence[str]) -> None:
        super().__init__(en, ko)
        self.shown, self.why = shown, tuple(why)

    def showing(self, part: str) -> NoCodesError:
        """Give the error with the part that it names in Korean."""
        korean = (self.text.ko or "").replace(f"({self.shown})", f"({part})")
        return NoCodesError(self.text.en or "", korean, self.shown, self.why)


def drafted(
    grids: Iterable[Grid], table_id: str, path: str, columns: str | None = None, hosts: Sequence[str] = ()
) -> Draft:
    """Draft a table from grids.

    Args:
        grids: The grids of a document.
        table_id: The table's id.
        path: The document, as it is named to the user.
        columns: What the user says of its columns.
        hosts: The hosts that it names.

    Raises:
        NoCodesError: No grid holds error codes.
    """
    document = (re.sub(r"\.\w+$", "", os.path.basename(path)),)
    every = laid_out(part for grid in grids for part in (grid, *listed(grid)))
    parts = parts_of(every, columns, document)
    sections: dict[str, str] = {}
    facts: list[Fact] = []
    understood, left_out = [], []
    for part in parts:
        if not part.taken:
            left_out += _left(part)
            continue
        used, reasons = _take(part, sections, facts)
        left_out += reasons
        heading = part.grid.heading or "no heading"
        understood += [f"{part.grid.place}: {used} rows under {heading!r}: {_named(part)}"] if used else []
    if not facts:
        raise NoCodesError(*_nothing(path, parts), list(map(_why, parts)))
    table = _table(table_id, path, sections, entries_of(paired(facts)))
    table |= _of_provider(parts, table["errors"], hosts)
    return Draft(
        table=table,
        understood=tuple(understood),
        left_out=(*left_out[:MOST_NAMED], *_more(left_out)),
        to_do=tuple(left_to_do(table)),
        places={fact.code: fact.place for fact in reversed(facts)},
        why=tuple(map(_why, parts)),
    )


def _left(part: Part) -> list[str]:
    """Say why a grid was left out, but of one that was only supposed to be one."""
    if part.grid.guessed or part.grid.last:
        return []
    return [f"{part.grid.place}: {_reason(part)} ({_shown(part.grid)})"]


def _of_provider(parts: Sequence[Part], errors: list[Row], hosts: Sequence[str]) -> Row:
    """Give what the document shows of its provider: hosts, payload shapes with examples, a name."""
    answers = [answer for part in parts for answer in part.grid.answers]
    success = [entry["code"] for entry in errors if _is_success(entry)]
    shapes, examples = shapes_of(answers, [entry["code"] for entry in errors], success)
    if are_statuses(errors):
        examples = []  # explain finds nothing in them without -p
    name = name_of([part.grid.headings[0] for part in parts if part.grid.headings])
    found: Row = {"hosts": list(hosts), "payloads": shapes, "examples": examples}
    return {key: value for key, value in found.items() if value} | ({"name": name} if name else {})


def _is_success(entry: Row) -> bool:
    texts = [*map(wire, entry["messages"]), *filter(None, entry["meaning"].values())]
    return any(words.SUCCESS.search(words.plain(text)) for text in texts)


def _take(part: Part, sections: dict[str, str], facts: list[Fact]) -> tuple[int, list[str]]:
    """Read a part's rows; give how many were used, and why the others were not."""
    used, reasons, above = 0, [], ""
    code = part.columns.code
    group = grouping(part.grid, part.columns)
    place = code.place if code else 0
    http = statuses.are_statuses(code.cells if code else (), part.grid.headings[-2:], part.grid.rows, place)
    stated = statuses.of_heading(part.grid.heading or "") if not part.columns.of("http") else None
    cells = code.cells if code else []
    names = _MOST in {sign.name for sign in part.signs} and sum(map(is_name, cells)) * 2 >= len(cells)
    known = {fact.code for fact in facts if fact.messages} if part.grid.repeats else set()
    for number, row in enumerate(part.grid.rows, 1):
        within = row[group] if group is not None and group < len(row) else ""
        section = _section(" ".join(within.split()) or part.grid.heading, sections)
        found = facts_of(row, part.columns, section, above, statuses=http or statuses.is_said(row, place), names=names)
        if isinstance(found, str):
            reasons.append(f"{part.grid.place}, row {number}: {found}")
            continue
        used += 1
        facts += [
            fact.replace(place=f"{part.grid.place}, row {number}", http_status=fact.http_status or stated)
            for fact in found
            if fact.code not in known
        ]
        above = row[place] if code and not part.grid.laid and place < len(row) and row[place] else above
    return used, reasons


def _reason(part: Part) -> str:
    if part.columns.code is None:
        return "no column of codes with texts beside it"
    against = [sign for sign in part.signs if sign.weight < 0]
    if not part.signs:
        return "no texts beside the codes"
    return f"lists no errors: {', '.join(sign.name for sign in against) or 'nothing says that it does'}"


def _why(part: Part) -> str:
    """Word the evidence of a part: what its columns are, what was seen, what it weighed."""
    total = sum(sign.weight for sign in part.signs)
    signs = "; ".join(f"{sign.weight:+g} {sign.name} ({sign.seen})" for sign in part.signs)
    code = f"; codes by {', '.join(part.columns.reasons)}" if part.columns.reasons else ""
    return f"{part.grid.place}: {'taken' if part.taken else 'left out'}: {total:+g}: {signs or _reason(part)}{code}"


def _nothing(path: str, parts: Sequence[Part]) -> tuple[str, str, str]:
    if not parts:
        return (
            f"{path}: no error codes found: no table, list or enumeration in it; paste the part with the codes as text",
            f"{path}: 오류 코드가 없습니다. 표, 목록, 열거형이 없습니다. 코드가 있는 부분을 텍스트로 붙여 넣으세요",
            "",
        )
    part = next((part for part in parts if part.columns.code), parts[0])
    shown = f"{part.grid.place}: {_reason(part)}: {_shown(part.grid)}"
    return (
        f"{path}: no error codes found: {len(parts)} tables or lists, none of errors ({shown}); if one of them is, say "
        "which column is what with --columns, and see --why",
        f"{path}: 오류 코드가 없습니다. 표와 목록 {len(parts)}개 중 오류 목록이 없습니다({shown}). 오류 목록이 있다면 "
        "--columns로 열의 뜻을 지정하고 --why로 판단 근거를 확인하세요",
        shown,
    )


def _more(left_out: list[str]) -> list[str]:
    return [f"{len(left_out) - MOST_NAMED} more"] if len(left_out) > MOST_NAMED else []


def _section(heading: str | None, sections: dict[str, str]) -> str:
    """Give the id of the section under a heading; headings without Latin letters are numbered."""
    title = " ".join((heading or "Errors").split())[:120]
    for known, name in sections.items():
        if name == title:
            return known
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40].strip("-")
    if not re.search("[a-z]", slug) or len(slug) < 3:
        slug = f"section-{len(sections) + 1}"
    while slug in sections:
        slug += "-2"
    sections[slug] = title
    return slug


def _table(table_id: str, path: str, sections: dict[str, str], errors: list[Row]) -> Row:
    used = {entry["section"] for entry in errors}
    return {
        "$schema": "table.schema.json",
        "id": table_id,
        "name": {"en": table_id, "ko": None},
        "sources": [
            {"id": "import", "url": None, "retrieved": time.strftime("%Y-%m-%d"), "note": f"drafted from {path}"}
        ],
        "sections": [{"id": slug, "name": _named_section(title)} for slug, title in sections.items() if slug in used],
        "errors": [{**entry, "kind": None} for entry in errors],
    }


def _named_section(title: str) -> dict[str, str | None]:
    """Name a section in the language that its heading is in; another one's stands nowhere but in the section's id."""
    language = language_of(title) or "en"
    return {"en": title if language in ("en", None) else None, "ko": title if language == "ko" else None}


def _named(part: Part) -> str:
    header = part.grid.header or ()
    return ", ".join(
        f"{header[column.place]!r} = {column.field}"
        if column.place < len(header) and header[column.place]
        else f"column {column.place + 1} = {column.field}"
        for column in part.columns.columns
        if column.field != "other"
    )


def _shown(grid: Grid) -> str:
    cells = grid.header or (grid.rows[0] if grid.rows else ())
    return " | ".join(bare(cell)[:24] for cell in cells[:6]) or "empty"
