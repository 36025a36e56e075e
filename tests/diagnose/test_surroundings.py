"""What stands around a payload."""

import pytest
from bundled import CATALOG

from errcode.diagnose.surroundings import Scene
from errcode.recognise.names import Names
from errcode.recognise.payload import Payload

NAMES = Names(table.provider for table in CATALOG.tables(["coinone", "binance"]))
BODY = '{"code": 1}'


def scene_of(text, offset=0):
    """The scene of a text, and the payload that stands in it where the body does."""
    start = offset + text.index(BODY)
    payload = Payload("1", None, span=(start, start + len(BODY)), code_span=(start + 9, start + 10), form="structure")
    return Scene(text, offset, NAMES.mentions(text)), payload


def test_the_nearer_a_name_the_more_it_says():
    """Right before it, on the line, next to it, some lines away, far away."""
    texts = [
        f"coinone: {BODY}",
        f"coinone answered after a while with {BODY}",
        f"coinone\n{BODY}",
        "coinone\n" + "\n" * 8 + BODY,
        "coinone\n" + "\n" * 50 + BODY,
        "coinone\n" + "\n" * 200 + BODY,
    ]
    weights = [scene.named(payload)["coinone"] for scene, payload in map(scene_of, texts)]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


def test_only_named_providers_are_told():
    """A text that names nobody says nothing; one that names two says how near each stands."""
    scene, payload = scene_of(f"a bot: {BODY}")
    assert (scene.providers, scene.named(payload)) == ([], {})
    scene, payload = scene_of(f"binance\n\n\n\n\ncoinone {BODY}")
    assert scene.named(payload)["coinone"] > scene.named(payload)["binance"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"HTTP/1.1 429 Too Many Requests\n\n{BODY}", 429),
        (f"POST /order 400 {BODY}", 400),
        (f"took 400 ms {BODY}", None),
    ],
)
def test_the_status_of_a_payload(text, status):
    """A number is a status when something says so."""
    scene, payload = scene_of(text)
    assert scene.status(payload) == status


def test_places_are_the_sources():
    """A window of a text gives the lines of a payload as they stand in the whole."""
    text = f"one\ntwo {BODY} three\nfour"
    scene, payload = scene_of(text, offset=1000)
    start, end = scene.lines(payload)
    assert text[start - 1000 : end - 1000] == f"two {BODY} three"
