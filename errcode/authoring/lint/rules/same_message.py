"""The same message has the same retry policy wherever it stands, or a reason why not; a standard's are nobody's."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from errcode.authoring.lint.problem import Problem, parts
from errcode.catalog.policy import CAREFUL, decided
from errcode.text.normal import normal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.authoring.lint.run import Known, Row
    from errcode.catalog.located import Path


SCOPE = "tables"
COMPLETE = True
KOREAN = (
    (
        "{}: {} for {}, elsewhere {}; make them agree, or say why not",
        "{0}: {2}의 정책이 {1}이며 다른 곳에서는 {3}입니다. 서로 맞추거나 이유를 쓰세요",
    ),
)
ACCEPTED = {
    "bitbank=invalid order id": "its range of codes is of malformed parameters",
    "coinone=blocked user access": "code 1 is of signed calls, code 4 of public ones as well",
    "crypto-com=not found": "it answers for orders above all, which may have ended",
    "data-go-kr=unknown error": "the call only reads",
    "deribit=invalid order id": "an id in a wrong format, says its documentation",
    "deribit=settlement in progress": "orders are refused until it ends; the other is a repayment",
    "deribit=unauthorized": "an access token has expired there; elsewhere it is a key",
    "gopax=invalid order status": "the parameter of a query, elsewhere the state of an order",
    "naver=internal server error": "calls that change nothing",
    "naver=system error": "calls that change nothing",
    "kucoin=system error": "a stream to which nothing but subscriptions is sent",
    "okx=position does not exist": "code 70064 is of a position that is to be moved, which no order closes",
    "okx=system is busy please try again later": "OKX documents that the request was not taken",
    "payple=결제 진행 중 오류가 발생하였습니다 다시 시도해주세요": "one text for many troubles",
}
_normal = lru_cache(1 << 14)(normal)


def check(tables: Sequence[Row], known: Known) -> Iterator[tuple[str, Problem]]:
    """Give the messages with another policy than most entries, or the more careful ones, have for the same words."""
    said: dict[str, list[tuple[str, Path, str, str]]] = {}
    for table in (table for table in tables if not table.get("standard")):
        for place, entry in enumerate(table.get("errors") or ()):
            for text, path, retry in _policies(entry, known):
                where = (table.get("extends") or table["id"], ("errors", place, *path), entry["code"], retry)
                said.setdefault(_normal(text), []).append(where)
    for words, places in said.items():
        counts = Counter(retry for *_, retry in places)
        if len(counts) > 1 and words:
            usual = max(counts, key=lambda retry: (counts[retry], -CAREFUL.index(retry)))
            for table_id, path, code, retry in places:
                if retry != usual:
                    text = f"{code}: {retry!r} for {words!r}, elsewhere {usual!r}; make them agree, or say why not"
                    yield table_id, Problem(path=path, text=text, about=words)


def _policies(entry: Row, known: Known) -> Iterator[tuple[str, Path, str]]:
    """Give the entry's messages, where they stand, and the careful policy of each."""
    own = {path[-1]: part for path, part in parts(entry) if path}
    for place, item in enumerate(entry.get("messages") or ()):
        part = own.get(place) or {}
        row = part if part.get("kind") or part.get("retry") or part.get("case") else entry
        retry = decided(row, known.kinds.get(row.get("kind") or entry.get("kind") or ""))["retry"]
        if retry:
            yield item if isinstance(item, str) else item["text"], ("messages", place), retry
