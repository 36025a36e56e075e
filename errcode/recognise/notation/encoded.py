"""JSON that was made a part of an address or a header: percent-encoded, or base64."""

from __future__ import annotations

import re

from errcode.recognise.notation.unescape import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}|[\w.~!*'()+:,/{}\[\]-]){12,8000}")
_BRACE = re.compile(r"%(?:7B|22)", re.IGNORECASE)
_BASE64 = re.compile(r"(?<![\w+/=.-])(?:eyJ|eyAi|ewo|W3si|WwogI)[\w+/-]{16,8000}={0,2}(?![\w.+/-])")
"""Bodies of up to 8,000 characters: a longer one is no error's. How base64 begins what begins with a brace; a token of
three parts (JWT) is none."""


def decoded(view: View) -> Iterator[View]:
    """Give the encoded bodies in a text; where something stands in them is told as where they stand."""
    text = view.text
    if "%22" in text or "%7B" in text or "%7b" in text:
        from urllib.parse import unquote_plus

        for match in _PERCENT.finditer(text):
            if _BRACE.search(match[0]):
                yield _inside(view, match, unquote_plus(match[0], errors="replace"))
    if "ey" in text or "ewo" in text or "W3si" in text or "WwogI" in text:
        yield from _base64(view)


def _base64(view: View) -> Iterator[View]:
    from base64 import b64decode
    from binascii import Error

    for match in _BASE64.finditer(view.text):
        raw = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            body = b64decode(raw + "=" * (-len(raw) % 4)).decode()
        except (Error, ValueError):
            continue
        yield _inside(view, match, body)


def _inside(view: View, match: re.Match[str], body: str) -> View:
    inside = View(body, view.source(match.start()), view.depth + 1)
    inside.end = view.source(match.end())
    return inside
