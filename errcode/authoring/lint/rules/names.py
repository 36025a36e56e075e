"""Every id, name and alias means one provider."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.authoring.lint.run import Known, Row


SCOPE = "tables"
KOREAN = (
    (
        "{} is a name of {} as well; keep it in one of the two",
        "{0}은(는) {1}의 이름이기도 합니다. 한쪽에만 두세요",
    ),
)


def check(tables: Sequence[Row], known: Known) -> Iterator[tuple[str, Problem]]:
    """Give the names that several tables claim, to the later one."""
    owners: dict[str, str] = {}
    for table in tables:
        if table.get("extends"):
            continue
        name = table.get("name") or {}
        own = [table["id"], name.get("en"), name.get("ko"), *(table.get("aliases") or ())]
        for word in dict.fromkeys(text.casefold() for text in own if text):
            owner = owners.setdefault(word, table["id"])
            if owner != table["id"]:
                text = f"{word!r} is a name of {owner} as well; keep it in one of the two"
                yield table["id"], Problem(path=("aliases",), text=text, about=word)
