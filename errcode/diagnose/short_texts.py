"""A few words that somebody typed: a provider and one thing that may be a code, in any order and either language.

`WEEX -1054`, `got 302141 on woox again`, `코인원 105번이 뭐예요?`. Nothing in such a text says "code", so everything in
it is read: what is no name, no code and no usual word around codes makes a number less likely to be one.
"""

from __future__ import annotations

import re

from errcode.diagnose.codewords import after_status, telling
from errcode.diagnose.misspelt import meant
from errcode.diagnose.only_codes import alone
from errcode.diagnose.typed import NUMBER, Typed
from errcode.recognise.network import lines
from errcode.recognise.payload import Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from errcode.diagnose.codes import Codebook
    from errcode.diagnose.only_codes import Owners
    from errcode.diagnose.surroundings import Scene
    from errcode.diagnose.typed import Token

LONGEST = 200
"""Characters of a text that somebody types; a longer one is a paste, which has forms of its own."""

LINES = 3
"""And so many lines."""

SHORTEST_LINE = 6
"""Characters of a line that is read."""

LONGEST_PAIR = 160
"""Characters of a text that may be a name and a code: some names, and some codes, are whole sentences."""

FEW = 5
"""A text that names nobody and has so many numbers is data."""

PASTED = 40
"""Lines of a paste that are each read like such a text; a longer paste is a log."""

_STRUCTURE = re.compile(r"[{│]|<(?!-)|[\"']\s?[:=]|=>")
"""What nobody types: such texts are for the other forms."""
_LABEL = re.compile(
    r"\b(?:exchange|venue|provider|broker|source|src|market|reason|code|error|err|rc|ret|resp|response|result|(?:err(?:or)?|ret|msg)_?(?:code|no|cd)"
    r")\b(?=\s?[:=])|\b(?:err|error)\b(?![\w-])",
    re.IGNORECASE,
)
"""Words that say of a value whose it is, or that it is a code."""
_BETWEEN_SIGNS = re.compile(r"(?:(?![$€₩£¥@])[\W_])*?([+-]?[^\W_](?:[^\n]*[^\W_])?)(?:(?![%°])[\W_])*")
_PROBLEM = re.compile(r"error|exception|fail|reject|denied|refus|에러|오류|실패|거부|거절", re.IGNORECASE)


def payloads(text: str, scene: Scene, books: dict[str, Codebook], owners: Owners) -> list[Payload]:
    """Find the codes in a text of a few words.

    Args:
        text: The text.
        scene: What it names.
        books: The codes of the providers that it names, or that are given.
        owners: Gives the providers that have a code.
    """
    pair = _pair(text, scene, books)
    if pair is not None or _STRUCTURE.search(text):
        return [pair] if pair is not None else []
    typed = Typed(text, scene.covers)
    tokens = typed.tokens()
    if not books:
        return [_payload(text, scene.offset, *token) for token in _unnamed(text[typed.first :], tokens, typed, owners)]
    found = [_payload(text, scene.offset, *token, doubt=doubt) for token, doubt in _named(typed, tokens, scene, books)]
    return found or list(_near(text, scene, tokens, books))


def _unnamed(body: str, tokens: list[Token], typed: Typed, owners: Owners) -> list[Token]:
    """Give the codes of a text that names nobody."""
    if sum(NUMBER.fullmatch(word) is not None for word, _, _ in tokens) >= FEW:
        return []
    return [token for token in tokens if alone(body, token[0], token[1] - typed.first, owners)]


def _named(
    typed: Typed, tokens: list[Token], scene: Scene, books: dict[str, Codebook]
) -> list[tuple[Token, str | None]]:
    """Give the codes of providers that a text names, and what leaves a doubt of them."""
    from errcode.recognise.standing import DOUBT, YES

    read = [one for one in tokens if any(_of(book, one[0]) for book in books.values())]
    spans = typed.joined(read)
    said = {one: {typed.says(one, spans[one], book) for book in books.values() if _of(book, one[0])} for one in read}
    codes = {one: None if YES in says else "number" for one, says in said.items() if says & {YES, DOUBT}}
    several = _each_named(codes, scene)
    if several and not typed.asked and all(NUMBER.fullmatch(word) for word, _, _ in codes):
        codes = dict.fromkeys(codes if typed.plain(books.values()) else (), "number")
    phrases = [phrase for book in books.values() for phrase in _phrases(typed.text, book)]
    strong = {spans[one] for one in codes if telling(one[0])}
    weak = (strong or phrases) and not several
    kept = [(one, doubt) for one, doubt in codes.items() if not weak or spans[one] in strong]
    return [*kept, *((phrase, None) for phrase in phrases)]


def _pair(text: str, scene: Scene, books: dict[str, Codebook]) -> Payload | None:
    """Find the code in a text that is a provider's name and a code of it and nothing else, whatever joins the two."""
    if len(text) > LONGEST_PAIR or not books or text.lstrip().startswith("/"):
        return None
    for names in (scene.names, *([name] for name in scene.names)):
        rest = text
        for start, end in names:
            rest = rest[:start] + " " * (end - start) + rest[end:]
        match = _BETWEEN_SIGNS.fullmatch(_LABEL.sub(lambda label: " " * len(label[0]), rest))
        for word in (match[1], match[1].lstrip("-")) if match else ():
            if match and any(_of(book, word) for book in books.values()):
                return _payload(text, scene.offset, word, match.end(1) - len(word), match.end(1))
    return None


def _each_named(codes: Iterable[Token], scene: Scene) -> bool:
    """Say whether codes stand behind names of their own."""
    names = sorted(end for _, end in scene.names)
    behind = {max((end for end in names if end <= start), default=-1) for _, start, _ in codes}
    return len(behind - {-1}) > 1


def _of(book: Codebook, word: str) -> bool:
    code, _ = book.read(word, loosely=True)
    return code is not None and code not in book.successes


def lines_of_trouble(text: str) -> Iterator[tuple[int, str]]:
    """Give the short lines of a paste that speak of an error, and where each begins."""
    for start, line in lines(text, PASTED):
        if SHORTEST_LINE <= len(line) <= LONGEST and _PROBLEM.search(line):
            yield start, line


def _payload(text: str, offset: int, word: str, start: int, end: int, doubt: str | None = None) -> Payload:
    place = (offset + start, offset + end)
    payload = Payload(word, None, span=place, code_span=place, form="short")
    payload.context = text
    payload.doubt = doubt
    return payload


def _near(text: str, scene: Scene, tokens: list[Token], books: dict[str, Codebook]) -> Iterator[Payload]:
    """Give misspelt names with what they are nearest to."""
    for place, code in meant(text, tokens, books.values()):
        payload = _payload(text, scene.offset, *tokens[place])
        payload.meant = code
        yield payload


def _phrases(text: str, book: Codebook) -> Iterator[tuple[str, int, int]]:
    """Give the codes of several words that stand in a text."""
    folded = text.casefold()
    if len(folded) != len(text):
        return
    done = -1
    for code in sorted(book.phrases, key=len, reverse=True):
        start = folded.find(code.casefold())
        if start >= 0 and not done <= start < done + len(code) and not after_status(text, start):
            yield text[start : start + len(code)], start, start + len(code)
            done = start
