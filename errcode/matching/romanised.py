"""Korean words in Latin letters, as somebody writes them who has no Hangul at hand: `janggo bujok` is 잔고 부족."""

from __future__ import annotations

import re

_ROMAN_INITIALS = "g kk n d tt l m b pp s ss  j jj j k t p h".split(" ")  # noqa: SIM905 - a list would fill a page
_ROMAN_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()  # noqa: SIM905
_ROMAN_FINALS = ["", *"g g g n n n d l g m b l l p l m b b d d n d d g d b h".split()]  # noqa: SIM905
_LOOSE = (
    ("n+g+", "n"), ("y(?:eo|ou|u|o)", "yo"), ("eo|eu|oo|ou|u|wo", "o"), ("ae|ei", "e"), ("ch|jj", "j"),
    ("k+|g+|q", "g"), ("t+|d+", "d"), ("p+|b+", "b"), ("sh|ss", "s"), ("r+|l+", "l"), ("ee", "i"), (r"(.)\1", r"\1"),
)  # fmt: skip
"""Who writes Korean in Latin letters keeps to no system: sounds that are mixed up are one."""
_ROMAN = re.compile(
    "(?:(?:kk|tt|pp|ss|jj|ch|sh|[gndrlmbsjktph])?(?:y?eo|y?ae|y?[aou]|ye|wae|w[aoei]|e[eu]?|oe|oo|ui|i)"
    "(?:ng|[nmlkptgbdr](?![aeiouyw]))?)+"
)


def may_be_romanised(word: str) -> bool:
    """Tell whether a Latin word is made of Korean syllables: `bujok`, `oryu`; most English words are not."""
    return _ROMAN.fullmatch(word) is not None


def heard_alike(latin: str) -> str:
    """Give a romanised word in a spelling in which most ways to write it are the same."""
    for sounds, one in _LOOSE:
        latin = re.sub(sounds, one, latin)
    return latin


def romanised(hangul: str) -> str:
    """Give a Korean word in Latin letters, syllable by syllable: 부족 → bujog."""
    numbers = [ord(character) - 0xAC00 for character in hangul]
    return "".join(
        _ROMAN_INITIALS[number // 588] + _ROMAN_VOWELS[number % 588 // 28] + _ROMAN_FINALS[number % 28]
        for number in numbers
    )
