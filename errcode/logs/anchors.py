"""Anchors: literals of which one stands in every record that holds an error; other records are never looked at.

None is written here: those are asked that know an error by them, which are the keys of codes, the tables (shapes and
idioms), the forms, the words of trouble and the failures on the way. Few are chosen that cover all, for they are
searched for together, sixty at a time.
"""

from __future__ import annotations

from collections import Counter

from errcode.recognise import trouble
from errcode.recognise.compiled import NUMBERED
from errcode.recognise.forms import ROWS
from errcode.recognise.idioms import SLOT
from errcode.recognise.keys import ANCHORS, STATUSES
from errcode.text.bytesearch import Literals, grouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from errcode.model import Provider

NOTHING, STRUCTURE, OPEN, WHOLE = 0, 1, 2, 4
"""What an anchor may stand for: no error, a key of a code, or what is said in the open text (a bit each).

`WHOLE` is a word of its own: a key of one provider's shape, such as `label`, is no part of longer ones (`labels`).
"""

SPOKEN = (*(word for form in ROWS for word in form.in_logs), *trouble.ASKED, *trouble.WORDS, *trouble.LEVELS)
"""What is looked for in the open text, whoever speaks: what forms and messages hold."""


def anchors(providers: Iterable[Provider], network: Mapping[str, Any]) -> dict[str, int]:
    """Choose literals of which at least one stands in every error, and say what each stands for.

    Args:
        providers: Whose errors are looked for.
        network: What is known of requests that fail on their way (`tables/vocabulary/network.json`).
    """
    providers, spoken = list(providers), (*SPOKEN, *_on_the_way(network))
    keys = [*ANCHORS, *_others(providers)]
    chosen = dict.fromkeys(
        (f"{key}{joint}{status}" for key in STATUSES for joint in ('":', '": ') for status in "54"), OPEN
    )
    chosen |= dict.fromkeys(STATUSES, NOTHING) | dict.fromkeys(ANCHORS, STRUCTURE)
    chosen |= dict.fromkeys(keys[len(ANCHORS) :], STRUCTURE | OPEN | WHOLE)
    words = (value for value in values(providers) if not any(word in value for word in (*keys, *trouble.ENGLISH)))
    for word in (*_idioms(providers, (*keys, *spoken)), *_pieces(words), *spoken):
        chosen[word] = chosen.get(word, 0) | OPEN
    return {word: meant for word, meant in chosen.items() if meant != OPEN or not _is_found_anyway(word, chosen)}


def _is_found_anyway(word: str, chosen: Mapping[str, int]) -> bool:
    """Say whether a shorter literal finds each text that this one does, and no shield hides it."""
    shorter = [meant for other, meant in chosen.items() if other in word and other != word]
    return NOTHING not in shorter and OPEN in shorter


def _on_the_way(network: Mapping[str, Any]) -> Iterator[str]:
    """Give the literals of which one stands in each text of a failure, and those of statuses that say one alone."""
    for row in network["failures"]:
        yield from row.get("anchors", ())
    yield from network["anchors"]


def fields(providers: Iterable[Provider]) -> Iterator[str]:
    """Give the literals of which one stands in every message of fields that tells a code."""
    for shape in (row for provider in providers for row in provider.payloads if row.get("format") == "fix"):
        places = shape["code"] if isinstance(shape["code"], list) else [shape["code"]]
        yield from (f"{place}=" for place in places if isinstance(place, str))


def together(chosen: Mapping[str, int], encoding: str) -> tuple[list[tuple[Literals, list[int]]], frozenset[bytes]]:
    """Give groups of anchors to be searched for at once, with what each stands for, and those that are whole words.

    The first group has the keys of codes, and what shields them; all others stand for what is said in the open text.
    """
    words = [(encoded, meant) for word, meant in chosen.items() if len(encoded := word.encode(encoding, "ignore")) > 1]
    last = max(number for number, (_, meant) in enumerate(words) if meant & STRUCTURE)
    keys, others = words[: last + 1], grouped([word for word, _ in words[last + 1 :]])
    groups = [(Literals([word for word, _ in keys]), [meant % WHOLE for _, meant in keys])]
    groups += [(Literals(group), [OPEN] * len(group)) for group in others]
    return groups, frozenset(word for word, meant in words if meant >= WHOLE)


def _others(providers: Iterable[Provider]) -> list[str]:
    """Give keys for the shapes that none of the general ones is in."""
    shapes = [row for provider in providers for row in provider.payloads if row.get("format") not in NUMBERED]
    sites = {site for row in shapes for site in _sites(row)} - {frozenset()}
    found: list[str] = []
    for site in sorted(sites, key=sorted):
        if not any(key in word for word in site for key in (*ANCHORS, *found)):
            found.append(max(site, key=lambda word: (len(word), word)))
    return found


def _pieces(values: Iterable[str]) -> Iterator[str]:
    """Give pieces of words (`ALREADY` of `ALREADY_PAID`) of which each value has one: first those that most have."""
    left = set(values)
    while left:
        pieces = Counter(piece for value in left for piece in set(value.split("_")) if len(piece) >= PIECE)
        best = max(pieces, key=lambda piece: (pieces[piece], len(piece), piece), default="")
        best = best if pieces[best] > 1 else min(left)
        yield best
        left = {value for value in left if best not in value}


PIECE = 5
"""Letters of a piece of a word that are looked for, at least."""
_COMMON = frozenset(
    ("message", "msg", "data", "name", "id", "ts", "time", "type", "level", "result", "success", "title", "returned")
)
"""Words that log lines have of their own: looking for them would make every line suspicious."""


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
        yield frozenset(words)


def values(providers: Iterable[Provider]) -> Iterator[str]:
    """Give the values of which one stands in every error of a shape that has no key of its own."""
    for row in (row for provider in providers for row in provider.payloads if row.get("format") not in NUMBERED):
        if not all(_sites(row)):
            yield from (value for condition in (row.get("when") or {}).values() for value in _asked(condition))


def _asked(condition: object) -> Iterator[str]:
    """Give the words that a field must hold one of, where it must."""
    values = [str(value) for value in (condition if isinstance(condition, list) else [condition])]
    if not isinstance(condition, dict) and all(len(value) > 3 and value.isascii() for value in values):
        yield from values


def _idioms(providers: Iterable[Provider], others: tuple[str, ...]) -> list[str]:
    """Give a literal for each idiom that holds no general one: its longest word, or part of a sentence."""
    found: list[str] = []
    for provider in providers:
        for idiom in provider.idioms:
            literals = [literal for literal in _literals(idiom) if literal not in _COMMON]
            if literals and not any(word in literal for literal in literals for word in (*others, *found)):
                found.append(max(literals, key=lambda literal: (len(literal), literal)))
    return found


def _literals(idiom: str) -> Iterator[str]:
    """Give what of an idiom stands in every text that it fits: its words, those of a sentence with what follows."""
    for piece in SLOT.split(idiom)[::2]:
        for run in piece.split():
            word = run.strip("()[]:=<>,'\"&")
            literal = word if word.isascii() and word[:1].isalpha() else run
            if len(literal) >= 3:
                yield literal
