"""`errcode list`: all codes of a provider."""

from __future__ import annotations

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import SHOWN
from errcode.model import TYPE_CHECKING
from errcode.render import results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 50
HELP = ("List all codes of a provider.", "한 제공사의 모든 코드를 나열합니다.")
EXAMPLES = ("errcode list koscom",)
WORDS = (("PROVIDER", "1", "provider", "Id, name or alias of a provider.", "제공사의 ID, 이름, 별칭."),)
OPTIONS = SHOWN


def run(words: Sequence[str], out: Output) -> int:
    """Show all entries of a provider."""
    catalog = Catalog()
    [table] = query.tables_of(words[0], catalog)
    results.skipped(catalog, out)
    out.write(results.listing(table, catalog, out))
    results.told((table.origin, *(entry.origin for entry in table)), catalog, out)
    return 0 if len(table) else 1
