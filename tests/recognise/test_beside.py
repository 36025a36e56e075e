"""Numbers beside a provider's name, in a few words."""

import pytest

from errcode import explain


@pytest.mark.parametrize(
    "text",
    [
        "코인원 103 매수",
        "업비트 400 완료",
        "코인원 4번 처리",
        "bithumb 5600 체결됨",
        "INFO dydx: 2",
        "[DEBUG] coinone 105",
    ],
)
def test_what_goes_well_is_no_error(text):
    """A number before a word of what goes well, or behind a level that speaks of no error, is a count or an id."""
    assert explain(text) == []


@pytest.mark.parametrize(
    "text", ["코인원 103 매수 실패", "코인원 4번 에러 처리", "업비트 400 떠요", "INFO binance -1021"]
)
def test_what_goes_wrong_is_told(text):
    """Words of errors, and codes that no count is written like, are told all the same."""
    assert [one.code for one in explain(text)]
