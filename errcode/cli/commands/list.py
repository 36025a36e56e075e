"""`errcode list`: the codes of providers, all or those of a kind, a policy, a status."""

from __future__ import annotations

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import FILTERS, PROVIDERS, SHOWN
from errcode.model import UsageError
from errcode.render import lists, results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.catalog.filter import Filter
    from errcode.model import Entry
    from errcode.render.output import Output

PLACE = 50
HELP = (
    "List the codes of providers, all or those of a kind, a retry policy, a status, a section.",
    "제공사의 코드를 나열합니다. 종류, 재시도 정책, 상태, 구분으로 거를 수 있습니다.",
)
EXAMPLES = ("errcode list koscom", "errcode list --kind rate-limit", "errcode list upbit bithumb --retry check")
WORDS = (
    (
        "[PROVIDER]...",
        "*",
        "provider",
        "Ids, names or aliases of providers; with filters, none means all.",
        "제공사의 ID, 이름, 별칭. 거르는 옵션이 있으면 생략할 수 있습니다(전체).",
    ),
)
OPTIONS = (PROVIDERS, *FILTERS, *SHOWN)


def run(words: Sequence[str], out: Output, *, providers: Sequence[str] = (), **asked: Any) -> int:
    """Show the entries of some providers that a filter keeps, in the order of the tables."""
    from errcode.cli.filters import filter_of

    catalog = Catalog()
    only = filter_of(catalog, **asked)
    named = (*words, *providers)
    if not named and not only:
        raise UsageError(
            "say whose codes: errcode list PROVIDER; or which: errcode list --kind KIND (errcode kinds lists them)",
            "제공사를 지정하세요: errcode list PROVIDER. 종류로 찾기: errcode list --kind KIND (목록: errcode kinds)",
        )
    tables = query.tables_of(named, catalog)
    found = [(table, kept(table, only)) for table in tables]
    shown = lists.listing([(table, entries) for table, entries in found if entries], catalog, out)
    results.show(shown, [entry.origin for _, entries in found for entry in entries], catalog, out)
    if any(entries for _, entries in found):
        return 0
    out.missed("no code is like that; loosen the filters", "조건에 맞는 코드가 없습니다. 조건을 줄여 보세요")
    return 1


def kept(table: Table, only: Filter) -> list[Entry]:
    """Give the entries of a table that a filter keeps."""
    return [table.entry(row) for row in table.rows if only.keeps(table, row)]
