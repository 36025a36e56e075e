"""Hangul: syllables and their letters, initial consonants, keys of the keyboard, particles and endings."""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST, _LAST = "가", "힣"
_KEYS = dict(
    zip(
        "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml",
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ",
        strict=True,
    )
)
"""The two-set keyboard: which letter stands on which key."""
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_PAIRS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ",
    "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ",
    "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
_SPLIT = {whole: pair for pair, whole in _PAIRS.items()}
_LATIN = {letter: key for key, letter in _KEYS.items()}

_AFTER_CONSONANT = ("으로는", "으로", "이라는", "이라고", "이라", "이랑", "이나", "은", "이", "을", "과")
_AFTER_VOWEL = ("라는", "라고", "라서", "랑", "는", "가", "를", "와", "로")
_AFTER_ANY = (
    "에서는", "에서의", "로부터의", "로부터", "에게서", "에게", "에서", "에는", "까지", "부터", "마다", "처럼", "보다",
    "의", "에", "도", "만",
)  # fmt: skip
_COPULA = re.compile(r"(?<=..)(?:입니다|이에요|예요|인데요?|인가요|이네요|네요|이래요|래요|이라는데|라는데|인|임)$")
_DONE = re.compile(
    r"(?<=..)(?:당)?(?:(?:하|되|해|돼|시키)(?:지|는|는데|고|여|면|기|니|서|였음|였습니다|었습니다|요|네요|나요|려는|려고|려면|라고|세요|십시오|시오|시기)?"
    r"|(?:합|됩)니다|(?:했|됐|되었|하였|하셨|되셨)(?:습니다|다고|다는데|대요|어요|는데|는데요|네요|음|다|던)?"
    r"|(?:한|된|할|될)(?:데요?|다고|다는데|대요|다|지)?|(?:함|됨)|(?<![권제기상하])한)$"
)
_ENDING = re.compile(
    r"(?<=.)(?:습니다|다고|다는데|다네요|대요|네요|는데요?|어요|아요|을까요?|나요|는지|지|는|은|음|다|고|면|던|으면)$"
)
_SHORT = re.compile(
    r"없|있|않|맞(?=지|는|음|습|아)|많|짧|커(?=요|서|야|지|$)|찾(?=을|음|지|았|아|는|기)|(?:작|적|크|길|틀)(?=은|아|어|습|다|음|린|렸|리|림|려)"
)
"""Stems of one syllable that errors are told with."""
_NOUNS = frozenset("키값돈")
"""Nouns of one syllable that particles are taken off; other words of two syllables are left whole: 추가, 한도, 차이."""


def is_hangul(text: str) -> bool:
    """Tell whether a text holds a Hangul syllable."""
    return not text.isascii() and any(_FIRST <= character <= _LAST for character in text)


def jamo(text: str) -> str:
    """Give a text letter by letter, so that a wrong vowel is one wrong letter and not a wrong syllable."""
    return unicodedata.normalize("NFD", text)


def initials(text: str) -> str:
    """Give the initial consonants of a text's syllables; other characters are left out."""
    return "".join(INITIALS[(ord(character) - 0xAC00) // 588] for character in text if _FIRST <= character <= _LAST)


def are_initials(text: str) -> bool:
    """Tell whether a word is at least two initial consonants and nothing else: `ㅊㄱ`."""
    return len(text) > 1 and all(character in INITIALS for character in text)


def has_final(syllable: str) -> bool:
    """Tell whether a syllable ends in a consonant, which decides the form of the particle behind it."""
    return _FIRST <= syllable <= _LAST and (ord(syllable) - 0xAC00) % 28 != 0


def typed(latin: str) -> str:
    """Give what a Latin word is when it was typed with the Korean layout in mind: `cnfrma` → 출금."""
    latin = latin.lower() if latin.isupper() else latin  # the key was locked
    return composed([_KEYS.get(key) or _KEYS.get(key.lower()) or key for key in latin])


def keys_of(hangul: str) -> str:
    """Give the Latin keys that type a Hangul text: `ㅔ갳ㄷ` → price."""
    return "".join(_LATIN.get(letter, letter) for letter in _letters(hangul))


def _letters(text: str) -> list[str]:
    letters: list[str] = []
    for character in text:
        if not _FIRST <= character <= _LAST:
            letters += _SPLIT.get(character, character)
            continue
        number = ord(character) - 0xAC00
        parts = (INITIALS[number // 588], VOWELS[number % 588 // 28], FINALS[number % 28])
        letters += [letter for part in parts if part for letter in _SPLIT.get(part, part)]
    return letters


def composed(letters: Sequence[str]) -> str:
    """Make syllables of letters; those that make none stay."""
    syllables: list[str] = []
    place = 0
    while place < len(letters):
        size = _syllable(letters, place)
        parts = letters[place : place + size]
        syllables.append(_syllable_of(parts) if size > 1 else parts[0])
        place += size
    return "".join(syllables)


def _syllable(letters: Sequence[str], place: int) -> int:
    """Count the letters of the syllable that begins at a place; 1 when none does."""
    kinds = ["V" if letter in VOWELS else "C" if letter in INITIALS else "-" for letter in letters[place : place + 6]]
    shape = "".join(kinds)
    if shape[:2] != "CV":
        return 1
    size = 2
    if shape[2:3] == "V" and letters[place + 1] + letters[place + 2] in _PAIRS:
        size = 3
    if shape[size : size + 1] == "C" and letters[place + size] in FINALS and shape[size + 1 : size + 2] != "V":
        size += 1
        pair = "".join(letters[place + size - 1 : place + size + 1])
        if pair in _PAIRS and shape[size + 1 : size + 2] != "V":
            size += 1
    return size


def _syllable_of(parts: Sequence[str]) -> str:
    vowels = "".join(part for part in parts[1:] if part in VOWELS)
    final = "".join(part for part in parts[1:] if part not in VOWELS)
    vowel = VOWELS.index(_PAIRS.get(vowels, vowels))
    return chr(0xAC00 + INITIALS.index(parts[0]) * 588 + vowel * 28 + FINALS.index(_PAIRS.get(final, final)))


def root(word: str) -> str:
    """Give a Korean word without particles and endings: 주소가 → 주소, 부족합니다 → 부족, 없대요 → 없.

    A particle is taken off only where its form agrees with the sound before it (를 after a vowel, 을 after a
    consonant), so that 초과 and 시장가 stay whole; what is left has two syllables, or is a short noun or the stem of a
    verb.
    """
    word = _COPULA.sub("", word)
    bare = _DONE.sub("", word)
    if bare != word:
        return bare
    short = _SHORT.match(word)
    if short:
        return short[0]
    noun = _noun(word)
    if noun != word:
        return _DONE.sub("", noun)
    ended = _ENDING.sub("", word)
    return ended if len(ended) > 1 else word


def _noun(word: str) -> str:
    for particle in (*_AFTER_ANY, *_AFTER_CONSONANT, *_AFTER_VOWEL):
        noun = word.removesuffix(particle)
        if noun == word or not noun or (len(noun) < 2 and noun not in _NOUNS):
            continue
        if particle in _AFTER_CONSONANT and not has_final(noun[-1]):
            continue
        if particle in _AFTER_VOWEL and has_final(noun[-1]) and not (particle == "로" and _rieul(noun[-1])):
            continue
        return noun
    return word


def _rieul(syllable: str) -> bool:
    return _FIRST <= syllable <= _LAST and (ord(syllable) - 0xAC00) % 28 == 8
