"""The page of what happened in logs."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from errcode.catalog.catalog import Catalog
from errcode.finding import Finding, Raw
from errcode.logs.tally import Tallied
from errcode.web import report
from errcode.web.timeline import CELLS, SPANS, timeline

LOG = """\
2026-11-20 03:10:07 ERROR coinone {"result":"error","error_code":"103","error_msg":"Lack of Balance"} \
apiKey=vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zv
2026-11-20 03:12:15 ERROR coinone {"result":"error","error_code":"103","error_msg":"Lack of Balance"}
2026-11-20 09:00:00 ERROR api.coinone.co.kr <script>alert(1)</script> \
{"result":"error","error_code":"105","error_msg":"Price is not correct"}
2026-11-20 09:00:01 INFO healthy
"""


@pytest.fixture
def written(tmp_path, run):
    """A page of a small log, as text."""
    log = tmp_path / "bot.log"
    log.write_text(LOG, encoding="utf-8")
    page = tmp_path / "report.html"
    ran = run("explain", str(log), "--report", str(page))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"errcode: {page}: 3 errors, 2 different ones\n"
    return page.read_text(encoding="utf-8")


def test_a_page_tells_what_happened(written):
    """Counts, policies, both languages, first and last lines and times, advice and lines of the log."""
    for text in (
        "Lack of Balance",
        "코인원",
        "<code>103</code>",
        '<b class="count">2</b>',
        '<b class="policy fix">fix</b>',
    ):
        assert text in written
    assert "line 1" in written
    assert "2026-11-20 03:12:15" in written
    assert "2행" in written
    assert json.loads(re.search(r'id="data">(.*?)</script>', written)[1])["names"]["kind"]["balance"][0]


def test_secrets_and_markup_of_a_log_do_nothing(written):
    """A key is hidden, a tag is text, and only the page's own script and style may do anything."""
    assert "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zv" not in written
    assert "apiKey=***" in written
    assert "<script>alert" not in written
    assert "&lt;script&gt;alert(1)" in written
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1]
    assert policy.startswith("default-src 'none'")
    for tag in ('<script type="module">', "<style>"):
        source = written.split(tag)[1].split("</")[0]
        assert b64encode(sha256(source.encode()).digest()).decode() in policy
    assert not re.search(r'(src|href)="', written)


def test_an_empty_page_says_so(tmp_path, run):
    """Where nothing is found the page says that, so that nobody takes yesterday's for today's."""
    page = tmp_path / "report.html"
    ran = run("explain", "-", "--report", str(page), stdin="all is well\n")
    assert ran.code == 1
    assert "No API error was found." in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_told(tmp_path, run):
    """The reason and the remedy, exit 2, no traceback."""
    ran = run("explain", "-", "--report", str(tmp_path / "no" / "report.html"), stdin=LOG)
    assert ran.code == 2
    assert "--report" in ran.err
    for other in ("--summary", "--annotate", "--json"):
        assert run("explain", "-", other, "--report", str(tmp_path / "x.html"), stdin=LOG).code == 2


def test_nothing_but_a_report_is_overwritten(tmp_path, run):
    """The log itself, or any other file, is not lost to a page; an older report and an empty file give way."""
    log = tmp_path / "bot.log"
    log.write_text(LOG, encoding="utf-8")
    ran = run("explain", str(log), "--report", str(log))
    assert (ran.code, log.read_text(encoding="utf-8")) == (2, LOG)
    assert "would be lost" in ran.err
    assert run("explain", "--report", str(log), stdin="").code == 2
    assert run("explain", str(log), "--report", "").code == 2
    assert run("explain", "--follow", str(log), "--report", str(tmp_path / "x.html")).code == 2
    page = tmp_path / "page.html"
    page.touch()
    for _ in range(2):
        assert run("explain", str(log), "--report", str(page)).code == 0
    assert "<!doctype html>" in run("explain", str(log), "--report", "-").out


def test_the_part_of_a_long_line_with_the_error_is_shown(tmp_path, run):
    """An excerpt holds the error, wherever in its line that stands."""
    page = tmp_path / "report.html"
    long = "A" * 5_000 + ' coinone {"result":"error","error_code":"103","error_msg":"Lack of Balance"} ' + "B" * 5_000
    run("explain", "-", "--report", str(page), stdin="\n".join([long] * 3) + "\n")
    shown = page.read_text(encoding="utf-8").split("<pre>")[1].split("</pre>")[0]
    assert "Lack of Balance" in shown
    assert len(shown) < 500


def test_processes_give_the_same_page(tmp_path, run, monkeypatch):
    """A file read by several processes gives the page that one gives."""
    monkeypatch.setattr("errcode.logs.parallel.WORTH", 1)
    monkeypatch.setattr("errcode.logs.parallel.SEGMENT", 2_000)
    log = tmp_path / "bot.log"
    log.write_text(LOG * 40, encoding="utf-8")
    pages = []
    for jobs in ("1", "2"):
        run("explain", str(log), "--jobs", jobs, "--report", str(tmp_path / "page.html"))
        pages.append((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1]


def rows(number, minutes):
    """So many different errors, each in so many minutes, with long lines."""
    for code in range(number):
        row = Tallied(
            Finding(provider="acme", code=str(code), line=1, known=False, raw=Raw(code=str(code))), (0, 1), (0, 9)
        )
        row.minutes = {739_000_000 + code * 7 + minute * 13: 1 for minute in range(minutes)}
        row.count = minutes
        row.samples = tuple(((0, line), "<" * 1_000 + str(line)) for line in range(3))
        yield row


def test_a_page_stays_small():
    """Whatever a log holds, a page has at most 2 MB; what has no row is counted."""
    page = report.page(report.totals(list(rows(3_000, 200))), ["big.log"], Catalog())
    assert len(page.encode()) < 2_000_000
    assert "2,600 other errors, 520,000 times" in page


def test_spans_are_few_and_lose_nothing():
    """A timeline of any length has a bounded number of spans and counts, and every error is in one of them."""
    when = timeline(list(rows(400, 300)))
    assert when.spans <= SPANS
    assert sum(len(counts) for counts in when.counts) <= 2 * CELLS
    assert sum(sum(counts[1::2]) for counts in when.counts) == 400 * 300
    assert all(0 <= span < when.spans for counts in when.counts for span in counts[::2])
    assert timeline([]) is None
