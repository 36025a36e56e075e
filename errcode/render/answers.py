"""One trouble, one answer: entries of several sections that say the same are shown once."""

from __future__ import annotations

from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.model import Entry, Match, Message


class Answer(Record):
    """What one code means, and in which sections."""

    entry: Entry
    """The entry of the first section, with the messages of all."""
    sections: tuple[str, ...] = ()
    """Ids of the sections that say the same, in the table's order."""
    message: Message | None = None
    """The message through which it was found; None where it was asked for by its code."""

    @property
    def section(self) -> str:
        """The sections as one column."""
        return ",".join(self.sections) or "-"


def answers(entries: Iterable[Entry]) -> list[Answer]:
    """Join the entries that differ in nothing but section and messages, in the order of the first of each."""
    groups: dict[object, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_key(entry), []).append(entry)
    return [_joined(group) for group in groups.values()]


def matched(matches: Iterable[Match]) -> list[tuple[Answer, Match]]:
    """Join matches likewise; each answer comes with the best match of it, through whose message it was found."""
    best: dict[object, Match] = {}
    groups: dict[object, list[Entry]] = {}
    for match in matches:
        best.setdefault(_key(match.entry), match)
        groups.setdefault(_key(match.entry), []).append(match.entry)
    joined = ((_joined(groups[key]), match) for key, match in best.items())
    return [(answer.replace(message=match.message or answer.message), match) for answer, match in joined]


def answer_of(entry: Entry, message: Message | None = None) -> Answer:
    """Give the answer that one entry is."""
    return Answer(entry=entry, sections=(entry.section,) if entry.section else (), message=message or entry.found)


def _joined(group: list[Entry]) -> Answer:
    first = group[0]
    if len(group) == 1:
        return answer_of(first)
    messages = {message.text: message for entry in group for message in entry.messages}
    return Answer(
        entry=first.replace(messages=tuple(messages.values())),
        sections=tuple(dict.fromkeys(entry.section for entry in group if entry.section)),
        message=first.found,
    )


def _key(entry: Entry) -> object:
    same = (entry.provider, entry.code, entry.meaning.en, entry.meaning.ko, entry.kind, entry.retry)
    return (*same, tuple(entry.retries.items()), entry.http_status, entry.status, entry.found)
