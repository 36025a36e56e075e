"""Tables that are aside: they answer, and take no place from the others."""

import pytest

from errcode.catalog.catalog import Catalog
from errcode.catalog.table import Table
from errcode.matching.search import reverse, search


def provider(id_, messages, **more):
    """A table whose codes have these messages."""
    rows = [
        {"code": code, "messages": [text], "meaning": {"en": text, "ko": None}, "kind": "balance"}
        for code, text in messages.items()
    ]
    return Table({"id": id_, "name": {"en": id_, "ko": id_}, "errors": rows, **more}, ("bundled",), Catalog().kinds)


@pytest.fixture
def tables():
    """A table in front and one aside, which sorts before it."""
    return [
        provider("acme", {"7": "Insufficient balance", "8": "Order price is off the tick size"}),
        provider("aaa", {"70": "insufficient funds", "A71": "The balance of this wallet is too low today"}, aside=True),
    ]


def codes(found):
    """The codes that were found, in order."""
    return [match.entry.code for match in found]


def test_what_is_aside_stands_behind(tables):
    """Where nobody is named a table in front leads, though one aside says the question exactly."""
    assert codes(search(tables, "insufficient funds"))[:2] == ["7", "70"]
    assert codes(search(tables, "aaa insufficient funds"))[0] == "70"


def test_a_code_and_a_whole_message_lead_wherever_they_are(tables):
    """What can be nothing else is not put behind."""
    assert codes(search(tables, "A71 insufficient"))[0] == "A71"
    assert codes(search(tables, "The balance of this wallet is too low today"))[0] == "A71"
    assert codes(reverse(tables, "insufficient funds")) == ["70"]


def test_more_tables_change_no_answer_of_the_others(tables):
    """Scores and order of the tables in front are what they are without those aside."""
    alone = [(match.entry.code, match.score) for match in search(tables[:1], "balance insufficient")]
    both = [(match.entry.code, match.score) for match in search(tables, "balance insufficient")]
    assert [each for each in both if each[0] in ("7", "8")] == alone


def test_what_is_aside_alone_must_say_more(tables):
    """Where nobody in front answers, one shared word of a long text aside is no answer."""
    assert search(tables, "wallet for the capital of France") == []


def test_braces_around_quotes_are_no_placeholder():
    """A message that is JSON stands for itself, and does not fit everything."""
    known = [provider("acme", {"9": '{"Code":101253,"Msg":"margin is not enough"}', "10": "limit is {n}"})]
    assert codes(reverse(known, "printer out of paper")) == []
    assert codes(reverse(known, "limit is 5")) == ["10"]
