"""Why a finding is believed or doubted, in words: the names that `Finding.because` and `Finding.doubt` hold."""

from __future__ import annotations

from errcode.model import Text

DOUBTS = {
    "rival": Text(en="another provider fits as well", ko="다른 제공사에도 맞습니다"),
    "message-only": Text(en="known by its message alone", ko="메시지로만 알아냈습니다"),
    "other-message": Text(en="its message is not a documented one", ko="메시지가 문서의 메시지와 다릅니다"),
    "unnamed": Text(en="nothing else speaks for the provider", ko="그 제공사임을 뒷받침하는 다른 내용이 없습니다"),
    "cut": Text(en="the text ends amid the code", ko="코드 중간에서 글이 끊겼습니다"),
    "changed": Text(en="a tool has changed how the code is written", ko="도구가 코드의 표기를 바꾸었습니다"),
    "near": Text(en="the code is misspelt; this is the nearest one", ko="코드 철자가 달라 가장 가까운 것을 골랐습니다"),
}
"""Reasons to doubt, by name."""
