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
    "drowned": Text(en="somebody else is named nearer", ko="다른 제공사가 더 가까이 있습니다"),
    "number": Text(en="the number may be something else", ko="코드가 아닌 숫자일 수 있습니다"),
    "name-only": Text(en="its name stands there, not its host", ko="호스트 없이 이름만 있습니다"),
    "mentioned": Text(en="the text may only speak of the code", ko="코드를 언급하기만 한 글일 수 있습니다"),
}
"""Reasons to doubt, by name."""

EVIDENCE = {
    "named": Text(en="its name or host stands near", ko="이름이나 호스트가 가까이 있음"),
    "shape": Text(en="its answers have these fields", ko="응답의 필드 구성이 같음"),
    "documented": Text(en="the code is in its table", ko="테이블에 있는 코드"),
    "undocumented": Text(en="the code is not in its table", ko="테이블에 없는 코드"),
    "same-message": Text(en="the code's own message", ko="그 코드의 메시지와 일치"),
    "close-message": Text(en="nearly the code's message", ko="그 코드의 메시지와 비슷함"),
    "other-message": Text(en="another message than the code's", ko="그 코드의 메시지와 다름"),
    "changed": Text(en="the code was rewritten by a tool", ko="도구가 바꾼 표기"),
    "drowned": Text(en="somebody else is named nearer", ko="다른 제공사가 더 가까이 있음"),
    "message": Text(en="a message that it documents", ko="문서에 있는 메시지"),
    "failure": Text(en="a request to its host failed on the way", ko="그 호스트로 보낸 요청이 도중에 실패함"),
}
"""What speaks for a provider or against it, by name."""
