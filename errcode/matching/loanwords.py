"""English of error messages in Korean letters, as somebody says what stands on the screen: 인밸리드, 낫 파운드.

What Korean tables and their users write themselves (토큰, 심볼, 레버리지) is no such word: synonyms know it. Spellings
differ by ear, so words are compared by their sounds; blanks may stand anywhere between, and Korean right behind.
"""

from __future__ import annotations

import re

from errcode.matching.hangul import initials
from errcode.matching.romanised import heard_alike, romanised

_SPELT = {
    "invalid": "인밸리드 인발리드",
    "unauthorized": "언오쏘라이즈드 언어쏘라이즈드 언오소라이즈드 언아더라이즈드 어너쏘라이즈드",
    "forbidden": "포비든",
    "not found": "낫파운드 노트파운드",
    "too many requests": "투매니리퀘스트 투매니리퀘스츠 투머치리퀘스트",
    "bad request": "배드리퀘스트",
    "request": "리퀘스트",
    "response": "리스폰스",
    "internal server error": "인터널서버에러",
    "internal": "인터널",
    "service unavailable": "서비스언어베일러블 서비스유나베일러블",
    "unavailable": "언어베일러블 유나베일러블",
    "rate limit": "레이트리밋 레이트리미트 레이트리밑",
    "exceeded": "익시디드 익시드",
    "insufficient": "인서피션트 인써피션트 인서피션",
    "not enough": "낫이너프 노트이너프",
    "funds": "펀즈",
    "permission denied": "퍼미션디나이드 퍼미션디나이",
    "access denied": "액세스디나이드 엑세스디나이드",
    "denied": "디나이드",
    "expired": "익스파이어드 익스파이어",
    "duplicate": "듀플리케이트 듀플리케이티드",
    "maintenance": "메인터넌스 메인테넌스",
    "unsupported": "언서포티드 언서포트",
    "not supported": "낫서포티드",
    "not allowed": "낫얼로우드 낫어라우드",
    "missing": "미싱",
    "required": "리콰이어드",
    "mismatch": "미스매치",
    "rejected": "리젝티드 리젝트",
    "unknown": "언노운",
    "connection reset": "커넥션리셋",
    "connection refused": "커넥션리퓨즈드",
    "connection": "커넥션",
    "disconnected": "디스커넥티드 디스커넥트",
    "timed out": "타임드아웃",
    "out of sync": "아웃오브싱크",
    "too large": "투라지",
    "too small": "투스몰",
    "failed": "페일드 페일",
    "not registered": "낫레지스터드",
    "already exists": "올레디이그지스트",
    "does not exist": "더즈낫이그지스트",
    "mandatory": "맨더토리",
    "malformed": "말폼드",
    "unexpected": "언익스펙티드",
    "illegal": "일리걸",
    "blocked": "블락드 블록드",
    "suspended": "서스펜디드",
    "minimum": "미니멈",
    "maximum": "맥시멈",
    "notional": "노셔널",
    "quantity": "퀀티티",
    "precision": "프리시전",
    "withdrawal": "위드드로우 위드로우",
    "insufficient margin": "인서피션트마진",
    "bad gateway": "배드게이트웨이",
    "credentials": "크레덴셜",
    "unprocessable": "언프로세서블",
    "conflict": "컨플릭트",
    "declined": "디클라인드 디클라인",
    "refused": "리퓨즈드",
    "method not allowed": "메소드낫얼로우드",
    "payload": "페이로드",
    "bearer": "베어러",
    "merchant": "머천트",
    "authorization": "오쏘라이제이션 어쏘라이제이션 오소리제이션",
    "authentication": "오쎈티케이션 어센티케이션",
    "subscription": "서브스크립션",
    "verification": "베리피케이션",
    "temporarily": "템포러리",
    "isolated": "아이솔레이티드",
    "overloaded": "오버로드",
    "throttled": "쓰로틀드",
    "canceled": "캔슬드",
    "already": "올레디",
}
_WORDS = re.compile("[가-힣]+(?: [가-힣]+)*")
_SYLLABLES = 9
"""No spelling has more."""
_ALONE = 2
"""A spelling of so many syllables is a word by itself: Korean words begin so."""
_MIXED = {"ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㄸ": "ㄷ", "ㅌ": "ㄷ", "ㅃ": "ㅂ", "ㅍ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ", "ㅊ": "ㅈ"}
"""Consonants that are mixed up with others."""


class _Spelt:
    """The spellings by how they sound, made when Hangul is first asked about."""

    def __init__(self) -> None:
        self.last = ("", "")
        """The last question, and how it is read: a search asks for it again and again."""
        self.heard: dict[str, str] = {}
        self.begun: set[str] = set()
        """The first consonants of their syllables, three at most."""
        for english, spellings in _SPELT.items():
            for spelling in spellings.split():
                self.heard.setdefault(heard_alike(romanised(spelling)), english)
                self.begun.add(_begin(spelling))


_spelt: list[_Spelt] = []


def _begin(word: str) -> str:
    return "".join(_MIXED.get(letter, letter) for letter in initials(word[:3]))


def in_english(question: str) -> str:
    """Give a question with the English words that stand in it in Korean letters as English writes them."""
    if not _spelt:
        _spelt.append(_Spelt())
    if _spelt[0].last[0] != question:
        _spelt[0].last = (question, _WORDS.sub(lambda match: _read(match[0]), question))
    return _spelt[0].last[1]


def _read(text: str) -> str:
    """Replace what begins a word in a run of Korean words, and is heard as a loanword."""
    read, at, begins = "", 0, True
    while at < len(text):
        english, end = _begun(text, at) if begins else ("", at)
        read += f" {english} " if english else text[at]
        begins = bool(english) or text[at] == " "
        at = end if english else at + 1
    return read


def _begun(text: str, at: int) -> tuple[str, int]:
    """Give the longest loanword that begins somewhere, and where it ends; blanks inside count for nothing."""
    places = [place for place in range(at, min(len(text), at + 2 * _SYLLABLES)) if text[place] != " "][:_SYLLABLES]
    letters = "".join(text[place] for place in places)
    known, begin = _spelt[0], _begin(letters)
    if begin in known.begun or begin[:_ALONE] in known.begun:
        for size in range(len(letters), _ALONE - 1, -1):
            end = places[size - 1] + 1
            english = known.heard.get(heard_alike(romanised(letters[:size])))
            if english and (size > _ALONE or text[end : end + 1] in ("", " ")):
                return english, end
    return "", at
