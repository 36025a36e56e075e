"""Plain output, for anything that is not a terminal: one result a line, tab-separated, columns that never move."""

from __future__ import annotations

from errcode.model import TYPE_CHECKING
from errcode.text.visible import columns

if TYPE_CHECKING:
    from errcode.authoring.diff import Change
    from errcode.model import Entry, Finding, Provider


def english(entry: Entry) -> str:
    """Give the English column: the first wire message, or the meaning where no source shows one.

    An entry found through a message that means something of its own shows that message.
    """
    if entry.found:
        return entry.found.text
    return (entry.messages[0].text if entry.messages else entry.meaning.en) or ""


def entry_line(entry: Entry, lang: str = "both") -> str:
    """Give an entry's line: provider, code, HTTP status, English, Korean, section."""
    return columns(
        entry.provider,
        entry.code,
        entry.http_status if entry.http_status is not None else "-",
        english(entry) if lang != "ko" else "",
        entry.meaning.ko or "" if lang != "en" else "",
        entry.section or "-",
    )


def finding_line(finding: Finding, lang: str = "both") -> str:
    """Give a finding's line: an entry's columns and the line number. An unknown code shows its message."""
    if finding.entry:
        return f"{entry_line(finding.entry, lang)}\t{finding.line}"
    return columns(
        finding.provider,
        finding.code or finding.raw.code or "-",
        "-",
        (finding.meaning.en or finding.raw.message or "") if lang != "ko" else "",
        (finding.meaning.ko or "") if lang != "en" else "",
        finding.section or "-",
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


def doubt_of(finding: Finding) -> tuple[str, str]:
    """Say, in English and Korean, why a finding without a rival is not certain."""
    if finding.how == "message":
        return "known by its message alone", "메시지로만 알아냈습니다"
    if finding.raw.message and finding.entry and finding.entry.messages:
        return "its message is not a documented one", "메시지가 문서의 메시지와 다릅니다"
    return f"nothing else speaks for {finding.provider}", f"{finding.provider}임을 뒷받침하는 다른 내용이 없습니다"
