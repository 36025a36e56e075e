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
_PARTS = re.compile(r"[._-](message|msg|text|title|desc|description)$", re.IGNORECASE)
"""What a key says of its text, and not of its code."""
_WORD = re.compile(r"[a-z][a-zA-Z]*")
_KEY = re.compile(r"[A-Za-z][\w.!-]{0,79}")
_BEGINS = re.compile(r"(ERR|Err|err)(OR|or)?s?(?![a-z])|[Ee][-_]?\d{2,6}$")
"""How keys of errors begin where labels stand beside them."""
_PO = re.compile(r'(msgctxt|msgid|msgstr(?:\[\d\])?)?\s*"((?:[^"\\]|\\.)*)"')


def properties(text: str, name: str) -> Iterator[Grid]:
    """Read a .properties file: keys and texts, escapes and lines that go on, `#` and `!` comments."""
    joined = re.sub(r"\\\n[ \t]*", "", text)
    rows = []
    for line in joined.split("\n"):
        found = re.fullmatch(r"\s*((?:[^\s:=\\#!]|\\.)(?:[^\s:=\\]|\\.)*)\s*[:=\s]\s*(.*)", line)
        if found:
            rows.append((_unescaped(found[1]), _unescaped(found[2].strip()), ""))
    yield from grid_of_messages(rows, name)


def _unescaped(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        escape = found[1]
        return chr(int(escape[1:], 16)) if len(escape) == 5 else {"n": "\n", "t": " ", "r": ""}.get(escape, escape)

    return _ESCAPE.sub(one, text)


def gettext(text: str, name: str) -> Iterator[Grid]:
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
    yield from grid_of_messages(rows, name)


def grid_of_messages(rows: Iterable[tuple[str, ...]], name: str) -> Iterator[Grid]:
    """Give the keys that hold codes, with their texts.

    Args:
        rows: A key, its text, and what else is said of it.
        name: The file's name: where it speaks of errors every key is a code, else those that say so stand apart.
    """
    title = re.sub(r"\.\w+$", "", name)
    named = bool(words.SUBJECT.search(words.plain(title)))
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for key, *texts in rows:
        prefix, code = split_key(key, whole=named)
        if code and texts[0]:
            grouped.setdefault(prefix, []).append((code, *texts))
    for prefix, found in grouped.items():
        for part in (found,) if named or prefix else _apart(found):
            wide = max(map(len, part))
            filled = tuple((*row, *[""] * (wide - len(row))) for row in part)
            yield Grid(
                headings=tuple(filter(None, (title if named else "", prefix))),
                rows=filled,
                known=("code", "message", "note", "message")[:wide],
                place=f"keys {prefix or 'without a prefix'}",
            )


def _apart(rows: list[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """Part keys that begin as codes of errors do, `ERR_LIMIT`, `E001`, from the labels beside them."""
    errors = [row for row in rows if _BEGINS.match(row[0])]
    others = [row for row in rows if not _BEGINS.match(row[0])]
    parted = len(errors) > 1 and others
    yield from (errors, others) if parted else (rows,)


def split_key(key: str, *, whole: bool = False) -> tuple[str, str]:
    """Part a key into its prefix and its code: `error.code.1001`, `ERR_1001`, `errors.insufficient-funds`.

    A sentence in words, `exception.not.found.user`, is one code under what it begins with.

    Args:
        key: The key.
        whole: Whether every key is a code: then only what says no more than that it is an error is taken from it.
    """
    key = _PARTS.sub("", key.strip())
    parts = re.split(r"[./:]", key)
    errors = bool(words.SUBJECT.search(words.plain(parts[0])))
    if len(parts) > 2 and errors and all(map(_WORD.fullmatch, parts[1:])):
        return parts[0], key  # `exception.not.found.user`, `error.account.isLocked`: a sentence in words
    if len(parts) > 1 and (is_code(parts[-1]) or is_word(parts[-1])) and (errors or not whole):
        return ".".join(parts[:-1]), parts[-1]
    prefixed = re.fullmatch(r"((?:[A-Za-z]+[_-])+)(-?\d+)", key)
    if prefixed and words.SUBJECT.search(words.plain(prefixed[1])):
        return prefixed[1].strip("_-"), prefixed[2]
    return ("", key) if is_number(key) or is_name(key) or (whole and _KEY.fullmatch(key)) else ("", "")
