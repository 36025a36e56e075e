"""Names with their numbers as a program writes them, in a document: `kTimeout = 1004, // took too long`."""

from __future__ import annotations

import re

from errcode.authoring.importers.cells import is_name
from errcode.authoring.importers.evidence import tells_of_trouble
from errcode.authoring.importers.grid import Grid

_LINE = re.compile(
    r"\s*(?:(?:public|private|internal|static|final|const|constexpr|readonly|export|let|var|val|int|long|uint|case|"
    r"#define|NSInteger)\s+){0,5}(?P<name>[A-Za-z_]\w{2,79})\s*(?:=|:=|\s(?=-?\d))\s*(?P<code>-?\d{1,10}|0x[0-9A-Fa-f]{1,8})"
    r"\s*[,;]?\s*(?:(?://+<?|/\*+<?|#)\s*(?P<text>[^\n]*?)\s*(?:\*/)?\s*)?"
)
_CALL = re.compile(
    r"\s*(?P<name>[A-Z]\w{2,79})\s*\(\s*[\"']?(?P<code>-?\d{1,10}|0x[0-9A-Fa-f]{1,8}|[A-Z]{1,6}[-_]?\d{1,6})[\"']?\s*,"
    r"\s*[\"'](?P<text>[^\"'\n]+)[\"'][^()\n]*\)\s*[,;]{0,2}\s*"
)
"""A member of an enumeration with its number and text: `NOT_LOGIN(1, "Log in first"),`."""
_REMARK = re.compile(r"\s*(/\*|\*|//)")
_ENUMERATION = re.compile(r"\benum\b[^{\n]*?(\w+)?\s*\)?\s*[{:]|NS_ENUM\([^,()]*,\s*(\w+)\)", re.IGNORECASE)
KNOWN = ("code", "name", "message")
FEWEST = 3
FURTHEST = 4
"""Blank lines and remarks between two members."""


def lines(all_lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read lines that give names their numbers, over blank ones; at least three, and an enumeration's."""
    rows: list[tuple[str, ...]] = []
    end = last = at
    while end < len(all_lines):
        line = all_lines[end].replace("\xa0", " ")
        found = _LINE.fullmatch(line) or _CALL.fullmatch(line)
        if found:
            rows.append((found["code"], found["name"], found["text"] or ""))
            last = end + 1
        elif (line.strip() and not (rows and _REMARK.match(line))) or end - last > FURTHEST:
            break
        end += 1
    return (rows, last) if _is_enumeration([row[1] for row in rows]) else ([], at)


def grid(body: str, headings: tuple[str, ...], place: str) -> Grid | None:
    """Give the enumeration that a block of code is; None where it is none."""
    found = [match for line in body.split("\n") if (match := _LINE.fullmatch(line) or _CALL.fullmatch(line))]
    names = [match["name"] for match in found]
    stated = _ENUMERATION.search(body)
    if len(found) < FEWEST or not (stated or _is_enumeration(names)) or not all(map(is_name, names)):
        return None
    title = (stated[2] or stated[1]) if stated else None
    rows = tuple((match["code"], match["name"], match["text"] or "") for match in found)
    return Grid(headings=(*headings, title) if title else headings, rows=rows, known=KNOWN, place=place, laid=True)


def _is_enumeration(names: list[str]) -> bool:
    """Tell whether names are of one list: they begin alike, or most tell of a trouble. Settings are neither."""
    if len(names) < FEWEST or len(set(names)) < len(names) or not all(map(is_name, names)):
        return False
    alike = min(names)[:3] == max(names)[:3] and all("_" in name or name != name.upper() for name in names)
    return alike or sum(map(tells_of_trouble, names)) * 2 >= len(names)
