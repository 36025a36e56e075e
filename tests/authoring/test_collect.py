"""`errcode explain --collect`: entries drafted from what is unknown in a log."""

import json

import pytest

LOG = """\
03:04:05 POST https://api.acme.io/v1/orders -> 400 {"code": "A-7001", "msg": "Not enough balance", "apiKey": "0123456789abcdef0123456789abcdef"}
03:04:06 POST https://api.acme.io/v1/orders -> 200 {"code": "0", "msg": "success"}
03:04:07 POST https://api.acme.io/v1/orders -> 400 {"code": "A-7001", "msg": "Not enough balance"}
03:04:08 POST https://api.acme.io/v1/orders -> 500 {"code": "A-9999", "msg": "시스템 오류", "status": 500}
03:04:09 https://api.bybit.com {"retCode": 10006, "retMsg": "Too many visits!", "result": {}}
03:04:10 https://api.bybit.com {"retCode": 199999, "retMsg": "Something is not known", "result": {}}
"""  # noqa: E501 - lines of a log


@pytest.fixture
def log(tmp_path):
    """Give a log of two providers, one of them nobody's."""
    path = tmp_path / "bot.log"
    path.write_text(LOG, encoding="utf-8")
    return path


def test_what_is_unknown_becomes_a_table(log, tmp_path, run):
    """Each code once, with its message, count and a sample without secrets; successes and known errors are none."""
    file = tmp_path / "acme.json"
    ran = run("explain", str(log), "--collect", str(file), "--lang", "en")
    assert ran.code == 0
    assert "2 entries of acme written to" in ran.err
    assert "1 of bybit were met too: -p bybit" in ran.err
    text = file.read_text(encoding="utf-8")
    table = json.loads(text)
    assert table["id"] == "acme"
    assert table["hosts"] == ["api.acme.io"]
    assert table["payloads"] == [{"code": "code", "message": "msg"}]
    assert [(entry["code"], entry["messages"], entry.get("http_status")) for entry in table["errors"]] == [
        ("A-7001", ["Not enough balance"], None),
        ("A-9999", ["시스템 오류"], 500),
    ]
    assert table["errors"][0]["note"]["en"].startswith("Times met: 2; first in line 1: ")
    assert "0123456789abcdef" not in text
    assert run("tables", "add", str(file)).code == 0
    assert run("lookup", "acme", "A-9999").code == 0


def test_a_bundled_provider_gets_a_patch(log, tmp_path, run):
    """What its table lacks is drafted as a table that extends it."""
    file = tmp_path / "bybit.json"
    assert run("explain", str(log), "-p", "bybit", "--collect", str(file)).code == 0
    table = json.loads(file.read_text(encoding="utf-8"))
    assert table["extends"] == "bybit"
    assert [entry["code"] for entry in table["errors"]] == ["199999"]


def test_a_table_that_is_there_is_merged_with(log, tmp_path, run):
    """What somebody wrote stays; a file that is another's is not touched."""
    file = tmp_path / "acme.json"
    run("explain", str(log), "--collect", str(file))
    table = json.loads(file.read_text(encoding="utf-8"))
    table["errors"][0]["kind"] = "balance"
    file.write_text(json.dumps(table), encoding="utf-8")
    assert run("explain", str(log), "--collect", str(file)).code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["errors"][0]["kind"] == "balance"
    ran = run("explain", str(log), "-p", "bybit", "--collect", str(file))
    assert ran.code == 2
    assert json.loads(file.read_text(encoding="utf-8"))["id"] == "acme"


def test_nothing_unknown_writes_nothing(tmp_path, run):
    """A log without unknown errors leaves no file behind and exits 1."""
    log, file = tmp_path / "quiet.log", tmp_path / "none.json"
    log.write_text('{"status": "ok", "code": "0", "msg": "success"}\nall is well {not json\n')
    assert run("explain", str(log), "--collect", str(file)).code == 1
    assert not file.exists()


def test_secrets_of_a_log_stand_nowhere_in_the_table(tmp_path, run):
    """Messages and examples hide what samples hide: a key, and the number of a card."""
    line = (
        '03:04:05 POST https://api.acme.io/v1/pay -> 400 {{"code": "A-{}", "msg": "the card 4111111111111111 fails", '
        '"apiKey": "0123456789abcdef0123456789abcdef"}}\n'
    )
    log = tmp_path / "bot.log"
    log.write_text(line.format(1) + line.format(2), encoding="utf-8")
    file = tmp_path / "acme.json"
    assert run("explain", str(log), "--collect", str(file), "--lang", "en").code == 0
    text = file.read_text(encoding="utf-8")
    assert "0123456789abcdef" not in text
    assert "4111111111111111" not in text
    assert json.loads(text)["errors"][0]["messages"] == ["the card *** fails"]
