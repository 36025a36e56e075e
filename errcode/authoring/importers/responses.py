"""Responses that a description of an API shows: their examples, what their schemas show, and their statuses."""

from __future__ import annotations

from errcode.authoring.importers import words
from errcode.authoring.importers.answers import answers_in, example_in
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.schemas import described, shown_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Row = dict[str, Any]

LONGEST = 400_000
"""Characters of a description."""
MOST_ANSWERS = 200
FEWEST_STATUSES = 2
"""Statuses of errors that are a list where the document has no codes of its own."""


class Collected:
    """The codes of examples: a code stands in many operations and counts once, with the first text."""

    def __init__(self, resolve: Callable[[Any], Any] = lambda schema: schema) -> None:
        """Begin a collection; `resolve` gives what a reference to a part of the document stands for."""
        self._rows: dict[tuple[str, str], tuple[str, str, str, str]] = {}
        self._answers: list[Any] = []
        self._statuses: dict[str, str] = {}
        self._resolve = resolve

    def response(self, status: str, response: Any) -> None:
        """Take a response's examples, and the codes that its descriptions list."""
        if not isinstance(response, dict):
            return
        if status.startswith("2"):
            for value, description in _examples(response):
                self._within_success(value, description)
            return
        said = text_of(response.get("description"))
        if status[:1] in ("4", "5") and said.strip():
            self._statuses.setdefault(status, said.strip().split("\n")[0])
        for code, name, text in described(said):
            self._add(code, text, name, status)
        for value, description in _examples(response) or self._shown(response):
            listed = described(description)
            for code, name, text in listed:
                self._add(code, text, name, status)
            if not listed or len(listed) == 1:
                self.example(value, status, description if not listed else "")

    def _within_success(self, value: Any, description: str) -> None:
        """Take an error that an API answers with the status of success: a field of its own says so."""
        value = example_in(value) if isinstance(value, str) else value
        for answer in list(answers_in(value))[:1]:
            own = not answer.path and words.ERROR_CODE.search(words.plain(answer.code_key)) and answer.code.strip("0")
            if own and answer.message and not words.SUCCESS.search(words.plain(answer.message)):
                self.example(value, "", description)

    def _shown(self, response: Row) -> list[tuple[Any, str]]:
        """Give what the schemas of a response without examples show."""
        media = [item for _, item in items(response.get("content")) if isinstance(item, dict)] or [response]
        return [(shown_by(item.get("schema"), self._resolve), "") for item in media]

    def example(self, value: Any, status: str, description: str = "") -> None:
        """Take one example answer."""
        value = example_in(value) if isinstance(value, str) else value
        answers = list(answers_in(value))
        if answers and (status[:1] in ("4", "5", "") or answers[0].code.strip("0")):
            self._answers += [value] if len(self._answers) < MOST_ANSWERS else []
            for answer in answers:
                self._add(answer.code, answer.message or description, "", status or answer.status)

    def _add(self, code: str, message: str, name: str, status: str) -> None:
        self._rows.setdefault((code, message), (code, name, message, status))

    def grids(self) -> Iterator[Grid]:
        """Give the codes as one grid."""
        rows = tuple(row for row in self._rows.values() if row[2])
        if rows:
            known = ("code", "name", "message", "http")
            claim = "examples of error responses" if any(row[3][:1] in ("4", "5") for row in rows) else ""
            yield Grid(
                headings=("Errors",),
                rows=rows,
                known=known,
                place="responses",
                claim=claim,
                answers=tuple(self._answers),
            )

    def statuses(self) -> Iterator[Grid]:
        """Give the statuses of errors with what they mean here, which are the codes where there are no others."""
        if len(self._statuses) >= FEWEST_STATUSES:
            yield Grid(
                headings=("HTTP statuses",),
                rows=tuple((status, text, status) for status, text in sorted(self._statuses.items())),
                known=("code", "description", "http"),
                place="responses",
                claim="statuses of error responses",
                last=True,
            )


def items(value: Any) -> list[tuple[Any, Any]]:
    """Give the members of an object; none of anything else."""
    return list(value.items()) if isinstance(value, dict) else []


def _examples(response: Row) -> list[tuple[Any, str]]:
    """Give each example of a response with its description; those of its schema too."""
    found = [(example, "") for _, example in items(response.get("examples"))]
    for _, media in items(response.get("content")) or [("", response)]:
        if not isinstance(media, dict):
            continue
        if "example" in media:
            found.append((media["example"], ""))
        for _, item in items(media.get("examples")) if media is not response else ():
            if isinstance(item, dict):
                found.append((item.get("value"), text_of(item.get("description") or item.get("summary"))))
        schema = media.get("schema")
        if isinstance(schema, dict) and "example" in schema:
            found.append((schema["example"], text_of(schema.get("description"))))
    return found


def text_of(value: Any) -> str:
    """Give a text as far as it is read; empty for anything else."""
    return value[:LONGEST] if isinstance(value, str) else ""
