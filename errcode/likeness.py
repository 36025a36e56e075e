"""Stands in for errcode.text until it is there."""

from __future__ import annotations

import re

_HOLE = re.compile(r"%[sdf]|\{[^{}]*\}|\$\{[^}]*\}|\bx{2,}\b|\bX(?=%|\b)|<[^<>]{1,30}>")
_WORDS = re.compile(r"[^\W_]+")


def likeness(message: str, template: str) -> float:
    holes = len(_HOLE.findall(template))
    wanted = _WORDS.findall(_HOLE.sub(" ", template).casefold())
    given = _WORDS.findall(message[:600].casefold())
    if not wanted or not given:
        return 0.0
    if wanted == given:
        return 1.0
    rest = list(given)
    common = 0
    for word in wanted:
        if word in rest:
            rest.remove(word)
            common += 1
    extra = sum(1 for word in rest if not word.isdigit())
    extra = max(0, extra - 2 * holes)
    if common == len(wanted) and not extra:
        return 0.98
    return 2 * common / (len(wanted) + common + extra)


def holds(text: str, template: str) -> bool:
    """Say whether a longer text holds the words of a template in their order."""
    wanted = _WORDS.findall(_HOLE.sub(" ", template).casefold())
    given = iter(_WORDS.findall(text[:1000].casefold()))
    return len(wanted) > 2 and all(any(word == other for other in given) for word in wanted)
