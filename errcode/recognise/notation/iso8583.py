"""Card messages of ISO 8583 as characters: type, bitmap in hexadecimal, then the fields that the bitmap names.

The lengths are those of the 1987 version; of each message only its type (`0`) and the response code (`39`) are kept,
so no card number is. What stands before field 39 must be of the lengths and sorts that the standard gives: twenty
digits that happen to look like a type and a bitmap are no message.
"""

from __future__ import annotations

import re

from errcode.recognise.notation.values import Node, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = ("0110", "0130", "0210", "0230", "0310", "0330", "0410", "0430", "0510", "0530", "0610", "0630", "0810", "0830")
"""The types of answers: of requests and of advices."""
RESPONSE = 39
"""The field of the response code."""

_BEGIN = re.compile(rf"(?<![0-9A-Za-z])(?:ISO\d{{9}})?({'|'.join(SIGNS)})([0-9A-Fa-f]{{16}})")
_FIXED = {
    **dict.fromkeys((3, 11, 12), 6), **dict.fromkeys((4, 5, 6), 12), 7: 10, **dict.fromkeys((8, 9, 10), 8),
    **dict.fromkeys((13, 14, 15, 16, 17, 18), 4), **dict.fromkeys((19, 20, 21, 22, 23, 24), 3), 25: 2, 26: 2, 27: 1,
    **dict.fromkeys((28, 29, 30, 31), 9), 37: 12, 38: 6,
}  # fmt: skip
"""Fields of a fixed length."""
_COUNTED = {2: (2, 19), 32: (2, 11), 33: (2, 11), 34: (2, 28), 35: (2, 37), 36: (3, 104)}
"""Fields whose length stands before them: its digits, and the most it may be."""
_DIGITS = frozenset((2, *range(3, 28), 32, 33))
"""Fields that hold digits only."""
_SIGNED = re.compile(r"[CDXcdx0]\d{8}")
_CODE = re.compile(r"[0-9A-Z]{2}")


def messages(text: str) -> list[Node]:
    """Give the answers in a text that hold a response code."""
    return list(_messages(text)) if "10" in text or "30" in text else []  # with which all types end


def _messages(text: str) -> Iterator[Node]:
    for begin in _BEGIN.finditer(text):
        place = _response(text, begin.end(), int(begin[2], 16))
        if place is not None and _CODE.match(text, place):
            node = Node("8583", begin.start())
            node.end = place + 2
            node.fields["0"] = Scalar(begin[1], False, *begin.span(1))
            node.fields[str(RESPONSE)] = Scalar(text[place : place + 2], False, place, place + 2)
            yield node


def _response(text: str, at: int, bitmap: int) -> int | None:
    """Give where the response code stands behind a bitmap; None when there is none, or this is no message."""
    fields = [number for number in range(1, 65) if bitmap >> (64 - number) & 1]
    if RESPONSE not in fields:
        return None
    if fields[0] == 1:  # a second bitmap follows
        at += 16
    for number in fields:
        if number == RESPONSE:
            return at
        if number > 1:
            end = _end(text, at, number)
            if end is None:
                return None
            at = end
    return None


def _end(text: str, at: int, number: int) -> int | None:
    """Give where a field ends; None when it cannot be this field."""
    size = _FIXED.get(number)
    if size is None:
        digits, most = _COUNTED[number]
        announced = text[at : at + digits]
        if not (announced.isascii() and announced.isdigit()) or int(announced) > most:
            return None
        at, size = at + digits, int(announced)
    value = text[at : at + size]
    if len(value) < size or "\n" in value or (number in _DIGITS and not (value.isascii() and value.isdigit())):
        return None
    return None if size == 9 and number in (28, 29, 30, 31) and not _SIGNED.fullmatch(value) else at + size
