"""HTML: tables with their spans filled in, lists and blocks in the order of the page; components of MDX."""

from __future__ import annotations

import re

from errcode.authoring.importers import plaintext
from errcode.authoring.importers.bounds import UnreadableError
from errcode.authoring.importers.cells import is_code, text_in
from errcode.authoring.importers.examples import Shown
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.library import library
from errcode.authoring.importers.outline import Outline

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
_UNSEEN = "script, style, noscript, nav, svg, head > title, select, button"
_BLOCKS = frozenset(
    (
       "p", "div", "li", "dt", "dd", "pre", "tr", "br", "section", "article", "ul", "ol", "dl", "table", "h1", "h2",
       "h3", "h4", "h5", "h6", "blockquote", "hr",
    )
)  # fmt: skip
_UNENDED = (
    "p|li|td|tr|th|dt|dd|thead|tbody|tfoot|option|html|head|body|col|colgroup|br|img|hr|input|meta|link|source|wbr"
)
_TAG = re.compile(rf"<(/?)(?!(?:{_UNENDED})\b)([a-zA-Z][\w.-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
DEEPEST = 400
"""Elements within one another: browsers stop there, and what a parser does with more takes its time."""
WIDEST = 200
"""Columns and rows that a cell may span."""


def grids(text: str, name: str = "") -> Iterator[Grid]:
    """Give the tables of a page, then what stands outside them, read as text.

    Raises:
        ValueError: It is nested more deeply than a page is.
    """
    if name.endswith((".mhtml", ".mht")):
        text = _of_archive(text)
    if name.endswith((".vue", ".svelte")):
        text = re.sub(r"<(/?)template\b[^>]*>", r"<\1div>", text)
        text = re.sub(r"<(/?)(?:[a-z]+-)+table\b", r"<\1table", text)  # components that become tables
    tree = _parsed(text)
    for unseen in tree.css(_UNSEEN):
        unseen.decompose()
    outline = Outline()
    lines: list[str] = []
    for node in _in_order(tree):
        if node.tag == "table":
            yield from _table(node, outline.headings, _place(outline), outline.beside)
            lines += ["", ""]
        elif re.fullmatch("h[1-6]", node.tag or ""):
            outline.enter(int(node.tag[1]), node.text(separator=" "))
            lines.append(f"{'#' * int(node.tag[1])} {' '.join(node.text(separator=' ').split())}")
        elif node.tag == "-text":
            outline.say(node.text(deep=False))
            _append(lines, node)
        elif node.tag in _BLOCKS:
            inside = node.parent is not None and node.parent.tag in ("dd", "li")
            lines.append({"li": "- ", "dt": "- ", "dd": ": "}.get(node.tag, "  " if inside else ""))
    yield from _outside(lines)


def _outside(lines: list[str]) -> Iterator[Grid]:
    """Read what stands outside tables: headings keep their marks, so the reader of Markdown's lines fits."""
    from errcode.authoring.importers.markdown import Markdown

    joined = re.sub(r"\n+:\s+(?=[^\s-])", ": ", "\n".join(line.rstrip() for line in lines))
    if any(line.startswith("#") for line in lines):
        yield from Markdown(joined.split("\n"), str.strip).grids()
    else:
        yield from plaintext.grids(joined)


def _append(lines: list[str], node: Any) -> None:
    text = node.text(deep=False)
    if node.parent is not None and node.parent.tag in ("pre", "code") and "\n" in text.strip():
        lines += ["```", *text.split("\n"), "```", ""]
    elif text.strip():
        words = " ".join(text.split())
        joint = " " if lines and lines[-1] and not lines[-1].endswith(" ") else ""
        lines[-1:] = [f"{lines[-1]}{joint}{words}" if lines else words]


def _place(outline: Outline) -> str:
    return f"table under {outline.headings[-1]!r}" if outline.headings else "table"


def _in_order(tree: Any) -> Iterator[Any]:
    """Give the nodes of a page in its order; not those inside tables and headings, which are read whole."""
    node = tree.body or tree.root
    while node is not None:
        yield node
        following = node.child if node.tag not in ("table", "h1", "h2", "h3", "h4", "h5", "h6") else None
        while following is None and node is not None:
            following = node.next
            node = node.parent if following is None else node
        node = following


def tables(text: str, headings: tuple[str, ...], place: str, beside: str = "") -> Iterator[Grid]:
    """Give the tables in a piece of HTML."""
    for node in _parsed(text).css("table"):
        if node.parent is None or not _inside_table(node):
            yield from _table(node, headings, place, beside)


def _inside_table(node: Any) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "table":
            return True
        parent = parent.parent
    return False


def _parsed(text: str) -> Any:
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


def elements(text: str) -> Iterator[Grid]:
    """Give the tables and the examples of a page that is written as components in source code (JSX)."""
    outline, shown = Outline(), Shown()
    for node in _in_order(_parsed(re.sub(r"className=", "class=", text))):
        if node.tag == "table":
            yield from _table(node, outline.headings, _place(outline), outline.beside)
        elif re.fullmatch("h[1-6]", node.tag or ""):
            outline.enter(int(node.tag[1]), node.text(separator=" "))
        elif node.tag == "pre":
            shown.take(node.text().strip().strip("{}`").join("{}"), outline.headings, _place(outline))
    yield from shown.grids()


def _table(table: Any, headings: tuple[str, ...], place: str, beside: str) -> Iterator[Grid]:
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
        if not cells:
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


_CONTROL = frozenset(("if", "when", "unless", "class", "className", "style", "href", "src", "key", "icon"))
"""Attributes that steer a component and say nothing."""
_ATTRIBUTE = re.compile(r"""([A-Za-z_][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'`]?([^{}"'`]*)["'`]?\s*\})""")


def components(lines: list[str], at: int, outline: Outline) -> tuple[Iterator[Grid], int]:
    """Read components of MDX that follow one another, a row each: their attributes, and the text that they hold."""
    name = re.match(r"\s*<([A-Z][\w.]*)", lines[at])
    rows: list[dict[str, str]] = []
    end = at
    while name and end < len(lines):
        if not lines[end].strip() and rows:
            end += 1
            continue
        if not re.match(rf"\s*<{re.escape(name[1])}\b", lines[end]):
            break
        row, after = _component(lines, end, name[1])
        if row is None:
            break
        rows.append(row)
        end = after
    header = list(dict.fromkeys(key for row in rows for key in row))
    if len(header) < 2 or not any(is_code(row.get(key, "").split(" ")[0]) for row in rows for key in header):
        return iter(()), at
    grid = _of_components(rows, header, (*outline.headings, name[1] if name else ""), f"line {at + 1}")
    return iter((grid.replace(beside=outline.beside),)), end


def _component(lines: list[str], at: int, name: str) -> tuple[dict[str, str] | None, int]:
    """Read one component, over as many lines as it takes."""
    text = ""
    for end in range(at, min(at + 60, len(lines))):
        text += lines[end] + "\n"
        opened = re.match(
            rf"\s*<{re.escape(name)}\b((?:[^<>\"'{{}}]|\"[^\"]*\"|'[^']*'|"
            rf"\{{[^{{}}]*\}})*?)(/?)>",
            text,
        )
        if not opened:
            continue
        closed = text.find(f"</{name}>", opened.end())
        if opened[2] or closed >= 0:
            given = {found[1]: found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(opened[1])}
            row = {name: value for name, value in given.items() if name not in _CONTROL}
            inner = re.sub(r"(?s)```.*?(```|$)", "", text[opened.end() : closed]) if closed >= 0 else ""
            inner = " ".join(text_in(inner.replace("`", "")).split())
            return {**row, **({"text": inner} if inner else {})}, end + 1
    return None, at


def _of_components(rows: list[dict[str, str]], header: list[str], headings: tuple[str, ...], place: str) -> Grid:
    """Make components a grid; a title such as `E1: text` or `404 Not Found` is parted into code and text."""
    from errcode.authoring.importers.coded import coded

    if not any(key.casefold() in ("code", "id", "errorcode") for key in header):
        for key in ("title", "name", "label", "header", "summary"):
            parted = [coded(row.get(key, "")) for row in rows]
            if all(parted):
                rows = [
                    {"code": pair[0], "message": pair[1], **row}
                    for pair, row in zip(filter(None, parted), rows, strict=True)
                ]
                header = ["code", "message", *(name for name in header if name != key)]
                break
    return Grid(
        headings=headings,
        header=tuple(header),
        rows=tuple(tuple(row.get(key, "") for key in header) for row in rows),
        place=place,
    )


def _of_archive(text: str) -> str:
    """Give the page of a web archive, which is written like a mail."""
    import email

    for part in email.message_from_string(text).walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return body.decode(part.get_content_charset() or "utf-8", "replace")
    raise UnreadableError("no page in this web archive", "웹 아카이브 안에 페이지가 없습니다")
