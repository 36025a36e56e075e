"""Verdicts, into findings: the entry as its message means it, and what the message's placeholders held."""

from __future__ import annotations

from errcode.diagnose.evidence import message_fit
from errcode.diagnose.points import FIT_CLOSE, FIT_SAME
from errcode.diagnose.ranking import doubt_of
from errcode.diagnose.verdict import ACCEPT
from errcode.finding import Candidate, Finding, Raw
from errcode.text.normal import has_holes
from errcode.text.templates import Filled, Template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.diagnose.by_message import Said
    from errcode.diagnose.codes import Codebook, Row
    from errcode.diagnose.evidence import Evidence
    from errcode.model import Entry
    from errcode.recognise.payload import Payload

MEANT = 256
"""So many messages of a provider are remembered with what they mean."""
FEW = 6
"""Of a text of fewer words each matters: `Too many requests.` does not mean `Too many requests queued.`"""
CANDIDATES = 8
"""At most so many candidates are named."""


def of_payload(payload: Payload, ranked: list[Evidence], book: Codebook, status: int | None) -> Finding:
    """Make the finding of a payload whose providers are ranked."""
    made = ranked[0].finding
    if made is None or made.raw.http_status != status:
        made = ranked[0].finding = _made(payload, ranked, book, status)
    return made.replace(span=(payload.code_start, payload.code_end))


def _made(payload: Payload, ranked: list[Evidence], book: Codebook, status: int | None) -> Finding:
    best = ranked[0]
    entry, params = _entry(best.row, payload.message or "", book) if best.row is not None else (None, ())
    doubt = doubt_of(ranked)
    return Finding(
        provider=best.provider,
        code=best.code,
        section=best.section,
        entry=entry,
        line=0,
        known=best.known,
        certain=doubt is None,
        doubt=doubt,
        message_known=best.known and best.close,
        because=tuple(reason for one in ranked[:CANDIDATES] for reason in one.reasons()),
        candidates=_candidates(ranked),
        raw=Raw(code=payload.code, message=payload.message, http_status=status),
        params=params,
        how="payload" if payload.form in ("structure", "word") else "idiom",
        nearest=() if best.known else book.nearest(best.code),
    )


def _entry(row: Row, message: str, book: Codebook) -> tuple[Entry, tuple[str, ...]]:
    """Give a row's entry as a message means it; logs repeat themselves, so the answers are kept."""
    key = (id(row), message)
    found = book.meant.get(key)
    if found is None:
        if len(book.meant) >= MEANT:
            book.meant.clear()
        found = book.meant[key] = meant(book.entry(row), message) if message else (book.entry(row), ())
    return found


def of_message(said: Said, says: str, place: tuple[int, int], status: int | None) -> Finding:
    """Make the finding of a message without a code."""
    best = said.best
    entry = best.entry.through(best.message) if best.message is not None else best.entry
    return Finding(
        provider=entry.provider,
        code=entry.code,
        section=entry.section,
        entry=entry,
        line=0,
        certain=says == ACCEPT,
        doubt=None if says == ACCEPT else says,
        message_known=True,
        because=tuple(said.because()),
        candidates=_candidates(match.entry for match in said.ranked),
        raw=Raw(message=said.bare.text, http_status=status),
        params=best.params,
        how="message",
        span=place,
    )


def meant(entry: Entry, message: str) -> tuple[Entry, tuple[str, ...]]:
    """Give an entry as the message means it that fits best, and what that one's placeholders hold."""
    fits = [message_fit(message, {"messages": [known.text]}) or 0.0 for known in entry.messages]
    best = max(range(len(fits)), key=fits.__getitem__, default=None)
    if best is None:
        return entry, ()
    known = entry.messages[best]
    if fits[best] < (FIT_CLOSE if len(known.text.split()) >= FEW else FIT_SAME):
        return entry, ()
    return entry.through(known), held(message, known.text)


def held(message: str, template: str) -> tuple[str, ...]:
    """Give what a template's placeholders hold in a message; nothing where it does not fit as a whole."""
    if not has_holes(template):
        return ()
    filled = Filled(message)
    spans = filled.spans(Template(template))
    return tuple(filled.text[start:end] for start, end in spans or ())


def _candidates(ranked: Iterable[Evidence | Entry]) -> tuple[Candidate, ...]:
    listed = (Candidate(provider=one.provider, code=one.code, section=one.section) for one in ranked)
    return tuple(dict.fromkeys(listed))[:CANDIDATES]
