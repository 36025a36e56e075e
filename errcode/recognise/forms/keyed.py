"""What a node's keys say whoever wrote them: its code, its message; and what stands beside brackets around a code."""

from __future__ import annotations

import re

from errcode.recognise.keys import folded
from errcode.recognise.notation.values import Scalar
from errcode.recognise.numbers import role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.forms.parsed import ParsedText
    from errcode.recognise.notation.values import Node

_PLAIN_CODE = re.compile(r"[+-]?[\w.:-]{1,64}")
_STATUS_KEYS = frozenset(("status", "statuscode", "httpstatus", "httpcode", "httpstatuscode", "responsestatus"))
"""Keys, folded, that hold an HTTP status when it may be one: it belongs to the body and is no code."""
_HTTP = re.compile(r"[1-5]\d\d")
_FAILURES = frozenset(("err", "error", "fail", "failed", "failure"))
"""What a status says that is no code."""
_BEHIND = re.compile(r"[ \t]?:[ \t]{0,4}([^\n]{4,600})")
_SUCCESSES = frozenset(
    ("", "0", "00", "000", "0000", "00000", "200", "success", "ok", "true", "false", "null", "none", "nil", "undefined")
)


def code(parsed: ParsedText, node: Node) -> tuple[Scalar, str] | None:
    """Give the code of a node whose key says "code" whoever wrote it."""
    for key, value in node.fields.items():
        if isinstance(value, Scalar) and parsed.compiled.keys.is_code(key) and not _elsewhere(parsed, node, key, value):
            match = _PLAIN_CODE.match(value.text)
            if match and (value.quoted is False or match.end() == len(value.text)):
                said = match[0].rstrip(".:")
                if said and said.casefold() not in _SUCCESSES:
                    return value, said
    return None


def _elsewhere(parsed: ParsedText, node: Node, key: str, value: Scalar) -> bool:
    """Say whether a value is no code though its key says so: a row's `status`, an exit code, an HTTP status."""
    if folded(key) in _STATUS_KEYS and _HTTP.fullmatch(value.text):
        return True
    if folded(key) == "status" and _says_no_code(parsed, node, value):
        return True
    if node.kind == "{":
        return False
    said = role(parsed.view.text, value.start, value.end)
    return said in ("exit", "status", "count", "secret") or (not node.kind and parsed.in_header(value.start))


def _says_no_code(parsed: ParsedText, node: Node, value: Scalar) -> bool:
    """Say whether a `status` is none: without a message, or a word, which in braces need only say that it failed."""
    if message(parsed, node) is None or value.text.casefold() in _FAILURES:
        return True
    return node.kind != "{" and not value.text.strip("+-").isdigit()


def _says(text: str) -> bool:
    """Say whether a text is a message: `"result": "error"` says only that something failed, or went well."""
    word = text.strip().casefold()
    return word not in _FAILURES and word not in _SUCCESSES


def message(parsed: ParsedText, node: Node) -> Scalar | None:
    """Give the message of a node whose key says "message" whoever wrote it."""
    for key, value in node.fields.items():
        if isinstance(value, Scalar) and parsed.compiled.keys.is_message(key) and _says(value.text):
            return value
    return None


def beside(parsed: ParsedText, node: Node) -> str | None:
    """Give the text behind brackets that hold a code alone, or before them: `APIError(code=-1013): No such order`."""
    if node.kind not in ("(", "["):
        return None
    behind = _BEHIND.match(parsed.view.text, node.end)
    return behind[1].strip() if behind else parsed.ahead(node.start) or None
