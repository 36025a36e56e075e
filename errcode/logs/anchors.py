"""Literals that tell suspicious lines from all others, at the speed of a search for a literal.

They come from the tables: every shape and every idiom has at least one of them in each of its errors. A log is searched
for each, so few are chosen that cover all: `ode` is in `code`, `retCode` and `error_code`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from errcode.model import TYPE_CHECKING
from errcode.recognise.idioms import HOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from errcode.model import Provider

SHORTEST, LONGEST = 3, 12


def needles(providers: Iterable[Provider], encoding: str = "utf-8") -> list[bytes]:
    """Choose literals of which at least one stands in every error of these providers that a shape or an idiom tells."""
    sites = {frozenset(("code",)), frozenset(("Code",))}
    idioms = set()
    for provider in providers:
        sites |= {site for row in provider.payloads for site in _sites(row)}
        idioms |= {frozenset(_literals(idiom)) for idiom in provider.idioms}
    found = cover(sorted(sites, key=sorted), sorted(filter(None, idioms), key=sorted))
    return [encoded for needle in found if len(encoded := needle.encode(encoding, "ignore")) >= SHORTEST]


def cover(sites: Sequence[frozenset[str]], idioms: Sequence[frozenset[str]] = ()) -> list[str]:
    """Choose few literals so that each site, and each idiom, has a word that holds one.

    A part of a word that is in many of them is preferred; what only idioms have is taken whole, since parts of
    sentences are in every line.
    """
    left, rest = ([{part for word in site for part in _parts(word)} for site in group] for group in (sites, idioms))
    chosen: list[str] = []
    while left:
        counts = Counter(part for parts in left for part in parts)
        also = Counter(part for parts in rest for part in parts)
        best = max(counts, key=lambda part: (counts[part] + also[part], -_commonness(part), len(part), part))
        chosen.append(best)
        left, rest = ([parts for parts in group if best not in parts] for group in (left, rest))
    whole = [idiom for idiom in idioms if not any(needle in word for word in idiom for needle in chosen)]
    return chosen + sorted({max(idiom, key=lambda word: (len(word), word)) for idiom in whole})


_COMMON = frozenset(
    ("message", "msg", "data", "name", "id", "ts", "time", "type", "level", "result", "success", "title")
)
"""Keys that log lines have of their own: looking for them would make every line suspicious."""


@cache
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


def _literals(idiom: str) -> Iterator[str]:
    """Give what of an idiom stands in every text that it fits: its words, those of a sentence with what follows."""
    for piece in HOLE.split(idiom)[::2]:
        for run in piece.split():
            word = run.strip("()[]:=<>,'\"&")
            literal = word if word.isascii() and word[:1].isalpha() else run
            if len(literal) >= SHORTEST:
                yield literal
