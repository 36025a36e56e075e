"""Machine forms and source code: what tells which of a file's names, keys and numbers are codes of errors."""

import pytest
from drafts import draft_of

from errcode.model import ErrcodeError

FILES = {
    # files of messages: a name that speaks of errors, labels beside errors
    "errors_ko.properties": (
        "NotBlank.order.price=가격을 입력하세요.\nCheck.Email=유효한 이메일이 아닙니다.\nMissing=값을 입력하세요.\n",
        {"NotBlank.order.price": "가격을 입력하세요.", "Check.Email": "유효한 이메일이 아닙니다.", "Missing": "값을 입력하세요."},
    ),
    "sentences.properties": (
        "error.auth.isLocked=The account is locked\nerror.order.notFound=No such order\nerror.item.notFound=No such item\n",
        {
            "error.auth.isLocked": "The account is locked",
            "error.order.notFound": "No such order",
            "error.item.notFound": "No such item",
        },
    ),
    "ErrorMessages.resx": (
        "<root><data name='Forbidden'><value>Not allowed.</value></data><data name='EmptyCart'><value>Nothing in it."
        "</value></data><data name='Unknown'><value>Unknown failure.</value></data></root>",
        {"Forbidden": "Not allowed.", "EmptyCart": "Nothing in it.", "Unknown": "Unknown failure."},
    ),
    "labels.po": (
        'msgid "BTN_OK"\nmsgstr "확인"\n\nmsgid "TITLE_HOME"\nmsgstr "처음"\n\nmsgid "ERR_LIMIT"\nmsgstr "한도를 초과했습니다."\n\n'
        'msgid "ERR_KEY"\nmsgstr "키가 없습니다."\n',
        {"ERR_LIMIT": "한도를 초과했습니다.", "ERR_KEY": "키가 없습니다."},
    ),
    # interfaces: a brace on the next line, what a call returns beside other enumerations
    "common.proto": (
        'syntax = "proto2";\nenum RetType\n{\n  RetType_Ok = 0; //成功\n  RetType_TimeOut = -100; //超时\n  RetType_Invalid = -500; '
        "//包内容非法\n}\nenum Session\n{\n  Session_Day = 1; //白天\n  Session_Night = 2; //晚上\n}\n",
        {"0": "成功", "-100": "超时", "-500": "包内容非法"},
    ),
    # descriptions of APIs: what schemas show, statuses where there are no codes
    "constants.json": (
        '{"openapi":"3.0.0","paths":{"/a":{"get":{"responses":{"403":{"description":"no","content":{"application/json":'
        '{"schema":{"$ref":"#/components/schemas/error_403"}}}}}}}},"components":{"schemas":{"error_403":{"properties":'
        '{"name":{"enum":["NOT_ALLOWED"]},"message":{"enum":["The key lacks a right."]}}},"error_404":{"allOf":['
        '{"properties":{"name":{"const":"NOT_THERE"}}},{"properties":{"message":{"default":"No such order."}}}]}}}}',
        {"NOT_ALLOWED": "The key lacks a right.", "NOT_THERE": "No such order."},
    ),
    "statuses.yaml": (
        "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        '200': {description: Done}\n"
        "        '404': {description: No such room}\n        '409': {description: The room is full}\n",
        {"404": "No such room", "409": "The room is full"},
    ),
    # source code
    "errcode.go": (
        "package errcode\n\nconst (\n\tUnknown = iota + 1\n\tBadRequest = 400\n\tGone = 410\n)\n",
        {"1": None, "400": None, "410": None},
    ),
    "made.go": (
        'package errcode\n\nconst CodeOk = "ok"\n\nvar Retry = New("retry", "failed, try again")\nvar noItem = New("no_item", "not enough '
        'items")\nvar tooMany = New("too_many", "too many items")\n',
        {"retry": "failed, try again", "no_item": "not enough items", "too_many": "too many items"},
    ),
    "elsewhere.go": (
        'package a\n\nvar (\n\tNoRoute = NewErrNo(int64(errno.Err_NoRoute), "no route")\n\tParamsErr = NewErrNo(int64(errno.Err_Params), '
        '"bad params")\n)\n',
        {"NoRoute": "no route", "ParamsErr": "bad params"},
    ),
    "block.go": (
        "package code\n\nconst Port = 8080\n\nconst (\n\tTokenLost = -1 // 토큰이 만료되었습니다\n\tNoMoney = -3 // 잔액이 부족합니다\n"
        "\tNoRoom = -4 // 방을 찾을 수 없습니다\n)\n",
        {"-1": "토큰이 만료되었습니다", "-3": "잔액이 부족합니다", "-4": "방을 찾을 수 없습니다"},
    ),
    "OrderErrorCode.kt": (
        "enum class OrderErrorCode(val status: HttpStatus, val message: String) : ErrorCode {\n"
        '    NOT_FOUND(HttpStatus.NOT_FOUND, "주문이 없습니다"),\n    ALREADY_EXISTS(HttpStatus.CONFLICT, "이미 있는 주문입니다"),\n}\n',
        {"NOT_FOUND": "주문이 없습니다", "ALREADY_EXISTS": "이미 있는 주문입니다"},
    ),
    "VoucherErrorCode.kt": (
        'enum class VoucherErrorCode(val status: HttpStatus, val message: String) {\n    NOT_FOUND(HttpStatus.NOT_FOUND, "없는 상품권입니다"),\n}\n',
        {"NOT_FOUND": "없는 상품권입니다"},
    ),
    "computed.ts": (
        "export const errorMessages = {\n  [ErrorCode.UNAUTHORIZED]: 'Not signed in',\n  [ErrorCode.UNKNOWN_ERROR]: 'Unknown API error',\n"
        "  [ErrorCode.NO_FUNDS]: 'Not enough funds',\n};\n",
        {"UNAUTHORIZED": "Not signed in", "UNKNOWN_ERROR": "Unknown API error", "NO_FUNDS": "Not enough funds"},
    ),
    "union.ts": (
        "export type ApiErrorCode =\n  /** The nonce was used before. */\n  | 'nonce_reused'\n  /** The body is not signed. */\n"
        "  | 'bad_signature'\n  | 'internal';\n",
        {"nonce_reused": "The nonce was used before.", "bad_signature": "The body is not signed.", "internal": None},
    ),
    "table.h": (
        '#define ERR_SENSOR 0x8001\n#define ERR_RANGE 0x8002\n#define ERR_FLASH 0x8003\nstatic const struct { int code; const char *text; } texts[] = {\n'
        '  { ERR_SENSOR, "sensor does not answer" },\n  { ERR_RANGE, "value out of range" },\n  { ERR_FLASH, "worn out" },\n};\n',
        {"0x8001": "sensor does not answer", "0x8002": "value out of range", "0x8003": "worn out"},
    ),
    "counted.h": (
        "#define SUCCESS 0x00\n#define VALID_SESSION 0xE2\n#define OLD_SESSION 0xE3\n#define ATTEST_ERROR 0xE4\n#define MALLOC_ERROR 0xE5\n"
        "#define LENGTH_ERROR 0xE6\n#define KEY_ERROR 0xE7\n",
        {"0xE2": None, "0xE3": None, "0xE4": None, "0xE5": None, "0xE6": None, "0xE7": None},
    ),
    "named.rs": (
        "/// Peer went away.\npub const E_PEER: i32 = 17;\n/// Longer than the buffer.\npub const E_LONG: i32 = 18;\n/// Sums differ.\n"
        "pub const E_SUM: i32 = 19;\npub const BUFFER: usize = 4096;\n",
        {"17": "Peer went away.", "18": "Longer than the buffer.", "19": "Sums differ."},
    ),
    "nested.php": (
        "<?php\nreturn ['errors' => [\n 10401 => ['msg' => 'Invalid signature', 'http' => 401],\n 10404 => ['msg' => 'Unknown merchant', "
        "'http' => 404],\n]];\n",
        {"10401": "Invalid signature", "10404": "Unknown merchant"},
    ),
    "keys.swift": (
        'public enum APIErrorCode: String {\n  /// Invalid value\n  case invalidValue = "F0001"\n  /// Invalid length\n'
        '  case invalidLength = "F0002"\n}\nstruct Body {\n  enum CodingKeys: String, CodingKey {\n    case code = "error_code"\n'
        '    case message = "error_message"\n  }\n}\n',
        {"F0001": "Invalid value", "F0002": "Invalid length"},
    ),
    "returned.xml": (
        '<List><Err no="-101" msg="주문수량 오류"/><Err no="-102" msg="주문단가 오류"/><Err no="-103" msg="장 종료"/></List>',
        {"-101": "주문수량 오류", "-102": "주문단가 오류", "-103": "장 종료"},
    ),
    # what branches say of members, constants made of constants, classes made of errors, records within groups
    "match.rs": (
        "pub enum TradeError {\n    #[error(\"insufficient balance\")]\n    NoBalance,\n    #[error(\"order {0} not found\")]\n"
        "    NoOrder(String),\n}\nimpl TradeError {\n    pub fn code(&self) -> u32 {\n        match self {\n            TradeError::NoBalance => 3001,\n"
        "            TradeError::NoOrder(_) => 3002,\n        }\n    }\n    pub fn of(code: u32) -> Option<Self> {\n        match code {\n"
        "            3001 => Some(Self::NoBalance),\n            _ => None,\n        }\n    }\n}\n",
        {"3001": "insufficient balance", "3002": "order {0} not found"},
    ),
    "match.php": (
        "<?php\nenum InvoiceError: int\n{\n    case Paid = 7001;\n    case Locked = 7003;\n    public function message(): string\n    {\n"
        "        return match ($this) {\n            self::Paid => 'Invoice is already paid',\n            self::Locked => 'Invoice is locked',\n"
        "        };\n    }\n}\n",
        {"7001": "Invoice is already paid", "7003": "Invoice is locked"},
    ),
    "described.swift": (
        "public enum PaymentError: Int {\n    case badCard = 100\n    case declined\n    public var errorDescription: String? {\n"
        '        switch self {\n        case .badCard: return "The card is not valid."\n        case .declined:\n            return "Declined."\n'
        "        }\n    }\n}\n",
        {"100": "The card is not valid.", "101": "Declined."},
    ),
    "labelled.swift": (
        'struct APIError: Error {\n    let code: String\n    static let badKey = APIError(code: "E4001", message: "Key is unknown")\n'
        '    static let badTime = APIError(code: "E4002", message: "Clock is off")\n}\n',
        {"E4001": "Key is unknown", "E4002": "Clock is off"},
    ),
    "coded.go": (
        "package errcode\n\nconst (\n\tKeyCode int = -1001\n\tTimeCode int = -1002\n)\n\nvar (\n\tErrKey = NewError(KeyCode, \"bad key\")\n"
        '\tErrTime = NewError(TimeCode, "bad time")\n)\n',
        {"-1001": "bad key", "-1002": "bad time"},
    ),
    "Texts.cs": (
        'class Broker {\n    static readonly Dictionary<int, string> Text = new Dictionary<int, string> {\n        { -201, "주문 가능 금액 부족" },\n'
        '        { -202, "종목코드 없음" },\n        { -203, "시세 과부하 오류" },\n    };\n}\n',
        {"-201": "주문 가능 금액 부족", "-202": "종목코드 없음", "-203": "시세 과부하 오류"},
    ),
    "pay.rb": (
        'module Pay\n  class NoFunds < Error\n    CODE = "no_funds"\n    MESSAGE = "The balance is too low"\n  end\n  class CardLost < Error\n'
        '    CODE = "card_lost"\n    MESSAGE = "The card was reported lost"\n  end\nend\n',
        {"no_funds": "The balance is too low", "card_lost": "The card was reported lost"},
    ),
    "groups.ts": (
        "export const ErrorCodes = {\n  auth: {\n    NEED_LOGIN: { code: 'AUTH-1', message: '로그인이 필요합니다' },\n"
        "    NO_ROLE: { code: 'AUTH-2', message: '권한이 없습니다' },\n  },\n  order: {\n    TWICE: { code: 'ORD-9', message: '이미 접수된 주문입니다' },\n"
        "  },\n} as const;\n",
        {"AUTH-1": "로그인이 필요합니다", "AUTH-2": "권한이 없습니다", "ORD-9": "이미 접수된 주문입니다"},
    ),
    # JSON and YAML: records within records, a generator's fields, answers alone, errors that come with status 200
    "categories.json": (
        '{"categories":[{"name":"Auth","errors":[{"errorCode":"A-01","text":"No token"},{"errorCode":"A-02","text":"No right"}]},'
        '{"name":"Pay","errors":[{"errorCode":"P-01","text":"Not enough"},{"errorCode":"P-02","text":"Too much"}]}]}',
        {"A-01": "No token", "A-02": "No right", "P-01": "Not enough", "P-02": "Too much"},
    ),
    "described.json": (
        '{"KeyInvalid":{"description":"What it is.","message":"The key is invalid.","http":401,"tags":["a"]},"NoSuchJob":{"description":"b",'
        '"message":"No such job.","http":404,"tags":["a"]},"JobFailed":{"description":"c","message":"It failed.","http":500,"tags":["a"]}}',
        {"KeyInvalid": "The key is invalid.", "NoSuchJob": "No such job.", "JobFailed": "It failed."},
    ),
    "apidoc.json": (
        '[{"type":"get","url":"/user","title":"Read","name":"GetUser","group":"User","error":{"fields":{"Error 4xx":[{"group":"Error 4xx",'
        '"field":"UserNotFound","description":"<p>No such user.</p>"},{"group":"Error 4xx","field":"PinLocked","description":"Locked."}]}}}]',
        {"UserNotFound": "No such user.", "PinLocked": "Locked."},
    ),
    "caught.json": (
        '[{"error":{"code":403,"message":"Not switched on.","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_DISABLED"}]}},'
        '{"error":{"code":429,"message":"Quota exceeded.","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT"}]}}]',
        {"API_DISABLED": "Not switched on.", "RATE_LIMIT": "Quota exceeded."},
    ),
    "success.yaml": (
        "openapi: 3.0.0\npaths:\n  /c:\n    post:\n      responses:\n        '200':\n          content:\n            application/json:\n"
        "              examples:\n                ok: {value: {retCode: 0, retMsg: OK}}\n"
        "                gone: {value: {retCode: 110001, retMsg: order not exists}}\n                busy: {value: {retCode: 10006, retMsg: Too many visits!}}\n",
        {"110001": "order not exists", "10006": "Too many visits!"},
    ),
    "responses.json": (
        '{"Errors":{"type":"object"},"userNotFound":{"description":"User not found","content":{"a":{"b":{}}}},"wrongPassword":{"description":'
        '"Wrong password","content":{"a":{"b":{}}}},"unauthorized":{"description":"Sign in first","content":{"a":{"b":{}}}},"invalidToken":'
        '{"description":"Invalid token","content":{"a":{"b":{}}}},"tokenExpired":{"description":"Expired","content":{"a":{"b":{}}}}}',
        {"userNotFound": "User not found", "wrongPassword": "Wrong password", "unauthorized": "Sign in first", "invalidToken": "Invalid token", "tokenExpired": "Expired"},
    ),
}  # fmt: skip
"""A file's name, its text, and the codes that it must give, each with its first text."""

NO_ERRORS = {
    "types.ts": "export type Side =\n  | 'buy'\n  | 'sell';\nexport type Kind = 'limit_order' | 'market_order' | 'stop_order';\n",
    "session.proto": 'syntax = "proto3";\nenum Session\n{\n  DAY = 1; // by day\n  NIGHT = 2; // by night\n}\n',
    "labels.resx": "<root><data name='Save'><value>Save</value></data><data name='Title'><value>Order desk</value></data></root>",
    "limits.go": "package cal\n\nconst (\n\tMaxPlayers = 10 // players in a room\n\tMinBet = 5 // smallest bet\n\tRoomTTL = 60 // seconds\n)\n",
    "details.json": '{"parameters":[{"name":"limit","description":"How many, not more than 200.","in":"query"},{"name":"order","description":"No order."}]}',
    "quotes.yaml": "openapi: 3.0.0\npaths:\n  /q:\n    get:\n      responses:\n        '200': {description: The quote}\n",
}  # fmt: skip
"""Files that list no errors."""


def text_of(entry):
    """Give the first text of an entry, whatever it was filed as; its name said again is none."""
    texts = [*entry["messages"], *filter(None, entry["meaning"].values()), *entry.get("note", {}).values()]
    return texts[0] if texts and texts[0] != entry.get("name") else None


@pytest.mark.parametrize("name", FILES)
def test_every_form_gives_its_codes(tmp_path, name):
    """Each file gives exactly its codes, each with its text."""
    content, expected = FILES[name]
    errors = draft_of(tmp_path, name, content).table["errors"]
    assert {entry["code"]: text_of(entry) for entry in errors} == expected


@pytest.mark.parametrize("name", NO_ERRORS)
def test_what_lists_no_errors_gives_none(tmp_path, name):
    """Sides, sessions, labels, limits and answers that succeed are no errors."""
    with pytest.raises(ErrcodeError, match="no error codes found"):
        draft_of(tmp_path, name, NO_ERRORS[name])


def test_codes_that_are_statuses_are_said_to_need_a_provider(tmp_path):
    """A draft whose codes are HTTP statuses says that explain takes them with -p alone, and keeps no example."""
    content = (
        '{"openapi":"3.0.0","paths":{"/a":{"get":{"responses":{"404":{"description":"No such room","content":{"application/json":'
        '{"example":{"code":404,"msg":"No such room"}}}},"409":{"description":"Full","content":{"application/json":{"example":'
        '{"code":409,"msg":"The room is full"}}}}}}}}}'
    )
    draft = draft_of(tmp_path, "rooms.json", content)
    assert draft.to_do[0].startswith("codes: they are HTTP statuses")
    assert "examples" not in draft.table
    assert draft.left_out == ()
