"""tenacity: `@tenacity.retry(**errcode.integrations.tenacity.policy(sends=True, providers="binance"))`."""

from __future__ import annotations

from errcode.integrations.renewal import renewing
from errcode.retry import CAP, again, providers_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypedDict

    import tenacity
    from tenacity.stop import StopBaseT
    from tenacity.wait import WaitBaseT

    from errcode.finding import Finding
    from errcode.model import Sends

    class Policy(TypedDict):
        """Arguments of `tenacity.retry`."""

        retry: Callable[[tenacity.RetryCallState], bool]
        wait: WaitBaseT
        stop: StopBaseT
        reraise: bool


ATTEMPTS = 10
"""So often a request is sent at most; hand `stop=` to have it otherwise: `{**policy(…), "stop": …}`."""


def policy(
    *,
    sends: Sends | None = True,
    providers: str | Iterable[str] = (),
    cap: float = CAP,
    keyed: bool = False,
    resync: Callable[[Finding], object] | None = None,
) -> Policy:
    """Give `retry=`, `wait=`, `stop=` and `reraise=` for tenacity; the arguments are those of `errcode.retry.again`.

    Raises:
        UsageError: A provider is unknown.
    """
    import tenacity

    known = providers_of(providers)
    backoff = tenacity.wait_exponential(multiplier=0.1, max=5.0) + tenacity.wait_random(0, 0.5)

    def retry(state: tenacity.RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        if not isinstance(error, Exception):
            return False
        usable = renewing(state, resync)
        answer = again(error, sends=sends, providers=known, cap=cap, keyed=keyed, resync=usable)
        vars(state)["errcode_wait"] = None if isinstance(answer, bool) else answer
        return answer is not False

    def wait(state: tenacity.RetryCallState) -> float:
        asked: float | None = getattr(state, "errcode_wait", None)
        return backoff(state) if asked is None else asked

    return {"retry": retry, "wait": wait, "stop": tenacity.stop_after_attempt(ATTEMPTS), "reraise": True}
