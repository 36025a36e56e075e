"""Answers of which nothing but a message says what is wrong, and no table has the message: told as they stand."""

from __future__ import annotations

import re

from errcode.diagnose.points import NAMED_TIGHT, OWN_SHAPE
from errcode.finding import Because, Finding, Raw
from errcode.recognise.keys import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.diagnose.surroundings import Scene
    from errcode.recognise.payload import Payload

_REFUSED = re.compile(
    r"(?:[A-Z]\w*(?:Error|Exception)|(?i:errors?|fail(?:ed|ure)?|reject(?:ed|ion)?)|에러|오류|실패|거부)\b"
)
"""What is said before an answer that refuses something."""
_INSIDE = re.compile(r"\berr(?:or)?s?[\"']?\s{0,3}(?:[:=]|=>)\s{0,3}\[?\s{0,3}\Z", re.IGNORECASE)
"""The key of an object that is the error of another one."""
_FAILED = {
    "success": ("false", "0"),
    "ok": ("false", "0"),
    "result": ("error", "fail", "failed"),
    "status": ("error", "fail", "failed", "err"),
}
"""What fields say, in lower case, of a request that failed."""
_RECORD = frozenset(("level", "severity", "levelname", "loglevel", "logger", "pid"))
"""Keys of a log's record: what is written there is the program's, nobody's answer."""
_OPENSSL = re.compile(r"[0-9A-F]{8}:")
"""How OpenSSL numbers what went wrong between two machines: `error:0A000126:SSL routines::unexpected eof`."""
BEFORE = 24
"""Characters before an object in which its key stands."""


def undocumented(text: str, payloads: Sequence[Payload], scene: Scene) -> Iterator[Finding]:
    """Find the answers in a text in which nothing else was found that say in a message of their own that they refuse.

    Whose they are is beyond doubt where the text names one provider's host alone, outside of them and near; that its
    name alone stands there, or that nobody else has such a shape, leaves a doubt.
    """
    done = -1
    for payload in payloads:
        if payload.code is not None or payload.loose or payload.form != "structure" or payload.start <= done:
            continue
        near, hosted = scene.outside(payload)
        named = scene.providers[0] if len(scene.providers) == 1 and near >= NAMED_TIGHT else None
        provider = named or _shaped(payload)
        if provider is not None and _refuses(text, payload, scene):
            done = payload.end
            doubt = "unnamed" if named is None else None if hosted else "name-only"
            yield _finding(payload, provider, scene, doubt)


def _shaped(payload: Payload) -> str | None:
    """Give the only provider who has such a shape, where the message is no single word."""
    owners = [claim.provider for claim in payload.claims if claim.strength >= OWN_SHAPE]
    return owners[0] if len(owners) == 1 and len((payload.message or "").split()) > 1 else None


def _refuses(text: str, payload: Payload, scene: Scene) -> bool:
    """Say whether an answer says that it refuses something: in a field, in the key that it stands at, or before it."""
    keys = {folded(key): value.casefold() for key, value in payload.fields.items()}
    if _RECORD & keys.keys() or _OPENSSL.match(payload.message or ""):
        return False
    if any(keys.get(key) in said for key, said in _FAILED.items()):
        return True
    said = next((key for key, value in payload.fields.items() if value == payload.message), "")
    start = payload.start - scene.offset
    line = text.rfind("\n", 0, start) + 1
    before = _INSIDE.search(text, max(start - BEFORE, 0), start) or _REFUSED.search(text, line, start)
    return "err" in folded(said) or before is not None


def _finding(payload: Payload, provider: str, scene: Scene, doubt: str | None) -> Finding:
    return Finding(
        provider=provider,
        code=None,
        line=0,
        known=False,
        certain=doubt is None,
        doubt=doubt,
        raw=Raw(code=None, message=payload.message, http_status=payload.http_status or scene.status(payload)),
        span=(payload.code_start, payload.code_end),
        because=(Because(provider=provider, what="shape" if doubt == "unnamed" else "named", points=NAMED_TIGHT),),
    )
