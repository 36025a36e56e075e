"""Errors that a text tells more than once are one finding each: a code and its name, an exception and its dump."""

from __future__ import annotations

import re

from errcode.diagnose.codes import texts
from errcode.recognise.logline import REACH, header

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.diagnose.evidence import Evidence
    from errcode.diagnose.surroundings import Scene
    from errcode.finding import Finding
    from errcode.recognise.payload import Payload

    Chosen = list[tuple[Payload, list[Evidence]]]

_FIRST, _LAST = ("structure", "idiom"), ("word",)
"""The forms that say most, and those that say least: of two on one line that mean the same the first is kept."""

_STACK = re.compile(
    r"^Traceback \(most recent call last\)|^[ \t]+at [\w<(./\[]|^Caused by: |^[ \t]+File \"|^[ \t]*\^+[ \t]*$"
    r"|^During handling of|^The above exception|\[object\] \([\w\\]",
    re.MULTILINE,
)
"""What stands between an exception's text and the same text, or its own properties, once more."""

FAR = 20_000
"""Characters between two texts of one exception, at most: a long stack."""

_QUOTE = re.compile(r'(\\{0,16})"')
_FIELD = re.compile(r'(?<!\\)(\\{0,16})"[\w.@-]{1,60}(?:\1)"[ ]?:[ ]?(?:\1)"')
"""A key and the beginning of its text, with the same escapes before each quotation mark."""

NEAR = 160
"""Characters before a code in which the quotation mark of its key stands."""

NEAR_LINES = 3
"""A message and the body that has it, printed one below the other."""


def once_a_line(chosen: Chosen, scene: Scene) -> Chosen:
    """Leave out what repeats, on the same line, what a form that says more says there: the code again, or its name.

    Beside a body, or above it, a number in the place of an HTTP status is the body's: `error: (400) Bad Request: {…}`.
    """
    kept: Chosen = []
    lines: dict[int, list[Evidence]] = {}
    bodies = {scene.lines(payload)[0] for payload, _ in chosen if not payload.loose}
    for payload, ranked in sorted(chosen, key=lambda item: _rank(item[0])):
        line, end = scene.lines(payload)
        if payload.loose and (line in bodies or end + 1 in bodies) and scene.is_status(payload):
            continue
        beside = lines.setdefault(line, [])
        if _rank(payload) and any(_same(payload, ranked[0], kept) for kept in beside):
            continue
        beside.append(ranked[0])
        kept.append((payload, ranked))
    return sorted(kept, key=lambda item: item[0].code_start)


def _rank(payload: Payload) -> int:
    return 0 if payload.form in _FIRST else 2 if payload.form in _LAST else 1


def _same(payload: Payload, best: Evidence, kept: Evidence) -> bool:
    """Say whether a code is one that is told already, or the name or the message of its entry."""
    if best.provider != kept.provider:
        return False
    if best.code == kept.code:
        return True
    row, word = kept.row or {}, (payload.code or "").casefold()
    names = [row.get("name") or "", *texts(row)]
    return payload.form == "word" and word in [name.casefold() for name in names]


def once_an_exception(found: Sequence[Finding], text: str, offset: int) -> list[Finding]:
    """Leave out what an exception's dump, or the same text behind its stack, repeats within one record.

    Args:
        found: Findings, in the order of the text.
        text: The text.
        offset: Where it stands in its source.
    """
    if len(found) < 2:
        return list(found)
    kept: list[Finding] = []
    alike: dict[tuple[str, str], list[int]] = {}
    """Where the findings of a code stand among those that are kept."""
    for finding in found:
        if finding.code is None:
            kept.append(finding)
            continue
        places = alike.setdefault((finding.provider, finding.code), [])
        place = next((place for place in reversed(places) if _one(kept[place], finding)), None)
        if place is not None and _repeats(text, offset, kept[place], finding):
            if kept[place].how == "message" and finding.how != "message":
                kept[place] = finding
            continue
        places.append(len(kept))
        kept.append(finding)
    return kept


def _one(before: Finding, finding: Finding) -> bool:
    """Say whether two findings of a code may be one error: they have no two different messages."""
    said = {one.raw.message.strip(" .\"'") for one in (before, finding) if one.raw.message}
    return len(said) < 2 or any(one in other for one in said for other in said if one != other)


def _repeats(text: str, offset: int, before: Finding, finding: Finding) -> bool:
    """Say whether what stands between two findings joins them: a stack, or nothing but fields, and no new record.

    On one line it is a key of the object in whose fields both are written: `"message":"…","stack":"…"`.
    """
    start, end = before.span[1] - offset, finding.span[0] - offset
    if not 0 <= end - start <= FAR:
        return False
    if "\n" not in text[start:end]:
        return before.raw == finding.raw and _in_another_field(text, start, end)
    stop = text.find("\n", end)
    between = text[start : stop if stop >= 0 else len(text)]
    lines = between.split("\n")[1:]
    bare = "message" in (before.how, finding.how)
    joined = bool(lines) and (_STACK.search(between) is not None or (bare and len(lines) <= NEAR_LINES))
    return joined and not any(header(line[:REACH]).time is not None for line in lines)


def _in_another_field(text: str, start: int, end: int) -> bool:
    """Say whether two places of a line, both in texts of an object's fields, have a key of that object between them.

    An answer that is written in a field has its quotation marks escaped more often than the field's own.
    """
    depths = [len(quote[1]) for quote in _QUOTE.finditer(text, max(start - NEAR, 0), start)][-1:]
    depths += [len(quote[1]) for quote in _QUOTE.finditer(text, max(end - NEAR, 0), end)][-1:]
    if len(depths) < 2 or depths[0] != depths[1]:
        return False
    return any(len(key[1]) < depths[0] for key in _FIELD.finditer(text, start, end))
