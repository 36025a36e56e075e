"""HTML around a text, as chats, mails and alerts wrap what they show: its tags say nothing of the error."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"</?(?:a|b|i|u|s|p|br|hr|h[1-6]|em|li|ol|td|th|tr|ul|div|pre|code|span|strong|small|font|blockquote)"
    r"(?:[ ][^<>\n]{0,200})?[ ]?/?>"
)
_BREAKS = re.compile(r"</?(?:br|hr|p|h[1-6]|li|tr|div|pre|blockquote)\b")
"""Tags at which a line ends."""
_XML = ("<?xml", "</error", "</Error", "</response", "</Response", "</message>", "</msg>", "</result")
"""What an answer in XML has: there `<code>` is an element with a meaning."""


def untagged(text: str) -> str:
    """Give a text with blanks or a line end in the place of its tags: everything else stands where it stood."""
    if "<" not in text or not ("</" in text or "<br" in text) or any(mark in text for mark in _XML):
        return text
    return _TAG.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return ("\n" if _BREAKS.match(match[0]) else " ") + " " * (len(match[0]) - 1)
