"""HTML: tables, lists and blocks in the order of the page."""

from __future__ import annotations

import re

from errcode.authoring.importers import plaintext
from errcode.authoring.importers.bounds import UnreadableError
from errcode.authoring.importers.examples import Shown
from errcode.authoring.importers.htmltables import parsed, table_in
from errcode.authoring.importers.markdown import Markdown
from errcode.authoring.importers.outline import Outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid

_UNSEEN = "script, style, noscript, nav, svg, head > title, select, button"
_BLOCKS = frozenset(
    (
       "p", "div", "li", "dt", "dd", "pre", "tr", "br", "section", "article", "ul", "ol", "dl", "table", "h1", "h2",
       "h3", "h4", "h5", "h6", "blockquote", "hr",
    )
)  # fmt: skip


_WHOLE = frozenset(("table", "summary", "h1", "h2", "h3", "h4", "h5", "h6"))
"""What is read whole."""


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
    tree = parsed(text)
    for unseen in tree.css(_UNSEEN):
        unseen.decompose()
    outline = Outline()
    lines: list[str] = []
    for node in _in_order(tree):
        if node.tag == "table":
            yield from table_in(node, outline.headings, _place(outline), outline.beside)
            lines += ["", ""]
        elif re.fullmatch("h[1-6]", node.tag or ""):
            outline.enter(int(node.tag[1]), node.text(separator=" "))
            lines.append(f"{'#' * int(node.tag[1])} {' '.join(node.text(separator=' ').split())}")
        elif node.tag == "summary":
            lines += ["", f"**{' '.join(node.text(separator=' ').split())}**", ""]
        elif node.tag == "-text":
            outline.say(node.text(deep=False))
            _append(lines, node)
        elif node.tag in _BLOCKS:
            inside = node.parent is not None and node.parent.tag in ("dd", "li")
            lines.append({"li": "- ", "dt": "- ", "dd": ": "}.get(node.tag, "  " if inside else ""))
    yield from _outside(lines)


def _outside(lines: list[str]) -> Iterator[Grid]:
    """Read what stands outside tables: headings keep their marks, so the reader of Markdown's lines fits."""
    joined = re.sub(r"\n+:\s+(?=[^\s-])", ": ", "\n".join(line.rstrip() for line in lines))
    if any(line.startswith(("#", "**")) for line in lines):
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
        following = node.child if node.tag not in _WHOLE else None
        while following is None and node is not None:
            following = node.next
            node = node.parent if following is None else node
        node = following


def elements(text: str) -> Iterator[Grid]:
    """Give the tables and the examples of a page that is written as components in source code (JSX)."""
    outline, shown = Outline(), Shown()
    for node in _in_order(parsed(re.sub(r"className=", "class=", text))):
        if node.tag == "table":
            yield from table_in(node, outline.headings, _place(outline), outline.beside)
        elif re.fullmatch("h[1-6]", node.tag or ""):
            outline.enter(int(node.tag[1]), node.text(separator=" "))
        elif node.tag == "pre":
            shown.take(node.text().strip().strip("{}`").join("{}"), outline.headings, _place(outline))
    yield from shown.grids()


def _of_archive(text: str) -> str:
    """Give the page of a web archive, which is written like a mail."""
    import email

    for part in email.message_from_string(text).walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return body.decode(part.get_content_charset() or "utf-8", "replace")
    raise UnreadableError("no page in this web archive", "웹 아카이브 안에 페이지가 없습니다")
