"""Tables of HTML, their spans filled in, and components that become tables."""

from __future__ import annotations

import re

from errcode.authoring.importers.bounds import UnreadableError
from errcode.authoring.importers.cells import text_in
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.library import library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


_COMPONENTS = {
    "Table": "table", "TableHeader": "thead", "TableBody": "tbody", "TableFooter": "tfoot", "TableRow": "tr",
    "TableCell": "td", "TableCaption": "caption", "Tr": "tr", "Td": "td", "Th": "th", "Thead": "thead",
    "Tbody": "tbody",
}  # fmt: skip
"""Components of the usual libraries, and the elements that they become."""
_UNENDED = (
    "p|li|td|tr|th|dt|dd|thead|tbody|tfoot|option|html|head|body|col|colgroup|br|img|hr|input|meta|link|source|wbr"
)
_TAG = re.compile(rf"<(/?)(?!(?:{_UNENDED})\b)([a-zA-Z][\w.-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
DEEPEST = 400
"""Elements within one another: browsers stop there, and what a parser does with more takes its time."""
WIDEST = 200
"""Columns and rows that a cell may span."""


def tables(text: str, headings: tuple[str, ...], place: str, beside: str = "") -> Iterator[Grid]:
    """Give the tables in a piece of HTML."""
    for node in parsed(text).css("table"):
        if node.parent is None or not _inside_table(node):
            yield from table_in(node, headings, place, beside)


def _inside_table(node: Any) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "table":
            return True
        parent = parent.parent
    return False


def parsed(text: str) -> Any:
    """Parse a page.

    Raises:
        UnreadableError: It is nested more deeply than a page is.
    """
    depth = deepest = 0
    for found in _TAG.finditer(text):
        depth += -1 if found[1] else 0 if found[3] else 1
        deepest = max(depth, deepest)
        if deepest > DEEPEST * 5:
            raise UnreadableError(
                "its elements are nested too deeply, or not closed", "요소가 너무 깊이 중첩되었거나 닫히지 않았습니다"
            )
    return library("selectolax.lexbor", "an HTML page").LexborHTMLParser(_as_html(text))


def _as_html(text: str) -> str:
    """Write components that become tables, `<TableRow>` and `<Td>`, as the elements that they become."""
    if not re.search(r"<(Table|T[rdh])\w*\b", text):
        return text
    head = "th" if "<TableHeader" in text else "thead"  # one library's heading cell is another one's heading part
    names = {**_COMPONENTS, "TableHead": head}
    return re.sub(
        r"<(/?)(Table\w*|T[rdh]|Thead|Tbody)\b", lambda found: f"<{found[1]}{names.get(found[2], found[2])}", text
    )


def table_in(table: Any, headings: tuple[str, ...], place: str, beside: str) -> Iterator[Grid]:
    """Read a table: cells that span rows or columns stand in each of them."""
    captions = table.css("caption")
    if captions:
        headings = (*headings, " ".join(captions[0].text(separator=" ").split()))
    rows, head = spread(list(_rows(table)))
    if not rows:
        return
    header = rows[head - 1] if head else None
    yield Grid(headings=headings, header=header, rows=tuple(rows[head:]), place=place, beside=beside)


def _rows(table: Any) -> Iterator[tuple[bool, list[tuple[str, int, int]]]]:
    """Give each row: whether it is one of headings, and its cells with what they span."""
    for row in table.css("tr"):
        cells = [node for node in row.iter() if node.tag in ("td", "th")]
        if not cells or (row.parent is not None and row.parent.tag == "tfoot"):
            continue
        heads = all(cell.tag == "th" for cell in cells) or (row.parent is not None and row.parent.tag == "thead")
        yield heads, [(_cell(cell), _span(cell, "rowspan"), _span(cell, "colspan")) for cell in cells]


def _cell(cell: Any) -> str:
    for broken in cell.css("br"):
        broken.replace_with("\n")
    return text_in(re.sub(r"[ \t]*\n[ \t\n]*", "\n", cell.text(separator=" ").replace("\xa0", " ")))


def _span(cell: Any, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), WIDEST) if value.isdigit() and len(value) < 6 else 1


def spread(rows: list[tuple[bool, list[tuple[str, int, int]]]]) -> tuple[list[tuple[str, ...]], int]:
    """Fill spans in; give the rows, and how many of the first are headings (at least one where codes begin below)."""
    filled: list[tuple[str, ...]] = []
    waiting: dict[int, tuple[str, int]] = {}
    head = 0
    for heads, cells in rows:
        row: list[str] = []
        given = iter(cells)
        while True:
            at = len(row)
            if at in waiting:
                text, left = waiting.pop(at)
                row.append(text)
                if left > 1:
                    waiting[at] = (text, left - 1)
                continue
            cell = next(given, None)
            if cell is None and not any(place > at for place in waiting):
                break
            text, down, across = cell or ("", 1, 1)
            for _ in range(across):
                if down > 1:
                    waiting[len(row)] = (text, down - 1)
                row.append(text)
        filled.append(tuple(row))
        head += heads and head == len(filled) - 1
    return filled, head
