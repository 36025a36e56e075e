"""A message stands once in its entry."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "{} stands twice; keep one",
        "{0}이(가) 두 번 있습니다. 하나만 남기세요",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the messages that stand twice."""
    texts = [item["text"] if isinstance(item, dict) else item for item in entry.get("messages") or ()]
    for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
        yield Problem(path=("messages",), text=f"{entry['code']}: {text!r} stands twice; keep one", about=text)
