"""A standard proves itself: its shapes have conditions, and nothing that is a common word gives it away."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give what of a standard says too little, and what only providers have; and what `covers` nothing."""
    for place, entry in enumerate(table.get("errors") or ()):
        for at, pattern in enumerate(entry.get("covers") or ()):
            if "x" not in pattern:
                text = f"{pattern!r} covers one code only; write x for what differs"
                yield Problem(path=("errors", place, "covers", at), text=text)
    if not table.get("standard"):
        return
    for place, shape in enumerate(table.get("payloads") or ()):
        if not shape.get("when"):
            text = "a standard's shape needs `when`: without a condition it would claim everybody's answers"
            yield Problem(path=("payloads", place), text=text)
    for key in ("hosts", "mentions"):
        if table.get(key):
            text = f"nobody is recognised as a standard by {key}; leave them out, or leave out 'standard'"
            yield Problem(path=(key,), text=text)
