"""`errcode lookup`, `errcode list` and `errcode providers`: exact questions."""

from __future__ import annotations

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.model import Entry
    from errcode.render.output import Output

MOST_CODES = 1_000
"""Codes that one look-up answers."""
MOST_GUESSES = 5
"""Unknown codes for which one look-up names like ones: each is compared with every code."""


def lookup(words: Sequence[str], providers: Sequence[str], out: Output) -> int:
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
    warn(catalog, out)
    show_entries(found, out, catalog)
    return 0 if found else 1


def listing(provider: str, out: Output) -> int:
    """Show all entries of a provider."""
    catalog = Catalog()
    [table] = query.tables_of(provider, catalog)
    if out.terminal:
        from errcode.render import tables as drawn

        out.write(drawn.listing(table.provider, list(table), out))
    else:
        show_entries(list(table), out, catalog)
    return 0 if len(table) else 1


def providers(out: Output) -> int:
    """Show all providers."""
    catalog = Catalog()
    tables = catalog.tables()
    warn(catalog, out)
    if out.terminal:
        from errcode.render import tables as drawn

        out.write(drawn.providers(tables, out))
    elif out.as_json:
        from errcode.render.jsonlines import json_line, provider_object

        out.write("".join(f"{json_line(provider_object(table.provider, table.codes))}\n" for table in tables))
    else:
        from errcode.render.plain import provider_line
        from errcode.text.visible import text_of

        out.write(text_of(provider_line(table.provider, table.codes) for table in tables))
    return 0 if tables else 1


def show_entries(entries: Sequence[Entry], out: Output, catalog: Catalog) -> None:
    """Write entries in the form that the output asks for."""
    if entries:
        from errcode.render import results

        out.write(results.entries(entries, catalog, out))


def warn(catalog: Catalog, out: Output) -> None:
    """Say which tables could not be read, where the question did not need them."""
    for problem in catalog.problems:
        out.note(f"warning: table skipped: {problem}", f"경고: 테이블을 건너뜁니다: {problem}")


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
