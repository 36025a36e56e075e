"""Every form's claims and ignores, alone and within logs."""

from __future__ import annotations

import pytest
from bundled import CATALOG, ENGINE, READER

from errcode.logs.lines import Lines
from errcode.logs.parallel import Worker
from errcode.recognise import forms
from errcode.recognise.numbers import role

QUIET = "2026-11-20 10:31:{:02} INFO scheduler: tick {} done\n"
CLAIMS = [
    pytest.param(*claim, id=f"{form.name}-{place}") for form in forms.ROWS for place, claim in enumerate(form.claims)
]
IGNORES = [
    pytest.param(text, id=f"{form.name}-{place}") for form in forms.ROWS for place, text in enumerate(form.ignores)
]


def logged(text: str) -> str:
    """Give a text as one line of a small log."""
    before = "".join(QUIET.format(second, second) for second in range(5))
    return f"{before}2026-11-20 10:31:09 ERROR bot: {text}\n{before}"


@pytest.mark.parametrize(("provider", "code", "text"), CLAIMS)
def test_what_a_form_claims(provider: str, code: str, text: str) -> None:
    """Each text that a form claims is that provider's error, as a paste and as a line of a log, and nothing else."""
    for found in (READER.findings(text), READER.findings(logged(text), log=True)):
        assert [(one.provider, one.code) for one in found] == [(provider, code)]


@pytest.mark.parametrize("text", IGNORES)
def test_what_a_form_ignores(text: str) -> None:
    """No text that a form must ignore holds an error, as a paste or in a log."""
    assert READER.findings(text) == []
    assert READER.findings(logged(text), log=True) == []


CASES = [(text, [(provider, code)]) for form in forms.ROWS for provider, code, text in form.claims]
CASES += [(text, []) for form in forms.ROWS for text in form.ignores]


def scanned(worker: Worker, log: str) -> list[tuple[str, str | None]]:
    """Give the errors that a scan of a log finds, failures on the way aside."""
    sights = worker.part(log.encode(), Lines()).sights
    return [(one.finding.provider, one.finding.code) for one in sights if one.finding.failure is None]


def test_forms_in_a_larger_log() -> None:
    """In 60 KB of log the line of each claim, and of what is ignored, says what it says alone: anchors lose none."""
    worker = Worker(ENGINE, "utf-8", summary=False)
    quiet = "".join(QUIET.format(number % 60, number) for number in range(1_300))
    lines = [f"2026-11-20 10:31:09 ERROR bot: {text}" for text, _ in CASES]
    alone = [[(one.provider, one.code) for one in READER.findings(line) if one.failure is None] for line in lines]
    within = [scanned(worker, f"{quiet}{line}\n{quiet[:2000]}") for line in lines]
    assert [case for case in zip(lines, alone, within, strict=True) if case[1] != case[2]] == []


def test_forms_in_a_large_log() -> None:
    """And so it is in a megabyte that holds them all."""
    quiet = "".join(QUIET.format(number % 60, number) for number in range(22_000 // len(CASES)))
    log = "".join(f"{quiet}2026-11-20 10:31:09 ERROR bot: {text}\n" for text, _ in CASES)
    assert len(log) > 1_000_000
    assert scanned(Worker(ENGINE, "utf-8", summary=False), log) == [pair for _, pairs in CASES for pair in pairs]


def test_every_form_shows_what_it_claims_and_ignores() -> None:
    """A row without examples of both kinds is no form."""
    assert [form.name for form in forms.ROWS if not (form.claims and form.ignores)] == []


def test_anchors_stand_in_what_is_claimed() -> None:
    """Each text that a form claims holds one of the literals that logs are searched for."""
    missing = [
        text
        for form in forms.ROWS
        for *_, text in form.claims
        if form.anchors and not any(anchor in text.lower() for anchor in form.anchors)
    ]
    assert missing == []


def test_signs_stand_wherever_a_form_fits() -> None:
    """Looking first for what is sooner found loses no text that a form fits, whoever's example it is."""
    texts = [text for text, _ in CASES] + [logged(text) for text, _ in CASES]
    for table in CATALOG.tables():
        for row in table.rows[::40]:
            texts += [f"{table.provider.id} error {row['code']}: {said}" for said in row["messages"][:1]]
            texts.append(f'{{"code":{row["code"]},"msg":"{row["code"]} {row["meaning"]["en"]}"}}')
    fitting = {form.name: [text for text in texts if form.pattern.search(text)] for form in forms.ROWS}
    assert all(fitting.values())
    for form in forms.ROWS:
        assert [text for text in fitting[form.name] if not form.possible(text, text.lower())] == []


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("worker pid 10006 started", "10006", "process"),
        ("exited with code 1", "1", "exit"),
        ("[Errno 50004] nothing", "50004", "exit"),
        ("client.py:10006", "10006", "place"),
        ("10006 rows skipped", "10006", "count"),
        ("체결 105건", "105", "count"),
        ("10006 ms", "10006", "count"),
        ("retry 3 of 10 after an error", "10", "count"),
        ("calls: 108", "108", "count"),
        ("errors=10 retries=3", "10", "count"),
        ("bybit error=10006", "10006", None),
        ("error rate 10 %", "10", "count"),
        ("user 10: login refused", "10", "name"),
        ("ExceptionGroup: unhandled (1 sub-exception)", "1", "count"),
        ("Request failed with status code 400", "400", "status"),
        ("(404, 'Not Found')", "404", "status"),
        ("400, message='Bad Request', url='https://x'", "400", "status"),
        ("Error code: 400 - [insufficient_funds_bid]", "400", "status"),
        ("got 302141 on woox", "302141", None),
        ("코인원 105번이 뭐예요", "105", None),
        ("bybit error 10006", "10006", None),
        ("status 5600", "5600", None),
        ("-1121 위엑스", "-1121", None),
    ],
)
def test_what_a_number_is(text: str, number: str, expected: str | None) -> None:
    """Words and signs beside a number say what it is; without any it may be a code."""
    start = text.index(number)
    assert role(text, start, start + len(number)) == expected
