"""What stands beside a number in a text of a few words: a name, an edge, or a word and what it says (`talk`)."""

from __future__ import annotations

import re

from errcode.recognise.numbers import CALLED, REACH
from errcode.recognise.talk import DOING, ERROR, LETTERS, OTHER, PARTICLES, SMALL, TELLS, said, sort

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.talk import Covers

EDGE, NAME = "edge", "name"
"""What stands beside where no word does: nothing or a sign; a provider's name. Of a word it is what that says."""

_LONGEST = 80
"""Characters in which a word before a number, and the signs between, are looked for."""
_TEXT = rf"[A-Za-z](?:[A-Za-z0-9_가-힣.-]*[A-Za-z0-9_가-힣])?|[가-힣]+|[{LETTERS}]+"
_BEFORE = re.compile(rf"({_TEXT})?(\W*)\Z")
_AFTER = re.compile(rf"(\W*)({_TEXT})?")
_NEXT = re.compile(rf"[ ]({_TEXT})")
_NUMBERED = re.compile(rf"번[ ]({_TEXT})")
_ARROW = re.compile(r"(?:->|=>|→|⇒|>>)\s*[\"'(\[]?\Z")
_WAS = re.compile(r"(?<![\w.-])(\d+)[ ]?(?:->|→)[ ]?\Z")
_BECOMES = re.compile(r"[ ]?(?:->|→)[ ]?(\d+)(?![\w.])")
_SENTENCE = re.compile(r"[,;.!?\n]|->|=>|[–—|>]|[ ]-[ ]")
_SAYS_LITTLE = frozenset(("code", "fix"))
"""Words that by themselves are no sign that errors are spoken of: codes are reviewed, and FIX is a standard."""
_PROGRAMS = frozenset(("return", "get", "throw", "raise", "print", "log", "break", "keep"))
"""Words of answering that programs have, too."""
_LEVEL = re.compile(r"\b(?:INFO|DEBUG|ERROR|WARN(?:ING)?|FATAL|CRITICAL)\b")
_WORD = re.compile(rf"{_TEXT}|[ㄱ-ㅣ]+")
_WELL = (
    r"(?:체결|매수|매도|대기|접속|연결|완료|처리|접수|성공|진행|정상|시작|종료|주문|입금|출금|조회|결제|승인|통과|저장|돌파|상승"
    r"|하락|도달|기록|마감|회복|터치|지지|익절|손절|보유|가입|(?:샀|팔|뚫|찍(?!히|혀|힘|혔))[가-힣]*)(?:됨|함|중|완료|[았었했]?어요|[았었했]?습니다|[았었했]?다|한다)?(?![가-힣])"
    r"|(?:ok|done|started|ready|connected|filled|passed|completed?|succeeded|success\w*|live|closed|opened|confirmed"
    r"|subscribed)\b"
)
_STATE = re.compile(rf"[가-힣]{{0,3}}[:|]?[ \t]{{1,3}}(?:[|][ ])?(?:{_WELL})")
_STATES = re.compile(rf"(?:\A|[\s(]){_WELL}")
_CALM = re.compile(r"[\d\s\WTZ]{0,40}?(?:INFO|DEBUG|TRACE|NOTICE|\[(?:info|debug|trace)\])(?!\w)")


def before(text: str, start: int, covers: Covers) -> str:
    """Say what stands before a number, small words passed over."""
    match = _BEFORE.search(text, max(start - _LONGEST, 0), start)
    assert match is not None
    word, signs = match[1], match[2]
    if _in_name(match.end(1), word or "", covers) or (signs[-1:] and covers(start - len(signs), start)):
        return NAME
    if _ARROW.search(signs):
        return TELLS
    if not word or _SENTENCE.search(signs):
        return EDGE
    if CALLED.search(text, max(start - REACH, 0), start):
        return DOING
    says = said(word)
    if says == SMALL and covers(match.start(1), match.start(1) + 1):
        return NAME  # `okx-connector 51008`
    if says != ERROR and text.endswith(" --", 0, match.start(1)):
        return OTHER  # an option of a command: `bybit-rotate --keep 10001`
    if "=" in signs and says not in (ERROR, TELLS):
        return OTHER
    return before(text, match.start(1), covers) if says == SMALL else says


def _in_name(end: int, word: str, covers: Covers) -> bool:
    """Say whether a word is a name, or a name with its particle behind it: `danal에`."""
    bare = end - len(word) + len(word.rstrip("서" + PARTICLES))
    return covers(bare - 1, bare) or covers(end - 1, end)


def after(text: str, end: int, covers: Covers) -> str:
    """Say what stands behind a number, its particle passed over."""
    match = _AFTER.match(text, end)
    assert match is not None
    signs, word = match[1], match[2]
    if not word or _SENTENCE.search(signs):
        return EDGE
    if covers(match.start(2), match.start(2) + 1):
        return NAME
    says = said(word)
    glued = not signs and not word.isascii() and says not in (ERROR, TELLS)
    return after(text, match.end(), covers) if glued else says


def calm(text: str) -> bool:
    """Say whether a text begins with a level that speaks of no error."""
    return _CALM.match(text) is not None


def well(text: str, end: int, *, anywhere: bool) -> bool:
    """Say whether something goes well: behind a number, its counter passed over (`103 체결`), or anywhere."""
    return (_STATES.search(text) if anywhere else _STATE.match(text, end)) is not None


def changed(text: str, start: int, end: int) -> bool:
    """Say whether a number becomes another that is as long, or was one: `51008 -> 51020`, but not `200 -> 51008`."""
    other = _WAS.search(text, max(start - REACH, 0), start) or _BECOMES.match(text, end)
    return other is not None and len(other[1]) == end - start


def numbered(text: str, end: int, covers: Covers) -> bool:
    """Say whether a number is that of a thing: `51008번 포트`."""
    behind = _NUMBERED.match(text, end)
    if behind is None or covers(behind.start(1), behind.start(1) + 1):
        return False
    found = sort(behind[1])
    return found is None or found.says in (OTHER, DOING) or found.name == "where it happens"


def leads(text: str, end: int, covers: Covers) -> bool:
    """Say whether small words lead from a number to a name: `51008 on okx`."""
    word = _NEXT.match(text, end)
    while word is not None and said(word[1]) == SMALL and not covers(*word.span(1)):
        word = _NEXT.match(text, word.end())
    return word is not None and covers(word.start(1), word.start(1) + 1)


def asks(text: str, *, plainly: bool = False) -> bool:
    """Say whether a text has words with which people speak of errors, a line's level not counted, or a question.

    Args:
        text: The text.
        plainly: Whether words that programs have are not enough.
    """
    words = {one[0].casefold() for one in _WORD.finditer(_LEVEL.sub("", text))} - _SAYS_LITTLE
    words -= _PROGRAMS if plainly else frozenset()
    return "?" in text or any(said(word) in (ERROR, TELLS) for word in words)


def strange(text: str, covers: Covers, start: int, end: int) -> set[str]:
    """Give the words of a text that are of no kind, but for names and what stands between two places."""
    found = [one for one in _WORD.finditer(text) if one.end() <= start or one.start() >= end]
    return {one[0].casefold() for one in found if not covers(*one.span()) and said(one[0]) == OTHER}
