"""Codes that no table holds: headings, bullets and lines that begin with one, with what is said of it below."""

from __future__ import annotations

import re

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import bare, is_code, is_name, is_number
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWN = ("code", "name", "message", "description", "http", "note")
BULLET = re.compile(r"\s*(?:[-*+•·‣◦]|\d{1,3}[.)](?=\s+[*`]))\s+(.*)")
LOOKED_AT = 40
"""Cells of a table, from its beginning to its end, that tell whether any of them can hold a code and its text."""
LONGEST = 2_000
"""Characters of a line: a longer one is no code with its text."""
_MARK = r"[*_`\"'\[(]{0,4}"
_CODE = r"[-−]?\d{1,9}|0x[0-9A-Fa-f]+|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+|[A-Z]{1,10}\d{2,8}|[A-Za-z]\w*(?:[._:-]\w+)*"
CODED = re.compile(
    rf"(?:(?:error|code|errcode|에러|오류|코드|ошибка|erro)(?![_-]?[a-z\d])\s*(?:code|number|no\.|코드|번호)?\s*[:#]?\s*)?{_MARK}(?P<code>{_CODE})"
    rf"(?P<mark>[*_`\"'\])]{{0,4}})(?P<gap>\s*[:：=|]\s*|\s+[-–—→]+>?\s+|\s+|$)(?P<text>.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\d{1,3}\.\s+(?=\**-?\d{3})")
"""The number of a heading before a code: `3. 404 Not Found`."""
_CHAPTER = re.compile(r"[A-Za-z]?\.?\d{1,2}(\.\d{1,2})+|[A-Z]\.\d{1,2}")
"""The number of a chapter: 2.10, A.12."""
_TITLE = re.compile(r"\berr(or)? ?codes?$")
"""The name of a list of codes, which is none of them: `AuthErrorCode`."""
_WITH_NAME = re.compile(r"(?P<code>-?\d{3,6})\s*(?:\s|[(:\"-])\s*\"?(?P<name>[A-Za-z][A-Za-z' -]{1,40})[)\"]?")
"""A code with its name in one cell: `404 (Not Found)`, `404 Not Found`."""
_BEHIND = re.compile(r"(?P<name>[A-Za-z]\w{3,79})\s*[(\[]\s*(?P<code>-?\d{1,9}|0x[0-9A-Fa-f]{1,8})\s*[)\]]")
"""A name with its number: `URL_MALFORMAT (3)`."""
_CALLED = re.compile(
    r"(?:[\w.'-]+ ){0,3}(?i:error|fehler|erreur|erro|ошибка|오류|에러|エラー|错误|錯誤)\s*(?i:code|코드|コード|码)?\s*"
    r"[#:：]?\s*(?P<code>-?\d{1,9}|0x[0-9A-Fa-f]{1,8})(?:\s*[-–—:：]\s*(?P<text>.*))?"
)
"""A number that a heading calls an error: `Windows Error 32`, `오류 코드 105: 잔액 부족`."""
_UNTIL = re.compile(r"(~|–|—|to|bis)\s*-?\d")
_TITLED = re.compile(r"(?P<code>\d{3,6}|[A-Z]{1,6}[-_]?\d{2,6})\s*[:：–—-]?\s+(?P<title>[^\W\d][^.!?。|]{2,70})")
MOST_BELOW = 4
"""Lines below a code and its title."""
_KOREAN_TAIL = re.compile(r"(?P<text>.*?)\s+\((?P<korean>[^()]*[가-힣][^()]*)\)\.?")
ALSO = re.compile(r"(?:[/,]|or|또는|或|или)\s*[`*]*(?P<code>\w{3,80})[`*]*", re.IGNORECASE)
"""A second code in a heading: `NO_SUCH_ID / WRONG_ID`."""


def coded(text: str, *, words_too: bool = False) -> tuple[str, str] | None:
    """Part a line into the code that it begins with and the text behind; None when it begins with none.

    A plain number counts only before a colon, a dash or in marks: `- 3 retries` is a sentence, `1 Introduction` a
    chapter.

    Args:
        text: The line.
        words_too: Whether a single word in capitals is a code, as it is in a list of codes in marks.
    """
    text = _NUMBERED.sub("", " ".join(text.split()))
    found = CODED.fullmatch(text) if len(text) < LONGEST else None
    if not found:
        return None
    code, rest = found["code"].replace("−", "-"), found["text"].strip(" *_`")
    if _UNTIL.match(rest):
        return None  # `1970 ~ 2010`
    if set(")]") & set(found["mark"]) and not set("([") & set(text[: found.start("code")]):
        return None  # `1) first`
    marked = bool(found["mark"]) or not found["gap"].isspace()
    word = code.isupper() and code.isalpha() and not (words_too and found["mark"])
    if not is_code(code) or (not is_number(code) and (not is_name(code) or word)):
        return None
    if _CHAPTER.fullmatch(code) or (not rest and _TITLE.search(words.plain(code))):
        return None
    if ALSO.fullmatch(rest):
        return code, rest
    if not marked and rest and (is_name(code) or len(code.lstrip("-")) < 3) and not is_name(rest):
        return None
    return code, rest


def headed(title: str, parents: tuple[str, ...]) -> tuple[str, str] | None:
    """Part a heading into the code that it names and the text behind; None when it names none."""
    return coded(title) or called_error(title) or coded_behind(title) or one_word(title, parents)


def called_error(title: str) -> tuple[str, str] | None:
    """Part a heading that calls a number an error, `Windows Error 32`; None where it does not."""
    found = _CALLED.fullmatch(" ".join(title.split()))
    return (found["code"], found["text"] or "") if found else None


def coded_behind(title: str) -> tuple[str, str] | None:
    """Part a heading that is a name with its number behind it, `URL_MALFORMAT (3)`; None where it is none."""
    found = _BEHIND.fullmatch(title.strip())
    return (found["code"], found["name"]) if found and is_name(found["name"]) else None


def one_word(title: str, parents: tuple[str, ...]) -> tuple[str, str] | None:
    """Give a heading that is one word in capitals as the code that it is under a heading of errors; else None."""
    above = words.plain(parents[-1]) if parents else ""
    capitals = title.isascii() and title.isalpha() and title.isupper() and 4 <= len(title) <= 30
    return (title, "") if capitals and words.SUBJECT.search(above) else None


def bullets(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read bullets that begin with codes; give the rows and where they end.

    A word in marks is a code where others of the list are: `GENERIC` beside `AUTH_BLOCKED`.
    """
    rows, end = _bullets(lines, at, words_too=True)
    if sum(row[0].isalpha() and row[0].isupper() for row in rows) * 2 > len(rows):
        return _bullets(lines, at, words_too=False)
    return rows, end


def _bullets(lines: list[str], at: int, *, words_too: bool) -> tuple[list[tuple[str, ...]], int]:
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        item = BULLET.fullmatch(lines[end])
        found = coded(item[1], words_too=words_too) if item else None
        if not found and rows and (not lines[end].strip() or (lines[end][:1].isspace() and not item)):
            end += 1  # a blank line, or the item's text going on
            continue
        text = found[1] if found else ""
        if found and not text:
            text, end = _indented(lines, end)
        if not found or not text:
            break
        message, korean = split_korean(text)
        rows.append((found[0], "", message, korean))
        end += 1
    return rows, end


def _indented(lines: list[str], at: int) -> tuple[str, int]:
    """Give the paragraph that stands below a bullet, further in than it, and the place of its last line."""
    below = at + 1
    while below < len(lines) and not lines[below].strip():
        below += 1
    deep = len(lines[at]) - len(lines[at].lstrip())
    said: list[str] = []
    while below < len(lines) and lines[below].strip() and not BULLET.fullmatch(lines[below]):
        if len(lines[below]) - len(lines[below].lstrip()) <= deep:
            break
        said.append(lines[below].strip())
        below += 1
    return " ".join(said), below - 1 if said else at


def titled(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read lines that are a code and a title, each with a paragraph below, as a page of cards leaves them."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        found = _TITLED.fullmatch(lines[end].strip())
        below = end + 1
        texts: list[str] = []
        while found and below < len(lines) and not _TITLED.fullmatch(lines[below].strip()):
            if lines[below].lstrip().startswith(("#", "|", "- ", "```")) or len(texts) > MOST_BELOW:
                break
            texts += [lines[below].strip()] if lines[below].strip() else []
            below += 1
        if not found or not texts or len(texts) > MOST_BELOW or not is_number(found["code"]):
            break
        rows.append((found["code"], "", found["title"], " ".join(texts)))
        end = below
    return (rows, end) if len(rows) > 1 else ([], at)


def definitions(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read a list of terms that are codes, each with its text behind a colon on the lines below."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end + 1 < len(lines):
        if not lines[end].strip() and rows:
            end += 1
            continue
        found = coded(bare(lines[end]))
        texts: list[str] = []
        while found and end + 1 < len(lines) and lines[end + 1].startswith((": ", ":\t")):
            texts.append(lines[end + 1][1:].strip())
            end += 1
        if not found or not texts:
            break
        rows.append((found[0], found[1], "\n".join(texts)))
        end += 1
    return rows, end


def blocks(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read lines that are a code, perhaps a name, each with bullets below, as a page leaves them when it is copied."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        found = coded(lines[end])
        texts, after = _bullets_below(lines, end + 1) if found else ([], end)
        if not found or not texts or not (not found[1] or is_name(found[1])):
            break
        rows += [(found[0], found[1], text) for text in texts]
        end = after
    return rows, end


def _bullets_below(lines: list[str], at: int) -> tuple[list[str], int]:
    texts: list[str] = []
    while at < len(lines):
        item = BULLET.fullmatch(lines[at])
        if item:
            texts.append(item[1])
        elif lines[at].strip():
            break
        at += 1
    return texts, at


def split_korean(text: str) -> tuple[str, str]:
    """Part a text from its Korean in brackets: at least half of the words there are Korean."""
    found = _KOREAN_TAIL.fullmatch(text)
    said = found["korean"].split() if found else []
    korean = [word for word in said if re.search("[가-힣]", word)]
    return (found["text"], found["korean"]) if found and len(korean) * 2 >= len(said) else (text, "")


def parted_column(grid: Grid) -> Grid:
    """Part a column of codes with their names in one cell, `404 (Not Found)`, where other columns tell the rest."""
    wide = grid.width
    for place in range(min(wide, 6)):
        cells = [cell.strip("`* ") for cell in grid.column(place)]
        found = [_WITH_NAME.fullmatch(cell) for cell in cells]
        if len(cells) < 2 or wide < 2 or sum(map(bool, found)) < 0.8 * len(cells):
            continue
        if _has_codes(grid, place):
            continue  # a status or a text beside codes
        known = (*("",) * wide, "name")
        header = (*grid.header, *("",) * (wide - len(grid.header)), "") if grid.header else None
        return grid.replace(header=header, rows=tuple(_parted(row, place, wide) for row in grid.rows), known=known)
    return grid


def _has_codes(grid: Grid, place: int) -> bool:
    """Tell whether a column other than this one may hold codes."""
    others = [list(map(bare, grid.column(other))) for other in range(grid.width) if other != place]
    return any(cells and sum(map(is_code, cells)) >= 0.8 * len(cells) for cells in others)


def _parted(row: tuple[str, ...], place: int, width: int) -> tuple[str, ...]:
    filled = [*row, *[""] * (width - len(row))]
    found = _WITH_NAME.fullmatch(filled[place].strip("`* "))
    if found:
        filled[place] = found["code"]
    return (*filled, found["name"].strip() if found else "")


def parted_cells(grid: Grid) -> Grid | None:
    """Part cells that are a code and its text in one, `E100 Invalid request`; None where they are not."""
    cells = [cell for row in grid.rows for cell in row if cell.strip()]
    looked = cells[:: len(cells) // LOOKED_AT + 1]
    if sum((coded(" ".join(cell.split())) or ("", ""))[1] != "" for cell in looked) * 5 < len(looked):
        return None
    parted = [found for cell in cells if (found := coded(" ".join(cell.split()))) and found[1]]
    digits = [code for code, _ in parted if is_number(code)]
    if len(parted) < 2 or len(parted) < 0.4 * len(cells) or len(digits) < len(parted):
        return None
    beside = all(any(coded(cell) for cell in row if cell.strip()) for row in grid.rows if any(row))
    if not beside:
        return None
    rows = tuple((code, "", text) for code, text in parted)
    return grid.replace(header=None, rows=rows, known=KNOWN[:3])


def code_above_text(lines: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read lines that are a code alone, each with its text on the line below: at least three of them."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines):
        below = end + 1
        while below < len(lines) and not lines[below].strip():
            below += 1
        code = lines[end].strip()
        text = lines[below].strip() if below < len(lines) else ""
        if not is_number(code) or len(code.lstrip("-")) < 2 or not text or is_code(text) or below - end > 3:
            break
        rows.append((bare(code), "", text))
        end = below + 1
        while end < len(lines) and not lines[end].strip():
            end += 1
    return (rows, end) if len(rows) >= 3 else ([], at)


def grid_of_rows(rows: list[tuple[str, ...]], headings: tuple[str, ...], place: str) -> Iterator[Grid]:
    """Give rows in the order of `KNOWN` as a grid, when there are any."""
    if rows:
        yield Grid(headings=headings, rows=tuple(rows), known=KNOWN[: max(map(len, rows))], place=place)
