"""Korean words without what they carry: particles, 이다, 하다 and 되다, endings; and verbs in all their forms."""

from __future__ import annotations

import pytest

from errcode.matching.endings import root
from errcode.matching.verbs import heads, meaning


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("시장가로는", "시장가"),
        ("서버에서도", "서버"),
        ("계좌랑은", "계좌"),
        ("고객으로부터", "고객"),
        ("봇이", "봇"),
        ("서명이래요", "서명"),
        ("부족하다는데", "부족"),
        ("취소됐길래", "취소"),
        ("거절되었으므로", "거절"),
        ("낮다네요", "낮다네요"),  # a stem of one syllable stays whole
        ("없대요", "없"),
    ],
)
def test_what_a_word_carries_is_taken_off(word, bare):
    """Particles, one behind another too, 이다, 하다 and 되다 are taken off in whatever form they stand."""
    assert root(word) == bare


@pytest.mark.parametrize(
    "word",
    "초과 시장가 추가 한도 차이 로그인 본인확인 승인 할인 책임 권한 제한 기한 확인 와이파이".split(),  # noqa: SIM905
)
def test_a_noun_stays_whole(word):
    """A noun that ends as a particle or a form of 이다 and 하다 does is left as it is."""
    assert root(word) == word


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("팔려는데", "매도"),
        ("안팔려요", "매도"),
        ("팝니다", "매도"),
        ("산다네요", "매수"),
        ("바꿨더니", "변경"),
        ("바뀌었는데", "변경"),
        ("달라요", "불일치"),
        ("모자란대요", "부족"),
        ("잠겼대", "잠금"),
        ("길대", "초과"),
        ("작아서", "미달"),
        ("밀려서", "지연"),
        ("불렀나봐", ""),
        ("쐈더니", ""),
        ("몰라요", ""),
    ],
)
def test_a_verb_is_known_in_any_form(word, noun):
    """What a verb says is a noun of the tables, or nothing, whatever its ending and irregularity."""
    assert meaning(word) == noun


@pytest.mark.parametrize(
    "word",
    "사유 사용 사고 사기 판매 가격 지갑 보안 주소 주문 보유 내역 하루 하한 한도 한국 안내 기간".split(),  # noqa: SIM905
)
def test_a_noun_is_no_verb(word):
    """A noun that begins like a verb is none."""
    assert meaning(word) is None


def test_heads_follow_from_the_stem():
    """A stem's last sound decides its heads: vowels merge, 르 doubles its ㄹ, ㄹ falls away before ㄴ and ㅂ."""
    assert {"바꿔", "바꿨", "바꾼", "바꿉"} <= dict(heads("바꾸")).keys()
    assert {"몰라", "몰랐", "모른"} <= dict(heads("모르")).keys()
    assert {"팔아", "팔았", "판", "팝", "파"} <= dict(heads("팔")).keys()
    assert {"넣어", "넣었"} <= dict(heads("넣")).keys()


ROOTS = {
    "주소가": "주소", "잔고를": "잔고", "출금이": "출금", "서버로": "서버", "존재하지": "존재", "부족합니다": "부족",
    "올바르지": "올바르", "없대요": "없", "없습니다": "없", "폐기된": "폐기", "만료되었습니다": "만료",
    "초과했어요": "초과",
    "주소입니다": "주소", "키가": "키", "제한된": "제한",
    "초과": "초과", "한도": "한도",
    "시장가": "시장가", "지정가": "지정가", "권한": "권한", "제한": "제한", "잔고": "잔고",
}  # fmt: skip


@pytest.mark.parametrize(("word", "bare"), ROOTS.items())
def test_roots(word, bare):
    """Particles and endings are taken off; nouns that look as if they had one stay whole."""
    assert root(word) == bare
