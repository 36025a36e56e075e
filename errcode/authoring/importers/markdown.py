"""Markdown and MDX: pipe tables, HTML tables, bullets, headings that are codes, JSON blocks, components."""

from __future__ import annotations

import re

from errcode.authoring.importers import assigned, coded, headed, htmltables, multiline, textcolumns, words
from errcode.authoring.importers.cells import text_in
from errcode.authoring.importers.components import components
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.marks import cells, inline
from errcode.authoring.importers.outline import Outline
from errcode.authoring.importers.walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from errcode.authoring.importers.walk import Step

_RULE = re.compile(r"[\s|:+-]*(?:--|\|\s*:?-:?\s*\|)[\s|:+-]*")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*([\w.+-]*).*")
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_COMPONENT = re.compile(r"\s*<([A-Z][A-Za-z0-9.]*)\b")
_ANCHOR = re.compile(r"(?<!\s)\s*\{#[\w.:-]+\}\s*$")  # begun where blanks begin: many of them are gone through once
"""The name that a heading gives itself: `## 400 Bad Request {#http-400}`."""
_CONTENTS = re.compile(r"(?m)^\s*[-*+]\s+\[[^\[\]]*\]\(#[^()\s]*\)\s*$")
"""A line of a table of contents: a link into the document itself."""
_BREAK = re.compile(r"\s{0,3}([-*_])(\s*\1){2,}\s*")
"""A rule across the page."""
_TITLED = re.compile(
    r"""\s*<(?:Tab|TabItem|TabPanel|Accordion|AccordionItem|Expandable|Collapsible|Details|Step|Section|Card)\b[^<>]*?"""
    r"""\b(?:title|label|name|header|summary)\s*=\s*(?:"([^"]{2,80})"|'([^']{2,80})'|\{\s*["'`]([^"'`{}]{2,80})["'`]\s*\})"""
    r"""|\s*<summary\b[^<>]*>\s*(.{2,80}?)\s*</summary>\s*"""
)
"""A component that has a title: what it holds stands under it."""
MOST_LINES = 12
"""Of a row between two rules."""
_LISTS = (
    coded.definitions, assigned.lines, coded.blocks, coded.bullets, textcolumns.coded_lines, coded.code_above_text,
    coded.titled,
)  # fmt: skip
"""What reads lists, in the order in which they are tried."""
_ITEM = re.compile(r"(\s*)[-*+]\s+(.*)")
_BOLD = re.compile(r"\s*\*\*([^*]{3,80})\*\*:?\s*")


def grids(text: str) -> Iterator[Grid]:
    """Give the tables, coded lists and examples of Markdown, in its order."""
    text = re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    text = re.sub(r"\A---\n.*?\n---\n", _front, text, flags=re.DOTALL)
    yield from Markdown(_CONTENTS.sub("", text).split("\n"), inline()).grids()


def _front(found: re.Match[str]) -> str:
    """Keep a front matter's title as the document's heading, and the number of lines."""
    title = re.search(r"(?m)^title:\s*[\"']?(.*?)[\"']?$", found[0])
    lines = [""] * found[0].count("\n")
    return "\n".join([f"# {title[1]}" if title else "", *lines[1:], ""])


class Markdown(Walk):
    """A reader that goes through lines: one step takes what begins at a line, and says where it ends."""

    def __init__(self, lines: list[str], clean: Callable[[str], str]) -> None:
        super().__init__(lines)
        self.clean = clean
        self.outline = Outline()
        self._headed: headed.Headed | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """What may begin at a line, in the order in which it is tried."""
        return (
            self._fence, self._html, self._component, self._table, self._multiline, self._ruled, self._tabs,
            self._nested, self._list,
        )  # fmt: skip

    def other(self, at: int) -> tuple[Iterator[Grid], int]:
        """Take a heading, which may end a list of coded headings, or a sentence."""
        wide = self._heading(at)
        return (self._ended(), at + wide) if wide else (iter(()), at + self._sentence(at))

    def last(self) -> Iterator[Grid]:
        """End what is open."""
        return self._end_of_codes()

    def _heading(self, at: int) -> int:
        """Enter a heading; give the lines that it takes, 0 when there is none."""
        level, title, wide = self._title(at)
        if not level:
            return 0
        clean = self.clean(_ANCHOR.sub("", title))
        found = coded.headed(clean, self.outline.above(level))
        trouble = words.TROUBLE.search(words.plain(clean))
        inner = found or (coded.one_word(clean, ("error",)) if trouble else None)
        self._closed = None
        if found and self._headed and level > self._headed.level and self._headed.is_chapter(found[0]):
            self._closed, self._headed = self._headed, None
        if self._headed and (level < self._headed.level or (level == self._headed.level and not found)):
            self._closed, self._headed = self._headed, None
        if found and (self._headed is None or self._headed.level == level):
            self._headed = self._headed or headed.Headed(self.outline.above(level), level, f"line {at + 1}")
            self._headed.enter(*found, clean)
        elif self._headed and not (inner and self._headed.within(*inner)):
            self._headed.below(clean)
        self.outline.enter(level, clean)
        return wide

    _closed: headed.Headed | None = None

    def _ended(self) -> Iterator[Grid]:
        closed, self._closed = self._closed, None
        grid = closed.grid() if closed else None
        if grid:
            yield grid

    def _end_of_codes(self) -> Iterator[Grid]:
        self._closed, self._headed = self._headed, None
        yield from self._ended()

    def _title(self, at: int) -> tuple[int, str, int]:
        """Give a heading's level, text and number of lines; also one underlined, or a line in bold alone."""
        found = _HEADING.match(self.lines[at])
        if found:
            return len(found[1]), self.lines[at][found.end() :].rstrip().rstrip("#").rstrip(), 1
        below = self.lines[at + 1].strip() if at + 1 < len(self.lines) else ""
        text = self.lines[at].strip()
        if text and len(below) > 2 and not text.startswith(("|", "-", "<")) and set(below) in ({"="}, {"-"}):
            return (1 if below[0] == "=" else 2), text, 2
        titled = _TITLED.match(self.lines[at])
        if titled:
            return 7, text_in(next(filter(None, titled.groups()))).strip("*: "), 1
        bold = _BOLD.fullmatch(self.lines[at])
        return (7, bold[1], 1) if bold and not (at and self.lines[at - 1].strip()) else (0, "", 0)

    def _sentence(self, at: int) -> int:
        line = self.lines[at]
        if line.strip() and not _BREAK.fullmatch(line):
            clean = self.clean(line)
            self.outline.say(clean)
            if self._headed:
                self._headed.say(line, clean)
        return 1

    def _fence(self, at: int) -> tuple[Iterator[Grid], int]:
        opened = _FENCE.fullmatch(self.lines[at])
        if not opened:
            return iter(()), at
        end = at + 1
        while end < len(self.lines) and not self.lines[end].lstrip().startswith(opened[1]):
            end += 1
        body = "\n".join(self.lines[at + 1 : end])
        return self._block(body, at), end + 1

    def _block(self, body: str, at: int) -> Iterator[Grid]:
        """Read a block of code: an answer shown as an example, or a table that blanks keep in columns."""
        if self._headed and self._headed.show(body):
            return
        if not self.shown.take(body, self.outline.headings, f"line {at + 1}"):
            tables = list(self._tables_in(body, at)) if "|" in body else []
            if tables:
                yield from tables
                return
            listed = assigned.grid(body, self.outline.headings, f"line {at + 2}")
            if listed:
                yield listed
                return
            yield from textcolumns.grids(body, self.outline.headings, first=at + 2, beside=self.outline.beside)

    def _tables_in(self, body: str, at: int) -> Iterator[Grid]:
        """Give the tables that a block shows as they are written."""
        inner = Markdown(body.split("\n"), self.clean)
        inner.outline = self.outline
        for place in range(len(inner.lines) - 1):
            for found in inner._table(place)[0]:
                yield found.replace(place=f"line {at + place + 2}")

    def _html(self, at: int) -> tuple[Iterator[Grid], int]:
        if not _HTML_TABLE.search(self.lines[at]):
            return iter(()), at
        end, depth = at, 0
        while end < len(self.lines):
            depth += len(_HTML_TABLE.findall(self.lines[end])) - len(re.findall(r"(?i)</table", self.lines[end]))
            end += 1
            if depth <= 0:
                break
        body = "\n".join(self.lines[at:end])
        return htmltables.tables(body, self.outline.headings, f"line {at + 1}", self.outline.beside), end

    def _component(self, at: int) -> tuple[Iterator[Grid], int]:
        if not _COMPONENT.match(self.lines[at]):
            return iter(()), at
        return components(self.lines, at, self.outline)

    def _table(self, at: int) -> tuple[Iterator[Grid], int]:
        lines = self.lines
        if (
            at + 1 >= len(lines)
            or "|" not in lines[at]
            or "|" not in lines[at + 1]
            or not _RULE.fullmatch(lines[at + 1])
        ):
            return iter(()), at
        header = tuple(self.clean(cell) for cell in cells(lines[at]))
        rows: list[tuple[str, ...]] = []
        end = at + 2
        while end < len(lines) and ("|" in lines[end] or self._goes_on(end, len(header))):
            if lines[end].strip() and not _RULE.fullmatch(lines[end]):
                row = [self.clean(cell) for cell in cells(lines[end])]
                rows.append(tuple((row + [""] * len(header))[: max(len(header), len(row))]))
            end += 1
        grid = Grid(
            headings=self.outline.headings,
            header=header if any(header) else None,
            rows=tuple(rows),
            place=f"line {at + 1}",
            beside=self.outline.beside,
        )
        if self._headed:
            self._headed.table(grid)
        return iter((grid,)), end

    def _goes_on(self, at: int, wide: int) -> bool:
        """Tell whether a table goes on behind a blank line: with a row as wide that is no heading row."""
        row, below = (*self.lines[at + 1 : at + 3], "", "")[:2]
        if self.lines[at].strip() or not row.lstrip().startswith("|") or _RULE.fullmatch(row):
            return False
        return len(cells(row)) == wide and not (below.strip() and _RULE.fullmatch(below))

    def _multiline(self, at: int) -> tuple[Iterator[Grid], int]:
        rows, end = multiline.rows(self.lines, at)
        if not rows:
            return iter(()), at
        cells = [tuple(map(self.clean, row)) for row in rows]
        headings, beside = self.outline.headings, self.outline.beside
        grid = Grid(headings=headings, header=cells[0], rows=tuple(cells[1:]), place=f"line {at + 1}", beside=beside)
        return iter((grid,)), end

    def _ruled(self, at: int) -> tuple[Iterator[Grid], int]:
        """A table whose rows stand between rules across the page."""
        rows: list[tuple[str, ...]] = []
        end = at
        while end < len(self.lines) and self.lines[end].strip():
            after = next((place for place in range(end, len(self.lines)) if self._rule(place)), len(self.lines))
            row = tuple(self.clean(cell) for cell in cells(" ".join(self.lines[end:after])))
            if len(row) < 2 or (rows and len(row) > len(rows[0])) or after - end > MOST_LINES:
                break
            rows.append(row)
            end = after + 1 if after < len(self.lines) and self.lines[after].strip() else after
        if len(rows) < 3:
            return iter(()), at
        grid = Grid(
            headings=self.outline.headings,
            header=rows[0],
            rows=tuple(rows[1:]),
            place=f"line {at + 1}",
            beside=self.outline.beside,
        )
        return iter((grid,)), end

    def _rule(self, at: int) -> bool:
        """Tell whether a line is a rule, or blank."""
        return not self.lines[at].strip() or bool(_BREAK.fullmatch(self.lines[at]))

    def _tabs(self, at: int) -> tuple[Iterator[Grid], int]:
        """A table that was copied from a page: its cells stand between tabs."""
        end = at
        while end < len(self.lines) and "\t" in self.lines[end].strip():
            end += 1
        if end < at + 2:
            return iter(()), at
        rows = tuple(tuple(self.clean(cell) for cell in line.strip().split("\t")) for line in self.lines[at:end])
        grid = Grid(headings=self.outline.headings, rows=rows, place=f"line {at + 1}", beside=self.outline.beside)
        return iter((grid,)), end

    def _nested(self, at: int) -> tuple[Iterator[Grid], int]:
        """A table written as bullets: a row each, its further cells as bullets below it."""
        rows: list[list[str]] = []
        end, deep = at, 0
        while end < len(self.lines) and (item := _ITEM.fullmatch(self.lines[end])):
            deep = len(item[1]) if not rows else deep
            if len(item[1]) <= deep:
                rows.append([])
            rows[-1].append(self.clean(item[2]))
            end += 1
        wide = len(rows[0]) if rows else 0
        if self._headed or len(rows) < 3 or not 2 <= wide <= 8 or any(len(row) != wide for row in rows):
            return iter(()), at
        grid = Grid(
            headings=self.outline.headings,
            rows=tuple(map(tuple, rows)),
            place=f"line {at + 1}",
            beside=self.outline.beside,
            guessed=True,
        )
        return iter((grid,)), end

    def _list(self, at: int) -> tuple[Iterator[Grid], int]:
        if (self._headed and coded.BULLET.fullmatch(self.lines[at])) or self._title(at)[0]:
            return iter(()), at  # what is said of a code that is a heading, or such a heading
        for read in _LISTS:
            rows, end = read(self.lines, at)
            if rows:
                clean = [tuple(self.clean(cell) for cell in row) for row in rows]
                return coded.grid_of_rows(clean, self.outline.headings, f"line {at + 1}"), end
        return iter(()), at
