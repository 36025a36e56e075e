"""Lines of changes and documents that name codes: nobody has sent them."""

from __future__ import annotations

from errcode.recognise.unsent.kind import CODE, Unsent

ROWS = (
    Unsent(
        "an entry of a table of codes",
        rf"""(?: \|[ ]?(?:\*\*)?{CODE}(?:\*\*)?[ ]*\| [^\n]* \|?
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
)
