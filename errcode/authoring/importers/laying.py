"""Rows of source code laid out as a grid: name, key, numbers, texts, named values, comment."""

from __future__ import annotations

import re

from errcode.authoring.importers import words
from errcode.authoring.importers.answers import is_part
from errcode.authoring.importers.cells import is_code, is_name, is_number, is_word
from errcode.authoring.importers.evidence import tells_of_trouble
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.rownodes import FEWEST, speaks_of_errors
from errcode.authoring.importers.sourcerow import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINS = re.compile(r"_?(ERR(OR)?S?|Err(or)?|E)_")
FEW_ROWS = 6
"""Rows of which each may have a comment of its own, though it is the only one."""


def grids_of(rows: list[Found], scope: tuple[str, ...], form: str) -> Iterator[Grid]:
    """Lay rows out: name, key, numbers, texts, named values, comment."""
    coded = any(words.PLAIN_CODE.search(words.plain(key)) and is_code(text) for key, text in rows[0].named)
    coded = coded or form == "member" or is_number(rows[0].key)
    alone = form in ("pair", "member") and speaks_of_errors(scope[-1:] if form == "member" else scope) and coded
    if form != "class" and len(rows) < 2 and not alone:
        return
    if _are_named(rows, scope, form):
        rows = [row.replace(key=row.name, name="") for row in rows]
    elif form == "member":
        rows = [row if row.numbers or row.texts or row.named else row.replace(texts=(row.name,)) for row in rows]
    rows = _without_titles(rows)
    header, cells = _laid(rows, "error code" if _is_catalogue(rows, scope, form) else "")
    used = [place for place in range(len(header)) if any(row[place] for row in cells)]
    yield Grid(
        headings=scope,
        header=tuple(header[place] for place in used),
        rows=tuple(tuple(row[place] for place in used) for row in cells),
        place=f"line {rows[0].line}",
        laid=True,
        claim="names that begin as errors do" if all(_BEGINS.match(row.name) for row in rows) else "",
    )


def _are_named(rows: list[Found], scope: tuple[str, ...], form: str) -> bool:
    """Tell whether names are the codes of a list of errors: they tell of troubles, and no value of theirs is one."""
    if form not in ("member", "constant") or not speaks_of_errors(scope) or not all(row.name for row in rows):
        return False
    values = [text for row in rows for text in (*row.texts, *(text for key, text in row.named if key != "http status"))]
    if any(row.numbers or row.key for row in rows) or any(map(is_code, values)):
        return False
    said = any(row.texts or row.named for row in rows)
    return said and sum(tells_of_trouble(" ".join((row.name, *row.texts))) for row in rows) * 2 >= len(rows)


def _laid(rows: list[Found], key: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Give the headings of all columns that rows may have, `key` over their keys, and the cells of each row."""
    numbers = min(max(len(row.numbers) for row in rows), 8)
    texts = min(max(len(row.texts) for row in rows), 8)
    keys = list(dict.fromkeys(key for row in rows for key, _ in row.named))[:30]
    header = ["name", key, *[""] * (numbers + texts), *keys, "description"]
    return header, [
        (
            row.name,
            row.key,
            *_filled(row.numbers, numbers),
            *_filled(row.texts, texts),
            *map(dict(reversed(row.named)).get, keys, [""] * len(keys)),
            row.comment,
        )
        for row in rows
    ]


def _is_catalogue(rows: list[Found], scope: tuple[str, ...], form: str) -> bool:
    """Tell whether texts stand under single words below a name of errors: `errors: { forbidden: "…" }`."""
    if form != "pair" or len(rows) < FEWEST or not speaks_of_errors(scope[-1:]):
        return False
    if not all((is_word(row.key) or is_name(row.key)) and not is_part(row.key) for row in rows):
        return False
    return all(
        len(row.texts) == 1 and not row.numbers and (" " in row.texts[0] or not row.texts[0].isascii()) for row in rows
    )


def _without_titles(rows: list[Found]) -> list[Found]:
    """Drop comments that stand above a few of many rows, and behind none: they name groups of rows."""
    titles = [row for row in rows if row.comment and row.titled]
    if len(rows) < FEW_ROWS or len(titles) * 3 > len(rows):
        return rows
    return [row.replace(comment="") if row.titled else row for row in rows]


def _filled(values: tuple[str, ...], wide: int) -> list[str]:
    return [*values[:wide], *[""] * (wide - len(values))]
