"""Texts made comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcode.matching import hangul, stems
from errcode.text import normal as text
from errcode.text.templates import Filled, Template

SAME = [
    ("Price is not correct", "PRICE IS NOT CORRECT."),
    ("Blocked user access", " blocked  user\taccess ."),
    ("It's V2 API. V1 Access token is not acceptable", "It&#39;s V2 API. V1 Access token is not acceptable"),
    ("ratio > 0, must be 1.", "ratio &gt; 0, must be 1"),
    ("Parameter 'side' is invalid.", "Parameter “side” is invalid"),
    ("잔고가 부족 합니다.", "잔고가 부족합니다"),
    ("잔고가 부족 합니다.", "\\uc794\\uace0\\uac00 부족합니다"),
    ("잔고가 부족 합니다.", unicodedata.normalize("NFD", "잔고가 부족 합니다.")),
    ("Invalid symbol", "Ｉｎｖａｌｉｄ　ｓｙｍｂｏｌ"),
    ("The order doesn’t exist.", "The order doesn't exist"),
]
DIFFERENT = [
    ("price > 1", "price < 1"),
    ("Order does not exist", "Order does exist"),
    ("Invalid side", "Invalid size"),
    ("ratio 1", "ratio 2"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_equal_keys(a, b):
    """Case, spacing, final dots, quotes, entities, escapes and compatible characters do not matter."""
    assert text.key(a) == text.key(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_keys(a, b):
    """Words, numbers and comparisons do."""
    assert text.key(a) != text.key(b)


FITS = [
    ("limit must be between %d and %d.", "limit must be between 1 and 500.", ("1", "500")),
    ("Parameter '%s' cannot be empty.", 'Parameter "orderId" cannot be empty', ("orderId",)),
    (
        "Price is X% too high or X% too low from the mid price.",
        "price is 3.5% too high or -4% too low from the mid price",
        ("3.5", "-4"),
    ),
    ("least req ratio should = xxxx", "least req ratio should = 0.8", ("0.8",)),
    ("Date Range Exceeded, {최대 조회 가능 날짜 수 명시}", "Date Range Exceeded, [90]", ("90",)),
    ("Failure To Change an vtAccNo, {상세한 사유를 대괄호안에 명시}", "Failure To Change an vtAccNo", ()),
    ("{{coin}} collateral has reached the platform limit.", "BTC collateral has reached the platform limit.", ("BTC",)),
    ("Insufficient ${token}.", "Insufficient USDT", ("USDT",)),
    ("최소 주문금액은 %s 입니다.", "최소 주문금액은 5000 입니다", ("5000",)),
    ("최대 주문 가능 금액 %s KRW 보다 작은 주문", "최대 주문 가능 금액 1,000 KRW 보다 작은 주문", ("1,000",)),
    ("API ID={?}, URI={?}", "API ID=ka10001, URI=/api/x", ("ka10001", "/api/x")),
    (
        "%s is missing, %s does not have a valid value",
        "side is missing, side does not have a valid value",
        ("side", "side"),
    ),
    ("price_too_low <Limit>", "price_too_low 12.5", ("12.5",)),
    ("Order does not exist.", "order does not exist", ()),
]
FITS_NOT = [
    ("limit must be between %d and %d.", "limit must be between a and b"),
    ("Insufficient ${token}.", "Insufficient"),
    ("Insufficient ${token}.", "Insufficiently funded"),
    ("Insufficient ${token}.", "Insufficient permissions to do this or anything else with the given key"),
    ("Parameter '%s' is invalid.", "Parameter 'x' is valid."),
    ("Order does not exist.", "Order does not exist in this account"),
]


def fits(template, text):
    """Give what the placeholders of a template hold in a text; None when it does not fit."""
    filled = Filled(text)
    spans = filled.spans(Template(template))
    return None if spans is None else tuple(filled.text[start:end] for start, end in spans)


@pytest.mark.parametrize(("template", "filled", "held"), FITS)
def test_fits(template, filled, held):
    """A filled template fits, and what its placeholders hold comes out as it is written."""
    assert fits(template, filled) == held


@pytest.mark.parametrize(("template", "other"), FITS_NOT)
def test_fits_not(template, other):
    """A text that only resembles the template does not fit."""
    assert fits(template, other) is None


words = st.text("abcdefgh", min_size=1, max_size=8)


@given(st.lists(words, min_size=1, max_size=4), st.lists(st.integers(0, 10**6), min_size=4, max_size=4))
def test_what_was_filled_in_comes_out(literals, numbers):
    """Numbers filled into `%d` come out again."""
    template = "start " + " %d ".join(literals)
    filled = template
    for number in numbers[: len(literals) - 1]:
        filled = filled.replace("%d", str(number), 1)
    assert fits(template, filled) == tuple(str(number) for number in numbers[: len(literals) - 1])


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises(a, b):
    """Whatever the texts are, there is an answer."""
    assert isinstance(text.key(a), str)
    assert isinstance(text.normal(a), str)
    assert 0 <= text.likeness(a, b) <= 1
    assert fits(a, b) is None or isinstance(fits(a, b), tuple)
    assert isinstance(stems.stems(a), list)
    assert isinstance(hangul.keys_of(hangul.typed(a)), str)


def test_one_key_each():
    """Many texts at once give what each gives alone, line ends in them included."""
    texts = ["A b.", "c\nd", "", "잔고 부족", "x &gt; y"]
    assert text.keys(texts) == [text.keys([each])[0] for each in texts]
    assert text.keys([]) == []


def test_likeness_of_variants():
    """The same message in other words is likelier than another message, and only the same text is 1."""
    wanted = "V2 API Nonce is must be bigger then last nonce"
    near = text.likeness("V2 API Nonce is must be bigger than last nonce", wanted)
    assert 0.75 < near < 1
    assert text.likeness("V2 API nonce is missing", wanted) < near
    assert (
        text.likeness("startTime must be within the last 30 days.", "startTime must be within the last %d days.") > 0.9
    )


STEMS = [
    ("exceed", "exceeded", "exceeds", "exceeding"),
    ("cancel", "canceled", "cancelled", "cancels"),
    ("expire", "expired", "expires", "expiring"),
    ("duplicate", "duplicated", "duplication", "duplicates"),
    ("balance", "balances"),
    ("quantity", "quantities"),
]


@pytest.mark.parametrize("forms", STEMS)
def test_stems(forms):
    """The forms of an English word have one stem."""
    assert len({stems.stem(form) for form in forms}) == 1


def test_words_of_names():
    """Camel and snake case, scripts and digits come apart."""
    assert [part.lower() for part in stems.parts("invalidSymbol order_not_exist API키 IPAddress")] == [
        "invalid", "symbol", "order", "not", "exist", "api", "키", "ip", "address",
    ]  # fmt: skip


def test_keyboard_layouts():
    """What was typed with the other layout is put right in both directions."""
    assert hangul.typed("cnfrma") == "출금"
    assert hangul.typed("wksrhqnwhr") == "잔고부족"
    assert hangul.keys_of("ㅜㅐㅜㅊㄷ") == "nonce"


def test_initials():
    """Initial consonants of syllables; two of them at least are initials."""
    assert hangul.initials("출금 주소") == "ㅊㄱㅈㅅ"
    assert hangul.are_initials("ㅊㄱ")
    assert not hangul.are_initials("ㅊ")
