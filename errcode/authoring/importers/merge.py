"""A second import: new codes come, changed texts are shown, what somebody wrote by hand stays."""

from __future__ import annotations

from errcode.authoring.todo import wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]

_WRITTEN = ("kind", "retry", "by", "status", "note", "name", "http_status")
"""What an entry keeps of the table as it was."""


def merged(before: Row, draft: Row) -> tuple[Row, list[str]]:
    """Put a draft into the table that there is.

    A code goes to the entry that has it: in the draft's section, else in the only section that has it. Texts of the
    draft are added; a meaning that differs is shown and stays as it was, for somebody may have written it.

    Returns:
        The table, and a line for everything that came, changed or is no longer in the document.
    """
    entries = [dict(entry) for entry in before.get("errors", [])]
    said: list[str] = []
    found: set[int] = set()
    for new in draft["errors"]:
        place = _place(entries, new)
        if place is None:
            entries.append(new)
            found.add(len(entries) - 1)
            said.append(f"new: {new['code']}: {_text(new)}")
        else:
            found.add(place)
            entries[place], changes = _entry(entries[place], new)
            said += changes
    said += [
        f"not in this document, kept: {entry['code']}" for place, entry in enumerate(entries) if place not in found
    ]
    return {**draft, **before, "errors": entries, **_lists(before, draft, entries)}, said


def _place(entries: list[Row], new: Row) -> int | None:
    having = [place for place, entry in enumerate(entries) if entry["code"] == new["code"]]
    same = [place for place in having if entries[place].get("section") == new.get("section")]
    return same[0] if same else having[0] if len(having) == 1 else None


def _entry(old: Row, new: Row) -> tuple[Row, list[str]]:
    """Join two entries of a code: the old one's texts first, then those that only the new one has."""
    said: list[str] = []
    entry = dict(old)
    known = {wire(item) for item in old.get("messages", [])}
    added = [item for item in new["messages"] if wire(item) not in known]
    if added:
        entry["messages"] = [*old.get("messages", []), *added]
        said.append(f"new message of {old['code']}: {', '.join(map(wire, added))}")
    meaning = dict(old.get("meaning") or {})
    for language, text in (new.get("meaning") or {}).items():
        if text and not meaning.get(language):
            meaning[language] = text
            said.append(f"meaning.{language} of {old['code']}: {text}")
        elif text and text != meaning[language]:
            said.append(
                f"changed in the document, kept as it was: {old['code']}: {meaning[language]!r} is now {text!r}"
            )
    entry["meaning"] = meaning
    for key in _WRITTEN:
        if new.get(key) is not None and entry.get(key) is None:
            entry[key] = new[key]
    return entry, said


def _lists(before: Row, draft: Row, entries: list[Row]) -> Row:
    """Join what a table lists besides its entries: sections that entries need, hosts, shapes, examples."""
    used = {entry.get("section") for entry in entries}
    known = {section["id"] for section in before.get("sections") or ()}
    sections = [
        *(before.get("sections") or ()),
        *(section for section in draft["sections"] if section["id"] in used and section["id"] not in known),
    ]
    joined: Row = {"sections": sections} if sections else {}
    for key in ("hosts", "payloads", "examples"):
        old = list(before.get(key) or ())
        every = old + [item for item in draft.get(key) or () if item not in old]
        if every:
            joined[key] = every
    return joined


def _text(entry: Row) -> str:
    meaning = entry.get("meaning") or {}
    return next(iter(map(wire, entry["messages"])), meaning.get("en") or meaning.get("ko") or "")
