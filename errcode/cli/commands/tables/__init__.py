"""`errcode tables`: the user's own tables, a command a file."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.authoring.checks import Checked
    from errcode.render.output import Output

PLACE = 70
HELP = (
    "Tables of your own: add, check, compare, take elsewhere.",
    "내 테이블: 추가, 검사, 비교, 내보내기.",
)


def report(checked: Sequence[Checked], out: Output) -> bool:
    """Show the problems of tables; tell whether there are any."""
    from errcode.render import lists, results

    problems = [problem for table in checked for problem in table.problems]
    out.write(lists.rows([{"problem": results.wrong(problem, out)} for problem in problems], ("problem",), out))
    return bool(problems)
