"""What a document shows of its provider besides codes: how answers look, hosts, a name."""

from __future__ import annotations

import json
import re
from collections import Counter

from errcode.authoring.importers import words
from errcode.authoring.importers.answers import answers_in
from errcode.authoring.importers.language import language_of
from errcode.text.secrets import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from errcode.authoring.importers.answers import Answer

    Row = dict[str, Any]

MOST_SHAPES = 4
MOST_EXAMPLES = 5
_HOST = re.compile(r"\b(?:https?|wss?)://([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_API_HOST = re.compile(
    r"(^|[.-])(api|openapi|open-api|apis|ws|stream|gateway|trade|pay|sandbox|rest|fapi)[\d-]*([.-]|$)"
)
_FOREIGN = re.compile(
    r"(^|\.)(example\.(com|org|net)|github(usercontent)?\.com|gitlab\.com|json-schema\.org|w3\.org|schemas\.|google|swagger\.io|"
    r"openapis\.org|microsoft\.com|npmjs|pypi|wikipedia|localhost|ietf\.org|mozilla|stackoverflow|apache\.org|slack|telegram|"
    r"t\.me|youtube|twitter|facebook|xmlsoap|openxmlformats|readme\.io|postman)|^(docs?|www|developers?|support|help)\."
)
_TITLE_WORDS = re.compile(
    r"(?i)\b(the|rest|web|open|public|private|api|apis|v\d[\d.]*|error|errors|code|codes|response|documentation|docs?|reference|"
    r"guide|manual|appendix|list|of|for|and|table|message|messages|http|status)\b|오류|에러|코드|응답|결과|메시지|목록|정의서|문서|"
    r"명세서?|연동|가이드|안내|매뉴얼|[-–—:|_()\d.]"
)


def shapes_of(answers: Iterable[object], codes: Sequence[str], success: Sequence[str]) -> tuple[list[Row], list[Row]]:
    """Draft payload shapes from the answers that a document shows, and examples that prove them.

    Args:
        answers: The answers, as parsed.
        codes: The codes of the draft: an answer with another one is none of its errors.
        success: Those of them that are no errors.
    """
    known = frozenset(codes)
    shown = [(found, answer) for answer in answers for found in answers_in(answer) if found.code in known]
    counted = Counter((found.code_path, found.message_path) for found, _ in shown)
    shapes, examples = [], []
    for (code, message), _ in counted.most_common(MOST_SHAPES):
        of_it = [(found, answer) for found, answer in shown if (found.code_path, found.message_path) == (code, message)]
        shape: Row = {"when": _when(of_it)} if _when(of_it) else {}
        shape |= {"code": code, **({"message": message} if message else {})}
        if success:
            shape["success"] = list(success)
        shapes.append(shape)
        errors = [(found, answer) for found, answer in of_it if found.code not in success]
        for found, answer in errors[: 1 if shapes[1:] else 2]:
            examples.append({"text": masked(json.dumps(answer, ensure_ascii=False))[:2_000], "code": found.code})
    return shapes, examples[:MOST_EXAMPLES]


def _when(shown: Sequence[tuple[Answer, object]]) -> Row:
    """Give the fields that say that an answer is an error: the same in all that are shown, and not only once."""
    first = shown[0][1]
    if not isinstance(first, dict) or len(shown) < 2:
        return {}
    found: Row = {}
    for key, value in first.items():
        says_so = isinstance(value, bool) or (isinstance(value, str) and words.SUBJECT.search(words.plain(value)))
        same = all(isinstance(answer, dict) and answer.get(key) == value for _, answer in shown)
        if says_so and same and re.search("(?i)result|status|success|ok|error|type", key):
            found[key] = value
    return found


def hosts_in(text: str) -> list[str]:
    """Give the hosts of an API that a document names, the most frequent first."""
    counted = Counter(host.casefold().rstrip(".") for host in _HOST.findall(text[:5_000_000]))
    fit = [host for host, _ in counted.most_common(40) if _API_HOST.search(host) and not _FOREIGN.search(host)]
    return fit[:6]


def name_of(titles: Sequence[str]) -> dict[str, str] | None:
    """Give a provider's name from a document's titles: what is left of one without the words that all such have."""
    for title in titles:
        rest = " ".join(_TITLE_WORDS.sub(" ", title).split())
        if 2 <= len(rest) <= 24 and len(rest.split()) <= 2 and rest[:1].isupper() | (not rest.isascii()):
            return {"ko": rest} if language_of(rest) == "ko" else {"en": rest} if rest.isascii() else None
    return None
