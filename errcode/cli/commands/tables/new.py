"""`errcode tables new`: a table to start from."""

from __future__ import annotations

from errcode.cli.commands import LANG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 80
FINISHES = True
HELP = (
    "Print a table to start from, with an example of everything.",
    "시작할 테이블을 출력합니다. 모든 것의 예가 있습니다.",
)
EXAMPLES = ("errcode tables new acme > acme.json",)
WORDS = (("ID", "1", "none", "The provider's id.", "제공사의 ID."),)
OPTIONS = (LANG,)


def run(words: Sequence[str], out: Output) -> int:
    """Print a table to start from, with an example of everything."""
    from errcode.authoring import template

    out.write(template.template(words[0]))
    return 0
