"""A few words that somebody typed: a provider and one thing that may be a code, in any order and either language.

`WEEX -1054`, `got 302141 on woox again`, `코인원 105번이 뭐예요?`. Nothing in such a text says "code", so everything in
it is read: what is no name, no code and no usual word around codes makes a number less likely to be one.
"""

from __future__ import annotations

import re

from errcode.diagnose.codewords import after_status
from errcode.recognise.logline import header
from errcode.recognise.network import lines
from errcode.recognise.numbers import role
from errcode.recognise.payload import Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from errcode.diagnose.codes import Codebook
    from errcode.diagnose.surroundings import Scene
    from errcode.recognise.beside import Covers

LONGEST = 200
"""Characters of a text that somebody types; a longer one is a paste, which has forms of its own."""

LINES = 3
"""And so many lines."""

LONG_NUMBER = 5
"""A number of so many digits is hardly anything but a code, in a text that says nothing else."""

SHORTEST_LINE, SHORTEST_NAME = 6, 8
"""Characters of a line that is read, and of a misspelt name that is looked up."""

LONGEST_PAIR = 160
"""Characters of a text that may be a name and a code: some names, and some codes, are whole sentences."""

FEW = 5
"""A text that names nobody and has so many numbers is data."""

PASTED = 40
"""Lines of a paste that are each read like such a text; a longer paste is a log."""

_TOKEN = re.compile(r"(?<![\w.@\\-])[+-]?[A-Za-z0-9](?:[A-Za-z0-9_.:+-]*[A-Za-z0-9])?(?![A-Za-z0-9_])", re.ASCII)
_STRUCTURE = re.compile(r"[{│]|<(?!-)|[\"']\s?[:=]|=>")
"""What nobody types: such texts are for the other forms."""
_LABEL = re.compile(
    r"\b(?:exchange|venue|provider|broker|source|src|market|reason|code|errors?|err|rc|ret|result|(?:err(?:or)?|ret|msg)_?(?:code|no|cd)"
    r")\b(?=\s?[:=])|\b(?:err|error)\b(?![\w-])",
    re.IGNORECASE,
)
"""Words that say of a value whose it is, or that it is a code."""
_BETWEEN_SIGNS = re.compile(r"[\W_]*?([+-]?[^\W_](?:[^\n]*[^\W_])?)[\W_]*")
_HEAD = re.compile(r"[A-Za-z_][\w .]{0,40}(?:,[A-Za-z_][\w .]{0,40}){1,20}")
_CODE_COLUMN = re.compile(r"code|err|reason|status|msg|message|detail|name|cd\b|exchange|venue|provider", re.IGNORECASE)
_LEADING = re.compile(r"\s*[\[(]?[+-]?\w{4,24}[\])]?\s?[:|-]\s?[A-Za-z가-힣]")
"""A code before its message, on the one line that people copy out of a log."""
_TROUBLE = re.compile(
    r"\b(?:not|no|invalid|fail\w*|err\w*|denied|reject\w*|exceed\w*|wrong|missing)\b|오류|실패|없|불가", re.I
)
_PROBLEM = re.compile(r"error|exception|fail|reject|denied|refus|에러|오류|실패|거부|거절", re.IGNORECASE)
_ANY_NUMBER = re.compile(r"\d{1,3}")
"""In a log's line rather a status, a process or a count than a code."""
_NUMBER = re.compile(r"[+-]?\d+(?:\.0+)?")
_ASKING = re.compile(
    r"\b(?:retr[iy]able|err(?:or)?s?|codes?|fail\w*|reject\w*|refus\w*|declin\w*|exception|getting|got|gets?|giv\w+|gave|return\w*|throw\w*|says?|said"
    r"|mean\w*|what|why|how|help|seeing|issue|problem|fix|anyone|ideas?|thoughts?|clue"
    r"|every time|each time|all the time)\b|\?|에러|오류|코드|뭐|왜|뜨|떠|떴|뜹|뜬|나오|나와|나옴|나요"
    r"|납니다|무슨|어떻게|해결|도와|실패|거부|반환|번이|번은|의미|뜻|원인|이유"
    r"|错|什么|怎么|为什么|求助|解决|请问|失败|拒绝|返回|エラー|コード|何|なぜ|意味|出る|出ま|出て|教えて|解決|失敗|拒否",
    re.IGNORECASE,
)
"""Words with which people ask about errors."""
_USUAL = frozenset(
    re.findall(
        r"\w+",
        """
        a an and any api app are at bot by call calls calling code codes do does error errors err for from futures get
        getting got has have hello hey hi i in is it keep keeps market me mean means my of on order orders our please
        placing rest request response sdk since spot still that the this to today trading v1 v2 v3 v5 we what when with
        ws websocket you again always now
        help down golang java javascript js kotlin node nodejs php python ruby rust swift typescript ccxt every time
        """,
    )
)
"""Words that say nothing about a number beside them."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_PLAIN = re.compile(r"(?:err(?:or)?|info|warn(?:ing)?|debug|http|status|code)[-_]?\d+", re.IGNORECASE)
"""What anybody's log may say: a level or a common word with a number, though some portals' codes are so."""
SURELY = 6
"""So many characters has a word of letters and digits that is taken for a code in whatever surroundings."""
_PATH = re.compile(r"(?:\A|\s)[\w.:-]*/[\w.-]*\Z")
"""What of a path stands before its last but one part: `/errors/okx/51008` is no `okx/51008`."""
_JOINT = re.compile(r"[A-Za-z0-9][_:][A-Za-z]|[a-z][A-Z]")
_NAME_BEHIND = re.compile(r"\d[ :(,\[-]{1,3}([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)")
"""A code's symbolic name right behind it."""
NEAR = 0.84
"""How alike a misspelt name must be to be taken for it; a letter or two of ten are wrong."""


class Typed:
    """A text of a few words: where its body begins, whether it asks about errors, what of it is a name."""

    __slots__ = ("asked", "covers", "first", "logged", "text")

    def __init__(self, text: str, covers: Covers) -> None:
        head = header(text.partition("\n")[0])
        self.text = text
        self.covers = covers
        self.logged = head.time is not None
        """Whether a framework wrote the line."""
        self.first = head.end if self.logged else 0
        self.asked = _ASKING.search(text, self.first) is not None

    def tokens(self) -> list[tuple[str, int, int]]:
        """Give what may be a code, and where it stands."""
        found = _tokens(self.text, self.first, self.covers)
        numbers = [one for one in found if not self.covers(one[1], one[2])]
        return [one for one in numbers if not (self.logged and _ANY_NUMBER.fullmatch(one[0]))]


def payloads(
    text: str, scene: Scene, books: dict[str, Codebook], owners: Callable[[str], Iterable[str]]
) -> list[Payload]:
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
    tokens = [token for token in typed.tokens() if not _in_a_column(text, token[1])]
    codes = [token for token in tokens if any(_is_code(typed, *token, book) for book in books.values())]
    if not books:
        few = sum(_NUMBER.fullmatch(word) is not None for word, _, _ in tokens) < FEW
        codes = [token for token in tokens if few and _alone(text[typed.first :], token[0], owners)]
    if len(codes) > 1 and not typed.asked and _each_named(codes, scene):
        codes = []  # figures of several providers: `fills: bybit=10006 okx=51008`
    strong = [token for token in codes if _telling(token[0])]
    strong += [phrase for book in books.values() for phrase in _phrases(text, book)]
    found = [_payload(text, scene.offset, *token) for token in strong or codes]
    return found or list(_near(text, scene, tokens, books))


def _pair(text: str, scene: Scene, books: dict[str, Codebook]) -> Payload | None:
    """Find the code in a text that is a provider's name and a code of it and nothing else, whatever joins the two."""
    if len(text) > LONGEST_PAIR or not books:
        return None
    for names in (scene.names, *([name] for name in scene.names)):
        rest = text
        for start, end in names:
            rest = rest[:start] + " " * (end - start) + rest[end:]
        match = _BETWEEN_SIGNS.fullmatch(_LABEL.sub(lambda label: " " * len(label[0]), rest))
        for word in (match[1], match[1].lstrip("+-")) if match else ():
            if match and any(_of(book, word) for book in books.values()):
                return _payload(text, scene.offset, word, match.end(1) - len(word), match.end(1))
    return None


def _each_named(codes: list[tuple[str, int, int]], scene: Scene) -> bool:
    """Say whether numbers stand right behind names of their own."""
    names = sorted(end for _, end in scene.names)
    behind = {max((end for end in names if end <= start), default=-1) for word, start, _ in codes if word.isdigit()}
    return len(behind - {-1}) > 1


def _in_a_column(text: str, start: int) -> bool:
    """Say whether a value stands in a column of a small table whose head says that it is no code."""
    head, _, rows = text.strip().partition("\n")
    if not rows or not _HEAD.fullmatch(head):
        return False
    begin = text.rfind("\n", 0, start) + 1
    line = text[begin : (text + "\n").find("\n", begin)]
    names, place = head.split(","), text.count(",", begin, start)
    return line.count(",") == len(names) - 1 and _CODE_COLUMN.search(names[place]) is None


def _of(book: Codebook, word: str) -> bool:
    code, _ = book.read(word, loosely=True)
    return code is not None and code not in book.successes


def says_nothing(word: str) -> bool:
    """Say whether a word is a usual one around codes: it asks, carries a code, or means an error."""
    from errcode.recognise.beside import CARRIER, ERROR, kind

    if word.casefold() in _USUAL or kind(word) in (CARRIER, ERROR):
        return True
    return _ASKING.fullmatch(word) is not None if word.isascii() else _ASKING.search(word) is not None


def lines_of_trouble(text: str) -> Iterator[tuple[int, str]]:
    """Give the short lines of a paste that speak of an error, and where each begins."""
    for start, line in lines(text, PASTED):
        if SHORTEST_LINE <= len(line) <= LONGEST and _PROBLEM.search(line):
            yield start, line


def _payload(text: str, offset: int, word: str, start: int, end: int) -> Payload:
    place = (offset + start, offset + end)
    payload = Payload(word, None, span=place, code_span=place, form="short")
    payload.context = text
    return payload


def _tokens(text: str, first: int, covers: Covers) -> Iterator[tuple[str, int, int]]:
    """Give what may be a code: words of ASCII, their parts where a colon joins a name and a number."""
    for match in _TOKEN.finditer(text, first):
        word, start, end = match[0], *match.span()
        if text[start - 1 : start] == "/":
            if not covers(start - 2, start - 1) or text[end : end + 1] == "/" or _PATH.search(text, 0, start - 1):
                continue
        elif _NUMBER.fullmatch(word) and role(text, start, end) is not None:
            continue
        yield word, start, end
        name, colon, number = word.partition(":")
        place = start + len(name) + 1
        if colon and name.isalpha() and _NUMBER.fullmatch(number) and role(text, place, end) is None:
            yield number, place, end


def _telling(word: str) -> bool:
    """Say whether a word is hardly anything but a code."""
    if _NUMBER.fullmatch(word):
        return len(word) >= LONG_NUMBER
    return _JOINT.search(word) is not None or (any(map(str.isdigit, word)) and any(map(str.isupper, word)))


def _is_code(typed: Typed, word: str, start: int, end: int, book: Codebook) -> bool:
    """Say whether a word of a text is a code of this provider, and means it here."""
    text = typed.text
    code, _ = book.read(word, loosely=True)
    if code is None or code in book.successes or _another(text, word, code, book):
        return False
    if _telling(word) and not word.isdigit():
        return True
    others = {other.casefold() for other in _WORD.findall(text[:start] + " " + text[end:])}
    strange = others - _USUAL - book.called
    if word.isalpha():
        return not strange and not (word.islower() and others - book.called and not typed.asked)
    from errcode.recognise.beside import carries  # many patterns, which most texts need none of

    return carries(text, start, end, typed.covers, asked=typed.asked, usual=not strange - book.words_of(code))


def _another(text: str, word: str, code: str, book: Codebook) -> bool:
    """Say whether a word that reads like a code means something else: a part of a message, a class's name."""
    if word.isalpha() and word not in (code, code.upper()) and not _JOINT.search(word):
        return True
    if word.endswith(("Error", "Exception")) and word != code:
        return True
    return word[-1].isalpha() and book.in_message(text, word)


def _alone(text: str, word: str, owners: Callable[[str], Iterable[str]]) -> bool:
    """Say whether a word is a code of somebody, in a text that names nobody and says nothing else.

    What is written like any other word (`missing`, `timeout`) has to be the whole text: sentences use it as a word.
    """
    if (not _telling(word) and len(word) < LONG_NUMBER) or not any(True for _ in owners(word)):
        return False
    if word.isalpha() and word.islower():
        return text.strip() == word
    behind = _NAME_BEHIND.search(text, text.find(word))
    if behind and set(owners(behind[1])) & set(owners(word)):
        return True
    others = {other.casefold() for other in _WORD.findall(_ASKING.sub(" ", text.replace(word, " ")))}
    others = {other for other in others if "error" not in other and "code" not in other}
    if _LEADING.match(text) and _TROUBLE.search(text):
        return True
    letters = len(word) >= SURELY and any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    letters = letters and not _PLAIN.fullmatch(word)
    return letters or not others - _USUAL


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


def _near(text: str, scene: Scene, tokens: list[tuple[str, int, int]], books: dict[str, Codebook]) -> Iterator[Payload]:
    """Give misspelt names with what they are nearest to."""
    for word, start, end in tokens:
        if (
            len(word) < SHORTEST_NAME
            or text[end : end + 1] in ("=", ":")
            or not _JOINT.search(word)
            or word.endswith(("Error", "Exception"))
        ):
            continue
        for book in books.values():
            for other in book.nearest(word)[:1]:
                if likeness(word, other) >= NEAR:
                    payload = _payload(text, scene.offset, word, start, end)
                    payload.meant = other
                    yield payload


def likeness(word: str, other: str) -> float:
    """Say how alike two words are, 0–1."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, word.casefold(), other.casefold()).ratio()
