"""Search and reverse: the labelled questions of tests/data, and the sorts of questions one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bundled import CATALOG, ENGINE
from hypothesis import given
from hypothesis import strategies as st
from shares import shares

import errcode
from errcode.catalog.filter import EVERYTHING, Filter
from errcode.matching import search as matching
from errcode.matching.search import nearest, reverse
from errcode.matching.weights import CUT

DATA = Path(__file__).parents[1] / "data"
SEEDS = ("coinone", "koscom", "weex", "orderly")


def search(tables, question, only=EVERYTHING, **options):
    """Search some of the bundled tables, whose texts are laid out once for all tests."""
    laid = None if only else ENGINE.laid
    return matching.search(tables, question, only, corpus=laid, vocabulary=lambda: ENGINE.vocabulary, **options)


def labelled(name):
    """Read labelled questions: the text, the tables asked, the accepted (provider, code) pairs."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def places(questions, ask):
    """Give for each question that has an answer the place of the first accepted match, None where there is none."""
    for question in questions:
        if question["accept"]:
            found = [[each.entry.provider, each.entry.code] for each in ask(question)]
            yield next((place for place, pair in enumerate(found) if pair in question["accept"]), None)


def answered(found):
    """Give the shares of questions answered first, and within three."""
    found = list(found)
    return found.count(0) / len(found), sum(place is not None and place < 3 for place in found) / len(found)


@pytest.mark.parametrize(
    ("step", "first", "three"),
    [
        pytest.param(2, 0.87, 0.94, id="share"),  # fewer queries, so a floor that a chance does not break
        pytest.param(1, 0.90, 0.96, id="all", marks=pytest.mark.exhaustive),
    ],
)
def test_queries_keep_their_floor(step, first, three):
    """At least 90 % of the labelled queries have an accepted entry first, 96 % within three."""
    found = answered(
        places(
            labelled("queries.jsonl")[::step],
            lambda asked: errcode.search(asked["query"], providers=asked["tables"], catalog=CATALOG),
        )
    )
    assert found[0] >= first
    assert found[1] >= three


@pytest.mark.parametrize("step", shares(2))
def test_messages_keep_their_floor(step):
    """At least 97 % of the labelled messages have an accepted entry first, 99 % within three."""
    first, three = answered(
        places(
            labelled("messages.jsonl")[::step],
            lambda asked: errcode.reverse(asked["message"], providers=asked["tables"], catalog=CATALOG),
        )
    )
    assert first >= 0.97
    assert three >= 0.99


@pytest.mark.parametrize("question", [each for each in labelled("queries.jsonl") if not each["accept"]], ids=str)
def test_a_query_that_fits_nothing_finds_nothing(question):
    """Honest misses: nothing is found, in the seed tables or in all."""
    assert search(CATALOG.tables(question["tables"]), question["query"]) == []
    assert search(CATALOG.tables(), question["query"]) == []


def test_fuzzy_is_never_exact():
    """Only a text, name or code that is the query scores 100 and is called exact."""
    for question in labelled("queries.jsonl")[:60]:
        for found in search(CATALOG.tables(SEEDS), question["query"]):
            assert (found.score == 100) == (found.how == "exact")


def first(query, *tables, **options):
    """Give the best match's provider, code and how."""
    found = search(CATALOG.tables(tables or SEEDS), query, **options)
    return (found[0].entry.provider, found[0].entry.code, found[0].how) if found else None


SORTS = {
    "transposed letters": ("nonce alraedy used", ("coinone", "132", "fuzzy")),
    "a missing letter": ("sumbitted already", ("coinone", "118", "fuzzy")),
    "a symbolic name": ("INVALID_TIME_IN_FORCE", ("weex", "-1115", "exact")),
    "camel case": ("invalidTimeInForce", ("weex", "-1115", "exact")),
    "word order": ("used already nonce", ("coinone", "132", "word")),
    "a code among words": ("coinone 131 nonce", ("coinone", "131", "word")),
    "a code alone": ("-1142", ("weex", "-1142", "exact")),
    "a template with values": ("limit must be between 1 and 300", ("weex", "-1140", "template")),
    "spacing": ("잔고부족", ("coinone", "103", "word")),
    "particles": ("포트폴리오를 지원하지 않는대요", ("coinone", "315", "word")),
    "a jamo": ("츨금 거절", ("coinone", "3002", "fuzzy")),
    "the keyboard layout": ("vhxmvhffldh", ("coinone", "315", "word")),
    "a loan word": ("파라메터 에러입니다", ("coinone", "107", "exact")),
    "another spelling": ("파라미터 에러", ("coinone", "107", "synonym")),
    "across languages": ("패스프레이즈 틀림", ("weex", "-1049", "synonym")),
    "full width": ("ｎｏｎｃｅ　ＵＵＩＤ", ("coinone", "133", "word")),
}


@pytest.mark.parametrize("sort", SORTS)
def test_sorts_of_queries(sort):
    """Each sort of query that the issue names finds its entry, and says how."""
    query, wanted = SORTS[sort]
    assert first(query) == wanted


def test_initials():
    """ㅊㄱ ㅈㅅ are the initials of 출금 주소."""
    found = search(CATALOG.tables(["coinone"]), "ㅊㄱ ㅈㅅ")
    assert {each.entry.code for each in found[:3]} <= {"154", "155", "156", "3016", "3017", "3018"}
    assert found[0].how == "initials"


def test_a_provider_in_the_query_narrows():
    """A provider's id, name or alias in the query, with a particle too, keeps the others out."""
    for query in ("upbit ip", "업비트에서 ip", "Upbit ip"):
        assert {each.entry.provider for each in search(CATALOG.tables(), query)} == {"upbit"}


def test_filters():
    """Kind, HTTP status and section narrow; the limit cuts; `everything` shows what is below the cut-off."""
    tables = CATALOG.tables(SEEDS)
    assert {each.entry.kind for each in search(tables, "invalid", Filter(kinds=("symbol",)))} == {"symbol"}
    assert {each.entry.section for each in search(tables, "address", Filter(sections=("withdrawal",)))} == {
        "withdrawal"
    }
    statuses = {each.entry.http_status for each in search(CATALOG.tables(["upbit"]), "ip", Filter(http=(401,)))}
    assert statuses == {401}
    assert len(search(tables, "order", limit=2)) == 2
    few, all_ = (
        search(tables, "nonce zebra", limit=None),
        search(tables, "nonce zebra", limit=None, everything=True),
    )
    assert len(few) < len(all_)


def test_nearest_for_a_miss():
    """Where nothing fits, the nearest are known, below the cut-off."""
    assert search(CATALOG.tables(SEEDS), "zebra crossing nonce stripes") == []
    near = nearest(CATALOG.tables(SEEDS), "zebra crossing nonce stripes")
    assert near
    assert all(each.score < CUT for each in near)


def test_what_matched_is_marked():
    """The spans of a match are the words of the text that answer the query."""
    found = search(CATALOG.tables(["coinone"]), "nonce used")[0]
    assert [found.matched[start:end] for start, end in found.spans] == ["Nonce", "used"]


def test_reverse_says_what_placeholders_held():
    """A filled template gives the values; exact text is alone; near text is never called exact."""
    tables = CATALOG.tables(SEEDS)
    found = reverse(tables, "limit must be between 1 and 500.")
    assert (found[0].entry.code, found[0].params) == ("-1140", ("1", "500"))
    assert [each.how for each in reverse(tables, "Already Traded.")] == ["exact"]
    assert reverse(tables, "V2 API Nonce must be bigger than the last nonce")[0].how == "fuzzy"


def test_users_synonyms(tmp_path, monkeypatch):
    """A vocabulary/synonyms.json in a folder of the user's tables adds words."""
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "synonyms.json").write_text(
        '{"groups": [{"id": "nonce", "words": ["frobnicator"], "reason": "ours"}]}', encoding="utf-8"
    )
    assert first("frobnicator") is None
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path))
    assert matching.search(CATALOG.tables(["coinone"]), "frobnicator")[0].how == "synonym"


@given(st.text(max_size=80))
def test_nothing_raises(query):
    """Whatever is typed, there is an answer."""
    tables = CATALOG.tables(["coinone"])
    search(tables, query)
    reverse(tables, query)


@pytest.mark.parametrize(
    ("joined", "apart"),
    [
        ("잔액부족", "잔액 부족"),
        ("출금정지", "출금 정지"),
        ("최소주문금액", "최소 주문금액"),
        ("출금주소등록", "출금 주소 등록"),
    ],
)
def test_a_compound_finds_what_its_words_find(joined, apart):
    """A compound that one entry writes in one word does not hide the many that write it in two."""
    tables = [table for table in CATALOG.tables() if not table.provider.row]
    best = {(each.entry.provider, each.entry.code) for each in search(tables, apart, limit=20)}
    assert {(each.entry.provider, each.entry.code) for each in search(tables, joined, limit=3)} <= best


def test_a_code_of_several_sections_takes_one_place():
    """Where the sections of a code have the same text, a search shows it once."""
    found = [(each.entry.provider, each.entry.code, each.matched) for each in search(CATALOG.tables(), "tick size")]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("ask", [errcode.search, errcode.reverse])
def test_a_limit_below_zero_is_refused_with_the_remedy(ask):
    """The library says what to give, as the command does."""
    with pytest.raises(errcode.UsageError, match="0 or more, or None"):
        ask("insufficient balance", limit=-5)
