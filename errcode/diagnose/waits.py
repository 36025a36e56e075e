"""How long to wait: what a header or the message says, in the places that a table names.

`Retry-After` (RFC 9110, section 10.2.3: seconds, or a date) holds for every provider; exchanges also write fractions.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from errcode.model import Wait
from errcode.recognise.headers import above
from errcode.text.templates import Filled, Template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from errcode.finding import Finding
    from errcode.model import Provider

LONGEST = 366 * 86_400
"""Seconds; what says more was no wait."""

_LENGTHS = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3_600.0, "d": 86_400.0}
_STANDARD = (Wait(header="Retry-After"),)
_LIMITED = frozenset((418, 429, 503))
"""Statuses with which a server says in `Retry-After` when to come back (RFC 9110, RFC 6585); 418 is a ban."""


FIELD_LINES, FIELD_REACH = 12, 2_000
"""How many lines, and characters, a field may stand away from its payload's code."""


def with_wait(
    finding: Finding, provider: Provider | None, headers: Mapping[str, str], now: datetime, text: str = ""
) -> Finding:
    """Give a finding with the wait that its message, its payload or the answer's headers say, if any.

    Args:
        finding: What was found.
        provider: Whose it is.
        headers: The answer's headers, names in lower case; where there are none, those that stand above it in `text`.
        now: When the wait begins.
        text: Where it was found; its span counts in it.
    """
    headers = headers or above(text, finding.span[0])
    places = _places(finding, provider)
    until = next(filter(None, (_until(place, finding, headers, now, text) for place in places)), None)
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


def _until(place: Wait, finding: Finding, headers: Mapping[str, str], now: datetime, text: str) -> datetime | None:
    written: str | None = None
    if place.header is not None:
        written = headers.get(place.header.lower())
        if written is None or (place.when is not None and not _fits(written, place.when)):
            return None
    elif place.field is not None:
        written = _field(text, finding.span, place.field)
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


def _field(text: str, span: tuple[int, int], path: str) -> str | None:
    """Give what a field of the payload holds: the nearest on the lines of its code, by its name and its parent's."""
    parent, name = ["", *path.split(".")][-2:]
    inside = rf"""\\?["']{re.escape(parent)}\\?["']\s*:\s*{{[^{{}}]*?""" if parent else ""
    wanted = re.compile(rf"""{inside}\\?["']{re.escape(name)}\\?["']\s*:\s*\\?["']?([\w.:+-]+)""")
    start, end = _around(text, span)
    found = min(wanted.finditer(text, start, end), key=lambda match: abs(match.start() - span[0]), default=None)
    return found[1] if found else None


def _around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Give where a payload's other fields may stand: its line, or some lines where it is written over several."""
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    end = len(text) if end < 0 else end
    if "{" not in text[start : span[0]]:
        for _ in range(FIELD_LINES):
            start = text.rfind("\n", 0, max(start - 1, 0)) + 1
            end = text.find("\n", end + 1) if 0 <= end < len(text) else end
            end = len(text) if end < 0 else end
    return max(start, span[0] - FIELD_REACH), min(end, span[1] + FIELD_REACH)


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
