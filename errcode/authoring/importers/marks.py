"""Markdown's marks within a line: pipes between cells; escapes, code, emphasis, links and entities of a text."""

from __future__ import annotations

import html
import re

from errcode.authoring.importers.cells import text_in
from errcode.authoring.importers.library import library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def cells(line: str) -> list[str]:
    """Split a row at its pipes: not at escaped ones, nor at those inside code marks."""
    line = line.strip()
    if line.count("`") % 2 == 0 and "`" in line:
        line = re.sub(r"`[^`]*`", lambda found: found[0].replace("|", "\x00"), line)
    parts = [cell.replace("\x00", "|").replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)]
    parts = parts[1:] if line.startswith("|") else parts
    return parts[:-1] if line.endswith("|") and len(parts) > 1 and not parts[-1].strip() else parts


def inline() -> Callable[[str], str]:
    """Give the function that reads Markdown's marks within a line: escapes, entities, code, emphasis, links."""
    parser = library("markdown_it", "Markdown").MarkdownIt("commonmark", {"html": False})

    def read(text: str) -> str:
        if not re.search(r"[\\&`*_\[<!~]", text):
            return text.strip()
        text = re.sub(r"(?i)<br\s*/?>", "\n", text).strip()
        tokens = parser.parseInline(text)[0].children or []
        kept = ("\n" if token.type.endswith("break") else token.content for token in tokens if token.type != "image")
        return text_in(html.unescape("".join(kept).replace("~~", "")))

    return read
