"""What came of a request decides whether it is sent again; what is not sure is never a reason to."""

import pickle
import socket
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as Held

import pytest

import errcode
from errcode.finding import Finding, Raw
from errcode.integrations.stamina import hook
from errcode.model import Entry, Look, Text
from errcode.retry import Decision, OutcomeUnknown, WaitTooLong, again, decide

pytestmark = pytest.mark.usefixtures("warm")
NOW = datetime(2026, 11, 27, 12, 0, 0, tzinfo=UTC)
LOOK = Look(text=Text(en="Ask for the payment.", ko="결제를 조회하세요."), header="Idempotency-Key")


def finding(retry, *, certain=True, look=None, **values):
    """Give a finding whose entry has a policy."""
    entry = Entry(provider="acme", code="1", retry=retry, kind="server", look=look, **values)
    return Finding(provider="acme", code="1", entry=entry, line=1, certain=certain)


class Slotted:
    """An answer that keeps its attributes in slots."""

    __slots__ = ("status_code", "text")


@pytest.mark.parametrize(
    ("thing", "action"),
    [
        (Held(status_code=None), "stop"), (Held(text="{}"), "stop"), (Held(status_code=None, text="ok"), "stop"),
        (Slotted(), "stop"), (Held(status_code=20001, text="{}"), "stop"), (Held(status_code=200, text="{}"), "ok"),
        (Held(status="FILLED", id=1), "ok"), (Held(status=204), "ok"), ([], "ok"), (object(), "ok"),
    ],
)  # fmt: skip
def test_an_answer_without_a_status_is_no_success(thing, action):
    """What looks like an answer and bears no status may have failed: only what is known to be well is `ok`."""
    assert decide(thing).action == action


@pytest.mark.parametrize(
    ("retry", "sent", "read"),
    [
        ("fix", "stop", "stop"), ("person", "stop", "stop"), ("none", "ok", "ok"), ("wait", "wait", "wait"),
        ("resync", "resync", "resync"), ("check", "check", "wait"),
    ],
)  # fmt: skip
def test_a_policy_is_an_action(retry, sent, read):
    """What was sent is looked for before it is sent again; what only reads is read again."""
    assert decide(finding(retry)).action == sent
    assert decide(finding(retry), sends=False).action == read
    assert decide(finding(retry), sends="read").action == read


def test_a_server_that_gave_up_waiting_may_have_taken_the_request():
    """HTTP 408 is no refusal: Binance sends it when its engine did not answer in time."""
    answer = Held(status_code=408, url="https://fapi.binance.com/fapi/v1/order", headers={}, text="")
    assert (decide(answer).action, decide(answer, sends=False).action) == ("check", "wait")


@pytest.mark.parametrize(
    ("retry", "action"), [("wait", "check"), ("resync", "check"), ("fix", "stop"), ("check", "check")]
)
def test_what_may_be_anothers_is_no_reason_to_send_again(retry, action):
    """An uncertain finding stops what sends; what reads is harmless."""
    assert decide(finding(retry, certain=False)).action == action
    assert decide(finding("wait", certain=False), sends=False).action == "wait"


def test_an_idempotency_key_makes_sending_again_harmless_where_a_table_says_so():
    """With the key of a provider that has such a header, `check` becomes `wait`; elsewhere a key means nothing."""
    assert decide(finding("check", look=LOOK), sends="payment", keyed=True).action == "wait"
    assert decide(finding("check", look=LOOK), sends="payment").action == "check"
    assert decide(finding("check"), sends="payment", keyed=True).action == "check"


def test_the_policy_is_that_of_the_call():
    """An entry may be harmless for one call and not for another."""
    entry = finding("check", retries={"cancel": "wait"})
    assert decide(entry, sends="cancel").action == "wait"
    assert decide(entry, sends="order").action == "check"
    assert decide(entry, sends=True).action == "check"


def test_of_several_errors_the_most_careful_decides():
    """An answer to a batch with a refusal and an unknown outcome is one to look into."""
    unknown = '{"code":-1007,"msg":"Timeout waiting for response from backend server."}'
    limit = '{"code":-1003,"msg":"Too many requests queued."}'
    decision = decide(f"[{limit},\n{unknown}]", providers="binance")
    assert (decision.action, decision.finding.code) == ("check", "-1007")


@pytest.mark.parametrize(
    ("thing", "action"),
    [({"status": "ok"}, "ok"), (None, "ok"), ("", "ok"), (ValueError("x"), "stop"), (TimeoutError(), "stop")],
    ids=repr,
)
def test_what_nobody_knows_is_not_sent_again(thing, action):
    """No error is fine, an error of which nothing is known is for the caller."""
    assert decide(thing) == Decision(action=action)


def test_how_long_and_until_when():
    """The wait is counted from `now`."""
    body = {"code": -1003, "msg": "Too many requests queued."}
    decision = decide(body, providers="binance", headers={"Retry-After": "30"}, now=NOW)
    assert (decision.action, decision.wait, decision.until) == ("wait", 30.0, NOW + timedelta(seconds=30))


@pytest.mark.parametrize(
    ("provider", "code"),
    [
        ("nicepay", "U303"), ("nicepay", "U503"), ("nicepay", "U112"), ("nicepay", "4006"), ("portone", "PG_PROVIDER"),
        ("portone", "ALREADY_PAID"), ("kakaopay", "BANK_FIRM_UNKNOWN"), ("kakaopay", "-702"), ("kftc", "A0007"),
        ("kftc", "A0326"), ("kftc", "804"), ("payple", "SPCD1001"), ("payple", "CPAY0018"),
    ],
)  # fmt: skip
def test_a_payment_that_may_have_been_made_is_looked_for(provider, code):
    """Where a bank has not answered, or an order number was used before, nobody is asked to pay a second time."""
    entry = errcode.lookup(provider, code)[0]
    assert {entry.retry_for(sends) for sends in ("payment", "transfer", None)} == {"check"}
    assert entry.look is not None


@pytest.mark.parametrize(
    ("status", "retry"), [(400, "fix"), (404, "fix"), (429, "wait"), (418, "wait"), (408, "check"), (500, "check")]
)
def test_a_code_that_no_table_has_gets_a_safe_policy(status, retry):
    """A refusal is not repeated; a failure of the server is looked into."""
    unknown = Finding(provider="acme", code="9", line=1, known=False, raw=Raw(http_status=status))
    assert unknown.retry == retry


class ApiError(Exception):
    """An SDK's exception."""


CLOCK = ApiError('binance {"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}')
UNKNOWN = ApiError('binance {"code":-1007,"msg":"Timeout waiting for response from backend server."}')
BALANCE = ApiError('binance {"code":-2010,"msg":"Account has insufficient balance for requested action."}')


def test_a_hook_says_what_a_retrying_library_asks():
    """False: it is the caller's; True: send again; and an unknown outcome is raised with how to look."""
    assert again(BALANCE) is False
    assert again(UNKNOWN, sends=False) is True
    with pytest.raises(OutcomeUnknown) as raised:
        again(UNKNOWN)
    assert raised.value.finding.code == "-1007"
    assert raised.value.__cause__ is UNKNOWN
    assert again(raised.value) is False
    assert again(ValueError("x")) is False


def test_a_wait_longer_than_the_cap_is_raised():
    """Nobody sleeps for an hour unasked; the exception says until when."""
    error = ApiError("busy")
    error.response = type("Response", (), {})()
    error.response.__dict__ |= {
        "status_code": 429,
        "headers": {"Retry-After": "3600"},
        "url": "https://api.binance.com/api/v3/order",
        "_content": b'{"code":-1003,"msg":"Too many requests queued."}',
    }
    with pytest.raises(WaitTooLong) as raised:
        again(error)
    assert raised.value.finding.until > datetime.now(UTC) + timedelta(minutes=59)
    assert again(error, cap=7200) == pytest.approx(3600, abs=5)


def test_a_clock_is_renewed_where_something_can_renew_it():
    """What renews is called with the finding; without it the error is the caller's."""
    renewed = []
    assert again(CLOCK, resync=renewed.append) == 0.0
    assert [finding.code for finding in renewed] == ["-1021"]
    assert again(CLOCK) is False
    assert hook()(CLOCK) is False


def test_what_is_raised_goes_to_another_process():
    """A worker's exception keeps its finding."""
    with pytest.raises(OutcomeUnknown) as raised:
        again(UNKNOWN)
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (copy.finding, str(copy)) == (raised.value.finding, str(raised.value))


def test_a_refused_connection_is_safe_and_a_silent_one_is_not():
    """Of real sockets: nobody listens, so nothing was sent; somebody listens and says nothing, so it may have been."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        with pytest.raises(OSError, match="refused") as refused, socket.create_connection(listening.getsockname()):
            pass
        listening.listen()
        with socket.create_connection(listening.getsockname()) as sending:
            sending.settimeout(0.01)
            with pytest.raises(TimeoutError) as silent:
                sending.recv(1)
    assert decide(refused.value, providers="binance").action == "wait"
    assert decide(silent.value, providers="binance").action == "check"
    assert errcode.first(silent.value, providers="binance", sends="read").retry == "wait"


def test_a_misspelt_provider_is_told_when_the_hook_is_made():
    """Not when the first order has failed."""
    with pytest.raises(errcode.UsageError, match="binance"):
        hook(providers="binanse")
