"""A draft made sound: what the rules for tables refuse is taken out and said, and never stops the whole import."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from errcode.authoring.lint.problem import Problem

    Row = dict[str, Any]

ROUNDS = 5
"""Times that a draft is looked at: what comes to light when something else is gone is taken out as well."""


def mended(table: Row, check: Callable[[Row], Iterable[Problem]], places: dict[str, str]) -> tuple[Row, list[str]]:
    """Take out of a draft what a check refuses.

    Args:
        table: The draft.
        check: Gives the problems of a table.
        places: Where in the document each code stands.

    Returns:
        The draft that is left, and a line for everything that is gone: the place in the document, and why.
    """
    said: list[str] = []
    for _ in range(ROUNDS):
        problems = list(check(table))
        if not problems:
            break
        entries = {problem.path[1]: problem.text for problem in problems if problem.path[:1] == ("errors",)}
        for place, text in entries.items():
            code = table["errors"][place]["code"]
            said.append(f"{places.get(code, 'draft')}: {code} left out: {text}")
        errors = [entry for place, entry in enumerate(table["errors"]) if place not in entries]
        table = {**table, "errors": errors}
        for part in {str(problem.path[0]) for problem in problems if problem.path} - {"errors"}:
            said.append(f"{part} left out: {next(problem.text for problem in problems if problem.path[:1] == (part,))}")
            table = {key: value for key, value in table.items() if key != part}
    return table, said
