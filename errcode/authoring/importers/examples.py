"""Error answers shown as examples in a document of prose: blocks of JSON, gathered under their headings."""

from __future__ import annotations

import re

from errcode.authoring.importers.answers import answers_in, example_in
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.objects import keyed_grids

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_STATUS = re.compile(r"\b([45]\d\d)\b")


class Shown:
    """The examples of a document."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        self._answers: dict[tuple[str, ...], list[Any]] = {}
        self._places: dict[tuple[str, ...], str] = {}
        self._others: list[Grid] = []
        self._statuses: set[str] = set()
        """Codes that a field for HTTP's status held."""

    def take(self, body: str, headings: tuple[str, ...], place: str, status: str = "") -> bool:
        """Take a block when it holds answers, or codes with texts; say whether it is JSON at all."""
        if not body.lstrip().startswith(("{", "[", "HTTP/")):
            return False
        value = example_in(body)
        if not isinstance(value, (dict, list)) or not value:
            return False
        stated = _STATUS.search(body.split("\n", 1)[0]) if body.lstrip().startswith("HTTP/") else None
        self.show(value, headings, place, stated[1] if stated else status)
        return True

    def show(self, value: Any, headings: tuple[str, ...], place: str, status: str = "") -> None:
        """Take an answer that is parsed already."""
        answers = list(answers_in(value))
        keyed = list(keyed_grids(value, headings, place)) if len(answers) != 1 else []
        if keyed:
            self._others += keyed
        elif answers:
            self._places.setdefault(headings, place)
            rows = self._rows.setdefault(headings, [])
            rows += [(answer.code, answer.message, status or answer.status) for answer in answers if answer.message]
            self._answers.setdefault(headings, []).append(value)
            self._statuses |= {answer.code for answer in answers if answer.is_status}

    def grids(self) -> Iterator[Grid]:
        """Give the answers of each heading as rows; what was shown twice once.

        An answer that has no more than HTTP's status is none of an API's own codes, where others have those.
        """
        yield from self._others
        own = any(code not in self._statuses for rows in self._rows.values() for code, *_ in rows)
        for headings, rows in self._rows.items():
            kept = [row for row in rows if not (own and row[0] in self._statuses)]
            if kept:
                yield Grid(
                    headings=headings,
                    rows=tuple(dict.fromkeys(kept)),
                    known=("code", "message", "http"),
                    repeats=True,
                    answers=tuple(self._answers[headings]),
                    place=self._places[headings],
                )
