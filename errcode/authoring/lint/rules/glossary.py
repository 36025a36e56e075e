"""A term has one Korean word in the texts that errcode writes itself (`tables/vocabulary/glossary.json`)."""

from __future__ import annotations

import re

from errcode.authoring.lint.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row
    from errcode.catalog.located import Path


SCOPE = "entry"
COMPLETE = True
KOREAN = (
    (
        "{}: {} is {} in the glossary, not {}",
        "{0}: 용어집에서 {1}은(는) {2}이며 {3}이(가) 아닙니다",
    ),
)


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the Korean texts that use a word for which the glossary has another one."""
    for path, english, korean in _own(entry, table):
        for term in known.words("glossary")["terms"]:
            word = _wrong(term, english, korean)
            if word:
                text = f"{entry['code']}: {term['en']} is {term['ko']!r} in the glossary, not {word!r}"
                yield Problem(path=path, text=text, about=word)


def _own(entry: Row, table: Row) -> Iterator[tuple[Path, str, str]]:
    """Give the texts that are errcode's own: place, English, Korean."""
    parts: list[tuple[Path, Row]] = [((), entry)]
    parts += [(("messages", at), item) for at, item in enumerate(entry.get("messages") or ()) if isinstance(item, dict)]
    for path, part in parts:
        by = {**(table.get("by") or {}), **(entry.get("by") or {}), **(part.get("by") or {})}
        named = [("meaning", part.get("meaning"))] if by.get("ko") == "errcode" else []
        named += [("advice", part.get("advice")), ("note", part.get("note"))]
        for name, text in named:
            if text and text.get("ko"):
                yield (*path, name, "ko"), text.get("en") or "", text["ko"]
        for place, cause in enumerate(part.get("causes") or ()):
            if cause.get("ko"):
                yield (*path, "causes", place, "ko"), cause.get("en") or "", cause["ko"]


def _wrong(term: Row, english: str, korean: str) -> str | None:
    """Give the word that is not to be used for a term, where it stands for it."""
    words = [word for word in term["not"] if word in korean]
    if not words:
        return None
    if "when" in term and not any(
        re.search(rf"\b{re.escape(start)}", english, re.IGNORECASE) for start in term["when"]
    ):
        return None
    for right in term.get("unless") or ():
        korean = korean.replace(right, "")
    return next((word for word in words if word in korean), None)
