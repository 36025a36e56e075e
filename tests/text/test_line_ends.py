"""Line ends: whichever a text has, its places are found, and its answers are the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcode import explain
from errcode.text.line_ends import plain


@given(st.text(alphabet="ab\r\n", max_size=30))
def test_places_lead_back(text):
    """A character of the plain text stands in the given one where it is said to."""
    even, at = plain(text)
    assert "\r" not in even
    for place, character in enumerate(even):
        there = text[at(place) if at else place]
        assert there == character or (character == "\n" and there == "\r")


TEXTS = [
    'weex {"code":-1121,\n"msg":"Invalid symbol."}\nmore\n{"result":"error","error_code":"105","error_msg":"a\nb"}',
    "{'msg': 'Invalid KC-API-PASSPHRASE', 'code': '40",
    'HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{"code":-2014,"msg":"API-key format invalid."}',
    'Traceback (most recent call last):\n  File "a.py", line 1\n'
    "binance: APIError(code=-1021): Timestamp for this request is outside of the recvWindow.",
]


def told(text):
    """What is found, without its places."""
    return [finding.replace(span=(0, 0)) for finding in explain(text)]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r", "\n\n"])
def test_line_ends_change_no_answer(text, end):
    """LF, CRLF and CR give the same findings, with one at the end or without; spans lie in the given text."""
    wanted = told(text)
    for ends in ("\n", "\r\n", "\r"):
        given_ = text.replace("\n", ends) + end
        assert told(given_) == wanted
        for finding, plain_one in zip(explain(given_), explain(text), strict=True):
            part = given_[slice(*finding.span)].replace("\r\n", "\n").replace("\r", "\n")
            assert part == text[slice(*plain_one.span)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_gives_the_same_whatever_its_line_ends(run, tmp_path, end):
    """A log of a few lines, with and without the last line end."""
    lines = [f'2026-11-20 10:00:0{n} weex {{"code":-1121,"msg":"Invalid symbol."}}' for n in range(3)]
    found = set()
    for last in ("", end):
        path = tmp_path / "bot.log"
        path.write_bytes((end.join(lines) + last).encode())
        out = run("explain", "--json", str(path)).out
        found.add(tuple((row["code"], row["line"], row["certain"]) for row in map(json.loads, out.splitlines())))
    assert found == {(("-1121", 1, True), ("-1121", 2, True), ("-1121", 3, True))}
