"""A code stands bare: blanks around it and control characters are never part of it."""

from __future__ import annotations

from errcode.authoring.lint.problem import CONTROL, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "{} has blanks around it or control characters; write it bare",
        "{0} 앞뒤에 공백이 있거나 제어 문자가 있습니다. 코드만 쓰세요",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the code when something hangs on it."""
    code = entry["code"]
    if code != code.strip() or CONTROL.search(code):
        yield Problem(path=("code",), text=f"{code!r} has blanks around it or control characters; write it bare")
