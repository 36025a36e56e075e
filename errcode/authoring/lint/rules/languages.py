"""The Korean of a meaning is Korean, and there is none in its English."""

from __future__ import annotations

from errcode.authoring.lint.problem import HANGUL, Problem, meanings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "{}: Korean in it; write it in English",
        "{0}: 한국어가 섞여 있습니다. 영어로 쓰세요",
    ),
    (
        "{}: no Korean in it; write it in Korean",
        "{0}: 한국어가 없습니다. 한국어로 쓰세요",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the meanings that are in the other language."""
    for path, language, text in meanings(entry):
        if bool(HANGUL.search(text)) != (language == "ko"):
            said = "no Korean in it; write it in Korean" if language == "ko" else "Korean in it; write it in English"
            yield Problem(path=path, text=f"{entry['code']}: {said}")
