"""JSON Lines: one object a result, keys always present, null where unknown."""

from __future__ import annotations

from errcode.catalog import fastjson
from errcode.text.visible import Escapes, is_visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from errcode.finding import Finding
    from errcode.logs.lines import Sight
    from errcode.model import Client, Entry, Match, Provider, Text

    Object = dict[str, Any]


def _written(code: int) -> str:
    """Write a character as JSON does where it must: above U+FFFF as two halves."""
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


VERSION = 1
"""Which contract the objects keep: keys may be added under the same number, none goes or changes its type."""
_ESCAPES = Escapes(_written, {})


def json_line(value: Object) -> str:
    """Give an object as one line of JSON; characters that a terminal would obey or not show are escaped."""
    line = fastjson.dumps(value)
    return line if is_visible(line) else line.translate(_ESCAPES)


def entry_object(entry: Entry) -> Object:
    """Give an entry with the keys that every command prints."""
    source = entry.source
    return {
        "provider": entry.provider,
        "code": entry.code,
        "section": entry.section,
        "name": entry.name,
        "http_status": entry.http_status,
        "messages": [message.text for message in entry.messages],
        "meaning": _both(entry.meaning),
        "kind": entry.kind,
        "case": entry.case,
        "retry": entry.retry,
        "retries": entry.retries,
        "advice": _both(entry.advice),
        "causes": [_both(cause) for cause in entry.causes],
        "wait_from": [wait.__dict__ for wait in entry.wait_from],
        "look": _look(entry),
        "clients": [_client(client) for client in entry.clients],
        "source": {"url": source.url, "version": source.version, "retrieved": source.retrieved} if source else None,
        "seen": entry.seen,
        "confirmed": entry.confirmed,
        "status": entry.status,
        "note": _both(entry.note) if entry.note else None,
        "by": _both(entry.by),
        "origin": entry.origin,
        "version": VERSION,
    }


def match_object(match: Match) -> Object:
    """Give a match: its entry, the score (0–100), what matched and how, and what the placeholders held."""
    return {
        **entry_object(match.entry),
        "score": round(match.score, 1),
        "matched": match.matched,
        "how": match.how,
        "params": list(match.params),
    }


def finding_object(finding: Finding) -> Object:
    """Give a finding: its entry (nulls when the code is unknown) and where and how surely it was found."""
    entry = entry_object(finding.entry) if finding.entry else _unknown(finding)
    if finding.failure is not None:
        entry |= {"meaning": _both(finding.meaning), "kind": finding.kind, "advice": _both(finding.advice)}
    return {
        **entry,
        "retry": finding.retry if finding.entry or finding.failure else None,
        "line": finding.line,
        "known": finding.known,
        "certain": finding.certain,
        "candidates": [
            {"provider": candidate.provider, "code": candidate.code, "section": candidate.section}
            for candidate in finding.candidates
        ],
        "raw": {"code": finding.raw.code, "message": finding.raw.message, "http_status": finding.raw.http_status},
        "params": list(finding.params),
        "how": finding.how,
        "nearest": list(finding.nearest),
        "message_known": finding.message_known,
        "doubt": finding.doubt,
        "because": [
            {"provider": one.provider, "what": one.what, "points": round(one.points, 1)} for one in finding.because
        ],
        "failure": {"id": finding.failure.id, "sent": finding.failure.sent} if finding.failure else None,
        "retry_after": finding.retry_after,
        "until": finding.until.isoformat() if finding.until else None,
    }


def provider_object(provider: Provider, codes: int) -> Object:
    """Give a provider with the number of its codes."""
    return {
        "provider": provider.id,
        "name": _both(provider.name),
        "aliases": list(provider.aliases),
        "api": provider.api,
        "hosts": list(provider.hosts),
        "codes": codes,
        "sources": [
            {"id": source.id, "url": source.url, "version": source.version, "retrieved": source.retrieved}
            for source in provider.sources
        ],
        "facts_date": provider.facts_date,
        "standard": provider.standard,
        "origin": provider.origin,
        "version": VERSION,
    }


def span_object(sight: Sight) -> Object | None:
    """Give where an error's code, or without one its message, stands in its line: column from 1 and length.

    Both are told in characters and in UTF-8 bytes.
    """
    text, raw = sight.text, sight.finding.raw
    found = raw.code or raw.message
    if text is None or not found:
        return None
    column = text.find(found, sight.column)
    column = text.find(found) if column < 0 else column
    if column < 0:
        return None
    before = text[:column]
    return {
        "line": sight.line,
        "column": column + 1,
        "length": len(found),
        "byte_column": len(before.encode("utf-8", "replace")) + 1,
        "byte_length": len(found.encode("utf-8", "replace")),
    }


def _unknown(finding: Finding) -> Object:
    nothing = {"en": None, "ko": None}
    return {
        "provider": finding.provider,
        "code": finding.code,
        "section": finding.section,
        "name": None,
        "http_status": None,
        "messages": [],
        "meaning": nothing,
        "kind": None,
        "case": None,
        "retry": None,
        "retries": {},
        "advice": nothing,
        "causes": [],
        "wait_from": [],
        "look": None,
        "clients": [],
        "source": None,
        "seen": None,
        "confirmed": None,
        "status": None,
        "note": None,
        "by": nothing,
        "origin": None,
        "version": VERSION,
    }


def _look(entry: Entry) -> Object | None:
    """Give how to read the outcome, where the policy of some call asks for it."""
    look = entry.look
    if look is None or "check" not in (entry.retry, *entry.retries.values()):
        return None
    source = look.source.url if look.source else None
    return {
        "text": _both(look.text), "endpoint": look.endpoint, "by": look.by, "header": look.header, "source": source
    }  # fmt: skip


def _client(client: Client) -> Object:
    return {
        "name": client.name, "version": client.version, "class": client.shown, "shows": client.shows,
        "text": _both(client.text),
    }  # fmt: skip


def _both(text: Text) -> Object:
    return {"en": text.en, "ko": text.ko}
