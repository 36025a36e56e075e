"""What the object around a value says of its outcome: that the call succeeded."""

from __future__ import annotations

import re

_SAID = r"""["'](?:success|ok|status|result)["']\s?:\s?(?:true\b|True\b|["'](?:success|ok|SUCCESS|OK)["'])"""
_SUCCEEDED = re.compile(_SAID)
_SUCCEEDED_BEHIND = re.compile(rf"\}}\s{{0,9}},\s{{0,9}}{_SAID}")
OBJECT = 600
"""Characters on either side in which the object of a value begins and ends."""


def succeeded(text: str, start: int, end: int) -> bool:
    """Say whether the object of which a place of a text is a value, or the one that holds it, says that all is well."""
    begin, close = text.rfind("{", max(start - OBJECT, 0), start), text.find("}", end, end + OBJECT)
    outer = text.rfind("{", max(begin - OBJECT, 0), begin) if begin > 0 else -1
    first = outer if outer >= 0 and "}" not in text[outer:begin] else begin
    said = first >= 0 and _SUCCEEDED.search(text, first, max(close, end)) is not None
    return said or (close >= 0 and _SUCCEEDED_BEHIND.match(text, close) is not None)
