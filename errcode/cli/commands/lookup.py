"""`errcode lookup`: exact questions, codes and names."""

from __future__ import annotations

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import PROVIDERS, SHOWN
from errcode.model import TYPE_CHECKING
from errcode.render import results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.model import Entry
    from errcode.render.output import Output

PLACE = 10
HELP = (
    "Explain codes. Without a provider: at every provider that has them.",
    "코드를 설명합니다. 제공사를 쓰지 않으면 그 코드가 있는 모든 제공사에서 찾습니다.",
)
EXAMPLES = ("errcode lookup coinone 105", "errcode lookup weex -1121 -1046", "errcode lookup INVALID_SYMBOL")
WORDS = (
    (
        "[PROVIDER] CODE...",
        "*",
        "code",
        "Codes or names; a provider first.",
        "코드 또는 이름. 앞에 제공사를 쓸 수 있습니다.",
    ),
)
OPTIONS = (PROVIDERS, *SHOWN)

MOST_CODES = 1_000
"""Codes that one look-up answers."""
MOST_GUESSES = 5
"""Unknown codes for which one look-up names like ones: each is compared with every code."""


def run(words: Sequence[str], out: Output, *, providers: Sequence[str] = ()) -> int:
    """Show the entries of codes; name the nearest ones of a code that is nowhere."""
    catalog = Catalog()
    question = query.understood(words, providers, catalog)
    found: list[Entry] = []
    missing = 0
    for code in question.codes[:MOST_CODES]:
        entries = query.entries_of(code, question.providers, catalog)
        if not entries:
            missing += 1
            _missing(code, question, catalog, out, guess=missing <= MOST_GUESSES)
        found += entries
    if len(question.codes) > MOST_CODES:
        out.note(
            f"looked up the first {MOST_CODES:,} of {len(question.codes):,} codes; ask for the others apart",
            f"코드 {len(question.codes):,}개 중 처음 {MOST_CODES:,}개만 조회했습니다. 나머지는 따로 조회하세요",
        )
    results.skipped(catalog, out)
    out.write(results.entries(found, catalog, out))
    results.told((entry.origin for entry in found), catalog, out)
    return 0 if found else 1


def _missing(code: str, question: query.Question, catalog: Catalog, out: Output, *, guess: bool) -> None:
    from errcode.text.bounds import shortened

    tables = catalog.tables(question.providers) if guess else []
    where, shown = ", ".join(question.providers), shortened(code)
    near = [f"{table.provider.id} {other}" for table in tables for other in table.nearest(code)][:5]
    if guess and not question.providers and not near and (names := catalog.nearest_providers(code)):
        near = names
    elsewhere = catalog.holders(code) if where else []
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    hint += f"; {', '.join(elsewhere)} has it" if elsewhere else ""
    hint_ko = f" 비슷한 코드: {', '.join(near)}." if near else ""
    hint_ko += f" 이 코드가 있는 제공사: {', '.join(elsewhere)}." if elsewhere else ""
    out.note(
        f"{where + ' has no code' if where else 'no provider has the code'} {shown}{hint}",
        f"{where + '에' if where else '어느 제공사에도'} {shown} 코드가 없습니다.{hint_ko}",
    )
