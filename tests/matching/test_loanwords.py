"""English of error messages in Korean letters."""

from __future__ import annotations

import pytest
from bundled import CATALOG

from errcode import search
from errcode.matching.loanwords import in_english


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("인밸리드 시그니처", "invalid 시그니처"),
        ("인벨리드 심볼", "invalid 심볼"),
        ("레이트리밋걸림", "rate limit 걸림"),
        ("투 매니 리퀘스트", "too many requests"),
        ("오더 낫 파운드", "오더 not found"),
        ("언어쏘라이즈드", "unauthorized"),
    ],
)
def test_english_is_heard_in_korean_letters(question, english):
    """Whatever vowels somebody writes it with, blanks between or not, Korean behind it or not."""
    assert in_english(question).split() == english.split()


@pytest.mark.parametrize(
    "question", ["잔고 부족 미수", "미성년자", "노출 금지", "리셋", "비밀번호 불일치", "페일오버", "인서트 실패"]
)
def test_korean_is_left_alone(question):
    """What merely begins like a loanword is none."""
    assert in_english(question) == question


@pytest.mark.parametrize(
    ("question", "kind"),
    [("인밸리드 시그니처 뜨는데요", "signature"), ("투매니리퀘스트", "rate-limit"), ("인서피션트 밸런스", "balance")],
)
def test_what_stands_on_the_screen_is_found(question, kind):
    """A message in English is found as somebody reads it out."""
    assert search(question, limit=1, catalog=CATALOG)[0].entry.kind == kind
