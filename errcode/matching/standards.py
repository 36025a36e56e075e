"""Standards among the answers of a search: behind providers, before them where a question names one and its code.

Their names are words of every question (`fix`, `http`, `network`), so a name alone names nobody. A question that is a
code of a standard and of no provider (`ECONNRESET`, `1006`) names it as well.
"""

from __future__ import annotations

import re

from errcode.catalog.filter import EVERYTHING
from errcode.catalog.table import providers_of
from errcode.matching.answers import texts_of
from errcode.matching.codes import SHORTEST
from errcode.matching.providers import meant, narrowed
from errcode.matching.stems import parts, stem, stems
from errcode.matching.stopwords import says_nothing
from errcode.matching.weights import AHEAD, BEHIND, BEHIND_ALONE, BEHIND_NAMED, EXACT, HIGHEST
from errcode.model import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from errcode.catalog.catalog import Table
    from errcode.catalog.filter import Filter

    Row = dict[str, Any]
    Place = tuple[str, str, str | None]
    """Provider, code, section."""

NEAR = 4
"""A code stands among so many words behind the standard's name: `ISO 8583 response code is 51`."""

_ANYONES = frozenset(stems("error fail failed failure invalid wrong request code not no 오류 에러 실패 요청 코드"))
"""Words that anybody's error has."""
_WORD = re.compile(r"[^\s,;:\"'`()\[\]{}=?!]+")


def beside(
    tables: list[Table],
    question: str,
    ranked: Callable[[list[Table]], list[Match]],
    measure: float,
    only: Filter = EVERYTHING,
    limit: int | None = None,
) -> list[Match]:
    """Give what answers a question: of providers as ever, of standards what is sure, behind them or (named) before.

    Args:
        tables: The tables asked.
        question: The question.
        ranked: Ranks the entries of some tables.
        measure: How much an answer must have by what the question is about (`errcode.matching.topics`).
        only: Which entries are asked.
        limit: The number of matches at most; None for no limit.
    """
    own = providers_of(tables)
    if len(own) == len(tables) or narrowed(own, question)[0] is not own:
        return ranked(own)[:limit]
    others = [table for table in tables if table.provider.standard]
    spoken = meant(others, question)
    found = [*(ranked(spoken) if spoken else ()), *ranked(own)]
    asked = question.strip()
    addressed = _addressed(others, asked)
    least = BEHIND if found else BEHIND_NAMED if addressed else BEHIND_ALONE * measure
    answers = ranked(others)
    behind = [match for match in answers if match.score >= least]
    surely = any(match.score >= EXACT for match in found)
    entries = _entries(others, asked, addressed, surely)
    first = [_exact(table, row) for table, row in entries if only.keeps(table, row)]
    top = found[0].score if found else 0.0
    first += [match for match in behind if top + AHEAD < match.score and match.entry.provider in addressed]
    first += [match for match in behind if not surely and asked in (match.entry.code, match.entry.name)]
    first += _saying_more(answers, found, asked) if found and not surely else []
    once: dict[Place, Match] = {}
    for match in [*first, *found]:
        once.setdefault(place(match), match)
    return joined([*once.values()], [match for match in behind if place(match) not in once], limit)


def _saying_more(behind: list[Match], found: list[Match], question: str) -> list[Match]:
    """Give the standards' answers that have more words of a question than any provider's: `ssl handshake` is theirs."""
    words = [word.lower() for word in parts(question) if len(word) > 1]
    asked = {stem(word) for word in words if not says_nothing(word) and stem(word) not in _ANYONES}

    def said(match: Match) -> set[str]:
        return asked & set(stems(" ".join(filter(None, _texts(match)))))

    had = [said(match) for match in found]
    most = max(map(len, had))
    theirs = {word for words in had for word in words}
    return [match for match in behind if len(said(match)) > most and any(map(str.isascii, said(match) - theirs))]


def _texts(match: Match) -> list[str | None]:
    entry = match.entry
    return [entry.name, entry.meaning.en, entry.meaning.ko, *(message.text for message in entry.messages)]


def _entries(tables: list[Table], question: str, addressed: set[str], surely: bool) -> Iterator[tuple[Table, Row]]:
    """Give the entries that a question names, by code, section or name; where providers answer surely, not by name."""
    for table in tables:
        yield from ((table, row) for row in _named(table, question))
    yield from _of_section(tables, question, addressed)
    if not surely:
        yield from _by_name(tables, question)


def _addressed(tables: list[Table], question: str) -> set[str]:
    """Give the standards that a question begins or ends with: `grpc unavailable`; to fix is what everybody wants."""
    folded = f" {question.casefold()} "
    return {
        table.provider.id
        for table in tables
        for name in (table.provider.id, *table.provider.names)
        if folded.startswith(f" {name.casefold()} ") or folded.endswith(f" {name.casefold()} ")
    }


def _of_section(tables: list[Table], question: str, addressed: set[str]) -> list[tuple[Table, Row]]:
    """Give the entries of the section whose name is all else a question says: `fix session reject`.

    Two words of it name it; one is a word of anybody's.
    """
    named = [table for table in tables if table.provider.id in addressed]
    asked = {word.lower() for word in parts(question)} if named else set()
    found: list[tuple[Table, Row]] = []
    for table in named:
        provider = table.provider
        names = {word.lower() for name in (provider.id, *provider.names) for word in parts(name)}
        rest = {word for word in asked if word not in names}
        for section in provider.sections if len(rest) > 1 else ():
            if rest <= {word.lower() for word in parts(f"{section.name.en or ''} {section.name.ko or ''}")}:
                found += [(table, row) for row in table.rows if row.get("section") == section.id]
    return found


def joined(found: list[Match], behind: list[Match], limit: int | None) -> list[Match]:
    """Put standards behind; where all that is asked for is there already, an exact one takes the last place."""
    exact = sum(match.score >= EXACT for match in behind[:1])
    if limit is None or len(found) < limit or not exact:
        return [*found, *behind][:limit]
    return [*found[: limit - 1], behind[0]]


def place(match: Match) -> Place:
    """Give what makes two matches the same: provider, code, section."""
    return match.entry.provider, match.entry.code, match.entry.section


def _exact(table: Table, row: Row) -> Match:
    return Match(entry=table.entry(row), score=HIGHEST, matched=row["code"], how="code")


def _named(table: Table, question: str) -> Iterator[Row]:
    """Give the entries whose code stands behind their standard's name; set aside, behind their section's as well."""
    provider = table.provider
    aside = {section.id for section in provider.sections if section.aside}
    for name in {provider.id, *provider.names}:
        stands = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question, re.IGNORECASE)
        words = [word.casefold() for word in _WORD.findall(question[stands.end() :])[:NEAR]] if stands else []
        for row in table.rows if words else ():
            asked = {row["code"].casefold(), (row.get("name") or row["code"]).casefold()}
            at = next((at for at, word in enumerate(words) if word in asked), None)
            if at is not None and (row.get("section") not in aside or _section_named(table, row, words[:at])):
                yield row


def _by_name(tables: list[Table], question: str) -> list[tuple[Table, Row]]:
    """Give the entries whose code or name is a word of a question: ECONNRESET, however it is written.

    A name that texts of standards use in another case, such as UNAVAILABLE, or as a word, such as refused, is a word of
    anybody's sentence.
    """
    words = {word for word in _WORD.findall(question) if len(word) >= SHORTEST and word.isascii()}
    folded = {word.casefold() for word in words}
    found = [
        (table, row, name)
        for table in tables
        if folded
        for row in table.rows
        for name in {row["code"], row.get("name") or row["code"]}
        if name.casefold() in folded and not name.isdecimal()
    ]
    common: set[str] = set()
    if any(name not in words or name.islower() for _, _, name in found):
        texts = [text for table in tables for row in table.rows for _, text, _ in texts_of(row)]
        common = {word.casefold() for word in _WORD.findall(" ".join(texts)) if not word.isupper()}
    surely = {word for word in words if not word.islower()}
    return [(table, row) for table, row, name in found if name in surely or name.casefold() not in common]


def _section_named(table: Table, row: Row, before: list[str]) -> bool:
    """Tell whether the words before a code name its section."""
    section = table.provider.section(row.get("section"))
    names = {section.id, *(section.name.en or "").casefold().split(" ")[:1]} if section else set()
    return not names.isdisjoint(before)
