"""Where a retry policy is another than the kind's, there is an advice that fits it: the kind's own contradicts it."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
COMPLETE = True
KOREAN = (
    (
        "{}: {} has no advice for {}; give the entry its own `advice`",
        "{0}: {1}에 {2} 정책의 조언이 없습니다. 항목에 `advice`를 쓰세요",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the policies for which neither the entry nor its kind has an advice."""
    for path, part in parts(entry):
        kind = known.kinds.get(part.get("kind") or entry.get("kind") or "")
        written = part.get("retry")
        if kind is None or not written or part.get("advice"):
            continue
        for retry in dict.fromkeys([written] if isinstance(written, str) else written.values()):
            if retry not in kind.advices:
                text = f"{entry['code']}: {kind.id!r} has no advice for {retry!r}; give the entry its own `advice`"
                yield Problem(path=(*path, "retry"), text=text)
