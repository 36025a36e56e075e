"""Exceptions and what they carry: their causes, their words, the attributes of SDKs."""

from __future__ import annotations

import re

from errcode.diagnose.unmistakable import snake
from errcode.objects.attributes import classes, number, plain, stored, text, value, words
from errcode.objects.bodies import is_body, is_model, written

DEEPEST = 16
"""So many exceptions of a chain are read."""

_CODES = ("code", "error_code", "ret_code", "retCode", "error_no", "msg_cd", "rt_cd", "status_code", "name")
_MESSAGES = ("message", "error_message", "msg", "ret_msg", "retMsg", "description", "detail", "reason", "msg1")
_BODIES = (
    *("body", "error", "response", "data", "payload", "result", "json", "error_body", "resp"),
    *("json_body", "http_body", "failed_messages"),
)


_ENDING = re.compile("(?:Error|Exception)$")


class Link:
    """One exception of a chain."""

    __slots__ = ("classes", "error", "text")

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.classes = classes(error)
        self.text = words(error)


def chain(error: BaseException) -> list[Link]:
    """Give an exception and what it came of: causes, what was being handled, a group's parts, what `args` hold."""
    found: dict[int, Link] = {}
    waiting: list[object] = [error]
    while waiting and len(found) < DEEPEST:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in found:
            continue
        found[id(one)] = Link(one)
        cause = one.__cause__
        waiting.append(cause if cause is not None or one.__suppress_context__ else one.__context__)
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions[:DEEPEST]
        waiting += [part for part in one.args[:4] if isinstance(part, BaseException)]
        waiting.append(value(one, "reason"))  # urllib3 and urllib keep what failed there
    return list(found.values())


def attributes_of(thing: object) -> str | None:
    """Give what an SDK's attributes say (code, message, a body), as JSON; None when they say nothing."""
    for name in _BODIES:
        found = plain(thing, name)
        if (is_body(found) and found) or is_model(found):
            return written(found)
        said = text(found)
        if said and said.lstrip()[:1] in ("{", "["):
            return said
    code = next((found for name in _CODES if (found := _code(name, plain(thing, name))) is not None), None)
    message = next((found for name in _MESSAGES if (found := text(plain(thing, name)))), None)
    if code is None and message is None:
        return None
    pairs = (("code", code), ("msg", message), ("message", message))  # shapes have one or the other
    return written({key: found for key, found in pairs if found is not None})


def of_class(error: BaseException) -> str | None:
    """Give the code that an SDK made a class of (`PaymentNotFoundError` for PAYMENT_NOT_FOUND), as JSON under its name.

    None for exceptions of Python itself. What it says counts only of the provider that the module is named after.
    """
    module, _, name = classes(error)[0].rpartition(".")
    bare = _ENDING.sub("", name)
    if module in ("builtins", "__main__") or not bare:
        return None
    said = written({"type": snake(bare).upper(), "message": text(stored(error, "message"))})
    return f"{module}.{name}: {said.replace(': ', ':', 1)}"


def _code(name: str, found: object) -> str | int | None:
    """Give a code; what may as well be an HTTP status (urllib's `code`) is taken for that."""
    code = _scalar(found)
    status = number(code)
    return None if name in ("code", "status_code") and status is not None and 100 <= status <= 599 else code


def _scalar(found: object) -> str | int | None:
    if isinstance(found, str):
        return found[:200] or None
    return number(found)
