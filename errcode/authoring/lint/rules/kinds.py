"""Kinds exist, and a retry policy is written only where it is another than the kind says."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, near, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "{}: no kind {}",
        "{0}: {1} 종류는 없습니다",
    ),
    (
        "{}: {} is what kind {} says; leave it out",
        "{0}: {1}은(는) {2} 종류의 기본값입니다. 삭제하세요",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the kinds that nobody knows and the policies that go without saying."""
    code, kinds = entry["code"], known.kinds
    for path, part in parts(entry):
        kind = part.get("kind")
        if kind and kind not in kinds:
            hint = near(kind, kinds) or f"; kinds are {', '.join(kinds)}"
            yield Problem(path=(*path, "kind"), text=f"{code}: no kind {kind!r}{hint}", about=kind)
        elif kind and part.get("retry") == (kinds[kind].cases.get(part.get("case") or "") or kinds[kind]).retry:
            text = f"{code}: {part['retry']!r} is what kind {kind!r} says; leave it out"
            yield Problem(path=(*path, "retry"), text=text)
