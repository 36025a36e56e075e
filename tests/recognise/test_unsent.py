"""Lines that people wrote of errors: none of them is an error that came, wherever it stands."""

from __future__ import annotations

import re

import pytest

from errcode import explain
from errcode.recognise.unsent import UNSENT, Unsent, is_unsent, speaks_of_documents

CLAIMED = [(kind.name, line) for kind in UNSENT for line in kind.claims]
IGNORED = [(kind.name, line) for kind in UNSENT for line in kind.ignores]


@pytest.mark.parametrize("kind", UNSENT, ids=lambda kind: str(kind.name))
def test_each_kind_claims_its_own_lines(kind: Unsent) -> None:
    """A row's pattern fits the lines that it names itself."""
    pattern = re.compile(kind.pattern, re.VERBOSE)
    assert [line for line in kind.claims if not pattern.match(line.strip())] == []


@pytest.mark.parametrize(("name", "line"), CLAIMED)
def test_what_is_written_is_no_finding(name: str, line: str) -> None:
    """A line that somebody wrote of an error gives no finding: alone, and between the lines of a paste."""
    assert list(explain(line)) == []
    assert list(explain(f"all is well\n{line}\nand goes on\n")) == []


@pytest.mark.parametrize(("name", "line"), IGNORED)
def test_what_tells_of_an_error_is_left_alone(name: str, line: str) -> None:
    """A line that tells of an error is no kind's, however alike it looks."""
    assert not is_unsent(line)


def test_code_that_is_commented_out_is_code() -> None:
    """A statement behind a comment's sign, indented as code is, was sent by nobody."""
    assert is_unsent('#     raise PopbillException(-99999999, "no number")')
    assert not is_unsent("#     binance error -1021")


def test_a_whole_body_in_source_code_counts() -> None:
    """What was copied from an answer into a comment is an answer still."""
    found = list(
        explain('// binance said {"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}')
    )
    assert [(one.provider, one.code) for one in found] == [("binance", "-1021")]


def test_documents_leave_a_doubt() -> None:
    """Of a code that stands in a sentence about documentation nobody knows whether it came."""
    (found,) = explain("See docs for error -1021 in binance API")
    assert (found.provider, found.code, found.certain, found.doubt) == ("binance", "-1021", False, "mentioned")
    assert speaks_of_documents("the docs list okx 51008")
    assert not speaks_of_documents("okx 51008 while reading docs.json")


@pytest.mark.parametrize(
    "line",
    ["x" * 400, "=" * 400, "if (" * 90, "a::" * 120, "| -1 |" * 60, "E_1" * 130, "'" * 400, "import " + "a" * 390],
)
def test_long_lines_are_read_in_time(line: str) -> None:
    """No line of the longest length makes a pattern go back far; the test itself is the clock."""
    is_unsent(line)
