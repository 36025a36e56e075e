"""Situations: what people say happened, found in a question and put into the words of the tables."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bundled import CATALOG
from shares import SHARES

from errcode import search
from errcode.catalog.folders import bundled_folder
from errcode.catalog.shape import faults
from errcode.matching import plain_speech, situations, spoken_forms
from errcode.matching.vocabulary import Vocabulary
from errcode.model import TableError

VOCABULARY = Path(bundled_folder()) / "vocabulary"
KNOWN = situations.gathered(situations.read(bundled_folder())[0])
NEEDLES = situations.Needles(KNOWN)
FORMS = [form for situation in KNOWN for form in situation.forms]

TELLS = {
    "my order just vanished": ["unknown-order"],
    "I'm broke": ["no-money"],
    "the API says it can't find my order": ["unknown-order"],
    "ip isn't whitelisted": ["unlisted-ip"],
    "clock is off by a second": ["clock-off"],
    "postOnly rejected": ["post-only"],
    "돈이 모자라대요": ["no-money"],
    "주문이 사라졌어요": ["unknown-order"],
    "아이피 등록했는데": ["unlisted-ip"],
    "서명이 안맞아요": ["bad-sign"],
    "장 끝났대": ["market-shut"],
    "마진콜 당했나": ["liquidated"],
    "카드가 분실됐어요": ["card-stopped"],
}
IGNORES = ["what is the capital of france", "시장 조사", "오늘 점심 뭐 먹지", "확대출력", "the order of operations", ""]


@pytest.mark.parametrize("question", TELLS)
def test_what_is_told(question):
    """A spoken form is recognised in either language, with contractions, particles and endings of any sort."""
    told, _ = situations.happened(question, NEEDLES)
    assert [situation.id for situation in told] == TELLS[question]


@pytest.mark.parametrize("question", IGNORES)
def test_what_is_not_told(question):
    """Words that only look like a form, or stand inside another word, tell nothing."""
    assert situations.happened(question, NEEDLES)[0] == []


def test_what_a_question_says_besides_is_left():
    """The forms are taken out of a question; the rest stays for the ranking."""
    told, rest = situations.happened("코인원 출금 주소가 틀렸대요 BTC", NEEDLES)
    assert [situation.id for situation in told] == ["address-bad"]
    assert rest.split() == ["코인원", "btc"]


def test_an_object_says_of_what_kind_a_situation_is():
    """An order that is gone is another trouble than a key that is; what is no object of the data makes none."""
    objects = situations.of_objects(situations.read(bundled_folder())[1])
    told = [each for each in KNOWN if each.id == "missing"]
    assert situations.meant({"order"}, told, objects) == {"order-missing"}
    assert situations.meant({"key"}, told, objects) == {"key"}
    assert situations.meant({"daily"}, told, objects) == set()


def test_objects_are_of_what_there_is():
    """Objects are groups of synonyms, their situations stand in the file, their kinds among the kinds."""
    groups, kinds = Vocabulary().synonyms.members, CATALOG.kinds
    for group, made in situations.of_objects(situations.read(bundled_folder())[1]).items():
        assert group in groups
        assert set(made) <= {each.id for each in KNOWN}, group
        assert set().union(*made.values()) <= set(kinds), group


def test_the_longer_form_counts():
    """Where two forms overlap, the one that says more is taken: no balance rather than nothing there."""
    assert [each.id for each in situations.happened("잔고가 없대요", NEEDLES)[0]] == ["no-money"]


def test_the_file_fits_its_schema():
    """The situations are as their schema says, their kinds exist, and no id stands twice."""
    data = json.loads((VOCABULARY / "situations.json").read_text(encoding="utf-8"))
    shape = json.loads((VOCABULARY / "situations.schema.json").read_text(encoding="utf-8"))
    assert faults(data, shape) == []
    kinds = CATALOG.kinds
    assert {kind for row in data["situations"] for kind in row["kinds"]} <= set(kinds)
    ids = [row["id"] for row in data["situations"]]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("step", SHARES)
def test_every_form_can_be_found(step):
    """Every form names what must stand where it fits, and makes a pattern that matches nothing empty."""
    assert [form.text for form in FORMS if not form.needles] == []
    for form in FORMS[::step]:
        assert not re.compile(spoken_forms.pattern(form.text)).match(""), form.text


@pytest.mark.parametrize("step", SHARES)
def test_needles_stand_in_what_fits(step):
    """Whatever a form fits holds one of its needles, so that passing the other forms over loses nothing."""
    for question in TELLS:
        plain = plain_speech.plain(question)
        for form in FORMS[::step]:
            if any(form.places(plain)):
                assert any(needle in plain.replace(" ", "") for needle in form.needles), form.text


def test_users_situations(tmp_path):
    """A folder of the user's tables adds situations, and forms to those that are there."""
    written(tmp_path, "situations", '{"situations": [{"id": "no-money", "tables": ["insufficient"], "ko": ["텅장*"]}]}')
    known = Vocabulary([str(tmp_path), bundled_folder()]).situations
    assert [each.id for each in situations.happened("텅장이네", situations.Needles(known))[0]] == ["no-money"]


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("situations", '{"situations": [{"id": "x"}]}'),
        ("situations", "[]"),
        ("situations", '{"situations": [{"id": "x", "tables": ["y"], "ko": ["(가"]}]}'),
        ("situations", '{"situations": [{"id": "x", "tables": ["y"], "en": ["(a+)+b"]}]}'),
        ("situations", '{"situations": [{"id": "x", "tables": ["y"], "en": ["?"]}]}'),
        ("situations", '{"situations": [{"id": "x", "tables": ["y"], "en": ["a*a*a*a*a*a*a*a*b"]}]}'),
        ("synonyms", '{"groups": [{"id": "x"}]}'),
        ("synonyms", '{"groups": '),
    ],
)
def test_a_broken_vocabulary_stops_no_search(few, name, broken, tmp_path, run, monkeypatch):
    """A file of somebody's vocabulary that is broken is named and left out; the search is answered as without it."""
    path = written(tmp_path / "mine", name, broken)
    with pytest.raises(TableError, match=rf"{name}\.json"):
        Vocabulary([str(tmp_path / "mine"), bundled_folder()])
    usual = run("search", "nonce")
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path / "mine"))
    ran = run("search", "nonce")
    assert (ran.code, ran.out) == (0, usual.out)
    assert ran.err.startswith(f"errcode: warning: {path}:")


def written(folder, name, text):
    """Write a file of a folder's vocabulary."""
    path = folder / "vocabulary" / f"{name}.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_an_index_knows_is_what_the_forms_say(tmp_path):
    """The needles that a wheel carries are those of the forms; another file than the one indexed is read by itself."""
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "index").mkdir()
    file = tmp_path / "vocabulary" / "situations.json"
    file.write_bytes((VOCABULARY / "situations.json").read_bytes())
    (tmp_path / "index" / situations.INDEXED).write_text(situations.index(str(tmp_path)), encoding="utf-8")
    rows, _ = situations.read(str(tmp_path))
    assert all("needles" in row for row in rows)
    assert [form.needles for each in situations.gathered(rows) for form in each.forms] == [f.needles for f in FORMS]
    file.write_bytes(file.read_bytes() + b"\n")
    assert not any("needles" in row for row in situations.read(str(tmp_path))[0])


def test_words_of_a_situation_without_letters_are_left_out():
    """A text of signs alone is no word of any table, and stands in every one."""
    situation = situations.Situation("template")
    situation.add({"id": "template", "tables": ["#{", "변수", "--"], "kinds": [], "en": [], "ko": []})
    assert situation.phrases == [("변수",)]


@pytest.mark.parametrize(
    ("question", "situation"),
    [
        ("the otp was never accepted", "second-factor"),
        ("my symbol just isn't there", "no-such-pair"),
        ("they are not able to verify the signature", "bad-sign"),
        ("our clock really doesn't agree with theirs", "unequal"),
        ("the permission got denied", "no-right"),
    ],
)
def test_a_sentence_is_read_more_plainly_where_nothing_sure_is_told(question, situation):
    """Articles, adverbs, contractions and tenses hide no situation."""
    assert situation in [each.id for each in situations.happened(question, NEEDLES)[0]]


def test_what_befalls_a_thing_says_the_kind():
    """A thing and what befalls it, wherever they stand in a sentence, make a kind together."""
    found = search("the price i ask is way too far from what people pay", limit=1, catalog=CATALOG)
    assert found[0].entry.kind in {"order-rule", "risk"}
    found = search("api is saying permission not there for trading", limit=1, catalog=CATALOG)
    assert found[0].entry.kind == "permission"
