"""Headers above a body: whose they are, and what is none."""

import pytest

from errcode.recognise.headers import above

BODY = '{"code":-1003,"msg":"Too many requests."}'


@pytest.mark.parametrize(
    "text",
    [
        f"HTTP/2 429\nretry-after: 7\ncontent-type: application/json\n\n{BODY}",
        f"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n\r\n{BODY}",
        f"> GET /api HTTP/1.1\n> Retry-After: 1\n>\n< HTTP/2 429\n< retry-after: 7\n<\n{{ [41 bytes data]\n* x\n{BODY}",
        f"HTTP/1.1 302 Found\nRetry-After: 99\n\nHTTP/2 429\nretry-after: 7\n\n{BODY}",
        'HTTP/2 429\nretry-after: 7\n\n{\n  "code": -1003,\n  "msg": "Too many requests."\n}',
    ],
)
def test_headers_between_the_status_and_the_body(text):
    """They are the nearest answer's, whatever terminal shows them."""
    assert above(text, text.index("-1003")).get("retry-after") == "7"


@pytest.mark.parametrize(
    "text",
    [
        f"retry-after: 7\n\n{BODY}",
        f"HTTP/2 429\n\n{BODY}\nretry-after: 7",
        f"> POST /api HTTP/1.1\n> retry-after: 7\n>\n{BODY}",
        f"HTTP/2 429\nretry-after: 7\n\n{{}}\n$ curl https://api.example.com\n{BODY}",
        f"2026-11-27 GET / HTTP/1.1 429\nretry-after: 7\n{BODY}",
        BODY,
    ],
)
def test_what_is_no_header_of_this_answer(text):
    """Lines without a status line above, of the request, of another answer, behind the body: nothing is taken."""
    assert above(text, text.index("-1003")) == {}
