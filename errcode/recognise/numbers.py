"""What a number in a sentence is, told by what stands beside it: a count, a place, a process, or perhaps a code.

Most numbers beside a provider's name are no codes: pids, ports, rows, line numbers, exit codes, times. What they are
is said by the word before them (`pid 10006`), by the unit behind (`10006 ms`, `10006건`) or by what they are glued to
(`client.py:10006`). The words are data: a row a role.
"""

from __future__ import annotations

import functools
import re

from errcode.recognise import columns

REACH = 48
"""Characters on either side that are looked at: a label and the words between it and its number."""

LABELS: dict[str, str] = {
    "process": r"pid|ppid|tid|uid|gid|process|thread|goroutine|worker"
    r"|SIG[A-Z]{2,6}\)? (?:received )?from|프로세스|스레드",
    "place": r"端口|行号|ポート|port|line|lines|ln|col|column|row|offset|position|index|page|chapter|section"
    r"|lesson|question|height|slot"
    r"|포트|라인|줄|행|페이지"
    r"|(?:server|node|channel|서버|노드|채널)(?=[ ]#?\Z)",
    "exit": r"errno|signal|sig|errorlevel|exitcode|exit_code|returncode",
    "count": r"(?-i:Running|CrashLoopBackOff|Completed|Terminating)"
    r"|total|count|size|length|len|limit|batch|chunk|step|round|epoch|iteration|attempt|attempts"
    r"|(?<!i )(?<!we )(?<!to )retry|retries"
    r"|try|volume|vol|qty|quantity|amount|balance|price|costs?|fees?|value|width|depth|weight|score|ratio|rank|level|limit"
    r"|progress|counter|backlog|queue|by|between|used|per|fetched|loaded|read|wrote|imported|processed|inserted|skipped|deleted|synced"
    r"|saved|sent|sold|bought|downloaded|uploaded|parsed|cached|over|than"
    r"|(?<!ticket )(?<!question )(?<!know )about|around|nearly|almost|roughly"
    r"|calls|requests|orders|trades|fills|rows|items|records|entries|events|candles|klines|ticks|symbols|markets|pairs"
    r"|accounts|users|files|positions|clients|connections|subscribers|jobs|tasks|blocks|\d+ (?:out )?of"
    r"|errors[\"']?\s?[:=]|failures"
    r"|pnl|profit|loss|change|delta|diff|drift|재시도|재접속|재시작|횟수|한도|속도|빈도|지연|응답시간|손익"
    r"|수익|변동|체결|수량|잔고|가격|금액|총|약|최대|최소"
    r"|成交|成交量|价格|價格|数量|余额|現在値|価格|残高|数|共|约",
    "name": r"(?:order|ticket|invoice|account|case|ref|trade|room|flight)[ ]no\.?|(?-i:\w{1,30}I[dD]|\w{1,30}Oid)"
    r"|(?<!error )id|ids|(?<!said )(?<!says )(?<!error )(?<!err )(?<!code )no|(?<!error )nr"
    r"|(?<!error )(?<!code )(?<!error)(?<!err)number|seq|sequence|nonce|block|job|task|ticket|issue|pr"
    r"|build|version|ver|release|commit"
    r"|rev|revision|session|conn|connection|order|trade|tx|request|req|msg|item|part|chunk|year|v|step|user|member"
    r"|customer|subaccount|shard|partition|replica|sqlstate|sqlcode|순번|주문번호|订单|订单号|注文番号|版本|バージョン",
    "secret": r"(?:verification|confirmation|security|sms|otp|2fa|mfa|pin|promo|promotion|referral|invite|invitation"
    r"|coupon|your|phone|tax|hash|account|symbol|bank|agency|chain|member|customer|agent|login|access|discount|zip|postal|post|country"
    r"|area|dial|currency|stock|ticker|product"
    r"|item|tracking|voucher|gift|qr|bar|swift"
    r"|branch|store|room|department|dress|cheat)[ _-]?(?:code|number|no)s?\.?(?:[ ](?:is|was))?"
    r"|(?:인증|종목|우편|쿠폰|송장|상품|통화|국가|지역|은행|지점|초대|추천|추천인|할인|시장|카드사|고객|회원"
    r"|영수증|전화|사업자|주민|카드|계좌"
    r"|운송장)[ ]?(?:코드|번호)[은는이가]?",
    "time": r"took|after|in|every|since|until|till|within|timeout|elapsed|latency|duration|delay|wait|waiting|sleep"
    r"|sleeping|ttl|interval|at"
    r"|(?:wait\w*|sle(?:ep|pt)\w*|last\w*|paus\w*|ran|running|block\w*|bann?\w*|up|down|idle|delay\w*|cach\w*)[ ]for",
    "bind": r"(?:listening|listens|serving|running|started|bound|available|exposed|up)(?:[ ](?:on|at|to))?"
    r"|localhost|addr|address|host|ip",
}
"""Words right before a number that say what it is."""

UNITS: dict[str, str] = {
    "count": r"rows|lines|items|orders|trades|candles|klines|ticks|markets|symbols|coins|pairs|accounts"
    r"|users|files|records|entries|messages|events|requests|calls|times|bytes|kb|mb|gb|kib|mib|percent|pct|bps"
    r"|people|as your|points|of(?=[ ]\d)|more|left|errors|warnings|failures|retries|attempts|threads|workers"
    r"|pages|units|shares|lots"
    r"|contracts|positions|clients|connections|subscribers|channels|jobs|tasks|blocks|batch(?:es)?|tests"
    r"|sub-exceptions?"
    r"|passed|failed|skipped|deselected|xfailed|total|done|remaining|usd|usdt|usdc|krw|btc|eth|xrp|eur|jpy|won|dollars?"
    r"|(?:이더|비트|코인|테더|엔|위안|유로|번지|라인|층|호|건(?![ ](?:문의|관련|때문))|개|회|원|명|주|줄|행|배|등"
    r"|위|달러|퍼센트|종목|계좌"
    r"|차례)(?:[을를이가은는의에씩만로]|까지|이상|이하|정도|째)?"
    r"|[手个個笔筆条條张張次行件回円元股枚名本台只页頁倍]",
    "time": r"ms|msec|millis(?:econds?)?|us|µs|ns|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?"
    r"|months?|years?|am|pm|[km]?(?:req|reqs|requests?|msgs?|trades|orders|tx)?/(?:s|sec|min|h|hr|hour|day)"
    r"|k|million|billion|thousand|만원|억원?"
    r"|(?:초|분|시|시간|일|월|년|주일|개월|밀리초)(?:[을를이가은는의에씩만로간]|마다|동안|까지|이상|이하|정도|째)?"
    r"|毫秒|分钟|小时|時間|秒|分|天|日|年",
}
"""Words behind a number that say what it counts; in the plural, as `10001 Request parameter error` counts nothing."""

_NEVER_AFTER = (
    r"(?:[ ]?(?:근처|부근|가격|시세|갈까요?|가즈아|간다|갑니다|찍음|이상|이하|정도|미만)"
    r"(?![가-힣])|\s?(?:번(?=[가-힣])(?!이|은|을|도|만|으로|에러|오류|코드|대|의|인|라|요|임|뜸|떠|뜨|나|받|왜|뭐|때|가|번)[가-힣]|번째|번\s?(?:시도|재시도|연속|반복|만에|호출"
    r"|요청|씩)|차\b|/\s?\d)|[ ]to[ ]\d"
    r"|[ ](?:from|of|in)[ ](?:the[ ])?(?:cron|job|script|container|child|subprocess|shell)\b"
    r"|[ ]errors?[ ](?:lines|counts?|logs|events|records|entries|messages|reports|rows)\b"
    r"|[ ]?[%°]|:\d|\.\d|,\d{3}|[-/#]\d|\s{1,3}---\s)"
)
_COUNTED = re.compile(
    r"(?!번|에러|에서|에|오류|코드|이|가|은|는|을|를|의|도|만(?!원)|라|랑|으로|로|과|와|래|란|던|길|뜨|떠|떴"
    r"|뜹|뜬|뜸|나|입|임|인(?=데|가|지|줄|거|듯)|요|예|네|면|뭐|왜|관련"
    r"|응답|반환|발생|받|걸|보|하|계속|자꾸|또|때문|같|무|해|처|부터)[가-힣]"
)
"""Hangul right behind a number that is no particle and nothing that is said of codes: a counter."""
_GLUED = re.compile(
    r"(?:\.\w{1,4}\(|[\w\])](?<!(?-i:[가-힣]))[.@/\\#$€₩£~^*]|\w\.\w{1,4}:|[\d.:\])]:|\w\[|[#$€₩£@~^/\\*]|@[ ]|\bv)\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:errors?|err|codes?|에러|오류|코드)[ ]?#\Z", re.IGNORECASE)
"""`error #51008` counts nothing."""
_DENIED = re.compile(
    r"(?<!error[ ])(?<!err[ ])(?<!code[ ])(?<!said[ ])(?<!says[ ])\b(?:no|zero|without|never|neither|not)"
    r"(?:[ ](?:any|a|an|more|longer|further|new|seen|saw|got|get|getting|had))*"
    r"(?:[ ](?:\w{0,12}errors?|errors? codes?|codes?))?[ :]{1,2}\Z",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"[ ]?(?:errors?[ ])?(?:is|are|was|were)?[ ]?(?:no longer|gone|disappeared|not (?:seen|there))\b"
    r"|[ ]?번?[ ]?(?:에러|오류)?(?:가|는|은|이)?[ ]?(?:없음|없이|없었|사라|안[ ](?:뜨|뜹|나|떠))",
    re.IGNORECASE,
)
"""What is said of an error that is not there."""
_FOREIGN = re.compile(r"[ ]\((?=[A-Z]{0,4}\d)[0-9A-Z]{5}\)")
"""A class of SQL's states behind a database's own number."""
_LISTED = re.compile(r"\d{1,2}\)(?![)\]}])")
"""A point of a list: `2) call the bank`."""
CALLED = re.compile(
    r"\b(?:(?:insufficient|not enough|too many|duplicate)[ ]\w+(?:[ ]\w+)?"
    r"|not (?:found|supported|allowed|available|enough)"
    r"|(?:limit|market|stop)[ ]orders?|(?:place|create|submit|send|new|post)[ _]?orders?"
    r"|(?:get|fetch|query|list|load)[ _]?(?:open[ _]?)?(?:orders|positions?|balances?|trades|fills|accounts?|history)"
    r"|(?:cancel|confirm|approve|request|create|process)[ _]?(?:payments?|refunds?|charges?)):?[ ]\Z",
    re.IGNORECASE,
)
"""A call of an API: what stands behind it is no order's number, since a new one has none yet, and no count."""
_EXIT = re.compile(
    r"(?:\bexit(?:ed|s|ing|code)?\b|\berrno\b|\bsignal\b|\b(?:npm|yarn|pnpm)\b"
    r"|종료(?:[ ]?코드[가는은]?)?)(?:\W{1,4}\w{1,12}){0,3}\W{0,4}\Z"
    r"|(?:[*]{3}[ ]\[|Makefile:\d{1,6}:[ ])[^\]\n]{1,40}\][ ]Error[ ]\Z"
    r"|\b(?:finished|completed|terminated|ended)[ ]with[ ](?:(?:return|result|error|status)[ ])?(?:code|status|rc)"
    r"[ =:]{1,2}\Z",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"[)\]\"']?[ \t]?(?:{'|'.join(UNITS.values())})(?![A-Za-z_0-9])(?!(?-i:[가-힣]))", re.IGNORECASE)
_AFTER = re.compile(_NEVER_AFTER)
_PLURAL = re.compile(
    r"[ \t](?:(?:open|active|pending|new|live|stale|closed)[ ])?"
    r"(?!(?:is|was|this|docs|does|has|as|us|means|keeps|says|plus|errors?|comes|returns|happens|appears"
    r"|shows|pops|persists|remains|stops|blocks|breaks|spikes)\b)[a-z]{3,20}(?<![siu])s\b(?!:)"
)
_STATUS_BEFORE = re.compile(
    r"(?:\bhttp(?:/\d(?:\.\d)?)?(?:[ _-]?(?:status|code|error|response)){0,2}|\bstatus(?:[ _-]?code)?|상태(?: ?코드)?)"
    r"[\"']?[ \t]{0,2}(?:[:=(]|=>|is|was|of)?[ \t]{0,2}[\"'(\[]?(?:[1-5]\d\d[ ,/|]{1,2}(?:(?:or|and)[ ])?){0,6}\Z",
    re.IGNORECASE,
)
_STATUS = re.compile(r"[1-5]\d\d")
_GENERATED = re.compile(r"error code:[ \t]\Z", re.IGNORECASE)
_BODY = re.compile(r"[ \t]-[ \t][\[{<]")


def role(text: str, start: int, end: int) -> str | None:
    """Say what the number between two offsets is, when something beside it says so; None when it may be a code."""
    before, after = text[max(start - REACH, 0) : start], text[end : end + REACH]
    if is_status(text, start, end):
        return "status"
    if columns.is_figure(text, start, end):
        return "count"
    if _EXIT.search(before):
        return "exit"
    if _DENIED.search(before) or _GONE.match(after):
        return "denied"
    if _FOREIGN.match(after):
        return "name"
    signed = text[start : start + 1] == "-"
    if _AFTER.match(after) or _COUNTED.match(after) or _UNIT.match(after) or (not signed and _PLURAL.match(after)):
        return "count"
    if signed:
        return "count" if _label("count").search(before) else None
    if CALLED.search(before):
        return None
    return "place" if _placed(text, start, before) else _labelled(before)


def _placed(text: str, start: int, before: str) -> bool:
    """Say whether a number is a part of a path, an address or a list."""
    if _GLUED.search(before):
        return _NUMBERED.search(before) is None
    return _LISTED.match(text, start) is not None and "(" not in before[-16:]


def _labelled(before: str) -> str | None:
    return next((role for role in LABELS if _label(role).search(before)), None)


@functools.cache
def _label(role: str) -> re.Pattern[str]:
    # Without `(?-i:…)` around a range of thousands of letters, compiling the pattern asks each of them for its capital.
    before = r"(?:\b|_|(?-i:[\u3040-\u30ff\u3400-\u9fff]|(?<=[a-z])(?=[A-Z])))"
    return re.compile(rf"{before}(?:{LABELS[role]})\s?[\"']?\s?[:=#]?\s?[\"'#]?\Z", re.IGNORECASE)


def is_status(text: str, start: int, end: int) -> bool:
    """Say whether a number is an HTTP status: behind the word, or before its own reason phrase."""
    number = text[start:end]
    if not _STATUS.fullmatch(number):
        return False
    before, after = text[max(start - REACH, 0) : start], text[end : end + REACH]
    if _STATUS_BEFORE.search(before) or (_GENERATED.search(before) and _BODY.match(after)):
        return True
    words = after.lstrip(" \t:,-('\"").casefold().removeprefix("message='").removeprefix('message="')
    phrase = _phrase(int(number))
    # Programs write the phrase as one word: `405: MethodNotAllowed`.
    return words.startswith((phrase, "client error", "server error")) or _joined(words).startswith(_joined(phrase))


def _joined(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _phrase(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase.casefold()
    except ValueError:
        return "client error"
