"""What changed between two tables: added, removed and changed codes, and how their texts differ."""

from __future__ import annotations

import difflib
import re

from errcode.model import Record
from errcode.text.normal import code_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Row = dict[str, Any]

_SIMPLE = ("name", "http_status", "kind", "retry", "status", "section")
_WORD = re.compile(r"\w+|\W")


class Change(Record):
    """One difference between two tables."""

    code: str
    section: str | None
    what: str
    """`added`, `removed`, or `changed`."""
    field: str | None = None
    """The field that changed: `messages`, `meaning.ko`, `http_status`, …"""
    old: Any = None
    new: Any = None


def changes(old: Row, new: Row) -> list[Change]:
    """Give the differences between two tables, by code.

    Entries are matched by code and section; where a code has a single entry on both sides, by code alone. Fields that
    one side does not know (a drafted table has no kinds, say) are no difference. What is retired counts as absent,
    because no page lists it any more.
    """
    found: list[Change] = []
    before, after = _rows(old), _rows(new)
    for code in sorted({*before, *after}, key=code_order):
        found += _changes_of(code, before.get(code, []), after.get(code, []))
    return found


def inline(old: str, new: str) -> list[tuple[str, str]]:
    """Give a text's change as parts in order: `("same" | "removed" | "added", text)`, by words."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    parts: list[tuple[str, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("same", "".join(before[a:b])))
            continue
        parts += [
            (what, text) for what, text in (("removed", "".join(before[a:b])), ("added", "".join(after[c:d]))) if text
        ]
    return parts


def _rows(table: Row) -> dict[str, list[Row]]:
    """Give the entries of each code, but for those that are retired."""
    rows: dict[str, list[Row]] = {}
    for row in table["errors"]:
        if row.get("status") != "retired":
            rows.setdefault(row["code"], []).append(row)
    return rows


def _changes_of(code: str, old: list[Row], new: list[Row]) -> Iterator[Change]:
    if len(old) == len(new) == 1:
        yield from _field_changes(code, old[0], new[0])
        return
    before, after = ({row.get("section"): row for row in rows} for rows in (old, new))
    for section in dict.fromkeys([*before, *after]):
        if section not in after:
            yield Change(code=code, section=section, what="removed", old=_summary(before[section]))
        elif section not in before:
            yield Change(code=code, section=section, what="added", new=_summary(after[section]))
        else:
            yield from _field_changes(code, before[section], after[section])


def _field_changes(code: str, old: Row, new: Row) -> Iterator[Change]:
    before, after = _fields(old), _fields(new)
    for field, value in after.items():
        if field in before and before[field] != value:
            yield Change(
                code=code, section=new.get("section"), what="changed", field=field, old=before[field], new=value
            )


def _fields(row: Row) -> Row:
    fields: Row = {name: row[name] for name in _SIMPLE if row.get(name) is not None and name != "section"}
    if row.get("messages"):
        items = [item if isinstance(item, dict) else {"text": item} for item in row["messages"]]
        fields["messages"] = [item["text"] for item in items if item.get("status") != "retired"]
    meaning = row.get("meaning") or {}
    return fields | {f"meaning.{language}": meaning[language] for language in ("en", "ko") if meaning.get(language)}


def _summary(row: Row) -> str:
    fields = _fields(row)
    first = (fields.get("messages") or [None])[0]
    return str(first or fields.get("meaning.en") or fields.get("meaning.ko") or fields.get("name") or "")
