"""Messages of `tag=value` fields, as FIX writes them: `8=FIX.4.4|35=8|39=8|103=99|58=…`.

On the wire the fields end with SOH (1); logs and chats show it as `|`, `^A`, `<SOH>`, escaped, or as a blank.
"""

from __future__ import annotations

import re

from errcode.recognise.notation.values import Node, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = ("8=FIX", "35=")
"""What one of stands in every message: its version, or where a log leaves that out, its type."""

_END = r"\x01|\u2401|[ ]?\|[ ]?|\^A|<SOH>|\\x01|\\u0001|\\001"
_BEGIN = re.compile(rf"(?<![\w.=])(?:8=FIX[T.\dSP]{{2,10}}|35=[A-Za-z0-9]{{1,3}})(?P<end>{_END}|[ ;](?=\d{{1,5}}=))")
_FIELD = re.compile(r"(\d{1,5})=")
_LINE = re.compile(r"[^\n\r]{0,8192}")
LEAST = 3
"""So many fields make a message."""


def messages(text: str) -> list[Node]:
    """Give the messages of a text, their tags as keys; of a repeated tag the first value counts."""
    return list(_messages(text)) if SIGNS[0] in text or SIGNS[1] in text else []


def _messages(text: str) -> Iterator[Node]:
    done = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < done:
            continue
        line = _LINE.match(text, begin.start())
        node = _message(text, begin.start(), line.end() if line else begin.end(), begin["end"].strip() or begin["end"])
        done = node.end
        if len(node.fields) + node.others >= LEAST:
            yield node


def _message(text: str, start: int, stop: int, end: str) -> Node:
    """Read the fields from one place on, up to the checksum or to what is no field."""
    node = Node("8=", start)
    at = start
    while at < stop:
        field = _FIELD.match(text, at, stop)
        if field is None:
            break
        close = text.find(end, field.end(), stop)
        close = stop if close < 0 else close
        value = text[field.end() : close].strip()
        begin = field.end() + len(text[field.end() : close]) - len(text[field.end() : close].lstrip())
        node.fields.setdefault(field[1], Scalar(value, False, begin, begin + len(value)))
        node.end = close
        at = close + len(end)
        at += text[at : at + 1] == " "
        if field[1] == "10":
            break
    return node
