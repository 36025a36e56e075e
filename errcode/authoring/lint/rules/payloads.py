"""A payload shape says where a code or a message stands, and names sections that exist."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, near

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
KOREAN = (
    (
        "it has neither code nor message; say where one of them stands",
        "코드도 메시지도 없습니다. 둘 중 하나의 위치를 쓰세요",
    ),
    (
        "the template has no {}; put it where the {} stands",
        "템플릿에 {0}이(가) 없습니다. {1} 자리에 쓰세요",
    ),
    (
        "no section {}",
        "{0} 구분은 없습니다",
    ),
    (
        "no kind {}",
        "{0} 종류는 없습니다",
    ),
)


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give the shapes that find nothing or name no section."""
    sections = [section["id"] for section in table.get("sections") or ()]
    for place, shape in enumerate(table.get("payloads") or ()):
        if not shape.get("code") and not shape.get("message"):
            text = "it has neither code nor message; say where one of them stands"
            yield Problem(path=("payloads", place), text=text)
        named = shape.get("section")
        if named and named not in sections and not table.get("extends"):
            yield Problem(path=("payloads", place, "section"), text=f"no section {named!r}{near(named, sections)}")
        for key in ("code", "message"):
            if not all(_holds(item, key) for item in _listed(shape.get(key))):
                text = f"the template has no {{{key}}}; put it where the {key} stands"
                yield Problem(path=("payloads", place, key), text=text)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _holds(item: object, key: str) -> bool:
    return not isinstance(item, dict) or f"{{{key}}}" in item["template"]
