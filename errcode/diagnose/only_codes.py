"""A few words that name a code and nobody whose it is: `What does 51008 mean?`. Who has the code is a candidate."""

from __future__ import annotations

import re

from errcode.diagnose.codewords import JOINT, telling
from errcode.recognise.http import is_status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Owners = Callable[[str], Iterable[str]]

LONG = 4
"""A number of so many characters is hardly anything but a code, in a text that says nothing else; so is a word."""
SURELY = 6
"""So many characters has a word of letters and digits that is taken for a code in whatever surroundings."""
_PLAIN = re.compile(r"(?:err(?:or)?|info|warn(?:ing)?|debug|http|status|code)[-_]?\d+", re.IGNORECASE)
"""What anybody's log may say: a level or a common word with a number, though some portals' codes are so."""
_LEADING = re.compile(r"\s*[\[(]?[+-]?\w{4,24}[\])]?\s?[:|-]\s?[A-Za-z가-힣]")
"""A code before its message, on the one line that people copy out of a log."""
_TROUBLE = re.compile(
    r"\b(?:not|no|invalid|fail\w*|err\w*|denied|reject\w*|exceed\w*|wrong|missing)\b|오류|실패|없|불가", re.I
)
_CLASS = re.compile(r"\b[A-Z]\w*(?:Error|Exception)\b")
"""A class of a programming language, whose numbers are anything: `KeyError: 1003`."""
_NUMBER = re.compile(r"[+-]?\d+")
_MARKS = " \t\n?!.:\"'`()[]<>#"
"""What may stand around a number that is the whole text."""
_PROGRAM = re.compile(r"[;{}$\\|]|[A-Za-z_]\([^A-Za-z]")
_LISTED = re.compile(r"[.)][ ]|\d")
"""The number of a point or a heading: `4. Errors`."""
_NAME_BEHIND = re.compile(r"\d[ :(,\[-]{1,3}([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)")
"""A code's symbolic name right behind it."""


def alone(text: str, word: str, start: int, owners: Owners) -> bool:
    """Say whether a word is a code of somebody, in a text that names nobody and says nothing else.

    What is written like any other word (`missing`, `Oracle`) has to be the whole text: sentences use it as a word.
    """
    if not any(True for _ in owners(word)):
        return False
    if word.isalpha() and (word.islower() or word.istitle()):
        return text.strip() == word
    if word.lstrip("+-").isdigit():
        return _number(text, word, start, owners)
    letters = len(word) >= SURELY and any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    return (letters and not _PLAIN.fullmatch(word)) or (
        (telling(word) or len(word) > LONG) and _says_nothing_else(text, word, start)
    )


def _number(text: str, word: str, start: int, owners: Owners) -> bool:
    behind = _NAME_BEHIND.search(text, start)
    if behind and set(owners(behind[1])) & set(owners(word)):
        return True
    if len(word) > LONG and _LEADING.match(text) and _TROUBLE.search(text):
        return True
    if is_status(word) or (len(word) <= LONG and _CLASS.search(text)):
        return False
    long = len(word) >= LONG or word[0] in "+-0"
    if long and not _NUMBER.sub("", text, count=1).strip(_MARKS):
        return True
    return _asked(text, word, start, long=long) and _says_nothing_else(text, word, start)


def _asked(text: str, word: str, start: int, *, long: bool) -> bool:
    """Say whether a text speaks of errors, or asks, and of this number alone; no program does either."""
    from errcode.recognise.beside import after, asks, before
    from errcode.recognise.talk import ERROR

    end = start + len(word)
    alone = len(_NUMBER.findall(text)) == 1 and not _PROGRAM.search(text) and not _LISTED.match(text, end)
    beside = ERROR in (before(text, start, _nothing), after(text, end, _nothing))
    sure = len(word) > LONG or (long and not text.isascii())
    return alone and (sure or beside or asks(text, plainly=not long))


def _says_nothing_else(text: str, word: str, start: int) -> bool:
    from errcode.recognise.beside import asks, strange

    others = strange(text, _nothing, start, start + len(word))
    if len(word) > LONG and asks(text):  # names and nouns in Hangul and other scripts take no room for other numbers
        others = {other for other in others if other.isascii()}
    return not {other for other in others if JOINT.search(other) is None and len(other) > 1}


def _nothing(_: int, __: int) -> bool:
    return False
