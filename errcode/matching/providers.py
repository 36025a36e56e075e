"""The providers that a question names."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from errcode.catalog.catalog import Table

_PARTICLE = (
    "(?:에서는|에서만|에서도|에선|에서|에는|에도|에|은|는|이|가|을|를|의|으로|로|한테|이랑|랑|하고|도|만|쪽|측|꺼)?"
)
_GLUED = (
    "주문|출금|입금|잔고|잔액|결제|인증|서명|토큰|키|로그인|에러|오류|연동|봇|선물|현물|거래|계좌|계정|점검|서버|문자|알림톡|"
    "카드|취소|환불|조회|시세|웹소켓|코드"
)
"""What is written behind a Korean name without a blank: 업비트출금, 토스결제; 토스트 names nobody."""
_WORD = re.compile(r"[^\W_]+")
_BEHIND = {
    True: rf"{_PARTICLE}(?:(?![^\W_])|(?=[a-z0-9])|(?={_GLUED}))",
    False: rf"(?:{_PARTICLE}(?![^\W_])|(?=[가-힣]))",
}
"""What stands behind a name as a word of its own, by whether it ends in Hangul: 빗썸api, okx랑."""


def narrowed(tables: list[Table], question: str) -> tuple[list[Table], str]:
    """Take the providers that a question names out of it, and give their tables; all of them when it names none."""
    named, rest = _named(tables, question)
    return (named, rest) if named and rest.strip() else (tables, question)


def alone(tables: list[Table], question: str) -> list[Table]:
    """Give the tables of the providers whose names are all that a question says."""
    named, rest = _named(tables, question)
    return [] if rest.strip() else named


def _named(tables: list[Table], question: str) -> tuple[list[Table], str]:
    folded = f" {question.casefold()} "
    named: dict[str, tuple[Table, str]] = {}
    words = _words(folded)
    for table, name in [(each, called) for each in tables for called in names(each, words) if called in folded]:
        place, provider = _stands(folded, name), table.provider.id
        if place and (provider not in named or len(place) > len(named[provider][1])):
            named[provider] = (table, place)
    rest = question
    for _, place in sorted(named.values(), key=lambda each: -len(each[1])):
        rest = re.sub(re.escape(place), " ", rest, flags=re.IGNORECASE)
    return [table for table, _ in named.values()], rest


def names(table: Table, words: Collection[str]) -> list[str]:
    """Give the names by which a question of these words may call a provider: `gemini` beside words of its trade."""
    return [*table.called, *(name for name, beside in table.homonyms if not beside.isdisjoint(words))]


def meant(tables: list[Table], question: str) -> list[Table]:
    """Give the tables that a question names by what means something else as well, beside words that tell it."""
    folded = f" {question.casefold()} "
    words = _words(folded)
    return [
        table
        for table in tables
        if any(_stands(folded, name) for name, beside in table.homonyms if not beside.isdisjoint(words))
    ]


def _words(folded: str) -> list[str]:
    return _WORD.findall(folded)


def _stands(question: str, name: str) -> str | None:
    """Give a name as it stands in a question as a word of its own, with a Korean particle."""
    found = re.search(rf"(?<![^\W_]){re.escape(name)}{_BEHIND['가' <= name[-1] <= '힣']}", question)
    return found[0] if found else None
