"""What is left to do on a table of one's own, in the order in which it is best done."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Row = dict[str, Any]

SHOWN = 3
"""Codes that are named with what they lack."""


def left_to_do(table: Row) -> Iterator[str]:
    """Give a line for everything that a table could still say: first what lets `explain` know the provider."""
    if not table.get("payloads"):
        yield "payloads: say where the code and the message stand in an answer, so that explain knows it without -p"
    if are_statuses(table.get("errors") or []):
        yield "codes: they are HTTP statuses, which any API answers with: explain takes them for this one with -p alone"
    if not table.get("hosts"):
        yield "hosts: name the API's hosts, so that explain knows the provider by them"
    if not table.get("aliases") and (table.get("name") or {}).get("en") in (None, table.get("id")):
        yield "name and aliases: what the provider calls itself, and what people type"
    errors = table.get("errors") or []
    for what, lacks in _PARTS:
        without = [entry["code"] for entry in errors if lacks(entry)]
        if without:
            more = ", …" if len(without) > SHOWN else ""
            yield f"{what}: {len(without)} of {len(errors)} ({', '.join(without[:SHOWN])}{more})"


def are_statuses(errors: list[Row]) -> bool:
    """Tell whether all codes are HTTP statuses: then an answer that holds one says nothing of whose it is."""
    codes = [str(entry["code"]) for entry in errors]
    return bool(codes) and all(len(code) == 3 and code.isdigit() and code[0] in "12345" for code in codes)


def wire(item: Any) -> str:
    """Give a message's text, whichever way the table writes it."""
    return str(item["text"]) if isinstance(item, dict) else str(item)


def _meaning(language: str) -> Callable[[Row], bool]:
    return lambda entry: not (entry.get("meaning") or {}).get(language)


_PARTS: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("kind (advice and retry policy)", lambda entry: not entry.get("kind")),
    ("message", lambda entry: not entry.get("messages")),
    ("meaning in English", _meaning("en")),
    ("meaning in Korean", _meaning("ko")),
)
