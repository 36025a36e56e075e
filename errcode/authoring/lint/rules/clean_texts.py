"""Meanings are clean texts: no blanks at an end, none twice in a row, no control characters."""

from __future__ import annotations

from errcode.authoring.lint.problem import CONTROL, Problem, meanings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "{}: blanks at an end, two in a row or control characters; clean the text",
        "{0}: 앞뒤 공백, 연속 공백, 제어 문자가 있습니다. 정리하세요",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the meanings that need cleaning."""
    for path, _, text in meanings(entry):
        if text != text.strip() or "  " in text or CONTROL.search(text):
            said = "blanks at an end, two in a row or control characters; clean the text"
            yield Problem(path=path, text=f"{entry['code']}: {said}")
