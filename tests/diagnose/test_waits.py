"""How long to wait: headers, placeholders, fixed waits, in every unit; what says nothing sensible says nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from errcode.diagnose.waits import with_wait
from errcode.finding import Finding, Raw
from errcode.model import Entry, Message, Provider, Text, Wait

NOW = datetime(2026, 11, 27, 12, 0, 0, tzinfo=UTC)


def finding(*places, message=None, template="IP banned until %s.", retry="wait", kind="rate-limit", status=None):
    """Give a finding whose entry says where the wait stands."""
    entry = Entry(
        provider="acme", code="1", kind=kind, retry=retry, wait_from=places, messages=(Message(text=template),)
    )
    raw = Raw(code="1", message=message, http_status=status)
    return Finding(provider="acme", code="1", entry=entry, line=1, raw=raw)


def waited(found, headers=None, provider=None):
    """Give the seconds that are to be waited."""
    return with_wait(found, provider, headers or {}, NOW).retry_after


def epoch(seconds, scale=1):
    """Give a moment so many seconds from now, as seconds or milliseconds since 1970."""
    return str(int((NOW.timestamp() + seconds) * scale))


@pytest.mark.parametrize(
    ("place", "value", "seconds"),
    [
        ({}, "30", 30), ({}, "0.5", 0.5), ({}, " 7 ", 7), ({}, "Fri, 27 Nov 2026 12:00:09 GMT", 9),
        ({}, "Fri, 27 Nov 2026 11:00:00 GMT", 0), ({"unit": "ms"}, "1500", 1.5), ({"unit": "min"}, "2", 120),
        ({"unit": "h"}, "1", 3600), ({"unit": "d"}, "1", 86400), ({"unit": "until-s"}, epoch(12), 12),
        ({"unit": "until-ms"}, epoch(12, 1000), 12), ({"unit": "until"}, "2026-11-27 12:01:00", 60),
        ({"unit": "until-ms"}, epoch(-5, 1000), 0), ({}, "soon", None), ({}, "", None), ({}, "nan", None),
        ({}, "inf", None), ({}, "1e300", None), ({}, "-3", 0), ({"unit": "until-ms"}, "99999999999999999999", None),
        ({"when": "min=1; sec={*}", "amount": 1}, "min=1; sec=0", 1),
        ({"when": "{*}sec=0", "amount": 1}, "sec=4", None),
        ({"amount": 24, "unit": "h", "when": "day"}, "day", 86400), ({"amount": 1, "unit": "min"}, "1200", 60),
    ],
)  # fmt: skip
def test_a_header_says_how_long(place, value, seconds):
    """The value is a length in its unit or a moment; another value, and one out of reach, is no wait."""
    assert waited(finding(Wait(header="X-Reset", **place)), {"x-reset": value}) == seconds


def test_a_placeholder_says_how_long():
    """What a placeholder of the documented message holds in the message that came."""
    place = Wait(placeholder=1, unit="until-ms")
    assert waited(finding(place, message=f"IP banned until {epoch(90, 1000)}.")) == 90
    assert waited(finding(place, message="Something else.")) is None
    assert waited(finding(Wait(placeholder=2), message=f"IP banned until {epoch(90, 1000)}.")) is None


def test_a_wait_that_is_always_the_same():
    """Without header and placeholder the amount holds."""
    assert waited(finding(Wait(amount=24, unit="h"))) == 86400


def test_until_is_an_aware_moment_in_utc():
    """It can be compared with any other moment."""
    until = with_wait(finding(Wait(header="Retry-After")), None, {"retry-after": "30"}, NOW).until
    assert until == NOW + timedelta(seconds=30)
    assert until.tzinfo is UTC


def test_the_providers_headers_hold_for_its_limits_alone():
    """A counter of requests says nothing about a wrong price."""
    provider = Provider(id="acme", name=Text(en="Acme"), wait_from=(Wait(header="X-Reset"),))
    assert waited(finding(), {"x-reset": "5"}, provider) == 5
    assert waited(finding(kind="order-rule", retry="fix"), {"x-reset": "5"}, provider) is None


@pytest.mark.parametrize(("retry", "status", "seconds"), [("wait", None, 9), ("check", 503, 9), ("fix", 400, None)])
def test_the_standard_header_holds_for_what_can_be_waited_for(retry, status, seconds):
    """`Retry-After` beside a refusal that is for good is no reason to wait."""
    assert waited(finding(kind="server", retry=retry, status=status), {"retry-after": "9"}) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ('{"error":{"message":"too_many_requests","data":{"wait":5},"code":1}}', 5),
        ("{'error': {'code': 1, 'data': {'reason': 'x', 'wait': 2.5}}}", 2.5),
        ('{\n  "error": {\n    "data": {\n      "wait": 7\n    },\n    "code": 1\n  }\n}', 7),
        (r'body="{\"error\":{\"code\":1,\"data\":{\"wait\":3}}}"', 3),
        ('{"error":{"code":1,"wait":9}}', None),
        ('{"error":{"data":{"wait":8},"code":2}}\n{"error":{"code":1}}', None),
        ('{"error":{"code":1,"data":{"wait":"soon"}}}', None),
    ],
)
def test_a_field_of_the_payload_says_how_long(text, seconds):
    """A field under its parent, in the payload of the code: neither another line's nor one of the name elsewhere."""
    at = text.rindex("1")
    found = finding(Wait(field="error.data.wait")).replace(span=(at, at + 1))
    assert with_wait(found, None, {}, NOW, text).retry_after == seconds


def test_headers_above_the_body_say_how_long():
    """Those of a pasted answer hold as those that a program hands over, which come first."""
    text = 'HTTP/2 429\nretry-after: 30\n\n{"code":1}'
    found = finding(Wait(header="Retry-After")).replace(span=(text.index("1}"), len(text) - 1))
    assert with_wait(found, None, {}, NOW, text).retry_after == 30
    assert with_wait(found, None, {"retry-after": "4"}, NOW, text).retry_after == 4
