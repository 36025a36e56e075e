"""What of a question is talk: how it is asked, who asks, what was done to get there. None of it says an error.

Korean puts all that into endings and into verbs that say no more than "does" or "sends" (`errcode.matching.verbs`);
nouns that begin like one of their forms (한도, 해지, 하나) are none of them.
"""

from __future__ import annotations

import re

from errcode.matching import verbs
from errcode.matching.stems import STOP, stem

TALK = frozenset(
    """
    since until always every everytime today yesterday tonight now even though but because about guess think maybe
    seems seem keeps keep keeping help anyone someone everyone somebody mean means tells tell told idk pls
    plz thanks hello hi hey really actually also them they their he she his her going gonna wanna want wants make
    makes put puts gives come comes came goes go went whats wtf lol suddenly randomly weird strange stupid
    everywhere ours us replied replies responds responded answered reported prints printed displays displayed
    언제 혹시 그냥 이거 저거 그거 이게 그게 저게 이건 그건 제가 저희 저희가 내가 우리 우리가
    고객님 고객님이 손님 손님이 지금 오늘 어제 아까 방금 진짜 정말 아무리 왠지 이유 원인 해결 문의 질문 도움
    부탁 드려요 드립니다 부탁드립니다 무엇 어디 어느 누가 근데 그런데 그런가 그래서 이런 그런 저런 이렇게 그렇게
    저렇게 때문 때문에 매번 항상 가끔 답답 급해요 급함 이유가 이유를 원인이 있나요 있을까요 인가요 건가요 건가
    걸까요 아시는 분 분들 여쭤봅니다 궁금 궁금합니다 풀려요 풀려 풀리 다들 그래요 모름
    뭐라고 뭐라 뭐래 뭐라는 뭐냐 뭐냐고 뭔데요 뭐예요 뭐임
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""Words of those who ask. In the texts of tables they may say something, so they are no stop words there."""

_SUM = re.compile("[일이삼사오육칠팔구십백천만억몇]+원[이을은]?")
"""So much money: that an amount is wrong says no amount."""


def says_nothing(word: str) -> bool:
    """Tell whether a word of a question is a stop word, or talk."""
    if word in STOP or word in TALK or stem(word) in STOP:
        return True
    return verbs.meaning(word) == "" or _SUM.fullmatch(word) is not None
