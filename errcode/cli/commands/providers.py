"""`errcode providers`: whose codes are known."""

from __future__ import annotations

from errcode.catalog.catalog import Catalog
from errcode.cli.commands import SHOWN
from errcode.render import lists, results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 60
HELP = (
    "List the providers: names, number of codes, API, date of the facts.",
    "제공사를 나열합니다: 이름, 코드 수, API, 자료 날짜.",
)
EXAMPLES = ()
WORDS = ()
OPTIONS = SHOWN


def run(words: Sequence[str], out: Output) -> int:  # noqa: ARG001 - there are none
    """Show all providers."""
    catalog = Catalog()
    tables = catalog.tables()
    results.skipped(catalog, out)
    out.write(lists.providers(tables, out))
    return 0 if tables else 1
