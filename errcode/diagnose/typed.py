"""A text of a few words as it was typed: what in it may be a code, and whether it is meant as one."""

from __future__ import annotations

import re

from errcode.diagnose.codewords import JOINT, means_code, telling
from errcode.recognise import columns
from errcode.recognise.logline import header
from errcode.recognise.numbers import role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from errcode.diagnose.codes import Codebook
    from errcode.recognise.talk import Covers

    Token = tuple[str, int, int]
    """A word, where it begins and where it ends."""

_TOKEN = re.compile(r"(?<![\w.@\\-])[+-]?[A-Za-z0-9](?:[A-Za-z0-9_.:+-]*[A-Za-z0-9])?(?![A-Za-z0-9_])", re.ASCII)
_PART = re.compile(r"[^\W\d_]+")
"""What of a name may be a word that says what a number is: `alpaca-markets 40010001`."""
_PATH = re.compile(r"(?:\A|\s)[\w.:-]*/[\w.-]*\Z")
"""What of a path stands before its last but one part: `/errors/okx/51008` is no `okx/51008`."""
_KEY = re.compile(r"(?<![\w?&;])([A-Za-z][\w.-]{0,40})=[\"']?\Z")
"""The key of a value in a record of `key=value`."""
KEY_REACH = 48
"""Characters before a value in which its key stands."""
NUMBER = re.compile(r"[+-]?\d+(?:\.0+)?")
_ANY_NUMBER = re.compile(r"\d{1,3}")
"""In a log's line rather a status, a process or a count than a code."""
_JOINER = re.compile(
    r"[ ]?(?:[,/&+;]|\band\b|\bor\b|\bvs\b\.?|\bthen\b|이랑|랑|하고|와|과|이나|나|및|또는|혹은|그리고|,[ ]?and\b)[ ]?"
    r"(?:then[ ])?(?:(?:errors?|codes?|에러|오류)[ ])?",
    re.IGNORECASE,
)
"""What joins two codes of which one thing is said: `51008 and 51020`, `105, 103`."""


class Typed:
    """A text of a few words: where its body begins, whether it asks about errors, what of it is a name."""

    __slots__ = ("asked", "body", "covers", "first", "logged", "text")

    def __init__(self, text: str, covers: Covers) -> None:
        from errcode.recognise.beside import asks  # many patterns, which most texts need none of

        head = header(text.partition("\n")[0])
        self.text = text
        self.covers = covers
        self.logged = head.time is not None
        """Whether a framework wrote the line."""
        self.first = head.end if self.logged else 0
        self.body = " " * self.first + text[self.first :]
        """The text without what the framework wrote before it, every place as it was."""
        self.asked = asks(self.body)

    def tokens(self) -> list[Token]:
        """Give what may be a code, and where it stands."""
        found = _tokens(self.text, self.first, self.covers)
        tokens = [one for one in found if not self.covers(one[1], one[2]) and not columns.is_listed(self.text, one[1])]
        return [one for one in tokens if not (self.logged and _ANY_NUMBER.fullmatch(one[0]))]

    def plain(self, books: Iterable[Codebook]) -> bool:
        """Say whether a text is nothing but names and codes, not figures of several names: `bybit=10006 okx=51008`."""
        from errcode.recognise.beside import strange

        called = frozenset(word for book in books for word in book.called)
        return "=" not in self.text and not strange(self.text, self.covers, 0, 0) - called

    def joined(self, tokens: list[Token]) -> dict[Token, tuple[int, int]]:
        """Give where that of which one thing is said begins and ends, for each of some tokens: `51008 and 51020`."""
        spans: dict[Token, tuple[int, int]] = {}
        group: list[Token] = []
        for token in tokens:
            if group and not _JOINER.fullmatch(self.text, group[-1][2], token[1]):
                group = []
            group.append(token)
            spans |= dict.fromkeys(group, (group[0][1], token[2]))
        return spans

    def says(self, token: Token, span: tuple[int, int], book: Codebook) -> str:
        """Say whether a word that reads like a code of this provider is meant as one."""
        from errcode.recognise.beside import strange
        from errcode.recognise.standing import DOUBT, NO, YES, standing

        word, start, end = token
        code, _ = book.read(word, loosely=True)
        if word.startswith("+") and code != word:
            return NO  # a profit
        if code is None or _another(self.text, word, code, book):
            return NO
        if telling(word) and not word.isdigit():
            return YES
        others = strange(self.body, self.covers, start, end) - book.called
        if word.isalpha():
            if others:
                return DOUBT if self.asked and word.isupper() else NO
            return YES if self.asked or not word.islower() else NO
        usual = not others - book.words_of(code)
        return standing(self.body, *span, self.covers, asked=self.asked, usual=usual)


def _tokens(text: str, first: int, covers: Covers) -> Iterator[tuple[str, int, int]]:
    """Give what may be a code: words of ASCII, their parts where a colon joins a name and a number."""
    masked = _PART.sub(lambda part: "x" * len(part[0]) if covers(*part.span()) else part[0], text)
    for match in _TOKEN.finditer(text, first):
        word, start, end = match[0], *match.span()
        if text[start - 1 : start] == "/":
            if not covers(start - 2, start - 1) or text[end : end + 1] == "/" or _PATH.search(text, 0, start - 1):
                continue
        elif NUMBER.fullmatch(word) and (role(masked, start, end) is not None or _of_another_key(masked, start)):
            continue
        yield word, start, end
        name, colon, number = word.partition(":")
        place = start + len(name) + 1
        if colon and name.isalpha() and NUMBER.fullmatch(number) and role(masked, place, end) is None:
            yield number, place, end


def _of_another_key(text: str, start: int) -> bool:
    """Say whether a number is the value of a key that means no code, and is no name: `equity=40310000.00`."""
    key = _KEY.search(text, max(start - KEY_REACH, 0), start)
    return key is not None and not means_code(key[1]) and key[1].strip("x") != ""


def _another(text: str, word: str, code: str, book: Codebook) -> bool:
    """Say whether a word that reads like a code means something else: a part of a message, a class's name."""
    if word.isalpha() and word not in (code, code.upper()) and not JOINT.search(word):
        return True
    if word.endswith(("Error", "Exception")) and word != code:
        return True
    return word[-1].isalpha() and book.unmistakable.in_message(text, word)
