"""Clock, nonce and token are renewed strictly once a call, by functions and coroutines, under stamina and tenacity."""

import asyncio

import pytest
from needs import needs

from errcode.integrations.stamina import hook
from errcode.integrations.tenacity import policy


class SkewedError(Exception):
    """An SDK's exception: the clock is off."""

    def __init__(self):
        super().__init__('binance {"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}')


def with_stamina(resync):
    """Give a decorator of stamina."""
    needs("stamina")
    import stamina

    return stamina.retry(on=hook(sends="order", providers="binance", resync=resync), wait_initial=0, wait_jitter=0)


def with_tenacity(resync):
    """Give a decorator of tenacity."""
    needs("tenacity")
    import tenacity

    return tenacity.retry(**policy(sends="order", providers="binance", resync=resync))


BOTH = pytest.mark.parametrize("retried", [with_stamina, with_tenacity])


@BOTH
def test_each_call_renews_once(retried):
    """Calls one right behind the other each renew once; where it does not help, the error is the caller's."""
    renewed, sent = [], []

    @retried(renewed.append)
    def place(fails):
        sent.append(fails)
        if sent.count(fails) <= fails:
            raise SkewedError

    for _ in range(3):
        sent.clear()
        place(1)
    assert (len(renewed), [finding.code for finding in renewed]) == (3, ["-1021"] * 3)
    renewed.clear(), sent.clear()
    with pytest.raises(SkewedError):
        place(9)
    assert (len(renewed), len(sent)) == (1, 2)


@BOTH
def test_a_coroutine_is_awaited_before_the_next_attempt(retried):
    """Calls that run at the same time each await their own renewal, and send again only when it is done."""
    log = []

    async def resync(finding):
        task = asyncio.current_task().get_name()
        log.append((task, "begun"))
        await asyncio.sleep(0.01)
        log.append((task, "done"))

    @retried(lambda finding: resync(finding))
    async def place():
        task = asyncio.current_task().get_name()
        log.append((task, "sent"))
        if log.count((task, "sent")) == 1:
            raise SkewedError

    async def all_at_once():
        await asyncio.gather(*(asyncio.create_task(place(), name=f"order {number}") for number in range(5)))

    asyncio.run(all_at_once())
    for number in range(5):
        assert [what for task, what in log if task == f"order {number}"] == ["sent", "begun", "done", "sent"]


@BOTH
def test_a_coroutine_under_a_plain_function_is_run_to_its_end(retried):
    """Where nothing is asynchronous, the coroutine has a loop of its own."""
    log = []

    async def resync(finding):
        await asyncio.sleep(0)
        log.append("renewed")

    @retried(resync)
    def place():
        log.append("sent")
        if len(log) == 1:
            raise SkewedError

    place()
    assert log == ["sent", "renewed", "sent"]


@BOTH
def test_what_fails_to_renew_is_raised(retried):
    """A renewal that fails is the caller's to know of, and nothing is sent again."""
    sent = []

    async def resync(finding):
        raise OSError("no clock")

    @retried(resync)
    async def place():
        sent.append(1)
        raise SkewedError

    with pytest.raises(OSError, match="no clock"):
        asyncio.run(place())
    assert len(sent) == 1


def test_a_block_that_is_retried_renews_once_each_time_it_is_entered():
    """A block under `retry_context` in one function, twice: two calls."""
    needs("stamina")
    import stamina

    renewed = []
    on = hook(sends="order", providers="binance", resync=renewed.append)
    for _ in range(2):
        for attempt in stamina.retry_context(on=on, wait_initial=0, wait_jitter=0):
            with attempt:
                if attempt.num == 1:
                    raise SkewedError
    assert len(renewed) == 2


def test_asked_by_something_else_a_hook_renews_nothing():
    """Without a call's state nobody knows whether it has been done; the error is the caller's."""
    renewed = []
    assert hook(resync=renewed.append)(SkewedError()) is False
    assert renewed == []
