"""PDF documents: tables by their lines, else columns by where words begin, else lists that begin with codes."""

from __future__ import annotations

import io
import re

from errcode.authoring.importers import pagecolumns, plaintext
from errcode.authoring.importers.bounds import UnreadableError
from errcode.authoring.importers.cells import joined
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.library import library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MOST_PAGES = 400
"""Pages that are looked at; those without a digit beside a text are passed over unread."""
LONGEST_PAGE = 60_000
"""Characters of a page: more is a drawing, not a text."""


def grids(data: bytes) -> Iterator[Grid]:
    """Give the tables of a PDF.

    Raises:
        UsageError: The reader is not installed.
        ValueError: It is broken, encrypted, too long, or a scan without text.
    """
    reader = library("pdfplumber", "a PDF", "documents")
    try:
        with reader.open(io.BytesIO(data)) as book:
            yield from _pages(book)
    except ValueError:
        raise
    except Exception as error:  # the library raises whatever its parsers raise
        named = type(error).__name__
        if "Password" in named:
            raise UnreadableError(
                "it is encrypted: save it without a password", "암호가 걸려 있습니다. 암호 없이 저장하세요"
            ) from None
        raise ValueError(str(error) or named) from None


def _pages(book: Any) -> Iterator[Grid]:
    if len(book.pages) > MOST_PAGES:
        raise UnreadableError(
            f"{len(book.pages)} pages: save the pages with the codes as a PDF of their own (at most {MOST_PAGES})",
            f"{len(book.pages)}쪽입니다. 코드가 있는 쪽만 따로 PDF로 저장하세요(최대 {MOST_PAGES}쪽)",
        )
    characters = 0
    last: Grid | None = None
    for number, page in enumerate(book.pages, 1):
        characters += len(page.chars)
        if len(page.chars) < 4 or len(page.chars) > LONGEST_PAGE:
            page.close()
            continue
        for grid in _page(page, number):
            if last is not None and not _goes_on(last, grid):
                yield last
                last = None
            last = _joined(last, grid)
        page.close()
    if last is not None:
        yield last
    if characters < 20:
        raise UnreadableError(
            "a scan: pictures of pages, without text in them; run a text recognition first (ocrmypdf IN.pdf OUT.pdf) "
            "and import what it writes",
            "스캔한 문서라 글자가 없습니다. 먼저 글자를 인식시킨 뒤(ocrmypdf IN.pdf OUT.pdf) 그 결과를 가져오세요",
        )


def _goes_on(last: Grid, grid: Grid) -> bool:
    """Tell whether a table goes on over the page: as wide as the last one, under no heading of its own."""
    same = last.width == grid.width and (not grid.headings or grid.headings == last.headings)
    return same and bool(last.rows) and bool(grid.rows)


def _joined(last: Grid | None, grid: Grid) -> Grid:
    if last is None:
        return grid
    rows = grid.rows[1:] if grid.rows[0] == last.rows[0] else grid.rows  # the heading row is printed again
    return last.replace(rows=(*last.rows, *rows))


def _page(page: Any, number: int) -> Iterator[Grid]:
    tables = [table for table in page.find_tables() if len(table.rows) > 1]
    above, found = 0.0, 0
    for table in tables:
        rows = [tuple(_cell(cell) for cell in row) for row in table.extract()]
        if rows and max(map(len, rows)) > 1:
            found += 1
            heading = _above(page, above, table.bbox[1])
            yield Grid(headings=(heading,) if heading else (), rows=tuple(rows), place=f"page {number}")
        above = table.bbox[3]
    if not found:  # no rules, or only shades behind the rows
        yield from _unruled(page, number)


def _unruled(page: Any, number: int) -> Iterator[Grid]:
    found = list(pagecolumns.grids(_words(page), f"page {number}"))
    yield from found
    if not found:  # lists that begin with codes
        for grid in plaintext.grids(page.extract_text() or ""):
            yield grid.replace(place=f"page {number}, {grid.place}")


def _words(page: Any) -> list[pagecolumns.Word]:
    return [
        pagecolumns.Word(text=word["text"], left=word["x0"], right=word["x1"], top=word["top"], bottom=word["bottom"])
        for word in page.extract_words(x_tolerance=1)
    ]


def _cell(cell: str | None) -> str:
    return joined((cell or "").split("\n"))


def _above(page: Any, top: float, bottom: float) -> str:
    """Give the last line of text above a table."""
    if bottom - top < 4:
        return ""
    text = page.crop((page.bbox[0], max(top, page.bbox[1]), page.bbox[2], bottom), strict=False).extract_text() or ""
    lines = [line.strip() for line in text.split("\n") if re.search(r"[^\W\d]{2}", line)]
    return lines[-1][:120] if lines else ""
