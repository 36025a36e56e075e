"""Constants of source code: the halves of one joined, errors parted from whatever else a file defines."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import is_code
from errcode.authoring.importers.sourcerow import Found

FEWEST = 3
"""Rows that make a list where no name says that it is one: any program has two constants and a comment."""
_BEGINS = re.compile(r"_?(ERR|Err|err)(OR|or)?s?([A-Z_\d]|$)|[Ee]_|(?i:res_e|status_)")
_ERRORS = re.compile(rf"{_BEGINS.pattern}|\w*_(ERR|err)(OR|or)?(_|$)")
_CODE_PART = re.compile(r"(?i)(^|_)(code|cd|no|num)(_|$)")
_TEXT_PART = re.compile(r"(?i)(^|_)(desc|description|message|msg|text|reason)(_|$)")
_SENTINEL = re.compile(r"Err(or)?[A-Z]\w*|E[A-Z]\w*Error")
"""A value that a program compares errors with: `ErrTimeout = errors.New("timed out")`."""


def paired(rows: list[Found]) -> list[Found]:
    """Join constants that are two halves of one: `ERROR_CODE_01 = "01"` and `ERROR_DESC_01 = "text"`."""
    texts = {_TEXT_PART.sub("_", row.name).strip("_"): row for row in rows if _TEXT_PART.search(row.name)}
    joined: list[Found] = []
    halves: set[int] = set()
    for row in rows:
        half = texts.get(_CODE_PART.sub("_", row.name).strip("_"))
        if half is not None and half is not row and (row.numbers or row.texts):
            halves.add(id(half))
            texts_of = (*row.texts, *half.texts)
            row = row.replace(numbers=() if row.texts else row.numbers, texts=texts_of, comment=row.comment)
        joined.append(row)
    return [row for row in joined if id(row) not in halves]


def by_maker(rows: list[Found]) -> list[list[Found]]:
    """Part constants that are made alike, `New("retry", "text")`, from what else is declared beside them."""
    makers = Counter(row.references[0] for row in rows if row.references and row.texts)
    maker, count = makers.most_common(1)[0] if makers else ("", 0)
    made = [row for row in rows if row.references[:1] == (maker,)]
    others = [row for row in rows if row not in made]
    return [made, others] if count >= FEWEST and others and not any(row.references for row in others) else [rows]


def by_prefix(rows: list[Found]) -> list[tuple[tuple[str, ...], list[Found]]]:
    """Part constants by how their names begin: `ERR_…` are a list of their own beside whatever else a file has."""
    typed = set.intersection(*(set(row.references) for row in rows))
    if kind := next((name for name in sorted(typed) if words.ERROR_CODE.search(words.plain(name))), None):
        return [((kind,), rows)]  # `const Late ErrorCode = 40`
    said = _of_errors([row.name for row in rows])
    scope = words.plain(rows[0].scope[-1]) if rows[0].scope else ""
    numbered = [row for row in rows if row.numbers and not row.texts and row.name != "serialVersionUID"]
    if words.SUBJECT.search(scope) and FEWEST <= len(numbered) < len(rows):  # codes beside what a class works with
        return [((), numbered), ((), [row for row in rows if row not in numbered])]
    if (
        len(rows) >= FEWEST
        and all(_BEGINS.match(row.name) and not row.name.islower() for row in rows if row.name)
        and any(row.name for row in rows)
    ):
        return [(("Error constants",), rows)]
    if sum(said) < 2 or all(said) or any(words.ERROR_CODE.search(words.plain(name)) for name in rows[0].scope):
        return [((), rows)]
    errors = _counted_on(rows, said)
    others = [row for row in rows if row not in errors]
    return [(("Error constants",), errors), ((), others)]


def _counted_on(rows: list[Found], said: list[bool]) -> list[Found]:
    """Give the constants of errors, and those that count on from the one beside them: E_BASE = 1, ERR_KEY = 2."""
    errors = list(said)
    for order in (range(len(rows)), reversed(range(len(rows)))):
        for before, at in itertools.pairwise(order):
            one, next_one = _number(rows[before]), _number(rows[at])
            if errors[before] and one is not None and next_one is not None and abs(one - next_one) == 1:
                errors[at] = True
    return [row for row, error in zip(rows, errors, strict=True) if error]


def _number(row: Found) -> int | None:
    """Give a constant's only number."""
    text = row.numbers[0] if len(row.numbers) == 1 and not row.texts else ""
    return int(text, 0) if re.fullmatch(r"-?(0x[\dA-Fa-f]{1,16}|0|[1-9]\d{0,15})", text) else None


def _of_errors(names: list[str]) -> list[bool]:
    """Tell which names are of errors: they begin so, or say so as most do that begin alike."""
    said = [bool(_ERRORS.match(name) or words.SUBJECT.search(words.plain(name))) for name in names]
    shares: dict[str, list[bool]] = {}
    for name, holds in zip(names, said, strict=True):
        shares.setdefault(name.split("_")[0], []).append(holds)
    return [
        holds and (bool(_BEGINS.match(name)) or sum(shares[name.split("_")[0]]) * 2 >= len(shares[name.split("_")[0]]))
        for name, holds in zip(names, said, strict=True)
    ]


def sentinels(rows: list[Found]) -> list[list[Found]]:
    """Make the names of errors that have a text and no number their codes, a list apart, where several are so."""
    named = [row for row in rows if _SENTINEL.fullmatch(row.name)]
    found = [row for row in named if is_sentinel(row)]
    if len(found) < FEWEST or len(found) * 5 < len(named) * 3:
        return [rows]
    places = set(map(id, found))
    rest = [row for row in rows if id(row) not in places]
    return [[row.replace(key=row.name, name="") for row in found], *([rest] if rest else [])]


def is_sentinel(row: Found) -> bool:
    """Tell whether a constant is the name of an error, with its text: `ErrTimeout = errors.New("timed out")`."""
    return (
        bool(_SENTINEL.fullmatch(row.name))
        and len(row.texts) == 1
        and not row.numbers
        and not row.named
        and not is_code(row.texts[0])
    )
