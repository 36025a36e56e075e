"""Entries, matches and findings as an agent reads them: the retry policy first, a few hundred tokens, capped."""

from __future__ import annotations

import json

from errcode.engine import shared
from errcode.model import Record
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from errcode.finding import Finding
    from errcode.model import Entry, Match, Text

    Object = dict[str, Any]

POLICIES = {
    "fix": "change the request first",
    "wait": "back off, then send again",
    "resync": "renew clock, nonce or token, then send again",
    "check": "outcome unknown: do NOT send again before you have looked whether it was carried out",
    "person": "a person must act first",
    "none": "not an error",
}
"""What each retry policy tells an agent to do."""
OBJECTS, WORDS = 9_000, 4_500
"""Bytes of all results as objects and as text at the most: together under 4,000 tokens of four bytes."""
LONG_MESSAGE = 300
"""Characters of an API's own message that are quoted."""
_UNKNOWN = "code not in errcode's table: whether a retry is safe is unknown, so look before sending again"


class Answers(Record):
    """What a tool found: one object a result, and what else is to be said."""

    objects: tuple[Object, ...]
    notes: tuple[str, ...] = ()

    def result(self, members: Sequence[str], notes: Sequence[str] = ()) -> Object:
        """Give the result of a tool: exactly these members of each object, as many as fit, and a short text."""
        objects = [{name: one.get(name) for name in members} for one in self.objects]
        kept = objects[: _fitting(objects, lambda one: json.dumps(one, ensure_ascii=False), OBJECTS)]
        paragraphs = [paragraph(one) for one in kept]
        shown = paragraphs[: _fitting(paragraphs, str, WORDS)]
        said = [*self.notes, *notes]
        total, truncated = len(objects), len(shown) < len(objects)
        lines = [*shown, f"{len(shown)} of {total} shown." if truncated else "", *said]
        return {
            "content": [{"type": "text", "text": "\n".join(line for line in lines if line)}],
            "structuredContent": {"results": kept, "total": total, "truncated": len(kept) < total, "notes": said},
            "isError": False,
        }


def failed(words: str) -> Object:
    """Give a result that says what went wrong."""
    return {"content": [{"type": "text", "text": visible(words[:2_000])}], "isError": True}


def of_entries(entries: Sequence[Entry], lang: str, nothing: Callable[[], str]) -> Answers:
    """Give entries; those of several sections that say the same are one."""
    objects = _merged([entry_object(entry, lang) for entry in entries])
    return Answers(objects=tuple(objects), notes=() if objects else (nothing(),))


def of_matches(matches: Sequence[Match], lang: str) -> Answers:
    """Give the entries that answer a question, best first."""
    objects = [
        entry_object(match.entry, lang, match.message.text if match.message else None)
        | {"score": round(match.score, 1)}
        for match in matches
    ]
    notes = [f"{visible(path)[:200]}, not errcode, had a say in what was found." for path in shared().catalog.words]
    return Answers(objects=tuple(_merged(objects)), notes=(*(() if objects else ("Nothing found.",)), *notes))


def of_findings(findings: Sequence[Finding], lang: str, status: int | None, unread: int) -> Answers:
    """Give the errors of a text, the same one given once with the line where it first stands.

    Args:
        findings: The errors.
        lang: The language of the answer.
        status: The HTTP status that the caller gave.
        unread: Characters of the text that were not looked at.
    """
    objects: dict[str, Object] = {}
    for finding in findings:
        one = finding_object(finding, lang, status)
        objects.setdefault(json.dumps(one | {"line": 0}, ensure_ascii=False), one)
    repeated = len(findings) - len(objects)
    notes = [f"{len(findings)} errors, {repeated} of them repetitions"] if repeated else []
    notes = notes if findings else ["No API error found."]
    if unread:
        notes.append(f"The last {unread:,} characters were not looked at: `errcode explain FILE` reads whole logs.")
    return Answers(objects=tuple(objects.values()), notes=tuple(notes))


def left_out() -> list[str]:
    """Say that some tables are not used, where there are such: why is for the user to read."""
    catalog = shared().catalog
    count = len(catalog.problems) + len(catalog.remarks)
    return [f"Something is wrong with {count} of the user's files; `errcode tables list` says what."] if count else []


def entry_object(entry: Entry, lang: str, message: str | None = None) -> Object:
    """Give an entry's members; `message` is the text through which it was found, or the first documented one."""
    first = (
        message or (entry.found.text if entry.found else None) or (entry.messages[0].text if entry.messages else None)
    )
    return {
        "provider": entry.provider,
        "code": entry.code,
        "section": entry.section,
        "name": entry.name,
        "http_status": entry.http_status,
        "kind": entry.kind,
        "retry": entry.retry,
        "advice": _words(entry.advice, lang),
        "look": _words(entry.look.text, lang) if entry.look and entry.retry == "check" else None,
        "meaning": _words(entry.meaning, lang),
        "message": _quoted(first),
        "origin": entry.origin if entry.origin == "bundled" else f"user's table {visible(entry.origin)}",
    }


def finding_object(finding: Finding, lang: str, status: int | None) -> Object:
    """Give a finding's members; of an unknown code, and of a request that failed on its way, what is known."""
    entry = finding.entry
    unknown: Object = {
        "provider": finding.provider,
        "kind": finding.kind,
        "meaning": _words(finding.meaning, lang),
        "advice": _words(finding.advice, lang),
        "origin": "text",
    }
    known = entry_object(entry, lang, finding.raw.message) if entry else unknown
    return known | {
        "code": finding.code,
        "section": finding.section,
        "http_status": finding.raw.http_status or status or (entry.http_status if entry else None),
        "retry": finding.retry,
        "retry_after": finding.retry_after,
        "message": _quoted(finding.raw.message) or known.get("message"),
        "line": finding.line,
        "known": finding.known,
        "certain": finding.certain,
    }


def paragraph(one: Object) -> str:
    """Say one result in a paragraph: what to do, what it means, what the API said."""
    head = " ".join(str(part) for part in (one["provider"], one["code"], one["name"]) if part)
    policy = f"retry: {one['retry']} ({POLICIES[one['retry']]})" if one.get("retry") in POLICIES else _UNKNOWN
    if one.get("known") is False and not one.get("meaning"):
        policy += ", but this code is in no table"
    wait = f", after {one['retry_after']:g} s" if one.get("retry_after") else ""
    status = f" HTTP {one['http_status']}." if one.get("http_status") else ""
    doubt = " Not certain: the text does not prove the provider." if one.get("certain") is False else ""
    parts = [f"{policy}{wait}. {head}:{status}{doubt}", one.get("meaning"), one.get("advice"), one.get("look")]
    if one.get("message"):
        parts.append(f'API said: "{one["message"]}"')
    if one.get("origin") not in ("bundled", "text"):
        parts.append(f"From a {one['origin']}, not from errcode.")
    return " ".join(part for part in parts if part)


def no_code(code: str, providers: Sequence[str]) -> str:
    """Say that a code is nowhere, and which codes are near."""
    catalog, said = shared().catalog, visible(code[:80])
    if not providers:
        return f"No provider has a code {said!r}; try search."
    [provider] = [catalog.resolve(name) or name for name in providers]
    near = catalog.table(provider).nearest(code)
    hint = f"; near: {', '.join(near)}" if near else "; try search"
    return f"{provider} has no code {said!r}{hint}."


def _merged(objects: list[Object]) -> list[Object]:
    """Join the results that differ in nothing but their section."""
    joined: dict[str, Object] = {}
    for one in objects:
        key = json.dumps(one | {"section": None, "score": 0}, ensure_ascii=False)
        other = joined.setdefault(key, one)
        if other is not one and one["section"] and other["section"]:
            other["section"] = f"{other['section']},{one['section']}"
    return list(joined.values())


def _fitting(items: Sequence[Any], size: Callable[[Any], str], most: int) -> int:
    """Count how many of the first items stay within some bytes; one always does."""
    total = 0
    for count, item in enumerate(items):
        total += len(size(item).encode("utf-8", "replace"))
        if total > most:
            return max(count, 1)
    return len(items)


def _words(text: Text | None, lang: str) -> str | None:
    if text is None:
        return None
    chosen = (text.en, text.ko) if lang == "both" else (text.ko or text.en,) if lang == "ko" else (text.en or text.ko,)
    return visible(" / ".join(part for part in chosen if part))[:600] or None


def _quoted(message: str | None) -> str | None:
    """Give an API's own words, inert: no control characters, no quotes that close ours, cut at a length."""
    if not message:
        return None
    shown = visible(message[: LONG_MESSAGE + 1]).replace('"', "'")
    return shown if len(shown) <= LONG_MESSAGE else f"{shown[:LONG_MESSAGE]}…"
