"""A code right beside its message, with nothing that says so: `[-2015] Invalid API-key`, `No such order (-2013)`."""

from __future__ import annotations

import re

from errcode.recognise.forms.form import Form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.forms.parsed import ParsedText


def _quoted(_parsed: ParsedText, match: re.Match[str]) -> str:
    """Give what stands in the quotation marks that the message began with."""
    return match["message"].partition(match["open"])[0]


def _ahead(parsed: ParsedText, match: re.Match[str]) -> str:
    """Give what the line says before the code."""
    return parsed.ahead(match.start())


BEFORE = Form(
    "code before its message",
    r"""(?<![\w.:/=#-]) (?: \[ [ ]?)?
        (?P<code> -\d{1,6} | \d{1,8} | [A-Z]{1,8}\d{2,8} | [A-Z][A-Z0-9]{2,24}(?:_[A-Z0-9]{1,24}){1,8} )
        (?: [ ]? [\])] :? [ ]? | [ ]? : [ ]? | [ ][-–—|][ ] | [;,][ ]?(?=[A-Za-z가-힣]) )
        (?= (?P<message> [^\s\d\[{(=>\])}:;,.] [^\n]{3,600} ) )""",
    trust="bare",
    anchors=(),
    sign=r"[\dA-Z](?:[ ]?[\]):]|[ ][-–—|][ ]|[;,][ ]?[A-Za-z가-힣])",
    claims=(
        ("binance", "-2015", "[-2015] Invalid API-key, IP, or permissions for action."),
        ("bybit", "10006", "bybit;10006;Too many visits!"),
        ("kis", "APBK0656", "KIS APBK0656 - 해당종목정보가 없습니다"),
        ("coinone", "4", "coinone 4: Blocked user access."),
        ("mexc", "10007", "mexc: error received in 305ms: 10007: symbol not support api"),
        ("data-go-kr", "01", "data_go_kr_client: Application error on server (code 01): APPLICATION_ERROR"),
    ),
    ignores=(
        "10006: connection pool of bybit is full, 3 waiters",
        "[4] Done  ./bybit-bot --once",
        "bybit 10006: started",
        "-1: nothing of binance was sold",
        'error: phemex {"bids":[[23360000000, 32995000]],"depth":30}',
    ),
    context=True,
)

AHEAD = Form(
    "code before its message, a blank between",
    r"""(?<![\w.:/=#-]) (?P<code> -?\d{3,8} | [A-Z]{2,8}\d{3,8} ) [ ]
        (?= (?P<message> [A-Z][^\n]{9,400} | [가-힣][^\n]{4,400} ) )""",
    trust="bare",
    anchors=(),
    sign=r"\d[ ][A-Z가-힣]",
    claims=(
        (
            "interactive-brokers",
            "354",
            "ERROR 3 354 Requested market data is not subscribed. Displaying delayed market data is available.",
        ),
        ("bybit", "10006", "ticker loop stopped 10006 Too many visits!"),
        ("bitstamp", "API0011", "bitstamp: API0011 Invalid nonce, try later"),
    ),
    ignores=(
        "bybit 10006 Orders were loaded from the archive",
        "okx pid 51008 Started at midnight, all is well",
        "2026-11-20 10:00:01 4021 Requested market data for bybit",
        "bybit: ERC20 Address is invalid for this coin",
    ),
)
"""Nothing marks such a code, so only its own documented message tells it: no line around is looked at."""

TUPLE = Form(
    "arguments of an exception",
    r"""\( [ ]? (?: (?P<status> [1-5]\d\d ) , [ ]? )?
        (?P<mark> ["']? ) (?P<code> -?\d{2,8} | [A-Za-z]\w{3,60} ) (?P=mark) ,
        [ ]? [ub]? (?P<open> ["'] ) (?P<message> [^\n]{4,600} )""",
    trust="bare",
    sign=r"\([ ]?[\dA-Za-z\"'-]",
    anchors=('("', "('", ',"', ",'", ', "', ", '"),
    claims=(("orderly", "-1105", "(400, -1105, 'Price is 7% too high or 7% too low from the mid price.')"),),
    ignores=("koscom: (404, 'Not Found')", "binance (110, 'Connection timed out')"),
    message=_quoted,
)

BEHIND = Form(
    "code behind its message",
    r"[ ] [\[(] [ ]? (?: (?:[Cc]ode|코드)[ :=]{1,2} )? (?P<code> -?\d{1,8} | [A-Z]{2,8}\d{2,8} ) [ ]? [\])] (?![\w(])",
    trust="bare",
    anchors=("(", "["),
    claims=(
        ("binance", "-2013", "Order does not exist. (-2013)"),
        ("coinone", "103", "Lack of Balance (103) from coinone"),
        ("kis", "EGW00201", "초당 거래건수를 초과하였습니다. (EGW00201)"),
    ),
    ignores=("binance-bot stopped (137)", "bybit worker started (10006)", "see chapter (105) of the coinone manual"),
    message=_ahead,
    context=True,
)

FORMS: tuple[Form, ...] = (BEFORE, AHEAD, TUPLE, BEHIND)
