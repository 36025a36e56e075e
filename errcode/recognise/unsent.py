"""Lines in which people wrote of errors that nobody has sent: source code, tests, changes, tables of documentation.

A row a kind: what it looks like, texts that it claims and texts that it must leave alone. Each is about one line, so
that a line means the same in a paste and in a log. Whole bodies (`{"code": …}`) in such a line were copied from an
answer, so they still count.
"""

from __future__ import annotations

import functools
import re

LONGEST = 400
"""Characters of a line that somebody wrote; longer ones are data."""

_CODE = (
    r"""["'`<]{0,3}(?:[+-]?\d{2,8}|[A-Za-z][\w:.-]{0,60}?\d{2,8}"""
    r"""|[A-Za-z]{2,24}(?:[_:][A-Za-z0-9 ]{1,24}){1,8})["'`>]{0,3}"""
)
"""A code as code has it: in quotation marks, angle brackets or none."""


class Unsent:
    """A kind of line that nobody has sent."""

    __slots__ = ("claims", "ignores", "name", "pattern", "signs")

    def __init__(
        self, name: str, pattern: str, *, signs: tuple[str, ...] = (), claims: tuple[str, ...], ignores: tuple[str, ...]
    ) -> None:
        self.name = name
        self.signs = signs
        """Literals of which one stands in every line of the kind, where looking further is dear."""
        self.pattern = pattern
        """Fits at a line's beginning, its indentation passed over; verbose."""
        self.claims = claims
        """Lines of the kind, whatever code stands in them."""
        self.ignores = ignores
        """Lines that tell of an error."""


UNSENT = (
    Unsent(
        "a comment",
        r"//(?!/?[\w-]+[./]) | /\*\* | /\*[ ] | \*[ ](?=[A-Z@][a-z]+[ ]) | \#[ ]?(?:TODO|FIXME|noqa)\b | --[ ] | <!--"
        r" | :(?:param|returns?|raises?|type)[ ] | [rbu]?\"{3} | [rbu]?'{3}",
        claims=(
            "// binance answers -1021 when the clock drifts",
            "/** Thrown when OKX says 51008. */",
            " * Returned with bybit 10006 after too many visits.",
            "-- okx error 51008 was seen here",
            '"""Bybit 10006: Too many visits!"""',
        ),
        ignores=("//api.binance.com error -1021", "* binance error -1021", "# bybit error 10006 since noon"),
    ),
    Unsent(
        "a statement",
        r"""(?:\}[ ]?)?
          (?: (?:if|elif|else[ ]if|while|for|switch|catch|except|match|when|guard)\b [^\n]* [:{};)]\s*(?://.*|\#.*)?\Z
            | (?:case|default)\b [^\n]* (?: :(?!:) | => | -> )
            | return[ ]+ (?: [\w$.]+ (?:[(.;] | ::) [^\n]* | [\w$]+ \s* (?:;|//) [^\n]* | ["'][^\n"']*["'] \s*;? )
              \s*(?://.*|\#.*)?\Z
            | (?:raise|throw)\b[ ]+(?:new[ ]+)?[A-Za-z_][\w.]{0,80}\(
            | (?:(?:export|public|private|protected|static|final|pub|readonly)[ ]){0,4}
              (?: (?:const|let|var|val|int|String|string|static|final|auto)[ ]+ [\w$<>\[\], :]{1,60}? \s*=[^=]
                | (?:def|func|fn|function|fun|class|interface|enum|struct|type|object)[ ]+ [\w$]+ \s*
                  (?: [({:=<] | (?:extends|implements|where)\b ) )
            | (?:import|from|use|using|require|package|namespace|include)[ ]+ [\w"'.:/*@{]+ [^\n]* ;\s*\Z
            | \#[ ]?define[ ] | @[A-Za-z_][\w.]{0,60}\( | [\w$.]{1,60}\[[^\]\n]{1,60}\][ ]?=[^=]
            | [\w$.]{1,80}[ ]?=[ ] (?: new[ ] | (?=[^\n]*;\s*\Z) ) [\w$.]{1,80}\(
            | [\w$]+ (?: (?:\.|->|::)[\w$]+ )+ \s?\( [^\n]* \) \s* ; \s*\Z
            | [a-z_]\w{0,30} \( ["'] [^\n]* \) \s* ; \s*\Z )""",
        claims=(
            "if (err.code === -1021) { await sync(); } // binance",
            '    case "51008": // okx',
            "        return ErrInsufficientBalance // OKX 51008",
            "const CODES = ['10006'] // bybit",
            'export const UPBIT = ["insufficient_funds_bid"] as const;',
            "fn okx_51008() -> Error {",
            "log.warn('binance error -1021', err);",
            'raise KisError("EGW00123")',
            'printf("bybit error %d", 10006);',
            "ERRORS[-1021] = ClockDrift  # binance",
            '@pytest.mark.parametrize("code", [10006, 10018])  # bybit',
            'Errors.BYBIT = new BybitError(10006, "Too many visits!");',
        ),
        ignores=(
            "return code 10006 from bybit",
            "if I place an order okx says 51008",
            "when cancelling: bybit error 10006",
            "class binance.error.ClientError: (400, -1021, 'Timestamp for this request')",
            "throw: binance error -1021",
            "error = BinanceAPIException(APIError(code=-1121): Invalid symbol.)",
            "for coinone error 105 what now",
        ),
    ),
    Unsent(
        "a code that is compared or expected",
        rf"""(?: .{{0,120}}? (?: (?<![=!<>]) [=!]==? \s? {_CODE} (?!\w) | {_CODE} \s? [=!]==? \s )
          | (?: (?:[\w$]{{1,40}}\.)?assert\w*!? | expect
              | .{{0,60}}?\b(?:pytest\.raises|assertRaises\w*|toThrow\w*|toBe|toEqual|shouldBe) ) \s? [( ]
          | (?:Assertion(?:Error|FailedError)\b.{{0,80}})? \b(?i:expected) \b .{{0,100}}? \b
            (?: but[ ]was | but[ ]got | to[ ](?:equal|be|eq|match|have) | got: | actual ) \b
          | .{{0,60}}?\b(?i:want|expected) (?:[ ][a-z]\w{{1,16}}){{0,2}} [ :=]{{1,2}} {_CODE} ,?
            (?:[ ]but)? [ ] (?:got|was)\b
          | E[ ]{{2,8}}(?:assert\b|[-+?][ ]|\#) | (?:left|right):[ ] )""",
        signs=(
            "want",
            "==",
            "!=",
            "ssert",
            "xpect",
            "E  ",
            "left:",
            "right:",
            "raises",
            "toThrow",
            "toBe",
            "toEqual",
            "shouldBe",
        ),
        claims=(
            "assert resp.code == 'EGW00201'",
            "assert_eq!(err.code, -2011); // binance",
            "self.assertEqual(error.code, -2011)  # binance",
            "E   AssertionError: assert '51008' == '51020'",
            "expected: <-2010> but was: <-1013>",
            "expect(error.code).toBe(10006) // bybit",
            "want 51008 got 0 (okx)",
            "okx_test.go:51: expected code 51008, got 0",
            'with pytest.raises(KrakenError, match="EOrder:Insufficient funds"):',
        ),
        ignores=(
            "AssertionError: bybit 10006 Too many visits!",
            "expected a fill, okx error 51008",
            "binance code=-1021",
            "binance: code = -1021",
        ),
    ),
    Unsent(
        "an entry of a table of codes",
        rf"""(?: \|[ ]?(?:\*\*)?{_CODE}(?:\*\*)?[ ]*\| [^\n]* \|?
          | ["']?(?:[+-]?\d{{2,8}}|[A-Z]{{2,8}}\d{{2,8}})["']? \s? (?: : | => ) \s?
            (?: [rf]?["'](?=[^"'\n]*[^\W\d_])[^"'\n]{{1,200}}["']
              | [A-Z]\w{{0,60}}(?:[.:]{{1,2}}\w+)*\(?[^\n]{{0,80}}\)? ) ,
            \s* (?:(?://|\#).*)?
          | ["']?(?:[+-]?\d{{2,8}}|[A-Z]{{2,8}}\d{{2,8}})["']?:[ ][^\n]{{1,120}}[ ]{{2,}}\#[ ][^\n]* ) \s* \Z""",
        claims=(
            "  51008: insufficient balance  # okx",
            "| -1021 | INVALID_TIMESTAMP | Timestamp for this request is outside of the recvWindow. |",
            "| `10006` | Too many visits! |",
            '    10003: "API key is invalid",',
            "    51008 => Err(Insufficient),  // okx",
        ),
        ignores=(
            "10006: Too many visits!",
            "| code | -1021 | binance |",
            "| 2026-11-20 | binance | -1021 | Timestamp for this request is outside of the recvWindow. |",
            "binance: -1021, what is it",
            '"error_code": "105",',
            '"39": "51",',
        ),
    ),
    Unsent(
        "texts of a list",
        r"""["'][^"'\n]{2,200}["'][ ]?,\s* (?: \Z | ["'][^"'\n]{2,200}["'] )""",
        claims=('"Too many visits!", "bybit 10006",', '    "Order does not exist. (-2013)",'),
        ignores=('"binance": "error -1021",', "'okx', error 51008"),
    ),
    Unsent(
        "a change",
        r"""(?: [-*•+][ ] )? (?: \[[ xX]\][ ] | (?:\w[\w ./-]{0,20}:[ ])?(?:TODO|FIXME|HACK)\b
          | (?:fix|feat|chore|docs?|refactor|perf|revert|hotfix|bugfix)(?:\([\w/,. -]{1,40}\))?!?:[ ]
          | (?:test|tests|build|ci|style|deps)\([\w/,. -]{1,40}\)!?:[ ]
          | Merge[ ](?:pull[ ]request|branch|tag)\b )
        | [-*•+][ ] (?: [\w`*.-]{2,24}(?:[ ][\w.-]{2,16})?:[ ] )?
          (?i: (?:add|map|treat|support|drop|document|prevent|stop|convert|bump|explain)(?:s|p?ed)? | fix(?:e[sd])?
            | retr(?:y|ies|ied)
            | (?:handle|remove|rename|improve|ignore|raise|update|deprecate|describe|translate)[sd]?
            | avoid(?:s|ed)? )\b (?! .*(?i:fail|reject|error[ ]?[:=]))
        | [-*•+][ ] .{0,120} \b(?: no[ ]longer | counts?[ ]as | instead[ ]of
          | (?:is|are)[ ]now[ ](?:retried|treated|mapped|handled|ignored|raised)
          | (?:triggers|raises|maps|causes|becomes|means)(?=[ ]\w) | now[ ][a-z]{3,12}s(?=[ ]) )\b
        | (?: Added | Fixed | Fixes | Removed | Improved | Implemented | Deprecated | Dropped )[ ]
          (?! .*(?i:fail|reject|error[ ]?[:=]))
        | Support[ ]for[ ] .{2,80} [ ](?:was|is|has[ ]been)[ ](?:added|removed|dropped)\b""",
        claims=(
            "TODO: binance -2010 retry",
            "fix: handle binance -1021 by resyncing the clock",
            "refactor(bybit): drop special case for 10006",
            "- [ ] handle EGW00201 in kis client",
            "- okx: map 51008 to InsufficientFunds",
            "Added a retry for EGW00201 of KIS.",
            "- Kraken: EOrder:Insufficient funds is no longer retried",
            "* KIS: EGW00123 triggers a token refresh",
            "* Bybit: 110007 now raises InsufficientFunds",
        ),
        ignores=(
            "- binance error -1021",
            "- okx: 51008 Order failed. Insufficient USDT balance in account",
            "please fix: binance error -1021",
            "build: coinone error 105",
            "Added margin failed: bybit 10001",
            "- update of the order failed: okx error 51008",
        ),
    ),
    Unsent(
        "a change with its number",
        r"[^\n]{4,120}[ ]\(\#\d{1,6}\)\s*\Z",
        signs=("(#",),
        claims=("kis: wait when EGW00201 comes (#512)",),
        ignores=("kis error EGW00201 (#512) again",),
    ),
    Unsent(
        "a change in Korean",
        r".{0,100}(?:로직|처리|기능|지원|예외)[을를]?[ ](?:추가|개선|수정|반영|변경|삭제)(?![가-힣])",
        signs=("추가", "개선", "수정", "반영", "변경", "삭제"),
        claims=("KIS EGW00201 재시도 로직 추가",),
        ignores=("KIS EGW00201 오류로 주문 처리 실패",),
    ),
    Unsent(
        "a line of a document",
        r"[\w./-]{1,120}\.(?:md|rst|adoc)[:-](?:\d{1,6}[:-])?",
        claims=("docs/errors.md:12: binance -1013 is a filter's",),
        ignores=("main.go:22: binance error -1021", "errors.log: okx error 51008"),
    ),
    Unsent(
        "a command that searches",
        r"(?:[$>%][ ])?(?:sudo[ ])?(?:git[ ])?(?:[efz]?grep|rg|ag|ack|sed|awk|jq)[ ](?!error\b)"
        r" | [^{\n]{1,160}(?:\|&?|&&|;)[ ](?:sudo[ ])?(?:[efz]?grep|rg|ag|ack|sed|awk|jq)[ ](?!error\b)"
        r" | \$[ ](?=[a-z])[\w./-]{1,40}[ ]"
        r" | errcode[ ](?:lookup|explain|search|reverse|list)[ ] | (?:export|setx|unset|alias)[ ][A-Za-z_]\w*="
        r" | (?:[$>%\#][ ])?(?:sudo[ ])?(?:docker(?:-compose)?|podman|kubectl|helm|git|npx|pnpm|yarn|pip3?|cargo"
        r"|terraform|systemctl|journalctl|scp|rsync)[ ](?!error\b|failed\b)[a-z-]{2,20}\b(?!:)",
        claims=(
            "grep -rn 'EGW00123' src/",
            "$ rg 'EOrder:Unknown order' crates/",
            "kubectl get pods -n bybit | grep 10006",
            "docker logs okx-bot 2>&1 | rg 51008",
            "$ redis-cli get okx:errors:51008",
            "docker build -t okx:51008 .",
            "errcode lookup okx 51008",
            "export OKX_CODE=51008",
        ),
        ignores=(
            "grepping for binance error -1021",
            "sed: okx error 51008",
            "bot | awk error: okx error 51008",
            "git: okx error 51008",
        ),
    ),
    Unsent(
        "an answer of one's own server",
        r"(?:.{0,120}[\"\s])?(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ ]/\S*(?:[ ]HTTP/\d(?:\.\d)?)?[\"']?[ ]"
        r"(?:->[ ])?[123]\d\d"
        r"(?:[ ](?:-|OK|[\d.]+[ ]?(?:[mµu]?s|[kKM]?B)?(?=[ ]|\Z)|[\"'(-][^\n]*))*\s*\Z",
        signs=("GET /", "HEAD /", "POST /", "PUT /", "PATCH /", "DELETE /", "OPTIONS /"),
        claims=(
            "GET /api/v1/errors/okx/51008 200 12ms",
            '10.0.3.7 - - [01/Mar/2026:10:00:00 +0000] "GET /errors/okx/51008 HTTP/1.1" 200 512 "-" "curl/8.5"',
            'INFO:     127.0.0.1:51008 - "GET /bybit/10006 HTTP/1.1" 200 OK',
            "GET /docs/binance/errors/-1021 304 1.203 ms - -",
        ),
        ignores=("POST /api/v5/trade/order 200 okx sCode=51008", "okx: GET /api/v5/account 401 code 50111"),
    ),
    Unsent(
        "a setting",
        r"""(?:\#[ ])? (?:[\w.-]{1,40}:[ ])? ["']? (?:[\w-]{1,40}\.){0,4}
          (?i:retry|retries|retryable|ignored?|allow|skip|exclude|include|fatal)
          [\w.-]{0,24} ["']? \s? [:=] \s? [\[{(]""",
        claims=(
            "values.yaml: okx.retry.codes: [50011, 50013]",
            'retry_on: ["EAPI:Rate limit exceeded"]  # kraken',
            'IGNORED_CODES = {"okx": ["51008"]}',
        ),
        ignores=("retry: okx error 51008", "skipped [okx] error 51008"),
    ),
    Unsent(
        "a test's name",
        r"(?: [✓✔√✗✕✘×●○][ ] | ok[ ]\d+[ ]-[ ] | not[ ]ok[ ]\d+[ ]-[ ] | (?:PASSED|FAILED|SKIPPED|ERROR)[ ][\w/.-]+::\w"
        r" | ---[ ](?:PASS|FAIL|SKIP):[ ] | test[ ][\w:]+[ ]\.\.\.[ ] | [\w/.-]+\.py::\w )",
        claims=("✓ maps bybit 10006 to RateLimitError (4 ms)", "ok 3 - okx error 51008 is retried"),
        ignores=("✅ order placed", "❌ bybit error 10006", "FAILED: okx error 51008", "test okx error 51008"),
    ),
    Unsent(
        "a statement of a database",
        r"(?:CREATE|ALTER|DROP)[ ](?:TABLE|INDEX|VIEW)\b | INSERT[ ]INTO\b | SELECT[ ].{1,200}[ ]FROM[ ]"
        r" | UPDATE[ ]\S+[ ]SET[ ] | DELETE[ ]FROM\b",
        claims=("INSERT INTO codes VALUES ('bybit', 10001), ('okx', 51000);",),
        ignores=("SELECT from okx: error 51008", "UPDATE failed: okx error 51008"),
    ),
)
"""Every kind."""

_DOCUMENTED = re.compile(
    r"^\s*\#{2,6}\s|\bexplained\b|\berror codes\b|\bFAQ\b|\bif you (?:see|get|receive)\b|\d{3,} = [a-z]|\bretry on\b"
    r"|^\W{0,3}(?:given|scenario|mock)\b|^\W{0,3}tests?:|\bmock(?:ed|s)?\b|\bexpect(?:s|ed)?\b"
    r"|\bshould (?:retry|return|raise|throw|map|be|fail|give)\b"
    r"|\b(?:see|read|check|consult|in|per)[ ](?:the[ ]|our[ ]|their[ ]|its[ ])?(?:[a-z]{2,12}[ ])?"
    r"(?:docs?|documentation|manual|readme|changelog|wiki|faq|table of)\b"
    r"|\b(?:docs?|documentation|manual|table|readme|faq|guide)[ ]"
    r"(?:lists?|describes?|explains?|documents?|says?|maps?)\b"
    r"|\baccording to\b|\b(?:how|why|where) (?:does|do|is|are|to) .{2,30}\bmap(?:s|ped)?\b"
    r"|\bthe (?:error|code) \S{2,60} means\b"
    r"|^\s*\#[ ]?(?=(?-i:[a-z]))|^If (?!I\b|we\b|you\b).{2,40} (?:answers|returns|gives|says|sends|replies) "
    r"|\bis (?:described|documented|listed|explained) (?:in|under|at|here)\b|문서에[ ](?:적힌|나온|있는)|문서 참[고조]",
    re.IGNORECASE,
)
"""What is said of a text that explains a code: it may have come, or only be spoken of."""


_SIGNS = (
    *("doc", "manual", "readme", "changelog", "wiki", "faq", "table", "guide", "according", "map", "means", "#", "if "),
    *(
        "described",
        "listed",
        "explained",
        "문서",
        "error codes",
        "if you",
        " = ",
        "retry on",
        "given",
        "scenario",
        "test",
    ),
    *("mock", "expect", "should"),
)
"""Of which one stands in every such line, in lower case."""


@functools.cache
def _patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Give the kinds' patterns: one of all that are soon looked for, and those with signs."""
    soon = "|".join(f"(?:{kind.pattern})" for kind in UNSENT if not kind.signs)
    dear = tuple((kind.signs, re.compile(kind.pattern, re.VERBOSE)) for kind in UNSENT if kind.signs)
    return (((), re.compile(soon, re.VERBOSE)), *dear)


def is_unsent(line: str) -> bool:
    """Say whether somebody wrote a line of errors that nobody has sent, code that is commented out among them."""
    line = line.strip()
    line = line.lstrip("#").lstrip() if line.startswith("#  ") else line
    if len(line) > LONGEST:
        return False
    return any(
        (not signs or any(sign in line for sign in signs)) and pattern.match(line) for signs, pattern in _patterns()
    )


def speaks_of_documents(line: str) -> bool:
    """Say whether a line speaks of what documentation says."""
    if len(line) > LONGEST:
        return False
    lowered = line.lower()
    return any(sign in lowered for sign in _SIGNS) and _DOCUMENTED.search(line) is not None
