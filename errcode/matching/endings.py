"""What Korean nouns and stems of verbs carry behind them: particles, 이다, 하다 and 되다, the endings of verbs."""

from __future__ import annotations

import re

from errcode.matching.hangul import ended, has_final

_ANYWHERE = (
    "에게서|에게|에서|에|한테서|한테|께|까지|부터|마다|조차|마저|밖에|보다|처럼|만큼|대로|끼리|하고|의|도|만",
    "으로부터|으로써|으로서|으로|로부터|로써|로서|로|이랑|랑|과|와",
)
"""Particles that others follow, by whether they stand behind any sound."""
_PARTICLE = re.compile(rf"(?:(?:{'|'.join(_ANYWHERE)})(?:는|은|도|만|의|요|라도)?|이나|이라도|라도|은|이|을|는|가|를)$")
_CONSONANT, _VOWEL = (
    ("으로", "이나", "이라도", "이랑", "은", "이", "을", "과"),
    ("라도", "랑", "는", "가", "를", "와", "로"),
)
"""Particles that stand behind a consonant alone, and behind a vowel alone."""

_TOLD = "[다라냐대래데](?:고|는|는데|네|니|니까|며|면|면서|서|던데|더라|더니|길래)?"
"""How somebody else's words are told: 없다는데, 하라네."""
_FOLLOWS = (
    "지만|지도|지|는데도|는데|는지|는가|는|고서|고도|고|여서|여|어서|어|면서|면|기에|기|니까|니|네|나|려는데|려는|려고|려니까|려니|려면|려다"
    "|세요|십시오|시오|시기|시는|신|자마자|자고|자|도록|던데|던|더니만|더니|더라고|더라|든지|든|거나|길래|거든|며|므로|다가|듯|게|잖아|죠"
)
_DONE_BEFORE = (
    "습니다|습니까|어서|어도|어|는데도|는데|는지|네|음|던데|던|더니만|더니|더라"
    "|고도|고|지만|지|나|거든|으면|으므로|으니까|으니|길래|잖아|을때|을까|을지"
)
"""What follows a verb's stem, and its past."""
_IS = re.compile(
    r"(?<=..)(?:입니다|입니까|이에요|이예요|예요|에요|인데도?요?|인가요?|인지요?|이네요?|이죠|죠|일까요?|이었다|이래요?|래요?"
    r"|이라(?:고|는|는데|네|니|며|서|던데)?요?|라(?:고|는|는데|네|니|며|서|던데)요?|(?<![그확승할법개])인|(?<![책위선레])임)$"
)
"""이다 in its forms: 서명이래요, 키라는데."""
_DOES = re.compile(
    r"(?<=..)당?(?:"
    rf"(?:하|되|시키)(?:{_FOLLOWS}|(?:는)?{_TOLD}|였음|였습니다|었습니다)?(?:요|만|도|는)?|(?:합|됩|시킵)니[다까]"
    rf"|(?:했|됐|되었|하였|하셨|되셨|시켰)(?:{_DONE_BEFORE}|{_TOLD})?(?:요|만|도)?"
    r"|(?:해|돼|시켜)(?:서|야지|야함|야|도|라|봐도|보니|주세요|줘|달라)?(?:요|만|도)?"
    rf"|[한된](?:데도|데|지도|지|건데|건가|건지|거|건|듯|줄|후|뒤|상태|{_TOLD})(?:요|만)?|된"
    r"|[할될](?:까|지도|지|때|수|거|건데|걸)?요?|함|됨|(?<![권제기상하])한)$"
)
"""하다 and 되다 in their forms: 부족하다는데, 취소됐길래."""
_ENDING = re.compile(rf"(?<=.)(?:(?:는)?{_TOLD}|{_DONE_BEFORE}|아요|아서|아도|면|으면|는|은|을까)요?$")
"""Endings of other verbs."""
_SHORT = re.compile(
    r"없|있|않|맞(?=지|는|음|습|아)|많|짧|커(?=요|서|야|지|$)|찾(?=을|음|지|았|아|는|기)|(?:작|적|크|길|틀)(?=은|아|어|습|다|음|린|렸|리|림|려)"
)
"""Stems of one syllable that errors are told with."""
_NOUNS = frozenset("키값돈봇앱폰톡")
"""Nouns of one syllable that particles are taken off; other words of two syllables are left whole: 추가, 한도, 차이."""


def root(word: str) -> str:
    """Give a Korean word without particles and endings: 주소가 → 주소, 부족합니다 → 부족, 없대요 → 없.

    A particle is taken off only where its form agrees with the sound before it (를 after a vowel, 을 after a
    consonant), so that 초과 and 시장가 stay whole; what is left has two syllables, or is a short noun or the stem of a
    verb.
    """
    bare = _DOES.sub("", word)
    if bare != word:
        return bare
    word = _IS.sub("", word)
    short = _SHORT.match(word)
    if short:
        return short[0]
    noun = _noun(word)
    if noun != word:
        return _DOES.sub("", noun)
    told = _ENDING.sub("", word)
    return told if len(told) > 1 else word


def _noun(word: str) -> str:
    """Give a noun without the particle behind it; a word without one as it is."""
    for match in (_PARTICLE.search(word, at) for at in range(1, len(word))):
        if match and (match.start() > 1 or word[0] in _NOUNS) and _agrees(word[match.start() - 1], match[0]):
            return word[: match.start()]
    return word


def _agrees(sound: str, particle: str) -> bool:
    """Tell whether a particle may stand behind a sound; 로 stands behind ㄹ as behind a vowel."""
    if has_final(sound):
        return not particle.startswith(_VOWEL) or (particle.startswith("로") and ended(sound, "ㄹ") == sound)
    return not particle.startswith(_CONSONANT)
