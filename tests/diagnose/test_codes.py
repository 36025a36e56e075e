"""Codes as they stand in a text: exact, with a detail behind, rewritten."""

import pytest

import errcode
from errcode import explain


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Order must have minimum value of $10. asset=5", "Order must have minimum value of $10."),
        ("Order has zero size. asset=12", "Order has zero size."),
        ("Price must be divisible by tick size.", "Price must be divisible by tick size."),
        ("Price must be divisible by tick sizes", None),
        ("Order must have", None),
    ],
)
def test_a_sentence_is_a_code_with_a_detail_behind_it(text, code):
    """A code that is a sentence is found where an answer says more behind it; a part of it or a longer word is not."""
    answer = {"status": "ok", "response": {"type": "order", "data": {"statuses": [{"error": text}]}}}
    found = [finding.code for finding in errcode.explain(answer) if finding.entry]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    "text",
    [
        'coinbase {"failure_reason": "UNKNOWN_CANCEL_FAILURE_REASON", "order_id": "b", "success": true}',
        'coinbase {"success": true, "errors": {"edit_failure_reason": "UNKNOWN_EDIT_ORDER_FAILURE_REASON"}}',
        'coinbase {"errors": {"edit_failure_reason": "UNKNOWN_EDIT_ORDER_FAILURE_REASON"}, "success": true}',
        'coinbase {"order": {"status": "FILLED", "reject_reason": "REJECT_REASON_UNSPECIFIED"}}',
        '{"code": 200, "msg": "success", "timestamp": 1778744778528}',
    ],
)
def test_what_an_answer_that_succeeded_holds_is_no_code(text):
    """An object that says that it succeeded has no error's code, nor has a field that nothing was set in."""
    assert explain(text) == []


def test_a_code_in_a_field_of_errors_is_told_though_it_is_like_no_other():
    """Beside its provider's name a code that is unlike the table's is unknown; another's shape is in doubt."""
    [found] = explain('bitget {"err_code": "order_no_exist_error", "err_msg": "x y", "result": false, "symbol": "e"}')
    assert (found.provider, found.code, found.known, found.certain) == ("bitget", "order_no_exist_error", False, True)
    [other] = explain(
        'bybit {"status": "error", "err_code": "invalid-parameter", "err_msg": "invalid type", "ts": 1595700344504}'
    )
    assert (other.certain, other.doubt) == (False, "drowned")


def test_a_body_in_a_string_whose_quotation_marks_nobody_escaped_is_read():
    """Shippers put a line into a string as it was."""
    text = '{"log"=>"order rejected {"retCode":10006,"retMsg":"Too many visits!"}", "stream"=>"stderr"}'
    assert [(one.provider, one.code) for one in explain(text)] == [("bybit", "10006")]


def test_a_code_and_a_flag_of_failure_alone_are_told_in_doubt():
    """`{"result":"error","error_code":"105"}` may be of anybody who writes so."""
    [found] = explain('{"result":"error","error_code":"105"}')
    assert (found.provider, found.code, found.certain, found.doubt) == ("coinone", "105", False, "unnamed")
