"""Anchors: literals of which one stands in every record that holds an error; other records are never looked at.

They are the keys of codes and the texts of idioms, from the tables, and the words with which people and APIs say that
something went wrong. Few are chosen that cover all: they are searched for together, sixty at a time.
"""

from __future__ import annotations

from collections import Counter

from errcode.recognise.compiled import NUMBERED
from errcode.recognise.forms import ROWS
from errcode.recognise.idioms import SLOT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.model import Provider

NOTHING, STRUCTURE, OPEN, WHOLE = 0, 1, 2, 4
"""What an anchor may stand for: no error, a key of a code, or what is said in the open text (a bit each).

`WHOLE` is a word of its own: a key of one provider's shape, such as `label`, is no part of longer ones (`labels`).
"""

KEYS = ("code", "Code", "CODE", "rror", "tatus", "STATUS", "errno", "_cd", "errNo", "err_no", "errName", "코드")
"""Parts of the keys of codes, whoever writes them (`recognise.keys`)."""

NO_KEYS = ("statusCode", "status_code")
"""Keys that hold a status, as every web framework's lines do."""

SPEECH = (
    "code", "Code", "rror", "RROR", "etting ", " got ", "gave ", "eturn", "hrows", "says ", "said ",
    "saying ", "means ", "뭐",
)  # fmt: skip
"""What people put beside a code in English, and ask with in Korean; anchors of `recognise.forms` are too short."""

WRONG = (
    "nvalid", "annot", "ailed", "ailure", "nsufficient", "xceed", "must", "upported", "equired", "aximum",
    "many", "llowed", "vailable", "lready", "mpty", "nknown", "hould", "uspended", "orbidden", "xist", "estricted",
    "nable", "isabled", "uplicate", "rong", "nough", "ncorrect", "issing", "eject", "enied", "xpired", "llegal",
    "imeout", "anned", "locked", "aintenance", "eached", "than", "does", "ack", " not ", "Not ", "oo high",
    "oo low", "oo small", "oo large", "INVALID", "FAILED", "EXCEED", "FOUND", "REJECT", "EXPIRED", "INSUFFICIENT",
    "DENIED", "MISSING", "lease ", " only ", " again",
)  # fmt: skip
"""Parts of the words with which APIs say what went wrong; without the first letter, which may be a capital."""

WRONG_KO = (
    "니다", "주세요", "바랍니다", "않은", "없는", "초과", "실패", "잘못", "부족", "불가", "필수", "요망", "일치",
    "없음", "미등록", "아님",
)  # fmt: skip
"""The same in Korean."""

ON_THE_WAY = (
    "ECONN", "ETIMEDOUT", "timed out", "refused", "eset by", "hang up", "EAI_AGAIN", "ENOTFOUND", "SSL", "TLS", "EOF",
    "no such host", "broken pipe", "isconnected", "borted", "prematurely", "closed", "Bad Gateway", "HTTP 5",
    "HTTP 429", "status 5",
    'status":5', 'status": 5', 'status":429', 'status": 429', "status=5", "status=429", "-> 5", "-> 429", '" 502 ',
    '" 503 ', '" 504 ', '" 429 ',
)  # fmt: skip
"""What clients say of requests that failed on their way (`recognise.network`), and statuses that say so alone."""

SEVERE = ("WARN", "FATAL", "SEVERE", "CRIT", "ERR]", "ERR ", "warn")
"""Levels: where something is wrong, a message may be in other words."""

ELSEWHERE = tuple(dict.fromkeys(word for row in ROWS for word in row.anchors if not word.isascii()))
"""The same in other languages: the anchors of the forms, of which no line without an error has many."""

SPOKEN = (*SPEECH, *ELSEWHERE, *WRONG, *WRONG_KO, *ON_THE_WAY, *SEVERE)
"""What is looked for in the open text."""


def anchors(providers: Iterable[Provider]) -> dict[str, int]:
    """Choose literals of which at least one stands in every error of these providers, and say what each stands for."""
    providers = list(providers)
    keys = [*KEYS, *_others(providers)]
    chosen = dict.fromkeys(
        (f"{key}{joint}{status}" for key in NO_KEYS for joint in ('":', '": ') for status in "54"), OPEN
    )
    chosen |= dict.fromkeys(NO_KEYS, NOTHING) | dict.fromkeys(KEYS, STRUCTURE)
    chosen |= dict.fromkeys(keys[len(KEYS) :], STRUCTURE | OPEN | WHOLE)
    words = (value for value in values(providers) if not any(word in value for word in (*keys, *WRONG)))
    for word in (*_idioms(providers, keys), *_pieces(words), *SPOKEN):
        chosen[word] = chosen.get(word, 0) | OPEN
    return chosen


def fields(providers: Iterable[Provider]) -> Iterator[str]:
    """Give the literals of which one stands in every message of fields that tells a code."""
    for shape in (row for provider in providers for row in provider.payloads if row.get("format") == "fix"):
        places = shape["code"] if isinstance(shape["code"], list) else [shape["code"]]
        yield from (f"{place}=" for place in places if isinstance(place, str))


def _others(providers: Iterable[Provider]) -> list[str]:
    """Give keys for the shapes that none of the general ones is in."""
    shapes = [row for provider in providers for row in provider.payloads if row.get("format") not in NUMBERED]
    sites = {site for row in shapes for site in _sites(row)} - {frozenset()}
    found: list[str] = []
    for site in sorted(sites, key=sorted):
        if not any(key in word for word in site for key in (*KEYS, *found)):
            found.append(max(site, key=lambda word: (len(word), word)))
    return found


def _pieces(values: Iterable[str]) -> Iterator[str]:
    """Give pieces of words (`ALREADY` of `ALREADY_PAID`) of which each value has one: first those that most have."""
    left = set(values)
    while left:
        pieces = Counter(piece for value in left for piece in set(value.split("_")) if len(piece) >= PIECE)
        best = max(pieces, key=lambda piece: (pieces[piece], len(piece), piece), default="")
        best = best if pieces[best] > 1 else min(left)
        yield best
        left = {value for value in left if best not in value}


PIECE = 5
"""Letters of a piece of a word that are looked for, at least."""
_COMMON = frozenset(
    ("message", "msg", "data", "name", "id", "ts", "time", "type", "level", "result", "success", "title", "returned")
)
"""Words that log lines have of their own: looking for them would make every line suspicious."""


def _sites(row: dict[str, Any]) -> Iterator[frozenset[str]]:
    """Give the words of a shape of which each must stand in its errors: keys of its code, keys that it demands."""
    demanded = {
        key
        for path, condition in (row.get("when") or {}).items()
        if condition != {"present": False}
        for key in path.replace("[]", "").split(".")
    }
    codes = row.get("code")
    for code in codes if isinstance(codes, list) else [codes]:
        if code is None:
            continue
        path = code if isinstance(code, str) else code["in"]
        words = {*path.replace("[]", "").split("."), *demanded} - _COMMON - {""}
        yield frozenset(words)


def values(providers: Iterable[Provider]) -> Iterator[str]:
    """Give the values of which one stands in every error of a shape that has no key of its own."""
    for row in (row for provider in providers for row in provider.payloads if row.get("format") not in NUMBERED):
        if not all(_sites(row)):
            yield from (value for condition in (row.get("when") or {}).values() for value in _asked(condition))


def _asked(condition: object) -> Iterator[str]:
    """Give the words that a field must hold one of, where it must."""
    values = [str(value) for value in (condition if isinstance(condition, list) else [condition])]
    if not isinstance(condition, dict) and all(len(value) > 3 and value.isascii() for value in values):
        yield from values


def _idioms(providers: Iterable[Provider], keys: Iterable[str]) -> list[str]:
    """Give a literal for each idiom that holds no general one: its longest word, or part of a sentence."""
    found: list[str] = []
    for provider in providers:
        for idiom in provider.idioms:
            literals = [literal for literal in _literals(idiom) if literal not in _COMMON]
            if literals and not any(word in literal for literal in literals for word in (*keys, *found, *SPOKEN)):
                found.append(max(literals, key=lambda literal: (len(literal), literal)))
    return found


def _literals(idiom: str) -> Iterator[str]:
    """Give what of an idiom stands in every text that it fits: its words, those of a sentence with what follows."""
    for piece in SLOT.split(idiom)[::2]:
        for run in piece.split():
            word = run.strip("()[]:=<>,'\"&")
            literal = word if word.isascii() and word[:1].isalpha() else run
            if len(literal) >= 3:
                yield literal
