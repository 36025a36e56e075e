"""What of a question is talk: how it is asked, who asks, what was done to get there. None of it says an error.

Korean puts all that into endings and into verbs that say no more than "does" or "sends". Their forms are made of a
stem and what may follow it rather than listed, so that a form that nobody thought of (넣었더니만) is known too;
nouns that begin like a form (한도, 해지, 하나) are none of them.
"""

from __future__ import annotations

import re

from errcode.matching.stems import STOP, stem

TALK = frozenset(
    """
    since until always every everytime today yesterday tonight now even though but because about guess think maybe
    seems seem keeps keep keeping help anyone someone everyone somebody mean means tells tell told idk pls
    plz thanks hello hi hey really actually also them they their he she his her going gonna wanna want wants make
    makes put puts gives come comes came goes go went whats wtf lol suddenly randomly weird strange stupid
    everywhere ours us 언제 혹시 그냥 이거 저거 그거 이게 그게 저게 이건 그건 제가 저희 저희가 내가 우리 우리가
    고객님 고객님이 손님 손님이 지금 오늘 어제 아까 방금 진짜 정말 아무리 왠지 이유 원인 해결 문의 질문 도움
    부탁 드려요 드립니다 부탁드립니다 무엇 어디 어느 누가 근데 그런데 그런가 그래서 이런 그런 저런 이렇게 그렇게
    저렇게 때문 때문에 매번 항상 가끔 답답 급해요 급함 이유가 이유를 원인이 있나요 있을까요 인가요 건가요 건가
    걸까요 아시는 분 분들 여쭤봅니다 궁금 궁금합니다 풀려요 풀려 풀리 다들 그래요 모름
    뭐라고 뭐라 뭐래 뭐라는 뭐냐 뭐냐고 뭔데요 뭐예요 뭐임
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""Words of those who ask. In the texts of tables they may say something, so they are no stop words there."""

_ENDED = (
    "(?:어|아)?(?:요|서|서요|도|야|야지)?|(?:다|라|냐|자|래|대|랬|댔)(?:고|는|네|니|며|면서|던데|나|더라|더니)?(?:데|가|요)?(?:요)?"
    "|(?:고|지|게|기|네|니|면|며|든|나|냐|군|죠|까|음|길래|는지|는거|는건|는걸|던데|더니|더니만|더라|더라고|거든|잖아|지만|려고|려니|려면|려는데|려니까|니까"
    "|는데|는데도|은데|던|는|을때|을까|을지|자마자|다가|도록|거나|세요|습니다|니다|십시오|나봐|나보)(?:만|도|요|가|은|는)?(?:요)?"
)
"""What may follow a stem, or its past."""
_DOES = re.compile(
    "(?:안|못)?(?:"
    "(?:했|됐|하였|되었|하셨|되셨|하시|되시|하신|되신)(?:" + _ENDED + ")"
    "|(?:하|되)(?:고|지|지만|네|니|니까|면|려고|려니|려면|려는데|는데|는데요|는|는지|는거|다가|더라|더라고|더니|던데|거든|잖아|길래|라고|래|라네|냐|자마자|나요|나봐|군요|세요|고요)요?"
    "|(?:해|돼)(?:요|서|서요|도|야|야지|야만|봐도|보니|봤는데|봤더니|주세요|줘|버림)?"
    "|(?:한|된|할|될)(?:데|데요|다|다고|다는데|다네|지|건데|건가|거|까|까요|때|지요)?"
    "|(?:함|됨|합니다|됩니다|합니까|됩니까|한대|된대|한대요|된대요|한다고|된다고|하래|하래요|하라고|하라네요)"
    ")"
)
"""Forms of 하다 and 되다 alone: they say no more than "does"."""
_SENDS = re.compile(
    "(?:안|못)?(?:넣|넣었|넣으|넣어|넣으시|넣으셨|넣으신|보내|보냈|보낸|보낼|보냄|보내시|보내셨|보내신|돌리|돌렸|돌려|날리|날렸|날려|쏘|쐈|쏴|쏨"
    "|때리|때렸|때려|걸었|걸어|누르|눌렀|눌러|누른|누름|누르시|누르셨|찍|찍었|찍어|찍히|찍혀|시도|떴|뜨|떠|뜬|나오|나왔|나와|나온|나옴|띄우|띄웠|띄워"
    "|부르|불렀|불러|그러|그랬|그런|이러|이랬|모르|몰라|몰랐|알려|같|싶|봤|줬|갔|왔|썼|쳤|받았|하려)"
    "(?:었|았|시|셨)?(?:" + _ENDED + "|(?:하|했|해|함|는중|는 중)(?:" + _ENDED + "))"
)
"""Forms of what one does with any request, put it in, send it, fire it; of seeing, seeming, wanting."""
_SUM = re.compile("[일이삼사오육칠팔구십백천만억몇]+원[이을은]?")
"""So much money: that an amount is wrong says no amount."""
_KINDS = (_DOES, _SENDS, _SUM)


def says_nothing(word: str) -> bool:
    """Tell whether a word of a question is a stop word, or talk."""
    if word in STOP or word in TALK or stem(word) in STOP:
        return True
    return any(pattern.fullmatch(word) for pattern in _KINDS)
