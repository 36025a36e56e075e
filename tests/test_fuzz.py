"""Nothing that a person pastes makes errcode raise, and nothing that it says contradicts itself."""

from __future__ import annotations

import json

import pytest
from bundled import PAYLOADS_ALONE as DIAGNOSER
from hypothesis import given
from hypothesis import strategies as st
from writings import WRITINGS

from errcode.finding import Finding
from errcode.recognise.notation.unescape import View, unescape
from errcode.text.encoding import decoded

PIECES = st.sampled_from(
    [
        *"{}[]()<>\"'`\\:=,;\n \t/&|#-",
        *(
            "=>",
            "->",
            '\\"',
            '\\\\\\"',
            '""',
            "&quot;",
            "\\n",
            "\\u0022",
            "\\ud83d",
            "\\x",
            "//",
            "/*",
            "*/",
            "<code>",
            "</code>",
        ),
        *(
            "code",
            '"code"',
            "error",
            "msg",
            "message",
            "status",
            "error_code",
            "result",
            "name",
            "data",
            "sCode",
            "success",
        ),
        *(
            "-1121",
            "024",
            "0",
            "10002",
            "404",
            "true",
            "null",
            "None",
            "Invalid symbol.",
            "EAPI:Invalid nonce",
            "map",
            "Array",
        ),
        *(
            "binance",
            "coinone",
            "HTTP/1.1 400",
            "APIError(code=-1013): ",
            "코인원",
            "잔고가 부족합니다",
            "\x00",
            "\ud800",
            "\x1b[2J",
            "İ",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=300))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["code", "msg", "error", "data", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def consistent(findings: list[Finding], text: str) -> bool:
    """Say whether findings are in order, lie in the text and name themselves among their candidates."""
    places = [finding.span for finding in findings]
    return places == sorted(places) and all(
        0 <= finding.span[0] <= finding.span[1] <= len(text)
        and 1 <= finding.line <= text.count("\n") + 1
        and (finding.provider, finding.code) in [(one.provider, one.code) for one in finding.candidates]
        for finding in findings
    )


@given(TEXTS)
def test_pieces_of_payloads_in_any_order(text: str) -> None:
    """Brackets, quotation marks, keys and codes in any order are read without an error."""
    assert consistent(DIAGNOSER.findings(text), text)


@given(st.dictionaries(st.sampled_from(["code", "msg", "error", "message", "errorCode", "result"]), VALUES, max_size=4))
def test_any_payload_in_any_writing(payload: dict[str, object]) -> None:
    """Any JSON value, however it is written, is read without an error."""
    for write in WRITINGS.values():
        text = write(payload)
        assert consistent(DIAGNOSER.findings(text), text)


@given(st.sampled_from(sorted(WRITINGS)), st.integers(0, 400), st.integers(0, 400))
def test_payloads_cut_anywhere(writing: str, start: int, end: int) -> None:
    """A payload cut off at both ends is read without an error."""
    text = WRITINGS[writing]({"success": False, "code": -1005, "message": 'a "b" \\ c', "data": [{"sCode": "51008"}]})
    text = text[start : max(len(text) - end, 0)]
    assert consistent(DIAGNOSER.findings(text), text)


@given(st.binary(max_size=300))
def test_any_bytes_become_text(data: bytes) -> None:
    """Bytes of any sort are decoded, and the text can be written as UTF-8."""
    decoded(data).encode("utf-8")


@given(st.text(max_size=200), st.integers(0, 4))
def test_unescaped_text_can_be_printed(text: str, level: int) -> None:
    """Whatever escapes a text holds, no half of a surrogate pair comes out of it."""
    unescape(text.encode("utf-8", "replace").decode(), level).encode("utf-8")


@given(st.text(alphabet='a"\\n\\u0041x', max_size=80), st.integers(0, 40), st.integers(0, 80))
def test_a_view_knows_where_its_characters_stand(text: str, start: int, end: int) -> None:
    """The way back to the source rises with the text and stays inside of it."""
    view = View(text).inside(min(start, len(text)), min(max(start, end), len(text)))
    places = [view.source(place) for place in range(len(view.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize("writing", sorted(WRITINGS))
def test_integers_keep_their_zeros_and_signs(writing: str) -> None:
    """`-1002` is not `1002` and `"024"` is not `24`, in every writing."""
    for code in (-1002, "024"):
        texts = {
            finding.raw.code for finding in DIAGNOSER.findings("weex " + WRITINGS[writing]({"code": code, "msg": "x"}))
        }
        assert texts <= {str(code)}


def test_json_without_end_is_no_trouble() -> None:
    """200,000 levels of nesting neither raise nor hide the error behind them."""
    text = "[" * 200_000 + '{"a":' * 100_000 + ' weex {"code":-1046,"msg":"Parameter validation failed."}'
    assert [finding.code for finding in DIAGNOSER.findings(text)] == ["-1046"]


def test_json_text_is_not_needed() -> None:
    """An error in the middle of 300 KB of other JSON is found, with its line."""
    noise = "\n".join(json.dumps({"price": n, "id": "x" * 40}) for n in range(4000))
    text = f'{noise}\nweex {{"code":-1054,"msg":"System error, please retry later."}}\n{noise}'
    assert [(finding.code, finding.line) for finding in DIAGNOSER.findings(text)] == [("-1054", 4001)]
