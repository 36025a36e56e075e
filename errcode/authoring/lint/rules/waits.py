"""A wait is read from one place that is there, or is always the same."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, parts
from errcode.text.normal import HOLE, holed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "{}: it says neither where the wait stands nor how long it is",
        "{0}: 대기 시간의 위치도 길이도 없습니다",
    ),
    (
        "{}: no message has {} placeholders; correct the number",
        "{0}: 자리표시자가 {1}개인 메시지가 없습니다. 숫자를 고치세요",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the waits without a place, and the placeholders that the messages do not have."""
    for path, part in parts(entry):
        texts = [part["text"]] if path else [_text(item) for item in entry.get("messages") or ()]
        for place, wait in enumerate(part.get("wait_from") or ()):
            at = (*path, "wait_from", place)
            if not wait.keys() & {"header", "field", "placeholder", "amount"}:
                yield Problem(
                    path=at, text=f"{entry['code']}: it says neither where the wait stands nor how long it is"
                )
            wanted = wait.get("placeholder") or 0
            if wanted > max((holed(text).count(HOLE) for text in texts), default=0):
                yield Problem(
                    path=at, text=f"{entry['code']}: no message has {wanted} placeholders; correct the number"
                )


def _text(item: str | Row) -> str:
    return item if isinstance(item, str) else str(item["text"])
