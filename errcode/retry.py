"""May a request be sent again, when, and after what: a finding into a decision, the same for every client.

A request that changes something is sent again only where it was certainly refused and may succeed later. Where its
outcome is unknown, somebody has to look first; where an answer may be another provider's, nobody guesses.
"""

from __future__ import annotations

from errcode.finding import Finding
from errcode.model import ErrcodeError, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from typing import Literal

    from errcode.catalog.catalog import Catalog
    from errcode.model import Retry, Sends

    Action = Literal["stop", "wait", "resync", "check", "ok"]

CAP = 60.0
"""Seconds: a longer wait is not slept through unasked, for whoever called may have something better to do."""

_CAREFUL: tuple[Retry, ...] = ("check", "person", "fix", "resync", "wait", "none")
"""From the most careful on: of several errors in one answer the first decides."""
_ACTIONS: dict[Retry, Action] = {
    "check": "check",
    "person": "stop",
    "fix": "stop",
    "resync": "resync",
    "wait": "wait",
    "none": "ok",
}


class Decision(Record):
    """What to do with a request."""

    action: Action
    """`ok`: no error. `wait`: send it again after the wait. `resync`: renew clock, nonce or token, then send it again,
    once. `check`: the outcome is unknown, look before anything is sent. `stop`: sending it again will not help."""
    wait: float | None = None
    """Seconds to wait, where the provider says so; else back off as you usually do."""
    until: datetime | None = None
    """When the wait is over, in UTC."""
    finding: Finding | None = None
    """What was found; None where nothing is known of it."""

    def __str__(self) -> str:
        """Give the decision in a line for a log: `wait 3 s (okx 50011, wait: …)`."""
        after = "" if self.wait is None else f" {self.wait:g} s"
        return f"{self.action}{after}" + (f" ({self.finding})" if self.finding else "")


class StoppedError(Exception):
    """Sending again was stopped for a reason that the caller must know. Never raised itself."""

    def __init__(self, finding: Finding, text: str) -> None:
        super().__init__(text)
        self.finding = finding

    def __reduce__(self) -> tuple[type[StoppedError], tuple[Finding, str]]:
        return type(self), (self.finding, str(self))


class OutcomeUnknown(StoppedError):  # noqa: N818 - what it says is no error of the caller's
    """The request may have been carried out: look (`finding.look`, `finding.advice`) before anything is sent again."""


class WaitTooLong(StoppedError):  # noqa: N818 - as above
    """The provider wants a longer wait than the cap: `finding.until` says when it is over."""


def decide(
    thing: object,
    *,
    sends: Sends | None = True,
    now: datetime | None = None,
    providers: str | Iterable[str] = (),
    http_status: int | None = None,
    headers: Mapping[str, str] | None = None,
    keyed: bool = False,
    catalog: Catalog | None = None,
) -> Decision:
    """Decide what to do with a request, by what came of it.

    Args:
        thing: What `errcode.explain` takes, or a finding.
        sends: What the request does; True, the careful one, unless told otherwise; None: as its method and path say.
        now: When waits begin; by default now.
        providers: Whose answer it is, where that is known: what may be another's is never a reason to send again.
        http_status: The answer's status, where `thing` does not bear it.
        headers: The answer's headers, likewise.
        keyed: Whether the request carries the provider's idempotency key and the same key goes with it again; it
            counts where the provider's table names such a header.
        catalog: The tables to know errors by.

    Raises:
        UsageError: A provider is unknown.
        TableError: A named provider's table is broken.
    """
    from errcode.objects.explained import for_call

    if type(thing) is Finding:
        found = [thing if sends is None else for_call(thing, sends)]
    else:
        from errcode.query import explain

        found = explain(
            thing,
            providers=providers,
            http_status=http_status,
            headers=headers,
            sends=sends,
            catalog=catalog,
            now=now,
        )
    if not found:
        return Decision(action="stop" if _failed(thing, http_status) else "ok")
    return _decided(min(found, key=lambda finding: _CAREFUL.index(finding.retry)), sends, keyed=keyed)


def _decided(finding: Finding, sends: Sends | None, *, keyed: bool) -> Decision:
    reads = sends is False or sends == "read"
    action = _ACTIONS[finding.retry]
    if action in ("wait", "resync") and not finding.certain and not reads:
        action = "check"
    harmless = keyed and finding.look is not None and finding.look.header is not None
    if action == "check" and (reads or harmless):
        action = "wait"
    if action != "wait":
        return Decision(action=action, finding=finding)
    return Decision(action=action, wait=finding.retry_after, until=finding.until, finding=finding)


def _failed(thing: object, http_status: int | None) -> bool:
    """Say whether something of which nothing is known is a failure all the same."""
    from errcode.objects import responses
    from errcode.objects.attributes import number, status

    if issubclass(type(thing), BaseException):
        return True
    given = number(http_status) or status(thing, ("status_code", "status"))
    return responses.is_unsure(thing) if given is None else given >= 400


def again(
    error: Exception,
    *,
    sends: Sends | None = True,
    providers: str | Iterable[str] = (),
    cap: float = CAP,
    keyed: bool = False,
    resync: Callable[[Finding], object] | None = None,
) -> bool | float:
    """Say whether an error lets its request be sent again: what adapters of retrying libraries ask.

    Args:
        error: What was raised.
        sends: As in `decide`.
        providers: As in `decide`.
        cap: Seconds of the longest wait.
        keyed: As in `decide`.
        resync: Renews clock, nonce or token; without it, what needs that is not sent again.

    Returns:
        False: the error is for the caller. True: send again as usual. A number: send again after so many seconds.

    Raises:
        OutcomeUnknown: The request may have been carried out.
        WaitTooLong: The wait is longer than the cap.
    """
    if isinstance(error, StoppedError):
        return False
    try:
        decision = decide(error, sends=sends, providers=providers, keyed=keyed)
    except ErrcodeError:  # a table broke meanwhile: the caller's own error must not be lost over that
        return False
    finding = decision.finding
    if finding is None or decision.action in ("stop", "ok"):
        return False
    if decision.action == "check":
        raise OutcomeUnknown(finding, _unknown(finding)) from error
    if decision.action == "wait":
        return _waited(decision, finding, cap, error)
    if resync is None:
        return False
    resync(finding)
    return 0.0


def _waited(decision: Decision, finding: Finding, cap: float, error: Exception) -> bool | float:
    """Give the wait of a decision: as usual (True), or so many seconds.

    Raises:
        WaitTooLong: The wait is longer than the cap.
    """
    if decision.wait is None:
        return True
    if decision.wait > cap:
        raise WaitTooLong(finding, f"{finding.provider}: wait until {decision.until:%Y-%m-%d %H:%M:%S} UTC") from error
    return decision.wait


def providers_of(names: str | Iterable[str]) -> tuple[str, ...]:
    """Give the ids of providers by their names, when something is set up rather than when an order has failed.

    Raises:
        UsageError: One of them names no provider.
    """
    from errcode.query import engine_of

    return engine_of(names).only


def _unknown(finding: Finding) -> str:
    look = finding.look.text.en if finding.look else None
    what = finding.code or finding.kind or "error"
    return f"{finding.provider} {what}: the outcome is unknown. {look or finding.advice.en or ''}".strip()
