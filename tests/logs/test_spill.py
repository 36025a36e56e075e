"""Summaries of more errors than memory has room for."""

from errcode.finding import Finding
from errcode.logs.tally import Tallied, Tally


def test_rows_beyond_what_is_kept_are_counted_right():
    """However few rows stay in memory, counts, first and last places and the order are the same."""
    few, all_ = Tally(kept=3), Tally()
    for turn in range(4):
        for number in range(10):
            for tally in (few, all_):
                finding = Finding(provider="x", code=str(number), line=1, known=False)
                place = (0, turn * 100 + number)
                tally.count(Tallied(finding, place, place, number + 1, (f"t{turn}", f"t{turn}")))
    told = [
        [(row.finding.code, row.count, row.first, row.last, row.first_time) for row in tally.sorted()]
        for tally in (few, all_)
    ]
    assert told[0] == told[1]
    assert len(few.rows) <= 3
    assert len(few.sorted()) == 10
    assert told[0][0] == ("9", 40, (0, 9), (0, 309), "t0")
