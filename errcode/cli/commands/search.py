"""`errcode search`: questions in words."""

from __future__ import annotations

import sys

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import FILTERS, LIMIT, PROVIDERS, SHOWN
from errcode.model import UsageError
from errcode.render import results
from errcode.text import bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from errcode.catalog.filter import Filter
    from errcode.model import Entry, Match
    from errcode.render.output import Output

PLACE = 20
FINISHES = True
HELP = (
    "Find codes by words in English or Korean; on a terminal without words, pick as you type.",
    "영어나 한국어 검색어로 코드를 찾습니다. 터미널에서 검색어 없이 실행하면 입력하면서 고를 수 있습니다.",
)
EXAMPLES = ("errcode search nonce", "errcode search 잔고 부족 -p coinone", 'errcode search "ip not allowed"')
WORDS = (("WORDS...", "*", "none", "What you remember of it.", "기억나는 단어."),)
OPTIONS = (
    PROVIDERS,
    *FILTERS,
    LIMIT,
    ("--all", "everything", "flag", "", "none", "Weak matches too.", "약한 결과도 포함합니다."),
    *SHOWN,
)


def run(
    words: Sequence[str],
    out: Output,
    *,
    providers: Sequence[str] = (),
    limit: int = 10,
    everything: bool = False,
    **asked: Any,
) -> int:
    """Show the codes that fit the words best; with no words on a terminal, let the user pick."""
    from errcode.cli.filters import filter_of

    catalog = Catalog()
    only = filter_of(catalog, **asked)
    if not words and out.terminal and sys.stdin.isatty():
        return _pick(providers, only, catalog, out)
    wanted = " ".join(words).strip()
    if not wanted:
        return _all(providers, only, out, asked)
    wanted = cut(wanted, bounds.question(wanted), out)
    matches = query.search(
        wanted, providers=providers, limit=limit or None, everything=everything, catalog=catalog, **only.__dict__
    )
    results.skipped(catalog, out)
    if not matches:
        nothing(wanted, lambda: _nearest(wanted, providers, only, catalog), catalog, out)
    return shown(matches, catalog, out)


def _all(providers: Sequence[str], only: Filter, out: Output, asked: dict[str, Any]) -> int:
    """List all that a filter lets through, for who names no words.

    Raises:
        UsageError: There is no filter either.
    """
    if not only:
        raise UsageError(
            "say what to search for: errcode search WORDS...", "검색어를 지정하세요: errcode search WORDS..."
        )
    from errcode.cli.commands import list as listing

    return listing.run((), out, providers=providers, **asked)


def shown(matches: Sequence[Match], catalog: Catalog, out: Output) -> int:
    """Show what was found; give the exit code."""
    out.write(results.matches(matches, catalog, out))
    results.foreign((match.entry.origin for match in matches), catalog, out)
    return 0 if matches else 1


def _nearest(wanted: str, providers: Sequence[str], only: Filter, catalog: Catalog) -> Sequence[Match]:
    from errcode.matching.search import nearest

    return nearest(query.tables_of(providers, catalog), wanted, only)


def cut(asked: str, taken: str, out: Output) -> str:
    """Give what is looked at, and say so when it is not all that was asked."""
    if asked != taken:
        words = len(taken.split())
        first = f"first {words:,} words" if words > 1 else "beginning"
        out.note(
            f"the text is too long for a question: looked at its {first}; errcode explain reads whole texts",
            f"질문이 너무 길어 처음 {words:,}단어만 찾습니다. 긴 텍스트는 errcode explain으로 읽습니다",
        )
    return taken


def nothing(wanted: str, near: Callable[[], Sequence[Match]], catalog: Catalog, out: Output) -> None:
    """Say that nothing fits, and what comes nearest; of a provider and a code, that it has no such code."""
    wanted = bounds.shortened(wanted)
    name, _, code = wanted.rpartition(" ")
    if name and code.lstrip("-").isdigit() and (provider := catalog.resolve(name)):
        out.missed(f"{provider} has no code {code}", f"{provider}에 {code} 코드가 없습니다.")
        return
    names = ", ".join(f"{match.entry.provider} {match.entry.code} ({match.matched})" for match in near()[:3])
    out.missed(
        f"nothing fits {wanted!r}" + (f"; nearest: {names}" if names else ""),
        f"{wanted!r}에 맞는 코드가 없습니다." + (f" 가장 가까운 코드: {names}" if names else ""),
    )


def _pick(providers: Sequence[str], only: Filter, catalog: Catalog, out: Output) -> int:
    import gc
    from shutil import get_terminal_size

    from errcode.cli.picker import BESIDE, pick

    def card(entry: Entry) -> str:
        columns = get_terminal_size().columns
        width = columns // 2 - 1 if columns >= BESIDE else columns
        return results.entries([entry], catalog, out.beside(width))

    gc.enable()
    entry = pick(query.engine_of(providers, catalog), card, only)
    if entry is None:
        return 1
    out.write(results.entries([entry], catalog, out))
    results.foreign([entry.origin], catalog, out)
    return 0
