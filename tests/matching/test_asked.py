"""Questions as people ask them, in both languages: how many have an accepted entry first, or within three.

`tests/data/asked.jsonl` says of each question which entries are right by rule (kinds, providers, what the texts say,
codes), so that tables may change. Half of them, chosen by a hash, were never looked at while the search was made:
`benchmarks/search.py asked` gives the figures of both halves. Here a part of each keeps the floor.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from errcode import search
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder

DATA = Path(__file__).parent.parent / "data"
CATALOG = Catalog([bundled_folder()])


def labelled():
    """Read the questions, each with the number that a hash gives it."""
    for line in (DATA / "asked.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield int(hashlib.sha256(row["query"].encode()).hexdigest(), 16), row


def texts(entry):
    """Give all texts of an entry in one."""
    said = [entry.code, entry.name, entry.meaning.en, entry.meaning.ko, *(message.text for message in entry.messages)]
    return " ".join(filter(None, said))


def accepted(entry, rule):
    """Tell whether a rule accepts an entry."""
    if "codes" in rule:
        return [entry.provider, entry.code] in rule["codes"]
    return (
        entry.provider in rule.get("providers", [entry.provider])
        and entry.kind in rule.get("kinds", [entry.kind])
        and re.search(rule.get("says", ""), texts(entry), re.IGNORECASE) is not None
    )


def place(row):
    """Give the place of the first accepted entry among the first three, 3 when there is none."""
    found = search(row["query"], limit=3, catalog=CATALOG)
    right = [any(accepted(match.entry, rule) for rule in row["accept"]) for match in found]
    return right.index(True) if True in right else 3


@pytest.mark.parametrize(("half", "first", "three"), [(0, 0.89, 0.92), (1, 0.83, 0.89)])
def test_questions_keep_their_floor(half, first, three):
    """Of the questions looked at and of those never looked at, so many have an accepted entry first, within three."""
    places = [place(row) for number, row in labelled() if number % 2 == half and number // 2 % 3 == 0]
    assert places.count(0) / len(places) >= first
    assert 1 - places.count(3) / len(places) >= three


def test_questions_about_something_else_are_not_answered():
    """Of sixty questions about anything but APIs, at most one is answered."""
    questions = (DATA / "nothing.txt").read_text(encoding="utf-8").splitlines()
    answered = [question for question in questions if search(question, limit=1, catalog=CATALOG)]
    assert len(answered) <= 1, answered


@pytest.mark.parametrize(
    ("question", "provider", "code"),
    [
        ("EGW00123 오류", "kis", "EGW00123"),
        ("EGW00123 에러", "kis", "EGW00123"),
        ("kis EGW00123 error", "kis", "EGW00123"),
        ("코인원 105번이 자꾸 떠요", "coinone", "105"),
        ("바이낸스 -1021은 뭔가요", "binance", "-1021"),
        ("바이낸스 마이너스 1021", "binance", "-1021"),
        ("Kraken AddOrder timeout then EAPI:Invalid nonce", "kraken", "EAPI:Invalid nonce"),
        ("코인원 １０５", "coinone", "105"),
        ("upbit Invalid_Query_Payload on every order", "upbit", "invalid_query_payload"),
    ],
)
def test_an_exact_code_leads(question, provider, code):
    """A code of a table leads whatever else is said, dressed with particles, counters or full width."""
    found = search(question, limit=1, catalog=CATALOG)
    assert [(match.entry.provider, match.entry.code) for match in found] == [(provider, code)]


@pytest.mark.parametrize(
    ("question", "provider", "kinds"),
    [
        ("the signature isn't right upbit", "upbit", {"signature", "key"}),
        ("binance invalid nonce", "binance", {"nonce"}),
        ("바이낸스 논스", "binance", {"nonce"}),
        ("코인원 지갑 점검", "coinone", {"withdrawal", "maintenance"}),
    ],
)
def test_of_a_provider_that_lacks_the_words_the_kind_answers(question, provider, kinds):
    """A provider and a situation find that provider's entries of the kind, in whatever words its table has them."""
    found = search(question, limit=1, catalog=CATALOG)
    assert [match.entry.provider for match in found] == [provider]
    assert found[0].entry.kind in kinds


@pytest.mark.parametrize("question", ["하도 초과", "한도 초가", "츨금 하도초가"])
def test_short_korean_words_are_put_right(question):
    """A wrong letter in a word of two syllables hides it no more than in a longer one."""
    found = search(question, limit=3, catalog=CATALOG)
    assert any(re.search("초과|한도", texts(match.entry)) for match in found)
    assert all(match.how == "fuzzy" for match in found)


@pytest.mark.parametrize("question", ["이사 견적 문의", "하도 많이 물어봐서"])
def test_a_word_of_its_own_is_not_put_right(question):
    """Everyday words that are one letter away from a trouble ask about none."""
    assert not search(question, limit=1, catalog=CATALOG)


@pytest.mark.parametrize("question", ["실시간 구독", "정상 처리됐는데 주문이 없어요", "요청이 처리가 안 됨"])
def test_what_is_no_error_leads_no_complaint(question):
    """Who complains is not told that all is well; who asks for a success is."""
    assert "no-error" not in [match.entry.kind for match in search(question, limit=1, catalog=CATALOG)]
    assert search("정상 처리", limit=1, catalog=CATALOG)[0].entry.kind == "no-error"


def test_the_same_answer_every_time():
    """Equals stand in the order of their tables, whatever a process's hashes are."""
    import subprocess
    import sys

    ask = (
        "from errcode import search\n"
        "for question in ('order too small', '서명 오류', 'ㅊㄱ ㅎㄷ', 'insuficient balnce', 'server busy'):\n"
        "    print([(m.entry.provider, m.entry.code, m.score) for m in search(question)])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", ask],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("question", ["[ERROR] okx: Parameter tdMode error", "okx: Parameter tdMode error"])
def test_a_pasted_line_of_a_log_is_its_message(question):
    """What a logger puts before a message, and the colon behind a name, are no part of it."""
    assert [(match.entry.provider, match.entry.code) for match in search(question, limit=1)] == [("okx", "51000")]
