"""stamina: `@stamina.retry(on=errcode.integrations.stamina.hook(sends=True, providers="binance"))`."""

from __future__ import annotations

import sys

from errcode.integrations.renewal import renewing
from errcode.retry import CAP, again, providers_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import FrameType

    import tenacity

    from errcode.finding import Finding
    from errcode.model import Sends

FRAMES = 4
"""So far up it is looked for the state of the call."""


def hook(
    *,
    sends: Sends | None = True,
    providers: str | Iterable[str] = (),
    cap: float = CAP,
    keyed: bool = False,
    resync: Callable[[Finding], object] | None = None,
) -> Callable[[Exception], bool | float]:
    """Give a hook for `stamina.retry(on=…)`; the arguments are those of `errcode.retry.again`.

    `resync` is called once a call, and awaited where it is a coroutine.

    Raises:
        UsageError: A provider is unknown.
    """
    known = providers_of(providers)

    def on(error: Exception) -> bool | float:
        state = _state(sys._getframe(1)) if resync is not None else None
        once = renewing(state, resync) if state is not None else None
        return again(error, sends=sends, providers=known, cap=cap, keyed=keyed, resync=once)

    return on


def _state(frame: FrameType | None) -> tenacity.RetryCallState | None:
    """Find the state of the call for which a hook is asked: stamina tells the hook nothing but the error.

    It lies in the frame that calls the hook, as tenacity's state. Where no frame has one (something else calls the
    hook), nothing is renewed, and what needs it is not sent again.
    """
    for _ in range(FRAMES):
        if frame is None:
            return None
        for value in frame.f_locals.values():
            if type(value).__name__ == "RetryCallState":
                state: tenacity.RetryCallState = value
                return state
        frame = frame.f_back
    return None
