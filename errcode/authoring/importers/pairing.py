"""Facts of a document paired: what one part names, and another one explains."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.authoring.importers.facts import Fact


def paired(facts: list[Fact]) -> list[Fact]:
    """Join what only names a code to what another section explains: constants, and the texts in a dictionary."""
    facts = _by_name(facts)
    explained = {fact.code: fact.section for fact in facts if _explains(fact)}
    bare_ = [fact for fact in facts if not _explains(fact) and explained.get(fact.code, fact.section) != fact.section]
    names = {fact.code: fact.name for fact in bare_}
    gone = set(map(id, bare_))
    return [
        fact.replace(name=fact.name or names.get(fact.code)) if fact.code in names else fact
        for fact in facts
        if id(fact) not in gone
    ]


def _by_name(facts: list[Fact]) -> list[Fact]:
    """Join what explains a name to the code that has it: an enumeration, and a list that explains its members."""
    codes = {fact.name: fact.code for fact in facts if fact.name and fact.name != fact.code and not _explains(fact)}
    explained = {fact.code: fact for fact in facts if fact.code in codes and _explains(fact)}
    return [
        fact.replace(messages=said.messages, meaning=said.meaning, note=said.note)
        if fact.name
        and codes.get(fact.name) == fact.code
        and not _explains(fact)
        and (said := explained.get(fact.name))
        else fact
        for fact in facts
        if not (fact.code in explained and _explains(fact))
    ]


def _explains(fact: Fact) -> bool:
    return bool(fact.messages or fact.meaning or fact.note)
