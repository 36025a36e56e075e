"""What is wrong with a table: pure functions from a table to problems, each with its place and remedy.

The shape of a table is `tables/table.schema.json`; `schema_problems` reads the part of JSON Schema that it uses. What a
schema cannot say (ids that must exist, codes that must differ, Korean that must be Korean) follows in `table_problems`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from errcode.model import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import Any

    from errcode.authoring.located import Path
    from errcode.model import Kind

    Row = dict[str, Any]

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
_HANGUL = re.compile("[가-힣]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(word: str) -> bool:
    """Tell whether a word can be an id: lower-case letters and digits, single hyphens between them."""
    return _ID.fullmatch(word) is not None


class Problem(Record):
    """Something wrong with a table: where, what, and the remedy."""

    path: Path
    text: str


def schema_problems(value: Any, schema: Row, root: Row | None = None, path: Path = ()) -> Iterator[Problem]:
    """Give everything in a value that its schema does not allow, near misses of names and values with the right one."""
    root = root or schema
    schema = _resolved(schema, root)
    if "oneOf" in schema:
        yield from _one_of(value, schema["oneOf"], root, path)
        return
    if not _types_fit(value, schema):
        yield Problem(path=path, text=f"it is {_type_name(value)}; it must be {' or '.join(_types(schema))}")
    elif "enum" in schema and value not in schema["enum"]:
        yield Problem(path=path, text=f"{value!r} is none of {', '.join(schema['enum'])}{_near(value, schema['enum'])}")
    elif isinstance(value, dict):
        yield from _object(value, schema, root, path)
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield Problem(path=path, text="it is empty; give at least one item or leave the key out")
        for place, item in enumerate(value):
            yield from schema_problems(item, schema.get("items", {}), root, (*path, place))
    else:
        yield from _scalar(value, schema, path)


def table_problems(table: Row, kinds: Mapping[str, Kind], *, bundled: bool = False) -> Iterator[Problem]:
    """Give what is wrong with a table that its schema allows; bundled tables must be complete as well."""
    sections = _ids(table.get("sections"))
    sources = _ids(table.get("sources"))
    yield from _repeated_ids(table)
    yield from _payload_problems(table, sections)
    patch = bool(table.get("extends"))
    seen: set[tuple[str, str | None]] = set()
    for place, entry in enumerate(table.get("errors") or ()):
        path: Path = ("errors", place)
        key = (entry["code"], entry.get("section"))
        if key in seen:
            yield Problem(path=(*path, "code"), text=f"{key[0]} stands twice in section {key[1]}; make it one entry")
        seen.add(key)
        for rule in (
            _reference_problems(entry, path, sections, sources, patch=patch),
            _entry_problems(entry, path, kinds),
        ):
            yield from rule
        if bundled:
            yield from _complete(entry, path)
    if not patch:
        yield from _head_problems(table, bundled=bundled)


def alias_problems(tables: Iterable[Row]) -> Iterator[tuple[str, Problem]]:
    """Give names that several tables claim: one provider must be meant by each; with the id of the table."""
    owners: dict[str, str] = {}
    for table in tables:
        name = table.get("name") or {}
        own = [table["id"], name.get("en"), name.get("ko"), *table.get("aliases", ())]
        for word in dict.fromkeys(text.casefold() for text in own if text):
            owner = owners.setdefault(word, table["id"])
            if owner != table["id"]:
                text = f"{word!r} is a name of {owner} as well; keep it in one of the two"
                yield table["id"], Problem(path=("aliases",), text=text)


def _one_of(value: Any, choices: list[Row], root: Row, path: Path) -> Iterator[Problem]:
    """Nothing when one of the choices fits; else the problems of the choice that was meant, by its type."""
    resolved = [_resolved(choice, root) for choice in choices]
    results = [list(schema_problems(value, choice, root, path)) for choice in resolved]
    if all(results):
        meant = [found for found, choice in zip(results, resolved, strict=True) if _types_fit(value, choice)]
        yield from min(meant or results, key=len)


def _object(value: Row, schema: Row, root: Row, path: Path) -> Iterator[Problem]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield Problem(path=path, text=f"{name!r} is missing; add it")
    others = schema.get("additionalProperties", True)
    for name, item in value.items():
        if name in properties:
            yield from schema_problems(item, properties[name], root, (*path, name))
        elif others is False:
            hint = _near(name, properties) or f"; keys here are {', '.join(properties)}"
            yield Problem(path=(*path, "key", name), text=f"no such key: {name!r}{hint}")
        elif isinstance(others, dict):
            yield from schema_problems(item, others, root, (*path, name))


def _scalar(value: Any, schema: Row, path: Path) -> Iterator[Problem]:
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield Problem(path=path, text="it is empty; give a text or leave the key out")
        elif "pattern" in schema and not re.search(schema["pattern"], value):
            yield Problem(path=path, text=f"{value!r} is not as it must be: {schema['description']}")
    elif _is(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield Problem(path=path, text=f"{value} is not from {schema['minimum']} to {schema['maximum']}")


def _head_problems(table: Row, *, bundled: bool) -> Iterator[Problem]:
    for name in ("id", "errors", *(("name", "sources", "sections", "payloads") if bundled else ())):
        if not table.get(name) and not (name == "errors" and not bundled and name in table):
            yield Problem(path=(), text=f"{name!r} is missing; add it")
    examples = [example for example in table.get("examples") or () if example["code"] is not None]
    if bundled and len(examples) < 3:
        yield Problem(path=("examples",), text=f"{len(examples)} examples with a code; give at least three")


def _complete(entry: Row, path: Path) -> Iterator[Problem]:
    meaning = entry.get("meaning") or {}
    for language in ("en", "ko"):
        if not meaning.get(language):
            yield Problem(path=path, text=f"{entry['code']}: no meaning.{language}; bundled tables need one")
    for name in ("kind", "section"):
        if not entry.get(name):
            yield Problem(path=path, text=f"{entry['code']}: no {name}; bundled tables need one")


def _reference_problems(
    entry: Row, path: Path, sections: Collection[str], sources: Collection[str], *, patch: bool
) -> Iterator[Problem]:
    named = [((*path, "section"), entry.get("section"), sections), ((*path, "source"), entry.get("source"), sources)]
    for place, message in enumerate(entry.get("messages") or ()):
        if isinstance(message, dict):
            named.append(((*path, "messages", place, "source"), message.get("source"), sources))
    for at, name, known in named:
        if name and name not in known and not patch:
            where = at[-1]
            hint = _near(name, known) or f"; add it to {where}s"
            yield Problem(path=at, text=f"{entry['code']}: no {where} {name!r}{hint}")


def _entry_problems(entry: Row, path: Path, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    code = entry["code"]
    if code != code.strip() or _CONTROL.search(code):
        yield Problem(path=(*path, "code"), text=f"{code!r} has blanks around it or control characters; write it bare")
    texts = [item["text"] if isinstance(item, dict) else item for item in entry.get("messages") or ()]
    for text in {text for text in texts if texts.count(text) > 1}:
        yield Problem(path=(*path, "messages"), text=f"{code}: {text!r} stands twice; keep one")
    parts = [(path, entry)]
    parts += [
        ((*path, "messages", at), item) for at, item in enumerate(entry.get("messages") or ()) if isinstance(item, dict)
    ]
    for at, part in parts:
        yield from _part_problems(code, part, at, kinds)


def _part_problems(code: str, part: Row, path: Path, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    kind = part.get("kind")
    if kind and kind not in kinds:
        hint = _near(kind, kinds) or f"; kinds are {', '.join(kinds)}"
        yield Problem(path=(*path, "kind"), text=f"{code}: no kind {kind!r}{hint}")
    elif kind and part.get("retry") == (kinds[kind].cases.get(part.get("case") or "") or kinds[kind]).retry:
        yield Problem(path=(*path, "retry"), text=f"{code}: {part['retry']!r} is what kind {kind!r} says; leave it out")
    meaning = part.get("meaning") or {}
    for language in ("en", "ko"):
        text = meaning.get(language)
        at = (*path, "meaning", language)
        if text and (text != text.strip() or "  " in text or _CONTROL.search(text)):
            yield Problem(path=at, text=f"{code}: blanks at an end, two in a row or control characters; clean the text")
    if meaning.get("ko") and not _HANGUL.search(meaning["ko"]):
        yield Problem(path=(*path, "meaning", "ko"), text=f"{code}: no Korean in it; write it in Korean")
    if meaning.get("en") and _HANGUL.search(meaning["en"]):
        yield Problem(path=(*path, "meaning", "en"), text=f"{code}: Korean in it; write it in English")


def _payload_problems(table: Row, sections: Collection[str]) -> Iterator[Problem]:
    for place, shape in enumerate(table.get("payloads") or ()):
        path: Path = ("payloads", place)
        if not shape.get("code") and not shape.get("message"):
            yield Problem(path=path, text="it has neither code nor message; say where one of them stands")
        if shape.get("section") and shape["section"] not in sections and not table.get("extends"):
            yield Problem(
                path=(*path, "section"), text=f"no section {shape['section']!r}{_near(shape['section'], sections)}"
            )
        for key in ("code", "message"):
            given = shape.get(key) or []
            for item in given if isinstance(given, list) else [given]:
                if isinstance(item, dict) and f"{{{key}}}" not in item["template"]:
                    yield Problem(
                        path=(*path, key), text=f"the template has no {{{key}}}; put it where the {key} stands"
                    )
    for place, idiom in enumerate(table.get("idioms") or ()):
        if "{code}" not in idiom and "{message}" not in idiom:
            yield Problem(path=("idioms", place), text="it has neither {code} nor {message}; put them where they stand")


def _repeated_ids(table: Row) -> Iterator[Problem]:
    for name in ("sections", "sources"):
        ids = [item["id"] for item in table.get(name) or ()]
        for place, id_ in enumerate(ids):
            if id_ in ids[:place]:
                yield Problem(path=(name, place, "id"), text=f"{id_!r} stands twice; give every one its own id")


def _ids(items: Iterable[Row] | None) -> list[str]:
    return [item["id"] for item in items or ()]


def _resolved(schema: Row, root: Row) -> Row:
    found: Row = root["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def _types(schema: Row) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _types_fit(value: Any, schema: Row) -> bool:
    types = _types(schema)
    return not types or any(_is(value, name) for name in types)


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and not (isinstance(value, bool) and name in ("integer", "number"))


def _type_name(value: Any) -> str:
    return next(name for name in ("boolean", *_TYPES) if _is(value, name))


def _near(name: Any, names: Iterable[str]) -> str:
    close = get_close_matches(str(name), [str(known) for known in names], n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
