"""Lines of source code, of tests and of settings that name codes: nobody has sent them."""

from __future__ import annotations

from errcode.recognise.unsent.kind import CODE, Unsent

ROWS = (
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
              (?: (?:const|let|var|val|int|String|string|static|final|auto)[ ]+ [\w$<>\[\], :&]{1,60}? \s*=[^=]
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
        rf"""(?: .{{0,120}}? (?: (?<![=!<>]) [=!]==? \s? {CODE} (?!\w) | {CODE} \s? [=!]==? \s )
          | (?: (?:[\w$]{{1,40}}\.)?assert\w*!? | expect
              | .{{0,60}}?\b(?:pytest\.raises|assertRaises\w*|toThrow\w*|toBe|toEqual|shouldBe) ) \s? [( ]
          | (?:Assertion(?:Error|FailedError)\b.{{0,80}})? \b(?i:expected) \b .{{0,100}}? \b
            (?: but[ ]was | but[ ]got | to[ ](?:equal|be|eq|match|have) | got: | actual ) \b
          | .{{0,60}}?\b(?i:want|expected) (?:[ ][a-z]\w{{1,16}}){{0,2}} [ :=]{{1,2}} {CODE} ,?
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
        "texts of a list",
        r"""["'][^"'\n]{2,200}["'][ ]?,\s* (?: \Z | ["'][^"'\n]{2,200}["'] )""",
        claims=('"Too many visits!", "bybit 10006",', '    "Order does not exist. (-2013)",'),
        ignores=('"binance": "error -1021",', "'okx', error 51008"),
    ),
    Unsent(
        "a setting",
        r"""(?:\#[ ])? (?:[\w.-]{1,40}:[ ])? ["']? (?:[\w-]{1,40}\.){0,4}
          (?i:retry|retries|retryable|ignored?|allow|skip|exclude|include|fatal)
          [\w.-]{0,24} ["']? \s? [:=] \s? [\[{(]
          | (?:\S{1,40}[ ])? (?:(?:ENV|ARG|set)[ ])? [A-Z][A-Z0-9_]{0,40}_CODES[ ]?=""",
        claims=(
            "RETRYABLE_CODES=10006,10018 BYBIT_KEY=xxx docker compose up -d",
            'Dockerfile:12 ENV BYBIT_RETRY_CODES="10006,10018"',
            "values.yaml: okx.retry.codes: [50011, 50013]",
            'retry_on: ["EAPI:Rate limit exceeded"]  # kraken',
            'IGNOREDCODES = {"okx": ["51008"]}',
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
        r" | UPDATE[ ]\S+[ ]SET[ ] | DELETE[ ]FROM\b | EXCEPTION[ ]WHEN\b",
        claims=("INSERT INTO codes VALUES ('bybit', 10001), ('okx', 51000);",),
        ignores=("SELECT from okx: error 51008", "UPDATE failed: okx error 51008"),
    ),
)
