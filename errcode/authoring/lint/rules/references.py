"""Sections and sources that an entry names exist; a patch may name those of the table that it extends."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, near, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "no source {}",
        "{0} 출처는 없습니다",
    ),
    (
        "{}: no section {}",
        "{0}: {1} 구분은 없습니다",
    ),
    (
        "{}: no source {}",
        "{0}: {1} 출처는 없습니다",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the names that lead nowhere."""
    if table.get("extends"):
        return
    for path, part in parts(entry):
        for what in ("section", "source"):
            ids = [item["id"] for item in table.get(f"{what}s") or ()]
            name = part.get(what)
            if name and name not in ids:
                hint = near(name, ids) or f"; add it to {what}s"
                yield Problem(path=(*path, what), text=f"{entry['code']}: no {what} {name!r}{hint}", about=name)
