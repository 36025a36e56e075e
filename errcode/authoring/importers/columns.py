"""Which column is what: by its heading, and where that says nothing by what stands in it."""

from __future__ import annotations

import re

from errcode.model import TYPE_CHECKING, UsageError

if TYPE_CHECKING:
    from errcode.authoring.importers.grid import Grid

FIELDS = ("code", "name", "http", "message", "description", "korean", "english")
_WORDS = {
    field: tuple(words.split(", "))
    for field, words in {
        "http": "http, status code, http status, http code, 상태 코드, http 상태, 응답 상태",
        "name": "name, error name, symbol, constant, label, enum, identifier, 이름, 에러명, 오류명, 명칭",
        "message": "message, messages, msg, text, error, 메시지, 메세지, 에러메시지, 오류메시지",
        "description": "description, desc, meaning, explanation, cause, reason, detail, details, comment, "
        "설명, 내용, 의미, 원인, 비고, 사유",
        "korean": "korean, ko, 한국어, 국문, 한글",
        "english": "english, en, 영어, 영문",
        "code": "code, codes, errcode, errorcode, retcode, no, number, 코드, 에러코드, 오류코드, 응답코드",
    }.items()
}
_CODE = re.compile(r"-?\d{1,9}|[A-Za-z]{1,8}[-_:]?\d{2,9}|[A-Z][A-Z0-9]*(_[A-Z0-9]+)*|[a-z][a-z0-9]*([_-][a-z0-9]+)+")
_NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|[A-Z][a-z]+([A-Z][a-z]+)+")
_HANGUL = re.compile("[가-힣]")


def columns_of(grid: Grid, given: str | None = None) -> dict[str, int]:
    """Give the place of each field among a grid's columns; empty when none holds codes.

    Args:
        grid: The grid.
        given: What the user says: fields by position (`code,-,message`), or `field=heading` and `field=number` pairs.

    Raises:
        UsageError: What the user says names no field or no column.
    """
    if given:
        return _given(grid, given)
    found = _by_heading(grid.header or ())
    width = max((len(row) for row in grid.rows), default=0)
    cells = [[row[place] for row in grid.rows if place < len(row) and row[place]] for place in range(width)]
    if "code" in found and not _mostly(_CODE, cells[found["code"]] if found["code"] < width else []):
        del found["code"]
    if "code" not in found and grid.header and any(_known(cell) for cell in grid.header):
        return {}
    free = [place for place in range(width) if place not in found.values()]
    return {**_by_content(cells, free, found), **found}


def _by_heading(header: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        field = _known(cell)
        if field and field not in found:
            found[field] = place
    if "code" not in found and "http" in found and _plain(header[found["http"]]) == "status code":
        found["code"] = found.pop("http")
    return found


def _known(cell: str) -> str | None:
    """Tell what a heading says: its own words first, then the last word that means something."""
    plain = _plain(cell)
    for field, words in _WORDS.items():
        if plain in words:
            return field
    if "http" in plain.split():
        return "http"
    words_of = {word: field for field, words in _WORDS.items() for word in words if " " not in word}
    return next((words_of[word] for word in reversed(plain.split()) if word in words_of), None)


def _plain(cell: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)
    return " ".join(re.sub(r"[^\w가-힣]+|_", " ", spaced).casefold().split())


def _by_content(cells: list[list[str]], free: list[int], found: dict[str, int]) -> dict[str, int]:
    guessed: dict[str, int] = {}

    def take(field: str, fits: list[int]) -> None:
        if field not in found and fits:
            guessed[field] = fits[0]
            free.remove(fits[0])

    take("code", [place for place in free if _mostly(_CODE, cells[place])])
    if "code" not in found and "code" not in guessed:
        return {}
    take("name", [place for place in free if _mostly(_NAME, cells[place])])
    take("http", [place for place in free if _mostly(re.compile(r"[1-5]\d\d"), cells[place])])
    prose = [place for place in free if cells[place] and sum(map(len, cells[place])) > 6 * len(cells[place])]
    korean = [
        place for place in prose if sum(bool(_HANGUL.search(cell)) for cell in cells[place]) * 2 > len(cells[place])
    ]
    take("message", [place for place in prose if place not in korean] or ([] if "description" in found else korean))
    take("description", [place for place in prose if place in free])
    return guessed


def _mostly(pattern: re.Pattern[str], cells: list[str]) -> bool:
    return bool(cells) and sum(bool(pattern.fullmatch(cell)) for cell in cells) >= 0.8 * len(cells)


def _given(grid: Grid, given: str) -> dict[str, int]:
    header = [_plain(cell) for cell in grid.header or ()]
    found: dict[str, int] = {}
    for place, part in enumerate(given.split(",")):
        field, named, column = part.strip().partition("=")
        if field in ("-", "") and not named:
            continue
        if field not in FIELDS:
            raise UsageError(
                f"--columns: no field {field!r}; fields are {', '.join(FIELDS)}",
                f"--columns: {field!r} 필드가 없습니다. 필드: {', '.join(FIELDS)}",
            )
        if not named:
            found[field] = place
        elif column.isdigit():
            found[field] = int(column) - 1
        elif _plain(column) in header:
            found[field] = header.index(_plain(column))
    return found if "code" in found else {}
