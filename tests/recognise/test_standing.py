"""Where a number stands in a few words, by rules."""

import pytest

from errcode import explain
from errcode.recognise.standing import DOUBT, NO, RULES, YES

CLAIMED = [(rule.says, text) for rule in RULES for text in rule.claims]
IGNORED = [(rule.says, text) for rule in RULES for text in rule.ignores]


def said(text):
    """Give what was made of the number in a text."""
    found = list(explain(text))
    return NO if not found else YES if found[0].certain else DOUBT


@pytest.mark.parametrize(("says", "text"), CLAIMED)
def test_a_rule_decides_its_texts(says, text):
    """Of the texts that a rule names its verdict is true, whatever else stands in the table."""
    assert said(text) == says


@pytest.mark.parametrize(("says", "text"), IGNORED)
def test_a_rule_leaves_other_texts(says, text):
    """Of the texts that a rule must leave alone its verdict is not true."""
    assert said(text) != says


def test_the_doubt_has_its_reason():
    """A number beside a word that may mean anything is found, and the doubt says why."""
    assert [(one.code, one.certain, one.doubt) for one in explain("okx 51008 postmortem")] == [
        ("51008", False, "number")
    ]


@pytest.mark.parametrize("text", ["binance fees: -1003", "binance trading costs -1003", "okx fees: 51008"])
def test_what_was_paid_is_no_code(text):
    """Fees and costs are numbers of their own, with a sign or without one."""
    assert said(text) == NO


@pytest.mark.parametrize(
    "text",
    [
        'nginx: [error] 51008#51008: *7 connect() failed (111: Connection refused), upstream: "http://okx-bot/"',
        "make[1]: *** [Makefile:10: binance] Error 1",
        "make: *** [coinone] Error 4",
        "WARN binance cache miss ratio -1021",
    ],
)
def test_other_programs_numbers_are_no_codes(text):
    """A process of nginx, how a command of make ended and a ratio are none, though a provider is named."""
    assert said(text) == NO
