"""What is the same sentence in English is the same in Korean, in all texts that errcode writes itself."""

from __future__ import annotations

from collections import Counter

from errcode.authoring.lint.problem import Problem, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.authoring.lint.run import Known, Row
    from errcode.catalog.located import Path


SCOPE = "tables"
COMPLETE = True
KOREAN = (
    (
        "{}: {} is {} elsewhere; make the two agree",
        "{0}: {1}이(가) 다른 곳에서는 {2}입니다. 서로 맞추세요",
    ),
)


def check(tables: Sequence[Row], known: Known) -> Iterator[tuple[str, Problem]]:
    """Give the meanings whose Korean is another than most have for the same English."""
    said: dict[str, list[tuple[str, Path, str, str]]] = {}
    for table in tables:
        for place, entry in enumerate(table.get("errors") or ()):
            for path, part in parts(entry):
                meaning = part.get("meaning") or {}
                by = {**(table.get("by") or {}), **(entry.get("by") or {}), **(part.get("by") or {})}
                if by.get("ko") == "errcode" and meaning.get("en") and meaning.get("ko"):
                    where: Path = ("errors", place, *path, "meaning", "ko")
                    found = (table.get("extends") or table["id"], where, entry["code"], meaning["ko"])
                    said.setdefault(meaning["en"], []).append(found)
    for english, places in said.items():
        usual = Counter(korean for *_, korean in places).most_common(1)[0][0]
        for table_id, path, code, korean in places:
            if korean != usual:
                text = f"{code}: {english!r} is {usual!r} elsewhere; make the two agree"
                yield table_id, Problem(path=path, text=text)
