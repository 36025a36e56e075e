"""Logs and alerts through the real libraries: a record with an error is told so, no other is touched."""

import io
import json
import logging

import pytest
from needs import needs

from errcode.integrations.logging import Enrich

pytestmark = pytest.mark.usefixtures("warm")
CLOCK = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'
MARK = {"provider": "binance", "code": "-1021", "kind": "nonce", "retry": "resync", "certain": True}
KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"


class LyingError(Exception):
    """Cannot be asked anything."""

    def __str__(self):
        raise RuntimeError("no words")


@pytest.fixture
def logged():
    """Give a logger with Enrich on its handler, and the records that came through."""
    records = []

    class Keep(logging.Handler):
        def emit(self, record):
            records.append(record)

    handler = Keep()
    handler.addFilter(Enrich(mask=True))
    logger = logging.Logger("errcode-test")
    logger.addHandler(handler)
    return logger, records


def marks(records):
    """Give what each record was told."""
    return [getattr(record, "errcode", None) for record in records]


def test_logging(logged):
    """The message, the exception and the extra each tell; what holds no error is left as it is."""
    logger, records = logged
    logger.error("binance said %s", CLOCK)
    try:
        raise RuntimeError(f"binance {CLOCK}")
    except RuntimeError:
        logger.exception("order failed")
    logger.error(
        "order failed", extra={"exchange": "binance", "answer": {"code": -1021, "msg": json.loads(CLOCK)["msg"]}}
    )
    logger.info("order placed at %s", 100.5)
    assert marks(records) == [MARK, MARK, MARK, None]


def test_logging_never_raises_and_loses_no_record(logged):
    """Arguments that do not fit, exceptions that lie and values that raise pass like any other."""
    logger, records = logged
    logger.error("%d %s", "x")
    logger.error("lie", exc_info=LyingError())
    logger.error("lie", extra={"answer": {"code": LyingError()}, "lie": LyingError()})
    assert marks(records) == [None, None, None]


def test_logging_hides_secrets(logged):
    """A key in a message is hidden, where that was asked for; the rest stays."""
    logger, records = logged
    logger.error("GET /order?apiKey=%s failed", KEY)
    assert records[0].getMessage() == "GET /order?apiKey=*** failed"


def test_structlog():
    """The processor marks events; it stands before the renderer."""
    needs("structlog")
    import structlog

    from errcode.integrations.structlog import masking, processor

    out = io.StringIO()
    logger = structlog.wrap_logger(
        structlog.PrintLogger(out),
        processors=[processor, structlog.processors.format_exc_info, masking, structlog.processors.JSONRenderer()],
    )
    logger.error("order failed", answer=CLOCK, exchange="binance", provider="binance")
    try:
        raise RuntimeError(f"binance {CLOCK} apiKey={KEY}")
    except RuntimeError:
        logger.exception("order failed")
    logger.info("order placed", price=100.5)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line.get("errcode", {}).get("code") for line in lines] == ["-1021", "-1021", None]
    assert lines[1]["errcode"] == MARK
    assert KEY not in out.getvalue()


def test_loguru():
    """The patcher marks records; they show it under `extra`."""
    needs("loguru")
    from loguru import logger

    from errcode.integrations.loguru import masking

    records = []
    patched = logger.patch(masking)
    number = logger.add(lambda message: records.append(message.record), level="INFO")
    try:
        patched.error("binance said {}", CLOCK)
        try:
            raise RuntimeError(f"binance {CLOCK}")
        except RuntimeError:
            patched.exception("order failed")
        patched.info("order placed apiKey={}", KEY)
    finally:
        logger.remove(number)
    assert [record["extra"].get("errcode") for record in records] == [MARK, MARK, None]
    assert records[2]["message"] == "order placed apiKey=***"


def test_sentry():
    """One issue for each provider, code and kind, tagged with them; secrets do not leave."""
    needs("sentry_sdk")
    import sentry_sdk
    from sentry_sdk.transport import Transport
    from sentry_sdk.utils import event_from_exception

    from errcode.integrations.sentry import before_send

    events = []

    class Keep(Transport):
        def capture_envelope(self, envelope):
            events.extend(item.payload.json for item in envelope.items if item.type == "event")

    client = sentry_sdk.Client(
        dsn="https://key@sentry.example/1", transport=Keep, before_send=before_send, default_integrations=False
    )
    for error in (RuntimeError(f"binance {CLOCK} apiKey={KEY}"), ValueError("x"), LyingError()):
        event, hint = event_from_exception(error, client_options=client.options)
        client.capture_event(event, hint=hint)
    client.capture_event({"message": f"binance {CLOCK}", "level": "error"})
    client.close(timeout=0)
    assert [event.get("fingerprint") for event in events] == [
        ["errcode", "binance", "-1021", "nonce"], None, None, ["errcode", "binance", "-1021", "nonce"],
    ]  # fmt: skip
    assert events[0]["tags"] == {
        "errcode.provider": "binance", "errcode.code": "-1021", "errcode.kind": "nonce", "errcode.retry": "resync",
    }  # fmt: skip
    assert KEY not in json.dumps(events[0]["exception"]["values"][0]["value"])


def test_opentelemetry_spans():
    """A span that recorded an exception ends with error.type and errcode's attributes; another one does not."""
    needs("opentelemetry.sdk")
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    from errcode.integrations.opentelemetry import spans

    kept = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(spans())
    provider.add_span_processor(SimpleSpanProcessor(kept))
    tracer = provider.get_tracer("test")
    with pytest.raises(RuntimeError), tracer.start_as_current_span("order"):
        raise RuntimeError(f"binance {CLOCK}")
    with tracer.start_as_current_span("ticker"):
        pass
    attributes = [dict(span.attributes) for span in kept.get_finished_spans()]
    assert attributes == [
        {
            "error.type": "nonce", "errcode.provider": "binance", "errcode.code": "-1021", "errcode.retry": "resync",
            "errcode.certain": True,
        },
        {},
    ]  # fmt: skip


def test_opentelemetry_logs():
    """A log record that holds an error is exported with the same attributes."""
    needs("opentelemetry.sdk")
    from opentelemetry._logs import LogRecord
    from opentelemetry.sdk._logs import LoggerProvider
    from opentelemetry.sdk._logs.export import InMemoryLogRecordExporter, SimpleLogRecordProcessor

    from errcode.integrations.opentelemetry import logs

    kept = InMemoryLogRecordExporter()
    provider = LoggerProvider()
    provider.add_log_record_processor(logs())
    provider.add_log_record_processor(SimpleLogRecordProcessor(kept))
    logger = provider.get_logger("test")
    logger.emit(LogRecord(body=f"binance {CLOCK}", attributes={"a": 1}))
    logger.emit(LogRecord(body="order placed"))
    logger.emit(
        LogRecord(
            body={
                "exchange": "binance",
                "code": -1021,
                "msg": "Timestamp for this request is outside of the recvWindow.",
            }
        )
    )
    found = [dict(data.log_record.attributes or {}) for data in kept.get_finished_logs()]
    assert [one.get("error.type") for one in found] == ["nonce", None, "nonce"]
    assert found[0]["a"] == 1


class Liar:
    """It lies about its class, its length and its items."""

    def __getattribute__(self, name):
        raise MemoryError(name)


@pytest.mark.parametrize("make", [Liar, lambda: {1: 2}, lambda: 5, lambda: float("nan")])
def test_a_record_of_strange_things_is_not_lost(make):
    """Whatever strangers put into a record, an event or a hint: it goes on as it was, and nothing is raised."""
    from errcode.integrations import loguru, sentry, structlog

    held = make()
    record = logging.makeLogRecord({"msg": "x", "exc_info": held, "thing": held})
    assert Enrich(mask=True).filter(record) is True
    assert structlog.processor(None, "x", {"event": held, "exc_info": held})["event"] is held
    event = {"logentry": held, "exception": {"values": held}, "extra": held}
    assert sentry.before_send(event, {"exc_info": held}) is event
    assert sentry.before_send(event, held) is event
    loguru.patcher({"extra": held, "exception": held, "message": held})
