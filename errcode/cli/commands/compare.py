"""`errcode compare`: how each provider says the same trouble."""

from __future__ import annotations

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import PROVIDERS, SHOWN
from errcode.render import lists, results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.model import Entry
    from errcode.render.output import Output

PLACE = 56
HELP = (
    "Show how each provider says the same trouble; policies that differ are marked.",
    "같은 문제를 제공사마다 어떻게 알리는지 보여 줍니다. 재시도 정책이 다르면 표시합니다.",
)
EXAMPLES = ("errcode compare rate-limit", "errcode compare balance -p upbit,bithumb --all")
WORDS = (("KIND", "1", "kind", "A kind (errcode kinds lists them).", "오류의 종류 (목록: errcode kinds)."),)
OPTIONS = (
    PROVIDERS,
    ("--all", "everything", "flag", "", "none", "Every code, not a few a provider.", "제공사마다 모든 코드."),
    *SHOWN,
)
FEW = 3
"""So many codes of a provider show how it says something; those of a policy of their own come first."""


def run(words: Sequence[str], out: Output, *, providers: Sequence[str] = (), everything: bool = False) -> int:
    """Show the codes of a kind, by provider."""
    from errcode.catalog.filter import Filter
    from errcode.cli.commands.list import kept
    from errcode.cli.filters import kind_of

    catalog = Catalog()
    kind = catalog.kinds[kind_of(words[0], catalog)]
    tables = query.tables_of(providers, catalog)
    found = [(table, kept(table, Filter(kinds=(kind.id,)))) for table in tables]
    shown = [(table, some if everything else few(some)) for table, some in found if some]
    results.skipped(catalog, out)
    out.write(lists.compared(kind, shown, catalog, out))
    left = sum(len(some) for _, some in found) - sum(len(some) for _, some in shown)
    if left:
        out.note(
            f"{left:,} more codes: --all shows them", f"코드 {left:,}개가 더 있습니다. --all로 모두 볼 수 있습니다"
        )
    return 0 if shown else 1


def few(entries: Sequence[Entry]) -> list[Entry]:
    """Give a few entries of one provider: one of each retry policy, then others, in the table's order."""
    first = {entry.retry: entry for entry in reversed(entries)}
    chosen = [entry for entry in entries if first[entry.retry] is entry]
    chosen += [entry for entry in entries if entry not in chosen][: max(0, FEW - len(chosen))]
    return sorted(chosen, key=entries.index)
