"""Renewing clock, nonce or token strictly once a call, by a function or a coroutine, under tenacity and stamina."""

from __future__ import annotations

import asyncio
import inspect
from contextvars import ContextVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    import tenacity

    from errcode.finding import Finding

_pending: ContextVar[Awaitable[object] | None] = ContextVar("errcode_pending", default=None)
"""What this task has to await before it sends again."""


def renewing(
    state: tenacity.RetryCallState, resync: Callable[[Finding], object] | None
) -> Callable[[Finding], object] | None:
    """Give what renews for one call: None where nothing does, or where it has been done and did not help.

    What `resync` gives is awaited, where that can be, before the request is sent again.

    Args:
        state: The call's own, from its first attempt to its last.
        resync: Renews clock, nonce or token.
    """
    kept = vars(state)
    if resync is None or kept.get("errcode_renewed", False):
        return None

    def once(finding: Finding) -> None:
        kept["errcode_renewed"] = True
        given = resync(finding)
        if inspect.isawaitable(given):
            _await(state.retry_object, given)

    return once


def _await(retrying: Any, given: Awaitable[object]) -> None:
    """Have something awaited before the next attempt; where nothing is asynchronous, run it to its end now."""
    import tenacity

    if not issubclass(type(retrying), tenacity.AsyncRetrying):
        asyncio.run(_whole(given))
        return
    _pending.set(given)
    if not hasattr(retrying, "errcode_sleep"):
        # The sleep is the one thing that is awaited between two attempts. Older versions of tenacity share an object
        # between calls that run at the same time, so that each task looks for what is its own.
        retrying.errcode_sleep = usual = retrying.sleep

        async def sleep(seconds: float) -> None:
            own = _pending.get()
            _pending.set(None)
            if own is not None:
                await own
            slept = usual(seconds)
            if inspect.isawaitable(slept):
                await slept

        retrying.sleep = sleep


async def _whole(given: Awaitable[object]) -> None:
    await given
