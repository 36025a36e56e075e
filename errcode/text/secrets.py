"""Secrets in a text: keys, signatures, tokens, passwords, account and card numbers; what each pattern must leave alone.

What names a secret hides the value behind it; what is a secret by its own form (a token with a prefix, a JSON Web
Token, a private key, a card number that adds up) is hidden wherever it stands. Numbers of orders, hashes of
transactions and the words of messages stay readable.
"""

from __future__ import annotations

import re
from functools import partial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MASK = "***"

_BEHIND = r"""(?:\\?["'])?[ \t]{0,2}(?:[:=]|=>|%3D)[ \t]{0,2}(?:(?:b|u)?\\?["'])?"""
"""What stands between a name and its value: quotation marks, a colon or an equals sign, in any notation."""
_VALUE = r"(?P<secret>(?!\*\*\*|null\b|None\b|true\b|false\b|undefined\b)[^\s\"'\\,;&<>(){}\[\]]{6,2000})"


class Pattern:
    """One sort of secret; the group `secret` is what is hidden."""

    __slots__ = ("anchors", "claims", "ignores", "name", "pattern", "proves")

    def __init__(
        self,
        name: str,
        pattern: str,
        *,
        anchors: tuple[str, ...],
        claims: tuple[str, ...],
        ignores: tuple[str, ...],
        proves: Callable[[str], bool] = bool,
    ) -> None:
        self.name = name
        self.pattern = re.compile(pattern, re.IGNORECASE)
        self.anchors = anchors
        """Of these, in lower case, one stands in every text that holds such a secret; none: any text may."""
        self.claims = claims
        """Texts whose secret it hides."""
        self.ignores = ignores
        """Texts that it must leave as they are."""
        self.proves = proves
        """Tells whether what was found is a secret."""


def _is_random(text: str) -> bool:
    """Say whether a value looks drawn by lot: digits among letters, or longer than any word."""
    digits = sum(map(str.isdigit, text))
    return len(text) >= 20 or (0 < digits < len(text) and len(text) >= 8) or (digits == len(text) and digits >= 12)


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 6


def _adds_up(text: str) -> bool:
    """Say whether the digits of a card number add up (ISO/IEC 7812-1, annex B)."""
    digits = [int(digit) for digit in text if digit.isdigit()][::-1]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


PATTERNS = (
    Pattern(
        "key",
        r"(?<![a-z])(?:x[-_])?(?:[a-z]{2,12}[-_])?(?:api|access|app|consumer|client|private|public)[-_ ]?(?:key|id)"
        rf"{_BEHIND}{_VALUE}",
        anchors=("key", "id"),
        claims=(
            "apiKey=vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
            '{"X-MBX-APIKEY": "vmPUZE6mv9SD5VNHk4HlWFsOr6aK"}',
            "'appkey': 'PSg5dctL9dKPo727J13Ur405OSXXXXXXXXXX'",
            "OK-ACCESS-KEY: 8a1c4f5e-37c2-4f1c-9d6a-0a1b2c3d4e5f",
        ),
        ignores=(
            "Invalid API-key, IP, or permissions for action.",
            "apiKey=null",
            "the api key: expired",
            "client_id=my-bot",
            "newClientOrderId=x-1234567890abcdef",
        ),
        proves=_is_random,
    ),
    Pattern(
        "signature",
        rf"(?:signature|(?<![a-z])sign|access[-_]sign|[-_]sign|hmac)(?<!design){_BEHIND}{_VALUE}",
        anchors=("sign", "hmac"),
        claims=(
            "timestamp=1499827319559&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
            "X-BAPI-SIGN: 7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069",
        ),
        ignores=(
            "Signature for this request is not valid.",
            '"sign": true',
            "design=minimal-2026",
            "sign: required",
            "signature: invalid",
        ),
        proves=_is_random,
    ),
    Pattern(
        "secret",
        rf"(?:secret(?:[-_]?key)?|passphrase|passwd|password|(?<![a-z])pwd|비밀번호|시크릿){_BEHIND}{_VALUE}",
        anchors=("secret", "passphrase", "passw", "pwd", "비밀번호", "시크릿"),
        claims=(
            "secret=NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
            '{"passphrase": "correct-horse-9"}',
            "비밀번호: hunter2-hunter2",
            "appsecret='SpM3jO9wqTAWN9I5NZVrLF3LZ7GJZ/kvHL2g6n'",
        ),
        ignores=(
            "Invalid KC-API-PASSPHRASE",
            "password: required",
            "the secret is wrong",
            "secret=null",
        ),
        proves=lambda text: _is_random(text) or any(not sign.isalnum() for sign in text.strip(".")),
    ),
    Pattern(
        "password",
        r"(?:password|passwd|passphrase|(?<![a-z])pwd|비밀번호)(?:\\?[\"'])?(?:=|(?<=[\"']):[ \t]?\\?[\"'])"
        r"(?P<secret>(?!\*\*\*|null\b|None\b|true\b|false\b)[^\s\"'\\,;&<>(){}\[\]]{3,200})",
        anchors=("passw", "passphrase", "pwd", "비밀번호"),
        claims=("login password=hunter2 failed", '{"password":"abc1"}'),
        ignores=("password: required", "password=null", "Invalid password", "passwords=3"),
    ),
    Pattern(
        "name and password in an address",
        r"://[^\s/:@\"']{1,100}:(?P<secret>[^\s/@\"']{1,200})@",
        anchors=("://",),
        claims=("GET https://kim:pa55w0rd@api.coinone.co.kr/v2 failed",),
        ignores=("https://api.coinone.co.kr:8443/v2@3", "see http://host:8080/a@b"),
    ),
    Pattern(
        "hook",
        r"(?:api\.telegram\.org/bot|hooks\.slack\.com/(?:services|workflows)/|discord(?:app)?\.com/api/webhooks/)"
        r"(?P<secret>[\w:/-]{10,300}?)(?=/send|/get|[^\w:/-]|$)",
        anchors=("api.telegram.org/bot", "hooks.slack.com/", "/api/webhooks/"),
        claims=(
            "POST https://api.telegram.org/bot123456789:AAE-abcdefghij/sendMessage 400",
            "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXX",
        ),
        ignores=("https://api.telegram.org/ is down", "https://hooks.slack.com/ 503"),
    ),
    Pattern(
        "password in a FIX message",
        r"(?<![\w.])(?:554|925)=(?P<secret>[^\x01|^\s]{1,200})(?=\x01|\||\^A)",
        anchors=("554=", "925="),
        claims=("8=FIX.4.4|35=A|553=kim|554=hunter2|10=001|",),
        ignores=("price 554=ok", "x.554=1|"),
    ),
    Pattern(
        "resident registration number",
        r"(?<![\d-])(?P<secret>\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6})(?![\d-])",
        anchors=("-",),
        claims=("주민등록번호 900101-1234567",),
        ignores=("order 901301-1234567", "2026-1127-1635", "900101-1234567-1"),
    ),
    Pattern(
        "telephone number",
        r"(?<![\d-])(?P<secret>01[016789]-\d{3,4}-\d{4})(?![\d-])",
        anchors=("01",),
        claims=("휴대폰 010-1234-5678",),
        ignores=("2010-1234-5678", "010-1234-56789"),
    ),
    Pattern(
        "address of a mailbox",
        r"(?<![\w.:/+-])(?P<secret>[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){0,3}\.[A-Za-z]{2,24})(?![\w@])",
        anchors=("@",),
        claims=("email=kim@example.com", "user kim.lee+bot@mail.example.co.kr"),
        ignores=("git@2.1", "npm i ccxt@4.5.90", "@user", "a@b"),
    ),
    Pattern(
        "token",
        rf"(?:(?:access|refresh|id|auth|session|csrf|bearer)?[-_]?token|listen[-_]?key|approval[-_]key|cookie|"
        rf"session[-_]?id){_BEHIND}{_VALUE}",
        anchors=("token", "key", "cookie", "session"),
        claims=(
            "access_token=9a8b7c6d5e4f3a2b1c0d",
            '{"listenKey": "pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1"}',
        ),
        ignores=(
            "token: expired",
            "Invalid access token.",
            "max_tokens=4096",
            "session_id: none",
        ),
        proves=_is_random,
    ),
    Pattern(
        "authorization",
        r"(?:authorization|bearer|basic)(?:\\?[\"'])?[ \t]{0,2}[:= ][ \t]{0,2}(?:\\?[\"'])?"
        r"(?:(?:bearer|basic|token|hmac-sha256)[ \t]{1,2})?(?P<secret>[\w.~+/=-]{12,2000})",
        anchors=("authorization", "bearer", "basic"),
        claims=(
            "Authorization: Bearer 9a8b7c6d5e4f3a2b1c0d",
            "'Authorization': 'Basic dGVzdF9zazp0ZXN0X3NlY3JldA=='",
        ),
        ignores=(
            "Authorization required for this endpoint",
            "basic authentication failed",
            "bearer token expired",
        ),
        proves=_is_random,
    ),
    Pattern(
        "json web token",
        r"(?P<secret>\beyJ[\w-]{8,2000}\.[\w-]{8,4000}(?:\.[\w-]{0,1000})?)",
        anchors=("eyj",),
        claims=("token eyJhbGciOiJIUzI1NiJ9.eyJhY2Nlc3Nfa2V5IjoiYWJjIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1g",),
        ignores=("eyJ is how they begin", "Jwt의 query를 검증하는데 실패하였습니다."),
    ),
    Pattern(
        "prefixed key",
        r"(?P<secret>\b(?:(?:live|test)_g?[sc]k_\w{8,200}|[sr]k_(?:live|test)_\w{8,200}|AKIA[A-Z0-9]{16}|"
        r"gh[opsu]_\w{30,100}|xox[abps]-[\w-]{10,200})\b)",
        anchors=("_sk_", "_ck_", "_gsk_", "_gck_", "sk_", "rk_", "akia", "gh", "xox"),
        claims=("curl -u test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R: https://api.test", "AKIAIOSFODNN7EXAMPLE"),
        ignores=("risk_live_limits", "task_test_runner", "disk_live_migration", "test_sk_"),
    ),
    Pattern(
        "private key",
        r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?P<secret>[^-]{20,8000})",
        anchors=("private key-----",),
        claims=("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----",),
        ignores=("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOC\n-----END PUBLIC KEY-----",),
    ),
    Pattern(
        "account",
        r"(?:account[-_ ]?(?:no|num|number)|acct(?:[-_ ]?no)?|acnt[-_]?no|(?<![a-z])cano|iban|계좌(?:번호)?)"
        r"(?:\\?[\"'])?[ \t]{0,2}[:= ][ \t]{0,2}(?:\\?[\"'])?(?P<secret>[A-Z]{0,2}\d[\d -]{4,40}\d)",
        anchors=("account", "acct", "acnt", "cano", "iban", "계좌"),
        claims=("CANO=50123456", '"accountNumber": "110-123-456789"', "계좌번호: 1002-345-678901"),
        ignores=("account: 7", "account number missing", "accounts=12", "계좌번호를 입력하세요", "volcano=1234567"),
        proves=_is_number,
    ),
    Pattern(
        "card",
        r"(?<![\d.-])(?P<secret>\d{4}([ -])\d{4}\2\d{4}\2\d{1,7})(?![\d.-])"
        r"|(?:card[-_ ]?(?:no|num|number)?|(?<![a-z])pan|카드(?:번호)?)(?:\\?[\"'])?[ \t]{0,2}[:= ][ \t]{0,2}"
        r"(?:\\?[\"'])?(?P<named>\d{13,19})(?!\d)",
        anchors=(),
        claims=("paid with 4111 1111 1111 1111", '{"cardNumber":"5555555555554444"}', "카드번호: 4242424242424242"),
        ignores=(
            "orderId 4111111111111111",
            "4111 1111 1111 1112",
            "0000 0000 0000 0000",
            "2026-1127-1635-0001",
            "1795797516414",
        ),
        proves=_adds_up,
    ),
)
"""Every sort of secret, with what it must hide and what it must leave alone."""


def masked(text: str) -> str:
    """Give a text with its secrets hidden; everything else is as it was."""
    lowered = text.lower()
    for pattern in PATTERNS:
        if not pattern.anchors or any(anchor in lowered for anchor in pattern.anchors):
            text = pattern.pattern.sub(partial(_hidden, pattern.proves), text)
    return text


def _hidden(proves: Callable[[str], bool], match: re.Match[str]) -> str:
    group = next(name for name in match.groupdict() if match[name] is not None)
    if not proves(match[group]):
        return match[0]
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return f"{match[0][:start]}{MASK}{match[0][end:]}"
