"""What an import understood, left out and why, in Korean: the English lines of a draft by their phrases.

The importers say what they saw in lines of English phrases with places, headings, cells and codes of the document in
them. Here stands what a Korean reader is shown instead; what stands in the document stays as it is.
`tests/render/test_korean.py` holds that every phrase of the importers has its Korean here.
"""

from __future__ import annotations

import re

from errcode.render.korean import korean, patterns, translated

SIGNS = {
    "its heading names errors": "제목이 오류를 가리킴",
    "a heading further up names errors": "상위 제목이 오류를 가리킴",
    "its heading names something else": "제목이 다른 내용을 가리킴",
    "a heading further up names something else": "상위 제목이 다른 내용을 가리킴",
    "a list under such a heading": "그런 제목 아래의 목록임",
    "the column of codes names errors": "코드 열의 제목이 오류를 가리킴",
    "the column of codes is headed as codes": "코드 열의 제목이 코드를 뜻함",
    "a column of messages": "메시지 열이 있음",
    "a column of HTTP statuses": "HTTP 상태 열이 있음",
    "no texts, names alone": "설명 없이 이름만 있음",
    "the text beside it names errors": "바로 위의 글이 오류를 가리킴",
    "columns of something else": "다른 내용의 열이 있음",
    "cells that are types of fields": "필드 자료형으로 된 열이 있음",
    "most texts tell of troubles": "대부분의 글이 문제를 알림",
    "some texts tell of troubles": "일부 글이 문제를 알림",
    "few texts tell of troubles": "문제를 알리는 글이 적음",
    "no text tells of a trouble": "문제를 알리는 글이 없음",
    "codes repeat themselves": "코드가 반복됨",
    "the codes are words": "코드가 일반 단어임",
    "the codes begin as errors do": "코드가 오류 코드처럼 시작함",
    "digits of codes under a heading of their form": "코드 체계 설명 아래의 자릿수",
    "the codes are states": "코드가 진행 상태임",
    "the codes are fields of answers": "코드가 응답의 필드 이름임",
    "the codes are HTTP's statuses of errors": "코드가 오류를 뜻하는 HTTP 상태임",
    "ranges of codes": "코드 범위의 배정표임",
    "the codes are statuses of success": "코드가 성공을 뜻하는 HTTP 상태임",
    "the reader knows errors of this form": "오류를 적는 형식으로 알려져 있음",
    "one row alone": "행이 하나뿐임",
    "two words with texts": "단어 두 개와 그 설명뿐임",
    "names in a list of prose": "글로 된 목록의 이름임",
    "a list that nothing calls errors": "오류라고 부르는 곳이 없는 목록임",
    "errors have a section of their own": "오류를 다루는 절이 따로 있음",
    "others of its form list errors": "같은 형식의 다른 표가 오류 목록임",
    "its codes are those of a list of errors": "코드가 다른 오류 목록의 코드와 같음",
    "nothing says that it does": "오류 목록이라는 근거가 없음",
}
"""The signs of `importers.evidence`."""
CHOICES = {
    "heading of error codes": "오류 코드를 뜻하는 제목",
    "heading of kinds of errors": "오류 종류를 뜻하는 제목",
    "heading of codes": "코드를 뜻하는 제목",
    "heading of a running number": "순번을 뜻하는 제목",
    "heading of something else": "다른 내용을 뜻하는 제목",
    "heading of texts": "설명을 뜻하는 제목",
    "heading of HTTP statuses": "HTTP 상태를 뜻하는 제목",
    "heading of names": "이름을 뜻하는 제목",
    "digits in it": "숫자가 있음",
    "addresses of problems": "문제 유형의 주소",
    "counts the rows": "행 번호와 같음",
    "counts its records": "레코드 번호",
    "repeats itself": "값이 반복됨",
    "names that repeat": "이름이 반복됨",
    "keys of messages": "메시지 키",
    "few values": "값의 종류가 적음",
    "one value": "값이 하나뿐임",
    "first column": "첫째 열",
    "HTTP statuses": "HTTP 상태",
    "known to the reader": "형식에서 정해진 열",
    "code-like cells": "코드처럼 생긴 값",
    "names of errors, each once": "한 번씩 나오는 오류 이름",
    "numbers of the names beside them": "옆 열 이름의 번호",
}
"""What makes a column the one with the codes, of `importers.columns`."""
SEEN = {
    "error code": "오류 코드",
    "by content": "내용으로 판단",
    "a field of reasons of a FIX dictionary": "FIX 사전의 사유 필드",
    "examples of error responses": "오류 응답의 예",
    "statuses of error responses": "오류 응답의 HTTP 상태",
    "headings that say error": "오류라고 하는 제목",
    "names that begin as errors do": "오류로 시작하는 이름",
    "errors that the contract declares": "컨트랙트가 선언한 오류",
    "codes that the module aborts with": "모듈이 중단할 때 쓰는 코드",
}
"""Where a sign was seen, in errcode's words: how a column is known, why a reader knows a form."""
SUBJECTS = {
    "fields": "필드",
    "money": "통화",
    "institutions": "기관",
    "places": "지역과 시장",
    "interfaces": "API와 메뉴",
    "questions": "묻고 답하기",
    "releases": "변경 이력",
    "requirements": "요구 사항",
    "values": "값 목록",
}
"""What else than errors a heading names."""
FIELDS = {
    "code": "코드",
    "name": "이름",
    "http": "HTTP 상태",
    "message": "메시지",
    "description": "설명",
    "korean": "한국어 설명",
    "english": "영어 설명",
    "note": "비고",
}
"""What a column is; the word of `--columns` stands behind it."""
PARTS = {
    "kind (advice and retry policy)": "종류(조언과 재시도 정책)",
    "message": "메시지",
    "meaning in English": "영어 설명",
    "meaning in Korean": "한국어 설명",
}
"""What entries may lack."""
PLACES = (
    ("line {}", "{0}행"),
    ("row {}", "표의 {0}번째 행"),
    ("page {}", "{0}쪽"),
    ("sheet {}", "시트 {0}"),
    ("table", "표"),
    ("table {}", "표 {0}"),
    ("table under {}", "{0} 아래의 표"),
    ("field {}", "필드 {0}"),
    ("enum {}", "열거형 {0}"),
    ("keys {}", "키 {0}"),
    ("keys without a prefix", "접두어 없는 키"),
    ("the file", "파일 전체"),
    ("top", "최상위"),
    ("responses", "응답"),
    ("draft", "초안"),
)
"""Where something stands in a document."""
ROWS = (
    ("{} is a range of {} codes; name those that the API answers with", "{0}은(는) 코드 {1}개의 범위입니다. API가 실제로 응답하는 코드만 쓰세요"),
    ("{} is all statuses of a kind", "{0}은(는) 한 종류의 상태 전체입니다"),
    ("no code in it", "코드가 없습니다"),
    ("{}… is no code", "{0}…은(는) 코드가 아닙니다"),
    ("{} stands alone, without a text", "{0} 코드만 있고 설명이 없습니다"),
)  # fmt: skip
"""Why a row was not used, of `importers.facts`."""
REASONS = {
    "no column of codes with texts beside it": "설명이 딸린 코드 열이 없음",
    "no texts beside the codes": "코드 옆에 설명이 없음",
}
"""Why a part was not used, besides its signs."""
LINES = {
    "understood": (),
    "why": (),
    "left out": (("{} more", "외 {0}건"),),
    "changed": (
        ("new: {}: {}", "추가: {0}: {1}"),
        ("new message of {}: {}", "{0}의 새 메시지: {1}"),
        ("meaning.{} of {}: {}", "{1}의 meaning.{0}: {2}"),
        ("changed in the document, kept as it was: {}: {} is now {}", "문서에서 바뀌었지만 그대로 둠: {0}: 이전 {1}, 문서 {2}"),
        ("not in this document, kept: {}", "문서에 없지만 그대로 둠: {0}"),
    ),
    "guessed": (("kinds of {} entries, from their texts; look at them", "항목 {0}개의 종류를 메시지와 설명에서 추정했습니다. 확인하세요"),),
    "to do": (
        ("payloads: say where the code and the message stand in an answer, so that explain knows it without -p", "payloads: 응답에서 코드와 메시지의 위치를 쓰세요. explain이 -p 없이도 알아봅니다"),
        ("codes: they are HTTP statuses, which any API answers with: explain takes them for this one with -p alone", "codes: 모든 코드가 어느 API나 쓰는 HTTP 상태입니다. explain은 -p를 지정해야 이 제공사로 봅니다"),
        ("hosts: name the API's hosts, so that explain knows the provider by them", "hosts: API의 호스트를 쓰세요. explain이 호스트로 제공사를 알아봅니다"),
        ("name and aliases: what the provider calls itself, and what people type", "name, aliases: 제공사의 정식 이름과 사람들이 입력하는 이름을 쓰세요"),
        *((f"{part}: {{}} of {{}} ({{}})", f"{ko}: {{1}}개 중 {{0}}개 ({{2}})") for part, ko in PARTS.items()),
    ),
}  # fmt: skip
"""Whole lines by the heading that they stand under."""
LONGEST = 2000
"""Characters of a line that is looked at: a longer one holds a document's text, and is shown as it is."""


def _any(names: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


_SUM = r"[+-]\d+(?:\.\d+)?"
_NO_ERRORS = rf"lists no errors: ((?:{_any(SIGNS)})(?:, (?:{_any(SIGNS)}))*)"
_WHY = re.compile(rf"(.*?): (taken|left out): ({_SUM}): (.*?)(?:; codes by (.*))?", re.DOTALL)
_NEXT = re.compile(rf"; (?={_SUM} (?:{_any(SIGNS)}) \()")
_SIGN = re.compile(rf"({_SUM}) ({_any(SIGNS)}) \((.*)\)", re.DOTALL)
_CHOICE = re.compile(rf"({_any(CHOICES)})(?= {_SUM}(?:, |$)|$)")
_TAKEN = re.compile(r"(.*?): (\d+) rows under (.*?): ((?:['\"]|column \d+ = ).*)", re.DOTALL)
_PART = re.compile(rf"(.*?): ({_any(REASONS)}|{_NO_ERRORS})((?: \(|: ).*)", re.DOTALL)
_ROW = re.compile(r"(.*?, row \d+): (.*)", re.DOTALL)
_LIST = re.compile(r"([\w$]+) left out: (.*)", re.DOTALL)
_ENTRY = re.compile(r"(.*?): (\S+(?: \S+){0,3}?) left out: (.*)", re.DOTALL)
_SHARE = re.compile(r"(\d+%) of (\d+)")
_DIFFER = re.compile(r"(\d+) of (\d+) differ")
_SUBJECT = re.compile(rf"(.*): ({_any(SUBJECTS)})", re.DOTALL)


def drafted(heading: str, line: str) -> str:
    """Give a line of a draft in Korean; as it is, where nobody has translated it.

    Args:
        heading: What it stands under: one of `LINES`.
        line: The English line.
    """
    if len(line) > LONGEST:
        return line
    composed = {"understood": _understood, "why": _why, "left out": _left_out}.get(heading)
    return translated(line, patterns(LINES[heading])) or (composed(line) if composed else line)


def _understood(line: str) -> str:
    found = _TAKEN.fullmatch(line)
    if not found:
        return line
    under = "제목 없이" if found[3] == "'no heading'" else f"{found[3]} 아래"
    columns = re.sub(r"(^|, )column (\d+)(?= = )", r"\1\2번째 열", found[4])
    columns = re.sub(rf" = ({_any(FIELDS)})(?=, |$)", lambda field: f" = {FIELDS[field[1]]}({field[1]})", columns)
    return f"{_place(found[1])}: {under} 행 {found[2]}개: {columns}"


def _why(line: str) -> str:
    found = _WHY.fullmatch(line)
    if not found:
        return line
    place, taken, total, signs, choices = found.groups()
    reasons = _reason(signs) or "; ".join(map(_sign, _NEXT.split(signs)))
    reasons += f"; 코드 열을 고른 근거: {_CHOICE.sub(lambda name: CHOICES[name[1]], choices)}" if choices else ""
    return f"{_place(place)}: {'채택' if taken == 'taken' else '제외'}: {total}: {reasons}"


def _sign(said: str) -> str:
    found = _SIGN.fullmatch(said)
    if not found:
        return said
    weight, name, seen = found.groups()
    return f"{weight} {SIGNS[name]}{f' ({_seen(name, seen)})' if seen else ''}"


def _seen(name: str, seen: str) -> str:
    """Give where a sign was seen: the document's words as they are, errcode's own in Korean."""
    if name == "its heading names something else" and (subject := _SUBJECT.fullmatch(seen)):
        return f"{subject[1]}: {SUBJECTS[subject[2]]}"
    if share := _SHARE.fullmatch(seen):
        return f"{share[2]}개 중 {share[1]}"
    if differ := _DIFFER.fullmatch(seen):
        return f"{differ[2]}개 중 서로 다른 것 {differ[1]}개"
    return SEEN.get(seen, seen)


def _left_out(line: str) -> str:
    if part := _PART.fullmatch(line):
        shown = re.sub(r"^( \(|: )empty(?=\)?$)", r"\1비어 있음", part[4])
        return f"{_place(part[1])}: {_reason(part[2])}{shown}"
    if (row := _ROW.fullmatch(line)) and (fault := translated(row[2], patterns(ROWS))):
        return f"{_place(row[1])}: {fault}"
    if part := _LIST.fullmatch(line):
        return f"{part[1]} 제외: {korean(part[2])}"
    entry = _ENTRY.fullmatch(line)
    return f"{_place(entry[1])}: {entry[2]} 제외: {korean(entry[3])}" if entry else line


def _reason(said: str) -> str | None:
    found = re.fullmatch(_NO_ERRORS, said)
    if not found:
        return REASONS.get(said)
    names = re.findall(rf"(?:^|, )({_any(SIGNS)})(?=, |$)", found[1])
    return f"오류 목록이 아님: {', '.join(SIGNS[name] for name in names)}"


def _place(said: str) -> str:
    before, comma, last = said.rpartition(", ")
    place = translated(last, patterns(PLACES)) or last
    return f"{_place(before)}{comma}{place}" if comma else place
