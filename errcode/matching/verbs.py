"""Korean verbs and adjectives of questions, in whatever form they stand: 팔려는데, 팔았더니, 팝니다 are 팔다.

A form is a head and an ending. The heads of a verb follow from how its stem ends (바꾸다: 바꿔, 바꿨, 바꾼; 모르다:
몰라; 팔다: 판, 팝), the endings are the same for all. Most verbs of a question say how it came to it and nothing of
an error; others say what tables say with a noun.
"""

from __future__ import annotations

from errcode.matching.hangul import changed, ended, has_final, initials, vowel_of

TALK = frozenset(
    """
    하 되 당하 시키 넣 보내 돌리 날리 쏘 때리 걸 걸리 누르 찍 찍히 뜨 띄우 나오 나 내 나가 들어가 들어오 부르 그러
    이러 저러 어쩌 모르 알 알리 같 싶 보 주 가 오 쓰 치 받 놓 두 버리 듣 묻 켜 끄 돌아가 나타나 생기 드리 바라 원하
    붙이 던지 뱉 뿜 보이 뵈 해보 해주 찾아보 알아보 살펴보 여쭤보 부탁하 부탁드리 알려주 말하 궁금하 답답하 급하 헤매
    짜 써보 시도하
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""What one does with any request, and what anything does: they say nothing of an error."""
_SAID = {
    "매수": "사 사들이",
    "매도": "팔 팔아치우",
    "변경": "바꾸 바뀌 고치",
    "삭제": "지우 지워지 없애",
    "대출": "빌리",
    "상환": "갚",
    "이체": "옮기",
    "생성": "만들",
    "대기": "기다리",
    "환불": "돌려받",
    "휴장": "쉬",
    "차단": "막히",
    "잠금": "잠그 잠기 묶이",
    "동결": "얼",
    "중단": "멈추",
    "지연": "느리 느려지 늦 늦어지 밀리",
    "장애": "터지 뻗",
    "거절": "튕기 까이 씹히",
    "잘못": "틀리",
    "불일치": "다르 어긋나 안맞 못맞",
    "없음": "안보이 안뜨 안나오 안잡히 못찾",
    "중복": "겹치",
    "누락": "빠지 빠뜨리 빼먹",
    "부족": "모자라 모자르 딸리",
    "초과": "넘 넘기 크 길 높 많",
    "미달": "작 낮 짧",
    "만료": "지나",
}
"""The noun of the tables, and the verbs that say the same."""
_NOUNS = frozenset(
    """
    하나 하자 사고 사기 사지 사면 사자 사라 사나 주기 주가 보고 보기 쓰기 읽기 길게 건 걸 판 길 막 수 내가 나라 나는
    가지 가기
    작 크 높 많 넘 팔 늦 얼 갚 지나 다르 틀 지연 오 가 나 내 주 보 알 시 두 치 하 되 쏘 놓 받 같 뜨 쉬 사 온 간 산 살
    쓰 차 켜 끄 듣 묻 넣 싶 짜 안내 알림 안전
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""Nouns that look like a form, and stems, which are none."""

_CLOSED = """
    고 지 게 기 네 는 니 나 냐 군 구나 죠 쥬 든 든지 던 던지 던데 더니 더니만 더라 더라고 거든 거나 자 자마자 도록 듯
    듯이 길래 잖아 지만 지도 다가 는데 는데도 는지 는가 는걸 는거 는건 는건지 는중 나봐 나본데 니까 데
    """.split()  # noqa: SIM905
"""Endings behind any stem, and behind the past."""
_OPEN = """
    며 면 면서 려 려고 려는 려는데 려니 려니까 려면 려다 려다가 므로 라 라고 라는 라는데 라네 라며 라서 래 세요 시 신
    셔 셨 십시오 니 니까
    """.split()  # noqa: SIM905
"""Endings behind a vowel, and with 으 before them behind a consonant."""
_CONSONANT = "습니다 습니까 음 을 을까 을까봐 을지 을때 을게 을걸 은 은데 은데도 은지 은가 은거 은건 은걸".split()  # noqa: SIM905
_MEANT = "데 데도 지 지도 가 거 건 건데 건가 건지 걸 게 것 줄 후 뒤 상태 채 듯".split()  # noqa: SIM905
"""What stands behind ㄴ."""
_MAYBE = "까 까봐 게 지 지도 때 때마다 수 거 건데 걸 것 줄 듯 래 라고 려고 려는데 려니까 려면".split()  # noqa: SIM905
"""What stands behind ㄹ."""
_THEN = """
    요 서 야 야지 야만 야하나 야되나 라 봐 봐도 보니 보니까 보면 봤는데 봤더니 버림 버렸 버려 주세요 줘 놨는데 놓고
    둠 둔 져 졌 짐 진 지네 지는
    """.split()  # noqa: SIM905
"""What stands behind 아 or 어."""
_TOLD = [
    verb + told
    for verb in ("다", "라", "냐", "자", "대", "래")
    for told in ("", "고", "는", "는데", "네", "니", "니까", "며", "면", "면서", "던데", "더라", "더니", "서", "만")
]
"""How somebody else's words are told: 된다는데, 하라네."""
_AFTER_CONSONANT = ["으" + ending for ending in _OPEN] + ["는" + told for told in _TOLD]
_SPEECH = frozenset("요도만은는가")
"""What may follow an ending: politeness, particles."""

_SORTS = {
    "vowel": [*_CLOSED, *_OPEN, "다", "대"],
    "consonant": [*_CLOSED, *_CONSONANT, "다", "대", *_AFTER_CONSONANT],
    "past": [*_CLOSED, *_CONSONANT, "으니", "으니까", "으면", "어", "어요", "어서", "어야", *_TOLD],
    "ㄴ": ["", *_MEANT, *_TOLD],
    "ㄹ": ["", *_MAYBE],
    "ㅁ": ["", "이", "을"],
    "ㅂ": ["니다", "니까", "니다만"],
    "done": ["", *_THEN],
}
"""The endings that each sort of heads takes."""
_MERGED = {"ㅣ": "ㅕ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅚ": "ㅙ"}
"""The vowel of a stem, and what 아 or 어 makes of it."""
_LONGEST = 4
"""No head is longer."""
NOT = "안못"
"""What stands before a verb, with a blank or without."""


class Forms:
    """The forms of all verbs; those that begin with a consonant are made when a word that does is asked for."""

    def __init__(self) -> None:
        self._endings = {sort: frozenset(endings) for sort, endings in _SORTS.items()}
        self._meant = {stem: noun for noun, stems in _SAID.items() for stem in stems.split()}
        self._heads: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def meaning(self, word: str) -> str | None:
        """Give the noun that says what a verb says, empty for talk; None where a word is no verb that is known."""
        if word in _NOUNS:
            return None
        begun = self._begun(initials(word[:1]))
        for size in range(min(_LONGEST, len(word)), 0, -1):
            for sort, noun in begun.get(word[:size], ()):
                if self._ends(word[size:], sort):
                    return noun
        return None

    def _begun(self, consonant: str) -> dict[str, list[tuple[str, str]]]:
        """Give the heads that begin with a consonant, with their sorts and meanings: no form changes its first one."""
        found = self._heads.get(consonant)
        if found is None:
            found = self._heads[consonant] = {}
            for stem in (*TALK, *self._meant):
                for head, sort in heads(stem) if initials(stem[:1]) == consonant else ():
                    found.setdefault(head, []).append((sort, self._meant.get(stem, "")))
        return found

    def _ends(self, rest: str, sort: str) -> bool:
        """Tell whether a head of a sort may end so."""
        endings = self._endings[sort]
        return rest in endings or (len(rest) > 1 and rest[-1] in _SPEECH and rest[:-1] in endings)


_forms: list[Forms] = []


def meaning(word: str) -> str | None:
    """Give what a verb says in a table's words, with 안 or 못 before it or not: a noun; empty where it is talk.

    None where a word is no form of a verb that is known.
    """
    if not _forms:
        _forms.append(Forms())
    found = _forms[0].meaning(word)
    return _forms[0].meaning(word[1:]) if found is None and word[:1] in NOT and len(word) > 1 else found


def heads(stem: str) -> list[tuple[str, str]]:
    """Give the heads of a verb's forms, each with the sort of endings that it takes."""
    before, last = stem[:-1], stem[-1]
    if has_final(last) and last != ended(last, "ㄹ"):
        done = stem + ("아" if vowel_of(last) in "ㅏㅗ" else "어")
        return [(stem, "consonant"), (done, "done"), (done[:-1] + ended(done[-1], "ㅆ"), "past")]
    bare = before + ended(last, "")
    found = [(stem, "vowel"), (bare, "vowel"), *((before + ended(last, final), final) for final in "ㄴㄹㅁㅂ")]
    for done in _done(stem):
        found += [(done, "done"), (done[:-1] + ended(done[-1], "ㅆ"), "past")]
    return list(dict.fromkeys(found))


def _done(stem: str) -> list[str]:
    """Give what a stem that ends in a vowel or ㄹ becomes before 아 or 어: 바꾸 바꿔, 모르 몰라, 팔 팔아, 하 해."""
    before, last = stem[:-1], stem[-1]
    vowel, bright = vowel_of(last), vowel_of(stem[-2:-1] or "어") in "ㅏㅗ"
    if has_final(last):
        return [stem + ("아" if vowel in "ㅏㅗ" else "어")]
    if last == "하":
        return [before + "해", before + "하여"]
    if last == "르" and before:
        return [before[:-1] + ended(before[-1], "ㄹ") + ("라" if bright else "러")]
    if vowel == "ㅡ":
        return [before + changed(last, "ㅏ" if bright else "ㅓ")]
    if vowel in _MERGED:
        return [before + changed(last, _MERGED[vowel]), stem + "어"]
    return [stem + "어"] if vowel == "ㅟ" else [stem]
