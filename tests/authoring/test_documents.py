"""Documents of every form that lists of error codes come in, and documents that list none: all made up for these tests."""

import json

import pytest
from drafts import draft_of

from errcode.model import ErrcodeError

DOCUMENTS = {
    # chapters of codes, summaries, remarks behind codes, words beside numbers, columns that only say whether
    "families.md": (
        "# Error codes\n\n## -100 Family\n\nSigning in\n\n### -101\n\nNo login was asked for.\n\n### -102\n\nThe code has expired.\n\n"
        "## -200 Family\n\n### -201\n\nNo such post.\n",
        {"-101": "No login was asked for.", "-102": "The code has expired.", "-201": "No such post."},
    ),
    "summaries.html": (
        "<h1>Troubleshooting</h1><details><summary>ERR-10: Out of paper</summary><p>Load paper.</p></details>"
        "<details><summary>ERR-11: Cover is open</summary><p>Close it.</p></details>"
        "<details><summary>ERR-12: Toner low</summary><p>Order one.</p></details>",
        {"ERR-10": "Out of paper", "ERR-11": "Cover is open", "ERR-12": "Toner low"},
    ),
    "remarks.md": (
        "ErrorCode {\n\n  0x11;     // 发送出错\n\n  0x12;     // 写入失败\n\n  0x13,     //电量低\n}\n",
        {"0x11": "发送出错", "0x12": "写入失败", "0x13": "电量低"},
    ),
    "words.rst": (
        "Errors\n======\n\n===== ===========\nValue Error\n===== ===========\n11    Overflow\n12    DivBy0\n13    BadGuess\n===== ===========\n",
        {"11": "Overflow", "12": "DivBy0", "13": "BadGuess"},
    ),
    "recoverable.md": (
        "# Error codes\n\n### Validation\n\n| Code | Recoverable | Description |\n|--|--|--|\n| `BAD_INPUT` | No | The value is invalid. |\n"
        "| `BAD_PLACE` | No | Outside the screen. |\n",
        {"BAD_INPUT": "The value is invalid.", "BAD_PLACE": "Outside the screen."},
    ),
    # lists in groups, terms with their texts, cards, members of an enumeration, words among codes in marks
    "groups.txt": (
        "200 - fine\n201 - made\n\n500 - it failed\n\n400 -bad request\n404 - not there\n",
        {"200": "fine", "201": "made", "500": "it failed", "400": "bad request", "404": "not there"},
    ),
    "terms.md": (
        "### Errors\n\n`code: 1100`\n: Parameter is missing\n\n`code: 1101`\n: Parameter is bad\n",
        {"1100": "Parameter is missing", "1101": "Parameter is bad"},
    ),
    "cards_of_codes.html": (
        "<h1>List of error codes</h1><div><div><span>101</span>File not found</div><div><p>A file is missing.</p></div></div>"
        "<div><div><span>102</span>Disk full</div><div><p>Nothing can be written.</p></div></div>",
        {"101": "File not found", "102": "Disk full"},
    ),
    "members.md": (
        '# API error codes\n\n/** 없는 앱 */\nNO_APP(5001, "앱 없음"),\n/** 금액 오류 */\nBAD_AMOUNT(5002, "금액 오류"),\n\n'
        'NOT_PAID(5003, "미결제");\n',
        {"5001": "앱 없음", "5002": "금액 오류", "5003": "미결제"},
    ),
    "marks.md": (
        '# ErrorCodes\n\n* `GENERIC` (value: `"GENERIC"`)\n\n* `KEY_MISSING` (value: `"KEY_MISSING"`)\n\n* `KEY_BLOCKED` (value: `"KEY_BLOCKED"`)\n',
        {"GENERIC": '(value: "GENERIC")', "KEY_MISSING": '(value: "KEY_MISSING")', "KEY_BLOCKED": '(value: "KEY_BLOCKED")'},
    ),
    # headings: a number called an error, a name whose code stands below, codes below a status
    "called.md": (
        "# Help\n\n## Windows Error 32\n\n### Meaning\n\n```text\nThe file is in use\n```\n\n## Windows Error 5\n\n### Meaning\n\n"
        "```text\nAccess denied\n```\n",
        {"32": "The file is in use", "5": "Access denied"},
    ),
    "named_heading.md": (
        "# Codes d’erreur\n\n## PARSING_FAILED\n  - code : 1\n  - définition : L’analyse a échoué.\n\n## NOT_A_FOLDER\n  - code : 2\n"
        "  - définition : Ce n’est pas un répertoire.\n",
        {"1": "L’analyse a échoué.", "2": "Ce n’est pas un répertoire."},
    ),
    "below_status.md": (
        "# Error codes\n\n### 401 Unauthorized\n\n**UNAUTHORIZED**\n- **Status**: 401\n- **Meaning**: Sign in first\n\n"
        "### 404 Not Found\n\n**NO_SUCH_ROOM**\n- **Status**: 404\n- **Meaning**: The room does not exist\n\n"
        "**NO_SUCH_USER**\n- **Meaning**: The user does not exist\n",
        {"UNAUTHORIZED": "Sign in first", "NO_SUCH_ROOM": "The room does not exist", "NO_SUCH_USER": "The user does not exist"},
    ),
    # cells: types of problems, codes with marks of their own, remarks, alternatives, answers that only say whether
    "problem_types.md": (
        "# Problem types\n\n| Type | Title | Status |\n|--|--|--|\n| `https://api.acme.com/problems/no-credit` | No credit left | 403 |\n"
        "| `https://api.acme.com/problems/too-fast` | Too many calls | 429 |\n",
        {"https://api.acme.com/problems/no-credit": "No credit left", "https://api.acme.com/problems/too-fast": "Too many calls"},
    ),
    "plus.csv": (
        "code,text\nUSER+is+missing,No user was given\nAMOUNT+is+invalid,The amount is invalid\n",
        {"USER+is+missing": "No user was given", "AMOUNT+is+invalid": "The amount is invalid"},
    ),
    "beginnings.md": (
        "### 오류코드\n\n| 오류코드 | 설명 |\n|--|--|\n| 08* | 통신 장애 |\n| 12 | 유효하지 않은 거래 |\n",
        {"08*": "통신 장애", "12": "유효하지 않은 거래"},
    ),
    "remarked.md": (
        "# エラーコード\n\n| Code | 説明 |\n|--|--|\n| `ERR_RETRY` (`policy/retry.py`) | 設定が無効 |\n| `ERR_COST` (`policy/cost.py`) | 上限を超過 |\n",
        {"ERR_RETRY": "設定が無効", "ERR_COST": "上限を超過"},
    ),
    "alternatives.md": (
        "## 결과코드\n\n| 결과코드 | 내용 |\n|--|--|\n| 1000 | 인증 실패 |\n| 2001/2002 | 한도 초과 |\n",
        {"1000": "인증 실패", "2001": "한도 초과", "2002": "한도 초과"},
    ),
    "whether.md": (
        "## 오류\n\n| 오류 코드 | HTTP | 재시도 | 의미 |\n|--|--|--|--|\n| NO_TOKEN | 401 | 아니요 | 토큰이 없음 |\n| SLOW_DOWN | 429 | 예 | 한도 초과 |\n",
        {"NO_TOKEN": "토큰이 없음", "SLOW_DOWN": "한도 초과"},
    ),
    # tables: under HTTP alone, over blank lines, whose codes several models share, in other scripts, of wide rules
    "http_alone.md": (
        "# Error codes\n\n| HTTP | Typical meaning |\n|--|--|\n| **400** | Bad request |\n| **404** | Not there |\n| **5xx** | Server |\n",
        {"400": "Bad request", "404": "Not there"},
    ),
    "gaps.md": (
        "# Códigos de erro\n\n| Código | Descrição |\n|--|--|\n| 1000 | CPF inválido |\n\n| 1200 | CRM inválido |\n| 1201 | Nome não informado |\n",
        {"1000": "CPF inválido", "1200": "CRM inválido", "1201": "Nome não informado"},
    ),
    "models.csv": (
        "".join(f"{code},{text},{model}\n" for model in ("A1", "B2", "C3")
                for code, text in ((10, "過電流異常"), (11, "通信異常"), (12, "溫度異常"), (13, "電壓異常"))),
        {"10": "過電流異常", "11": "通信異常", "12": "溫度異常", "13": "電壓異常"},
    ),
    "arabic.csv": (
        "الكود,الوصف,السبب\nP0001,خلل في الدائرة,تلف\nP0002,جهد منخفض,مشكلة في التوصيلات\n",
        {"P0001": "خلل في الدائرة", "P0002": "جهد منخفض"},
    ),
    "rules.adoc": (
        "== Error codes\n\n[options=\"header\"]\n|=====================\n|Error Code |Error Text\n|0010 |The account is inactive\n"
        "|0021 |Not known\n|=====================\n",
        {"0010": "The account is inactive", "0021": "Not known"},
    ),
    "languages.csv": (
        "code,en,arabic\nbad.plate,Invalid plate.,غير صحيح\nno.car,Car not found.,غير موجود\n",
        {"bad.plate": "Invalid plate.", "no.car": "Car not found."},
    ),
    # which column is the code
    "running.md": (
        "# 오류\n\n| 순번 | 결과코드 | 응답메시지 |\n|--|--|--|\n| 1 | A001 | 잔액 부족 |\n| 2 | A002 | 계좌 없음 |\n"
        "| 3 | A003 | 한도 초과 |\n",
        {"A001": "잔액 부족", "A002": "계좌 없음", "A003": "한도 초과"},
    ),
    "portuguese.md": (
        "## Erros\n\n| Código | HTTP | Mensagem |\n|---|---|---|\n| E10 | 400 | Saldo insuficiente |\n"
        "| E11 | 404 | Conta não encontrada |\n",
        {"E10": "Saldo insuficiente", "E11": "Conta não encontrada"},
    ),
    "japanese.md": (
        "| コード | メッセージ | 対処 |\n|---|---|---|\n| 4001 | 署名が無効です | 確認してください |\n"
        "| 4002 | 残高が不足しています | 入金してください |\n",
        {"4001": "署名が無効です", "4002": "残高が不足しています"},
    ),
    "err_no.csv": ("err_no;err_msg\n-1;bad request\n-2;no such order\n", {"-1": "bad request", "-2": "no such order"}),
    "repeated.csv": ("Code,Message\nP1,not found\nP1,already closed\n", {"P1": "not found"}),
    # statuses beside names that are codes, names of places in cells, sentences as keys, names said again
    "types.md": (
        "# Errors\n\n## Error types\n\n| Type | Status Code | Detail |\n|--|--|--|\n| `BadKeyError` | `401` | The key is bad |\n"
        "| `NoRightsError` | `403` | No rights |\n| `LateError` | `408` | Too late |\n| `LimitError` | `429` | Too many |\n",
        {"BadKeyError": "The key is bad", "NoRightsError": "No rights", "LateError": "Too late", "LimitError": "Too many"},
    ),
    "places.rst": (
        "Error codes\n===========\n\n+--------------+--------+-----------+\n| Code         | Status | Text      |\n+==============+========+===========+\n"
        "| .. _db000:   | 503    | No server |\n|              |        |           |\n| DB000        |        |           |\n"
        "+--------------+--------+-----------+\n| .. _db001:   | 504    | Too late  |\n|              |        |           |\n"
        "| DB001        |        |           |\n+--------------+--------+-----------+\n",
        {"DB000": "No server", "DB001": "Too late"},
    ),
    "sentences.properties": (
        "exception.not.found.user = No such user.\nexception.not.found.post = No such post.\nexception.access.denied = You may not.\n",
        {"exception.not.found.user": "No such user.", "exception.not.found.post": "No such post.",
         "exception.access.denied": "You may not."},
    ),
    # how codes are made, the foot of a table, problems of RFC 9457, catalogues of messages under single words
    "schema.md": (
        "# Errors\n\n## Error Code Schema\n\n| Digit | Meaning |\n|--|--|\n| 1 | The module, 9 is invalid |\n| 2-3 | Kind of error |\n\n"
        "## Error Codes\n\n| Code | Message |\n|--|--|\n| 1001 | Invalid key |\n| 2001 | No such order |\n",
        {"1001": "Invalid key", "2001": "No such order"},
    ),
    "foot.html": (
        "<h1>Error codes</h1><table><thead><tr><th>Code</th><th>Text</th></tr></thead><tbody><tr><td>11</td><td>Not found</td></tr>"
        "<tr><td>12</td><td>Too late</td></tr></tbody><tfoot><tr><td>2</td><td>errors in all</td></tr></tfoot></table>",
        {"11": "Not found", "12": "Too late"},
    ),
    "problems.md": (
        '# Problem types\n\n```json\n{"type": "https://api.acme.com/problems/no-credit", "title": "There is no credit.", "status": 403, '
        '"detail": "30 is too little"}\n```\n\n```json\n{"type": "https://api.acme.com/problems/bad-key", "title": "The key is invalid.", '
        '"status": 401, "detail": "abc"}\n```\n',
        {"https://api.acme.com/problems/no-credit": "There is no credit.",
         "https://api.acme.com/problems/bad-key": "The key is invalid."},
    ),
    "statuses_of_a_framework.md": (
        '# Errors\n\n```json\n{"type": "https://tools.ietf.org/html/rfc7231#section-6.5.4", "title": "Not Found", "status": 404}\n```\n\n'
        "| Code | Text |\n|--|--|\n| E1 | no such key |\n| E2 | not allowed |\n",
        {"404": "Not Found", "E1": "no such key", "E2": "not allowed"},
    ),
    "messages.ts": (
        'export default {\n  title: "Sign in",\n  errors: {\n    unauthorized: "You are not signed in.",\n    forbidden: "You may not do '
        'that.",\n    timeout: "The server did not answer.",\n  },\n  buttons: { ok: "All right", cancel: "Do not", back: "Not now" },\n};\n',
        {"unauthorized": "You are not signed in.", "forbidden": "You may not do that.", "timeout": "The server did not answer."},
    ),
    "en.json": (
        '{"errors": {"unauthorized": "You are not signed in.", "forbidden": "You may not do that.", "timeout": "No answer in time."}, '
        '"dialog": {"discard": "Do not save?", "cancel": "Go back, not now"}}',
        {"unauthorized": "You are not signed in.", "forbidden": "You may not do that.", "timeout": "No answer in time."},
    ),
    # names that are codes under another heading, numbers that names stand for, identifiers that count records
    "message_names.md": (
        "# Erros\n\n| Mensagem | Descrição |\n|--|--|\n| `KEY_REVOKED` | A chave foi revogada. |\n| `USER_UNKNOWN` | Não existe. |\n",
        {"KEY_REVOKED": "A chave foi revogada.", "USER_UNKNOWN": "Não existe."},
    ),
    "repeating.md": (
        "# Error results\n\n| HTTP Status Code | Error | Error Description |\n|--|--|--|\n| 400 | bad_key | no key given |\n"
        "| 400 | bad_key | unknown key |\n| 400 | bad_key | key expired |\n| 403 | not_owner | is of somebody else |\n",
        {"bad_key": "no key given", "not_owner": "is of somebody else"},
    ),
    "values.md": (
        "# 错误码\n\n| 错误码 | 取值 | 说明 |\n|--|--|--|\n| ERR_PARAM_NULL | -100 | 参数为空 |\n| ERR_TIME_OUT | -101 | 请求超时 |\n",
        {"-100": "参数为空", "-101": "请求超时"},
    ),
    "records.csv": (
        "error_id,code,message\n1,500,the server failed\n2,404,no such page\n"
        "7,403,no permission\n",
        {"500": "the server failed", "404": "no such page", "403": "no permission"},
    ),
    "only_tips.md": (
        "# Error codes\n\n| Error code | Cause and troubleshooting tips |\n|--|--|\n| 7 | Called before the start. Start first. |\n"
        "| 9 | No permission. Ask for it. |\n",
        {"7": "Called before the start. Start first.", "9": "No permission. Ask for it."},
    ),
    # headings whose code begins with the word error, or has a second name; tables of several lines a cell
    "error_headings.md": (
        "# Error codes\n\n## Access\n\n### `ERROR_KEY_UNKNOWN`\n\nThe key is not known.\n\n### `ERROR_NO_SUCH_ID` / `WRONG_ID`\n\n"
        "No such task.\n\n## Task states\n\n### `ERROR_NOT_READY`\n\nNot ready yet.\n\n### `ERROR_EXPIRED`\n\nThe task expired.\n",
        {"ERROR_KEY_UNKNOWN": "The key is not known.", "ERROR_NO_SUCH_ID": "No such task.", "WRONG_ID": "No such task.",
         "ERROR_NOT_READY": "Not ready yet.", "ERROR_EXPIRED": "The task expired."},
    ),
    "multiline.md": (
        "# Коды ошибок\n\n#|\n|| **Статус** | **Код**\n**Текст ошибки** | **Описание** ||\n|| `500` | `SERVER_FAILED`\nServer failed "
        "| Внутренняя ошибка ||\n|| `401` | `NO_TOKEN`\nToken required | Нет токена ||\n|#\n",
        {"SERVER_FAILED": "Server failed", "NO_TOKEN": "Token required"},
    ),
    # components without the rest of an OpenAPI document; names alone
    "common.yaml": (
        "info: {title: Common}\ncomponents:\n  responses:\n    Generic400:\n      description: Bad Request\n      content:\n"
        "        application/json:\n          examples:\n            A:\n              value: {status: 400, code: BAD_ARGUMENT, message: It is "
        "wrong.}\n            B:\n              value: {status: 400, code: OUT_OF_RANGE, message: It is too large.}\n",
        {"BAD_ARGUMENT": "It is wrong.", "OUT_OF_RANGE": "It is too large."},
    ),
    # source code: sentinels beside codes, records under keys, titles of groups, catalogues of messages
    "errorCodes.ts": (
        "export const ERROR_CODES = {\n  // rooms (ROOM_XXX)\n  ROOM_001: { message: 'No such room.', statusCode: 404 },\n"
        + "".join(f"  ROOM_00{n}: {{ message: 'The room {n} is closed.', statusCode: 403 }},\n" for n in range(2, 8))
        + "};\n",
        {"ROOM_001": "No such room.", **{f"ROOM_00{n}": f"The room {n} is closed." for n in range(2, 8)}},
    ),
    # languages of contracts and of interfaces, and programs whose numbers are counted from a base
    "vault.sol": (
        "contract Vault {\n  /// @notice Thrown when the vault is closed\n  error VaultClosed();\n\n  /**\n   * @dev The `owner` may not "
        "withdraw.\n   */\n  error NotOwner(address owner);\n  uint constant LIMIT = 3;\n}\n",
        {"VaultClosed": "Thrown when the vault is closed", "NotOwner": "The `owner` may not withdraw."},
    ),
    "pool.move": (
        "module acme::pool {\n/// The pool is paused\nconst EPaused: u64 = 1;\nconst ETooLow: u64 = 2; // below the minimum\n"
        "#[error]\nconst ENoOwner: vector<u8> = b\"The owner is missing\";\nconst MAX_CAPS: u64 = 1000;\n}\n",
        {"1": "The pool is paused", "2": "below the minimum", "ENoOwner": "The owner is missing"},
    ),
    "Errors.thrift": (
        "namespace py a\nenum ErrorCode {\n  INVALID_KEY = 1, // the key is invalid\n  QUOTA_REACHED = 2 // no quota left\n}\n"
        "enum Side { BUY = 1, SELL = 2 }\n",
        {"1": "the key is invalid", "2": "no quota left"},
    ),
    "schema.graphql": (
        'enum OrderErrorCode {\n  """The cart is empty."""\n  CART_EMPTY\n  # no longer sold\n  NOT_AVAILABLE\n}\n'
        "enum Color {\n  RED\n  GREEN\n}\n",
        {"CART_EMPTY": "The cart is empty.", "NOT_AVAILABLE": "no longer sold"},
    ),
    "Failure.scala": (
        'object Failure {\n  case object NoUser extends Failure(10, "user not found")\n  case object Expired extends Failure(11, '
        '"token has expired")\n  case object Locked extends Failure(12, "account is locked")\n}\n',
        {"10": "user not found", "11": "token has expired", "12": "account is locked"},
    ),
    "errors.ex": (
        'defmodule Acme.Errors do\n  @errors %{\n    100 => "Bad request",\n    101 => "No session"\n  }\n'
        '  def text(205), do: "Line is busy"\n  def text(206), do: "Line not found"\n  def text(207), do: "Call failed"\nend\n',
        {"100": "Bad request", "101": "No session", "205": "Line is busy", "206": "Line not found", "207": "Call failed"},
    ),
    "codes.hpp": (
        "namespace acme {\nenum class ErrorCode : int {\n  BadKey = 100, // key is invalid\n  NoFunds, // not enough funds\n"
        "  Closed = 200 // market is closed\n};\n}\n",
        {"100": "key is invalid", "101": "not enough funds", "200": "market is closed"},
    ),
    "based.h": (
        "#define ACME_ERR_BASE 0x8000 /*!< first number */\n#define ACME_ERR_HOST (ACME_ERR_BASE + 0x01) /*!< host not found */\n"
        "#define ACME_ERR_WRITE (ACME_ERR_BASE + 0x02) /*!< write failed */\n#define ACME_ERR_OTHER (ELSE + 3) /*!< unknown */\n",
        {"0x8000": "first number", "0x8001": "host not found", "0x8002": "write failed"},
    ),
    "Joined.java": (
        'enum Errors {\n  BAD("X-" + 1, "key is " + "invalid"),\n  GONE("X-" + 2, "order not found"),\n  LATE("X-" + 3, "too late");\n}\n',
        {"X-1": "key is invalid", "X-2": "order not found", "X-3": "too late"},
    ),
    "sentinels.go": (
        'package a\n\nvar (\n\tErrClosed = errors.New("connection closed")\n\tErrSlow = errors.New("too slow")\n'
        '\tErrDenied = errors.New("access denied")\n)\n',
        {"ErrClosed": "connection closed", "ErrSlow": "too slow", "ErrDenied": "access denied"},
    ),
    "map.ts": (
        "const codes = new Map<number, string>([\n\t[1000, 'Unauthorized'],\n\t[1001, 'Empty password'],\n\t[1002, 'Invalid mail'],\n]);\n",
        {"1000": "Unauthorized", "1001": "Empty password", "1002": "Invalid mail"},
    ),
    "Texts.cs": (
        "class Keys {\n" + "".join(
            f'  /// <summary>\n  /// {text}\n  /// </summary>\n  public const string E000{n} = "E000{n}";\n\n'
            for n, text in enumerate(("{0} is required", "{0} does not exist", "Save failed"), 1)
        ) + "}\n",
        {"E0001": "{0} is required", "E0002": "{0} does not exist", "E0003": "Save failed"},
    ),
    # layouts that pages of documentation have
    "behind.md": (
        "# acme errors\n\n## ACME_NO_HOST (6)\n\nCould not resolve host.\n\n## ACME_TIMEOUT (28)\n\nIt took too long.\n",
        {"6": "Could not resolve host.", "28": "It took too long."},
    ),
    "ruled.md": (
        "# Error reasons\n\nReason | Explanation\n---\n`bank_not_available` | The bank is\nnot available.\n---\n"
        "`card_expired` | The card has expired.\n---\n`limit_exceeded` | Over the limit.\n---\n`invalid_vpa` | Unknown address.\n",
        {
            "bank_not_available": "The bank is not available.",
            "card_expired": "The card has expired.",
            "limit_exceeded": "Over the limit.",
            "invalid_vpa": "Unknown address.",
        },
    ),
    "listed.html": (
        "<h2>AuthErrorCode</h2><p>enum AuthErrorCode {<br><a>kAuthTokenExpired</a> = 801,<br><a>kAuthKeyInvalid</a> = 802,<br>"
        "<a>kAuthUserUnknown</a> = 803,<br>}</p><dl><dt><code>kAuthTokenExpired</code></dt><dd><p>Sign in again</p><p>Declared "
        "here</p></dd><dt><code>kAuthKeyInvalid</code></dt><dd><p>The key is wrong</p></dd><dt><code>kAuthUserUnknown</code></dt>"
        "<dd><p>No such user</p></dd></dl>",
        {"801": "Sign in again", "802": "The key is wrong", "803": "No such user"},
    ),
    "chinese.csv": (
        "错误码;错误信息;描述\n41200;Server error;服务端错误\n41201;Invalid parameter;参数不合法\n".encode("gb18030"),
        {"41200": "Server error", "41201": "Invalid parameter"},
    ),
    "latin.csv": (
        "Código;Descrição\nA1;Cartão inválido\nA2;Transação não autorizada\n".encode("cp1252"),
        {"A1": "Cartão inválido", "A2": "Transação não autorizada"},
    ),
    "sql.txt": (
        "Class 22 - Data exceptions\n\n22000    E    ERRCODE_DATA_EXCEPTION        data_exception\n22012    E    "
        "ERRCODE_DIVISION_BY_ZERO      division_by_zero\n22001    E    ERRCODE_TOO_LONG              too_long\n",
        {"22000": "ERRCODE_DATA_EXCEPTION", "22012": "ERRCODE_DIVISION_BY_ZERO", "22001": "ERRCODE_TOO_LONG"},
    ),
    # what a page of components, lists of lists and readers of other languages' programs leave
    "shadow.tsx": (
        'export default () => (<div><h2>Gateway errors</h2><Table><TableHeader><TableRow><TableHead>Error</TableHead>'
        "<TableHead>Description</TableHead></TableRow></TableHeader><TableBody><TableRow><TableCell className=\"a\">GX-1"
        "</TableCell><TableCell>key is missing</TableCell></TableRow><TableRow><TableCell>GX-2</TableCell><TableCell>"
        "card has expired</TableCell></TableRow></TableBody></Table></div>)\n",
        {"GX-1": "key is missing", "GX-2": "card has expired"},
    ),
    "bulleted.mdx": (
        "# Result codes\n\n<Attributes>\n\n- RESULT CODE\n  - DESCRIPTION\n- opMalformed\n  - The input is invalid.\n"
        "- opNoTrust\n  - There is no trust line.\n\n</Attributes>\n",
        {"opMalformed": "The input is invalid.", "opNoTrust": "There is no trust line."},
    ),
    "dashed.mdx": (
        "## 应用错误码\n\n### 4101\n\n- 信息 - APP_MISSING\n- 含义 - 找不到应用\n\n### 4102\n\n- 信息 - NO_QUOTA\n- 含义 - 欠费\n",
        {"4101": "APP_MISSING", "4102": "NO_QUOTA"},
    ),
    "api-error.md": (
        "## Errors reference\n\nAPI error | Description\n---|---\nBAD_STATE | Wrong status\nBAD_AMOUNT | Wrong amount\n",
        {"BAD_STATE": "Wrong status", "BAD_AMOUNT": "Wrong amount"},
    ),
    "titled.html": (
        "<p>Коды ответов</p><table><tr><td>КОД<td>ОПИСАНИЕ<tr><td>0<td>Запрос обработан<tr><td colspan=2>Раздел 1 - тело"
        "<tr><td>10<td>Неизвестный метод<tr><td>11<td>Ошибка разбора</table>",
        {"0": "Запрос обработан", "10": "Неизвестный метод", "11": "Ошибка разбора"},
    ),
    "printed.md": (
        "# Errors\n\n```\n{'header': {'resultCode': 'S1', 'resultMessage': 'token is revoked'}, 'more': None}\n```\n"
        "```\n{'header':\n{'resultCode': 'S2', 'resultMessage': 'account is locked'}\n```\n",
        {"S1": "token is revoked", "S2": "account is locked"},
    ),
    "beside.xml": (
        '<errors><Value name="kOk" description="正常">10000</Value><Value name="kUser" description="密码错误">10003</Value>'
        '<Value name="kLink" description="没有连接">10004</Value></errors>',
        {"10000": "正常", "10003": "密码错误", "10004": "没有连接"},
    ),
    "beside-schema.json": (
        '{"$schema": "s.json", "definitions": {"sub": {"x": {"subcode": 1}}}, "errors": {"api_error_unknown": {"code": 1, '
        '"description": "Unknown error", "global": true}, "api_error_off": {"code": 2, "description": "Disabled"}}}',
        {"1": "Unknown error", "2": "Disabled"},
    ),
    "below.py": (
        'class ServiceCode(Enum):\n    """오류 코드"""\n    FORBIDDEN = "INFO-300"\n    """인증키가 제한되었습니다."""\n'
        '    BAD = "ERROR-300"\n    """필수 값이 없습니다."""\n    LIMIT = "ERROR-337"\n    """호출 한도 초과"""\n',
        {"INFO-300": "인증키가 제한되었습니다.", "ERROR-300": "필수 값이 없습니다.", "ERROR-337": "호출 한도 초과"},
    ),
    "listed.ts": (
        "export const Code = { Missing: errors.E_MISSING, Wrong: errors.E_WRONG };\n"
        'export const errorMessages = new Map([[Code.Missing, "key is missing"], [Code.Wrong, "key is wrong"],\n'
        '  [Code.Late, "too late"]]);\n',
        {"Missing": "key is missing", "Wrong": "key is wrong", "Late": "too late"},
    ),
    "cases.rb": (
        'def error_message(code)\n  case code\n  when 10\n    "wrong number"\n  when 11\n    "taken for spam"\n'
        '  when 12\n    "no balance"\n  end\nend\n',
        {"10": "wrong number", "11": "taken for spam", "12": "no balance"},
    ),
    "codes.dart": (
        "/// Result codes.\nclass LinkErrorCode {\n  static const int ok = 0; // fine\n  /// No memory left.\n"
        "  static const int memory = -3;\n  static const int lost = -4; // connection lost\n}\n",
        {"0": "fine", "-3": "No memory left.", "-4": "connection lost"},
    ),
    "enum.dart": (
        "enum ApiError {\n  badKey(401, 'key is \\'wrong\\''), // seen rarely\n  busy(503, \"server is busy\");\n\n"
        "  const ApiError(this.code, this.text);\n  final int code;\n  final String text;\n}\n",
        {"401": "key is 'wrong'", "503": "server is busy"},
    ),
    "map.dart": (
        "String textOf(String code) {\n  const errors = {\n    'auth/no-user': 'no such user',\n    'auth/weak': 'password is "
        "too weak',\n    'auth/late': 'token expired',\n  };\n  return errors[code] ?? 'failed';\n}\n",
        {"auth/no-user": "no such user", "auth/weak": "password is too weak", "auth/late": "token expired"},
    ),
    "switch.dart": (
        "String errorText(int code) {\n  switch (code) {\n    case 7:\n      return 'no funds';\n    case 8:\n      return "
        "'no such card';\n    case 9: return 'limit exceeded';\n  }\n}\n",
        {"7": "no funds", "8": "no such card", "9": "limit exceeded"},
    ),
    "cells.md": (  # codes within a cell of a table of fields
        "## Response\n\n| Field | Type | Description |\n|--|--|--|\n| orderId | string | its id |\n| resultCode | int | 0: fine, "
        "-1: no such account, -28001: not enough balance |\n| status | int | 0: new, 1: open, 2: closed |\n",
        {"0": "fine", "-1": "no such account", "-28001": "not enough balance"},
    ),
    "details.md": (
        '# Errors\n\n```json\n{"error": {"code": 403, "status": "PERMISSION_DENIED", "message": "billing is off", "details": [{"@type": '
        '"type.googleapis.com/google.rpc.ErrorInfo", "reason": "BILLING_DISABLED", "domain": "acme.com"}]}}\n```\n',
        {"BILLING_DISABLED": "billing is off"},
    ),
    "reasons.proto": (  # answers of gRPC hold the names
        'syntax = "proto3";\nenum ErrorReason {\n  REASON_UNSPECIFIED = 0;\n  // The service is not enabled. Example of an ErrorInfo:\n  // {}\n'
        "  SERVICE_OFF = 1;\n  // The key is wrong.\n  KEY_INVALID = 3;\n}\n",
        {"REASON_UNSPECIFIED": "Reason unspecified", "SERVICE_OFF": "The service is not enabled.", "KEY_INVALID": "The key is wrong."},
    ),
    # statuses beside names, bullets with paragraphs, one dash for a rule, constants beside what a class works with
    "names.csv": (
        "name,codes,description\n" + "".join(f"KEY_{n}_INVALID,{400 if n % 3 else 500},The key {n} is invalid\n" for n in range(24)),
        {f"KEY_{n}_INVALID": f"The key {n} is invalid" for n in range(24)},
    ),
    "paragraphs.md": (
        "# 错误码与故障诊断\n\n* Error Number: 8001\n\n    内存超过限制。\n    请重试。\n\n* Error Number: 8002\n\n    写入冲突。\n\n"
        "* Error Number: 8003\n\n    数据不一致。\n",
        {"8001": "内存超过限制。 请重试。", "8002": "写入冲突。", "8003": "数据不一致。"},
    ),
    "dash.md": (
        "# Error Code\n\n|Code|Description|\n|-|-|\n|10001| Invalid key|\n|10002|\tToo frequent|\n",
        {"10001": "Invalid key", "10002": "Too frequent"},
    ),
    "Fault.java": (
        'public class AppException extends Exception {\n  static final TField MESSAGE = new TField("message", 11);\n'
        "  private static final long serialVersionUID = 1L;\n  /** not known */\n  public static final int UNKNOWN = 0;\n"
        "  /** no such method */\n  public static final int UNKNOWN_METHOD = 1;\n  /** failed inside */\n"
        "  public static final int INTERNAL_ERROR = 6;\n  /** broken protocol */\n  public static final int PROTOCOL_ERROR = 7;\n}\n",
        {"0": "not known", "1": "no such method", "6": "failed inside", "7": "broken protocol"},
    ),
    "listed.h": (
        '#ifdef ERROR\nERROR( operation_failed, 1000, "Operation failed" )\nERROR( timed_out, 1004, "Operation timed out" )\n'
        'ERROR( too_old, 1007, "Transaction is too old" )\n#endif\n',
        {"1000": "Operation failed", "1004": "Operation timed out", "1007": "Transaction is too old"},
    ),
    "said-again.rs": (
        "pub enum ErrorCode {\n    /// 100 - Instruction missing\n    #[msg(\"Instruction missing\")]\n    Missing = 100,\n"
        "    /// 101 - Not supported\n    #[msg(\"Not supported\")]\n    Unsupported = 101,\n}\n",
        {"100": "Instruction missing", "101": "Not supported"},
    ),
    "apart.csv": (
        "결과 코드,설명,,결과 코드,설명\n-1,버튼 오류,,-11,브랜드 없음\n-2,번호 없음,,-12,상태 오류\n",
        {"-1": "버튼 오류", "-2": "번호 없음", "-11": "브랜드 없음", "-12": "상태 오류"},
    ),
    # layouts
    "spans.html": (
        "<h2>응답코드</h2><table><tr><th>구분<th>코드<th>사유<tr><td rowspan=2>승인<td>Z01<td>한도 초과<tr><td>Z02<td>"
        "카드 정지<tr><td>취소<td>Z03<td>이미 취소</table>",
        {"Z01": "한도 초과", "Z02": "카드 정지", "Z03": "이미 취소"},
    ),
    "paired.html": (
        "<h3>Error codes</h3><table><thead><tr><th>Code</th><th>Reason</th><th>Code</th><th>Reason</th></tr></thead>"
        "<tr><td>1</td><td>invalid key</td><td>3</td><td>wrong hash</td></tr>"
        "<tr><td>2</td><td>expired key</td><td></td><td></td></tr></table>",
        {"1": "invalid key", "2": "expired key", "3": "wrong hash"},
    ),
    "definitions.html": (
        "<h1>Errors</h1><dl><dt>E_AUTH<dd>Not authorized.<dt>E_BUSY<dd>The server is busy.</dl>",
        {"E_AUTH": "Not authorized.", "E_BUSY": "The server is busy."},
    ),
    "page.vue": (
        "<template><div><h2>에러코드</h2><table><tr><td>코드</td><td>설명</td></tr><tr><td>B1</td><td>잘못된 요청</td></tr>"
        "<tr><td>B2</td><td>없는 주문</td></tr></table></div></template><script>export default {}</script>",
        {"B1": "잘못된 요청", "B2": "없는 주문"},
    ),
    "anchored.md": (  # a table of contents, headings that name themselves
        "# Errors\n\n* [400 - Bad Request](#e400)\n* [429 - Too Many](#e429)\n\n## 400 – BAD_REQUEST {#e400}\n\nThe "
        "body is malformed.\n\n---\n\n## 429 – TOO_MANY {#e429}\n\nThe limit is exceeded.\n",
        {"400": "The body is malformed.", "429": "The limit is exceeded."},
    ),
    "solved.md": (  # the message in an answer that is shown, what to do under a heading of its own
        "## 인증 오류 (401)\n\n### UNAUTHORIZED\n\n키가 없습니다.\n\n```json\n"
        '{"code": "UNAUTHORIZED", "message": "Missing key"}\n```\n\n**해결 방법**\n\n- 헤더 확인\n\n---\n\n'
        "### KEY_EXPIRED\n\n키가 만료되었습니다.\n\n**해결 방법**\n\n- 재발급\n",
        {"UNAUTHORIZED": "Missing key", "KEY_EXPIRED": "키가 만료되었습니다."},
    ),
    "tabs.mdx": (  # the text of a component without the answer that it shows
        '# Errors\n\n<TabItem value="400">\n\nThe request is invalid.\n\n```json\n{\n  "type": "x"\n}\n```\n\n</TabItem>\n'
        '<TabItem value="401">\n\nThe key is wrong.\n\n</TabItem>\n',
        {"400": "The request is invalid.", "401": "The key is wrong."},
    ),
    "platforms.md": (  # a column that sorts the rows is none of their texts
        "## 오류 코드\n\n| 플랫폼 | 오류 코드 | 설명 |\n|--|--|--|\n| Android, iOS | 1 | 없는 값입니다. |\n"
        "| Android, iOS | 2 | 잘못된 값입니다. |\n| Android, iOS | 3 | 만료되었습니다. |\n| Android, iOS | 4 | 중복입니다. |\n"
        "| Android, iOS | 5 | 거절되었습니다. |\n| Android, iOS | 6 | 알 수 없습니다. |\n",
        {"1": "없는 값입니다.", "2": "잘못된 값입니다.", "3": "만료되었습니다.", "4": "중복입니다.", "5": "거절되었습니다.", "6": "알 수 없습니다."},
    ),
    "kinds.md": (  # kinds of errors are the codes where no others are
        "## 오류\n\n| HTTP 상태 | 에러 타입 | 설명 |\n|--|--|--|\n| 400 | bad_input | 잘못된 입력 |\n| 400 | bad_state | 잘못된 상태 |\n"
        "| 404 | not_found | 없음 |\n",
        {"bad_input": "잘못된 입력", "bad_state": "잘못된 상태", "not_found": "없음"},
    ),
    "named.md": (
        "## HTTP errors\n\n| Code | Meaning |\n|--|--|\n| 400 (BAD REQUEST) | Not understood |\n| 404 (NOT FOUND) | No such "
        "order |\n",
        {"400": "Not understood", "404": "No such order"},
    ),
    "sentences.rst": (
        "Common API error codes\n======================\n\n400 - Bad request (the body is invalid).\n402 - Payment required "
        "(not paid).\n409 - Conflict (it exists already).\n",
        {"400": "Bad request (the body is invalid).", "402": "Payment required (not paid).", "409": "Conflict (it exists already)."},
    ),
    "dotted.md": (
        "# Result codes\n\n| Code | Description |\n|--|--|\n| 800.100.151 | declined (invalid card) |\n| 800.100.155 | not enough "
        "credit |\n",
        {"800.100.151": "declined (invalid card)", "800.100.155": "not enough credit"},
    ),
    "russian-titles.md": (  # a row of one cell in a table is a title, and the sentence above says what it is
        "<p>Коды ответов</p>\n<table>\n<tr><td>КОД</td><td>ОПИСАНИЕ</td></tr>\n<tr><td colspan=2>Раздел 1 - запрос</td></tr>\n"
        "<tr><td>10</td><td>Неизвестный метод</td></tr>\n<tr><td>11</td><td>Ошибка разбора</td></tr>\n</table>\n",
        {"10": "Неизвестный метод", "11": "Ошибка разбора"},
    ),
    "bracketed.md": (
        "# Error codes\n\n| Error | Code |\n|--|--|\n| BadRequest | -2 |\n| NotFound (user) | 2 |\n| NotFound (order) | 4 |\n",
        {"-2": "BadRequest", "2": "NotFound (user)", "4": "NotFound (order)"},
    ),
    "slashed.md": (
        "# 4001 / 400\nGET으로 요청했을 때\n\n# 4200 / 400\n올바르지 않은 키\n",
        {"4001": "GET으로 요청했을 때", "4200": "올바르지 않은 키"},
    ),
    "generated.proto": (
        'syntax = "proto3";\nenum Error {\n  // @msg=未找到\n  // @code=NOT_FOUND\n  ERR_A = 1;\n  // No key\n  ERR_B = 2 '
        '[(errors.code) = 401, (errors.message) = "No key"];\n}\n',
        {"1": "未找到", "2": "No key"},
    ),
    "errno.md": (  # the number of the error, where `code` is the HTTP status
        '# Errors\n\n```json\n{"code": 412, "errno": 114, "message": "Modified meanwhile"}\n```\n\n```json\n{"code": 400, '
        '"errno": 109, "message": "Invalid data"}\n```\n',
        {"114": "Modified meanwhile", "109": "Invalid data"},
    ),
    "traditional.md": (
        "# 錯誤碼說明\n\n| 錯誤碼 | 含義 | 處理建議 |\n|--|--|--|\n| 1001 | 密鑰無效 | 檢查密鑰 |\n| 1002 | 權限不足 | 聯繫管理員 |\n",
        {"1001": "密鑰無效", "1002": "權限不足"},
    ),
    "unclosed.md": (
        "  Errors:\n\n    | Code | Text\n    |------|------\n    | 17   | Not allowed\n    | 18   | Not found\n",
        {"17": "Not allowed", "18": "Not found"},
    ),
    "headings.md": (
        "# Error codes\n\n#### -2001 BAD_SIDE\n * The side is invalid.\n\n#### -2002 BAD_TYPE\n * The type is invalid.\n"
        " * Type %s is unknown.\n",
        {"-2001": "The side is invalid.", "-2002": "The type is invalid."},
    ),
    "sections.md": (
        "# Troubleshooting\n\n### AUTH01 - Token expired\n\n**HTTP Status**: 401\n\nGet a new one.\n\n"
        "### AUTH02 - Token missing\n\n**HTTP Status**: 401\n",
        {"AUTH01": "Token expired", "AUTH02": "Token missing"},
    ),
    "blocks.md": (
        '# Errors\n\n```json\n{"error": {"code": "no_funds", "message": "Not enough funds."}}\n```\n\n'
        '```json\n{"error": {"code": "no_order", "message": "No such order."}}\n```\n',
        {"no_funds": "Not enough funds.", "no_order": "No such order."},
    ),
    "errors.mdx": (
        "# Errors\n\n<ErrorCode code=\"K1\" status={401}>The key is invalid.</ErrorCode>\n"
        "<ErrorCode code=\"K2\" status={403}>The key is not allowed to do this.</ErrorCode>\n",
        {"K1": "The key is invalid.", "K2": "The key is not allowed to do this."},
    ),
    "accordions.mdx": (
        "# Error codes\n\n<Accordion title=\"1101: Invalid amount\">\n  Send a positive one.\n</Accordion>\n\n"
        "<Accordion title=\"1102: Unknown currency\">\n  It is not supported.\n</Accordion>\n",
        {"1101": "Invalid amount", "1102": "Unknown currency"},
    ),
    "bullets.md": (
        "## Errors\n\n- `40101` — the token has expired\n- `40102` — the token is not valid\n",
        {"40101": "the token has expired", "40102": "the token is not valid"},
    ),
    "list-table.rst": (
        "Error codes\n===========\n\n.. list-table:: Codes\n   :header-rows: 1\n\n   * - Code\n     - Description\n"
        "   * - X-1\n     - Not found,\n       or gone\n   * - X-2\n     - Not allowed\n",
        {"X-1": "Not found, or gone", "X-2": "Not allowed"},
    ),
    "grid.rst": (
        "Errors\n------\n\n+------+--------------+\n| Code | Meaning      |\n+======+==============+\n| 11   | Not found    |\n"
        "+------+--------------+\n| 12   | Not          |\n|      | allowed      |\n+------+--------------+\n",
        {"11": "Not found", "12": "Not allowed"},
    ),
    "simple.rst": (
        "Errors\n------\n\n====  ============\nCode  Meaning\n====  ============\n21    Not found\n22    Not allowed\n====  ============\n",
        {"21": "Not found", "22": "Not allowed"},
    ),
    "table.adoc": (
        '= API\n\n== Error codes\n\n[cols="1,2",options="header"]\n|===\n|Code |Description\n\n|G1\n|Not found\n\n|G2 |Not allowed\n|===\n',
        {"G1": "Not found", "G2": "Not allowed"},
    ),
    "list.adoc": ("== Errors\n\nL-1:: Not found\nL-2:: Not allowed\n", {"L-1": "Not found", "L-2": "Not allowed"}),
    "manual.txt": (
        "Appendix A. Response codes\n\nCode    Meaning                   HTTP\n51      Insufficient funds        402\n"
        "54      Expired card              402\n                                       - 77 -\n91      Issuer unavailable        503\n",
        {"51": "Insufficient funds", "54": "Expired card", "91": "Issuer unavailable"},
    ),
    "lines.txt": (
        "Reject reasons\n\n5001 Price out of range\n5002 Quantity too small\n5003 Market closed\n",
        {"5001": "Price out of range", "5002": "Quantity too small", "5003": "Market closed"},
    ),
    "several.csv": (
        "Error code,Message\n\"701, 702\",Too many requests\nW90~W92,Not allowed\n",
        {"701": "Too many requests", "702": "Too many requests", "W90": "Not allowed", "W91": "Not allowed", "W92": "Not allowed"},
    ),
    # machine forms
    "openapi.json": (
        json.dumps(
            {
                "openapi": "3.0.1",
                "paths": {
                    "/o": {
                        "get": {
                            "responses": {
                                "200": {"content": {"application/json": {"example": {"code": 0, "message": "ok"}}}},
                                "404": {
                                    "content": {
                                        "application/json": {
                                            "examples": {
                                                "a": {"value": {"error": {"code": "NO_ORDER", "message": "No such order"}}}
                                            }
                                        }
                                    }
                                },
                            }
                        }
                    }
                },
                "components": {
                    "schemas": {
                        "Side": {"type": "string", "enum": ["BUY", "SELL"]},
                        "Error": {
                            "properties": {
                                "code": {"enum": ["NO_ORDER", "NO_FUNDS"], "x-enumDescriptions": ["No order", "Not enough funds"]}
                            }
                        },
                    }
                },
            }
        ),
        {"NO_ORDER": "No such order", "NO_FUNDS": "Not enough funds"},
    ),
    "swagger.yaml": (
        "swagger: '2.0'\npaths:\n  /a:\n    post:\n      responses:\n        400:\n          description: bad\n          examples:\n"
        "            application/json: {errorCode: '0012', errorMessage: Amount is not valid}\n"
        "x-error-codes:\n  - {code: '0044', message: Account is closed}\n  - {code: '0045', message: Account is not found}\n",
        {"0012": "Amount is not valid", "0044": "Account is closed", "0045": "Account is not found"},
    ),
    "described.yaml": (
        "openapi: 3.0.0\ninfo:\n  title: A\n  description: |\n    # Errors\n\n    | Code | Message |\n    |---|---|\n"
        "    | 901 | not found |\n    | 902 | not allowed |\npaths: {}\n",
        {"901": "not found", "902": "not allowed"},
    ),
    "stream.asyncapi.yaml": (
        "asyncapi: 2.6.0\ncomponents:\n  messages:\n    Error:\n      payload:\n        type: object\n      examples:\n"
        "        - payload: {code: 5003, message: Not subscribed}\n        - payload: {code: 5004, message: Too many topics}\n",
        {"5003": "Not subscribed", "5004": "Too many topics"},
    ),
    "schema.json": (
        json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$defs": {
                    "ErrorCode": {
                        "oneOf": [
                            {"const": "E-1", "description": "Signature is invalid"},
                            {"const": "E-2", "description": "Nonce is too old"},
                        ]
                    }
                },
            }
        ),
        {"E-1": "Signature is invalid", "E-2": "Nonce is too old"},
    ),
    "postman.json": (
        json.dumps(
            {
                "info": {"name": "Acme"},
                "item": [
                    {
                        "name": "order",
                        "response": [
                            {"name": "bad", "code": 400, "body": '{"code": 77, "msg": "Price is invalid"}'},
                            {"name": "gone", "code": 404, "body": '{"code": 78, "msg": "Order not found"}'},
                        ],
                    }
                ],
            }
        ),
        {"77": "Price is invalid", "78": "Order not found"},
    ),
    "errors.xml": (
        '<?xml version="1.0"?><errors><error code="1" text="not logged in"/><error code="2" text="no permission"/></errors>',
        {"1": "not logged in", "2": "no permission"},
    ),
    "elements.xml": (
        "<list><error><code>10</code><message>bad sign</message></error><error><code>11</code><message>no key</message></error></list>",
        {"10": "bad sign", "11": "no key"},
    ),
    "fix.xml": (
        '<fix major="4"><fields><field number="103" name="OrdRejReason" type="INT"><value enum="0" description="BROKER_OPTION"/>'
        '<value enum="1" description="UNKNOWN_SYMBOL"/></field><field number="54" name="Side" type="CHAR">'
        '<value enum="1" description="BUY"/><value enum="2" description="SELL"/></field></fields></fix>',
        {"0": "Broker option", "1": "Unknown symbol"},
    ),
    "api.proto": (
        'syntax = "proto3";\nenum ErrorCode {\n  // No error.\n  OK = 0;\n  // The key is not valid.\n  BAD_KEY = 3;\n'
        "  NO_FUNDS = 4; // Not enough funds.\n}\nenum Side { BUY = 0; SELL = 1; }\n",
        {"0": "No error.", "3": "The key is not valid.", "4": "Not enough funds."},
    ),
    "messages.properties": (
        "# texts\nerror.1001=Not enough \\\n    funds\nerror.1002=\\uC794\\uC561 \\uBD80\\uC871\nlabel.submit=Submit\n",
        {"1001": "Not enough funds", "1002": "잔액 부족"},
    ),
    "errors.po": (
        'msgid ""\nmsgstr ""\n\n#. shown when it is too late\nmsgctxt "error.T1"\nmsgid "The order has expired"\n'
        'msgstr "주문이 만료되었습니다"\n\nmsgctxt "error.T2"\nmsgid "No such order"\nmsgstr "없는 주문입니다"\n',
        {"T1": "주문이 만료되었습니다", "T2": "없는 주문입니다"},
    ),
    "Errors.resx": (
        '<?xml version="1.0"?><root><data name="Error_301"><value>Order is closed</value></data>'
        '<data name="Error_302"><value>Order is not found</value></data></root>',
        {"301": "Order is closed", "302": "Order is not found"},
    ),
    # source code
    "codes.py": (
        'class Reject(IntEnum):\n    """Why."""\n    BAD_PRICE = 7  # the price is invalid\n    NO_STOCK = 8  # nothing left, not available\n',
        {"7": "the price is invalid", "8": "nothing left, not available"},
    ),
    "errors.py": (
        'class BadKey(ApiError):\n    code = "E7"\n    message = "the key is invalid"\n\n\nclass NoFunds(ApiError):\n'
        '    code = "E8"\n    message = "not enough funds"\n',
        {"E7": "the key is invalid", "E8": "not enough funds"},
    ),
    "PayError.java": (
        'public enum PayError {\n  /** seldom */\n  BAD_CARD(HttpStatus.BAD_REQUEST, "P1", "카드 정보가 잘못되었습니다."),\n'
        '  NO_MONEY(HttpStatus.PAYMENT_REQUIRED, "P2", "잔액이 부족합니다.");\n  private final String code;\n}\n',
        {"P1": "카드 정보가 잘못되었습니다.", "P2": "잔액이 부족합니다."},
    ),
    "ErrorCode.kt": (
        'enum class ErrorCode(val code: String, val message: String) {\n    BAD_KEY(code = "K1", message = "invalid key"),\n'
        '    NO_KEY(code = "K2", message = "key is missing"),\n    ;\n}\n',
        {"K1": "invalid key", "K2": "key is missing"},
    ),
    "errors.ts": (
        'export const ERRORS = {\n  1001: "Invalid symbol",\n  1002: "Not enough margin",\n} as const;\n',
        {"1001": "Invalid symbol", "1002": "Not enough margin"},
    ),
    "enum.ts": (
        "export enum ErrorCode {\n  /** nothing is wrong */\n  None,\n  /** the key is invalid */\n  BadKey,\n  /** not found */\n  NotFound = 44,\n}\n",
        {"0": "nothing is wrong", "1": "the key is invalid", "44": "not found"},
    ),
    "records.js": (
        'const errors = [\n  { code: 31, message: "not signed", status: 401 },\n  { code: 32, message: "bad nonce", status: 400 },\n];\n',
        {"31": "not signed", "32": "bad nonce"},
    ),
    "errors.go": (
        'package acme\n\nconst (\n\tErrUnknown = iota + 100 // unknown error\n\tErrBadKey // invalid key\n)\n\nvar texts = map[string]string{\n'
        '\t"A1": "invalid amount",\n\t"A2": "amount too small",\n}\n',
        {"100": "unknown error", "101": "invalid key", "A1": "invalid amount", "A2": "amount too small"},
    ),
    "error.rs": (
        "/// Codes of errors\npub enum ErrorCode {\n    /// invalid request\n    BadRequest = -32600,\n    /// method not found\n    NoMethod = -32601,\n}\n",
        {"-32600": "invalid request", "-32601": "method not found"},
    ),
    "Errors.cs": (
        'enum ErrorCode {\n  [Description("Order not found")]\n  NoOrder = 12,\n  /// <summary>Price is invalid</summary>\n  BadPrice = 13,\n}\n',
        {"12": "Order not found", "13": "Price is invalid"},
    ),
    "errors.php": (
        "<?php\nreturn [\n    '2001' => 'Invalid merchant',\n    '2002' => 'Duplicate order',\n];\n",
        {"2001": "Invalid merchant", "2002": "Duplicate order"},
    ),
    "errors.rb": (
        'ERRORS = {\n  "51" => "Insufficient funds",\n  "54" => "Expired card",\n}.freeze\n',
        {"51": "Insufficient funds", "54": "Expired card"},
    ),
    "Errors.swift": (
        "enum ApiError: Int {\n    case badKey = 401 // the key is invalid\n    case noOrder = 404 // no such order\n}\n",
        {"401": "the key is invalid", "404": "no such order"},
    ),
    "errors.h": (
        "#define E_BADKEY  (-101)  /* the key is invalid */\n#define E_NOORDER -102 /* no such order */\n#define MAX_SIZE 512\n",
        {"-101": "the key is invalid", "-102": "no such order"},
    ),
    "objects.kt": (
        'sealed class ApiError(val code: Int, val text: String) {\n    object BadKey : ApiError(1001, "invalid key")\n'
        '    object NoFunds : ApiError(1002, "not enough funds")\n}\n',
        {"1001": "invalid key", "1002": "not enough funds"},
    ),
    "error_names.go": (
        'package acme\n\nconst (\n\tCodeBadKey = 4001\n\tCodeNoOrder = 4002\n)\n\nconst MsgBadKey = "invalid key"\n\n'
        'var texts = map[int]string{\n\tCodeBadKey: MsgBadKey,\n\tCodeNoOrder: "no such order",\n}\n',
        {"4001": "invalid key", "4002": "no such order"},
    ),
    "error_codes.php": (
        "<?php class E { const BAD = 10001; const AUTH = 10002; public static $texts = [self::BAD => 'Invalid parameter', "
        "self::AUTH => 'Not authorised']; }\n",
        {"10001": "Invalid parameter", "10002": "Not authorised"},
    ),
    "Errors.java": (
        'class Errors { String text(String c) { switch (c) { case "01": return "Refer to issuer, not approved"; case "05": return '
        '"Do not honor"; default: return ""; } } }\n',
        {"01": "Refer to issuer, not approved", "05": "Do not honor"},
    ),
    "rows.sql": (
        "INSERT INTO error_codes (error_code, description) VALUES ('001', 'The record isn''t complete'), ('002', 'Wrong record');\n",
        {"001": "The record isn't complete", "002": "Wrong record"},
    ),
    "in-one.html": (
        "<h2>Error codes</h2><table><tr><td>E100 Invalid request<td>E200 Not found<tr><td>E101 Missing key<td></table>",
        {"E100": "Invalid request", "E200": "Not found", "E101": "Missing key"},
    ),
    "blocks.html": (
        '<h3>Error codes</h3><div><span>001 </span><p>Missing user.</p></div><div><span>002 </span><p>Wrong password.</p></div>'
        "<div><span>003 </span><p>No such batch.</p></div>",
        {"001": "Missing user.", "002": "Wrong password.", "003": "No such batch."},
    ),
    "copied.txt": (
        "Error codes\n\nCode\tError type\tDefinition\n10400\tBAD_REQUEST\tThe request is not valid\n10401\tNO_AUTH\tNot authorized\n",
        {"10400": "The request is not valid", "10401": "Not authorized"},
    ),
    "components.vue": (
        "<template><v-simple-table><tbody><tr><td>응답코드</td><td>설명</td></tr><tr><td>Q1</td><td>한도 초과</td></tr>"
        "<tr><td>Q2</td><td>없는 카드</td></tr></tbody></v-simple-table></template>",
        {"Q1": "한도 초과", "Q2": "없는 카드"},
    ),
    "own-codes.yaml": (
        "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        '404':\n          description: none\n          content:\n"
        "            application/json:\n              example: {code: 5, message: account not found, description: 50004}\n",
        {"50004": "account not found"},
    ),
    "Paired.java": (
        'class Errors {\n  static final String ERROR_CODE_01 = "01";\n  static final String ERROR_CODE_02 = "02";\n'
        '  static final String ERROR_DESC_01 = "Account not found";\n  static final String ERROR_DESC_02 = "Account locked";\n}\n',
        {"01": "Account not found", "02": "Account locked"},
    ),
}  # fmt: skip


def texts_of(entry):
    """Give an entry's wire texts as strings, its meanings where it has none."""
    texts = [item if isinstance(item, str) else item["text"] for item in entry["messages"]]
    return texts or [text for text in entry["meaning"].values() if text]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_form_gives_its_codes(name, tmp_path):
    """A document gives its codes, no others, and to each the text that stands with it."""
    content, expected = DOCUMENTS[name]
    errors = draft_of(tmp_path, name, content).table["errors"]
    assert {entry["code"]: texts_of(entry)[0] for entry in errors} == expected


NO_ERRORS = {
    # schemas and classes whose names look like codes, questions, ranges that are set aside
    "schemas.md": "# Errors\n\n## OBError1\n\n| Name | Type | Description |\n|--|--|--|\n| Code | string | what went wrong |\n\n## OBErrorResponse1\n\n| Name | Type | Description |\n|--|--|--|\n| Errors | array | not empty |\n",
    "classes.md": "# Runtime errors\n\n## RuntimeError\n\nIt failed.\n\n### Constructor\n\nNothing.\n\n## ConfigurationError\n\nThe setting is invalid.\n\n### Properties\n\nNone.\n",
    "sizes.md": "## 파일\n\n| 채널 | 최대 크기 | 비고 |\n|--|--|--|\n| 문자 | 300KB | 초과할 수 없음 |\n| 카드 | 1MB | 초과할 수 없음 |\n| 긴 문자 | 500KB | 제한 |\n",
    "years.md": "# History\n\n### 1970 ~ 2010 No servers\n\nNot yet.\n\n### 2010 ~ 2020 Too many\n\nNo end.\n\n### 2020 ~ Beyond\n\nNo limit.\n",
    "faq.md": "# FAQ\n\n## ConnectionError: cannot connect\n\nCheck your network.\n\n## ValueError when it starts\n\nNo token.\n",
    "ranges.md": "# 错误码\n\n## 错误码范围\n\n| 范围 | 分类 |\n|--|--|\n| 5000-5099 | 通用错误 |\n| 5100-5199 | 配置错误 |\n| 5200-5299 | 网络错误 |\n",
    "page.json": '{"error": {"title": "Page not found", "message": "It does not exist.", "button": "Go back home"}}',
    # names under `message` that are none in capitals, names alone that are settings, a status of a code
    "topics.md": "# Messages\n\n| Message | Meaning |\n|--|--|\n| orderCreated | An order was made |\n| orderFilled | It is done |\n",
    "features.json": '["DARK_MODE", "NEW_SEARCH", "FAST_START", "BETA_LOGIN", "WIDE_LAYOUT"]',
    "device.json": json.dumps(
        {"openapi": "3.0.0", "components": {"schemas": {"DeviceCodeStatus": {"enum": ["UNKNOWN", "UNPAIRED", "PAIRED", "EXPIRED"]}}}}
    ),
    "bancos.md": "# Brasil\n\n| Nombre del banco | Código del banco | Formato |\n|--|--|--|\n| Banrisul | 041 | no puede exceder 10 |\n| Caixa | 104 | no puede exceder 8 |\n| Inter | 077 | sin dígito |\n",
    "settings.md": "# Errors\n\n```\nmax_retries = 3\ntimeout = 30\nport = 80\n```\n",
    "mapped.py": "def _map(kind, *codes):\n    pass\n\n_map(DataError, ER.TOO_LONG, ER.BAD_NULL)\n_map(KeyError, ER.DUP_ENTRY, ER.NO_ROW)\n_map(OSError, ER.LOCKED, ER.DENIED)\n",
    "colors.graphql": "enum StaffStatus {\n  ACTIVE\n  DEACTIVATED\n  DENIED\n}\n",
    "status.md": '---\ntitle: "Status"\n---\n\n### Glossário\n\n| Termo | Definição |\n|--|--|\n| CREATED | Criado. |\n| EXPIRED | Prazo expirou. |\n| CANCELLED | Cancelado. |\n',
    "criteria.md": "# 결제 에러\n\n## 수용 기준 (AC)\n\n- AC1: 취소 시 메시지가 표시된다.\n- AC2: 서명 검증 실패는 알람이 발송된다.\n- AC3: 금액 상이 시 에러가 표시된다.\n",
    "shown.md": '# 错误码\n\n```\n{"status": "error", "err-code": "err-code", "err-msg": "err-message"}\n```\n',
    "reasons.proto": 'syntax = "proto3";\nmessage JobReason {\n  enum Code {\n    // Not specified.\n    NONE = 0;\n    // Asked for.\n    REQUESTED = 1;\n    // It ran beyond a timeout and could not end.\n    LONG_RUNNING = 2;\n    // Results cannot fit.\n    LARGE = 3;\n  }\n}\n',
    "Fault.cs": 'class AppException : Exception {\n  void Write() {\n    const string messageName = "message";\n    const string typeName = "exType";\n    const string failName = "failType";\n  }\n}\n',
    "names.md": "# Deadlocks\n\n* `LOCK_ID`: the id. Where errors repeat, it must tell them apart.\n* `SEEN_AT`: when the error was met.\n* `OWNER`: who held it; empty if unknown.\n",
    "words.md": "## Summary\n\n| | |\n|--|--|\n| Summary | A change made data inconsistent |\n| Impact | Nobody reported problems |\n",
    "images.md": "## 콘텐츠 서비스\n\n| 서비스 정보 | 설명 |\n|--|--|\n| Image | 이미지 저장 |\n| Push | 이미지 푸시 |\n",
    "calls_test.go": 'package a\n\nvar _ = []string{\n\tstrings.Repeat("1 is not invalid", 3),\n\tstrings.Repeat("2 is not invalid", 4),\n\tstrings.Repeat("3 is not invalid", 5),\n}\n',
    "data.py": "CHUNK = 4096  # must not exceed the limit\nWAIT = 61  # seconds until the limit is no longer exceeded\nTRIES = 3  # failed otherwise\n",
    "conditions.mdx": '# Engine\n\n<Conditional if="HAS_DOMAIN">\n\nIt cannot be used without a domain.\n\n</Conditional>\n\n<Conditional if="HAS_NOT">\n\nNot there.\n\n</Conditional>\n',
    "ports.md": "# Policy\n\n| Service Name | Blocked Port | Blocking Method |\n|--|--|--|\n| chargen | 19 | blocked by ACL |\n| ssdp | 1900 | blocked by ACL |\n| qotd | 17 | blocked by ACL |\n",
    "roles.md": "## 역할 정의\n\n| 역할 ID | 이름 | 설명 |\n|--|--|--|\n| SITE_ADMIN | 관리자 | 승인 없이 접근 불가 |\n| TEAM_ADMIN | 팀장 | 제한된 권한 |\n",
    "states.md": "## Order lifecycle\n\n| Value | Meaning |\n|--|--|\n| NEW | accepted |\n| REJECTED | not accepted |\n| EXPIRED | not filled in time |\n",
    "events.md": "# Notifications\n\n| Evento | Descrição |\n|--|--|\n| account_blocked | Conta bloqueada. |\n| document_invalid | Documento inválido. |\n",
    "answers.md": "# Archive\n\n## Responses\n\n### 200 - no approval required\n\nDone.\n\n### 202 - approval required\n\nNot done yet.\n",
    "one.rst": "DealStatus\n==========\n\nWhat a deal is.\n\n- ``NotSet`` — nothing is known.\n- ``Rejected`` — it was refused.\n",
    "currencies.md": "# Currencies\n\n| Code | Number | Currency |\n|--|--|--|\n| KRW | 410 | Won |\n| USD | 840 | US Dollar |\n| EUR | 978 | Euro |\n",
    "cards.html": "<h3>카드사 코드</h3><table><tr><th>코드</th><th>카드사</th></tr><tr><td>01</td><td>하나</td></tr><tr><td>03</td><td>롯데</td></tr></table>",
    "banks.csv": "은행코드,은행명\n004,국민은행\n011,농협은행\n088,신한은행\n",
    "fields.md": "## Error response\n\n| Field | Type | Required | Description |\n|--|--|--|--|\n| code | String | Y | Error code |\n| message | String | N | Error message, not always there |\n| trace_id | String | N | Missing when invalid |\n",
    "interfaces.csv": "No.,API ID,API 명,URL\n1,ka10001,주식 조회,/api/a\n2,ka10002,주문 취소,/api/b\n3,ka10003,잔고 조회,/api/c\n",
    "CHANGELOG.md": "# Changelog\n\n## 1.2.0 - 2024-05-01\n\n- #1234 Fix failing login\n- #1240: invalid tokens are refused\n\n## 1.1.0\n\n- 2024-01-05: removed broken cache\n",
    "README.md": "# acme\n\n| Option | Default | Description |\n|--|--|--|\n| `--no-cache` | off | Do not cache |\n| `--fail-fast` | off | Stop at the first error |\n\n1. Do not panic\n2. Install it\n\n```\npip install acme\n```\n",
    "countries.json": json.dumps([{"code": "KR", "name": "Korea"}, {"code": "NO", "name": "Norway"}, {"code": "US", "name": "United States"}]),
    "sides.proto": 'syntax = "proto3";\nenum OrderStatus {\n  NEW = 0;\n  FILLED = 1; // done\n  REJECTED = 2; // was rejected\n}\nenum Side { BUY = 0; SELL = 1; }\n',
    "limits.md": "## Rate limits\n\n| Endpoint | Limit | Notes |\n|--|--|--|\n| order | 10 | not more than 10 a second |\n| query | 20 | no burst |\n",
    "settings.py": 'TIMEOUT = 30\nRETRIES = 5\nPORT = 8080\nHOSTS = {"1": "alpha", "2": "beta"}\n',
    "types.ts": 'export enum OrderType { Market = 1, Limit = 2, Stop = 3 }\nexport const INTERVALS = { 1: "1m", 5: "5m", 15: "15m" };\n',
    "openapi.yaml": "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        200: {description: fine}\ncomponents:\n  schemas:\n    Side: {type: string, enum: [BUY, SELL]}\n    Status: {type: string, enum: [NEW, REJECTED, FAILED]}\n",
    "symbols.txt": "Symbols\n\nCode    Name            Market\n005930  Samsung         KOSPI\n000660  SK hynix        KOSPI\n035720  Kakao           KOSPI\n",
    "versions.csv": "version,date,notes\n1.0,2024-01-01,first\n1.1,2024-02-01,no breaking changes\n",
    "steps.md": "# Guide\n\n## 1 Introduction\n\nNot much.\n\n## 2 Failures\n\nDo not worry.\n\n### 2.10 Errors\n\nCall us.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_ERRORS)
def test_what_lists_no_errors_gives_none(name, tmp_path):
    """Currencies, cards, banks, fields, interfaces, releases: nothing of them is taken for an error."""
    with pytest.raises(ErrcodeError, match="no error codes found"):
        draft_of(tmp_path, name, NO_ERRORS[name])


def test_a_code_of_several_groups_is_a_code_of_each(tmp_path):
    """Where a column tells apart what the code alone does not, its values are the sections."""
    page = (
        "<table><tr><th>TYPE<th>응답코드<th>응답메시지<tr><td rowspan=2>AUTH<td>0001<td>없는 가맹점<tr><td>0002<td>키 오류"
        "<tr><td rowspan=2>PAY<td>0001<td>한도 초과<tr><td>0003<td>정지된 카드</table>"
    )
    errors = draft_of(tmp_path, "groups.html", page).table["errors"]
    assert [(entry["section"], entry["code"], entry["messages"]) for entry in errors] == [
        ("auth", "0001", ["없는 가맹점"]),
        ("auth", "0002", ["키 오류"]),
        ("pay", "0001", ["한도 초과"]),
        ("pay", "0003", ["정지된 카드"]),
    ]


def test_names_of_source_code_are_names_and_statuses_are_statuses(tmp_path):
    """A constant's name is no text of the API; a number that is an HTTP status beside a name is its status."""
    pytest.importorskip("tree_sitter")
    source = "export const ERROR_CODES = {\n  INVALID_INPUT: 400,\n  NOT_FOUND: 404,\n  INTERNAL_ERROR: 500,\n};\n"
    errors = draft_of(tmp_path, "errors.ts", source).table["errors"]
    assert [(entry["code"], entry["http_status"], entry["messages"]) for entry in errors] == [
        ("INVALID_INPUT", 400, []),
        ("NOT_FOUND", 404, []),
        ("INTERNAL_ERROR", 500, []),
    ]
    source = (
        "<?php class Reply { const CODE_LOST = 11; const CODE_DB_ERROR = 12; const CODE_LATE = 13;\n"
        "static $texts = [11 => 'ztraceno', 12 => 'databáze', 13 => 'pozdě']; }\n"
    )
    errors = draft_of(tmp_path, "ErrorReply.php", source).table["errors"]
    assert {entry["code"]: (entry["name"], entry["messages"]) for entry in errors} == {
        "11": ("CODE_LOST", ["ztraceno"]),
        "12": ("CODE_DB_ERROR", ["databáze"]),
        "13": ("CODE_LATE", ["pozdě"]),
    }


def test_members_and_assignments_of_source_code(tmp_path):
    """A member that names itself after a type, one without a value, and codes given in a constructor are rows."""
    pytest.importorskip("tree_sitter")
    source = (
        'public enum OAuthErrorType: String {\n  /// Type is unsupported\n  case unsupportedType = "unsupported_type"\n'
        "  /// Error code unknown\n  case unknownCode\n}\n"
    )
    errors = draft_of(tmp_path, "OAuthError.swift", source).table["errors"]
    assert [(entry["code"], entry["messages"]) for entry in errors] == [
        ("unsupported_type", ["Type is unsupported"]),
        ("unknownCode", ["Error code unknown"]),
    ]
    source = (
        "class Errors { static Errors() {\n"
        '  Errors.LATE = new Error(100, @"Too ""late"".");\n  Errors.LOST = new Error(101, @"Not found.");\n}}\n'
    )
    errors = draft_of(tmp_path, "Errors.cs", source).table["errors"]
    assert [(entry["code"], entry["name"], entry["messages"]) for entry in errors] == [
        ("100", "LATE", ['Too "late".']),
        ("101", "LOST", ["Not found."]),
    ]


def test_statuses_above_and_beside_codes(tmp_path):
    """The status in a section's heading is that of its codes; `404 (Not Found)` is a code and its name."""
    pytest.importorskip("markdown_it")
    page = "## Validation errors (400)\n\n### BAD_INPUT\n\nIt is wrong.\n\n### BAD_STATE\n\nIt is closed.\n"
    errors = draft_of(tmp_path, "page.md", page).table["errors"]
    assert [(entry["code"], entry["http_status"]) for entry in errors] == [("BAD_INPUT", 400), ("BAD_STATE", 400)]
    page = "## Errors\n\n| Code | Text |\n|--|--|\n| 404 (Not Found) | No order |\n| 409 (Conflict) | It exists |\n"
    errors = draft_of(tmp_path, "page.md", page).table["errors"]
    assert [(entry["code"], entry["name"]) for entry in errors] == [("404", "Not Found"), ("409", "Conflict")]


def test_an_answer_that_shows_the_form_is_no_error(tmp_path):
    """`"code": "ERROR_CODE"` stands for any code and gives no entry."""
    pytest.importorskip("markdown_it")
    page = '# Errors\n\n```json\n{"code": "ERROR_CODE", "message": "Text"}\n```\n\n### E100 - not found\n\n### E101 - late\n'
    errors = draft_of(tmp_path, "page.md", page).table["errors"]
    assert [entry["code"] for entry in errors] == ["E100", "E101"]


def test_names_alone_are_codes_where_they_tell_of_errors(tmp_path):
    """An enumeration whose texts are keys of messages, a list of names, and a program's errors beside its codes."""
    pytest.importorskip("tree_sitter")
    source = (
        'public enum ServiceError {\n  INVALID_INPUT(HttpStatus.SC_BAD_REQUEST, "exception.invalid.input"),\n'
        '  FORM_FAILED(HttpStatus.SC_BAD_REQUEST, "exception.invalid.input"),\n'
        '  NOT_FOUND_USER(HttpStatus.SC_NOT_FOUND, "exception.no.user"),\n'
        '  ACCESS_DENIED(HttpStatus.SC_UNAUTHORIZED, "exception.denied");\n}\n'
    )
    errors = draft_of(tmp_path, "ServiceError.java", source).table["errors"]
    assert {entry["code"]: entry["http_status"] for entry in errors} == {
        "INVALID_INPUT": 400,
        "FORM_FAILED": 400,
        "NOT_FOUND_USER": 404,
        "ACCESS_DENIED": 401,
    }
    names = ["ACCOUNT_LOCKED", "INVALID_TOKEN", "NOT_FOUND_USER", "QUOTA_EXCEEDED", "TOKEN_EXPIRED"]
    errors = draft_of(tmp_path, "error-codes.json", json.dumps(names)).table["errors"]
    assert [entry["code"] for entry in errors] == names
    source = (
        'package a\n\nconst (\n\tErrorCodeSystem ErrorCode = "SYSTEM_ERROR"\n\tErrorCodeData ErrorCode = "INVALID_DATA"\n)\n\n'
        'var (\n\tErrQuota = errors.New("quota exceeded")\n\tErrClosed = errors.New("it is closed")\n'
        '\tErrMissing = errors.New("no such booking")\n)\n\n'
        "var retryable = map[error]bool{ErrQuota: true, ErrClosed: false}\n"
    )
    errors = draft_of(tmp_path, "errors.go", source).table["errors"]
    assert {entry["code"]: entry["messages"] or entry["name"] for entry in errors} == {
        "ErrQuota": ["quota exceeded"],
        "ErrClosed": ["it is closed"],
        "ErrMissing": ["no such booking"],
        "SYSTEM_ERROR": "ErrorCodeSystem",
        "INVALID_DATA": "ErrorCodeData",
    }


def test_statuses_that_nothing_calls_so(tmp_path):
    """A list of the usual statuses is one of HTTP, a row that begins with a status's phrase has it, and a heading gives its own."""
    pytest.importorskip("markdown_it")
    page = "# Error codes\n\n| Code | Text |\n|--|--|\n" + "".join(
        f"| {code} | it went wrong |\n" for code in (400, 401, 403, 404, 500)
    )
    errors = draft_of(tmp_path, "page.md", page).table["errors"]
    assert [entry["http_status"] for entry in errors] == [400, 401, 403, 404, 500]
    page = "# Error codes\n\n| Code | Text |\n|--|--|\n| 404 | Not Found: no such thing |\n| 409 | our own |\n| 50001 | no key |\n| 50002 | no id |\n"
    errors = draft_of(tmp_path, "page.md", page).table["errors"]
    assert [entry.get("http_status") for entry in errors] == [404, None, None, None]
    page = "## Login errors (401)\n\n| Error | Text |\n|--|--|\n| `NoKey` | No key was given |\n| `KeyExpired` | The key expired |\n"
    errors = draft_of(tmp_path, "page.md", page).table["errors"]
    assert [entry["http_status"] for entry in errors] == [401, 401]


def test_what_a_program_calls_its_codes_says_nothing_of_them(tmp_path):
    """`case BadKey: return "BadKey"` is no text of a code."""
    pytest.importorskip("tree_sitter")
    source = (
        "package a\n\ntype ErrorCode uint16\n\nconst (\n\t// the tower is not there for now\n\tCodeTemporaryFailure ErrorCode = 40\n"
        "\t// the tower has failed\n\tCodePermanentFailure ErrorCode = 50\n\t// the key is bad\n\tCodeBadKey ErrorCode = 60\n)\n\n"
        'func (c ErrorCode) String() string {\n\tswitch c {\n\tcase CodeTemporaryFailure:\n\t\treturn "CodeTemporaryFailure"\n'
        '\tcase SessionCodeRejected:\n\t\treturn "SessionCodeRejected"\n\tcase SessionCodeLost:\n\t\treturn "SessionCodeLost"\n\t}\n}\n'
    )
    errors = draft_of(tmp_path, "error_code.go", source).table["errors"]
    assert [(entry["code"], entry["name"]) for entry in errors] == [
        ("40", "CodeTemporaryFailure"),
        ("50", "CodePermanentFailure"),
        ("60", "CodeBadKey"),
    ]
