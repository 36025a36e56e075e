"""Headings that are codes, and what stands below each; where a reader of headings is."""

from __future__ import annotations

import re

from errcode.authoring.importers import statuses, words
from errcode.authoring.importers.answers import answers_in, example_in
from errcode.authoring.importers.cells import bare, is_name, is_number
from errcode.authoring.importers.coded import ALSO, BULLET, KNOWN, called_error, coded
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.outline import Outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


_STATUS_BEHIND = re.compile(r"[/|]\s*([1-5]\d\d)")
"""The HTTP status behind a code in its heading: `4001 / 400`."""
_MEMBERS = re.compile(
    r"constructors?|propert(y|ies)|methods?|members|inherit\w*|subclasses|속성|메서드|生成者|构造函数"
)
"""What stands below the heading of a class."""
_FIELD = re.compile(
    r"(field|property|parameter|attribute|key)?( ?name)?|필드명?|항목|속성|字段名?|参数名?|項目名?|campo|поле"
)
_TYPE = re.compile(r"(data )?type|타입|자료형|类型|型|tipo|тип")
"""Headings of a table of fields."""
_SENTENCE = re.compile(r"[^\W\d][^\n{}<>=;|$]{3,120}(?<![\w/]\.\w\w\w)")
"""A block of one line that is a text: no program, no path, no file."""
_QUOTED = re.compile(r"\s{0,3}>+\s?")
"""A quotation's mark."""
_PAIR = re.compile(r"[*_`]*(?P<key>[^:*_`]{2,30}?)[*_`]*(?:\s*[:：]|\s[-–—](?=\s))[*_`]*\s*(?P<value>.*)")


class Headed:
    """Headings that begin with codes, and what stands below each: pairs, bullets and sentences."""

    def __init__(self, parents: tuple[str, ...], level: int, place: str) -> None:
        self.parents, self.level, self.place = parents, level, place
        self._rows: list[dict[str, list[str]]] = []
        self._things: list[dict[str, list[str]]] = []
        """Rows that are classes and schemas, by what stands below their headings: members, fields."""
        self._called = 0
        """Headings that call what they name an error: `Error 6001`."""
        self._field = ""
        """What the heading below the code says that its lines are: `How to fix`."""
        self._status = ""
        """The status of HTTP whose heading the codes stand below."""

    def enter(self, code: str, rest: str, title: str = "") -> None:
        """Begin a code with what stands behind it in its heading, and perhaps before it."""
        self._called += called_error(title) is not None
        row: dict[str, list[str]] = {"code": [code]}
        if status := _STATUS_BEHIND.fullmatch(rest):  # 4001 / 400
            row["http"] = [status[1]]
        elif (also := ALSO.fullmatch(rest)) and is_name(also["code"]):
            row["code"] += [also["code"]]
        else:
            row["name" if is_name(rest) else "message"] = [rest] if rest else []
        self._rows.append(row)
        self._field = self._status = ""

    def within(self, code: str, rest: str) -> bool:
        """Enter a code whose heading stands below one that is a status of HTTP, which is then its status."""
        if len(self._rows[-1]["code"]) > 1 or not (statuses.is_status(self._rows[-1]["code"][0]) or self._status):
            return False
        if not self._status:
            self._status = self._rows.pop()["code"][0]
        status = self._status
        self.enter(code, rest)
        self._rows[-1].setdefault("http", [status])
        self._status = status
        return True

    def is_chapter(self, code: str) -> bool:
        """Tell whether the last heading only begins a chapter of codes, `-100 Family`, as one below it is a code."""
        last = self._rows[-1]["code"][0]
        if not (is_number(code) and is_number(last) and len(code) > 1) or statuses.is_status(last):
            return False
        self._rows.pop()
        return True

    def below(self, title: str) -> None:
        """Enter a heading below that of a code."""
        self._field = _field(title) or ""
        if _MEMBERS.fullmatch(words.plain(title)):
            self._things.append(self._rows[-1])

    def table(self, grid: Grid) -> None:
        """Take a table below a code: one of fields and their types says that it is no code but a schema."""
        said = list(map(words.plain, grid.header or ()))
        if said and _FIELD.fullmatch(said[0]) and any(map(_TYPE.fullmatch, said[1:])):
            self._things.append(self._rows[-1])

    def show(self, body: str) -> bool:
        """Take the message of an answer that is shown below a code, when it is that code's.

        Say whether it has no code of its own, but only the status of the one that it stands below.
        """
        row = self._rows[-1]
        said = body.strip()
        if _SENTENCE.fullmatch(said) and not row.get("message"):
            row["message"] = [said]
        answers = list(answers_in(example_in(body)))
        for answer in answers:
            if answer.code in (row["code"][0], *row.get("http", [])) and answer.message and not row.get("message"):
                row["message"] = [answer.message]
        return row["code"] != row.get("http") and [answer.code for answer in answers] == row.get("http")

    def say(self, line: str, clean: str) -> None:
        """Take a line below the heading."""
        row = self._rows[-1]
        quoted = _QUOTED.match(line)
        if quoted:  # a remark set off from the text
            line, clean = line[quoted.end() :], _QUOTED.sub("", clean)
        item = BULLET.fullmatch(line)
        pair = _PAIR.fullmatch(bare(BULLET.sub(r"\1", clean)) if item else clean.strip())
        if pair and _says_code(pair["key"], bare(pair["value"]), row["code"][0]):
            row["name"], row["code"] = row["code"], [bare(pair["value"])]
            return
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
        rows = tuple(self._row(row) for row in self._rows if not any(row is thing for thing in self._things))
        if not rows:
            return None
        claim = "headings that say error" if 2 * self._called > len(rows) > 1 else ""
        return Grid(headings=self.parents, rows=rows, known=KNOWN, place=self.place, guessed=True, claim=claim)

    def _row(self, row: dict[str, list[str]]) -> tuple[str, ...]:
        stated = statuses.of_heading(self.parents[-1]) if self.parents else None
        if stated and not row.get("http"):
            row["http"] = [str(stated)]
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
        found = coded(title) or called_error(title)
        if self.headed and (level < self.headed.level or not found):
            yield from self.end()
        if found:
            self.headed = self.headed or Headed(self.outline.above(level), level, f"line {at + 1}")
            self.headed.enter(*found, title)
        self.outline.enter(level, title)

    def end(self) -> Iterator[Grid]:
        """Give the codes so far, and begin anew."""
        grid = self.headed.grid() if self.headed else None
        self.headed = None
        if grid:
            yield grid


def _says_code(key: str, value: str, heading: str) -> bool:
    """Tell whether a pair says the number of the name that is the heading: `TIMEOUT`, below it `code: 4`."""
    said = words.plain(key)
    named = bool(words.PLAIN_CODE.search(said) or words.ERROR_CODE.search(said)) and not words.HTTP.search(said)
    return named and is_name(heading) and value != heading and is_number(value)


def _field(key: str) -> str | None:
    said = words.plain(key)
    if words.HTTP.search(said) or words.STATUS.search(said):
        return "http"
    if words.ERROR_CODE.search(said):
        return None
    return next((field for field, pattern in words.FIELD_WORDS if pattern.search(said) and len(said.split()) < 5), None)
