"""`errcode lookup`: exact questions, codes and names."""

from __future__ import annotations

import os
import sys

from errcode.catalog import asked
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import PROVIDERS, SHOWN
from errcode.render import results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from errcode.catalog.asked import Ask, LookedUp
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
        "Codes or names, a provider first; - reads them from input.",
        "코드 또는 이름. 앞에 제공사를 쓸 수 있습니다. -는 표준 입력에서 읽습니다.",
    ),
)
OPTIONS = (
    PROVIDERS,
    ("--all", "every", "flag", "", "none", "All messages of a code, not only one.", "코드의 모든 메시지를 표시합니다."),
    ("--web", "web", "flag", "", "none", "Open the source in the browser.", "브라우저에서 출처를 엽니다."),
    *SHOWN,
)

MOST_CODES = 1_000
"""Codes that one look-up answers."""
MOST_GUESSES = 5
"""Unknown codes for which one look-up names like ones: each is compared with every code."""


def run(
    words: Sequence[str],
    out: Output,
    *,
    providers: Sequence[str] = (),
    every: bool = False,
    web: bool = False,
    environ: Mapping[str, str] = os.environ,
) -> int:
    """Show the entries of codes; name the nearest ones of a code that is nowhere, which makes the exit code 1."""
    catalog = Catalog()
    out = out.replace(every=every) if every else out
    found: list[Entry] = []
    missing = 0
    lines = _lines(words)
    codes = sum(map(len, lines))
    answers = _answered(lines, providers, catalog, environ)
    for each in answers:
        if not each.entries:
            missing += 1
            _missing(each.ask, catalog, out, guess=missing <= MOST_GUESSES)
        found += each.entries
    _counted(len(answers), codes, out)
    results.show(results.entries(found, catalog, out), [entry.origin for entry in found], catalog, out)
    if web and found:
        _open(found[0], out)
    return 1 if missing or not found else 0


def _counted(answers: int, codes: int, out: Output) -> None:
    """Say that not all codes of the input were looked up, or that it has none."""
    if codes > MOST_CODES + 1:
        out.note(
            f"looked up the first {answers:,} of about {codes:,} codes; ask for the others apart",
            f"코드 약 {codes:,}개 중 처음 {answers:,}개만 조회했습니다. 나머지는 따로 조회하세요",
        )
    if not answers:
        out.missed("there is no code in the input", "입력에 코드가 없습니다")


def _open(entry: Entry, out: Output) -> None:
    """Open the source of an entry in the user's browser."""
    import webbrowser

    from errcode.render.cards import linkable

    url = entry.source.url if entry.source else None
    if url is None or not linkable(url) or not webbrowser.open(url):
        out.note(
            f"no browser for {url or 'a code without a source'}", f"브라우저로 열 수 없습니다: {url or '출처 없음'}"
        )


def _lines(words: Sequence[str]) -> list[list[str]]:
    """Give the words of a look-up; where `-` is among them, those of each line of standard input behind the others."""
    before = [word for word in words if word != "-"]
    if "-" not in words:
        return [before]
    return [[*before, *line.split()] for line in sys.stdin.read().splitlines() if line.strip()]


def _answered(
    lines: Sequence[Sequence[str]], providers: Sequence[str], catalog: Catalog, environ: Mapping[str, str]
) -> list[LookedUp]:
    """Find what is asked for, at most so many codes; where no provider is named, first at the usual one."""
    found: list[LookedUp] = []
    for line in lines:
        left = MOST_CODES - len(found)
        found += asked.understood(line[: left + 1], providers, catalog)[:left] if left > 0 else []
    named = environ.get("ERRCODE_PROVIDER")
    if not named or providers:
        return found
    own = asked.usual(named, catalog)
    return [
        each.replace(entries=catalog.entries(each.ask.code, [own]) or each.entries) if not each.ask.providers else each
        for each in found
    ]


def _missing(ask: Ask, catalog: Catalog, out: Output, *, guess: bool) -> None:
    from errcode.text.bounds import shortened

    code, providers = ask.code, ask.providers
    tables = catalog.tables(providers) if guess else []
    where, shown = " ".join(filter(None, (", ".join(providers), ask.section))), shortened(code)
    near = [f"{table.provider.id} {other}" for table in tables for other in table.nearest(code)][:5]
    if guess and not providers and not near and (names := catalog.nearest_providers(code)):
        near = names
    elsewhere = catalog.holders(code) if where else []
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    hint += f"; {', '.join(elsewhere)} {'has' if len(elsewhere) == 1 else 'have'} it" if elsewhere else ""
    hint_ko = f" 비슷한 코드: {', '.join(near)}." if near else ""
    hint_ko += f" 이 코드가 있는 제공사: {', '.join(elsewhere)}." if elsewhere else ""
    out.missed(
        f"{where + ' has no code' if where else 'no provider has the code'} {shown}{hint}",
        f"{where + '에' if where else '어느 제공사에도'} {shown} 코드가 없습니다.{hint_ko}",
    )
