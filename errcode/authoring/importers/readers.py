"""One reader per format, each giving grids of cells; text formats share the reader of lines."""

from __future__ import annotations

import csv
import io
import os
import re

from errcode.authoring.importers import bounds
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.library import library
from errcode.authoring.importers.lines import grids_in_lines
from errcode.authoring.importers.objects import grids_in_object
from errcode.model import TYPE_CHECKING, TableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

_MARKUP = re.compile(r"<(?:!doctype|html|body|table|div|ul|section)\b", re.IGNORECASE)


def grids_of(path: str) -> list[Grid]:
    """Read a document into grids.

    Raises:
        UsageError: There is no such file, or the library for its format is missing.
        TableError: It cannot be read as what it is.
        bounds.TooMuchError: It is too much to be a page of error codes.
    """
    data = _bytes(path)
    ending = os.path.splitext(path)[1].casefold()
    if ending in (".xlsx", ".xlsm") or data[:4] == b"PK\x03\x04":
        return list(_xlsx(bounds.unpackable(data)))
    text = _text(data, path)
    return list(_reader(ending, text)(text))


def _reader(ending: str, text: str) -> Callable[[str], Iterable[Grid]]:
    if ending in (".csv", ".tsv"):
        return lambda text: _csv(text, ending)
    start = text.lstrip()[:1]
    if ending in (".json", ".yaml", ".yml") or start in ("{", "["):
        return _structured if ending not in (".txt", ".md") or start == "[" else grids_in_lines
    if ending in (".html", ".htm", ".xhtml", ".mhtml") or _MARKUP.search(text[:4096]):
        return _html
    return grids_in_lines


def _bytes(path: str) -> bytes:
    if not os.path.exists(path):
        raise UsageError(f"{path}: no such file; check the path", f"{path}: 파일이 없습니다. 경로를 확인하세요")
    if os.path.isdir(path):
        raise UsageError(f"{path}: is a folder; name a document", f"{path}: 폴더입니다. 문서 파일을 지정하세요")
    try:
        with open(path, "rb") as file:
            data = file.read(bounds.BYTES + 1)
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}; check the file's permissions") from None
    bounds.room(len(data) >> 20, (bounds.BYTES >> 20) - 1, "MB")
    return data


def _text(data: bytes, path: str) -> str:
    for encoding in ("utf-8-sig", *(("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ()), "cp949"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise TableError(f"{path}: it mixes encodings or is no text; save it as UTF-8")


def _csv(text: str, ending: str) -> Iterator[Grid]:
    try:
        dialect: Any = csv.Sniffer().sniff(text[:8192], ",;\t|")
    except csv.Error:
        dialect = "excel"
    if ending == ".tsv":
        dialect = "excel-tab"
    rows = [tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text), dialect) if any(row)]
    yield Grid(heading=None, header=rows[0] if rows else None, rows=tuple(rows[1:]), place="line 1")


def _xlsx(data: bytes) -> Iterator[Grid]:
    openpyxl = library("openpyxl", "an Excel file")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its zip and XML readers raise
        raise ValueError(f"no Excel workbook: {error}") from None
    for sheet in book.worksheets:
        rows: list[tuple[str, ...]] = []
        for row in sheet.iter_rows(max_col=bounds.WIDTH, values_only=True):
            if any(row):
                rows.append(tuple(_cell(value) for value in row))
                bounds.room(len(rows) * len(row), bounds.CELLS, "cells")
        start = next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
        if rows:
            yield Grid(
                heading=sheet.title, header=rows[start], rows=tuple(rows[start + 1 :]), place=f"sheet {sheet.title}"
            )


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _structured(text: str) -> Iterable[Grid]:
    import json

    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if text.lstrip()[:1] in ("{", "["):
            raise ValueError(f"line {error.lineno}: {error.msg}") from None
        yaml = library("yaml", "YAML")
        try:
            value = yaml.safe_load(text)
        except yaml.YAMLError as problem:
            raise ValueError(str(problem)) from None
    return grids_in_object(bounds.shallow(value))


def _html(text: str) -> Iterator[Grid]:
    soup = library("bs4", "an HTML page").BeautifulSoup(text, "html.parser")
    for unseen in soup(["script", "style", "template", "noscript", "nav"]):
        unseen.decompose()
    tables = soup.find_all("table")
    for number, table in enumerate(tables, 1):
        above = table.find_previous(re.compile("^h[1-6]$"))
        yield _html_table(table, above.get_text(" ", strip=True) if above else None, f"table {number}")
        table.decompose()
    for item in soup.find_all(["li", "dt", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div"]):
        item.insert_before("\n")
        mark = f"{'#' * int(item.name[1])} " if re.fullmatch("h[1-6]", item.name) else "- " if item.name == "li" else ""
        item.insert(0, mark)
    lines = [" ".join(line.split()) for line in soup.get_text().splitlines()]
    yield from grids_in_lines("\n".join(lines), markdown=False)


def _html_table(table: Any, heading: str | None, place: str) -> Grid:
    rows: list[tuple[str, ...]] = []
    header: tuple[str, ...] | None = None
    for row in table.find_all("tr"):
        cells = tuple(" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"]))
        if header is None and not rows and (row.find("th") or row.find_parent("thead")) and not row.find("td"):
            header = cells
        elif any(cells):
            rows.append(cells)
    if header is None and rows:
        header, rows = rows[0], rows[1:]
    return Grid(heading=heading, header=header, rows=tuple(rows), place=place)
