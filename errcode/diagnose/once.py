"""Errors that a text tells more than once are one finding each: a code and its name, an exception and its dump."""

from __future__ import annotations

import re

from errcode.recognise.logline import REACH, header

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.diagnose.evidence import Evidence
    from errcode.diagnose.surroundings import Scene
    from errcode.model import Finding
    from errcode.recognise.payload import Payload

    Chosen = list[tuple[Payload, list[Evidence]]]

_TRUST = {"structure": 0, "idiom": 0, "prose": 1, "close": 1, "bare": 1, "short": 1, "word": 2}
"""Forms by how much they say: of two on one line that mean the same the first is kept."""

_STACK = re.compile(
    r"^Traceback \(most recent call last\)|^[ \t]+at [\w<(./\[]|^Caused by: |^[ \t]+File \"|^[ \t]*\^+[ \t]*$"
    r"|^During handling of|^The above exception",
    re.MULTILINE,
)
"""What stands between an exception's text and the same text, or its own properties, once more."""

FAR = 20_000
"""Characters between two texts of one exception, at most: a long stack."""

NEAR_LINES = 3
"""A message and the body that has it, printed one below the other."""


def once_a_line(chosen: Chosen, scene: Scene) -> Chosen:
    """Leave out what repeats, on the same line, what a form that says more says there: the code again, or its name."""
    kept: Chosen = []
    for payload, ranked in sorted(chosen, key=lambda item: _TRUST.get(item[0].form, 1)):
        line = scene.lines(payload)[0]
        rank = _TRUST.get(payload.form, 1)
        beside = [(other, told) for other, (told, *_) in kept if scene.lines(other)[0] == line]
        if rank and any(_same(payload, ranked[0], told) for _, told in beside):
            continue
        kept.append((payload, ranked))
    return sorted(kept, key=lambda item: item[0].code_start)


def _same(payload: Payload, best: Evidence, told: Evidence) -> bool:
    """Say whether a code is one that is told already, or the name or the message of its entry."""
    if best.provider != told.provider:
        return False
    if best.code == told.code:
        return True
    row, word = told.row or {}, (payload.code or "").casefold()
    names = [
        row.get("name") or "",
        *(item if isinstance(item, str) else item["text"] for item in row.get("messages") or ()),
    ]
    return payload.form == "word" and word in [name.casefold() for name in names]


def once_an_exception(found: Sequence[Finding], text: str, offset: int) -> list[Finding]:
    """Leave out what an exception's dump, or the same text behind its stack, repeats within one record.

    Args:
        found: Findings, in the order of the text.
        text: The text.
        offset: Where it stands in its source.
    """
    kept: list[Finding] = []
    for finding in found:
        before = next((one for one in reversed(kept) if _one(one, finding)), None)
        if before is not None and _repeats(text, before.span[1] - offset, finding.span[0] - offset, finding, before):
            if before.how == "message" and finding.how != "message":
                kept[kept.index(before)] = finding
            continue
        kept.append(finding)
    return kept


def _one(before: Finding, finding: Finding) -> bool:
    """Say whether two findings may be one error: the same code, no two different messages."""
    said = {one.raw.message.strip(" .\"'") for one in (before, finding) if one.raw.message}
    same = before.provider == finding.provider and before.code == finding.code and before.code is not None
    return same and (len(said) < 2 or any(one in other for one in said for other in said if one != other))


def _repeats(text: str, start: int, end: int, finding: Finding, before: Finding) -> bool:
    """Say whether what stands between two places joins them: a stack, or nothing but fields, and no new record."""
    if not 0 <= end - start <= FAR:
        return False
    between = text[start : text.find("\n", end) if "\n" in text[end:] else len(text)]
    lines = between.split("\n")[1:]
    if not lines or any(header(line[:REACH]).time is not None for line in lines):
        return False
    bare = "message" in (before.how, finding.how)
    return _STACK.search(between) is not None or (bare and len(lines) <= NEAR_LINES)
