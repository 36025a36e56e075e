r"""Texts made comparable: Unicode, case, spacing, quotes, escapes, and message templates with their placeholders.

Two texts say the same when their `key`s are equal. A key is what is left of a text when everything that changes on its
way through a program is taken off: case, blanks, punctuation, quotes, HTML entities, `\uXXXX` escapes, full-width and
decomposed characters. A template's key keeps a mark for each placeholder. What is particular to Hangul stands in
`errcode.matching.hangul`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from errcode import literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HOLE = "\x01"
"""Stands for a placeholder in a template's key."""

LONGEST = 4_000
"""Of a longer text only so many characters are compared: no documented message comes near."""

_BRACED = re.compile(r"\{\{?[^{}\n]{0,80}\}\}?")
_FORMAT = re.compile(r"%[-+0\d.$]*[sdifvux](?![a-z])")
_ANGLED = re.compile(r"<[A-Za-z_][\w ]{0,30}>")
_CROSSES = (re.compile("xxx+"), re.compile("XXX+"))
_PERCENT = re.compile(r"X(?<!\wX)(?=\s?%)")
_HOLES = re.compile(
    r"\$?\{\{?[^{}\n]{0,80}\}\}?|%[-+0\d.$]*[sdifvux](?![a-z])|<[A-Za-z_][\w ]{0,30}>|xxx+|XXX+|\bX(?=\s?%)|\[\]"
)
_JAMO = re.compile(r"([ㄱ-ㅎㅏ-ㅣ]+)")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_WORDS = re.compile(r"[^\W_]+|[<>=%≤≥]+")
_KEPT = "<>=%"
_LOWER = bytes(range(65)) + bytes(range(97, 123)) + bytes(range(91, 256))
_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) not in f"{_KEPT}{HOLE}\n")
_MARKS = "‘’“”„«»…—–―·•、。「」『』→′″\u200b\u200c\u200d\ufeff\u00ad\u00a0"
"""Punctuation beyond ASCII; what NFKC turns into ASCII is left to it."""
_ENCODED_MARKS = tuple(
    re.compile(b"|".join(sorted(mark.encode() for mark in _MARKS if mark.encode()[0] == first)))
    for first in sorted({mark.encode()[0] for mark in _MARKS})
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
    return _HOLES.search(text) is not None


def likeness(a: str, b: str) -> float:
    """Say how much a message resembles a template or another message, 0–1: shared words, the order counted too.

    Words that only a placeholder can account for cost nothing; numbers are as good as each other.
    """
    given, wanted = _likened(a[:600]), _likened(holed(b))
    if not given or not wanted:
        return 0.0
    if given == wanted or key(a) == key(b):
        return 1.0
    rest = list(given)
    for word in wanted:
        if word in rest:
            rest.remove(word)
    common = len(given) - len(rest)
    free = 3 * holed(b).count(HOLE)
    extra = max(0, sum(word != "0" for word in rest) - free)
    pairs = set(pairwise(given))
    followed = sum(pair in pairs for pair in pairwise(wanted))
    ordered = (followed + 1) / len(wanted) if common else 0.0
    return min(0.99, (2 * common / (len(wanted) + common + extra)) * (0.85 + 0.15 * min(1.0, ordered)))


def _likened(text: str) -> list[str]:
    return ["0" if word.isdigit() else word for word in _WORDS.findall(clean(text).casefold())]


def holds(text: str, template: str) -> bool:
    """Say whether a longer text holds the words of a template, at least three, in their order."""
    wanted = _WORDS.findall(clean(holed(template)).casefold())
    given = iter(_WORDS.findall(clean(text[:LONGEST]).casefold()))
    return len(wanted) > 2 and all(any(word == other for other in given) for word in wanted)


def fits(template: str, text: str) -> tuple[str, ...] | None:
    """Give what the placeholders hold when a text is the template filled; None when it is not.

    A literal text fits itself, with nothing held. A reason in braces at the end of a template may be missing.
    """
    filled = Filled(text)
    spans = filled.spans(Template(template))
    return None if spans is None else tuple(filled.text[start:end] for start, end in spans)


class Template:
    """A message split at its placeholders: literal pieces as keys, and what each placeholder may hold."""

    __slots__ = ("apart", "holes", "key", "pieces")

    def __init__(self, text: str) -> None:
        self.key = keys([text], templates=True)[0]
        self.pieces = self.key.split(HOLE)
        self.holes = [match[0] for match in _HOLES.finditer(text)]
        literals = _HOLES.split(text)
        self.apart = [(not before[-1:].isalnum(), not after[:1].isalnum()) for before, after in pairwise(literals)]
        """For each placeholder: whether something separates it from the literal before and behind."""

    @property
    def literal(self) -> int:
        """The number of its own letters and digits."""
        return sum(map(len, self.pieces))

    def accepts(self, place: int, held: str) -> bool:
        """Tell whether a placeholder may hold a text: a number for `%d`, a name rather than a clause inside a text."""
        if place >= len(self.holes):
            return True
        hole = self.holes[place]
        if (hole[:1] == "%" and hole[-1:] in "dif") or hole == "X":
            return any(map(str.isdigit, held)) and len(held.split()) <= 2
        if is_reason(hole) or (hole in ("%s", "{?}", "{*}") and place == len(self.holes) - 1):
            return True
        return len(held) <= 120 and len(held.split()) <= 6


def is_reason(hole: str) -> bool:
    """Tell whether a placeholder is a documentation's words for "a reason stands here": `{reason in brackets}`."""
    return hole[:1] == "{" and hole[1:2] != "{" and " " in hole


class Filled:
    """A text that may be a filled template: its key, and where in the text each character of the key stands."""

    __slots__ = ("at", "key", "text")

    def __init__(self, text: str) -> None:
        self.text = clean(text[:LONGEST])
        characters: list[str] = []
        self.at: list[int] = []
        for place, character in enumerate(self.text):
            if character.isalnum() or character in "<>=%≤≥" or (ord(character) > 127 and character not in _MARKS):
                if character.isspace():
                    continue
                characters.append(character.lower() if character.isascii() else character)
                self.at.append(place)
        self.key = "".join(characters)

    def spans(self, template: Template, start: int = 0, *, whole: bool = True) -> list[tuple[int, int]] | None:
        """Give the part of the text that each placeholder holds; None when the template does not fit from `start` on.

        The pieces are looked for from left to right, each at its first place, which finds a fit if there is one.
        """
        found = self.places(template, start, whole=whole)
        if found is None:
            return None
        spans = []
        for place, (begin, end) in enumerate(found):
            if begin == end:
                continue
            span = self._trimmed(begin, end)
            if not self._separate(template, place, begin, end) or not template.accepts(place, self.text[slice(*span)]):
                return None
            spans.append(span)
        return spans

    def places(self, template: Template, start: int = 0, *, whole: bool = True) -> list[tuple[int, int]] | None:
        """Give the part of the key that each placeholder holds; None when the literal pieces do not fit."""
        pieces = template.pieces
        if not self.key.startswith(pieces[0], start):
            return None
        at, found = start + len(pieces[0]), []
        for piece in pieces[1:-1]:
            place = self.key.find(piece, at + 1)
            if place < 0:
                return None
            found.append((at, place))
            at = place + len(piece)
        if len(pieces) == 1:
            return found if not whole or at == len(self.key) else None
        end = self._last(template, at, whole)
        return None if end is None else [*found, (at, end)]

    def _last(self, template: Template, at: int, whole: bool) -> int | None:
        piece = template.pieces[-1]
        if whole or not piece:
            end = len(self.key) - len(piece)
            missing = end == at and not piece and bool(template.holes) and is_reason(template.holes[-1])
            return end if self.key.endswith(piece) and (end > at or missing) else None
        end = self.key.find(piece, at + 1)
        return end if end >= 0 else None

    def _separate(self, template: Template, place: int, begin: int, end: int) -> bool:
        if place >= len(template.apart):
            return True
        before, behind = template.apart[place]
        joined_before = begin > 0 and self.at[begin] == self.at[begin - 1] + 1
        joined_behind = end < len(self.at) and self.at[end - 1] + 1 == self.at[end]
        return not (before and joined_before and _word(self.text, self.at[begin])) and not (
            behind and joined_behind and _word(self.text, self.at[end - 1] + 1)
        )

    def _trimmed(self, begin: int, end: int) -> tuple[int, int]:
        first, last = self.at[begin], self.at[end - 1] + 1
        if first and self.text[first - 1] in "-+/#@$" and self.text[first - 2 : first - 1] in ("", *" =[('\"<>"):
            first -= 1
        return first, last


def _word(text: str, place: int) -> bool:
    return text[place - 1].isalnum() and text[place].isalnum() and not _hangul_border(text[place - 1], text[place])


def _hangul_border(a: str, b: str) -> bool:
    """Tell whether a word in another script ends and Hangul begins: particles follow names without a blank."""
    return a.isascii() and not b.isascii()


def letters(text: str) -> int:
    """Count letters and digits, a Hangul syllable as two and a half: how much a text says."""
    hangul = sum("가" <= character <= "힣" for character in text)
    return sum(map(str.isalnum, text)) + hangul * 3 // 2


def words(texts: Iterable[str]) -> list[list[str]]:
    """Give the words of each text, as `normal` writes them."""
    return [normal(text).split() for text in texts]
