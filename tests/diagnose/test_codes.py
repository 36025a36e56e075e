"""Codes as they stand in a text: exact, with a detail behind, rewritten."""

import pytest

import errcode


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
