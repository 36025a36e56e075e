"""Sums of source code: texts put together of literals, and numbers counted from a base that has a name.

`"X-" + 1` is one text, and `ERR_BASE + 0x02` one number once it is known what `ERR_BASE` is; a sum of which a part
stays unknown is no value at all, for any of its parts alone would be a false one.
"""

from __future__ import annotations

import re

from errcode.authoring.importers.literals import raw, text_of
from errcode.authoring.importers.syntax import NAMES, NUMBERS, PATHS, SIGNED, STRINGS, SUMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Node = Any

MOST_TERMS = 40
_NUMBER = re.compile(r"-?(0[xX][0-9A-Fa-f]{1,12}|\d{1,12})")
_DEFINED = re.compile(r"\(?\s*([A-Za-z_]\w*)\s*\+\s*(-?\w+)\s*\)?")


def is_sum(node: Node) -> bool:
    """Tell whether a node adds or joins: `a + b`, and in PHP `a . b`."""
    return node.type in SUMS and any(raw(child) in ("+", ".") for child in node.children[1:2])


def terms_of(node: Node) -> list[tuple[str, str]] | None:
    """Give the terms of a sum, each with what it is (`text`, `number`, `name`); None where one is something else."""
    terms: list[tuple[str, str]] = []
    stack = [node]
    while stack and len(terms) < MOST_TERMS:
        part = stack.pop()
        if is_sum(part) or part.type == "parenthesized_expression":
            stack += reversed([child for child in part.named_children if child.type != "operator_identifier"])
        elif part.type in STRINGS:
            terms.append(("text", text_of(part)))
        elif part.type in NUMBERS or part.type in SIGNED:
            terms.append(("number", text_of(part)))
        elif part.type in NAMES | PATHS or part.type == "unary_operator":
            terms.append(("name", re.split(r"[.:@]+", raw(part))[-1]))
        else:
            return None
    return terms or None


def joined(terms: Sequence[tuple[str, str]]) -> str | None:
    """Give the text that terms make; None where one is only a name, or none is a text."""
    kinds = {kind for kind, _ in terms}
    return "".join(text for _, text in terms) if "text" in kinds and "name" not in kinds else None


def written(terms: Sequence[tuple[str, str]]) -> str | None:
    """Write a sum of numbers and names so that it can be counted later; None where there is a text in it."""
    return " + ".join(text for _, text in terms) if all(kind != "text" for kind, _ in terms) else None


def defined(text: str) -> str | None:
    """Give the sum that a definition of the preprocessor is: `(ERR_BASE + 0x02)`."""
    found = _DEFINED.fullmatch(text.strip())
    return f"{found[1]} + {found[2]}" if found else None


def counted(written_sum: str, known: Mapping[str, Sequence[str]]) -> str | None:
    """Count a sum, in the base that its numbers are written in; None where a name is unknown."""
    terms = [known.get(term, ("",))[0] if known.get(term) else term for term in written_sum.split(" + ")]
    if not all(map(_NUMBER.fullmatch, terms)):
        return None
    total = sum(int(term, 0) if "x" in term.casefold() else int(term) for term in terms)
    return f"0x{total:X}" if any("x" in term.casefold() for term in terms) and total >= 0 else str(total)
