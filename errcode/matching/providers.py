"""The providers that a question names."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.catalog.catalog import Table


def narrowed(tables: list[Table], question: str) -> tuple[list[Table], str]:
    """Take the providers that a question names out of it, and give their tables; all of them when it names none."""
    folded = f" {question.casefold()} "
    named: dict[str, tuple[Table, str]] = {}
    for table in tables:
        provider = table.provider
        for name in (provider.id, provider.name.en, provider.name.ko, *provider.aliases):
            place = _stands(folded, name.casefold()) if name and name.casefold() in folded else None
            if place and (provider.id not in named or len(place) > len(named[provider.id][1])):
                named[provider.id] = (table, place)
    rest = question
    for _, place in named.values():
        rest = re.sub(re.escape(place), " ", rest, flags=re.IGNORECASE)
    if not named or not rest.strip():
        return tables, question
    return [table for table, _ in named.values()], rest


def _stands(question: str, name: str) -> str | None:
    """Give a name as it stands in a question as a word of its own, with a Korean particle."""
    found = re.search(
        rf"(?<![^\W_]){re.escape(name)}(?:에서는|에서|에|은|는|이|가|의|로|으로|한테|랑|도)?(?![^\W_])", question
    )
    return found[0] if found else None
