"""What logs are searched for: asked of rows and tables, and enough for all that they hold."""

import pytest
from bundled import CATALOG, ENGINE
from shares import shares

from errcode.logs import parallel
from errcode.logs.anchors import OPEN, SPOKEN, STRUCTURE
from errcode.logs.lines import Lines
from errcode.recognise import forms
from errcode.recognise.keys import ANCHORS
from errcode.text.bytesearch import TOGETHER, grouped

FAILURES = [
    (row, text)
    for row in CATALOG.network["failures"]
    for text in (
        *row.get("texts", ()),
        *row.get("alone", ()),
        *(name.rpartition(".")[2] for name in (*row.get("classes", ()), *row.get("weak", ()))),
    )
]


def test_every_failure_holds_an_anchor():
    """A text or class of a failure on the way holds one of its row's anchors, or a word of trouble."""
    assert [
        text for row, text in FAILURES if not any(word in text for word in (*row.get("anchors", ()), *ANCHORS, *SPOKEN))
    ] == []


def test_anchors_of_failures_are_needed():
    """An anchor of a failure stands in one of its texts."""
    own = {}
    for row, text in FAILURES:
        own.setdefault(row["id"], []).append(text)
    unused = [
        (row["id"], word)
        for row in CATALOG.network["failures"]
        for word in row.get("anchors", ())
        if not any(word in text for text in own[row["id"]])
    ]
    assert unused == []


def test_every_claim_holds_what_logs_are_searched_for():
    """A text that a form claims is looked at in a log, unless its message says for itself that something is wrong."""
    missing = [
        text for form in forms.ROWS for *_, text in form.claims if not any(word in text for word in (*ANCHORS, *SPOKEN))
    ]
    assert missing == []


QUIET = b"2026-11-20 03:10:11,123 INFO bot.strategy order placed price=17 qty=0.3 id=7919\n"
LINE = "2026-11-20 03:10:11,123 INFO bot GET https://api.binance.com/api/v3/order {}\n"
FELL = [text.replace("{*}", " x ") for row in CATALOG.network["failures"] for text in row.get("texts", ())]


@pytest.mark.parametrize("step", shares(3))
def test_a_failure_is_found_in_a_log_as_alone(step):
    """A request that failed on its way is found among healthy lines whatever its level, when it is found alone."""
    fell = FELL[::step]
    log = b"".join(QUIET * 40 + LINE.format(text).encode() for text in fell)
    sights = parallel.Worker(ENGINE, "utf-8", summary=False).part(log, Lines()).sights
    found = {sight.line // 41 - 1 for sight in sights}
    alone = {number for number, text in enumerate(fell) if ENGINE.diagnoser.findings(LINE.format(text))}
    assert [fell[number] for number in alone ^ found] == []


def test_groups_hold_every_literal_and_the_shortest_by_themselves():
    """Literals of three bytes slow a vector search, so they are no longer ones' company; and none gets lost."""
    words = [*(b"word%d" % number for number in range(130)), b"EOF", b"SSL"]
    groups = list(grouped(words))
    assert sorted(word for group in groups for word in group) == sorted(words)
    assert [len(group) for group in groups] == [60, 60, 10, 2]
    assert set(groups[-1]) == {b"EOF", b"SSL"}


def test_keys_are_searched_for_together():
    """All keys of codes stand in the first group, which is looked at by itself."""
    (literals, meant), *others = parallel.Worker(ENGINE, "utf-8", summary=False).scanner._groups
    assert len(literals.literals) <= TOGETHER
    assert set(ANCHORS) <= {word.decode() for word in literals.literals}
    assert {each for _, rest in others for each in rest} == {OPEN}
    assert STRUCTURE in meant
