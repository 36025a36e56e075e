"""Errors by what they have in common, how many are in doubt, and a bar for who waits."""

import json
import time

import pytest

from errcode.render import progress

LOG = "".join(
    f"2026-11-20 0{3 + number // 60}:{number % 60:02}:00,123 ERROR bot {line}\n"
    for number in range(90)
    for line in [
        'coinone {"result":"error","error_code":"105","error_msg":"Price is not correct"}'
        if number % 3
        else 'bybit {"retCode":10006,"retMsg":"Too many visits!","result":{},"retExtInfo":{}}'
    ]
)


@pytest.fixture
def log(tmp_path):
    """A log of ninety minutes."""
    file = tmp_path / "bot.log"
    file.write_text(LOG, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("provider", [("coinone", 60), ("bybit", 30)]),
        ("kind", [("order-rule", 60), ("rate-limit", 30)]),
        ("retry", [("fix", 60), ("wait", 30)]),
        ("hour", [("2026-11-20 03:00", 60), ("2026-11-20 04:00", 30)]),
    ],
)
def test_errors_are_grouped(run, log, by, expected):
    """Each group has its errors counted, with first and last time and its codes; hours stand in their order."""
    plain = [line.split("\t") for line in run("explain", log, "--by", by).out.splitlines()]
    rows = [json.loads(line) for line in run("explain", log, "--by", by, "--json").out.splitlines()]
    assert [(line[0], int(line[1])) for line in plain] == [(row[by], row["count"]) for row in rows] == expected
    assert all(row["uncertain"] == 0 and row["codes"] for row in rows)
    assert rows[0]["first_time"] in ("2026-11-20T03:00:00.123", "2026-11-20T03:01:00.123", "2026-11-20 03:00")


def test_an_hour_has_its_own_first_and_last_minute(run, tmp_path):
    """The same error in three hours: each says when it was seen within it, not when in the whole log."""
    body = '{"code":-2010,"msg":"Account has insufficient balance for requested action."}'
    times = ("01:00:01", "01:40:00", "02:10:01", "03:20:01")
    log = tmp_path / "hours.log"
    log.write_text("".join(f"2026-11-20T{time}Z ERROR binance {body}\n" for time in times))
    rows = [json.loads(line) for line in run("explain", str(log), "--by", "hour", "--json").out.splitlines()]
    assert [(row["first_time"], row["last_time"]) for row in rows] == [
        ("2026-11-20 01:00", "2026-11-20 01:40"),
        ("2026-11-20 02:10", "2026-11-20 02:10"),
        ("2026-11-20 03:20", "2026-11-20 03:20"),
    ]


def test_groups_are_drawn_on_a_terminal(run, monkeypatch, log):
    """A terminal shows when each group's errors happened, and its codes."""
    import sys

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    shown = run("explain", log, "--by", "kind").out
    assert "Rate limit" in shown
    assert "bybit 10006 (30)" in shown
    assert any(bar in shown for bar in "▁▂▃▄▅▆▇█")


def test_an_unknown_group_is_refused(run):
    """What errors are not grouped by is misuse; what they are is named."""
    ran = run("explain", "--by", "weather", "x")
    assert ran.code == 2
    assert "--by takes kind, provider, retry, hour" in ran.err


def test_a_summary_says_what_is_in_doubt(run, tmp_path):
    """Counts of what is not certain are told as such."""
    file = tmp_path / "bot.log"
    file.write_text('2026-11-20 03:00:00 ERROR {"code":-1003,"msg":"Something of its own"}\n' * 5, encoding="utf-8")
    ran = run("explain", str(file), "--summary")
    assert "5 of 5 not certain: " in ran.err


def test_a_bar_is_drawn_for_who_waits_only(capsys, monkeypatch):
    """Nothing is drawn in the first second; then how far it is."""
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    drawn = []
    monkeypatch.setattr(progress, "_bar", lambda: drawn.append(True) or _Bar())
    with progress.progress(100) as advance:
        advance(10)
        assert not drawn
        time.sleep(0.06)
        advance(10)
        assert drawn == [True]


class _Bar:
    task_ids = (0,)

    def add_task(self, *_, **__):
        """Take the task."""

    def start(self):
        """Begin."""

    def stop(self):
        """End."""

    def update(self, _, completed):
        """Take how far it is."""
        assert completed == 20
