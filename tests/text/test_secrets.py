"""What is a secret is hidden, what only looks so stays readable; texts without one are returned as they are."""

import time

import pytest

from errcode.text.secrets import MASK, PATTERNS, masked


@pytest.mark.parametrize(("pattern", "text"), [(pattern, text) for pattern in PATTERNS for text in pattern.claims])
def test_a_secret_is_hidden(pattern, text):
    """Each sort hides what it claims, wherever it stands, and nothing around it."""
    match = next(match for match in pattern.pattern.finditer(text) if pattern.proves(match[0]))
    secret = next(match[name] for name in match.groupdict() if match[name])
    for around in (text, f"2026-11-27 ERROR {text} (code -1022)", f"x\n{text}\ny"):
        hidden = masked(around)
        assert secret not in hidden
        assert MASK in hidden
        assert masked(hidden) == hidden
    assert "(code -1022)" in masked(f"{text} (code -1022)")
    assert not pattern.anchors or any(anchor in text.lower() for anchor in pattern.anchors)


@pytest.mark.parametrize("text", [text for pattern in PATTERNS for text in pattern.ignores])
def test_what_only_looks_so_is_left_alone(text):
    """No sort hides what another must leave alone."""
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}', "코인원 105 에러",
        "order 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060 filled", "", "key", "a=b&c=d",
    ],
)  # fmt: skip
def test_ordinary_texts_stay(text):
    """Messages, hashes of transactions and ids are no secrets."""
    assert masked(text) == text


@pytest.mark.parametrize(
    "piece", ["apiKey=", "sign ", "card 4111 ", "token: a", "eyJ" + "a" * 50, "-----BEGIN PRIVATE KEY-----"]
)
def test_no_text_makes_it_slow(piece):
    """Time grows with the text's length, whatever it is made of."""
    began = time.process_time()
    masked(piece * (200_000 // len(piece)))
    assert time.process_time() - began < 5
