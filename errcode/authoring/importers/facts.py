"""A row read as what it says of its codes, and the facts of a document put together as entries."""

from __future__ import annotations

import re

from errcode.authoring.importers import statuses as http
from errcode.authoring.importers import words
from errcode.authoring.importers.cells import (
    LONGEST_RANGE,
    WIDE_RANGE,
    bare,
    codes_in,
    is_address,
    is_name,
    is_word,
    range_width,
    says_something,
    statements,
    text_in,
)
from errcode.authoring.importers.language import OF_A_SCRIPT, language_of
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.authoring.importers.column import Column
    from errcode.authoring.importers.columns import Columns

    Row = dict[str, Any]
    Text = tuple[str, str, str]
    """What a text is, its language, itself."""

_AGAIN = re.compile(r"\s*(?:[:：]|[-–—](?=\s))\s*(?=\S)")
"""What parts a code from its text, where the text says the code again."""
_SPOKEN = ("en", "ko")
MOST_CODES = 50_000
"""Entries of a table: a document with more is no list of errors."""


class Fact(Record):
    """What one row says of one code."""

    code: str
    section: str
    place: str = ""
    """Where in the document it stands."""
    name: str | None = None
    http_status: int | None = None
    messages: tuple[str, ...] = ()
    meaning: dict[str, str]
    """By language tag."""
    note: dict[str, str]
    """By language tag: what to do, remarks, and texts in languages that a meaning does not have."""


def facts_of(
    row: tuple[str, ...],
    columns: Columns,
    section: str,
    above: str = "",
    *,
    statuses: bool = False,
    names: bool = False,
) -> list[Fact] | str:
    """Read a row; give the reason when it says nothing of a code.

    Args:
        row: The cells.
        columns: What they are.
        section: The section's id.
        above: The code cell above, which counts for rows that have none: the document writes it once.
        statuses: Whether the codes are statuses of HTTP.
        names: Whether names need no text: most of the list say themselves what went wrong, `ACCOUNT_LOCKED`.
    """
    cells = {column.place: text_in(row[column.place]) for column in columns.columns if column.place < len(row)}
    code = columns.code
    written = cells.get(code.place, "") if code else ""
    codes = _codes(written, above)
    if isinstance(codes, str):
        return codes
    name, texts = _name(columns, cells), _texts(columns, cells)
    if len(codes) >= WIDE_RANGE <= range_width(written) and not any(_tells(text) for _, _, text in texts):
        return _range(written, len(codes))  # set aside for orders, for users
    if len(codes) == 1:  # a comment that says the code again: `101 - Not found`
        texts = [(field, language, _without(codes[0], text)) for field, language, text in texts]
    tabled = any(column.heading for column in columns.columns)  # a cell of a table is what the API says
    texts, behind = (texts, None) if tabled else _without_status(texts)
    status = _status(columns, cells, codes[0], statuses=statuses) or behind
    if not texts and not name and not status:
        return _alone(codes, section, names=names)
    messages, meaning, note = _filed(texts)
    return [
        Fact(code=code, section=section, name=name, http_status=status, messages=messages, meaning=meaning, note=note)
        for code in codes
    ]


def _alone(codes: list[str], section: str, *, names: bool) -> list[Fact] | str:
    """Give codes without a text where they are names that say themselves what went wrong."""
    if names and all(is_name(code) or is_word(code) for code in codes):
        return [Fact(code=code, section=section, name=code, meaning={}, note={}) for code in codes]
    return f"{codes[0]} stands alone, without a text"


def _codes(written: str, above: str) -> list[str] | str:
    """Give the codes of a cell; the reason where it holds none, or more than can be told."""
    if (many := range_width(written)) > LONGEST_RANGE:
        return _range(written, many)
    if http.CLASS.fullmatch(bare(written)):
        return f"{bare(written)[:20]!r} is all statuses of a kind"
    codes = codes_in(written or above)
    if not codes:
        return "no code in it"
    if len(codes) == 1 and ((len(codes[0]) > 80 and not is_address(codes[0])) or len(codes[0].split()) > 4):
        return f"{codes[0][:40]!r}… is no code"
    return codes


def _range(written: str, many: int) -> str:
    return f"{written[:40]!r} is a range of {many} codes; name those that the API answers with"


def _without(code: str, text: str) -> str:
    again = _AGAIN.match(text, len(code)) if text.startswith(code) else None
    return text[again.end() :] if again else text


def _tells(text: str) -> bool:
    return bool(words.TROUBLE.search(words.plain(text)))


def _without_status(texts: list[Text]) -> tuple[list[Text], int | None]:
    """Part the texts of a row from the status of HTTP behind one of them: `No such room #404 Not Found`."""
    found = [(field, language, *http.parted(text)) for field, language, text in texts]
    stated = next((status for _, _, _, status in found if status), None)
    return [(field, language, text) for field, language, text, _ in found], stated


def _name(columns: Columns, cells: dict[int, str]) -> str | None:
    named = [cells.get(column.place, "") for column in columns.of("name")]
    names = (cell.split("\n") for cell in named if says_something(cell))
    return next((" ".join((lines if not is_name(lines[0]) else lines[:1])).strip() for lines in names), None)


def _status(columns: Columns, cells: dict[int, str], code: str, *, statuses: bool) -> int | None:
    for column in columns.of("http"):
        found = http.WRITTEN.fullmatch(cells.get(column.place, ""))
        if found:
            return int(found[1])
    statuses = statuses or bool(columns.code and "http" in columns.code.said.split())
    found = http.WRITTEN.fullmatch(code) if statuses else None
    return int(found[1]) if found else None


def _texts(columns: Columns, cells: dict[int, str]) -> list[Text]:
    """Give what a row says: field, language, text. A message in a language's own column is what it means there, too."""
    given = []
    for column in columns.of("message", "description", "note", "korean", "english"):
        text = cells.get(column.place, "")
        if says_something(text):
            language = _language(column, text)
            given.append((column.field, language, text))
            if column.field == "message" and (column.tagged or language == "ko") and not is_name(text):
                given.append(("spoken", language, text))
    return given


def _language(column: Column, text: str) -> str:
    if column.field in ("korean", "english"):
        return {"korean": "ko", "english": "en"}[column.field]
    own = language_of(text)
    if own in OF_A_SCRIPT or column.language in (None, "ko"):
        return own or "en"
    return column.language or "en"


def _filed(texts: list[Text]) -> tuple[tuple[str, ...], dict[str, str], dict[str, str]]:
    """Put a row's texts where they belong: wire messages, meanings in English and Korean, notes in any language."""
    messages = [line for field, _, text in texts if field == "message" for line in statements(text)]
    described = [(language, text) for field, language, text in texts if field in ("description", "korean", "english")]
    if not messages:  # the only text is what the API says, as far as anybody can tell
        messages = [line for _, text in described[:1] for line in statements(text)]
    meaning: dict[str, str] = {}
    note: dict[str, str] = {}
    said = [(language, text) for field, language, text in texts if field == "spoken"]
    for language, text in described:
        _put(meaning if language in _SPOKEN and language not in meaning else note, language, _line(text))
    for language, text in said:
        first, *more = statements(text) if language in _SPOKEN else [""]
        if first:
            meaning.setdefault(language, first)
        if more:  # what to do
            _put(note, language, " ".join(more))
    for field, language, text in texts:
        if field == "note":
            _put(note, language, _line(text))
    return tuple(dict.fromkeys(messages)), _in_script(meaning), note


def _put(texts: dict[str, str], language: str, text: str) -> None:
    if text not in texts.get(language, ""):
        texts[language] = f"{texts[language]}\n{text}" if language in texts else text


def _line(text: str) -> str:
    return " ".join(text.split())


def _in_script(meaning: dict[str, str]) -> dict[str, str]:
    """Drop what only the heading calls Korean or English: a text without Hangul is no Korean one."""
    return {
        language: text for language, text in meaning.items() if bool(re.search("[가-힣]", text)) == (language == "ko")
    }


def entries_of(facts: Iterable[Fact]) -> list[Row]:
    """Put facts together, one entry a code and section; a code that means two things keeps both."""
    grouped: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        known = grouped.setdefault((fact.section, fact.code), [])
        if all(fact.replace(place="") != other.replace(place="") for other in known):
            known.append(fact)
        if len(grouped) > MOST_CODES:
            break
    return [_entry(list(_joined(group))) for group in grouped.values()]


def _joined(group: list[Fact]) -> Iterator[Fact]:
    """Make one of facts that add to one another: those with the same meaning, or without one."""
    current = group[0]
    for fact in group[1:]:
        if all(current.meaning.get(key, text) == text for key, text in fact.meaning.items()):
            current = current.replace(
                messages=tuple(dict.fromkeys((*current.messages, *fact.messages))),
                meaning={**fact.meaning, **current.meaning},
                note={**fact.note, **current.note},
                name=current.name or fact.name,
                http_status=current.http_status or fact.http_status,
            )
        else:
            yield current
            current = fact
    yield current


def _entry(group: list[Fact]) -> Row:
    first = group[0]
    entry: Row = {"code": first.code, "section": first.section}
    for key in ("name", "http_status"):
        value = next((getattr(fact, key) for fact in group if getattr(fact, key)), None)
        if value:
            entry[key] = value
    entry["messages"] = _messages(group)
    entry["meaning"] = {
        language: " / ".join(dict.fromkeys(fact.meaning[language] for fact in group if language in fact.meaning))
        or None
        for language in _SPOKEN
    }
    note = {language: text for fact in group for language, text in fact.note.items()}
    if note:
        entry["note"] = note
    return entry


def _messages(group: list[Fact]) -> list[Any]:
    """Give the wire texts; of a code with several meanings each with the meaning that stands beside it."""
    if len(group) == 1:
        return list(group[0].messages)
    found: dict[str, Any] = {}
    for fact in group:
        own = {language: fact.meaning.get(language) for language in _SPOKEN}
        for text in fact.messages:
            found.setdefault(text, {"text": text, "meaning": own} if any(own.values()) else text)
    return list(found.values())
