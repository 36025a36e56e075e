"""Headings that are codes, and what stands below each; where a reader of headings is."""

from __future__ import annotations

import re

from errcode.authoring.importers import words
from errcode.authoring.importers.answers import answers_in, example_in
from errcode.authoring.importers.cells import bare, is_name
from errcode.authoring.importers.coded import ALSO, BULLET, KNOWN, coded
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.outline import Outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


_STATUS_ABOVE = re.compile(r"(?:\(|HTTP\s*)([45]\d\d)\b")
"""The HTTP status of all codes under a heading: `Validation errors (400)`."""
_STATUS_BEHIND = re.compile(r"[/|]\s*([1-5]\d\d)")
"""The HTTP status behind a code in its heading: `4001 / 400`."""
_QUOTED = re.compile(r"\s{0,3}>+\s?")
"""A quotation's mark."""
_PAIR = re.compile(r"[*_`]*(?P<key>[^:*_`]{2,30}?)[*_`]*(?:\s*[:：]|\s[-–—](?=\s))[*_`]*\s*(?P<value>.*)")


class Headed:
    """Headings that begin with codes, and what stands below each: pairs, bullets and sentences."""

    def __init__(self, parents: tuple[str, ...], level: int, place: str) -> None:
        self.parents, self.level, self.place = parents, level, place
        self._rows: list[dict[str, list[str]]] = []
        self._field = ""
        """What the heading below the code says that its lines are: `How to fix`."""

    def enter(self, code: str, rest: str) -> None:
        """Begin a code with what stands behind it in its heading."""
        row: dict[str, list[str]] = {"code": [code]}
        if status := _STATUS_BEHIND.fullmatch(rest):  # 4001 / 400
            row["http"] = [status[1]]
        elif (also := ALSO.fullmatch(rest)) and is_name(also["code"]):
            row["code"] += [also["code"]]
        else:
            row["name" if is_name(rest) else "message"] = [rest] if rest else []
        self._rows.append(row)
        self._field = ""

    def below(self, title: str) -> None:
        """Enter a heading below that of a code."""
        self._field = _field(title) or ""

    def show(self, body: str) -> None:
        """Take the message of an answer that is shown below a code, when it is that code's."""
        row = self._rows[-1]
        for answer in answers_in(example_in(body)):
            if answer.code == row["code"][0] and answer.message and not row.get("message"):
                row["message"] = [answer.message]

    def say(self, line: str, clean: str) -> None:
        """Take a line below the heading."""
        row = self._rows[-1]
        quoted = _QUOTED.match(line)
        if quoted:  # a remark set off from the text
            line, clean = line[quoted.end() :], _QUOTED.sub("", clean)
        item = BULLET.fullmatch(line)
        pair = _PAIR.fullmatch(bare(BULLET.sub(r"\1", clean)) if item else clean.strip())
        field = _field(pair["key"]) if pair else None
        if pair and field:
            row.setdefault(field, []).append(pair["value"].strip())
        elif item and self._field:
            row.setdefault(self._field, []).append(clean.strip(" -*+•"))
        elif item:
            row.setdefault("bullets", []).append(clean.strip(" -*+•"))
        elif clean.strip() and not clean.lstrip().startswith(("|", "```", "<", ":::")):
            row.setdefault("description", []).append(clean.strip())

    def grid(self) -> Grid | None:
        """Give the codes as a grid; None when there are none."""
        if len(self._rows) == 1 and not self.parents and is_name(self._rows[0]["code"][0]):
            return None  # a page about one thing, `OrderStatus`, is no list
        rows = tuple(self._row(row) for row in self._rows)
        if not rows:
            return None
        return Grid(headings=self.parents, rows=rows, known=KNOWN, place=self.place, guessed=True)

    def _row(self, row: dict[str, list[str]]) -> tuple[str, ...]:
        stated = _STATUS_ABOVE.search(self.parents[-1]) if self.parents else None
        if stated and not row.get("http"):
            row["http"] = [stated[1]]
        bulleted = row.pop("bullets", [])
        if not row.get("message"):
            row["message"] = bulleted
        else:
            row.setdefault("description", []).extend(bulleted)
        return tuple("\n".join(row.get(field, [])[:20]) for field in KNOWN)


class Chapters:
    """Where a reader of headings is: its outline, and the headings that are codes, while there are some."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.headed: Headed | None = None

    def enter(self, level: int, title: str, at: int) -> Iterator[Grid]:
        """Enter a heading on a line (from 0); give the codes that end with it."""
        found = coded(title)
        if self.headed and (level < self.headed.level or not found):
            yield from self.end()
        if found:
            self.headed = self.headed or Headed(self.outline.above(level), level, f"line {at + 1}")
            self.headed.enter(*found)
        self.outline.enter(level, title)

    def end(self) -> Iterator[Grid]:
        """Give the codes so far, and begin anew."""
        grid = self.headed.grid() if self.headed else None
        self.headed = None
        if grid:
            yield grid


def _field(key: str) -> str | None:
    said = words.plain(key)
    if words.HTTP.search(said) or words.STATUS.search(said):
        return "http"
    if words.ERROR_CODE.search(said):
        return None
    return next((field for field, pattern in words.FIELD_WORDS if pattern.search(said) and len(said.split()) < 5), None)
