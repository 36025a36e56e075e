"""A standard proves itself: its shapes have conditions, and nothing that is a common word gives it away."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
KOREAN = (
    (
        "{} covers one code only; write x for what differs",
        "{0}은(는) 코드 하나만 가리킵니다. 달라지는 자리에 x를 쓰세요",
    ),
    (
        "a standard's shape needs `when`: without a condition it would claim everybody's answers",
        "표준의 형식에는 `when`이 필요합니다. 조건이 없으면 모든 응답에 맞습니다",
    ),
    (
        "nobody is recognised as a standard by {}; leave them out, or leave out 'standard'",
        "표준은 {0}(으)로 알아보지 않습니다. 이 키나 'standard'를 삭제하세요",
    ),
)


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give what of a standard says too little, and what only providers have; and what `covers` nothing."""
    for place, entry in enumerate(table.get("errors") or ()):
        for at, pattern in enumerate(entry.get("covers") or ()):
            if "x" not in pattern:
                text = f"{pattern!r} covers one code only; write x for what differs"
                yield Problem(path=("errors", place, "covers", at), text=text)
    if not table.get("standard"):
        return
    for place, shape in enumerate(table.get("payloads") or ()):
        if not shape.get("when"):
            text = "a standard's shape needs `when`: without a condition it would claim everybody's answers"
            yield Problem(path=("payloads", place), text=text)
    for key in ("hosts", "mentions"):
        if table.get(key):
            text = f"nobody is recognised as a standard by {key}; leave them out, or leave out 'standard'"
            yield Problem(path=(key,), text=text)
