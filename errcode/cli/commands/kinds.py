"""`errcode kinds`: the kinds of trouble, whatever a provider calls them."""

from __future__ import annotations

from collections import Counter

from errcode.catalog.catalog import Catalog
from errcode.cli.commands import SHOWN
from errcode.render import lists, results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 54
HELP = (
    "List the kinds of errors: retry policy, number of codes, what to do next.",
    "오류의 종류를 나열합니다: 재시도 정책, 코드 수, 할 일.",
)
EXAMPLES = ("errcode kinds", "errcode compare rate-limit")
WORDS = ()
OPTIONS = SHOWN


def run(words: Sequence[str], out: Output) -> int:  # noqa: ARG001 - there are none
    """Show all kinds with the number of codes of each."""
    catalog = Catalog()
    count = Counter(row.get("kind") for table in catalog.tables() for row in table.rows)
    results.skipped(catalog, out)
    out.write(lists.kinds([(kind, count[kind.id]) for kind in catalog.kinds.values()], out))
    return 0
