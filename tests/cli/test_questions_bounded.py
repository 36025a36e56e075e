"""What a question may cost, whatever is pasted as one."""

import random

import pytest
from counted import calls

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(number, seed=1):
    """Words that no table has."""
    generator = random.Random(seed)
    return " ".join("".join(generator.choices(LETTERS, k=7)) for _ in range(number))


@pytest.mark.parametrize("command", ["lookup", "search", "reverse"])
@pytest.mark.parametrize(
    "unit", ["cnfrma ", *(pytest.param(unit, marks=pytest.mark.exhaustive) for unit in ("x", "ㅊㄱ "))]
)
def test_a_page_costs_no_more_than_a_paragraph(run, command, unit):
    """From the bound on a longer text costs nothing more."""
    for _ in range(4):  # a table that is asked again and again puts its words in order once
        run(command, unit * 10)
    one, ten = (calls(run, command, (unit * size)[:size]) for size in (12_000, 120_000))
    assert ten < one * 1.1


def test_a_cut_question_is_told(run):
    """Whoever pasted a page learns that its beginning was looked at."""
    assert "the text is too long for a question: looked at its first 64 words" in run("search", words(1_000)).err
    assert "too long" not in run("search", "insufficient balance").err
    assert "too long" in run("reverse", words(2_000)).err


def test_codes_are_answered_up_to_a_thousand(run):
    """More are told; an unknown one costs little, and only the first few are likened to others."""
    ran = run("lookup", "coinone", *(f"9{number}" for number in range(1_200)))
    assert ran.code == 1
    assert "looked up the first 1,000 of about 1,201 codes" in ran.err
    assert ran.err.count("has no code") == 1_000
    assert ran.err.count("did you mean") <= 5


def test_many_codes_are_found_as_one_is(run):
    """A table asked for many codes gives the same entries as one asked for a single code."""
    listed = [line.split("\t")[1] for line in run("list", "koscom").out.splitlines()]
    codes = list(dict.fromkeys(listed))[:30]
    assert run("lookup", "koscom", *codes).out == "".join(run("lookup", "koscom", code).out for code in codes)


def test_an_error_quotes_no_page(run):
    """A word of 100 KB is not written back whole; the remedy at the end of the line stays."""
    ran = run("compare", "x" * 100_000)
    assert ran.code == 2
    assert len(ran.err) < 2_200
    assert " … " in ran.err
