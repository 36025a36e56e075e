"""Codes that a table of fields lists within a cell: `resultCode | int | 0: fine, -1: no account, -2: no balance`."""

from __future__ import annotations

import re

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import is_number, text_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.importers.grid import Grid

FEWEST = 3
"""Codes of a cell that are a list; two may be yes and no."""
LONGEST = 4_000
"""Characters of a cell: a longer one is a page."""
_MARKS = re.compile(r"\d\W{0,4}[:：=–—→-].*\d\W{0,4}[:：=–—→-].*\d\W{0,4}[:：=–—→-]", re.DOTALL)
"""What a cell with three codes has at least: looked for first, for most cells have none."""
_PAIR = re.compile(
    r"(?:^|[\n,;、，；。./(]\s*|\s[-•·*]\s|\s{2,})[`'\"“]?(?P<code>[-−]?\d{1,9}|[A-Z]{1,6}[-_]?\d{2,9})[`'\"”]?\s*"
    r"(?:[:：=]|\s[-–—→]+\s)\s*(?P<text>[^\n,;、，；]{2,300}?)(?=\s*(?:$|[\n,;、，；)]|\s[-•·*]\s|"
    r"/\s*[`'\"“]?[-−]?\d+\s*[:：=]))"
)


def listed(grid: Grid) -> Iterator[Grid]:
    """Give the codes that the cells of a field called a code list, the field as their heading."""
    if grid.known or grid.laid:
        return
    for row in grid.rows:
        if not any(_MARKS.search(cell) for cell in row[1:]):
            continue
        name = next((cell for cell in row[:2] if _is_code_field(cell)), None)
        if name is None:
            continue
        for cell in row[1:]:
            rows = _pairs(text_in(cell)) if len(cell) < LONGEST else []
            if len(rows) >= FEWEST:
                yield grid.replace(
                    headings=(*grid.headings, name.strip("` ")),
                    header=None,
                    rows=tuple(rows),
                    known=("code", "message"),
                    repeats=True,
                    guessed=True,
                )


def _is_code_field(cell: str) -> bool:
    said = words.plain(cell)
    return 2 < len(said) < 40 and len(said.split()) < 5 and bool(words.ERROR_CODE.search(said))


def _pairs(text: str) -> list[tuple[str, str]]:
    found = [(pair["code"].replace("−", "-"), " ".join(pair["text"].split())) for pair in _PAIR.finditer(text)]
    codes = [code for code, text in found if is_number(code) and any(map(str.isalpha, text))]
    return found if len(set(codes)) == len(found) else []
