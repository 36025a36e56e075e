"""`errcode tables format`: the canonical bytes."""

from __future__ import annotations

from errcode.cli.commands import JSON, LANG
from errcode.cli.commands.tables import report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 70
FINISHES = True
HELP = ("Bring tables into their canonical bytes.", "테이블을 정규 형식으로 바꿉니다.")
EXAMPLES = ()
WORDS = (("FILE...", "+", "file", "Files of tables.", "테이블 파일."),)
OPTIONS = (
    (
        "--check",
        "check",
        "flag",
        "",
        "none",
        "Change nothing; exit 1 when a file would change.",
        "바꾸지 않습니다. 바뀔 파일이 있으면 종료 코드 1입니다.",
    ),
    LANG,
    JSON,
)


def run(words: Sequence[str], out: Output, *, check: bool = False) -> int:
    """Bring tables into their canonical bytes; with `check`, only say which are not (exit 1)."""
    from errcode.authoring import checks, store
    from errcode.authoring.canonical import canonical

    other = 0
    for file in words:
        checked = checks.check(file)
        if checked.problems:
            report([checked], out)
            return 2
        text = canonical(checked.located.value)
        if text == checked.text:
            continue
        other += 1
        if check:
            out.note(f"{file}: not canonical; run errcode tables format {file}", f"{file}: 정규 형식이 아닙니다")
        else:
            store.rewrite(file, text)
            out.note(f"{file}: formatted", f"{file}: 정규 형식으로 저장했습니다")
    return 1 if check and other else 0
