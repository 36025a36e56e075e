"""What the words right beside a number say of it, in a text of a few words that somebody typed.

`numbers.role` tells what a number is when a word is known that says so. Of a text of a few words more can be told: a
code stands behind its provider's name, behind a verb or a preposition (`stuck on 51008`), or at an edge; a number
right behind another noun is that noun's value (`open interest 10006`, `체결가 10006`), whatever the noun.
"""

from __future__ import annotations

import re

from errcode.recognise.numbers import CALLED, REACH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Covers = Callable[[int, int], bool]

EDGE, NAME, CARRIER, ERROR, OTHER = "edge", "name", "carrier", "error", "other"
"""What stands beside: nothing or a sign, a provider's name, a word that carries codes, a word of errors, any other."""

ERRORS = re.compile(
    r"(?:\w*errors?|err|e?codes?|invalid|illegal|denied|declin\w*|wrong|bad|\w{1,12}code|msg_?cd|exceptions?|fail\w*|failures?|reject\w*|issues?|problems?"
    r"|\w*(?:에러|오류|코드|거부|거절|실패|错误|報错|报错|错|错误码|代码|异常|失败|拒绝|エラー|コード|異常|失敗|拒否)\w*)",
    re.IGNORECASE,
)
"""Words of errors."""

CHINESE = "\u3040-\u30ff\u3400-\u9fff々ー"
"""Characters of Chinese and Japanese, which stand right beside names and numbers."""

_CARRIERS = re.compile(
    r"(?:with|of|on|as|a|an|the|this|that|these|it|me|us|him|back|about|into|and|or|but|so|just|only|still|always|even"
    r"|also|like|what|why|how|which|when|where|if|who|because|due|cause|than|then|now|today|yesterday|again|since|while"
    r"|from|for|in|at|after|before|during|until|whenever|every|everytime|please|pls|plz|thx|thanks|help|hi|hello|hey"
    r"|any\w*|some\w*|unexpected|unknown|weird|strange|random|same|another|first|last|second|new|mysterious|annoying"
    r"|dreaded|infamous|persistent|constant|repeated\w*|frequent\w*|occasional\w*|intermittent\w*|sometimes|suddenly"
    r"|meaning|api|sdk|ws|websocket|rest|futures|spot|response|reply|answer|result|sandbox|testnet|mainnet|prod|production"
    r"|staging|live|demo|mock|paper"
    r"|(?:get|got|giv|gav|return|respond|repl|answer|throw|threw|rais|hit|see|saw|receiv|encounter|fac|run|ran|report|show"
    r"|display|print|log|emit|yield|say|said|mean|meant|know|knew|fix|solv|resolv|handl|explain|understand|debug|catch"
    r"|caught|decod|translat|look|lookup|refus|die|crash|stop|stuck|abort|end|break|broke|bail|quit|chok|complain"
    r"|bounc|den|declin|block|trigger|happen|occur|appear|keep|kept|come|came|turn|spit|spat|send|google|search|met|pop|spew|surfac|bubbl|list|document|mention"
    r"|is|was|are|has|have|had|do|does|did|can|could|will|would|should|must)"
    r"(?:t?t?(?:s|es|ed|ped|ping|ing|ting|ning|ping|ies|ied|n|en|e|y|ies|ying))?)",
    re.IGNORECASE,
)
_COPULAS = re.compile(r"(?:is|was|are|were|=|:)\Z", re.IGNORECASE)
_DOINGS = re.compile(
    r"(?:log ?in|auth\w*|sign\w*|connect\w*|subscri\w*|cancel\w*|withdraw\w*|deposit\w*|transfer\w*|buy|buying|sell\w*"
    r"|trad(?:e|ing)|call\w*|ordering|pay(?:ment|ing)?s?|refund\w*|checkout|regist\w*|rotat\w*|renew\w*|verif\w*|amend\w*"
    r"|modif\w*|POST|GET|PUT|DELETE|로그인|인증|접속|연결|구독|취소|환불|출금|입금|이체|매수|매도|발급|재발급|조회|호출|요청|승인|결제"
    r"|등록|발송|전송|송금|정정|갱신|충전|가상계좌|알림톡|문자|웹훅|빌링|본인인증|재주문)",
    re.IGNORECASE,
)
"""What is done at an exchange: a long number behind it is a code."""
_LONG = 4
_STATES = re.compile(
    r"[가-힣]{0,3}[ \t]{1,3}"
    r"(?:체결|매수|매도|대기|접속|연결|완료|처리|접수|성공|진행|정상|시작|종료|주문|입금|출금|조회|결제|승인"
    r"|돌파|상승|하락|도달|기록|마감|회복|터치|보유)(?:됨|함|중|완료)?(?![가-힣])"
)
"""What is going well behind a number, its counter between: `코인원 103 체결`, `4번 처리`."""
_CALM = re.compile(r"\W{0,3}(?:INFO|DEBUG|TRACE|NOTICE)\b")
"""A level at the beginning that speaks of no error."""

_PARTICLE = re.compile(
    r"[가-힣]+(?:에서|에게|한테|에|은|는|이|을|를|로|으로|와|과|도|만|의|면|니|데|고|서|까|요|죠|다|라고|이라고|때|중|시|후|뒤)"
    r"|에서|로|으로|라고|이라고|이|가|은|는|을|를|도|만|[가-힣]*(?:계속|자꾸|또|왜|뭐|무슨|같은|이런|저런|어떤|갑자기|오늘|어제|방금|지금|아까|자주|가끔|매번|항상|현재)"
)
_CARRYING = re.compile(
    rf"[{CHINESE}]*(?:返回|返回了|提示|显示|出现|遇到|收到|得到|碰到|是|了|的|报|说|给|回|出|为什么|老是|一直|总是|又|还是|怎么|什么|这个|那个"
    r"|で|が|に|を|は|と|も|から|の|へ|って|した|ました|する|すると|たら|ると)"
)
"""Words and particles of Chinese and Japanese with which a code is told."""
_GIVER = re.compile(
    r"[A-Za-z][\w.-]*(?:에서|한테|에게|로부터|한테서)|(?:API|SDK|REST|WS|Open ?API)(?:가|이|는|은|도)",
    re.ASCII | re.IGNORECASE,
)
"""A word of Latin letters that gives something: `HTX에서`, `API에서`, `API가`."""
_PRICE = re.compile(r"[가-힣]*(?:현재|체결|매수|매도|평균|기준|상한|하한|시장|지정|주문|[시종고저호단])가")
_BEFORE = re.compile(rf"([A-Za-z][A-Za-z0-9_가-힣.-]*|[가-힣]+|[{CHINESE}]+)?(\W*)\Z")
_AFTER = re.compile(rf"(\W*)([A-Za-z][A-Za-z0-9_가-힣-]*|[가-힣]+|[{CHINESE}]+)?")
_ARROW = re.compile(r"(?:->|=>|→|⇒)\s*[\"'(\[]?\Z")
_SENTENCE = re.compile(r"[,;.!?\n]|->|=>|[–—|>]|[ ]-[ ]")

COUNTING = re.compile(
    r"\berrors?[ ]?(?:count|rate|total|budget|log)|\b(?:stats?|statistics|summary|metrics|counters?)\b|\berrors[:=]"
    r"|에러율|오류율|에러 수|오류 수|(?<!(?-i:[가-힣]))통계(?!(?-i:[가-힣]))",
    re.IGNORECASE,
)
"""Words of a text whose numbers count errors."""


def before(text: str, start: int, covers: Covers) -> str:
    """Say what stands right before a number."""
    match = _BEFORE.search(text, max(start - 80, 0), start)
    assert match is not None
    word, signs = match[1], match[2]
    end = match.end(1)
    if covers(end - 1, end) or (signs[-1:] and covers(start - len(signs), start)):
        return NAME
    if _ARROW.search(signs):
        return CARRIER
    if not word or _SENTENCE.search(signs):
        return EDGE
    if CALLED.search(text, max(start - REACH, 0), start):
        return "doing"
    sort = kind(word)
    if sort == CARRIER and _COPULAS.search(word):
        return before(text, match.start(1), covers)
    if sort == OTHER and _DOINGS.fullmatch(word):
        return "doing"
    return sort


def after(text: str, end: int, covers: Covers) -> str:
    """Say what stands right behind a number, its particle passed over."""
    match = _AFTER.match(text, end)
    assert match is not None
    signs, word = match[1], match[2]
    if not word or _SENTENCE.search(signs):
        return EDGE
    if covers(match.start(2), match.start(2) + 1):
        return NAME
    return EDGE if not signs and not word.isascii() else kind(word)


def kind(word: str) -> str:
    """Say of what sort a word is."""
    if ERRORS.fullmatch(word):
        return ERROR
    if word.isascii():
        return CARRIER if _CARRIERS.fullmatch(word) else OTHER
    if _CARRYING.fullmatch(word) or _GIVER.fullmatch(word):
        return CARRIER
    return CARRIER if _PARTICLE.fullmatch(word) and not _PRICE.fullmatch(word) else OTHER


def carries(text: str, start: int, end: int, covers: Covers, *, asked: bool, usual: bool) -> bool:
    """Say whether a number of a provider that the text names stands where a code would.

    Args:
        text: The text.
        start: Where the number begins.
        end: Where it ends.
        covers: Whether a place is a part of a name.
        asked: Whether the text has words with which people ask about errors.
        usual: Whether all other words of the text are usual ones, or words of the code's own entry.
    """
    if COUNTING.search(text):
        return False
    if not asked and (_STATES.match(text, end) or (_CALM.match(text) and end - start < _LONG)):
        return False
    if text[end : end + 1] == "," and text[end + 1 : end + 2].strip(" ,;"):
        return asked or usual  # a row of values: `bybit,10006,BUY,0.5`
    ahead, behind = before(text, start, covers), after(text, end, covers)
    if ahead == "doing":
        ahead = CARRIER if asked or end - start >= _LONG or text[start] in "+-" else OTHER
    if ahead == OTHER:
        return asked and behind != OTHER
    if behind == OTHER:
        return asked or usual
    return ahead != EDGE or asked or usual
