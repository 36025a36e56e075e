"""Excel workbooks (.xlsx): every sheet as it shows, merged cells filled in, `4` as `0004` where its format says so.

Read with the standard library: a workbook is small XML files in a zip archive, and reading them so takes a tenth of the
time of the libraries that model all of Excel.
"""

from __future__ import annotations

import re

from errcode.authoring.importers import bounds
from errcode.authoring.importers.archives import Archive, parse
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ZEROS = re.compile(r"0{2,}")


def grids(data: bytes) -> Iterator[Grid]:
    """Give the sheets of a workbook.

    Raises:
        ValueError: It is broken, or unpacks to more than it may.
    """
    archive = Archive(data)
    if "xl/workbook.xml" not in archive.names:
        raise bounds.UnreadableError("no sheets in it", "시트가 없습니다")
    strings = _Strings().read(archive)
    formats = _Formats().read(archive)
    for title, name in _sheets(archive):
        if name in archive.names:
            rows = _Sheet(strings, formats).read(archive.read(name))
            if rows:
                yield Grid(headings=(title,), rows=tuple(rows), place=f"sheet {title}")


def _sheets(archive: Archive) -> list[tuple[str, str]]:
    """Give the titles of the sheets in their order, and the member that holds each; hidden ones too."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(_: str, attributes: dict[str, str]) -> None:
        if "Id" in attributes:
            target = attributes.get("Target", "")
            targets[attributes["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            held = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets.append((attributes.get("name", "Sheet"), targets.get(held, "")))

    if "xl/_rels/workbook.xml.rels" in archive.names:
        parse(archive.read("xl/_rels/workbook.xml.rels"), relation, _nothing, _nothing)
    parse(archive.read("xl/workbook.xml"), sheet, _nothing, _nothing)
    return sheets


def _nothing(_: str) -> None:
    pass


class _Strings:
    """The texts that cells refer to by number."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._parts: list[str] = []
        self._in = self._phonetic = False

    def read(self, archive: Archive) -> list[str]:
        if "xl/sharedStrings.xml" in archive.names:
            parse(archive.read("xl/sharedStrings.xml"), self._start, self._end, self._text)
        return self._texts

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._parts = []
        self._phonetic = self._phonetic or name == "rPh"
        self._in = name == "t" and not self._phonetic

    def _end(self, name: str) -> None:
        if name == "si":
            self._texts.append("".join(self._parts))
        self._phonetic = self._phonetic and name != "rPh"
        self._in = False

    def _text(self, text: str) -> None:
        if self._in:
            self._parts.append(text)


class _Formats:
    """For each style of a cell the digits that its numbers are filled up to: `0000` gives 4."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._widths: list[int] = []
        self._in = False

    def read(self, archive: Archive) -> list[int]:
        if "xl/styles.xml" in archive.names:
            parse(archive.read("xl/styles.xml"), self._start, self._end, _nothing)
        return self._widths

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in = True
        elif name == "xf" and self._in:
            code = self._codes.get(attributes.get("numFmtId", ""), "")
            self._widths.append(len(code) if _ZEROS.fullmatch(code) else 0)

    def _end(self, name: str) -> None:
        self._in = self._in and name != "cellXfs"


class _Sheet:
    """The rows of a sheet."""

    def __init__(self, strings: list[str], widths: list[int]) -> None:
        self._strings, self._widths = strings, widths
        self._rows: dict[int, dict[int, str]] = {}
        self._merged: list[str] = []
        self._row = self._column = -1
        self._held: dict[int, str] = {}
        self._columns: dict[str, int] = {}
        """Places of columns by their letters."""
        self._type, self._style = "n", "0"
        self._value: list[str] | None = None

    def read(self, data: bytes) -> list[tuple[str, ...]]:
        parse(data, self._start, self._end, self._text)
        for span in self._merged[:5_000]:
            self._fill(span)
        wide = max((max(row) for row in self._rows.values() if row), default=-1) + 1
        rows = [tuple(row.get(place, "") for place in range(wide)) for _, row in sorted(self._rows.items())]
        return [row for row in rows if any(row)]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            self._column = self._place_of(letters) if letters else self._column + 1
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        elif name in ("v", "t"):
            self._value = []
        elif name == "row":
            number = attributes.get("r", "")
            self._row, self._column = (int(number) if number.isdigit() else self._row + 1), -1
            bounds.room(len(self._rows), bounds.CELLS, "rows")
            self._held = self._rows.setdefault(self._row, {})
        elif name == "mergeCell":
            self._merged.append(attributes.get("ref", ""))

    def _place_of(self, letters: str) -> int:
        """Give the place of a column; what is no reference stands where the cell before it ends."""
        if letters not in self._columns:
            reference = _REFERENCE.fullmatch(f"{letters}1")
            self._columns[letters] = _place(reference)[1] if reference else self._column + 1
        return self._columns[letters]

    def _text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def _end(self, name: str) -> None:
        if self._value is not None and name in ("v", "t"):
            if self._column < bounds.WIDTH:
                self._held[self._column] = self._held.get(self._column, "") + self._shown("".join(self._value))
            self._value = None

    def _shown(self, value: str) -> str:
        """Give a cell as Excel shows it, as far as codes need it."""
        if self._type == "s":
            return self._strings[int(value)].strip() if value.isdigit() and int(value) < len(self._strings) else ""
        if self._type in ("n", "") and (number := re.fullmatch(r"(-?\d+)(?:\.0+)?", value)):
            style = int(self._style) if self._style.isdigit() else 0
            wide = self._widths[style] if style < len(self._widths) else 0
            return number[1].zfill(wide) if not number[1].startswith("-") else number[1]
        return "" if self._type == "e" else value.strip()

    def _fill(self, span: str) -> None:
        """Write a merged cell's text into every cell that it covers."""
        ends = [_REFERENCE.fullmatch(part) for part in span.split(":")]
        if len(ends) != 2 or not ends[0] or not ends[1]:
            return
        (top, left), (bottom, right) = _place(ends[0]), _place(ends[1])
        text = self._rows.get(top, {}).get(left, "")
        if not text or (bottom - top + 1) * (right - left + 1) > 20_000:
            return
        for row in range(top, bottom + 1):
            for column in range(left, min(right, bounds.WIDTH - 1) + 1):
                if row in self._rows:
                    self._rows[row][column] = text


def _place(reference: re.Match[str]) -> tuple[int, int]:
    column = 0
    for letter in reference[1]:
        column = column * 26 + ord(letter) - 64
    return int(reference[2]), column - 1
