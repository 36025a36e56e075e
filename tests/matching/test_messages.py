"""Messages found by a text."""

from __future__ import annotations

import time

import pytest
from bundled import CATALOG, ENGINE
from hypothesis import given
from hypothesis import strategies as st
from shares import SHARES

from errcode.catalog.catalog import Table
from errcode.matching.messages import MessageIndex


def table(id_, *errors):
    """Make a table of (code, message, …) rows."""
    rows = [{"code": code, "messages": list(messages)} for code, *messages in errors]
    return Table({"id": id_, "name": {"en": id_, "ko": id_}, "errors": rows}, ("bundled",), {})


TOY = [
    table(
        "a",
        ("1", "Order does not exist."),
        ("2", "Insufficient %s"),
        ("3", "limit must be between %d and %d."),
        ("4", "limit must be between %d and 500."),
        ("5", "Not Found"),
        ("6", "The withdrawal address is not registered. Please register it first."),
        ("7", {"text": "Two factor failed", "kind": "identity"}, "Other"),
        ("8", "%s"),
    ),
    table("b", ("9", "order does not exist"), ("10", "Insufficient balance")),
]
INDEX = MessageIndex(TOY)


def found(matches):
    """Give what was found: provider, code, how."""
    return [(match.entry.provider, match.entry.code, match.how) for match in matches]


def test_exact_in_every_provider():
    """An exact message is found in each provider that has it, and scores 100."""
    matches = INDEX.whole("ORDER DOES NOT EXIST")
    assert found(matches) == [("a", "1", "exact"), ("b", "9", "exact")]
    assert {match.score for match in matches} == {100.0}


def test_exact_before_template():
    """`Insufficient balance` is the message itself, not `Insufficient %s` filled."""
    assert found(INDEX.whole("Insufficient balance.")) == [("b", "10", "exact")]
    assert INDEX.whole("Insufficient margin")[0].params == ("margin",)


def test_the_most_specific_template_first():
    """Of two templates that fit the one with more text of its own comes first; scores are below 100."""
    matches = INDEX.whole("limit must be between 1 and 500")
    assert [(match.entry.code, match.params) for match in matches] == [("4", ("1",)), ("3", ("1", "500"))]
    assert all(match.score < 100 for match in matches)


def test_a_template_of_nothing_fits_nothing():
    """`%s` alone is no message that could be known."""
    assert "8" not in [match.entry.code for match in INDEX.whole("anything at all")]


def test_the_message_brings_its_own_kind():
    """What is found through a message takes the message's kind."""
    assert INDEX.whole("two factor failed")[0].entry.kind == "identity"


INSIDE = [
    "ERROR: Order does not exist (order 17)",
    "2024-01-01 12:00:00 worker-3 order does not exist",
    "the server said 'Order does not exist.' and closed",
]


@pytest.mark.parametrize("text", INSIDE)
def test_inside(text):
    """A message is found with something before and behind."""
    assert {match.entry.code for match in INDEX.within(text) if match.score >= 85} == {"1", "9"}


NOT_INSIDE = ["the page was Not Found on this server", "orders do not exist here", "all is well", "", "insufficient"]


@pytest.mark.parametrize("text", NOT_INSIDE)
def test_not_inside(text):
    """Short generic messages in prose, and texts that hold none, are nothing to be sure of."""
    assert [match for match in INDEX.within(text) if match.score >= 85] == []


def test_cut_off():
    """The beginning of a message is enough when it is long enough; a few letters are not."""
    assert found(INDEX.within("The withdrawal address is not regi")) == [("a", "6", "beginning")]
    assert INDEX.within("The withd") == []


def test_a_filled_template_inside():
    """A template is found filled in a longer text, and gives its values."""
    match = INDEX.within("bad request: limit must be between 1 and 500. retry later")[0]
    assert (match.entry.code, match.params) == ("4", ("1",))


@given(st.text(max_size=300))
def test_nothing_raises(text):
    """Whatever the text is, there is an answer."""
    INDEX.whole(text)
    INDEX.within(text)


@pytest.mark.parametrize(
    "text", ["a " * 5000, "limit must be between " * 300, "%s" * 2000, "가 " * 3000, "((((" * 2000]
)
def test_no_text_makes_it_slow(text):
    """Long and repetitive texts take no more time than their length."""
    index = ENGINE.messages
    index.whole("warm"), index.within("warm up the shelves")
    start = time.process_time()
    index.whole(text), index.within(text)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize("step", SHARES)
def test_every_bundled_message_finds_itself(step):
    """Each documented message, as it stands, is found exactly, or (a template) as a template or by its letters."""
    tables = CATALOG.tables()[::step]
    index = MessageIndex(tables)
    lost = []
    for each in tables:
        for row in each.rows:
            for item in row.get("messages") or ():
                text = item if isinstance(item, str) else item["text"]
                matches = index.whole(text)
                if (each.provider.id, row["code"]) not in {
                    (match.entry.provider, match.entry.code) for match in matches
                }:
                    lost.append((each.provider.id, row["code"], text))
    assert [entry for entry in lost if not any(mark in entry[2] for mark in "%{<[$xX")] == []
