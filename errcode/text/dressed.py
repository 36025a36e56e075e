"""Codes as chats, logs and sentences dress them: particles behind, brackets around, a point and a nought."""

from __future__ import annotations

import re
import unicodedata

BEHIND = r"(?:번|코드|에러|오류)?(?:이라는|이라고|이란|에서|으로|이요|은|는|이|가|을|를|도|로|의|만)?"
"""What Korean writes behind a number without a blank, as a pattern."""
_BEHIND = re.compile(rf"(?<=\d){BEHIND}$")
_NAMED = re.compile(r"code[\"']?\s*[=:]\s*[\"']?(-?\w[\w.-]*)", re.IGNORECASE)
_EDGES = ".,;:!?<>=()[]{}\"'`"
_DECIMAL = re.compile(r"(?<=\d)\.0+$")


def undressed(word: str) -> list[str]:
    """Give what a word may be as a code, the likeliest first: `code=-1021,` → -1021; 105번이 → 105; -1021.0 → -1021."""
    plain = unicodedata.normalize("NFKC", word)
    named = _NAMED.search(plain)
    bare = (named[1] if named else plain).strip(_EDGES)
    found = [plain, bare, _BEHIND.sub("", bare), _DECIMAL.sub("", bare)]
    return list(dict.fromkeys(each for each in found if each))
