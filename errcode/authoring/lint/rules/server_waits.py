"""A fault of the server is waited for only where a source says that the request was not taken, or nothing can be sent.

Who sends an order again because the server was "busy" may have two. The reason stands in the entry's `note`, or here.
"""

from __future__ import annotations

from errcode.authoring.lint.problem import Problem, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.authoring.lint.run import Known, Row


SCOPE = "entry"
COMPLETE = True
KOREAN = (
    (
        "{}: 'wait' on a fault of the server; take 'check', or say in a note who says refused",
        "{0}: 서버 오류의 정책이 'wait'입니다. 'check'로 바꾸거나 거부되었다는 근거를 note에 쓰세요",
    ),
)
ACCEPTED = {
    name: reason
    for reason, names in {
        "the call only reads": (
            "bybit:176003 bybit:176030 bybit:176135 bybit:176136 bybit:131205 bybit:131216 bybit:182000 "
            "data-go-kr:01 data-go-kr:02 data-go-kr:05 data-go-kr:99 kis:EGW00316 kis:OPSQ1002 koscom:10080 "
            "koscom:13004 koscom:20170 kucoin:135005 kucoin:135018"
        ),
        "a stream to which nothing but subscriptions is sent": (
            "bitget:4001 kis:OPSP0007 kis:OPSP0009 kis:OPSP8999 kis:OPSP9993 kis:OPSP9995 kucoin:500/websocket "
            "kucoin:509/websocket okx:4004 okx:60015 okx:64008"
        ),
        "its documentation says that the request was not carried out": (
            "bybit:429/auth deribit:10040 gate:TOO_BUSY okx:50013"
        ),
    }.items()
    for name in names.split()
}


def check(entry: Row, table: Row, known: Known) -> Iterator[Problem]:
    """Give the faults of a server after which an order would be sent again without a reason."""
    for path, part in parts(entry):
        kind = part.get("kind") or entry.get("kind")
        written = part.get("retry")
        careful = written if isinstance(written, str) else None
        if kind in ("server", "network") and careful == "wait" and not entry.get("note"):
            text = f"{entry['code']}: 'wait' on a fault of the server; take 'check', or say in a note who says refused"
            yield Problem(path=(*path, "retry"), text=text)
