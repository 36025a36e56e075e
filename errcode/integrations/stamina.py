"""stamina: `@stamina.retry(on=errcode.integrations.stamina.hook(sends=True, providers="binance"))`."""

from __future__ import annotations

import time
from contextvars import ContextVar

from errcode.retry import CAP, again, providers_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from errcode.model import Finding, Sends

ONCE = 10.0
"""Seconds in which a thread or task renews its clock, nonce or token once: if that did not help, it will not."""

HOOKS = 64
"""So many hooks' last renewals are remembered by a thread or task."""

_renewed: ContextVar[tuple[tuple[object, float], ...]] = ContextVar("errcode_renewed", default=())
"""When this thread or task renewed something for a hook, the latest first."""


def hook(
    *,
    sends: Sends | None = True,
    providers: str | Iterable[str] = (),
    cap: float = CAP,
    keyed: bool = False,
    resync: Callable[[Finding], object] | None = None,
) -> Callable[[Exception], bool | float]:
    """Give a hook for `stamina.retry(on=…)`; the arguments are those of `errcode.retry.again`.

    stamina tells a hook nothing but the error, so that `resync` is called once in ten seconds by a thread or task.

    Raises:
        UsageError: A provider is unknown.
    """
    known = providers_of(providers)
    own = object()

    def once(finding: Finding) -> None:
        if resync is not None:
            others = [pair for pair in _renewed.get() if pair[0] is not own]
            _renewed.set(((own, time.monotonic()), *others[: HOOKS - 1]))
            resync(finding)

    def on(error: Exception) -> bool | float:
        last = next((when for whose, when in _renewed.get() if whose is own), None)
        fresh = resync is not None and (last is None or time.monotonic() - last > ONCE)
        return again(error, sends=sends, providers=known, cap=cap, keyed=keyed, resync=once if fresh else None)

    return on
