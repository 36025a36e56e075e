"""A situation that many providers meet is named where its words stand, and so has one retry policy everywhere."""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, near, parts
from errcode.text.normal import normal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
KOREAN = (
    (
        "{}: its words are those of case {}; name it, or say in the rule why it is none",
        "{0}: 문구가 {1} 상황과 같습니다. 상황을 쓰거나 규칙에 예외 사유를 쓰세요",
    ),
    (
        "{}: case {} is of kind {}, not {}; correct one of the two",
        "{0}: {1} 상황의 종류는 {2}이며 {3}이(가) 아닙니다. 둘 중 하나를 고치세요",
    ),
    (
        "{}: no case {}",
        "{0}: {1} 상황은 없습니다",
    ),
)
ACCEPTED = {
    "bitget:40760=liquidation": "one example of an abnormal state; the text that names it has the case",
    "bitget:25218=liquidation": "It warns of a liquidation that has not begun.",
    "orderly:-1012=liquidation": "A liquidation is one possible cause among others.",
    "woox:-1012=liquidation": "A liquidation is one possible cause among others.",
    "bitget:70218=order-filled": "Only a part of the order is filled.",
    "bybit:30032=order-filled": "It may have been canceled instead.",
    "okx:51400=order-filled": "It may have been canceled instead, or never have existed.",
    "kucoin:130101=subscriptions": "It is money that is subscribed for lending.",
    "tosspayments:EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT=withdrawal-limit": "another method of payment serves",
    "bitstamp:API0004=nonce-low": "It was recorded where a nonce was used again.",
    "binance:-4014=security-hold": "Two minutes after a login, not a change of settings.",
    "binance:-5022=sub-account-missing": "The futures account may be what is missing.",
    "okx:58103=sub-account-missing": "The newer meaning is another one; the older text has the case.",
    "okx:59506=sub-account-missing": "The API key is missing, not the sub-account.",
}


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the cases that nobody knows or that are another kind's, and (complete) those that words speak of."""
    code = entry["code"]
    for path, part in parts(entry):
        if path and not (part.get("kind") or part.get("case")):
            continue
        kind, case = part.get("kind") or entry.get("kind"), part.get("case")
        if case and kind in known.kinds and case not in known.kinds[kind].cases:
            yield Problem(path=(*path, "case"), text=_unknown(code, kind, case, known))
        for spoken in _spoken(entry, part, known) if known.complete else ():
            if spoken != case:
                text = f"{code}: its words are those of case {spoken!r}; name it, or say in the rule why it is none"
                yield Problem(path=path, text=text, about=spoken)


def _unknown(code: str, kind: str, case: str, known: Known) -> str:
    owner = next((id_ for id_, other in known.kinds.items() if case in other.cases), None)
    if owner:
        return f"{code}: case {case!r} is of kind {owner!r}, not {kind!r}; correct one of the two"
    names = [name for other in known.kinds.values() for name in other.cases]
    return f"{code}: no case {case!r}{near(case, names) or '; cases are ' + ', '.join(names)}"


def _spoken(entry: Row, part: Row, known: Known) -> Iterator[str]:
    """Give the cases of whose words some stand in the part's messages and meaning."""
    texts = [part["text"]] if part is not entry else [_plain(item) for item in entry.get("messages") or ()]
    texts += (part.get("meaning") or entry.get("meaning") or {}).values()
    said = "\n".join(normal(text) for text in texts if text)
    for case in known.words("cases")["cases"]:
        if any(words in said for words in case["says"]):
            yield case["id"]


def _plain(item: str | Row) -> str:
    """Give a message's text where it means what its entry means."""
    if isinstance(item, str):
        return item
    return "" if item.get("kind") or item.get("case") else str(item["text"])
