"""Literals that tell suspicious lines from all others, at the speed of a search for a literal.

They come from the tables: every shape and every idiom has at least one of them in each of its errors. A class or an
alternative in a pattern would make the search twenty times slower, so few short literals are chosen that cover all:
`ode` is in `code`, `retCode` and `error_code`.
"""

from __future__ import annotations

from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from errcode.model import Provider

SHORTEST, LONGEST = 3, 12


def needles(providers: Iterable[Provider]) -> list[bytes]:
    """Choose literals of which at least one stands in every error of these providers that has a code's key."""
    sites = {site for provider in providers for row in provider.payloads for site in _sites(row)}
    sites |= {frozenset(("code",)), frozenset(("Code",))}
    return [needle.encode() for needle in cover(sorted(sites, key=sorted))]


def idiom_needles(providers: Iterable[Provider], known: Sequence[bytes]) -> list[bytes]:
    """Choose literals for the idioms in which none of the known ones stands."""
    literals = {_longest(idiom) for provider in providers for idiom in provider.idioms}
    rest = {literal.encode() for literal in literals if len(literal) > 2}
    return sorted(literal for literal in rest if not any(needle in literal for needle in known))


def cover(sites: Sequence[frozenset[str]]) -> list[str]:
    """Choose few literals so that each site has a word that holds one; rare beginnings and long ones are preferred."""
    left = list(sites)
    chosen: list[str] = []
    while left:
        counts: dict[str, int] = {}
        for site in left:
            for part in {part for word in site for part in _parts(word)}:
                counts[part] = counts.get(part, 0) + 1
        best = max(counts, key=lambda part: (counts[part], -_commonness(part), len(part), part))
        chosen.append(best)
        left = [site for site in left if not any(best in word for word in site)]
    return chosen


def quickest(needle: bytes, sample: bytes) -> bytes:
    """Give the end of a needle that is found soonest in texts like the sample: a search stops at its first letter."""
    ends = [needle[start:] for start in range(max(len(needle) - SHORTEST, 1)) if len(needle) - start >= SHORTEST]
    return min(ends, key=lambda end: (sample.count(end[:1]) + 50 * sample.count(end), -len(end)))


_COMMON = frozenset(
    ("message", "msg", "data", "name", "id", "ts", "time", "type", "level", "result", "success", "title")
)
"""Keys that log lines have of their own: looking for them would make every line suspicious."""


def _commonness(part: str) -> int:
    return sum(part in word for word in _COMMON)


def _parts(word: str) -> Iterator[str]:
    for length in range(min(SHORTEST, len(word)), min(LONGEST, len(word)) + 1):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


def _sites(row: dict[str, Any]) -> Iterator[frozenset[str]]:
    """Give the words of a shape of which each must stand in its errors: keys of its code, keys that it demands."""
    demanded = {
        key
        for path, condition in (row.get("when") or {}).items()
        if condition != {"present": False}
        for key in path.replace("[]", "").split(".")
    }
    codes = row.get("code")
    for code in codes if isinstance(codes, list) else [codes]:
        if code is None:
            continue
        path = code if isinstance(code, str) else code["in"]
        words = {*path.replace("[]", "").split("."), *demanded} - _COMMON - {""}
        if words:
            yield frozenset(words)


def _longest(idiom: str) -> str:
    import re

    pieces = re.split(r"\{(?:code|message|http_status|\*)\}", idiom)
    return max((run for piece in pieces for run in re.split(r"[\s()\[\]:=<>]+", piece)), key=len)
