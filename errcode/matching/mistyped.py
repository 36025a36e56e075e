"""A question as it was meant: what chats, keyboards and text tools do to Hangul, put right before anything is read."""

from __future__ import annotations

import re

from errcode.matching import hangul
from errcode.matching.loanwords import in_english

_BLANKS = re.compile("[\u3164\uffa0\u115f\u1160]")
"""Fillers that look like blanks."""
_MOODS = re.compile("[ㅠㅜ]+|ㅋ{2,}|ㅎ{2,}|ㅁㄴㅇㄹ?")
"""Laughing and crying, and fingers that rest on the keyboard."""
_APART = re.compile("[ㄱ-ㅣ]{2,}")
_NOT = re.compile("(?<=지 )안(?=[은음아습으])")
"""하지 안은 is 하지 않은."""
_SINGLES = re.compile("(?<![가-힣])([가-힣]) ([가-힣])(?![가-힣])")
_KEY = re.compile("(?<![ㄱ-ㅎ가-힣])ㅋ(?= [ㄱ-ㅎ]{2})")
"""키, as initial consonants say it before another word's; alone it is laughter."""
_DOUBLED = dict(zip("햇됏됫됬엇앗엿렷겻혓졋쳣봣왓썻잇업", "했됐됐됐었았였렸겼혔졌쳤봤왔썼있없", strict=True))
"""Syllables that end in two consonants, by how they are written where shift is spared."""
_SPARED = re.compile(
    "(?<=[가-힣])[엇앗엿렷겻혓졋쳣](?=[가-힣])|[햇됏됫됬봣왓썻]|잇(?=[어는다음네습대지고나던])|(?<![산작기수개직창영취파농상학공사종졸휴협])업(?=음|어|네|습니|는|다[고네는]|대요|던)"
)
_SPELLINGS = (
    ("메세지", "메시지"),
    ("갯수", "개수"),
    ("컨텐츠", "콘텐츠"),
    ("어플", "앱"),
    ("않되", "안되"),
    ("않돼", "안돼"),
)
_LEVEL = re.compile(
    r"[ ]*(?:\[(?:ERROR|WARN|WARNING|FATAL|CRITICAL|INFO|DEBUG)\]|(?:ERROR|WARN|WARNING|FATAL|CRITICAL):)[ ]*"
)
"""What a logger puts before a line that somebody asks about."""
_LEADING, _MIDDLE, _TRAILING = 0x1100, 0x1161, 0x11A8
_CONJOINING = {
    **{_LEADING + place: letter for place, letter in enumerate(hangul.INITIALS)},
    **{_MIDDLE + place: letter for place, letter in enumerate(hangul.VOWELS)},
    **{_TRAILING + place: letter for place, letter in enumerate(hangul.FINALS[1:])},
}
"""Letters that wait for others to make a syllable with, as letters that stand alone."""


def corrected(question: str) -> str:
    """Put a question right: letters that stand alone, moods, blanks that are none, what is often misspelt."""
    level = _LEVEL.match(question)
    if level and level.end() < len(question):
        question = question[level.end() :]
    if question.isascii():
        return question
    text = _BLANKS.sub(" ", question).translate(_CONJOINING)
    text = _APART.sub(_together, _KEY.sub("키", _MOODS.sub(_unless_vowel, text)))
    text = _SINGLES.sub(r"\1\2", _NOT.sub("않", text))
    text = _SPARED.sub(lambda match: _DOUBLED[match[0]], text)
    for wrong, right in _SPELLINGS:
        text = text.replace(wrong, right)
    return in_english(text)


def _unless_vowel(match: re.Match[str]) -> str:
    """Take laughing and crying out, but not the vowels of a syllable that is taken apart."""
    before, behind = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return match[0] if before in hangul.INITIALS and before and behind in hangul.INITIALS and behind else " "


def _together(match: re.Match[str]) -> str:
    """Make syllables of letters that are taken apart; initial consonants alone stay what they are."""
    letters = match[0]
    return letters if all(letter in hangul.INITIALS for letter in letters) else hangul.composed(letters)
