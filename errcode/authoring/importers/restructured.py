"""reStructuredText: list, CSV, grid and simple tables, definition and field lists, headings that are codes."""

from __future__ import annotations

import itertools
import re

from errcode.authoring.importers import coded, delimited, headed
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.importers.walk import Step

LONGEST = 4_000
"""Characters of a line whose marks are read."""
_DIRECTIVE = re.compile(r"(\s*)\.\.\s+([\w:-]+)::\s*(.*)")
_OPTION = re.compile(r"\s*:([\w-]+):\s*(.*)")
_RULE = re.compile(r"\s*([=\-`:.'\"~^_*+#<>])\1{2,}\s*")
_SIMPLE = re.compile(r"\s*=+(\s+=+)+\s*")
_GRID = re.compile(r"\s*\+[-=+]+\+\s*")


def grids(text: str) -> Iterator[Grid]:
    """Give the tables and coded lists of a text."""
    yield from _Reader(text.expandtabs(8).split("\n")).grids()


class _Reader(Walk):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(lines)
        self._chapters = headed.Chapters()
        self.outline = self._chapters.outline
        self._styles: list[str] = []

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._directive, self._simple, self._grid, self._list

    def other(self, at: int) -> tuple[Iterator[Grid], int]:
        wide = self._heading(at)
        if wide:
            return self._entered(at), at + wide
        if self.lines[at].strip():
            self._say(at)
        return iter(()), at + 1

    def last(self) -> Iterator[Grid]:
        return self._chapters.end()

    def _heading(self, at: int) -> int:
        """Give the lines that a heading takes: a text with a rule below, or between two."""
        if at + 1 >= len(self.lines):
            return 0
        text, below = self.lines[at].strip(), self.lines[at + 1]
        if _RULE.fullmatch(self.lines[at]) and at + 2 < len(self.lines) and self.lines[at + 2].strip() == text:
            return 3 if below.strip() else 0
        return 2 if text and not _RULE.fullmatch(text) and _RULE.fullmatch(below) and len(below.strip()) > 2 else 0

    def _entered(self, at: int) -> Iterator[Grid]:
        over = bool(_RULE.fullmatch(self.lines[at]))
        title = inline(self.lines[at + over].strip())
        style = self.lines[at + 1 + over].strip()[0] + ("o" if over else "")
        if style not in self._styles:
            self._styles.append(style)
        level = self._styles.index(style) + 1
        yield from self._chapters.enter(level, title, at)

    def _say(self, at: int) -> None:
        text = inline(self.lines[at])
        self.outline.say(text)
        if self._chapters.headed:
            self._chapters.headed.say(self.lines[at], text)

    def _directive(self, at: int) -> tuple[Iterator[Grid], int]:
        found = _DIRECTIVE.fullmatch(self.lines[at])
        if not found:
            return iter(()), at
        body, options, end = self._body(at + 1, len(found[1]))
        if found[3] and found[2] in ("list-table", "csv-table", "table"):
            self.outline.say(found[3])
        if found[2] == "list-table":
            return self._list_table(body, options, found[3], at), end
        if found[2] == "csv-table":
            return self._csv_table(body, options, found[3]), end
        if found[2] in ("code-block", "code", "sourcecode"):
            self.shown.take("\n".join(body), self.outline.headings, f"line {at + 1}")
            return iter(()), end
        return iter(()), at + 1  # what a note, a tab or a table holds is read as what stands there

    def _body(self, at: int, indent: int) -> tuple[list[str], dict[str, str], int]:
        options: dict[str, str] = {}
        body: list[str] = []
        end = at
        while end < len(self.lines):
            line = self.lines[end]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                break
            option = _OPTION.fullmatch(line) if not any(map(str.strip, body)) else None
            if option:
                options[option[1]] = option[2]
            else:
                body.append(line)
            end += 1
        wide = min((len(line) - len(line.lstrip()) for line in body if line.strip()), default=0)
        return [line[wide:] for line in body], options, end

    def _list_table(self, body: list[str], options: dict[str, str], title: str, at: int) -> Iterator[Grid]:
        rows: list[list[str]] = []
        for line in body:
            row = re.fullmatch(r"[*-]\s+[-*]\s?(.*)", line)
            cell = re.fullmatch(r"\s+[-*]\s?(.*)", line)
            if row:
                rows.append([row[1]])
            elif cell and rows:
                rows[-1].append(cell[1])
            elif rows and line.strip():
                rows[-1][-1] += f" {line.strip()}"
        yield self._made([tuple(map(inline, row)) for row in rows], _count(options, "header-rows"), title, at)

    def _csv_table(self, body: list[str], options: dict[str, str], title: str) -> Iterator[Grid]:
        text = "\n".join(filter(str.strip, [options.get("header", ""), *body]))
        for grid in delimited.grids(text):
            yield grid.replace(
                headings=(*self.outline.headings, *([title] if title else [])), beside=self.outline.beside
            )

    def _made(self, rows: list[tuple[str, ...]], heads: int, title: str, at: int) -> Grid:
        return Grid(
            headings=(*self.outline.headings, *([title] if title else [])),
            header=rows[heads - 1] if heads and len(rows) >= heads else None,
            rows=tuple(rows[heads:]),
            place=f"line {at + 1}",
            beside=self.outline.beside,
        )

    def _simple(self, at: int) -> tuple[Iterator[Grid], int]:
        """A simple table: columns under runs of `=`."""
        if not _SIMPLE.fullmatch(self.lines[at]):
            return iter(()), at
        spans = [found.span() for found in re.finditer("=+", self.lines[at])]
        rules, end = [at], at + 1
        while end < len(self.lines) and len(rules) < 3:
            if _SIMPLE.fullmatch(self.lines[end]):
                rules.append(end)
                if end + 1 >= len(self.lines) or not self.lines[end + 1].strip():
                    break
            end += 1
        rows: list[tuple[str, ...]] = []
        heads = 0
        for number in range(at + 1, rules[-1]):
            if number in rules:
                heads = len(rows)
            elif self.lines[number].strip() and not re.fullmatch(r"[\s-]+", self.lines[number]):
                _append(rows, _cut(self.lines[number], spans))
        return iter((self._made([tuple(map(inline, row)) for row in rows], heads, "", at),)), rules[-1] + 1

    def _grid(self, at: int) -> tuple[Iterator[Grid], int]:
        """A grid table, its cells drawn with `+`, `-` and `|`; a cell over several rows stands in each."""
        if not _GRID.fullmatch(self.lines[at]):
            return iter(()), at
        end = at
        while end < len(self.lines) and self.lines[end].lstrip()[:1] in ("+", "|"):
            end += 1
        lines = [line.strip() for line in self.lines[at:end]]
        places = sorted({found.start() for line in lines for found in re.finditer(r"\+", line) if line[0] == "+"})
        rows, heads = _drawn(lines, places)
        return iter((self._made([tuple(map(inline, row)) for row in rows], heads, "", at),)), end

    def _list(self, at: int) -> tuple[Iterator[Grid], int]:
        if self._chapters.headed and coded.BULLET.fullmatch(self.lines[at]):
            return iter(()), at
        rows, end = coded.bullets(self.lines, at)
        rows, end = (rows, end) if rows else _definitions(self.lines, at)
        clean = [tuple(map(inline, row)) for row in rows]
        return coded.grid_of_rows(clean, self.outline.headings, f"line {at + 1}"), end


def _count(options: dict[str, str], name: str) -> int:
    value = options.get(name, "0")
    return int(value) if value.isdigit() and len(value) < 3 else 0


def _cut(line: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    ends = [start for start, _ in spans[1:]] + [len(line) + 1]
    return tuple(line[start:end].strip() for (start, _), end in zip(spans, ends, strict=True))


def _append(rows: list[tuple[str, ...]], row: tuple[str, ...]) -> None:
    """Add a row; one without a first cell goes on with the row above."""
    if rows and not row[0]:
        rows[-1] = tuple(" ".join(filter(None, pair)) for pair in zip(rows[-1], row, strict=True))
    else:
        rows.append(row)


def _drawn(lines: list[str], places: list[int]) -> tuple[list[tuple[str, ...]], int]:
    rows: list[tuple[str, ...]] = []
    heads = 0
    current = [""] * (len(places) - 1)
    for line in lines[1:]:
        ended = [
            line[left : left + 1] in "+|" and set(line[left + 1 : right]) <= set("-=") and line[left + 1 : right] != ""
            for left, right in itertools.pairwise(places)
        ]
        if line.startswith("+") or any(ended):
            rows.append(tuple(current))
            heads = len(rows) if "=" in line and set(line) <= set("+=") else heads
            current = ["" if done else text for done, text in zip(ended, current, strict=True)]
            if all(ended):
                continue
        for number, (left, right) in enumerate(itertools.pairwise(places)):
            if not ended[number]:
                current[number] = f"{current[number]} {line[left + 1 : right].strip(' |')}".strip()
    return rows, heads


def _definitions(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read a definition list (`CODE`, its text indented below) or a field list (`:CODE: text`)."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        if not lines[end].strip() and rows:
            end += 1
            continue
        field = re.fullmatch(r"\s*:([^:]+):\s+(\S.*)", lines[end])
        found = coded.coded(f"{field[1]}: {field[2]}") if field else coded.coded(inline(lines[end]))
        wide = len(lines[end]) - len(lines[end].lstrip())
        below = end + 1
        texts = [found[1]] if found and found[1] else []
        while below < len(lines) and lines[below].strip() and len(lines[below]) - len(lines[below].lstrip()) > wide:
            texts.append(lines[below].strip())
            below += 1
        if not found or not texts or (not field and below == end + 1):
            break
        rows.append((found[0], "", " ".join(texts)))
        end = below
    return rows, end


def inline(text: str) -> str:
    """Free a text of marks: literals, roles, emphasis, references."""
    if len(text) > LONGEST:
        return " ".join(text.split())
    text = re.sub(r"(?m)^\s*\.\. _[\w. -]+:\s*", "", text)  # the name of a place
    text = re.sub(r":[\w:-]+:`([^`<]*?)\s*(<[^`]*>)?`", r"\1", text)
    text = re.sub(r"``([^`]+)``", r"\1", text)
    text = re.sub(r"`([^`<]+?)\s*(<[^`]*>)?`_{0,2}", r"\1", text)
    text = re.sub(r"(?<!\w)\*{1,2}([^*\s][^*]*?)\*{1,2}(?!\w)", r"\1", text)
    return " ".join(re.sub(r"^\|\s", "", text).split())
