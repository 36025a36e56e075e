"""Numbers beside a provider's name, in a few words."""

import pytest

from errcode import explain


@pytest.mark.parametrize(
    "text",
    [
        "코인원 103 매수",
        "업비트 400 완료",
        "코인원 4번 처리",
        "bithumb 5600 체결됨",
        "INFO dydx: 2",
        "[DEBUG] coinone 105",
    ],
)
def test_what_goes_well_is_no_error(text):
    """A number before a word of what goes well, or behind a level that speaks of no error, is a count or an id."""
    assert explain(text) == []


@pytest.mark.parametrize(
    "text", ["코인원 103 매수 실패", "코인원 4번 에러 처리", "업비트 400 떠요", "INFO binance -1021"]
)
def test_what_goes_wrong_is_told(text):
    """Words of errors, and codes that no count is written like, are told all the same."""
    assert [one.code for one in explain(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("okx#51008", "51008"),
        ("51008 <- okx", "51008"),
        ("reason=50005 exchange=bitmart", "50005"),
        ("bybit::10006", "10006"),
        ("<binance> -1021", "-1021"),
        ("weex => -1054", "-1054"),
        ("binance--1021", "-1021"),
        ("neis => ERROR-600", "ERROR-600"),
        ("크라켄=EOrder:Insufficient funds", "EOrder:Insufficient funds"),
    ],
)
def test_a_name_and_a_code_and_nothing_else_whatever_joins_them(text, code):
    """A text that is a provider's name and a code of it is one, by whatever signs or labels the two are joined."""
    assert [(one.code, one.certain) for one in explain(text)] == [(code, True)]


@pytest.mark.parametrize(
    "text", ["okx_51008.log", "okx-51008-worker", "see okx.com:51008", "listening on 51008 for okx", "업비트 429 돌파"]
)
def test_a_name_and_a_number_of_something_else(text):
    """A file, a machine, a port and a price that hold a provider's name are no codes."""
    assert explain(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "whats the fix for 51008 at okx",
        "is 51008 on okx retryable",
        "51008 again, okx is down?",
        "okx gave error number 51008",
        "okx said no: 51008",
        "okx API가 51008 뱉네요",
        "오케이엑스에서 자꾸 51008 떨어집니다",
        "okx 키 등록 51008",
    ],
)
def test_words_that_people_put_around_a_code(text):
    """People ask in many words; none of these says that the number is anything else than a code."""
    assert [one.code for one in explain(text)] == ["51008"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("okx 51008 and 51020", ["51008", "51020"]),
        ("bybit errors 10006, 110007", ["10006", "110007"]),
        ("코인원 103이랑 105 에러", ["103", "105"]),
        ("got 51008 and then 51020 from okx", ["51008", "51020"]),
        ("okx says 51008, bybit says 10006", ["51008", "10006"]),
        ("neis ERROR-500, ERROR-300", ["ERROR-500", "ERROR-300"]),
    ],
)
def test_several_codes_in_one_text(text, codes):
    """Of joined codes one thing is said; each provider's own is its own."""
    assert [one.code for one in explain(text)] == codes


def test_codes_of_several_names_and_nothing_else_are_doubtful():
    """Two names with a number each may be figures; where nothing else stands there they are found, in doubt."""
    assert [(one.provider, one.certain, one.doubt) for one in explain("bybit 10006 vs okx 51008")] == [
        ("bybit", False, "number"),
        ("okx", False, "number"),
    ]


@pytest.mark.parametrize(
    "text",
    ["error 105", "105 에러", "Error code: 1034", "-1021", "what does 51008 mean", "rejected (30024)", "why 51008?"],
)
def test_a_code_and_nobody_named_has_candidates_and_is_never_sure(text):
    """Whoever has the code is a candidate."""
    assert [(one.certain, one.doubt) for one in explain(text)] in ([(False, "unnamed")], [(False, "rival")])


@pytest.mark.parametrize(
    "text", ["105", "error 404", "KeyError: 1003", "I fix 99", "E0001 happened", "line 1034", "데이터베이스 1034 오류"]
)
def test_a_number_and_nobody_named_is_nothing(text):
    """A short number by itself, an HTTP status and a class's number are everybody's."""
    assert explain(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "okx sms code is 51008",
        "bybit verification code 10006",
        "업비트 종목코드 400",
        "bybit order no. 10006",
        "okx 51008번 포트",
        "okx section 51008",
        "okx 51008 req/min",
        "okx @ 51008",
        "okx $51008",
    ],
)
def test_other_numbers_that_are_called_codes_or_counted(text):
    """A promotion's code, a port's number, a rate and a price are nobody's error."""
    assert explain(text) == []
