"""Tables in a text: what a value is, told by the title of the column in which it stands."""

from __future__ import annotations

import re

REACH = 8
"""Characters on either side of a value within which its cell ends."""
ABOVE = 4_000
"""Characters above a cell in which the titles of its table stand."""

_BEGINS = re.compile(r"\|[ *`]{0,3}\Z")
_ENDS = re.compile(r"[ *`]{0,3}\|")
_RULE = re.compile(r"(?<=\n)[ ]{0,3}\|?(?:[ ]?:?-{2,}:?[ ]?\|)+[ ]?(?::?-{2,}:?[ ]?)?\n")
"""What stands between the titles and the rows of a Markdown table."""
_HEAD = re.compile(r"[A-Za-z_][\w .]{0,40}(?:,[A-Za-z_][\w .]{0,40}){1,20}")
"""Titles between commas."""
_OF_CODES = re.compile(
    r"code|err|\bret|reason|status|msg|message|detail|name|cd\b|result|answer|response|exchange|venue|provider"
    r"|에러|오류|코드|메시지|사유|응답|결과",
    re.IGNORECASE,
)
"""Titles below which codes, what is said of them, or the names beside them stand."""


def is_figure(text: str, start: int, end: int) -> bool:
    """Say whether a value fills a cell of a Markdown table whose title speaks of anything but errors."""
    if not _BEGINS.search(text, max(start - REACH, 0), start) or not _ENDS.match(text, end):
        return False
    line = text.rfind("\n", 0, start) + 1
    rules = list(_RULE.finditer(text, max(line - ABOVE, 0), line))
    if not rules:
        return False
    titles = text[: rules[-1].start() - 1].rpartition("\n")[2].split("|")
    column = text.count("|", line, start)
    return column < len(titles) and _OF_CODES.search(titles[column]) is None


def is_listed(text: str, start: int) -> bool:
    """Say whether a value stands between the commas of a small table whose title speaks of anything but errors."""
    head, _, rows = text.strip().partition("\n")
    if not rows or not _HEAD.fullmatch(head):
        return False
    begin = text.rfind("\n", 0, start) + 1
    line = text[begin : (text + "\n").find("\n", begin)]
    titles, place = head.split(","), text.count(",", begin, start)
    return line.count(",") == len(titles) - 1 and _OF_CODES.search(titles[place]) is None
