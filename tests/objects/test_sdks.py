"""Exceptions as SDKs raise them, built as their sources build them; the SDKs themselves need not be there."""

from dataclasses import dataclass, field

import pytest

import errcode

pytestmark = pytest.mark.usefixtures("warm")


def raised(module, name, attributes, text="", bases=(Exception,)):
    """Make an exception of a class of some module."""
    error = type(name, bases, {"__module__": module, "__str__": lambda self: text})()
    vars(error).update(attributes)
    return error


class Field:
    """What pydantic keeps of a field."""

    def __init__(self, alias=None):
        self.serialization_alias = self.alias = alias


class FailedMessage:
    """A model of pydantic, as solapi keeps a message that was refused."""

    model_fields = {"to": Field(), "status_code": Field("statusCode"), "status_message": Field("statusMessage")}  # noqa: RUF012

    def __init__(self):
        vars(self).update(to="01000000000", status_code="1010", status_message="수신번호 형식 오류")


@dataclass
class Refused:
    """A body laid out as a dataclass."""

    code: int = -1021
    msg: str = "Timestamp for this request is outside of the recvWindow."
    self_held: list = field(default_factory=list)


BUSY = {"type": "invalid_request_error", "code": "rate_limit", "message": "Too many requests hit the API too quickly."}


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            raised(
                "stripe._error", "RateLimitError", {"json_body": {"error": BUSY}, "http_status": 429}, BUSY["message"]
            ),
            ("stripe", "rate_limit", True),
        ),
        (
            raised(
                "solapi.error",
                "MessageNotReceivedError",
                {"failed_messages": [FailedMessage()]},
                "접수에 실패했습니다.",
            ),
            ("solapi", "1010", True),
        ),
        (
            raised("portone_server_sdk.errors", "PaymentNotFoundError", {"message": "결제 건이 존재하지 않습니다."}),
            ("portone", "PAYMENT_NOT_FOUND", True),
        ),
        (
            raised("portone_server_sdk.errors", "PgProviderError", {"message": "잔액부족", "pg_code": "5"}),
            ("portone", "PG_PROVIDER", True),
        ),
    ],
)
def test_what_an_sdk_keeps_beside_its_text_is_told(error, expected):
    """A body that was parsed, models of messages, and a class that is named after its code."""
    found = errcode.first(error)
    assert (found.provider, found.code, found.certain) == expected


@pytest.mark.parametrize(
    "error",
    [
        raised("shop.errors", "PaymentNotFoundError", {"message": "no such payment"}),
        raised("app.db", "UnauthorizedError", {"message": "결제 건이 존재하지 않습니다 아님"}),
        raised("portone_server_sdk.errors", "SomethingNewError", {}),
        raised("builtins", "PermissionError", {}),
    ],
)
def test_a_class_of_somebody_else_tells_nothing(error):
    """What a class is named after counts only in the package of the provider, and where its table has the code."""
    assert errcode.explain(error) == []


def test_a_model_is_a_body():
    """A dataclass that holds itself is read as far as it can be."""
    body = Refused()
    body.self_held.append(body)
    assert errcode.first(body, providers="binance").code == "-1021"
    assert errcode.explain(Refused) == []
