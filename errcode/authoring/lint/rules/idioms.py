"""An idiom says where its code or its message stands."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
KOREAN = (
    (
        "it has neither {code} nor {message}; put them where they stand",
        "{{code}}도 {{message}}도 없습니다. 있어야 할 자리에 쓰세요",
    ),
)


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give the idioms from which nothing can be taken."""
    for place, idiom in enumerate(table.get("idioms") or ()):
        if "{code}" not in idiom and "{message}" not in idiom:
            yield Problem(path=("idioms", place), text="it has neither {code} nor {message}; put them where they stand")
