"""Objects of any JSON or YAML: lists of records, codes as keys, names as keys of codes."""

from __future__ import annotations

from errcode.authoring.importers import answers, bounds, words
from errcode.authoring.importers.cells import is_code, is_name, is_number, is_word
from errcode.authoring.importers.evidence import tells_of_trouble
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Steps = tuple[str, ...]


FEWEST = 3
"""Single words with texts that make a catalogue."""
FEWEST_NAMES = 5
"""Names alone that are a list of codes, and no setting."""


def grids_in_object(value: Any, headings: Steps = ()) -> Iterator[Grid]:
    """Give every list of records and every object keyed by codes, with the keys that lead to it as headings."""
    stack: list[tuple[Steps, Any]] = [((), value)]
    while stack:
        steps, item = stack.pop()
        found = _grid_of(steps, item, headings)
        if found:
            yield found
        elif isinstance(item, dict):
            stack += [((*steps, str(key)), below) for key, below in reversed(item.items())]
        elif isinstance(item, list):
            stack += [((*steps, str(place)), below) for place, below in reversed(list(enumerate(item)))]


def keyed_grids(value: Any, headings: Steps, place: str) -> Iterator[Grid]:
    """Give the codes of an example when it is a list of them rather than an answer."""
    for found in grids_in_object(value, headings):
        if len(found.rows) > 1:
            yield found.replace(place=place, repeats=True)


def _grid_of(steps: Steps, item: Any, headings: Steps) -> Grid | None:
    if isinstance(item, list) and item:
        return _records(steps, item, headings) or _lists(steps, item, headings) or _names(steps, item, headings)
    if isinstance(item, dict) and item:
        return _keyed(steps, item, headings)
    return None


def _records(steps: Steps, value: list[Any], headings: Steps) -> Grid | None:
    """A list of objects that have codes; names of nested languages become columns: `message.ko`."""
    if not all(isinstance(item, dict) for item in value):
        return None
    flat = [_flat(item) for item in value]
    header = list(dict.fromkeys(key for item in flat for key in item))
    bounds.room(len(header) * len(value), bounds.CELLS, "cells")
    scalars = [key for key in header if not any(isinstance(item.get(key), (dict, list)) for item in flat)]
    rows = [[item.get(key) for key in header] for item in flat]
    if any(map(_is_code_key, scalars)):
        return _grid(steps, headings, header, rows)
    named = _named_as_errors(steps, scalars, flat)
    header = ["error code" if key == named else key for key in header]
    return _grid(steps, headings, header, rows) if named else None


def _named_as_errors(steps: Steps, keys: list[str], records: list[dict[str, Any]]) -> str | None:
    """Give the key whose values are names of errors, each once, in records below a key that names errors."""
    if len(records) < 2 or not any(words.SUBJECT.search(words.plain(step)) for step in steps):
        return None
    for key in keys:
        values = [str(record.get(key) or "") for record in records]
        if len(set(values)) == len(values) and all(map(is_name, values)):
            return key
    return None


def _is_code_key(key: str) -> bool:
    said = words.plain(key)
    return bool(words.ERROR_CODE.search(said) or words.PLAIN_CODE.search(said) or words.NUMBER.search(said))


def _lists(steps: Steps, value: list[Any], headings: Steps) -> Grid | None:
    """A list of short lists, a row each: `[["E1", "text"], …]`."""
    if not all(isinstance(item, list) and 2 <= len(item) <= 12 for item in value):
        return None
    if not all(isinstance(cell, (str, int, float)) or cell is None for item in value for cell in item):
        return None
    return Grid(
        headings=_headings(steps, headings), rows=tuple(tuple(map(_cell, item)) for item in value), place=_place(steps)
    )


def _names(steps: Steps, value: list[Any], headings: Steps) -> Grid | None:
    """A list of names alone: `["ACCOUNT_LOCKED", …]`."""
    if len(value) < FEWEST_NAMES or not all(isinstance(item, str) and is_name(item) for item in value):
        return None
    if sum("_" in item for item in value) * 2 < len(value):
        return None
    rows = tuple((item, "") for item in value)
    return Grid(headings=_headings(steps, headings), rows=rows, known=("code", "message"), place=_place(steps))


def _flat(record: dict[Any, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in record.items():
        inner = value if isinstance(value, dict) and len(value) <= 8 else {}
        if inner and all(isinstance(text, str) for text in inner.values()):
            flat |= {f"{key} {part}": text for part, text in inner.items()}
        else:
            flat[str(key)] = value
    return flat


def _keyed(steps: Steps, value: dict[Any, Any], headings: Steps) -> Grid | None:
    """An object whose keys are codes, of texts or of records; or whose keys are names, of numbers."""
    keys = [_key(key) for key in value]
    held = list(value.values())
    if _is_catalogue(steps, keys, held):
        rows = [[key, text] for key, text in zip(keys, held, strict=True)]
        return _grid(steps, headings, ["error code", "message"], rows)
    if not _are_codes(keys, held) or any(answers.is_field(key) for key in keys):
        return None
    numbers = sum(map(is_number, keys)) * 2 >= len(keys)
    if all(isinstance(item, str) for item in held) and (numbers or all(map(is_name, keys))):
        texts = sum(" " in item or "_" in item or not item.isascii() for item in held)
        if texts * 5 >= len(held) * 4 or numbers:
            return _grid(
                steps, headings, ["code", "message"], [[key, item] for key, item in zip(keys, held, strict=True)]
            )
    if all(isinstance(item, int) and not isinstance(item, bool) for item in held) and all(map(is_name, keys)):
        return _grid(steps, headings, ["code", "name"], [[item, key] for key, item in zip(keys, held, strict=True)])
    if all(isinstance(item, dict) for item in held) and len(keys) > 1:
        return _keyed_records(steps, dict(zip(keys, held, strict=True)), headings)
    if (
        all(isinstance(item, list) and item and all(isinstance(text, str) for text in item) for item in held)
        and numbers
    ):
        return _grid(
            steps, headings, ["code", "message"], [[key, item[-1]] for key, item in zip(keys, held, strict=True)]
        )
    return None


def _are_codes(keys: list[str], held: list[Any]) -> bool:
    """Tell whether keys can be codes: all are, or nearly all beside single words, `unauthorized`, that hold records."""
    words_too = all(isinstance(item, dict) for item in held) and sum(map(is_code, keys)) * 5 >= len(keys) * 4
    return all(is_code(key) or (words_too and is_word(key)) for key in keys)


def _is_catalogue(steps: Steps, keys: list[str], held: list[Any]) -> bool:
    """Tell whether texts stand under single words below a key that names errors: `errors: {forbidden: "…"}`."""
    if not steps or len(keys) < FEWEST or not words.SUBJECT.search(words.plain(steps[-1])):
        return False
    if not all(is_word(key) or is_name(key) for key in keys) or any(map(answers.is_part, keys)):
        return False
    return all(isinstance(text, str) for text in held) and sum(
        " " in text or not text.isascii() for text in held
    ) == len(held)


def _keyed_records(steps: Steps, value: dict[str, dict[Any, Any]], headings: Steps) -> Grid | None:
    """Records under codes or names; a code inside the record wins over the key, which is then the name."""
    flat = {key: _flat(item) for key, item in value.items()}
    header = list(dict.fromkeys(key for item in flat.values() for key in item))
    bounds.room(len(header) * len(value), bounds.CELLS, "cells")
    if not header or any(isinstance(cell, (dict, list)) and cell for item in flat.values() for cell in item.values()):
        scalars = [key for key in header if all(not isinstance(item.get(key), (dict, list)) for item in flat.values())]
        numbers = sum(is_number(key) and not is_name(key) for key in value)
        if _are_responses(scalars, value):
            rows = [[key, item["description"]] for key, item in flat.items() if item.get("description")]
            return _grid(steps, headings, ["code", "description"], rows)
        told = _tells(scalars) or any(map(_is_code_key, scalars))
        if not scalars or not (numbers * 2 >= len(value) or told):
            return None
        header = scalars
    inside = any(_is_code_key(key) for key in header)
    named = "name" if inside else "code"
    return _grid(steps, headings, [named, *header], [[code, *map(item.get, header)] for code, item in flat.items()])


def _are_responses(keys: list[str], records: dict[str, Any]) -> bool:
    """Tell whether records are responses that are named after errors: `userNotFound: {description, content}`."""
    named = sum(is_name(key) and tells_of_trouble(key) for key in records)
    alone = "description" in keys and set(keys) <= {"description", "type", "title"}
    return alone and len(records) >= FEWEST and named * 2 > len(records)


def _tells(keys: list[str]) -> bool:
    """Tell whether records have a message and a status: then what they stand under is a code."""
    said = list(map(words.plain, keys))
    message = any(pattern.search(key) for field, pattern in words.FIELD_WORDS if field == "message" for key in said)
    return message and any(words.HTTP.search(key) or words.STATUS.search(key) for key in said)


def _key(key: Any) -> str:
    return str(key)


def _grid(steps: Steps, headings: Steps, header: list[str], rows: list[list[Any]]) -> Grid:
    cells = tuple(tuple(map(_cell, row)) for row in rows)
    return Grid(headings=_headings(steps, headings), header=tuple(header), rows=cells, place=_place(steps))


def _headings(steps: Steps, headings: Steps) -> Steps:
    return (*headings, *(step for step in steps if not step.isdigit()))


def _place(steps: Steps) -> str:
    return "/".join(steps) or "top"


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return next((text for text in map(value.get, ("en", "ko", "text")) if isinstance(text, str)), "")
    if isinstance(value, list):
        return "\n".join(_cell(item) for item in value[:50] if not isinstance(item, list))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, bool) else str(value)
