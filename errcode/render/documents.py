"""Answers as Markdown and as HTML: for tickets, chats and mails. They say what a card says, in the same order.

What comes from tables, users and logs is escaped: nothing of it becomes a heading, a link, a tag or a list.
"""

from __future__ import annotations

import re
from html import escape

from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.render.cards import CardRow
    from errcode.render.styled import Line, Part

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_BEGINNING = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def markdown(head: Line, rows: Iterable[CardRow]) -> str:
    """Give a card as Markdown: a heading, paragraphs, and a list of the facts."""
    title = "".join(text for text, _ in head)
    return "\n".join([f"### {_marked(title)}", "", *_paragraphs(rows), ""]) + "\n"


def _paragraphs(rows: Iterable[CardRow]) -> Iterable[str]:
    listed = False
    for heading, parts in rows:
        text = "".join(map(_link, parts)).strip()
        if heading:
            listed = True
            yield f"- {_marked(heading)}: " + text.replace("\n", "  \n  ")
        else:
            yield from ([""] if listed else [])
            yield text.replace("\n", "  \n")
            yield ""


def _link(part: Part) -> str:
    text, style = part
    shown = _marked(text)
    if style.startswith("link "):
        return f"[{shown}](<{style[5:]}>)"
    return f"**{shown.strip()}**" if style == "bold" and shown.strip() and "\n" not in shown else shown


def _marked(text: str) -> str:
    """Escape what Markdown would take for its own; line ends stay."""
    safe = _SPECIAL.sub(r"\\\1", visible(text, lines=True))
    return _BEGINNING.sub(lambda match: f"{match[1]}\\{match[2]}" if len(match[2]) == 1 else _numbered(match), safe)


def _numbered(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"


def html(head: Line, rows: Iterable[CardRow]) -> str:
    """Give a card as a piece of HTML: an article with a heading, paragraphs, and a list of the facts."""
    title = escape(visible("".join(text for text, _ in head)))
    said, facts = [], []
    for heading, parts in rows:
        text = "".join(map(_anchor, parts)).replace("\n", "<br>\n")
        if heading:
            facts.append(f"<dt>{escape(visible(heading))}</dt><dd>{text}</dd>")
        else:
            said.append(f"<p>{text}</p>")
    listed = ["<dl>", *facts, "</dl>"] if facts else []
    return "\n".join([f'<article class="errcode"><h3>{title}</h3>', *said, *listed, "</article>"]) + "\n"


def _anchor(part: Part) -> str:
    text, style = part
    shown = escape(visible(text, lines=True))
    if style.startswith("link "):
        return f'<a href="{escape(style[5:])}">{shown}</a>'
    return f"<strong>{shown}</strong>" if style == "bold" and shown.strip() else shown


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], form: str) -> str:
    """Give a table as Markdown or as HTML."""
    if form == "markdown":
        lines = [headings, ["---"] * len(headings), *rows]
        shown = [[cell if line is lines[1] else _marked(cell).replace("\n", "<br>") for cell in line] for line in lines]
        return "".join(f"| {' | '.join(cells)} |\n" for cells in shown)
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    cells = [[escape(visible(cell, lines=True)).replace("\n", "<br>") for cell in row] for row in rows]
    body = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells]
    return "\n".join(['<table class="errcode">', f"<tr>{head}</tr>", *body, "</table>"]) + "\n"
