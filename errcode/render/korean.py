"""What can be wrong with tables and files, in Korean: an English line into the Korean one, by templates.

Whoever finds something wrong with a table says it in English, in one line with place and remedy, which goes through
caches, JSON and joined texts; here stands what a Korean reader is shown instead. The lints' templates stand in their
files (`learn`). A line that no template fits stays English; `tests/render/test_korean.py` holds that every such text in
the code has its template.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

PAIRS = (
    # reading
    ("{}: nested too deeply or too large to be a table; correct or remove it", "{0}: 테이블로 보기에는 너무 깊거나 큽니다. 고치거나 삭제하세요"),
    ("{}: a table is a JSON object; see tables/README.md", "{0}: 테이블은 JSON 객체여야 합니다. tables/README.md를 참고하세요"),
    ("{}: more than {} MB; no table is that large, so this is none; remove it", "{0}: {1} MB를 넘어 테이블로 볼 수 없습니다. 삭제하세요"),
    ("{}: byte {}: not UTF-8; save the table as UTF-8", "{0}: {1}번째 바이트가 UTF-8이 아닙니다. 테이블을 UTF-8로 저장하세요"),
    ("{}: too large for the memory that is left; remove it", "{0}: 남은 메모리에 비해 너무 큽니다. 삭제하세요"),
    ("{}; correct the JSON or remove the file", "{0}. JSON을 고치거나 파일을 삭제하세요"),
    ("{}; correct the JSON there", "{0}. 그 위치의 JSON을 고치세요"),
    ('{}: it has no id; add "id": "{}"', '{0}: id가 없습니다. "id": "{1}"을(를) 추가하세요'),
    ("{}: it says that it is {}; name the file {}.json or correct the id", "{0}: id가 {1}입니다. 파일 이름을 {2}.json으로 바꾸거나 id를 고치세요"),
    ("{}: it has no list of errors; run: errcode tables validate {}", "{0}: errors 목록이 없습니다. 실행: errcode tables validate {1}"),
    ("there is no table {} in {}", "{0} 테이블이 {1}에 없습니다"),
    ("{}: it extends {}, and no other folder has that table", "{0}: {1} 테이블을 확장하지만 다른 폴더에 그 테이블이 없습니다"),
    ("{}: the list of codes in it is in a form that cannot be read", "{0}: 코드 목록을 읽을 수 없는 형식입니다"),
    # folders
    ("{}: its name is no id; rename it: lower-case letters, digits, hyphens", "{0}: 파일 이름이 id 형식이 아닙니다. 소문자, 숫자, 하이픈만 쓰도록 이름을 바꾸세요"),
    ("{}: it is no file that can be read; remove it", "{0}: 읽을 수 있는 파일이 아닙니다. 삭제하세요"),
    ("{}; its tables are left out, check the folder's permissions", "{0}. 이 폴더의 테이블을 건너뜁니다. 폴더 권한을 확인하세요"),
    ("{}: it changes errcode's own table of {}, and you have not allowed it; read it, then run: errcode tables trust {}", "{0}: errcode의 {1} 테이블을 바꾸는 파일이며 아직 허용되지 않았습니다. 내용을 확인한 뒤 실행: errcode tables trust {2}"),
    ("{}: ERRCODE_TABLES names it, and there is no such folder; correct the path or create it", "{0}: ERRCODE_TABLES에 있지만 폴더가 없습니다. 경로를 고치거나 폴더를 만드세요"),
    ('{} answers for {}, and another table of that id stands behind it; say "replaces": true to keep it so without this line, or "extends": "{}" to have both', '{0} 파일이 {1}(으)로 답하며 같은 id의 다른 테이블을 가립니다. 그대로 두려면 "replaces": true, 둘 다 쓰려면 "extends": "{2}"를 쓰세요'),
    ("{}; check the file's permissions", "{0}. 파일 권한을 확인하세요"),
    ("{}; check the folder's permissions", "{0}. 폴더 권한을 확인하세요"),
    ("{}; nothing was changed, check the file and the disk", "{0}. 아무것도 바꾸지 않았습니다. 파일과 디스크를 확인하세요"),
    ("{}; nothing was changed, check the folder and the disk", "{0}. 아무것도 바꾸지 않았습니다. 폴더와 디스크를 확인하세요"),
    ("{}; nothing was written, choose another place", "{0}. 아무것도 쓰지 않았습니다. 다른 위치를 지정하세요"),
    ("{}: no backup of {} is whole; look at it: errcode tables validate {}", "{0}: {1}의 온전한 백업이 없습니다. 확인: errcode tables validate {2}"),
    # shape
    ("{} is missing; add it", "{0}이(가) 없습니다. 추가하세요"),
    ("it is empty; give at least one key or leave it out", "비어 있습니다. 키를 하나 이상 쓰거나 삭제하세요"),
    ("it is empty; give at least one item or leave the key out", "비어 있습니다. 항목을 하나 이상 쓰거나 키를 삭제하세요"),
    ("it is empty; give a text or leave the key out", "비어 있습니다. 내용을 쓰거나 키를 삭제하세요"),
    ("no such key: {}", "{0} 키는 없습니다"),
    ("it is {}; it must be {}", "{0}입니다. {1}이어야 합니다"),
    ("{} is none of {}", "{0}은(는) 쓸 수 없습니다. 쓸 수 있는 값: {1}"),
    ("{} is not as it must be: {}", "{0}의 형식이 다릅니다: {1}"),
    ("{} is not from {} to {}", "{0}은(는) {1}에서 {2} 사이가 아닙니다"),
    ("half a character (a lone surrogate) behind {}; write the whole one", "{0} 뒤에 문자의 절반(짝 없는 서로게이트)이 있습니다. 온전한 문자를 쓰세요"),
    ("it is nested too deeply, or a number in it is too long; no table is like that", "너무 깊게 중첩되었거나 숫자가 너무 깁니다"),
    # adding
    ("it extends another one", "다른 테이블을 확장합니다"),
    ("{}: {} is a table of {} as well; add one of the two", "{0}: {1}도 {2} 테이블입니다. 둘 중 하나만 추가하세요"),
    ('{}: errcode has a table {}; say "replaces": true to take its place, "extends": "{}" to change parts of it, or choose another id', '{0}: errcode에 {1} 테이블이 있습니다. 대신하려면 "replaces": true, 일부만 바꾸려면 "extends": "{2}"를 쓰거나 다른 id를 고르세요'),
    ("{}: it extends {}, and errcode has no such table; correct the id", "{0}: {1} 테이블을 확장하지만 errcode에 그 테이블이 없습니다. id를 고치세요"),
    ("{}: unpacked its tables have {} MB; no tables are that large", "{0}: 압축을 풀면 {1} MB입니다. 테이블로 보기에는 너무 큽니다"),
    ("{}: cannot be read: {}; is the archive whole?", "{0}: 읽을 수 없습니다: {1}. 압축 파일이 온전한지 확인하세요"),
    # vocabulary
    ("{}: it changes what a search finds, and you have not allowed it; read it, then run: errcode tables trust {}", "{0}: 검색 결과를 바꾸는 파일이며 아직 허용되지 않았습니다. 내용을 확인한 뒤 실행: errcode tables trust {1}"),
    ("{}: {} is no form; a form has {}", "{0}: {1}은(는) 표현 형식이 아닙니다. 형식: {2}"),
    ("{}: not a list of situations; write {}", "{0}: 상황 목록이 아닙니다. 형식: {1}"),
    ("{}: no topics; write {}", "{0}: 주제 목록이 없습니다. 형식: {1}"),
    ("{}: not a list of synonyms; write {}", "{0}: 동의어 목록이 아닙니다. 형식: {1}"),
)  # fmt: skip
"""English template (`{}` is whatever stands there), and its Korean one, which names the places."""
_known = dict(PAIRS)
TAILS = (
    (re.compile(r"; did you mean (.{1,200})\?$"), r". 혹시 \1인가요?"),
    (re.compile(r" \((\d+) more: (errcode tables validate .*)\)$", re.DOTALL), r" (외 \1건: \2)"),
    (re.compile(r" \(run (errcode tables validate .*)\)$", re.DOTALL), r" (실행: \1)"),
    (re.compile(r" \(read without it\)$"), " (빼고 읽었습니다)"),
    (re.compile(r"; left out$"), ". 이 파일을 건너뜁니다"),
    (re.compile(r"; keys here are (.*)$", re.DOTALL), r". 여기에 쓰는 키: \1"),
    (re.compile(r"; there are some of (.*)$", re.DOTALL), r". 있는 것: \1"),
)
"""What may stand behind any of them; what takes all that follows comes last."""
_PLACE = re.compile(r"(?P<place>[^\n]{1,4096}?:\d+:\d+): (?P<said>.*)", re.DOTALL)


def learn(pairs: Iterable[tuple[str, str]]) -> None:
    """Take in the templates of what says its lines itself, when it is loaded: a lint."""
    _known.update(pairs)


def korean(said: str) -> str:
    """Give a line on what is wrong in Korean; as it is, where nobody has translated it."""
    for tail, translation in TAILS:
        found = tail.search(said)
        if found:
            return korean(said[: found.start()]) + found.expand(translation)
    placed = _PLACE.fullmatch(said)
    whole = translated(said, patterns(tuple(_known.items())))
    if placed and whole is None:
        return f"{placed['place']}: {korean(placed['said'])}"
    return whole or said


def translated(said: str, templates: list[tuple[re.Pattern[str], str]]) -> str | None:
    """Give a line by the first template that fits it; None where none does."""
    for pattern, translation in templates:
        found = pattern.fullmatch(said)
        if found:
            return translation.format(*found.groups())
    return None


@cache
def patterns(pairs: tuple[tuple[str, str], ...]) -> list[tuple[re.Pattern[str], str]]:
    """Give templates as patterns, those that say most first."""
    ordered = sorted(pairs, key=lambda pair: -len(pair[0].replace("{}", "")))
    return [(re.compile("(.*?)".join(map(re.escape, en.split("{}"))), re.DOTALL), ko) for en, ko in ordered]
