"""Hangul: syllables and their letters, initial consonants, keys of the keyboard."""

from __future__ import annotations

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


def vowel_of(syllable: str) -> str:
    """Give the vowel of a syllable."""
    return VOWELS[(ord(syllable) - 0xAC00) % 588 // 28]


def changed(syllable: str, vowel: str, final: str = "") -> str:
    """Give a syllable with another vowel and end."""
    return chr(0xAC00 + (ord(syllable) - 0xAC00) // 588 * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final))


def ended(syllable: str, final: str) -> str:
    """Give a syllable with another end, none where that is empty."""
    return changed(syllable, vowel_of(syllable), final)


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
