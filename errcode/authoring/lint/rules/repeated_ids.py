"""Ids of sections and of sources stand once: a reference means one of them."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
KOREAN = (
    (
        "{} stands twice; give every one its own id",
        "{0}이(가) 두 번 있습니다. 각각 다른 id를 쓰세요",
    ),
)


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give the ids that stand twice."""
    for name in ("sections", "sources"):
        ids = [item["id"] for item in table.get(name) or ()]
        for place, id_ in enumerate(ids):
            if id_ in ids[:place]:
                yield Problem(path=(name, place, "id"), text=f"{id_!r} stands twice; give every one its own id")
