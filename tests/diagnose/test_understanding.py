"""What texts of all sorts mean: kinds of faults, each with texts that show it; the tables draw the rest."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from bundled import ENGINE

from errcode.diagnose.reasons import DOUBTS, EVIDENCE
from errcode.diagnose.verdict import ACCEPT, REJECT, RULES
from errcode.engine import Engine

READER = ENGINE.diagnoser


def pairs(text: str, **settings: Any) -> list[tuple[str, str | None, bool]]:
    """Give provider, code and certainty of each finding of a text."""
    reader = Engine(**settings).diagnoser if settings else READER
    return [(one.provider, one.code, one.certain) for one in reader.findings(text)]


COUNTRY = "The Amazon CloudFront distribution is configured to block access from your country."
QUIET = [
    "binance-bot exited with code 1",
    "npm ERR! errno 1 binance",
    "Process completed with exit code 1. bybit",
    "binance [Errno 50004] x",
    "ERROR 10006 --- [nio-8080-exec-1] com.acme.bybit.OrderService : disk full",
    "ERROR 10001 rows skipped while importing bybit history",
    "build A300 done",
    "E0001 happened",
    "daishin candles: 4 rows, 3 pages, 1 symbol",
    '{"error":"invalid_client","error_description":"bad client","error_code":"KOE999"}',
    '{"code":-1,"msg":"fail"}',
    '{"success":false,"error":{"code":404,"message":"NOT_FOUND"}}',
    "binance.exceptions.BinanceAPIException: APIError(code=0): Invalid JSON error message from Binance: <html>x</html>",
    '{"code": "COMMON-004", "message": "존재하지 않는 결제 정보 입니다."}',
    "aiohttp.client_exceptions.ClientResponseError: 400, message='Bad Request', url='https://www.deribit.com/api/v2'",
    "koscom (404, 'Not Found')",
    "ERROR-300 lines were skipped",
    "INFO-100 started",
    "2026-01-01 09:00:00 worker ERROR-500: boom",
    "KISError: [MCA00000] 정상처리 되었습니다.",
    "pydantic_core.ValidationError: 1 validation error for UpbitOrder",
    'okx ws {"id":"1512","op":"order","code":0,"msg":"","data":[{"sCode":"0"}]}',
    'mexc ws {"id":5,"code":0,"msg":"spot@private.account.v3.api"}',
    'binance GET [{"id":"7","status":1,"coin":"XRP"},{"status":2}]',
    'binance {"filterType":"MIN_NOTIONAL","minNotional":"5.0"}',
    'bybit {"positionStatus":"Normal","result":{"status":3}}',
    'bitget {"disabled_deposit_address_creation":[]}',
    "toss status UNKNOWN, PENDING",
    'ERROR:  relation "orders" does not exist',
    'ERROR:  column "symbol" does not exist at character 8',
    "An exception occurs if the file does not exist, which the caller handles.",
    "binance: no error -1021 since the restart",
    "bybit 체결가 10006",
    "bybit open interest 10006",
    "coinone stats errors: 10 ok: 108",
    "htx 1017 에러 없음",
    "error count for okx: 51008",
    "INFO danal status 2",
    "        405: MethodNotAllowed,",
    'raise KisError("EGW00123") if token.expired else None',
    'throw new BinanceError(-2010, "Account has insufficient balance for requested action.");',
    "korbit exit status 429",
    "bybit 成交 110068 手",
    "okx 价格 51008",
    "bitbank ポート 20001",
    "okx order 51008 filled",
    "mysql ERROR 2002 (HY000): Can't connect to local MySQL server htx",
    "npm error code 1 binance-api",
    "upbit order ValidationError",
    "// TODO binance: order does not exist?",
    "if e.code == -2013:  # Order does not exist",
    "* binance: fix `Order does not exist` on cancel (#1234)",
    "kraken: AuthenticationError: no credentials",
    "│ ❱ 118 │   raise UpbitError('out_of_scope')   │\nupbit",
    "coinone-cron finished with return code 105",
    "kubectl get pods -n bybit | grep 10006\nbybit-10006-7c9f  1/1  Running  0  3d",
    "GET /api/v1/errors/okx/51008 200 12ms",
    "class RateLimitError(BybitError):\n    code = 10006\n",
    "GET https://api.binance.com/api/v3/time\npsycopg2.OperationalError: could not connect: Connection refused",
    "<-- 200 https://api.binance.com/api/v3/time (31ms)",
    'okx_api_errors_total{code="51008"} 3',
    "ERROR [10001] rows of bybit skipped",
    "fills: bybit=10006 okx=51008 binance=1021",
    "nock('https://api.bybit.com').post('/x').reply(200, { retCode: 10006, retMsg: 'Too many visits!' })",
    'responses.add(responses.POST, "https://api.binance.com/x", json={"code": -1021}, status=400)',
    "10006 error lines in bybit.log",
    "bybit.ts(10006,5): error TS2345: Argument of type",
    "bybit,10006,BUY,0.5",
    "date,exchange,price\n2026-01-01,okx,51008",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_is_no_error(text: str) -> None:
    """Exit codes, counts, statuses, successes, other brokers' codes, class names and rows are no errors of anybody."""
    assert [one for one in READER.findings(text) if one.known] == []


DOUBTED = [
    "존재하지 않는 결제정보입니다.",
    "매수/매도 가능 잔고가 부족합니다.",
    "Failed to cancel order",
    "order not found",
    "What does 51008 mean?",
    "APIError(code=-1021)",
    "rejected (10006)",
    "10007: symbol is not to be had",
    "upbit: jwt_verificatoin",
    'telegram failed for bybit-bot: {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 5"}',
]


@pytest.mark.parametrize("text", DOUBTED)
def test_what_is_never_sure(text: str) -> None:
    """General sentences, codes without their provider and near names are said with a doubt that has a reason."""
    found = READER.findings(text)
    assert found
    assert [(one.certain, one.doubt in DOUBTS) for one in found] == [(False, True)] * len(found)


SURE = [
    ("ls_sec: IGW00121: 유효하지 않은 token 입니다.", "ls-securities", "IGW00121"),
    ("LS증권 IGW00121: 유효하지 않은 token 입니다. (한국투자증권 아님)", "ls-securities", "IGW00121"),
    ("KIS EGW00123", "kis", "EGW00123"),
    ("kis egw00123", "kis", "EGW00123"),
    ("EGW00123이 나와요", "kis", "EGW00123"),
    ("코인원 4번 에러 뭐예요", "coinone", "4"),
    ("got 302141 on woox again", "woox", "302141"),
    ("bybit;10006;Too many visits!", "bybit", "10006"),
    ("OKX error 1", "okx", "1"),
    ("we get -1056 ILLEGAL_IP all day on the new server", "weex", "-1056"),
    ("bybit/10006", "bybit", "10006"),
    ("stuck on 10006 from bybit for two days", "bybit", "10006"),
    ("my bot stops with 51008 on okx", "okx", "51008"),
    ("bybit - error #10006", "bybit", "10006"),
    ("{&quot;code&quot;:-1021,&quot;msg&quot;:&quot;x&quot;} binance", "binance", "-1021"),
    ("<b>bybit</b> order failed<br>code: 10006<br>message: Too many visits!", "bybit", "10006"),
    ("- exchange: binance\n  error:\n    code: '-1021'\n    message: x", "binance", "-1021"),
    (
        '[{"key":"exchange","value":{"stringValue":"binance"}},{"key":"code","value":{"intValue":"-1021"}}]',
        "binance",
        "-1021",
    ),
    (r"""b'{"rt_cd":"1","msg_cd":"EGW00123","msg1":"\xea\xb8\xb0\xea\xb0\x84\xec\x9d\xb4"}'""", "kis", "EGW00123"),
    ('upbit {"name":"out_of_scope","message":"권한이 부족합니다."}', "upbit", "out_of_scope"),
    ("KIS APBK0656 - 해당종목정보가 없습니다", "kis", "APBK0656"),
    ('{"exchange":"binance","code":-1021}', "binance", "-1021"),
    ("msg= error_code=105 exchange=coinone", "coinone", "105"),
    ('{"msg_cd":"EGW00201"}', "kis", "EGW00201"),
    ("초당 거래건수 초과 (EGW00201).", "kis", "EGW00201"),
    ('{"upstream_code":"-1021","broker":"binance"}', "binance", "-1021"),
    ('{"broker_code":"EGW00201","broker_message":"초당 거래건수를 초과하였습니다."}', "kis", "EGW00201"),
    ('{"msg_cd": "\'EGW00123\'"}', "kis", "EGW00123"),
    ("binance %7B%22code%22%3A-1021%2C%22msg%22%3A%22x%22%7D", "binance", "-1021"),
    ("binance x-error: eyJjb2RlIjotMTAyMSwibXNnIjoieCJ9", "binance", "-1021"),
    (r'mexc response "{\"code\":30004,\"msg\":\"Insufficient position\"}"', "mexc", "30004"),
    ('{"level":"error","msg":"place order","exchange":"okx","error":"51008 Insufficient margin"}', "okx", "51008"),
    ("panic: binance api error: &{Code:-6034 Msg:Has position.}", "binance", "-6034"),
    ("okx: received 4001 (private use) Login Failed; then sent 4001", "okx", "4001"),
    ("upbit.BadRequestError: Error code: 400 - [insufficient_funds_bid] x", "upbit", "insufficient_funds_bid"),
    ('{"success":false,"ret_msg":"API key is invalid.","op":"auth","conn_id":"c"}', "bybit", "10003"),
    ("bitbank返回 50060 是什么意思", "bitbank", "50060"),
    ("bybitで 10003 が出る", "bybit", "10003"),
    ("币安 binance 下单报错代码：-2019", "binance", "-2019"),
    ("alpaca sandbox: 40410000", "alpaca", "40410000"),
    ("kcp cancel payment 8121", "kcp", "8121"),
    ("okx place order 51008", "okx", "51008"),
    ("키움증권 REST API에서 571435 받았습니다", "kiwoom", "571435"),
    (
        '{"result":"error","reason":"InsufficientFunds","message":"Failed: no funds"}',
        "gemini-exchange",
        "InsufficientFunds",
    ),
    (
        "Error when broadcasting tx 8AF0 at height 18. Code: 5; Raw log: 0uusdc is not 12uusdc: insufficient funds",
        "cosmos-sdk",
        "5",
    ),
    (
        '토스 승인 실패: 404 NOT_FOUND {"code":"NOT_FOUND_PAYMENT_SESSION","message":"x"}',
        "tosspayments",
        "NOT_FOUND_PAYMENT_SESSION",
    ),
    ('{"result":"error","reason":"InvalidNonce","message":"Nonce 5 is late."}', "gemini-exchange", "InvalidNonce"),
    ('{"status":"err","response":"User or API Wallet 0xabc does not exist."}', "hyperliquid", "User or API Wallet"),
    ("ERROR 3 354 Requested market data is not subscribed. Delayed data is shown.", "interactive-brokers", "354"),
    (
        '{"code":"4","codespace":"sdk","raw_log":"verify chain-id (dydx-mainnet-1): unauthorized","txhash":"AB"}',
        "cosmos-sdk",
        "4",
    ),
]


@pytest.mark.parametrize(("text", "provider", "code"), SURE)
def test_what_is_sure(text: str, provider: str, code: str) -> None:
    """A few words, fields that name the exchange, wrappers' keys and encoded bodies are understood for certain."""
    assert pairs(text) == [(provider, code, True)]


ONCE = [
    ("deribit error 10009 not_enough_funds", [("deribit", "10009")]),
    ("weex -1056 ILLEGAL_IP", [("weex", "-1056")]),
    ("deribit failed: 13792 incomplete_KYC_data", [("deribit", "13792")]),
    (
        'Error: binance {"code":-1021,"msg":"x"}\n    at f (/x.js:1:1) {\n  code: -1021,\n  body: "x"\n}',
        [("binance", "-1021")],
    ),
    (
        "ERROR bot: order failed: APIError(code=-1021): Late.\nTraceback (most recent call last):\n"
        '  File "bot.py", line 9, in main\nbinance.exceptions.BinanceAPIException: APIError(code=-1021): Late.',
        [("binance", "-1021")],
    ),
    (
        'Exception: binance -1021\n\nDuring handling of it:\n\nException: bybit {"retCode":10006,"retMsg":"x"}',
        [("binance", "-1021"), ("bybit", "10006")],
    ),
    ('binance {"code":-1021,"msg":"x"}\nbinance {"code":-1021,"msg":"x"}', [("binance", "-1021")] * 2),
]


@pytest.mark.parametrize(("text", "expected"), ONCE)
def test_an_error_that_is_told_twice_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    """A code and its name, an exception and its dump are one finding; two errors and two answers are two."""
    assert [(one[0], one[1]) for one in pairs(text)] == expected


@pytest.mark.parametrize(
    ("text", "code", "raw"),
    [
        ('{"exchange":"binance","code":"-1021.0"}', "-1021", "-1021.0"),
        ('{"exchange":"okx","code":"51008.0"}', "51008", "51008.0"),
        ("exchange,code\ncoinone,105.0", "105", "105.0"),
        ('{"exchange":"data-go-kr","code":"4"}', "04", "4"),
        ("kraken-api error: API:Invalid nonce", "EAPI:Invalid nonce", "API:Invalid nonce"),
        ('kraken {"error":["Order:Insufficient funds"]}', "EOrder:Insufficient funds", "Order:Insufficient funds"),
    ],
)
def test_a_rewritten_code_is_found_with_a_doubt(text: str, code: str, raw: str) -> None:
    """What a number column or a client makes of a code is still that code; it stands in `raw` as it was written."""
    (found,) = READER.findings(text)
    assert (found.code, found.raw.code, found.doubt) == (code, raw, "changed")


@pytest.mark.parametrize(
    ("text", "provider", "code"),
    [
        ("okx https://www.okx.com {'code': 30099, 'error_code': '30099', 'message': 'x'}", "okx", "30099"),
        ("binance order rejected: -9876: Nobody knows this.", "binance", "-9876"),
    ],
)
def test_an_unknown_code_of_a_named_provider_is_said(text: str, provider: str, code: str) -> None:
    """A code that its table lacks is told as unknown where the text names the provider beyond doubt."""
    found = [(one.provider, one.code, one.known) for one in READER.findings(text)]
    assert found == [(provider, code, False)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("ReadTimeout: HTTPSConnectionPool(host='api.upbit.com', port=443): Read timed out.", "network", None),
        ("api.binance.com returned 418", "rate-limit", 418),
        ("api.binance.us: CloudFront is configured to block access from your country.", "compliance", None),
        (f"GET https://api.binance.us/x <!DOCTYPE HTML>\n<H1>403 ERROR</H1>\n{COUNTRY}", "compliance", None),
        ("Access denied | api.huobi.pro used Cloudflare to restrict access", "permission", None),
        ('binance GET https://api.binance.com/x 451 {"code": 0, "msg": "restricted location"}', "compliance", 451),
        ("POST https://api.bithumb.com/trade -> 429 Too Many Requests", "rate-limit", 429),
        ("<-- 504 https://api.binance.com/api/v3/order (30012ms, unknown-length body)", "network", 504),
        ("<-- 429 https://api.upbit.com/v1/orders (55ms)", "rate-limit", 429),
        ("cURL 28: Operation timed out after 9 (see https://curl.haxx.se/) https://api.bybit.com", "network", None),
        ("httpx.ConnectTimeout (https://api.bithumb.com/v2/orders)", "network", None),
        ("503, message='Service Unavailable', url=URL('https://api.kucoin.com/api/v1/x')", "network", 503),
        ('Error { url: "https://api.mexc.com/api/v3/order", source: TimedOut }', "network", None),
        ('Domain Code=-1001 "The request timed out." https://api.upbit.com/v1/orders', "network", None),
        ("--> POST https://www.okx.com/x\n<-- HTTP FAILED: java.net.SocketTimeoutException: timeout", "network", None),
        ("('Connection aborted.', RemoteDisconnected(''))\nGET https://api.kucoin.com/x", "network", None),
        ("<h1>403 Forbidden</h1><center>cloudflare</center>\nPOST https://api.bithumb.com/x", "permission", None),
    ],
)  # fmt: skip
def test_no_answer_at_all_is_a_failure_on_the_way(text: str, kind: str, status: int | None) -> None:
    """A time-out or a status alone beside a provider's host is a finding of its own, with neither code nor entry."""
    (found,) = READER.findings(text)
    assert (found.kind, found.code, found.known) == (kind, None, False)
    assert status is None or found.raw.http_status == status


def test_a_path_proves_nobody_under_a_strangers_host() -> None:
    """The same path stands on many servers: under another host it names no provider."""
    answer = '{"code":"50011","msg":"slow down"}'
    assert not [one for one in pairs(f"POST https://api.mycompany.com/api/v5/trade/order {answer}") if one[2]]
    assert pairs(f"POST https://www.okx.com/api/v5/trade/order {answer}") == [("okx", "50011", True)]
    assert not [one for one in pairs(f"POST https://api.mycompany.com/okx/order {answer}") if one[2]]


def test_a_message_is_shown_with_what_its_placeholders_hold() -> None:
    """The entry is the one that the message means, and the values are given."""
    text = "Too many requests; current limit is 2400 requests per minute."
    message = f"{text} Please use the websocket for live updates to avoid polling the API."
    (found,) = READER.findings(f'binance {{"code":-1003,"msg":"{message}"}}')
    assert (found.params, found.message_known) == (("2400",), True)
    (strange,) = READER.findings('binance {"code":-1003,"msg":"something that nobody documents at all"}')
    assert (strange.certain, strange.message_known, strange.params) == (True, False, ())


def test_bodies_that_are_cut_off_at_a_column_are_each_an_error() -> None:
    """What is cut off ends with its line: the next line's body is not a part of it."""
    log = 'binance {"code":-1021,"msg":"Timestamp for th\nbinance {"code":-2010,"msg":"Account has insu\n'
    assert [one[1] for one in pairs(log)] == ["-1021", "-2010"]


def test_decomposed_hangul_is_hangul() -> None:
    """A text that passed through macOS means what it meant."""
    text = "코인원 105번 에러"
    assert pairs(unicodedata.normalize("NFD", text)) == pairs(text) == [("coinone", "105", True)]


def test_the_provider_given_needs_no_name() -> None:
    """With `-p` a bare code is enough."""
    assert pairs('{"code":-1003}', only=["binance"]) == [("binance", "-1003", True)]
    assert pairs("-1021", only=["binance"]) == [("binance", "-1021", True)]


def test_a_status_belongs_to_its_own_record() -> None:
    """The status of another line of a log is not that of the error."""
    error = '2026-11-20 09:00:01 ERROR coinone {"result":"error","error_code":"105"}'
    log = f"2026-11-20 09:00:00 INFO GET /a -> 429\n{error}"
    (found,) = READER.findings(log)
    assert (found.code, found.raw.http_status) == ("105", None)


def test_every_verdict_and_every_piece_of_evidence_has_words() -> None:
    """What a rule says is a verdict or a doubt that can be shown; so is everything that `because` holds."""
    assert {rule.says for rule in RULES} - {ACCEPT, REJECT} <= DOUBTS.keys()
    assert len({rule.name for rule in RULES}) == len(RULES)
    (found,) = READER.findings('weex {"code":-1121,"msg":"Invalid symbol."}')
    assert {one.what for one in found.because} <= EVIDENCE.keys()
    assert found.because[0].provider == "weex"


@pytest.mark.parametrize(
    "text",
    [
        "the error code is missing",
        "fix: return code 5 when the order is missing",
        "Error: socket timeout after 3000 ms",
        "request rejected because it is fraudulent",
        "ERROR KCP server 3001 refused",
        "okx node 50001 down, error",
        "오류: bybit 서버 10006 재시작",
        "ib0: link is down, error 200",
    ],
)
def test_common_words_and_machines_with_numbers_are_no_codes(text: str) -> None:
    """A lower-case word of a sentence is no code, a numbered server none either, and `ib0` no broker."""
    assert pairs(text) == []


def test_a_word_alone_is_the_code_that_is_written_so() -> None:
    """A text that is nothing but a documented word is that code; beside its provider it is so as well."""
    assert [code for _, code, _ in pairs("fraudulent")] == ["fraudulent"]
    assert [code for _, code, _ in pairs("stripe fraudulent")] == ["fraudulent"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| time | exchange | fills |\n|---|---|---|\n| 10:01 | bitget | 40762 |", []),
        ("| time | exchange | code |\n|---|---|---|\n| 10:01 | bitget | 40762 |", [("bitget", "40762")]),
        ("| 거래소 | 에러 |\n|---|---|\n| 코인원 | 105 |", [("coinone", "105")]),
        ("| okx | 51008 |", [("okx", "51008")]),
    ],
)
def test_the_titles_of_a_table_say_what_its_numbers_are(text, found):
    """A number alone in a cell is a code where the column's title speaks of errors, or where the table has none."""
    assert [(finding.provider, finding.code) for finding in ENGINE.diagnoser.findings(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"status":"success","data":{"code":60001,"symbol":"btc_jpy"}} bitbank', []),
        ('{"success":true,"data":{"code":"51008"}} okx', []),
        ('bybit {"status":"success","data":{"retCode":10006,"retMsg":"Too many visits!"}}', [("bybit", "10006")]),
    ],
)
def test_a_code_without_a_message_in_an_answer_that_succeeded_is_a_datum(text, found):
    """What an object says of its outcome counts for the fields in it, unless they are a provider's error."""
    assert [(finding.provider, finding.code) for finding in ENGINE.diagnoser.findings(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("apis.data.go.kr SERVICE KEY IS NOT REGISTERED ERROR (returnReasonCode 30)", [("data-go-kr", "30")]),
        ("apis.data.go.kr LIMITED NUMBER OF SERVICE REQUESTS EXCEEDS ERROR", [("data-go-kr", "22")]),
        ("kakao KOE101 invalid_client", [("kakao", "KOE101")]),
        ("apis.data.go.kr KEY IS ERROR", []),
    ],
)
def test_names_are_read_with_blanks_and_one_of_several_codes_tells_none(text, found):
    """A name in capitals may have blanks for its joints; a name that several codes bear points to none of them."""
    assert [(finding.provider, finding.code) for finding in ENGINE.diagnoser.findings(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "alpaca account equity=40310000.00 buying_power=80620000",
        "okx ordQty=51008",
        "okx blockHeight 51008 is behind",
        "stripe: evt_1N payment_intent.payment_failed webhook delivered",
    ],
)
def test_values_of_other_keys_and_names_of_events_are_no_codes(text):
    """A number belongs to its key, also to one in camel case; a word with other joints than any code's is no slip."""
    assert ENGINE.diagnoser.findings(text) == []
