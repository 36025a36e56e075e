"""`errcode tables trust`: which of a project's tables may change errcode's own."""

from __future__ import annotations

from errcode.cli.commands import JSON, LANG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 55
FINISHES = True
HELP = (
    "Allow tables of a project to change errcode's own, as they are now; without a file, show which there are.",
    "프로젝트의 테이블이 errcode의 테이블을 바꾸도록 지금 내용대로 허용합니다. 파일이 없으면 목록을 보여 줍니다.",
)
EXAMPLES = ("errcode tables trust errcode-tables/coinone.json",)
WORDS = (("[FILE|DIR]...", "*", "file", "Tables, or folders of tables.", "테이블, 또는 테이블의 폴더."),)
OPTIONS = (
    ("--revoke", "revoke", "flag", "", "none", "Allow them no longer.", "허용을 거둡니다."),
    LANG,
    JSON,
)


def run(words: Sequence[str], out: Output, *, revoke: bool = False) -> int:
    """Allow tables; without one, show which of the project change errcode's own, and whether they are allowed."""
    from errcode.authoring import trust
    from errcode.render import lists

    found = trust.changes(words)
    if words:
        trust.allow([change.path for change in found], revoke=revoke)
        found = trust.changes(words)
    rows: list[dict[str, object]]
    rows = [{"path": change.path, "allowed": "yes" if change.allowed else "no"} for change in found]
    out.write(lists.rows(rows, ("allowed", "path"), out))
    if not found:
        out.note(
            "no table here changes one of errcode's own: there is nothing to allow",
            "errcode의 테이블을 바꾸는 테이블이 없어 허용할 것이 없습니다",
        )
    return 0 if found else 1
