"""Bodies that say the same as one before, and pairs that are read at once: answers are those of reading alone."""

from __future__ import annotations

import pytest

from errcode.model import Provider, Text
from errcode.recognise.bodies import KEPT
from errcode.recognise.payload import Payload
from errcode.recognise.recogniser import Recogniser

TOY = Provider(
    id="toy",
    name=Text(en="Toy"),
    payloads=(
        {"when": {"ok": False}, "code": "err", "message": "text", "success": ["0"]},
        {"code": "data[].sCode", "message": "data[].sMsg", "success": ["0"]},
        {"code": "fault.name", "message": "fault.text"},
    ),
)
BODIES = (
    '{"ok":false,"err":-1121,"text":"No such symbol"}',
    '{"ok": false, "err": "-1121", "text": "No such symbol"}',
    '{"ok":false,"err":"-1\\u003121","text":"No such symbol"}',
    '{"ok":true,"err":0,"text":"fine"}',
    '{"data":[{"sCode":"51008","sMsg":"Not enough"},{"sCode":"51000","sMsg":"Not enough"}],"code":1}',
    '{"fault":{"name":"too_many","text":"Slow down"},"error":"51008 Insufficient margin"}',
    '{"name":"out_of_scope","message":"Not for this key"}',
    '{"message":"Nothing else"}',
    '{"code":"","msg":"","data":[]}',
    '{"code":5,"message":word,"err":7',
    '{"err":5,,"ok":false}',
)


def shown(payload: Payload) -> tuple[object, ...]:
    """Give everything that a payload says, and where it stands."""
    claims = [(claim.provider, claim.section, claim.strength) for claim in payload.claims]
    return (*payload.key[:-3], claims, payload.start, payload.end, payload.code_start, payload.code_end, payload.fields)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("around", ["BODY", "x BODY y", '{"n":1,"raw":BODY}', "BODY\nBODY", "[BODY,BODY]"])
def test_a_body_that_came_before_says_the_same(body: str, around: str) -> None:
    """Whatever was read before, a text gives what it gives to a recogniser that has read nothing."""
    text = around.replace("BODY", body)
    warm = Recogniser([TOY])
    for other in (*BODIES, *(f" {one}" for one in BODIES), text):
        warm.payloads(other)
    expected = [shown(one) for one in Recogniser([TOY]).payloads(text, 7)]
    assert [shown(one) for one in warm.payloads(text, 7)] == expected
    assert [shown(one) for one in warm.payloads(text, 7)] == expected


def test_bodies_are_forgotten() -> None:
    """Of many different bodies so many are remembered: memory does not grow."""
    reader = Recogniser([TOY])
    for number in range(2 * KEPT + 9):
        [payload] = reader.payloads(f'{{"ok":false,"err":{number + 1},"text":"x"}}')
        assert payload.code == str(number + 1)
    assert len(reader.compiled.bodies) <= KEPT


@pytest.mark.parametrize(
    "pair",
    [
        '"err":-5',
        '"err":""',
        '"err":"5"',
        '"err":null',
        '"err":"[x]"',
        '"text":"a \\"b\\" c"',
        '"text":"it\'s so"',
        '"text":"\'so\'"',
        '"text":"요청 실패 (5)"',
        '"other":"{\\"err\\":5}"',
        '"other":"{err:5}"',
        '"12":"x"',
        '"err":"a&amp;b"',
        '"err":5.0e3',
        '"err":Some(5)',
        "\"err\":b'5'",
    ],
)
def test_a_pair_is_the_same_however_it_is_spaced(pair: str) -> None:
    """Blanks and line ends around a colon and between pairs change nothing of what an object says."""
    key, _, value = pair.partition(":")
    said = []
    for colon in (":", "   :  "):
        for between in (",", " ,\n\t "):
            text = f'{{"ok":false{between}{key}{colon}{value}{between}"text":"End of it"}}'
            found = [one for one in Recogniser([TOY]).payloads(text) if one.form == "structure"]
            said.append([(one.code, one.message, one.fields, len(one.claims)) for one in found])
    assert said[1:] == said[:1] * 3
