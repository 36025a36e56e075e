"""What errcode knows of an error, as values."""

from errcode import explain, first, lookup
from errcode.retry import Decision, decide


def test_a_finding_is_a_line_in_a_log():
    """`str` of what was found names provider, code and policy and says what happened; `repr` has every field."""
    found = first(
        {"code": -1021, "msg": "Timestamp for this request is outside of the recvWindow."}, providers="binance"
    )
    assert str(found).startswith("binance -1021, resync: The request")
    assert "\n" not in str(found)
    assert "message_known" in repr(found)
    assert str(lookup("coinone", "105")[0]).startswith("coinone 105, fix: ")


def test_doubt_and_what_no_table_has_are_in_the_line():
    """A doubtful provider has a question mark; an undocumented code shows the message that stood there."""
    doubtful = next(finding for finding in explain("error code 10006, what is it?") if not finding.certain)
    assert str(doubtful).startswith(f"{doubtful.provider}? {doubtful.code}, {doubtful.retry}")
    unknown = first({"code": -99999, "msg": "Something\nnew."}, providers="binance")
    assert str(unknown) == "binance -99999, check: Something new."


def test_a_decision_is_a_line_in_a_log():
    """A bot logs what it does, how long it waits and why."""
    decision = decide({"retCode": 10006, "retMsg": "Too many visits!"}, providers="bybit")
    assert str(decision).startswith("wait (bybit 10006, wait: ")
    assert str(Decision(action="wait", wait=3.0)) == "wait 3 s"
    assert str(Decision(action="ok")) == "ok"
