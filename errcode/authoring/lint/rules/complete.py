"""An entry of a bundled table has both languages, a kind and a section."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
COMPLETE = True
KOREAN = (
    (
        "{}: no {}; bundled tables need one",
        "{0}: {1}이(가) 없습니다. 기본 테이블에는 필요합니다",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give what an entry lacks."""
    meaning = entry.get("meaning") or {}
    missing = [f"meaning.{language}" for language in ("en", "ko") if not meaning.get(language)]
    missing += [name for name in ("kind", "section") if not entry.get(name)]
    for name in missing:
        text = f"{entry['code']}: no {name}; bundled tables need one"
        yield Problem(path=(), text=text, about=name)
