"""A code that a person or a log line speaks of, its provider named nearby: `Coinone error 40`, `okx 51008 떠요`."""

from __future__ import annotations

from errcode.recognise.forms.form import Form

_CODE = r"-?\d{1,8} | [A-Z]{2,8}\d{2,8}"
_BEGIN = r"(?:-?\d|[A-Z]{2,8}\d)"
"""How a code begins, for the signs."""
_END = r"(?! [\w.,%:/-]? \d | [A-Za-z_] )"

AFTER_ERROR = Form(
    "error, then the code",
    rf"""(?i: \b (?: err | error | failure ) | 에러 | 오류 | 错误 | 报错 | エラー )
        (?i: [ ]? (?: code | no | number | 코드 | 번호 | 代码 | 码 | コード | 番号 ) )?
        [ ]? (?: is[ ] | was[ ] | [:#=(\[：]{{0,2}} | [是为] ) [ ]? (?P<code> {_CODE} ) {_END}""",
    trust="prose",
    sign=rf"[RrSsEeOo러류误错ー드호码ド号][ ]?(?:is[ ]|was[ ]|[:#=(\[：]{{0,2}}|[是为])[ ]?{_BEGIN}",
    anchors=("err", "failure", "에러", "오류", "错误", "报错", "エラー"),
    in_logs=("rror", "RROR"),
    claims=(
        ("binance", "-2019", "币安 binance 下单报错代码：-2019 请问怎么处理"),
        ("bybit", "10003", "bybit で エラー 10003 が出ます"),
        ("coinone", "40", "Coinone error 40, what now?"),
        ("coinone", "105", "coinone error 105"),
        ("upbit", "400", "업비트 오류 코드 400"),
        ("bybit", "10001", "Bybit error 10001 Request parameter error"),
        ("kis", "EGW00201", "KIS API error EGW00201"),
    ),
    ignores=(
        "coinone: error 404, retry",
        "coinone errors: 105",
        "coinone errors 105",
        "coinone: error 40 times in a row",
        "coinone: error 12% of the time",
        "npm ERR! errno 1 binance-bot",
        "2026-11-20 ERROR 10006 --- [nio-8080-exec-1] com.acme.bybit.OrderService : disk full",
        "ERROR 10001 rows skipped while importing bybit history",
    ),
    context=True,
)

BEFORE_ERROR = Form(
    "the code, then error",
    rf"""(?<! [\w.,:/#$%+-] ) (?P<code> {_CODE} ) [ ]? (?: 번 [ ]? )?
        (?: (?i:error) \b (?! [ ] (?i: lines? | count | log ) ) | 에러 | 오류 )""",
    trust="prose",
    sign=r"\d[ ]?(?:번[ ]?)?[Ee에오]",
    anchors=("error", "에러", "오류"),
    claims=(("okx", "51008", "okx 51008 error on order"), ("bitget", "40037", "어제부터 bitget 40037에러가 납니다")),
    ignores=("the gate 17 error lines of coinone", "coinone 10 errors", "binance returned HTTP 400 error"),
    context=True,
)

APPEARS = Form(
    "the code appears, in Korean",
    rf"""(?<! [\w.,:/#$%+-] ) (?P<code> {_CODE} ) (?: [ ]? (?: 번 | 코드 | 이 | 가 | 라고 | 이라고 ){{0,2}} )
        [ ]? (?: (?: 계속 | 자꾸 | 또 | 이 | 가 ) [ ] )?
        (?: 뜨 | 떠 | 떴 | 뜹 | 뜬 | 나와 | 나오 | 나옴 | 나요 | 왜 | 반환 )""",
    trust="prose",
    anchors=("뜨", "떠", "떴", "뜹", "뜬", "나와", "나오", "나옴", "나요", "왜", "반환"),
    claims=(("bybit", "110007", "bybit 110007 떴는데 이거 왜 그래요?"), ("okx", "50011", "okx 50011 계속 떠요")),
    ignores=("코인원 체결 105건 왜 그래요", "빗썸 캔들 5600개 나오는데 맞나요"),
    context=True,
)

GIVEN = Form(
    "the code is given",
    rf"""(?i: \b (?: getting | get | got | gets | gives? | giving | gave | returns? | returned | returning
          | throws? | threw | rejected | rejects? | failed | fails? | says? | saying | said | means?
          | \w{{0,12}}code ) )
        [ ] (?i: (?: is | was | me | us | with | code | by ) [ ] ){{0,3}} [(\[]? (?P<code> {_CODE} ) [)\]]? {_END}""",
    trust="prose",
    sign=rf"[ ][(\[]?{_BEGIN}",
    anchors=("get", "got", "giv", "gave", "return", "throw", "threw", "reject", "fail", "sa", "mean", "code"),
    in_logs=("code", "Code", "etting ", " got ", "gave ", "eturn", "hrows", "says ", "said ", "saying ", "means "),
    claims=(
        ("binance", "-1021", "getting -1021 from binance since this morning"),
        ("bybit", "10006", "bybit returned 10006"),
        ("okx", "51008", "order rejected (51008) by okx"),
        ("okx", "50110", "OKX keeps saying 50110 although the IP is listed"),
        ("okx", "51008", "okx sCode 51008, what is it"),
    ),
    ignores=(
        "binance-bot exited with code 1",
        "Process completed with exit code 105: coinone-bot",
        "coinone returned 105 rows",
        "bybit: got 10001 candles",
    ),
    context=True,
)

REASON = Form(
    "trouble, then the code and its message",
    r"""(?i: \b (?: reject(?:ed)? | fail(?:ed|ure)? | denied | refused | \w{0,20}error
          | \w{0,20}exception | reason | 거부 | 거절 | 실패 ) )
        [ ]? : [ ]? \[? (?P<code> [+-]\d{3,6} | \d{4,8} | [A-Z]{2,8}\d{3,8} ) \]? (?: [ ]?[:,-] )? [ ]
        (?P<message> [A-Za-z가-힣] [^\n]{3,400} )""",
    trust="bare",
    sign=r":[ ]?\[?(?:[+-]?\d{3,8}|[A-Z]{2,8}\d{3,8})\]?(?:[ ]?[:,-])?[ ][A-Za-z가-힣]",
    anchors=("reject", "fail", "denied", "refused", "error", "exception", "reason", "거부", "거절", "실패"),
    claims=(
        ("bybit", "10001", "bybit order rejected: 10001 Request parameter error"),
        ("binance", "-1013", "binance OrderError: -1013 Price is out of range today"),
    ),
    ignores=("bybit import failed: 10001 rows skipped", "binance error: 20000 ms passed without an answer"),
    context=True,
)

FORMS: tuple[Form, ...] = (AFTER_ERROR, BEFORE_ERROR, APPEARS, GIVEN, REASON)
