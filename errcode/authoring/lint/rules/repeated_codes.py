"""A code stands once in a section: all that is known of it is one entry."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
KOREAN = (
    (
        "{} stands twice in section {}; make it one entry",
        "{0}이(가) {1} 구분에 두 번 있습니다. 한 항목으로 합치세요",
    ),
)


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give the codes that a section has twice."""
    seen = set()
    for place, entry in enumerate(table.get("errors") or ()):
        code, section = key = (entry["code"], entry.get("section"))
        if key in seen:
            text = f"{code} stands twice in section {section}; make it one entry"
            yield Problem(path=("errors", place, "code"), text=text, about=code)
        seen.add(key)
