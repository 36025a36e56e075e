"""How long to wait: what a header or the message says, in the places that a table names.

`Retry-After` (RFC 9110, section 10.2.3: seconds, or a date) holds for every provider; exchanges also write fractions.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from errcode.model import Wait
from errcode.text.templates import Filled, Template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from errcode.model import Finding, Provider

LONGEST = 366 * 86_400
"""Seconds; what says more was no wait."""

_LENGTHS = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3_600.0, "d": 86_400.0}
_STANDARD = (Wait(header="Retry-After"),)
_LIMITED = frozenset((418, 429, 503))
"""Statuses with which a server says in `Retry-After` when to come back (RFC 9110, RFC 6585); 418 is a ban."""


def with_wait(finding: Finding, provider: Provider | None, headers: Mapping[str, str], now: datetime) -> Finding:
    """Give a finding with the wait that its message or the answer's headers (names in lower case) say, if any."""
    until = next(filter(None, (_until(place, finding, headers, now) for place in _places(finding, provider))), None)
    if until is None:
        return finding
    return finding.replace(retry_after=max((until - now).total_seconds(), 0.0), until=until)


def waits(finding: Finding) -> bool:
    """Say whether a finding may say how long to wait without any header."""
    return finding.entry is not None and bool(finding.entry.wait_from)


def _places(finding: Finding, provider: Provider | None) -> Iterable[Wait]:
    """Give where to look: what the entry names, for limits its provider, for what can be waited for the standard."""
    if finding.entry is not None:
        yield from finding.entry.wait_from
    if provider is not None and finding.kind == "rate-limit":
        yield from provider.wait_from
    if finding.retry == "wait" or finding.raw.http_status in _LIMITED:
        yield from _STANDARD


def _until(place: Wait, finding: Finding, headers: Mapping[str, str], now: datetime) -> datetime | None:
    written: str | None = None
    if place.header is not None:
        written = headers.get(place.header.lower())
        if written is None or (place.when is not None and not _fits(written, place.when)):
            return None
    elif place.placeholder is not None:
        written = _held(finding, place.placeholder)
    if place.amount is not None:
        return now + timedelta(seconds=place.amount * _LENGTHS.get(place.unit, 1.0))
    return _moment(written.strip(), place.unit, now) if written else None


def _held(finding: Finding, number: int) -> str | None:
    """Give what a placeholder of the documented message holds in the one that came."""
    if number <= len(finding.params):
        return finding.params[number - 1]
    if not finding.raw.message or finding.entry is None:
        return None
    filled = Filled(finding.raw.message)
    for message in finding.entry.messages:
        spans = filled.spans(Template(message.text))
        if spans and number <= len(spans):
            return filled.text[slice(*spans[number - 1])]
    return None


def _fits(written: str, template: str) -> bool:
    """Say whether a header's value fits a template of literals and `{*}`."""
    first, *rest = template.split("{*}")
    place = len(first)
    if not written.startswith(first) or (not rest and written != template):
        return False
    for piece in rest:
        place = written.find(piece, place) + len(piece)
        if place < len(piece):
            return False
    return not rest or written.endswith(rest[-1])


def _moment(written: str, unit: str, now: datetime) -> datetime | None:
    """Give when a wait is over; None for what is no length and no moment, or lies out of reach."""
    try:
        amount = float(written)
    except ValueError:
        return _dated(written, now)
    if unit in ("until-s", "until-ms"):  # a moment that has passed says that nothing is left to wait for
        moment = amount / (1_000 if unit == "until-ms" else 1)
        return datetime.fromtimestamp(moment, UTC) if 0 <= moment <= now.timestamp() + LONGEST else None
    amount *= _LENGTHS.get(unit, 1.0)
    return now + timedelta(seconds=max(amount, 0.0)) if amount <= LONGEST else None


def _dated(written: str, now: datetime) -> datetime | None:
    """Read a date as HTTP writes it, or as ISO 8601 does; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            moment = parsedate_to_datetime(written)
        except (ValueError, IndexError, TypeError):
            return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment if moment - now <= timedelta(seconds=LONGEST) else None
