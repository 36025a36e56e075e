"""Plain output, for anything that is not a terminal: one result a line, tab-separated, columns that never move."""

from __future__ import annotations

from errcode.text.visible import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.catalog.diff import Change
    from errcode.finding import Finding
    from errcode.model import Provider
    from errcode.render.answers import Answer

COLUMNS = ("provider", "code", "http", "retry", "english", "korean", "section", "message")
"""The columns of an answer; `explain` adds `line`, its summary more."""
FOUND = (*COLUMNS, "line")
SUMMED = (*FOUND, "last_line", "count", "share", "first_time", "last_time")
FILES = ("first_file", "last_file")
PROVIDER = ("provider", "codes", "english", "korean", "api", "facts_date", "origin")


def answer_line(answer: Answer, lang: str = "both") -> str:
    """Give an answer's line; a language that was not asked for leaves its column empty."""
    entry = answer.entry
    message = answer.message or next(iter(entry.messages), None)
    return columns(
        entry.provider,
        entry.code,
        "-" if entry.http_status is None else entry.http_status,
        entry.retry or "-",
        (entry.meaning.en or "") if lang != "ko" else "",
        (entry.meaning.ko or "") if lang != "en" else "",
        answer.section,
        (message.text if message else "") or "-",
    )


def finding_line(finding: Finding, lang: str = "both") -> str:
    """Give a finding's line: its message is the one that stands in the text, its status the one beside it."""
    entry, raw = finding.entry, finding.raw
    status = raw.http_status if raw.http_status is not None else entry.http_status if entry else None
    documented = next(iter(entry.messages), None) if entry else None
    return columns(
        finding.provider,
        finding.code or raw.code or "-",
        "-" if status is None else status,
        finding.retry,
        (finding.meaning.en or "") if lang != "ko" else "",
        (finding.meaning.ko or "") if lang != "en" else "",
        finding.section or "-",
        raw.message or (documented.text if documented else "") or "-",
        finding.line,
    )


def provider_line(provider: Provider, codes: int) -> str:
    """Give a provider's line: id, number of codes, English name, Korean name, API, date of the facts, origin."""
    return columns(
        provider.id,
        codes,
        provider.name.en or "",
        provider.name.ko or "",
        provider.api or "-",
        provider.facts_date or "-",
        provider.origin,
    )


def change_line(change: Change) -> str:
    """Give a difference's line: code, section, what, field, old, new."""
    return columns(
        change.code,
        change.section or "-",
        change.what,
        change.field or "-",
        *(_flat(value) for value in (change.old, change.new)),
    )


def _flat(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return "-" if value is None else str(value)
