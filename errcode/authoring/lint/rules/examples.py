"""Examples are explained as they say, so that a table proves its shapes."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
STAGE = "proof"
KOREAN = (
    (
        "explain finds {} in it, not {}; correct one of the two",
        "explain이 찾은 것은 {0}이며 {1}이(가) 아닙니다. 둘 중 하나를 고치세요",
    ),
)


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give the examples in which `explain` finds something else; a patch has no shapes of its own to prove."""
    if table.get("extends") or not table.get("examples"):
        return
    diagnoser = known.engine(table).diagnoser
    for place, example in enumerate(table["examples"]):
        found = [(finding.provider, finding.code, finding.section) for finding in diagnoser.findings(example["text"])]
        wanted, section = (table["id"], example["code"]), example.get("section")
        fits = any((one[0], one[1]) == wanted and section in (None, one[2]) for one in found)
        if not fits if example["code"] is not None else bool(found):
            text = f"explain finds {found or 'nothing'} in it, not {wanted[1] or 'nothing'}; correct one of the two"
            yield Problem(path=("examples", place), text=text, about=wanted[1])
