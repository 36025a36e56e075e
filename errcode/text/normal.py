r"""Texts made comparable: Unicode, case, spacing, quotes, escapes, and message templates with their placeholders.

Two texts say the same when their `key`s are equal. A key is what is left of a text when everything that changes on its
way through a program is taken off: case, blanks, punctuation, quotes, HTML entities, `\uXXXX` escapes, full-width and
decomposed characters. A template's key keeps a mark for each placeholder. What is particular to Hangul stands in
`errcode.matching.hangul`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from errcode.text import bytesearch as literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

HOLE = "\x01"
"""Stands for a placeholder in a template's key."""

LONGEST = 4_000
"""Of a longer text only so many characters are compared: no documented message comes near."""

_BRACED = re.compile(r"\{\{?[^{}\n\"]{0,80}\}\}?")
_FORMAT = re.compile(r"%[-+0\d.$]*[sdifvux](?![a-z])")
_ANGLED = re.compile(r"<[A-Za-z_][\w ]{0,30}>")
_CROSSES = (re.compile("xxx+"), re.compile("XXX+"))
_PERCENT = re.compile(r"X(?<!\wX)(?=\s?%)")
HOLES = re.compile(
    r"\$?\{\{?[^{}\n\"]{0,80}\}\}?|%[-+0\d.$]*[sdifvux](?![a-z])|<[A-Za-z_][\w ]{0,30}>|xxx+|XXX+|\bX(?=\s?%)|\[\]"
)
_JAMO = re.compile(r"([ㄱ-ㅎㅏ-ㅣ]+)")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_WORDS = re.compile(r"[^\W_]+|[<>=%≤≥]+")
_KEPT = "<>=%"
_LOWER = bytes(range(65)) + bytes(range(97, 123)) + bytes(range(91, 256))
_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) not in f"{_KEPT}{HOLE}\n")
MARKS = "‘’“”„«»…—–―·•、。「」『』→′″\u200b\u200c\u200d\ufeff\u00ad\u00a0"
"""Punctuation beyond ASCII; what NFKC turns into ASCII is left to it."""
_ENCODED_MARKS = tuple(
    re.compile(b"|".join(sorted(mark.encode() for mark in MARKS if mark.encode()[0] == first)))
    for first in sorted({mark.encode()[0] for mark in MARKS})
)
"""One pattern for each first byte, so that `re` skips to it at the speed of memory."""
COMPATIBLE = (
    b"\xe1\x84",
    b"\xef\xbc",
    b"\xef\xbd",
    b"\xe2\x84",
    b"\xe2\x92",
    b"\xe2\x93",
    b"\xc2\xb2",
    b"\xe3\x80\x80",
)
"""How UTF-8 begins what NFKC changes: decomposed Hangul, full-width forms, ℃, circled letters, ², the wide blank."""


def clean(text: str) -> str:
    """Give a text as a person reads it: entities and escapes decoded, compatible characters unified, composed."""
    if "\\u" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "&" in text and _ENTITY.search(text):
        from html import unescape

        text = unescape(text)
    return text if text.isascii() else _unified(text)


def _unified(text: str) -> str:
    """Apply NFKC, but to lone consonants and vowels: it would make halves of syllables of them."""
    if not _JAMO.search(text):
        return unicodedata.normalize("NFKC", text)
    return "".join(
        part if place % 2 else unicodedata.normalize("NFKC", part) for place, part in enumerate(_JAMO.split(text))
    )


def normal(text: str) -> str:
    """Give the words of a text, in lower case, one blank between: the form to compare and to count words in."""
    return " ".join(_WORDS.findall(clean(text).casefold()))


def key(text: str) -> str:
    """Give what identifies a text: equal for texts that differ in case, spacing, punctuation and escapes only."""
    return keys([clean(text[:LONGEST]).replace(HOLE, " ")])[0]


def keys(texts: Sequence[str], *, templates: bool = False) -> list[str]:
    """Give the keys of many texts at once; of templates, with `HOLE` for each placeholder.

    All of them go through each step together: for 100,000 texts, one call a text would cost ten times as much.
    """
    if not texts:
        return []
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts):
        joined = "\n".join(text.replace("\n", " ") for text in texts)
    if templates:
        joined = holed(joined)
    encoded = composed(joined.encode("utf-8", "surrogatepass")).translate(_LOWER, _DROPPED)
    if not encoded.isascii():
        for marks in _ENCODED_MARKS:
            encoded = marks.sub(b"", encoded)
    return encoded.decode("utf-8", "surrogatepass").split("\n")


def composed(encoded: bytes) -> bytes:
    """Unify compatible characters in the lines of a UTF-8 text that hold one; the others stay as they are."""
    for mark in COMPATIBLE:
        place = literals.find(encoded, mark)
        parts, done = [], 0
        while place >= 0:
            start, end = encoded.rfind(b"\n", 0, place) + 1, encoded.find(b"\n", place)
            end = len(encoded) if end < 0 else end
            line = _unified(encoded[start:end].decode("utf-8", "surrogatepass"))
            parts += [encoded[done:start], line.replace("\n", " ").encode("utf-8", "surrogatepass")]
            done = end
            place = literals.find(encoded, mark, end)
        encoded = b"".join([*parts, encoded[done:]]) if parts else encoded
    return encoded


def holed(text: str) -> str:
    """Put `HOLE` in the place of each placeholder: `%d`, `%s`, `{…}`, `{{…}}`, `${…}`, `<name>`, `xxx`, `X%`, `[]`."""
    text = text.replace("%s", HOLE).replace("%d", HOLE)
    if "{" in text:
        text = _BRACED.sub(HOLE, text).replace("$" + HOLE, HOLE)
    if "%" in text:
        text = _FORMAT.sub(HOLE, text)
    if "X%" in text or "X %" in text:
        text = _PERCENT.sub(HOLE, text)
    if "<" in text:
        text = _ANGLED.sub(HOLE, text)
    for crosses in _CROSSES:
        if crosses.pattern[:3] in text:
            text = crosses.sub(HOLE, text)
    return text.replace("[]", HOLE)


def has_holes(text: str) -> bool:
    """Tell whether a message is a template."""
    return HOLES.search(text) is not None


@lru_cache(maxsize=4_096)
def likeness(a: str, b: str) -> float:
    """Say how much a message resembles a template or another message, 0–1: shared words, the order counted too.

    Words that only a placeholder can account for cost nothing; numbers are as good as each other. A bot meets the same
    messages again and again, so that what was said of the last ones is kept.
    """
    given, (wanted, identity, holes) = _likened(a[:600]), _template(b)
    if not given or not wanted:
        return 0.0
    if given == wanted or _key(a) == identity:
        return 1.0
    rest = list(given)
    for word in wanted:
        if word in rest:
            rest.remove(word)
    common = len(given) - len(rest)
    free = 3 * holes
    extra = max(0, sum(word != "0" for word in rest) - free)
    pairs = set(pairwise(given))
    followed = sum(pair in pairs for pair in pairwise(wanted))
    ordered = (followed + 1) / len(wanted) if common else 0.0
    return min(0.99, (2 * common / (len(wanted) + common + extra)) * (0.85 + 0.15 * min(1.0, ordered)))


@lru_cache(maxsize=16_384)
def _template(text: str) -> tuple[list[str], str, int]:
    """Give a template's words, its key and the number of its placeholders."""
    with_holes = holed(text)
    return _likened(with_holes), key(text), with_holes.count(HOLE)


@lru_cache(maxsize=64)
def _key(text: str) -> str:
    return key(text)


def _likened(text: str) -> list[str]:
    return ["0" if word.isdigit() else word for word in _WORDS.findall(clean(text).casefold())]


def holds(text: str, template: str) -> bool:
    """Say whether a longer text holds the words of a template, at least three, in their order."""
    wanted = _WORDS.findall(clean(holed(template)).casefold())
    given = iter(_WORDS.findall(clean(text[:LONGEST]).casefold()))
    return len(wanted) > 2 and all(any(word == other for other in given) for word in wanted)


def letters(text: str) -> int:
    """Count letters and digits, a Hangul syllable as two and a half: how much a text says."""
    hangul = sum("가" <= character <= "힣" for character in text)
    return sum(map(str.isalnum, text)) + hangul * 3 // 2


def code_order(code: str) -> tuple[tuple[tuple[int, str, int], ...], str]:
    """Sort key of a code: runs of digits by their value, letters without case, and last the code as it is written."""
    parts = re.split(r"(\d+)", code.lstrip("-"))
    return (tuple((1, "", int(part)) if part.isdigit() else (0, part.casefold(), 0) for part in parts if part), code)
