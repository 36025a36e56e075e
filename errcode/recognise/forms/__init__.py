"""Forms in which errors are written, a row each; a family a file."""

from __future__ import annotations

from errcode.recognise.forms import bare, closes, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = (*bare.FORMS, *spoken.FORMS, *closes.FORMS)
"""Every form that is a row of data."""


def anchors() -> Iterator[tuple[str, frozenset[str]]]:
    """Give for each form the literals of which one stands in every text that it fits, in lower case.

    A form without any is told by its message: a line holds it when it holds the words of a documented one.
    """
    for form in ROWS:
        yield form.name, frozenset(form.anchors)
