"""What stands around a word that may be a code: a key, a status, the object that it is a value of."""

from __future__ import annotations

import re

from errcode.recognise.http import is_phrase
from errcode.recognise.outcome import succeeded

_KEY_BEHIND = re.compile(r"[\"']?\s{0,2}(?::\s?[\"'\d{\[]|=(?!=))")
_KEY_BEFORE = re.compile(r"[\"']?([\w.-]{1,64})\\{0,4}[\"']?\s{0,2}[:=]\s{0,2}\\{0,4}[\"']\Z|\b([\w.-]{1,64})[=:]\Z")
_CODE_KEY = re.compile(
    r"code|err|name|msg|message|reason|label|detail|desc|fail|reject|cause|text|title|log", re.IGNORECASE
)
_AFTER_STATUS = re.compile(r"(?<!\d)[45]\d\d[ ]\Z")
"""`502 Server Error` is a status and what a client calls it."""
JOINT = re.compile(r"[A-Za-z0-9][_:][A-Za-z]|[a-z][A-Z]")
"""Where a word of several is joined."""
_NUMBER = re.compile(r"[+-]?\d+(?:\.0+)?")
LONG_NUMBER = 5
"""A number of so many digits is hardly anything but a code, in a text that says nothing else."""
KEY_REACH, STATUS_REACH = 80, 5
"""Characters before a word in which its key or a status stands."""


def means_code(key: str) -> bool:
    """Say whether a key may mean a code or what is said of one."""
    return _CODE_KEY.search(key) is not None


def after_status(text: str, start: int) -> bool:
    """Say whether a status stands right before a place, so that what stands there is its phrase."""
    return _AFTER_STATUS.search(text, max(start - STATUS_REACH, 0), start) is not None


def telling(word: str) -> bool:
    """Say whether a word is hardly anything but a code."""
    if _NUMBER.fullmatch(word):
        return len(word) >= LONG_NUMBER
    return JOINT.search(word) is not None or (any(map(str.isdigit, word)) and any(map(str.isupper, word)))


def joined(text: str, start: int, end: int) -> bool:
    """Say whether a word goes on before or behind."""
    around = text[start - 1 : start] + text[end : end + 1]
    return any(character.isalnum() or character == "_" for character in around if character.isascii())


def elsewhere(text: str, start: int, end: int) -> bool:
    """Say whether a word is a key, a status's phrase, or the value of a key that means neither a code nor a message."""
    word = text[start:end]
    phrase = " " in word or is_phrase(word.replace("_", " "))  # frameworks print `404 NOT_FOUND`
    if (phrase and after_status(text, start)) or _KEY_BEHIND.match(text, end) or _well(text, start, end):
        return True
    key = _KEY_BEFORE.search(text, max(start - KEY_REACH, 0), start)
    return key is not None and not means_code(key[1] or key[2])


def _well(text: str, start: int, end: int) -> bool:
    """Say whether the object of which a word is a value says that it succeeded, or the word that there is nothing."""
    if text[start - 1 : start] not in ("'", '"'):
        return False
    # What an enumeration of protobuf holds where nothing was set.
    return text.endswith("_UNSPECIFIED", start, end) or succeeded(text, start, end)
