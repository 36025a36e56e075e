"""No table does without id and errors, a bundled one not without name, sources, sections, payloads and examples.

A standard may be shown by idioms alone.
"""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "table"
KOREAN = (
    (
        "{} examples with a code; give at least three",
        "코드가 있는 예가 {0}개입니다. 세 개 이상 쓰세요",
    ),
)
EXAMPLES = 3
"""A bundled table proves so many codes at least."""


def check(table: Row, known: Known) -> Iterator[Problem]:
    """Give what is missing at the head of a table that is no patch."""
    if table.get("extends"):
        return
    for name in ("id", "errors", *(("name", "sources", "sections", "payloads") if known.complete else ())):
        if name == "payloads" and table.get("standard") and table.get("idioms"):
            continue
        if not table.get(name) and not (name == "errors" and not known.complete and name in table):
            yield Problem(path=(), text=f"{name!r} is missing; add it")
    examples = [example for example in table.get("examples") or () if example["code"] is not None]
    if known.complete and len(examples) < EXAMPLES:
        yield Problem(path=("examples",), text=f"{len(examples)} examples with a code; give at least three")
