"""Schemas of JSON Schema, OpenAPI and AsyncAPI: enumerations of codes, with the texts that stand with them."""

from __future__ import annotations

import re

from errcode.authoring.importers import coded, words
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Schema = dict[str, Any]

_TEXTS = re.compile(r"(?i)x-?enum-?(descriptions?|meanings?|comments?)|x-(ms-)?enum|enumDescriptions?|x-descriptions?")
_NAMES = re.compile(r"(?i)x-?enum-?(var-?names|names|varnames)|enumNames")


DEEPEST = 4
"""Levels of a schema in which the parts of an answer are looked for."""
MOST_FIELDS = 30


def grids_in_schemas(schemas: Any, headings: tuple[str, ...] = ()) -> Iterator[Grid]:
    """Give the enumerations of schemas whose names speak of codes or errors."""
    stack: list[tuple[tuple[str, ...], Any]] = [(headings, schemas)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, list):
            stack += [(path, below) for below in reversed(item) if isinstance(below, (dict, list))]
        elif isinstance(item, dict):
            yield from _enumeration(path, item)
            stack += [
                ((*path, str(key)) if key not in ("properties", "items", "schema", "allOf", "anyOf") else path, below)
                for key, below in reversed(item.items())
                if isinstance(below, (dict, list)) and key not in ("example", "examples")
            ]


def _enumeration(path: tuple[str, ...], schema: Schema) -> Iterator[Grid]:
    rows = [*_values(schema), *_choices(schema)]
    rows += described(str(schema.get("description") or "")) if not any(row[2] for row in rows) else []
    if rows and speaks_of_codes(" . ".join((*path[-3:], str(schema.get("title") or "")))):
        title = [schema["title"]] if isinstance(schema.get("title"), str) and len(schema["title"]) < 80 else []
        known = ("code", "name", "message")
        yield Grid(
            headings=(*path, *title),
            rows=tuple(dict.fromkeys(rows)),
            known=known,
            repeats=True,
            place="/".join(path) or "top",
            beside=str(schema.get("description") or "")[:300] if len(rows) > 1 else "",
        )


def _values(schema: Schema) -> Iterator[tuple[str, str, str]]:
    """An `enum`, with descriptions by place or by value where an extension gives them."""
    values = schema.get("enum")
    if not isinstance(values, list):
        return
    texts = next((value for key, value in schema.items() if _TEXTS.fullmatch(str(key))), None)
    names = next((value for key, value in schema.items() if _NAMES.fullmatch(str(key))), None)
    for place, code in enumerate(values):
        if isinstance(code, (str, int)) and not isinstance(code, bool):
            yield str(code), _beside(names, place, code), _beside(texts, place, code)


def _beside(texts: Any, place: int, code: Any) -> str:
    if isinstance(texts, dict):
        texts = texts.get("values", texts)
    if isinstance(texts, dict):
        found = texts.get(str(code), texts.get(code))
    else:
        found = texts[place] if isinstance(texts, list) and place < len(texts) else None
    if isinstance(found, dict):
        found = found.get("description") or found.get("name")
    return found if isinstance(found, str) else ""


def _choices(schema: Schema) -> Iterator[tuple[str, str, str]]:
    """`oneOf` with `const`, a code each."""
    for key in ("oneOf", "anyOf"):
        for choice in schema.get(key) or () if isinstance(schema.get(key), list) else ():
            if isinstance(choice, dict) and "const" in choice:
                title = str(choice.get("title") or "")
                text = str(choice.get("description") or title)
                yield str(choice["const"]), title if title != text else "", text


def shown_by(schema: Any, resolve: Callable[[Any], Any], depth: int = 0) -> Any:
    """Give the answer that a schema shows: its example, or the values that its fields are stated to have.

    Args:
        schema: The schema.
        resolve: Gives what a reference stands for.
        depth: How deep it stands in the one that was asked for.
    """
    schema = resolve(schema)
    if not isinstance(schema, dict) or depth > DEEPEST:
        return None
    values = schema.get("enum")
    if isinstance(values, list) and len(values) == 1:
        return values[0]
    for key in ("example", "const", "default"):
        if key in schema:
            return schema[key]
    found: dict[str, Any] = {}
    for part in schema.get("allOf") or () if isinstance(schema.get("allOf"), list) else ():
        inner = shown_by(part, resolve, depth + 1)
        found |= inner if isinstance(inner, dict) else {}
    fields = schema.get("properties")
    for name, field in list(fields.items())[:MOST_FIELDS] if isinstance(fields, dict) else ():
        inner = shown_by(field, resolve, depth + 1)
        found |= {str(name): inner} if inner is not None else {}
    if isinstance(schema.get("items"), dict):
        inner = shown_by(schema["items"], resolve, depth + 1)
        return [inner] if inner is not None else None
    return found or None


def described(text: str) -> list[tuple[str, str, str]]:
    """Give the codes that a description lists, a line each: `- 1001: text`, `* 30011 — text`, `| 1 | text |`."""
    rows = []
    for line in re.split(r"\n|<br\s*/?>", text):
        cells = (
            [cell.strip(" `*") for cell in line.strip().strip("|").split("|")] if line.lstrip().startswith("|") else []
        )
        item = coded.BULLET.fullmatch(line) if not cells else None
        found = coded.coded(item[1]) if item else None
        if found is None and len(cells) > 1:
            found = coded.coded(f"{cells[0]}: {' '.join(cells[1:])}")
        if found and found[1]:
            rows.append((found[0], "", found[1]))
    return rows


def speaks_of_codes(name: str) -> bool:
    """Tell whether a field's or schema's name speaks of codes or errors."""
    said = words.plain(name)
    return bool(words.SUBJECT.search(said) or words.ERROR_CODE.search(said))
