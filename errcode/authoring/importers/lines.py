"""Text read line by line: Markdown's pipe tables and bullets, and the blocks that a page leaves when it is copied."""

from __future__ import annotations

import html
import re

from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.library import library
from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_RULE = frozenset(" \t|:+-")
_HEADING = re.compile(r"#{1,6}\s")
_BULLET = re.compile(r"\s*[-*+•·‣◦]\s+(.*)")
_CODED = re.compile(
    r"\W{0,4}?(?P<code>-?\d{1,9}|[A-Z]{2,8}\d{3,8}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"
    r"[*`_]*\s*(?::|-|–|—|=|\||\s)\s*(?P<text>\S.*)"
)
_BLOCK = re.compile(r"(?P<code>-?\d{1,9})(?:\s+(?P<name>[A-Z][A-Z0-9_]*))?")


def grids_in_lines(text: str, *, markdown: bool = True) -> Iterator[Grid]:
    """Give the tables, coded bullets and coded blocks of a text, in its order.

    Pipe tables need not have as many rule cells as columns, and bullets look like
    `- **105**: Price is not correct (올바르지 않은 가격)`. A block is a line with a code, perhaps a name, and bullets
    below it.
    """
    lines = text.splitlines()
    clean = _inline() if markdown else str.strip
    titled_by_marks = any(_titled(line) is not None for line in lines)
    heading: str | None = None
    at = 0
    while at < len(lines):
        titled = _titled(lines[at])
        if titled is not None:
            heading = clean(titled)
            at += 1
            continue
        for read in (_pipe_table, _blocks, _bullets):
            grid, end = read(lines, at, clean, heading)
            if grid:
                yield grid
                at = end
                break
        else:
            heading = heading if titled_by_marks else _plain_heading(lines, at) or heading
            at += 1


def _pipe_table(lines: list[str], at: int, clean: Callable[[str], str], heading: str | None) -> tuple[Grid | None, int]:
    if at + 1 >= len(lines) or "|" not in lines[at] or not _is_rule(lines[at + 1]):
        return None, at
    header = [clean(cell) for cell in _cells(lines[at])]
    rows: list[tuple[str, ...]] = []
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        cells = [clean(cell) for cell in _cells(lines[end])]
        if not _is_rule(lines[end]):
            rows.append(tuple((cells + [""] * len(header))[: max(len(header), len(cells))]))
        end += 1
    return Grid(heading=heading, header=tuple(header), rows=tuple(rows), place=f"line {at + 1}"), end


def _bullets(lines: list[str], at: int, clean: Callable[[str], str], heading: str | None) -> tuple[Grid | None, int]:
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        item = _BULLET.fullmatch(lines[end])
        coded = _CODED.fullmatch(" ".join(item.group(1).split())) if item else None
        if not coded and (rows and not lines[end].strip()):
            end += 1
            continue
        if not coded:
            break
        rows.append((coded.group("code"), *_split_korean(clean(coded.group("text")))))
        end += 1
    if not rows:
        return None, at
    return Grid(
        heading=heading, header=("code", "message", "description"), rows=tuple(rows), place=f"line {at + 1}"
    ), end


def _blocks(lines: list[str], at: int, clean: Callable[[str], str], heading: str | None) -> tuple[Grid | None, int]:
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        coded = _BLOCK.fullmatch(lines[end].strip())
        texts, after = _below(lines, end + 1, clean) if coded else ([], end)
        if not coded or not texts:
            break
        rows += [(coded.group("code"), coded.group("name") or "", text) for text in texts]
        end = after
    if not rows:
        return None, at
    return Grid(heading=heading, header=("code", "name", "message"), rows=tuple(rows), place=f"line {at + 1}"), end


def _below(lines: list[str], at: int, clean: Callable[[str], str]) -> tuple[list[str], int]:
    texts = []
    while at < len(lines):
        item = _BULLET.fullmatch(lines[at])
        if item:
            texts.append(clean(item.group(1)))
        elif lines[at].strip():
            break
        at += 1
    return texts, at


def _plain_heading(lines: list[str], at: int) -> str | None:
    """A short line between blank ones is the heading of what follows, in a page copied as text."""
    line = lines[at].strip()
    alone = (at == 0 or not lines[at - 1].strip()) and (at + 1 >= len(lines) or not lines[at + 1].strip())
    return line if line and alone and len(line) <= 80 and not line.endswith((".", "다", "요")) else None


def _cells(line: str) -> list[str]:
    """Split a row at its pipes: not at escaped ones, nor at those inside code marks."""
    cells, cell, code = [], "", False
    previous = ""
    for character in line.strip():
        if character == "`":
            code = not code
        if character == "|" and previous != "\\" and not code:
            cells.append(cell)
            cell = ""
        else:
            cell += character
        previous = character
    cells.append(cell)
    if line.strip().startswith("|"):
        cells = cells[1:]
    return cells[:-1] if line.strip().endswith("|") and len(cells) > 1 else cells


def _titled(line: str) -> str | None:
    """Give what a Markdown heading says; None of what is no heading."""
    line = line.strip()
    mark = _HEADING.match(line)
    return line[mark.end() :].strip().rstrip("#").rstrip() if mark else None


def _is_rule(line: str) -> bool:
    return "|" in line and "--" in line and _RULE.issuperset(line)


def _split_korean(text: str) -> tuple[str, str]:
    """Part a text from its Korean in brackets: at least half of the words there are Korean."""
    whole = text.removesuffix(".")
    before, bracket, inner = whole[:-1].rpartition("(") if whole.endswith(")") else ("", "", "")
    korean = [word for word in inner.split() if re.search("[가-힣]", word)]
    if not bracket or ")" in inner or not before[-1:].isspace() or len(korean) * 2 < max(len(inner.split()), 1):
        return text, ""
    return before.rstrip(), inner


def _inline() -> Callable[[str], str]:
    """Give the function that reads Markdown's marks within a line: escapes, entities, code, emphasis, links."""
    parser = library("markdown_it", "Markdown").MarkdownIt("commonmark", {"html": False})

    def read(text: str) -> str:
        if not re.search(r"[\\&`*_\[<!]", text):
            return text.strip()
        tokens = parser.parseInline(text.strip())[0].children or []
        return html.unescape(
            "".join("\n" if token.type.endswith("break") else token.content for token in tokens)
        ).strip()

    return read
