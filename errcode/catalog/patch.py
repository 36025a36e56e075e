"""Patching a table: what a user's table that `extends` another one changes in it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]

_LISTS = ("aliases", "hosts", "mentions", "payloads", "idioms", "examples")
_KEYED = ("sources", "sections")


def patched(table: Row, patch: Row, origin: str) -> Row:
    """Give the table as the patch leaves it; neither is changed.

    Entries of the patch are matched by code and section (by code alone where the patch names no section): a match is
    changed field by field, everything else is added. Lists grow, sources and sections by id; other fields are replaced.
    Every touched entry notes the patch's `origin`.
    """
    merged: dict[str, Any] = {**table}
    for key, value in patch.items():
        if key in _LISTS:
            merged[key] = [*value, *(item for item in table.get(key) or () if item not in value)]
        elif key in _KEYED:
            ids = {item["id"] for item in value}
            merged[key] = [*(item for item in table.get(key) or () if item["id"] not in ids), *value]
        elif key not in ("extends", "errors", "id", "$schema"):
            merged[key] = value
    merged["errors"] = _errors(table["errors"], patch.get("errors") or [], origin)
    return merged


def _errors(rows: list[Row], changes: list[Row], origin: str) -> list[Row]:
    merged = list(rows)
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(row["code"], []).append(place)
    for change in changes:
        known = places.setdefault(change["code"], [])
        meant = [at for at in known if change.get("section", merged[at].get("section")) == merged[at].get("section")]
        if not meant:
            known.append(len(merged))
            merged.append({**change, "origin": origin})
        for at in meant:
            merged[at] = {**merged[at], **change, "origin": origin}
    return merged
