"""Whether evidence is enough: one ordered table of rules, of which the first that fits decides."""

from __future__ import annotations

import re

from errcode.diagnose import points

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from errcode.diagnose.evidence import Evidence
    from errcode.recognise.payload import Payload

    Test = Callable[[Evidence, Payload], bool]

REJECT, ACCEPT = "reject", "accept"
"""Verdicts; any other is a reason to doubt what is accepted (`reasons.DOUBTS`)."""

_SPOKEN_STATUS = re.compile(r"[2-5]\d\d")
"""HTTP statuses that somebody may speak of as an answer's; nobody is told one from 100 on (`coinone error 105`)."""
_JSON_RPC = re.compile(r"-32[0-7]\d\d")
"""Codes that JSON-RPC itself defines: every service that speaks it has them."""
_ZERO = re.compile(r"[+-]?0+(?:\.0+)?")
_WORDS = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"[+-]\d{4,}|\d{5,}|[A-Za-z][\w:-]*[_:-][\w: -]+|[A-Z]{2,}\d{3,}")
"""Codes that are no accident: long numbers, signed ones, words with joints, letters before digits."""
_CAMEL = re.compile(r"(?:[A-Z][a-z0-9]+){2,}")
_NAME = re.compile(r"(?:[A-Z]+[a-z0-9]+){2,8}(?<!Error)(?<!Exception)")
"""A word of several, which is no exception's class."""
_FAMILY = re.compile(r"[A-Z]{3,}\d{4,}")
"""Codes with a family name before a long number."""
_TROUBLE = re.compile(
    r"\berr(?:or)?s?\b|error|exception|\bfail|reject|denied|refus|invalid|illegal|not\b|\blimit|exceed|expired|too many"
    r"|insufficient|missing|unauthori[sz]ed|forbidden|time[d -]?out|unavailable"
    r"|에러|오류|실패|거부|거절|불가|초과|만료|부족",
    re.IGNORECASE,
)
"""Words of which one stands on a line that tells of an error."""

_WELL = re.compile(
    r"(?:success(?:ful(?:ly)?)?|succeeded|ok(?:ay)?|(?-i:정상[가-힣 ]*|성공[가-힣 ]*))[.!]?", re.IGNORECASE
)
"""A message that says that nothing is wrong."""

OPEN = ("bare", "prose", "short", "close")
"""Forms of codes that stand in the open text, with nothing but their surroundings to say what they are."""


PAIR = 2
FAILED = (["error"], ["fail"], ["failed"], ["failure"])
"""What the other of two fields says of a request that failed."""


class Rule:
    """A rule of the table."""

    __slots__ = ("name", "says", "when")

    def __init__(self, name: str, says: str, when: Test) -> None:
        self.name = name
        self.says = says
        self.when = when


def _open(_: Evidence, payload: Payload) -> bool:
    return payload.form in OPEN


def _spoken_of(evidence: Evidence, payload: Payload) -> bool:
    """Say whether a code in the open text is meant as one, its provider standing beside it."""
    if payload.context is None or (_SPOKEN_STATUS.fullmatch(evidence.code) and payload.form != "short"):
        return False
    if payload.form == "short":
        return evidence.named >= points.NAMED
    long = len(evidence.code.lstrip("-")) >= points.CODE_LENGTH
    strange = payload.form == "bare" and payload.message and (evidence.fit or 0.0) < points.FIT_PROSE
    if strange and not (long and _TROUBLE.search(payload.context)):
        return False
    return evidence.named >= (points.NAMED if long else points.NAMED_TIGHT)


def _telling(evidence: Evidence) -> bool:
    """Say whether a code is hardly anything but one."""
    return _TELLING.fullmatch(evidence.code) is not None


def _own_word(evidence: Evidence) -> bool:
    """Say whether a code is a word like `InvalidNonce`, in keys that few share, fewer if others have it."""
    least = points.USUAL_SHAPE if evidence.lone else points.NEARLY_OWN
    return (
        evidence.known
        and evidence.shape >= least
        and not evidence.contradicted
        and _CAMEL.fullmatch(evidence.code) is not None
    )


def _unknown_in_trouble(evidence: Evidence, payload: Payload) -> bool:
    """Say whether an undocumented code stands before a message, in a line of trouble that names its provider."""
    line = f"{payload.context or ''} {payload.message or ''}"
    return (
        payload.form in ("bare", "prose")
        and len(_WORDS.findall(payload.message or "")) > 1
        and evidence.named >= points.NAMED_SHORT
        and _telling(evidence)
        and _TROUBLE.search(line) is not None
    )


def _status_unnamed(evidence: Evidence, _: Payload) -> bool:
    shared = evidence.like and evidence.shape >= points.USUAL_SHAPE
    return evidence.named < points.NAMED and _SPOKEN_STATUS.fullmatch(evidence.code) is not None and not shared


def _status_of_anybody(evidence: Evidence, payload: Payload) -> bool:
    """Say whether a number in an object may be any server's status: a bot that bears a name calls Telegram, too."""
    named = points.NAMED <= evidence.named < points.ON_LINE  # a host, or a key that says whose answer it is, is enough
    bare = not evidence.claimed and not evidence.like and not payload.loose
    return named and bare and _SPOKEN_STATUS.fullmatch(evidence.code) is not None


def _spoken_words(evidence: Evidence, payload: Payload) -> bool:
    enough = payload.loose or len(_WORDS.findall(payload.message or "")) > 2
    return evidence.close and enough


def _unlike(evidence: Evidence) -> bool:
    """Say whether the message speaks against an unnamed provider, the more clearly the less its own the shape is."""
    least = points.FIT_STRANGE if evidence.shape >= points.OWN_SHAPE else points.FIT_ENOUGH
    return evidence.named < points.NAMED and evidence.fit is not None and evidence.fit < least


def _own_unknown(evidence: Evidence, payload: Payload) -> bool:
    near = evidence.named >= points.NAMED_NEAR and evidence.shape >= points.SOME_SHAPE
    return not payload.cut and evidence.claimed and (evidence.shape >= points.OWN_SHAPE or near)


def _tells_error(evidence: Evidence, payload: Payload) -> bool:
    """Say whether a field that means an error's code holds an undocumented one, its provider named here."""
    keys = [key for key, value in payload.fields.items() if value == payload.code]
    own = payload.form == "structure" and any("err" in key.casefold() for key in keys) and not payload.cut
    telling = _telling(evidence) or _NAME.fullmatch(evidence.code) is not None
    return own and evidence.named >= points.NAMED_HERE and telling


def _failed(payload: Payload) -> bool:
    """Say whether an object has two fields, of which one says that it failed and the other is an error's code."""
    others = [value.casefold() for value in payload.fields.values() if value != payload.code]
    key = next((key for key, value in payload.fields.items() if value == payload.code), "")
    return len(payload.fields) == PAIR and others in FAILED and "err" in key.casefold() and not payload.cut


def _name_needed(code: str) -> float:
    """Say how near the name of a rewritten code's provider must stand: a word with joints is soon known."""
    return points.NAMED if code[0].isalpha() else points.NAMED_HERE


def _message_beside(evidence: Evidence, payload: Payload) -> bool:
    """Say whether an undocumented code has a message, and stands right beside its provider's name."""
    whole = bool(payload.message) and not payload.cut and payload.form != "word"
    return whole and evidence.named >= points.NAMED_HERE and _telling(evidence)


RULES: tuple[Rule, ...] = (
    Rule(
        "zero is no error without a documented text", REJECT, lambda e, _: bool(_ZERO.fullmatch(e.code)) and not e.close
    ),
    Rule(
        "an undocumented code with a message that all is well",
        REJECT,
        lambda e, p: not e.known and _WELL.fullmatch((p.message or "").strip()) is not None,
    ),
    Rule(
        "a rewritten code needs its provider or its message",
        REJECT,
        lambda e, _: e.changed and e.named < _name_needed(e.code) and (e.fit or 0.0) < points.FIT_SAME,
    ),
    Rule("a rewritten code", "changed", lambda e, _: e.changed),
    Rule("a misspelt name", "near", lambda _, p: p.meant is not None),
    Rule("an undocumented code in a line of trouble", ACCEPT, lambda e, p: not e.known and _unknown_in_trouble(e, p)),
    Rule("an undocumented code in the open text", REJECT, lambda e, p: not e.known and _open(e, p)),
    Rule(
        "a code with letters that nobody else has",
        ACCEPT,
        lambda e, _: e.known and e.lone and _FAMILY.fullmatch(e.code) is not None and not e.contradicted,
    ),
    Rule(
        "JSON-RPC's own code, nobody named",
        REJECT,
        lambda e, _: e.named < points.NAMED and bool(_JSON_RPC.fullmatch(e.code)),
    ),
    Rule("a code with its message in the open text", ACCEPT, lambda e, p: _open(e, p) and e.close),
    Rule(
        "a code, its provider and something of its message",
        ACCEPT,
        lambda e, p: _open(e, p) and e.named >= points.NAMED and (e.fit or 0.0) >= points.FIT_PROSE,
    ),
    Rule("a code that is spoken of", ACCEPT, lambda e, p: _open(e, p) and _spoken_of(e, p)),
    Rule("a code alone, in a text of few words", "unnamed", lambda _, p: p.form == "short"),
    Rule("anything else in the open text", REJECT, _open),
    Rule("an undocumented code in its provider's shape", ACCEPT, lambda e, p: not e.known and _own_unknown(e, p)),
    Rule(
        "an undocumented code and a message, the provider named here",
        ACCEPT,
        lambda e, p: not e.known and _message_beside(e, p),
    ),
    Rule(
        "an undocumented code in a field of errors, the provider named here",
        ACCEPT,
        lambda e, p: not e.known and _tells_error(e, p),
    ),
    Rule(
        "an undocumented code with a documented message, in a shape that few share",
        "unnamed",
        lambda e, p: e.own_message and e.shape >= points.USUAL_SHAPE and not p.cut,
    ),
    Rule("an undocumented code", REJECT, lambda e, _: not e.known),
    Rule("an HTTP status, nobody named", REJECT, _status_unnamed),
    Rule("cut off amid the code", "cut", lambda e, p: p.cut and (e.claimed or e.named >= points.NAMED)),
    Rule("an HTTP status for a code in nobody's shape, its provider named beside it", "unnamed", _status_of_anybody),
    Rule("no shape, but named", ACCEPT, lambda e, _: not e.claimed and e.named >= points.NAMED),
    Rule(
        "no shape, but the message, in the open text",
        ACCEPT,
        lambda e, p: not e.claimed and p.loose and _spoken_words(e, p),
    ),
    Rule(
        "a telling code that nobody else has, and its message",
        ACCEPT,
        lambda e, _: e.known and e.lone and (e.fit or 0.0) >= points.FIT_SAME and _telling(e),
    ),
    Rule("no shape, but the message", "unnamed", lambda e, p: not e.claimed and _spoken_words(e, p)),
    Rule("no shape and nothing else", REJECT, lambda e, _: not e.claimed),
    Rule(
        "a shape with another message",
        "other-message",
        lambda e, _: (e.named >= points.NAMED or e.like or e.shape >= points.OWN_SHAPE) and _unlike(e),
    ),
    Rule("a shape and its provider", ACCEPT, lambda e, _: e.named >= points.NAMED),
    Rule("a shape and its message", ACCEPT, lambda e, _: e.like),
    Rule("a shape of its own", ACCEPT, lambda e, _: e.shape >= points.OWN_SHAPE),
    Rule(
        "a telling code with another message or in everybody's shape",
        "other-message",
        lambda e, _: _telling(e) and (e.fit is not None or e.shape < points.SOME_SHAPE),
    ),
    Rule("a telling code in its shape", ACCEPT, lambda e, _: _telling(e)),
    Rule("a code and a flag that says failure, and nothing else", "unnamed", lambda e, p: e.known and _failed(p)),
    Rule("a word of several for a code, in its shape", ACCEPT, lambda e, _: _own_word(e)),
    Rule(
        "such a word in a shape that others have too",
        "unnamed",
        lambda e, _: e.known and e.shape >= points.USUAL_SHAPE and _CAMEL.fullmatch(e.code) is not None,
    ),
)
"""The table; what no rule fits is rejected."""


def decide(evidence: Evidence, payload: Payload) -> None:
    """Let the first rule that fits decide whether the evidence is enough, and whether it is in doubt."""
    says = next((rule.says for rule in RULES if rule.when(evidence, payload)), REJECT)
    evidence.accepted = says != REJECT
    evidence.doubt = None if says in (REJECT, ACCEPT) else says
    if payload.doubt and says == ACCEPT:
        evidence.doubt = payload.doubt
