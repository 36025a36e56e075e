"""The anatomy of log lines: which formats are claimed, and what is left alone."""

import pytest

from errcode.recognise.logline import header
from errcode.recognise.timestamps import times

CLAIMS = {
    "Spring Boot": "2026-11-20T03:10:11.123+09:00 ERROR 807 --- [shop] [nio-8080-exec-43] c.e.order.Client   : ▸no",
    "logback": "03:10:11.123 [main] ERROR com.acme.Bot - ▸no",
    "log4j2": "2026-11-20 03:10:11,123 main ERROR com.acme.Bot ▸no",
    "log4j2 with brackets": "2026-11-20 03:10:11,123 [pool-1-thread-105] ERROR com.acme.Bot - ▸no",
    "Tomcat": "20-Nov-2026 03:10:11.123 SEVERE [main] org.apache.Foo.bar ▸no",
    "JUL, second line": "SEVERE: ▸no",
    "Dropwizard": "ERROR [2026-11-20 03:10:11,123] com.acme.Bot: ▸no",
    "Python's usual format": "2026-11-20 03:10:11,123 - bot.client - ERROR - ▸no",
    "Python's default": "ERROR:bot.client:▸no",
    "Python's default, root": "ERROR:root:▸[-2015] no",
    "Python in brackets": "[2026-11-20 03:10:11,123] [ERROR] bot.client: ▸no",
    "loguru": "2026-11-20 03:10:11.123 | ERROR    | bot.client:_request:105 - ▸no",
    "structlog's console": "2026-11-20 03:10:11 [error    ] ▸no       [bot] code=-1121",
    "zap's console": "2026-11-20T03:10:11.123Z\tERROR\t▸client\tbot/client.go:83\tno\t{}",
    "zerolog's console": "3:10AM ERR ▸no code=-1121",
    "slog's default": "2026/11/20 03:10:11 ERROR ▸no code=-1121",
    "slog's text": "time=2026-11-20T03:10:11.123Z level=ERROR ▸msg=no code=-1121",
    "logrus": 'time="2026-11-20T03:10:11Z" level=error ▸msg="no"',
    "logrus on a terminal": "ERRO[0105] ▸no    code=-1121",
    "klog": "E1120 03:10:11.123456   12345 client.go:83] ▸no",
    "winston": "2026-11-20T03:10:11.123Z [bot] error: ▸no",
    "winston's simple": "error: ▸no {}",
    "bunyan": "[2026-11-20T03:10:11.123Z] ERROR: bot/105 on host: ▸no",
    "pino-pretty": "[03:10:11.123] ERROR (31 on bot-7f9c): ▸no",
    "NestJS": "[Nest] 105  - 11/20/2026, 3:10:11 AM   ERROR [OrderService] ▸no",
    "tslog": "2026-11-20 03:10:11.123 ERROR [/src/client.ts:105 Client.order] ▸no",
    "LogTape": "2026-11-20 03:10:11.123 +00:00 [ERR] bot·client: ▸no",
    "Rails": "E, [2026-11-20T03:10:11.123456 #1234] ERROR -- : ▸no",
    "nginx, errors": "2026/11/20 03:10:11 [error] 123#105: *45 ▸no",
    "syslog, RFC 3164": "<35>Nov 20 03:10:11 trade-01 bot[105]: ▸no",
    "journalctl": "Nov 20 03:10:11 trade-01 bot[105]: ▸no",
    "syslog, RFC 5424": '<11>1 2026-11-20T03:10:11.1Z trade-01 bot 105 API [meta@32473 reqId="8c-9"] ▸no',
    "CRI": "2026-11-20T03:10:11.123456789Z stderr F 2026-11-20 03:10:11,123 ERROR bot.client ▸no",
    "compose": "bot-1  | 2026-11-20 03:10:11,123 ERROR bot.client ▸no",
    "kubectl": "[pod/bot-105/bot] 2026-11-20 03:10:11,123 ERROR bot.client ▸no",
    "worker": "worker-1000 2026-11-20T03:10:11 ▸no",
    "Heroku": "2026-11-20T03:10:11.123456+00:00 app[web.1]: ▸no",
    "CloudWatch": "2026-11-20T03:10:11.1Z\t8c98c27a-9c34-bf10-9da6-bbb589136b98\tERROR\t▸no",
    "Lambda": "[ERROR]\t2026-11-20T03:10:11.1Z\t8c98c27a-9c34-bf10-9da6-bbb589136b98\t▸no",
    "CSV": "2026-11-20T03:10:11.123Z,ERROR,▸bot,105,no",
    "grep -n": "1000:2026-11-20 03:10:11,123 ERROR bot.client ▸no",
    "ripgrep": "bot.log:1000:2026-11-20 03:10:11,123 ERROR bot.client ▸no",
    "grep -n of JSON": '1000:▸{"level":50,"msg":"no"}',
    "Korean Windows": "2026-11-20 오전 3:10:11 ERROR ▸no",
    "nginx, requests": '10.0.0.1 - - [20/Nov/2026:03:10:11 +0900] "POST /orders HTTP/1.1" 400▸ 105 "-" "no"',
    "envoy": '[2026-11-20T03:10:11.123Z] "POST /api HTTP/1.1" 429▸ - 0 105 5 4 "-" "no"',
}

IGNORES = [
    "[-2015] Invalid API-key",
    "Binance API error -1021",
    "Error code 105",
    "okx 50011 계속 떠요",
    "50102:Timestamp request expired",
    "-1121: Invalid symbol.",
    "EGW00201: too many",
    '{"code":-1121,"msg":"Invalid symbol."}',
    "APIError(code=-1013): Filter failure",
    "| bybit | 10006 | Too many visits! |",
    "(400, -1105, 'Price is too high')",
    "",
    "}",
]


@pytest.mark.parametrize("name", CLAIMS)
def test_headers_of_all_frameworks_are_told_from_texts(name):
    """Behind whatever a framework writes before it, the text begins."""
    before, _, body = CLAIMS[name].partition("▸")
    found = header(before + body)
    assert (before + body)[: found.end] == before


@pytest.mark.parametrize("text", IGNORES)
def test_texts_without_header_have_none(text):
    """Codes and words at the beginning of a text are no header."""
    assert header(text).end == 0


@pytest.mark.parametrize(
    "code", ["[50011] Too Many", "[-2015] no", "50102:Timestamp", "-1021 x", "EGW00201: x", "{'a'"]
)
def test_codes_right_behind_a_header_are_body(code):
    """A bracketed number behind the level is a code rather than a process."""
    line = f"2026-11-20 03:10:11 ERROR {code}"
    assert line[header(line).end :] == code


@pytest.mark.parametrize(
    ("line", "level"),
    [
        (CLAIMS["Spring Boot"], "error"),
        (CLAIMS["Tomcat"], "error"),
        (CLAIMS["zerolog's console"], "error"),
        (CLAIMS["klog"], "error"),
        (CLAIMS["Rails"], "error"),
        ("2026-11-20 03:10:11 | WARNING  | a.b:c:1 - x", "warn"),
        ('{"level":50,"time":1763600000146}', "error"),
        ('{"PRIORITY":"3","MESSAGE":"x"}', "error"),
        ('{"severity":"CRITICAL"}', "fatal"),
        ('{"msg":"x"}', None),
        ("order 5 placed", None),
    ],
)
def test_levels_have_one_name(line, level):
    """Whatever a framework calls a level, there are six."""
    assert header(line.replace("▸", "")).level == level


def test_access_lines_tell_their_status():
    """The status of a web server's line is in its header."""
    assert header(CLAIMS["nginx, requests"].replace("▸", "")).status == 400
    assert header(CLAIMS["envoy"].replace("▸", "")).status == 429


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("worker-1000 2026-11-20T03:10:11 x", "2026-11-20T03:10:11"),
        ('{"level":50,"time":1763600000146,"x":1}', "1763600000146"),
        ('{"id":1763600000146,"msg":"x"}', None),
        ('{"time":1763600000146,"timestamp":"2026-11-20T03:10:11.5Z"}', "2026-11-20T03:10:11.5Z"),
        ("03:10:11 x", "03:10:11"),
        ("order 12345 at 7", None),
    ],
)
def test_a_lines_time_is_found_wherever_it_stands(line, time):
    """A date with a clock goes before a UNIX time, which needs a key that says that it is one."""
    place = next(times(line), None)
    assert (line[place[0] : place[1]] if place else None) == time
