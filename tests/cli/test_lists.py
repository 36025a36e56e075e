"""Lists by what one wants to know: filters, kinds, comparisons."""

from __future__ import annotations

import json

import pytest
from bundled import CATALOG

from errcode.catalog.filter import Filter


def objects(out):
    """Read JSON Lines."""
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize(
    ("options", "keeps"),
    [
        (["upbit", "--kind", "ip"], lambda row: row["kind"] == "ip"),
        (["upbit", "--kind", "ip,key", "--http", "401"], lambda row: row["kind"] in ("ip", "key")),
        (["--retry", "person", "-p", "coinone"], lambda row: row["provider"] == "coinone" and row["retry"] == "person"),
        (["upbit", "bithumb", "--http", "401"], lambda row: row["provider"] in ("upbit", "bithumb")),
        (["-p", "upbit,업비트,coinone", "--kind", "nonce"], lambda row: row["provider"] in ("upbit", "coinone")),
        (["--status", "retired"], lambda row: row["status"] == "retired"),
        (["coinone", "--section", "withdrawal"], lambda row: row["section"] == "withdrawal"),
    ],
)
def test_a_list_is_filtered(run, options, keeps):
    """Each filter keeps what it says, several are all asked for, and several providers may be named."""
    rows = objects(run("list", *options, "--json").out)
    assert rows
    assert all(map(keeps, rows))


def test_an_entry_counts_by_its_messages_too():
    """A code that covers several troubles is found by the kind, policy and status of each."""
    [table] = CATALOG.tables(["bithumb"])
    [row] = [row for row in table.rows if row["code"] == "5600"]
    assert Filter(kinds=("balance",)).keeps(table, row)
    assert Filter(retry=("fix",)).keeps(table, row)
    assert not Filter(kinds=("payment",)).keeps(table, row)


def test_what_is_no_filter_is_told(run):
    """An unknown kind, policy or status is misuse, and the known ones are named; so is a list of nobody's codes."""
    assert "kinds are signature" in run("list", "--kind", "foo").err
    assert "policies are fix" in run("list", "--retry", "soon").err
    assert "active" in run("list", "--status", "gone").err
    assert run("list").code == 2
    assert run("compare", "").err.startswith("errcode: no kind ''; kinds are signature")
    assert run("compare", "balance,risk").code == 2
    assert run("list", "coinone", "--http", "599") == (1, "", "errcode: no code is like that; loosen the filters\n")


def test_search_with_filters_alone_lists(run):
    """Without words, the filters of a search are those of a list; with words, they narrow it."""
    options = ["--kind", "ip", "-p", "upbit"]
    assert run("search", *options).out == run("list", *options).out
    rows = objects(run("search", "잔고 부족", "--retry", "fix", "-p", "coinone", "--json").out)
    assert {row["retry"] for row in rows} == {"fix"}
    assert run("search").code == 2


def test_kinds(run):
    """Every kind with policy, number of codes, names and advice; the numbers are those of the tables."""
    rows = {row["kind"]: row for row in objects(run("kinds", "--json").out)}
    assert set(rows) == set(CATALOG.kinds)
    everything = [row for table in CATALOG.tables() for row in table.rows]
    assert sum(row["codes"] for row in rows.values()) == len(everything)
    assert rows["rate-limit"]["retry"] == "wait"
    first = run("kinds", "--lang", "ko").out.splitlines()[0].split("\t")
    assert first[:2] == ["signature", "fix"]
    assert (first[3], first[4]) == ("", "서명 오류")


def test_kinds_are_compared(run):
    """A kind by its id or name: a few codes of each provider, one of each policy; all of them on demand."""
    few = objects(run("compare", "rate-limit", "--json").out)
    every = objects(run("compare", "호출 한도 초과", "--all", "--json").out)
    assert len(few) < len(every)
    assert {row["provider"] for row in few} == {row["provider"] for row in every}
    for provider in {row["provider"] for row in every}:
        policies = {row["retry"] for row in every if row["provider"] == provider}
        assert {row["retry"] for row in few if row["provider"] == provider} == policies
    assert "more codes: --all" in run("compare", "rate-limit").err
    assert run("compare", "nonsense").code == 2


def test_a_search_for_a_code_that_a_provider_lacks_says_so(run):
    """`coinone 999` is a question about a code: the answer is that there is none, not what comes near in words."""
    assert run("search", "coinone", "999") == (1, "", "errcode: coinone has no code 999\n")


@pytest.mark.parametrize(("line", "said"), [(["--kind", "balanc"], "balance"), (["--section", "ordr"], "order")])
def test_a_near_filter_is_named(run, line, said):
    """A kind or section that there is not is misuse, and the near one is named."""
    ran = run("search", "nonce", *line)
    assert ran.code == 2
    assert f"did you mean {said}" in ran.err


@pytest.mark.parametrize(("word", "kind"), [("잔고", "balance"), ("hmac", "signature"), ("점검", "maintenance")])
def test_a_word_that_means_one_kind_names_it(run, word, kind):
    """Kinds are compared by any word that stands for them alone."""
    assert run("compare", word, "--json").out == run("compare", kind, "--json").out
