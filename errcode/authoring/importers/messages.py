"""Files of messages for translators: gettext (.po), Java's .properties, and what other readers give in their manner.

A key such as `error.1001` or `errors.INSUFFICIENT_FUNDS` holds a code at its end; keys that are no errors are left out.
"""

from __future__ import annotations

import re

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import is_code, is_name, is_number, is_word
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PO = re.compile(r'(msgctxt|msgid|msgstr(?:\[\d\])?)?\s*"((?:[^"\\]|\\.)*)"')


def properties(text: str) -> Iterator[Grid]:
    """Read a .properties file: keys and texts, escapes and lines that go on, `#` and `!` comments."""
    joined = re.sub(r"\\\n[ \t]*", "", text)
    rows, note = [], ""
    for line in joined.split("\n"):
        found = re.fullmatch(r"\s*((?:[^\s:=\\#!]|\\.)(?:[^\s:=\\]|\\.)*)\s*[:=\s]\s*(.*)", line)
        if line.lstrip().startswith(("#", "!")):
            note = line.lstrip(" #!")
        elif found:
            rows.append((_unescaped(found[1]), _unescaped(found[2].strip()), ""))
    yield from grid_of_messages(rows, note if len(rows) < 2 else "")


def _unescaped(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        escape = found[1]
        return chr(int(escape[1:], 16)) if len(escape) == 5 else {"n": "\n", "t": " ", "r": ""}.get(escape, escape)

    return _ESCAPE.sub(one, text)


def gettext(text: str) -> Iterator[Grid]:
    """Read a .po file: the code is the context or the id, the text the translation, or the id where there is none."""
    rows = []
    for block in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        current = ""
        for line in block.split("\n"):
            found = _PO.fullmatch(line.strip())
            if found:
                current = found[1] or current
                fields[current] = fields.get(current, "") + _unescaped(found[2])
        note = " ".join(line[2:].strip() for line in block.split("\n") if line.startswith("#."))
        key = fields.get("msgctxt") or fields.get("msgid", "")
        said = fields.get("msgstr") or fields.get("msgstr[0]", "")
        source = fields.get("msgid", "") if fields.get("msgctxt") else ""
        if key:
            rows.append((key, said or source, note, source if said else ""))
    yield from grid_of_messages(rows, "")


def grid_of_messages(rows: Iterable[tuple[str, ...]], title: str) -> Iterator[Grid]:
    """Give the keys that hold codes, grouped by what stands before the code."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for key, *texts in rows:
        prefix, code = split_key(key)
        if code and texts[0]:
            grouped.setdefault(prefix, []).append((code, *texts))
    for prefix, found in grouped.items():
        headings = tuple(filter(None, (title, prefix)))
        wide = max(map(len, found))
        filled = tuple((*row, *[""] * (wide - len(row))) for row in found)
        known = ("code", "message", "note", "message")[:wide]
        yield Grid(headings=headings, rows=filled, known=known, place=f"keys {prefix or 'without a prefix'}")


def split_key(key: str) -> tuple[str, str]:
    """Part a key into its prefix and its code: `error.code.1001`, `ERR_1001`, `errors.insufficient-funds`.

    A sentence in words, `exception.not.found.user`, is one code under what it begins with.
    """
    key = re.sub(r"[._-](message|msg|text|title|desc|description)$", "", key.strip(), flags=re.IGNORECASE)
    parts = re.split(r"[./:]", key)
    if len(parts) > 2 and all(map(re.compile("[a-z]+").fullmatch, parts[1:])) and words.SUBJECT.search(parts[0]):
        return parts[0], key  # `exception.not.found.user`: a sentence in words
    if len(parts) > 1 and (is_code(parts[-1]) or is_word(parts[-1])):
        return ".".join(parts[:-1]), parts[-1]
    prefixed = re.fullmatch(r"((?:[A-Za-z]+[_-])+)(-?\d+)", key)
    if prefixed and words.SUBJECT.search(words.plain(prefixed[1])):
        return prefixed[1].strip("_-"), prefixed[2]
    return ("", key) if is_number(key) or is_name(key) else ("", "")
