"""What a program has in hand: read without trust, without its library, without changing it."""

import asyncio
from types import SimpleNamespace

import pytest

import errcode
from errcode.objects.held import read
from errcode.retry import decide

pytestmark = pytest.mark.usefixtures("warm")

CLOCK = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'
BODY = CLOCK.encode()


class Answer:
    """A response as requests keeps it."""

    def __init__(self, content=BODY, status=400, url="https://api.binance.com/api/v3/order", method="POST"):
        self.status_code = status
        self.headers = {"Content-Type": "application/json"}
        self.url = url
        self.request = type("Request", (), {"method": method, "url": url})()
        self._content = content

    def __repr__(self):
        return f"Answer({self.status_code})"

    @property
    def content(self):
        """Reading it would read the stream."""
        raise AssertionError("the stream was read")

    text = content


class SdkError(Exception):
    """An SDK's exception: its attributes say what its text does not."""

    def __init__(self, **attributes):
        super().__init__()
        self.__dict__.update(attributes)


@pytest.mark.parametrize(
    "thing",
    [
        CLOCK, CLOCK.encode(), bytearray(CLOCK.encode()), memoryview(CLOCK.encode()),
        {"code": -1021, "msg": "Timestamp for this request is outside of the recvWindow."}, Answer(),
        [{"code": -1021, "msg": "Timestamp for this request is outside of the recvWindow."}],
        SdkError(code=-1021, message="Timestamp for this request is outside of the recvWindow."),
        SdkError(response=Answer()), SdkError(body={"code": -1021, "msg": "Timestamp for this request is outside"}),
        RuntimeError(f"binance {CLOCK}"),
    ],
    ids=lambda thing: type(thing).__name__,
)  # fmt: skip
def test_the_same_error_in_any_hand(thing):
    """Text, bytes, a parsed body, a response and exceptions give the same finding, once."""
    found = errcode.explain(thing, providers="binance")
    assert [(finding.code, finding.retry) for finding in found] == [("-1021", "resync")]


def test_causes_and_contexts_are_read():
    """An error that came while another was handled is found through either way."""
    for suppressed in (True, False):
        outer = RuntimeError("order failed")
        outer.__cause__ = ValueError(f"binance: {CLOCK}") if suppressed else None
        outer.__context__ = ValueError(f"binance: {CLOCK}")
        outer.__suppress_context__ = suppressed
        assert errcode.first(outer).code == "-1021"
    group = ExceptionGroup("several", [RuntimeError("x"), RuntimeError(f"binance: {CLOCK}")])
    assert errcode.first(group).code == "-1021"


def test_a_response_tells_host_status_and_section():
    """The host names provider and section, and the status is the answer's; places are the body's own."""
    finding = errcode.first(Answer(url="https://fapi.binance.com/fapi/v1/order?signature=abc"))
    assert (finding.provider, finding.section, finding.raw.http_status) == ("binance", "usdm", 400)
    assert (finding.line, finding.span) == (1, (8, 13))


@pytest.mark.parametrize("more", [{}, {"headers": None}, {"headers": {}}, {"headers": {}, "status_code": 400.0}])
def test_a_response_needs_no_headers(more):
    """A framework's or a test's own answer, with a status and a body: never taken for a success."""
    body = '{"code":-2010,"msg":"Account has insufficient balance for requested action."}'
    answer = SimpleNamespace(**{"status_code": 400, "text": body} | more)
    assert errcode.first(answer).code == "-2010"
    assert decide(answer, sends="order").action == "stop"


def test_a_stream_that_was_not_read_is_not_read():
    """A body that the caller has not read stays unread; the status alone may still say something."""
    assert errcode.explain(Answer(content=False)) == []
    assert errcode.first(Answer(content=False, status=502)).retry == "check"


def test_nothing_is_changed():
    """A dict is the same before and after."""
    body = {"code": "51008", "data": [{"sCode": "51008", "sMsg": "x"}], 3: None}
    before = repr(body)
    errcode.explain(body)
    assert repr(body) == before


class Liar:
    """Lies about everything."""

    def __getattribute__(self, name):
        raise RuntimeError(name)

    def __str__(self):
        raise SystemExit

    def __iter__(self):
        raise GeneratorExit


class RaisingError(Exception):
    """An exception that cannot be asked anything."""

    def __str__(self):
        raise RecursionError

    @property
    def response(self):
        """No."""
        raise asyncio.CancelledError

    args = property(lambda self: 1 / 0)


class Mapping(dict):
    """A dict whose items change their mind."""

    def items(self):
        """No."""
        yield "code", -1021
        raise KeyError("gone")


class Odd:
    """Says that it is a string."""

    @property
    def __class__(self):
        return str


def deep():
    """Give a list in a list, ten thousand deep, and one that holds itself."""
    nest = []
    nest.append(nest)
    for _ in range(10_000):
        nest = [nest]
    return nest


HOSTILE = [
    None, 0, 1.5, True, object(), object, len, Liar(), RaisingError(), Mapping(), Odd(), deep(), {"a": Liar()},
    [Liar()],
    {Liar: 1}, {("a",): b"\xff"}, float("nan"), {"code": 10**5000}, {"code": float("inf")}, b"\xff\xfe\x00", b"",
    "\ud800", "\x00" * 1000, {"msg": "\ud800"}, SdkError(code=Liar()), SdkError(response=Liar()), iter("abc"),
    SdkError(code=10**5000, message=b"\xff"), memoryview(b"abc"), range(3), {1, 2}, KeyboardInterrupt(), SystemExit(2),
    type("Answer", (), {"status_code": "502", "headers": None})(),
    type("Answer", (), {"status_code": 502, "headers": 7, "url": Liar(), "_content": Liar()})(),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_it_never_raises_for_what_it_is_given(number):
    """Whatever is handed over, the answer is a list, and a decision to stop or that all is well."""
    thing = HOSTILE[number]
    assert isinstance(errcode.explain(thing), list)
    assert isinstance(errcode.explain(thing, http_status=400, headers={"Retry-After": "x"}), list)
    assert decide(thing).action in ("stop", "ok", "check")


def test_korean_windows_bytes():
    """CP949 is read without being asked."""
    body = '{"result":"error","error_code":"105","error_msg":"올바르지 않은 가격입니다."}'.encode("cp949")
    assert errcode.first(body, providers="coinone").code == "105"


def test_a_large_text_ends():
    """A megabyte of anything gives an answer (50 MB take fifty times as long: benchmarks/bots.py)."""
    found = errcode.explain("x y z\n" * 160_000 + f"binance {CLOCK}")
    assert [finding.code for finding in found] == ["-1021"]


def test_a_million_characters_of_a_body_are_read_and_no_more():
    """A response's body is cut: what stands behind a megabyte is no error's."""
    held = read(Answer(content=b"x" * 3_000_000))
    assert len(held.text) == 1 << 20


def test_kept_answers_are_bounded():
    """Different texts do not pile up."""
    from errcode.engine import shared
    from errcode.objects.explained import KEPT

    for number in range(KEPT + 10):
        errcode.explain(f"nothing {number}")
    assert len(shared().answers) <= KEPT


@pytest.mark.parametrize(
    ("thing", "options", "policy", "failure"),
    [
        ("ccxt.base.errors.RequestTimeout: binance POST https://api.binance.com/api/v3/order", {}, "check", "timeout"),
        ("ccxt.base.errors.RequestTimeout: binance GET https://api.binance.com/api/v3/order", {}, "wait", "timeout"),
        ("HTTPSConnectionPool(host='api.upbit.com', port=443): Read timed out.", {}, "check", "timeout"),
        (Answer(b"<html>", 502), {}, "check", "gateway"),
        (Answer(b"<html>", 502, method="GET"), {}, "wait", "gateway"),
        (Answer(b"<html>", 502), {"sends": False}, "wait", "gateway"),
        (Answer(b"<html>", 502, method="GET"), {"sends": "order"}, "check", "gateway"),
        (Answer(b"", 429), {}, "wait", "too-many"),
        (ConnectionRefusedError(111, "Connection refused"), {"providers": "binance"}, "wait", "refused"),
        (TimeoutError(), {"providers": "binance"}, "check", "timeout"),
    ],
)  # fmt: skip
def test_a_request_that_failed_on_its_way_is_a_finding(thing, options, policy, failure):
    """The host is a table's (or named), and the policy depends on what may have been sent."""
    finding = errcode.first(thing, **options)
    assert (finding.retry, finding.failure.id, finding.code, finding.entry) == (policy, failure, None, None)
    assert finding.kind in ("network", "rate-limit")
    assert finding.meaning.ko
    assert finding.advice.en


@pytest.mark.parametrize(
    "thing",
    [
        "HTTPSConnectionPool(host='api.example.org', port=443): Read timed out. (read timeout=10)",
        "Read timed out: api.binance.com behind proxy.example.org", TimeoutError(), ConnectionRefusedError(111, "no"),
        Answer(b"<html>", 502, url="https://api.example.org/order"), Answer(b"", 200), Answer(b"<html>", 404),
    ],
    ids=str,
)  # fmt: skip
def test_hosts_of_nobody_are_left_alone(thing):
    """A failure on the way to a host that no table names is no finding."""
    assert errcode.explain(thing) == []


def test_a_status_that_a_client_invents_is_none():
    """The client aiohttp says 400 over an answer that was cut off: nothing says what it really was."""

    class ClientPayloadError(Exception):
        __module__ = "aiohttp.client_exceptions"

    ClientPayloadError.__qualname__ = "ClientPayloadError"
    error = ClientPayloadError(
        "Response payload is not completed: <ContentLengthError: 400, message='Not enough data'>"
    )
    finding = errcode.first(error, providers="binance", sends="order")
    assert (finding.failure.sent, finding.retry, finding.raw.http_status) == ("answered", "check", None)


@pytest.mark.parametrize(
    "text",
    [
        "redis: Connection refused 127.0.0.1:6379\nGET https://api.binance.com ok",
        "redis: Connection refused\nGET https://api.binance.com ok",
        'Traceback (most recent call last):\n  File "bot.py", line 3, in seen\n    cache.get("https://api.binance.com/x")\n'
        "redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.",
        "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection "
        "without response')) at https://hooks.acme.example/x",
    ],
)
def test_another_services_failure_is_not_a_providers(text):
    """That a bot's text names an exchange does not make a database's or a stranger's trouble the exchange's."""
    assert errcode.explain(text) == []
