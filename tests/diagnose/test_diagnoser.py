"""Whose errors they are: texts that errcode must claim, and texts that it must leave alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bundled import CATALOG, READER
from bundled import PAYLOADS_ALONE as DIAGNOSER
from shares import shares
from writings import WRITINGS, compact

from errcode.catalog.table import Table
from errcode.diagnose.diagnoser import Diagnoser

TABLES = CATALOG.tables()
IDS = [table.provider.id for table in TABLES]


def payload_in(text: str) -> dict[str, Any] | None:
    """Give the first JSON object of a text."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        value = json.JSONDecoder().raw_decode(text, start)[0]
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


EXAMPLES = [
    pytest.param(table.provider.id, example["code"], payload, id=f"{table.provider.id}-{example['code']}-{place}")
    for table in TABLES
    for place, example in enumerate(table.data.get("examples") or ())
    if example["code"] is not None and (payload := payload_in(example["text"])) is not None
    if not table.provider.standard  # whose name proves nothing
]


@pytest.mark.parametrize("step", shares(8))
@pytest.mark.parametrize(("provider", "code", "payload"), EXAMPLES)
def test_every_providers_payloads_in_every_writing(
    provider: str, code: str, payload: dict[str, Any], step: int
) -> None:
    """A payload with its provider's name near is that provider's error in every writing, and no other code is found."""
    wrong = {}
    first = len(compact(payload)) % step  # so that each writing has its share of the payloads
    for name, write in list(WRITINGS.items())[first::step]:
        findings = DIAGNOSER.findings(f"{provider} says:\n{write(payload)}")
        candidates = {(one.provider, one.code) for finding in findings for one in finding.candidates}
        sure = {finding.code for finding in findings if finding.certain}
        if (provider, code) not in candidates or not sure <= {code}:
            wrong[name] = [(finding.provider, finding.code, finding.certain) for finding in findings]
    assert wrong == {}


@pytest.mark.parametrize("table", TABLES, ids=IDS)
def test_examples_of_the_tables(table: Table) -> None:
    """A table's own examples are explained right, and never as another provider's for certain."""
    provider = table.provider.id
    for example in table.data.get("examples") or ():
        text, code = example["text"], example["code"]
        findings = DIAGNOSER.findings(text)
        found = {(one.provider, one.code) for finding in findings for one in finding.candidates}
        assert (provider, code) in found if code is not None else findings == [], text
        assert {finding.provider for finding in findings if finding.certain} <= {provider}, text


CLAIMS = [
    ("weex", "-1121", 'weex {"code":-1121,"msg":"Invalid symbol."}'),
    ("weex", "-1121", "ccxt.base.errors.BadSymbol: weex {'code': -1121, 'msg': 'Invalid symbol.'}"),
    (
        "binance",
        "-1021",
        'ccxt.base.errors.InvalidNonce: binance {"code":-1021,"msg":"Timestamp for this request was 1000ms ahead"}',
    ),
    ("binance", "-1013", "binance.exceptions.BinanceAPIException: APIError(code=-1013): Filter failure: LOT_SIZE"),
    ("binance", "-2015", "Binance said [-2015] Invalid API-key, IP, or permissions for action."),
    (
        "binance",
        "-4061",
        "binance failed: ('ExecuteError', \"[Executing] -4061: Order's position side does not match user's setting.\")",
    ),
    (
        "bybit",
        "10002",
        "pybit.exceptions.InvalidRequestError: check your timestamp (ErrCode: 10002) (ErrTime: 03:12:08).",
    ),
    (
        "orderly",
        "-1105",
        "orderly_evm_connector.ClientError: (400, -1105, 'Price is 7% too high or 7% too low from the mid price.')",
    ),
    ("coinone", "101", '코인원이 result "error", errorCode "101"(Invalid Access Token) 을 주면 키가 틀린 것이다'),
    ("coinone", "310", "[코인원] 주문 거부 / 에러코드: 310 / 메시지: Unavailable price unit."),
    ("koscom", "9011", '{"category":"op-auth","code":9011,"message":"?"}'),
    ("coinone", "108", "coinone error_code=108 error_msg=Unknown CryptoCurrency result=error"),
    (
        "coinone",
        "405",
        'api.coinone.co.kr PUT => 500; {"result":"error","error_code":"405","error_msg":"Server error"}',
    ),
    ("upbit", "under_min_total_bid", "buying fails here, pyupbit only tells me UnderMinTotalBid, why?"),
    (
        "upbit",
        "too_many_requests",
        'ccxt.base.errors.RateLimitExceeded: upbit { "error": { "name":"too_many_requests" } }',
    ),
    ("coinone", "40", "Coinone error 40, what now?"),
    ("coinone", "103", "Lack of Balance (103) from coinone"),
    ("okx", "51008", "okx 51008 error on order"),
    ("okx", "50011", "okx 50011 계속 떠요"),
    ("bybit", "110007", "bybit 110007 떴는데 이거 왜 그래요?"),
    ("binance", "-1021", "getting -1021 from binance since this morning"),
    ("kraken", "EQuery:Unknown asset pair", "krakenex: ['EQuery:Unknown asset pair']"),
    ("bybit", "170131", "{“retCode”:170131,“retMsg”:“Insufficient balance.”,“result”:{},“time”:1}"),
    ("bitget", "40037", "어제부터 bitget 40037에러가 납니다"),
    ("kraken", "EAccount:Invalid permissions", '{"error":["EAccount:Invalid permissions:USDT trading restricted."]}'),
    ("kis", "EGW00201", "한투 API EGW00201 뜨는데요"),
    ("kraken", "EOrder:Insufficient funds", "kraken returned EOrder:Insufficient funds, why"),
    ("bithumb", "5600", "빗썸 status 5600 나오면서 안 됩니다"),
    ("weex", "-1142", "WEEX -> 400 code: -1142\nmsg: Parameter 'limit' is invalid."),
]


@pytest.mark.parametrize(("provider", "code", "text"), CLAIMS)
def test_texts_that_must_be_claimed(provider: str, code: str, text: str) -> None:
    """Exceptions, log lines and prose with a code are that provider's error, for certain."""
    if provider not in IDS:
        pytest.skip(f"there is no table of {provider}")
    assert [(finding.provider, finding.code, finding.certain) for finding in DIAGNOSER.findings(text)] == [
        (provider, code, True)
    ]


IGNORES = [
    '{"error":{"code":"quota_gone","message":"No such bucket: \'acme_123\'","type":"storage_request_error"}}',
    '{"message":"Not Found","documentation_url":"https://docs.github.com/rest","status":"404"}',
    '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}',
    '{"message": "Unknown Channel", "code": 10003}',
    '{"timestamp":"2026-04-01T10:31:04.105+00:00","status":500,"error":"Internal Server Error","path":"/api/orders"}',
    '{"code":500,"msg":"系统异常","data":null}',
    '{"code":401,"msg":"token expired","data":null}',
    '{"code":404,"message":"Not Found"}',
    '{"error":"invalid_grant","error_description":"Bad credentials"}',
    '{"error":{"name":"HTTPError","message":"Request failed with status code 502"}}',
    '{"error":{"name":"ValidationError","message":"\\"price\\" is required"}}',
    '{"result":"error","error_code":"ZONE_NOT_FOUND","error_text":"Zone shop.example not found"}',
    '{"error_code":110, "error_msg":"Invalid access token"}',
    "{'error': 'This key does not allow access from this IP.', 'errorCode': 307}",
    '{"errorCode":401,"errorMessage":"Unauthorized"}',
    '{"errorCode":"E1001","errorMessage":"login failed"}',
    '{"category":"network","code":500,"message":"upstream down"}',
    '{"label":"bug","name":"first issue"}',
    '{"return_code":"SUCCESS","return_msg":"OK"}',
    '{"errcode":40013,"errmsg":"invalid appid"}',
    '{"level":"error","code":"ECONNREFUSED","errno":-111,"syscall":"connect","address":"127.0.0.1","port":5432}',
    '{"code":"ERR_BAD_REQUEST","message":"Request failed with status code 400","name":"AxiosError"}',
    "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>",
    "<response><code>200</code><message>OK</message></response>",
    '{"code":0,"msg":"ok"}',
    '{"code":"0","msg":"","data":[{"sCode":"0","sMsg":"","ordId":"312269865356374016"}]}',
    '{"code":"00000","msg":"success","requestTime":1695806875837,"data":null}',
    '{"code":"200000","data":{"orderId":"5bd6e9286d99522a52e458de"}}',
    '{"code":"200", "msg":"success"}',
    '{"retCode":0,"retMsg":"OK","result":{},"retExtInfo":{}}',
    '{"result":"success","errorCode":"0","orderId":"10310410-5107-4108-8109-111116117118"}',
    '{"success":true,"code":-1005,"data":{}}',
    '{"error":[],"result":{"unixtime":1616336594}}',
    '{"status":"0000","data":{"opening_price":"504000"}}',
    '{"rt_cd":"0","msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}',
    '{"response":{"header":{"resultCode":"00","resultMsg":"NORMAL SERVICE."}}}',
    "2026-05-21 10:31:09,405 INFO order 1121 filled at 10002.5, fee -1.013, code path B",
    "Error: listen EADDRINUSE: address already in use :::3001",
    '  File "/srv/env/ccxt/binance.py", line 1121, in run',
    "trade#1202 done: order 105, 0.0105 BTC at 105,300,000 KRW, maker fee 0.04%",
    "coinone: order 105 filled, 103 left, port 3001, 12 ms",
    "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
    "coinone 10 errors",
    '{"code":"1","data":[{"clOrdId":"","sCode":"510',
    "upbit 503 Service Unavailable",
    "java.io.IOException: Service Unavailable",
    "bybit: insufficient funds",
    "ERROR paypal: insufficient funds",
    "bash: ./run.sh: Permission denied",
    "시스템 점검 중입니다. 잠시 후 다시 이용해 주세요.",
    "서명이 올바르지 않습니다.",
    "2026-01-01 09:00:00 INFO 취소되었습니다.",
    "binance returned HTTP 400 error",
    "the gate 17 error lines of coinone",
    "exit code: 137",
    "coinone: error 404, retry",
    "coinone: error 40 times in a row",
    "coinone: error 12% of the time",
    "npm ERR! errno -4058",
    "error TS2304: Cannot find name 'foo'.",
    "we passed the quality gate: code coverage 80%",
    "symbol=BTCUSDT side=BUY price=50102 qty=0.105 status=FILLED code=ok",
    "",
    "\n\n\n",
    "{}",
    "[]",
]


@pytest.mark.parametrize("text", IGNORES)
def test_texts_that_must_be_left_alone(text: str) -> None:
    """Success payloads, other services' errors and plain logs hold no error of a known provider."""
    assert DIAGNOSER.findings(text) == []
    assert [finding for finding in READER.findings(text) if finding.certain] == []
    assert READER.findings(text, log=True) == []


@pytest.mark.parametrize(
    ("text", "provider", "code"),
    [
        ("startTime must be within the last 90 days.", "weex", "-1170"),
        ("2026-05-21 10:31:09 ERROR bot: startTime must be within the last 90 days.", "weex", "-1170"),
        ('the page only shows "extra_liquidation_ratio should be in range 0-1." and no number', "orderly", "-1005"),
        ("Mismatch between DN and AccoutNo", "koscom", "4000"),
        ("매수 요청 거절 - 최소 수량 이하로는 주문이 불가합니다.", "coinone", "306"),
        ("com.binance.api.client.exception.BinanceApiException: Filter failure: PRICE_FILTER", "binance", "-1013"),
        ("ecos.exceptions.EcosRateLimitError: [602] 과도한 OpenAPI 호출로 이용이 제한되었습니다.", "ecos", "ERROR-602"),
        ("ecos.exceptions.EcosValidationError: [101] 주기와 다른 형식의 날짜 형식입니다.", "ecos", "ERROR-101"),
        ("dart_fss.errors.errors.OverQueryLimit: 사용한도를 초과하였습니다.", "opendart", "020"),
        ('guys, weex says `,"msg":"startTime must be within the last 90 days.`', "weex", "-1170"),
    ],
)
def test_messages_without_a_code(text: str, provider: str, code: str) -> None:
    """A documented text that stands on a line of its own, behind a prefix or in prose is found by its message."""
    found = [(finding.provider, finding.code, finding.how) for finding in READER.findings(text)]
    assert found == [(provider, code, "message")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-05-21 10:31:09 ERROR bot: startTime must be within the last 90 days.", ["-1170"]),
        ("we read that startTime must be within the last 90 days. or so they say, and went on", []),
        ("startTime must be within the last days", []),
        ("Not Found", []),
        ("Unauthorized", []),
        ("10:31 GET /v1/order 404 Not Found", []),
    ],
)
def test_in_logs_a_whole_line_must_fit(text: str, found: list[str]) -> None:
    """In a log a message counts only when all of a line, after its prefix, is a documented text that says something."""
    assert [finding.code for finding in READER.findings(text, log=True)] == found


@pytest.mark.parametrize(
    "prefix",
    [
        "ERROR ",
        "ERROR:root:",
        "WARNING:my.bot:",
        "[ERROR] ",
        "ERROR | ",
        "2026-11-20 00:00:00 ERROR ",
        "2026-11-20T00:00:00Z ERROR my.client ",
        "2026-11-20 00:00:00,123 - my.client - ERROR - ",
        "2026-11-20 00:00:00.123 | ERROR    | __main__:main:12 - ",
        "00:00:00.123 [main] ERROR c.e.Bot - ",
        "[2026-11-20 00:00:00] production.ERROR: ",
        "[2026-11-20 00:00:00,123: ERROR/MainProcess] ",
        "[20/Nov/2026:00:00:00 +0900] ",
        "E1120 00:00:00.000000 ",
        "Nov 20 00:00:00 host bot[123]: ",
        "2026/11/20 00:00:00 ",
        "level=error msg=",
    ],
)
def test_a_log_prefix_is_no_part_of_a_message(prefix: str) -> None:
    """Whatever a logger writes before it, a line that is a documented text is found."""
    message = '"Price is not correct"' if prefix.endswith("=") else "Price is not correct"
    assert [finding.code for finding in READER.findings(prefix + message, log=True)] == ["105"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            '{"code":"2","data":[{"ordId":"1","sCode":"0","sMsg":""},{"sCode":"51008","sMsg":"Insufficient balance"},'
            '{"sCode":"51020","sMsg":"Your order should meet or exceed the minimum order amount."}],"msg":""}',
            ["51008", "51020"],
        ),
        (
            '{"error":["EAPI:Invalid key","EAPI:Invalid nonce"],"result":null}',
            ["EAPI:Invalid key", "EAPI:Invalid nonce"],
        ),
    ],
)
def test_every_error_of_a_batch_is_found(text: str, codes: list[str]) -> None:
    """An answer that tells of several requests holds as many errors."""
    assert [finding.code for finding in READER.findings(text)] == codes


def test_a_message_alone_is_sure_only_when_it_says_much() -> None:
    """Few words may be anybody's, even where one table alone has them; a named provider makes them sure."""
    sure = {
        text: READER.findings(text)[0].certain for text in ("Price is not correct", "coinone: Price is not correct")
    }
    assert sure == {"Price is not correct": False, "coinone: Price is not correct": True}
    (alone,) = READER.findings("limit must be between 1 and 500.")
    assert (alone.provider, alone.certain, alone.doubt) == ("weex", False, "message-only")


def test_a_code_makes_its_message_no_second_finding() -> None:
    """A payload's own message, and the same message on the same line, are not found once more."""
    text = 'weex {"code":-1170,"msg":"startTime must be within the last 90 days."}'
    assert [(finding.code, finding.how) for finding in READER.findings(text)] == [("-1170", "payload")]


def the(text: str, **settings: Any) -> Any:
    """Give the only finding of a text."""
    (finding,) = (Diagnoser(TABLES, **settings) if settings else DIAGNOSER).findings(text)
    return finding


def test_a_shared_code_is_no_proof() -> None:
    """A code that several providers have in the same shape, with the same text, is theirs all."""
    finding = the('{"code":-1121,"msg":"Invalid symbol."}')
    assert finding.certain is False
    assert {"weex", "binance"} & {one.provider for one in finding.candidates}


def test_the_provider_given_settles_it() -> None:
    """`-p` leaves no doubt, and the provider used by default decides a tie without excluding the others."""
    text = '{"code":-1121,"msg":"Invalid symbol."}'
    assert (the(text, only=["weex"]).provider, the(text, only=["weex"]).certain) == ("weex", True)
    assert the(text, default="weex").provider == "weex"
    assert the('binance {"code":-1121,"msg":"Invalid symbol."}', default="weex").provider in ("binance", "weex")


def test_an_unknown_code_of_a_known_provider() -> None:
    """The provider is named, the code is marked as unknown, and the documented ones most like it are given."""
    finding = the('{"category":"op-auth","code":9011,"message":"?"}')
    assert (finding.provider, finding.code, finding.known, finding.entry) == ("koscom", "9011", False, None)
    assert finding.nearest == ("3011",)


def test_the_http_status_is_no_code() -> None:
    """A status around a payload is reported beside its code."""
    finding = the('weex POST HTTP 500 {"code":-1054,"msg":"System error, please retry later."}')
    assert (finding.code, finding.raw.http_status) == ("-1054", 500)


def test_one_payload_is_one_finding() -> None:
    """The outer and the inner view of one payload are one; the same error on two lines is two, each with its line."""
    escaped = json.dumps({"code": 500, "msg": 'weex {"code":-1121,"msg":"Invalid symbol."}'})
    assert [finding.code for finding in DIAGNOSER.findings(escaped)] == ["-1121"]
    twice = 'weex {"code":-1121,"msg":"Invalid symbol."}\n' * 2
    assert [(finding.code, finding.line) for finding in DIAGNOSER.findings(twice, 10)] == [("-1121", 10), ("-1121", 11)]


def test_the_nearest_name_wins() -> None:
    """Where several providers are named, each payload is that of the one on its own line."""
    text = 'binance {"code":-1121,"msg":"Invalid symbol."}\nweex {"code":-1121,"msg":"Invalid symbol."}'
    if "binance" in IDS:
        assert [finding.provider for finding in DIAGNOSER.findings(text)] == ["binance", "weex"]


@pytest.mark.parametrize("said", ["error: (400) Bad Request.", "error: (404) Not Found."])
def test_a_status_beside_a_body_is_no_second_error(said):
    """.NET puts the status in brackets behind `error:`; a provider that has codes of that number is not taken by it."""
    text = f'bybit : The remote server returned an {said} : {{"retCode":170132,"retMsg":"Order price too high."}}'
    assert [(one.provider, one.code) for one in DIAGNOSER.findings(text)] == [("bybit", "170132")]
