"""The words of a text and their stems, in English and Korean."""

from __future__ import annotations

import re

from errcode.matching.endings import root
from errcode.text.normal import clean

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Za-z][a-z]*|\d+(?:\.\d+)*|[가-힣]+|[ㄱ-ㅎㅏ-ㅣ]+|[^\W\d_]")
"""Scripts, digits and the parts of camel and snake case are words of their own."""
_NEGATED = re.compile(r"(?<=[a-z])n?['’`]t\b|(?<=\bcan)(?=not\b)")
_SUFFIX = re.compile(
    r"(?:(?<=..[sxz])es|(?<=...[cs]h)es|(?<=...)ies|(?<=...)ied|(?<=..[^s\Wiu])s|(?<=....)ing|(?<=..[^e])ed|(?<=....)ly)$"
)
_TAIL = re.compile(r"(?<=....)(?:ation|ate|(?<!form)at|ion|e|y|or|ment)$|(?<=..)[ey]$")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")

STOP = frozenset(
    """
    a an the is are was were be been am it its this that these those of to in on at by for with from as
    and or if so my your our i we you me please do does did can will would should must may has have had
    get got getting says say said there here what why how when which who t s re ve ll d m hit trying try
    just only very too 떠요 뜨 뜸 뜹니다 뜨네요 떠 뜬 뜨는데 떴어요 떴 나와요 나옴 나오 나와 나온
    나옵니다 나오네요 나는 난다 난 나요 라고 이라고 대요 래요 는데 인데 네요 해요 하네요 안 안돼요 안됨
    안돼 안되 안되네요 안돼네 안됩니다 안됐 못 왜 뭐 무슨 어떻게 때 경우 것 수 좀 및 그 이 저 제 너무
    이제 는 은 가 을 를 의 에 에서 로 으로 와 과 도 만 여야 이어야 이고 인지 인가 부터 까지 한테 에게
    보다 라는데 라는 하래요 하라는데 하는 하 되 된다 됨 되네요 합니다 입니다 계속 자꾸 갑자기 에러가 값
    시 후 위해 위해서 대한 대해 라네요 하라고 뭐가 뭔지 뭘 뭔가 뭐지 뭔데 왜죠 왜지 어떡해 모르겠 도와주세요 알려주세요
    """.split()  # noqa: SIM905 - a list would fill five pages
)
"""Words that say nothing about an error; `not` and `no` are told apart by the words that follow them."""

STEMS = 1 << 18
"""So many words' stems are kept; then it is begun anew, so that a program that is asked for years does not grow."""
_stems: dict[str, str] = {}


class Word:
    """A word in lower case, and its stem."""

    __slots__ = ("stem", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.stem = stem(text)

    def __repr__(self) -> str:
        return f"{self.text}/{self.stem}"


def parts(text: str) -> list[str]:
    """Give the words of a text in order, as they are written; particles and endings are still on them."""
    return _WORD.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Give where the words of a text stand."""
    return [match.span() for match in _WORD.finditer(text)]


def stems(text: str) -> list[str]:
    """Give the stems of a text's words."""
    return [stem(word.lower()) for word in parts(text)]


def expanded(query: str) -> str:
    """Give a query with its contractions written out: isn't → is not."""
    return _NEGATED.sub(lambda match: " not" if match[0] else " ", clean(query))


def stem(word: str) -> str:
    """Give what the forms of a word have in common: expired, expires, expire → expir; 주소가 → 주소."""
    found = _stems.get(word)
    if found is None:
        if len(_stems) >= STEMS:
            _stems.clear()
        found = _stems[word] = _english(word) if word.isascii() else root(word)
    return found


def _english(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    bare = _TAIL.sub("", _SUFFIX.sub("", word))
    return bare if bare == word else _DOUBLED.sub(r"\1", bare)


def without_unfinished(query: str) -> str:
    """Give a query without the consonant or vowel that a Korean syllable is just being begun with: 출ㄱ → 출."""
    return re.sub("(?<=[가-힣])[ㄱ-ㅎㅏ-ㅣ]$", "", query)
