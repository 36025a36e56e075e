"""The canonical bytes of a table: one order of keys and entries, so that every change shows as itself in a diff."""

from __future__ import annotations

import json
from typing import Any

from errcode.text.normal import code_order

_TEXTS = ("en", "ko")
_TABLE = (
    "$schema", "id", "extends", "replaces", "aside", "standard", "name", "aliases", "homonyms", "api", "hosts",
    "mentions", "by", "sources", "sections", "payloads", "idioms", "wait_from", "look", "clients", "examples", "errors",
)  # fmt: skip
_ORDERS = {
    "name": _TEXTS,
    "meaning": _TEXTS,
    "by": _TEXTS,
    "note": _TEXTS,
    "advice": _TEXTS,
    "sources": ("id", "url", "version", "commit", "retrieved", "note"),
    "homonyms": ("name", "beside"),
    "sections": ("id", "name", "hosts", "mentions", "when", "aside"),
    "payloads": ("when", "code", "message", "http_status", "success", "also", "section", "format"),
    "examples": ("text", "code", "section", "note"),
    "errors": (
        "code", "covers", "section", "name", "http_status", "messages", "meaning", "kind", "case", "retry", "advice",
        "causes", "wait_from", "by", "source", "seen", "confirmed", "status", "note",
    ),
    "messages": (
        "text", "meaning", "kind", "case", "retry", "advice", "causes", "wait_from", "http_status", "by", "source",
        "seen", "confirmed", "status",
    ),
    "retry": ("read", "order", "cancel", "transfer", "payment"),
    "causes": _TEXTS,
    "wait_from": ("header", "field", "placeholder", "when", "amount", "unit"),
    "look": ("sections", "sends", "text", "endpoint", "by", "header", "source"),
    "text": _TEXTS,
    "clients": ("name", "version", "sections", "text", "shows", "classes", "otherwise"),
}  # fmt: skip


def canonical(table: dict[str, Any]) -> str:
    """Give a table's canonical text.

    Keys stand in the order of `tables/README.md` (unknown keys behind them, as they came); errors are sorted by the
    order of their sections, then by code, numbers by magnitude. Two-space indent, UTF-8 as itself, final newline.
    """
    ordered = _ordered(table, _TABLE)
    sections = [section.get("id") for section in table.get("sections") or ()]
    places = {section: place for place, section in enumerate(sections)}
    if isinstance(ordered.get("errors"), list):
        ordered["errors"].sort(
            key=lambda entry: (places.get(entry.get("section"), len(places)), *code_order(str(entry.get("code"))))
        )
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"


def _ordered(value: Any, keys: tuple[str, ...]) -> Any:
    if not isinstance(value, dict):
        return value
    known = [key for key in keys if key in value] + [key for key in value if key not in keys]
    return {key: _ordered_under(key, value[key]) for key in known}


def _ordered_under(key: str, value: Any) -> Any:
    order = _ORDERS.get(key)
    if order is None:
        return value
    return [_ordered(item, order) for item in value] if isinstance(value, list) else _ordered(value, order)
