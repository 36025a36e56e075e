"""A provider whose requests may have been carried out says how to read what became of them; a standard cannot know."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, near
from errcode.catalog.policy import decided

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
KOREAN = (
    (
        "the outcome of {} is unknown; say in `look` how to read it",
        "{0}의 처리 결과를 알 수 없습니다. `look`에 조회 방법을 쓰세요",
    ),
    (
        "the outcome of {} and {} others is unknown; say in `look` how to read it",
        "{0} 외 {1}개의 처리 결과를 알 수 없습니다. `look`에 조회 방법을 쓰세요",
    ),
)
ACCEPTED = {
    "koscom": "what its API places or reads depends on the securities company behind it",
}


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give (complete) the table that needs a `look` and has none, and what looks name and nobody knows."""
    if known.complete and not any(table.get(key) for key in ("look", "extends", "standard")):
        unsure = [row["code"] for row in table.get("errors") or () if _policy(row, known) == "check"]
        if unsure:
            which = f"{unsure[0]} and {len(unsure) - 1} others" if len(unsure) > 1 else unsure[0]
            yield Problem(path=(), text=f"the outcome of {which} is unknown; say in `look` how to read it")
    for place, look in enumerate(table.get("look") or ()):
        for at, name, kind in _named(look):
            ids = [item["id"] for item in table.get(kind) or ()]
            if name not in ids and not table.get("extends"):
                hint = near(name, ids) or f"; add it to {kind}"
                yield Problem(path=("look", place, *at), text=f"no {kind[:-1]} {name!r}{hint}")


def _policy(row: Row, known: Known) -> str | None:
    found: str | None = decided(row, known.kinds.get(row.get("kind") or ""))["retry"]
    return found


def _named(look: Row) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for at, name in enumerate(look.get("sections") or ()):
        yield ("sections", at), name, "sections"
    if look.get("source"):
        yield ("source",), look["source"], "sources"
