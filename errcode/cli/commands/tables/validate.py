"""`errcode tables validate`: what is wrong with tables."""

from __future__ import annotations

import os

from errcode.cli.commands import JSON, LANG
from errcode.cli.commands.tables import report
from errcode.render import results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 60
FINISHES = True
HELP = (
    "Show every problem of tables with line and column; exit 1 when there is one.",
    "테이블의 모든 문제를 줄과 열로 보여 줍니다. 문제가 있으면 종료 코드 1입니다.",
)
EXAMPLES = ()
WORDS = (("FILE|ID...", "+", "file", "Files of tables, or ids of yours.", "테이블 파일 또는 내 테이블의 ID."),)
OPTIONS = (
    (
        "--complete",
        "complete",
        "flag",
        "",
        "none",
        "Ask for what bundled tables must have.",
        "내장 테이블의 조건까지 검사합니다.",
    ),
    ("--only", "only", "many", "RULE", "none", "Only this rule.", "이 규칙만."),
    LANG,
    JSON,
)


def run(words: Sequence[str], out: Output, *, complete: bool = False, only: Sequence[str] = ()) -> int:
    """Show every problem of tables, or those that some rules find, with line and column; exit 1 when there is one."""
    from errcode.authoring import checks
    from errcode.authoring.todo import left_to_do

    checked = [checks.check(_path(word), complete=complete, only=only) for word in words]
    if report(checked, out):
        return 1
    for table in checked:
        out.note(f"{table.path}: fine", f"{table.path}: 문제가 없습니다")
        for line in () if complete or only or table.located.value.get("extends") else left_to_do(table.located.value):
            out.note(f"to do: {line}", f"남은 작업: {results.drafted('to do', line, out)}")
    return 0


def _path(word: str) -> str:
    """Give the file that a word names: itself, or the user's or the bundled table of this id."""
    from errcode.authoring import store
    from errcode.catalog.folders import bundled_folder, is_id

    if os.path.exists(word) or not is_id(word):
        return word
    bundled = os.path.join(bundled_folder(), f"{word}.json")
    return store.own(word) or (bundled if os.path.isfile(bundled) else word)
