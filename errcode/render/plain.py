"""Plain output, for anything that is not a terminal: one result a line, tab-separated, columns that never move."""

from __future__ import annotations

from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.compare import Change
    from errcode.model import Entry, Finding, Provider

_HIDDEN = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
_HIDDEN |= {code: f"\\u{code:04x}" for code in (*range(0x200E, 0x2010), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}
_ONE_LINE = {**_HIDDEN, **dict.fromkeys(map(ord, "\t\n\r\v\f"), " ")}
_LINES = {**_HIDDEN, ord("\n"): "\n", ord("\t"): "\t"}


def visible(text: str, *, lines: bool = False) -> str:
    r"""Give a text that a terminal shows and does not obey: control and direction characters written as `\x1b`.

    Tabs and line ends become blanks; with `lines` they stay.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_LINES if lines else _ONE_LINE)


def columns(*values: object) -> str:
    """Give one line of tab-separated columns."""
    return "\t".join(visible(str(value)) for value in values)


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
    """Give a finding's line: an entry's columns and the line number. An unknown code shows the message as found."""
    if finding.entry:
        return f"{entry_line(finding.entry, lang)}\t{finding.line}"
    return columns(
        finding.provider,
        finding.code or finding.raw.code or "-",
        "-",
        (finding.raw.message or "") if lang != "ko" else "",
        "",
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


def text_of(lines: Iterable[str]) -> str:
    """Join lines into one text with a final newline; nothing stays nothing."""
    return "".join(f"{line}\n" for line in lines)


def doubt_of(finding: Finding) -> tuple[str, str]:
    """Say, in English and Korean, why a finding without a rival is not certain."""
    if finding.how == "message":
        return "known by its message alone", "메시지로만 알아냈습니다"
    if finding.raw.message and finding.entry and finding.entry.messages:
        return "its message is not a documented one", "메시지가 문서의 메시지와 다릅니다"
    return f"nothing else speaks for {finding.provider}", f"{finding.provider}임을 뒷받침하는 다른 내용이 없습니다"
