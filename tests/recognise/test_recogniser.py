"""Texts in, payloads out: what the reader makes of every way of writing, whoever the provider is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from writings import WRITINGS

from errcode.model import Provider, Text
from errcode.recognise.http import Statuses
from errcode.recognise.idioms import Idiom
from errcode.recognise.keys import Keys
from errcode.recognise.names import Names
from errcode.recognise.notation.reader import Reader
from errcode.recognise.recogniser import Recogniser
from errcode.recognise.windows import OVERLAP, WINDOW, windows

TOY = Provider(
    id="toy",
    name=Text(en="Toy"),
    payloads=(
        {"when": {"ok": False}, "code": "err", "message": "text", "success": ["0"]},
        {"code": ["data[].sCode", "outer"], "message": ["data[].sMsg", "why"], "success": ["0"]},
        {"code": "fault.name", "message": "fault.text"},
        {"code": "faults[]", "when": {"faults": {"type": "list"}}},
        {
            "code": {"in": "inner", "template": "[{code}:{message}]"},
            "message": {"in": "inner", "template": "[{code}:{message}]"},
        },
        {"code": "Fault.Code", "message": "Fault.Text", "format": "xml"},
    ),
    idioms=("ToyError(code={code}): {message}", "{message} (ToyCode: {code})"),
)
RECOGNISER = Recogniser([TOY])


def claimed(text: str) -> list[tuple[str | None, str | None]]:
    """Give code and message of every payload that a shape or idiom of the toy provider claims."""
    return [(payload.code, payload.message) for payload in RECOGNISER.payloads(text) if payload.claims]


@pytest.mark.parametrize("writing", sorted(WRITINGS))
@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({"ok": False, "err": -1121, "text": "It's not a symbol."}, ("-1121", "It's not a symbol.")),
        ({"ok": False, "err": "024", "text": 'no "name", no (price)'}, ("024", 'no "name", no (price)')),
        ({"fault": {"name": "too_many", "text": "호출 한도를 초과했습니다"}}, ("too_many", "호출 한도를 초과했습니다")),
        ({"outer": "1", "why": "", "data": [{"sCode": "51008", "sMsg": "Not enough."}]}, ("51008", "Not enough.")),
    ],
)
def test_a_payload_in_every_writing(writing: str, payload: dict[str, object], expected: tuple[str, str]) -> None:
    """Every writing of a payload gives its code, exactly as written."""
    assert expected[0] in [code for code, _ in claimed(WRITINGS[writing](payload))]


@pytest.mark.parametrize(
    "writing", ["json", "python", "python bytes", "javascript", "escaped once", "escaped twice", "csv", "html"]
)
def test_messages_keep_their_quotation_marks(writing: str) -> None:
    """A message with both kinds of quotation marks comes out as it went in."""
    text = WRITINGS[writing]({"ok": False, "err": 5, "text": "the 'a' of \"b\" & c"})
    assert claimed(text) == [("5", "the 'a' of \"b\" & c")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"ok":false,"err":5,"text":"cut in the mid', [("5", "cut in the mid")]),
        ('{"ok":false,"err":5,"text":"a"}{"ok":false,"err":6,"text":"b"}', [("5", "a"), ("6", "b")]),
        ('{"ok":false,"err":5,"text":"cut\n{"ok":false,"err":6,"text":"b"}', [("5", "cut"), ("6", "b")]),
        ('{"ok":false,"err":5,"text":"wrapped at the\n end of a line"}', [("5", "wrapped at the end of a line")]),
        ('"err":5,"ok":false,"text":"b"}\nnext line', [("5", "b")]),
        ("err: 5\nok: false\ntext:\nsome words: here", [("5", "some words: here")]),
        ("got err=5, ok=false, text=Way too many; IP() banned. Stop.", [("5", "Way too many; IP() banned. Stop.")]),
        ('{"ok":true,"err":5,"text":"a"}', []),
        ('{"ok":false,"err":0,"text":"a"}', []),
        ('{"ok":false,"err":null,"text":"a"}', []),
        ("{'ok': False, 'err': None}", []),
        ('f\'{{"ok":false,"err":"{code}","text":"a"}}\'', []),
        ('{"faults":["EAPI:Invalid nonce","EGeneral:Busy"]}', [("EAPI:Invalid nonce", None), ("EGeneral:Busy", None)]),
        ('{"faults":[]}', []),
        ('{"inner":"it failed [8005:Token is wrong]"}', [("8005", "Token is wrong")]),
        ('{"outer":"1","why":"all failed","data":[{"sCode":"0","sMsg":""}]}', [("1", "all failed")]),
        ('{"data":[{"sCode":"1","sMsg":"a"},{"sCode":"0"},{"sCode":"2","sMsg":"b"}]}', [("1", "a"), ("2", "b")]),
        ("<Fault><Code>77</Code><Text>a &lt; b</Text></Fault>", [("77", "a < b")]),
        (
            '<?xml version="1.0"?>\n<ns:Fault x="1">\n <Code> 77 </Code>\n <Text><![CDATA[a < b]]></Text>\n</ns:Fault>',
            [("77", "a < b")],
        ),
        ("toy.ToyError (code = -5): not good", [("-5", "not good")]),
        ("not good (ToyCode: 5) (ToyTime: 12:00:01)", [("5", "not good")]),
    ],
)
def test_pieces_of_payloads(text: str, expected: list[tuple[str, str]]) -> None:
    """What is cut, wrapped, loose or nested is read as far as it goes; what says that it is no error is not one."""
    assert claimed(text) == expected


@pytest.mark.parametrize("code", ["-1002", "024", "00001", "+5", "1e5", "0x1F", "EGW00123"])
@pytest.mark.parametrize("writing", ["json", "python", "ruby", "csv", "escaped twice", "print_r", "go map", "logfmt"])
def test_codes_stay_as_they_are_written(code: str, writing: str) -> None:
    """Signs and zeros of a code are kept."""
    assert [found for found, _ in claimed(WRITINGS[writing]({"ok": False, "err": code, "text": "a"}))] == [code]


def test_places_are_those_of_the_source() -> None:
    """The span of a code is where it stands in the text that was given, even when it is escaped twice."""
    for writing in ("json", "python", "escaped once", "escaped twice", "csv", "nested"):
        text = "가나다\n" + WRITINGS[writing]({"ok": False, "text": "a\n'b'", "err": "E-77"})
        (payload,) = [payload for payload in RECOGNISER.payloads(text) if payload.claims]
        assert text[payload.code_start : payload.code_end] == "E-77"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("HTTP/1.1 401 Unauthorized\nDate: x\n\nX", 401),
        ("HTTP/2 200 \n\nX", 200),
        ("HTTP 500 X", 500),
        ("http=503 X", 503),
        ("X status=400", 400),
        ("reply(X, status_code: 429)", 429),
        ("{'status': 418, 'body': X}", 418),
        ("POST /v1/order -> 400 X", 400),
        ("PUT /v1/order => 409 Conflict; body=X", 409),
        ("X (429)", 429),
        ('"POST /v1/order HTTP/1.1" 400 None\nX', 400),
        ("status 200 in line one\nHTTP 404\nX", 404),
        ("X with 400 apples", None),
        ("order 404 X", None),
        ("price -> 400.5 X", None),
        ("status: 4000 X", None),
    ],
)
def test_http_statuses_around(text: str, status: int | None) -> None:
    """The status that belongs to a payload is the nearest that says that it is one."""
    place = text.index("X")
    assert Statuses(text).near(place, place + 1) == status


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("toy {", True),
        ("ToyClient failed", True),
        ("ccxt/toy.py", True),
        ("TOY_KEY", True),
        ("https://api.toy.example/v1", True),
        ("Toyota", False),
        ("destroy", False),
        ("toys", False),
    ],
)
def test_names_stand_by_themselves(text: str, named: bool) -> None:
    """A name is found in paths, class names and hosts, and not inside of other words."""
    assert bool(Names([TOY]).mentions(text)) == named


def test_templates_are_not_regular_expressions() -> None:
    """Characters that mean something to a regular expression stand for themselves in a template."""
    assert Idiom("a.b*c[{code}]").first("aXbbc[1]") is None
    fit = Idiom("a.b*c[{code}]").first("x a.b*c[1]")
    assert fit is not None
    assert fit.code == "1"


def test_memory_follows_what_is_of_interest() -> None:
    """Fields that no shape names are not kept."""
    reader = Reader('{"a":1,"b":{"c":[1,2,3]},"err":5}', Keys(["err"]))
    assert [sorted(node.fields) for node in reader.nodes] == [["err"]]


def test_windows_meet() -> None:
    """Windows cover a text without a gap: at line starts where there are lines, else with an overlap."""
    lined = ("x" * 99 + "\n") * 3000
    places = list(windows(lined))
    assert places[0][0] == 0
    assert places[-1][1] == len(lined)
    assert all(one[1] == other[0] and one[1] % 100 == 0 for one, other in pairwise(places))
    places = list(windows("x" * (3 * WINDOW)))
    assert all(one[1] - other[0] == OVERLAP for one, other in pairwise(places))


@pytest.mark.parametrize(
    "line",
    [
        "out of stock (ToyCode: 7)",
        "2026-11-04 08:15:22,301 - bot.orders - ERROR - out of stock (ToyCode: 7)",
        "toy.errors.RefusedError: out of stock (ToyCode: 7) at 08:15:22",
        "2026-11-04T08:15:22Z WARN [main] toy.errors.RefusedError: out of stock (ToyCode: 7)",
        "2026-11-04T08:15:22Z WARN [main] toy.errors.RefusedError: out of stock (code 7)",
    ],
)
def test_a_message_before_its_code_begins_behind_the_lines_header_and_the_exceptions_class(line):
    """What a framework and a traceback write in front of a message is none of its words."""
    assert [payload.message for payload in RECOGNISER.payloads(line) if payload.code == "7"] == ["out of stock"]
