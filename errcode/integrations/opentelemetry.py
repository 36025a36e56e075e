"""OpenTelemetry: `provider.add_span_processor(spans())` and `provider.add_log_record_processor(logs())`.

Both stand before the processor that exports. `error.type` is the kind (a class of errors of few values, as the
semantic conventions ask); what is errcode's own is under `errcode.`.
"""

from __future__ import annotations

from errcode.integrations.records import mark, quietly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from opentelemetry.sdk._logs import LogRecordProcessor
    from opentelemetry.sdk.trace import SpanProcessor

    from errcode.integrations.records import Mark


def spans() -> SpanProcessor:
    """Give a processor that tells a span with a recorded exception or an error status what the error is."""
    from opentelemetry.sdk.trace import SpanProcessor

    class Spans(SpanProcessor):
        """Listens to what a span is told of errors: once it has ended, nothing can be added to it."""

        def on_start(self, span: Any, parent_context: object = None) -> None:  # noqa: ARG002 - as the base class has it
            """Begin to listen to a span."""
            for name in ("add_event", "set_status"):
                _listen(span, name)

    return Spans()


def _listen(span: Any, name: str) -> None:
    """Call a method of a span as before, and look at what it was told."""
    method = getattr(span, name)

    def watched(*arguments: Any, **named: Any) -> Any:
        answer = method(*arguments, **named)
        quietly(_tell, span, (*arguments, *named.values()))
        return answer

    setattr(span, name, watched)


def _tell(span: Any, arguments: tuple[Any, ...]) -> None:
    found = _mark_of(span, arguments)
    if found is not None:
        span.set_attributes(_attributes(found))


def logs() -> LogRecordProcessor:
    """Give a processor that tells a log record that holds an error what it is."""
    from opentelemetry.sdk._logs import LogRecordProcessor

    class Logs(LogRecordProcessor):
        """Looks at a record before it is exported."""

        def on_emit(self, log_record: Any) -> None:
            """Look at a record; it never raises."""
            quietly(self._look, log_record.log_record)

        def _look(self, record: Any) -> None:
            given = record.attributes or {}
            body = record.body if isinstance(record.body, str) else ""
            extra = given if isinstance(record.body, str) else {**given, "body": record.body}
            found = mark(f"{body}\n{_raised(given)}".strip(), getattr(record, "exception", None), extra)
            if found is not None:
                record.attributes = {**given, **_attributes(found)}

        def shutdown(self) -> None:
            """Nothing is held."""

        def force_flush(self, timeout_millis: int = 30_000) -> bool:  # noqa: ARG002 - nothing is held
            """Nothing is held."""
            return True

    return Logs()


def _mark_of(span: Any, arguments: tuple[Any, ...]) -> Mark | None:
    """Give what the arguments of an event or a status say: an exception's class and words, or a description."""
    texts = [said for said in arguments if isinstance(said, str) and said != "exception"]
    texts += [said for given in arguments if hasattr(given, "get") and (said := _raised(given))]
    texts += [str(given.description) for given in arguments if getattr(given, "description", None)]
    given = getattr(span, "attributes", None) or {}
    where = str(given.get("server.address") or given.get("url.full") or given.get("http.url") or "").partition("?")[0]
    return next(filter(None, (mark(f"{where} {text}".strip()) for text in texts)), None)


def _raised(attributes: Mapping[str, Any] | None) -> str:
    """Give the words of an exception that was recorded: its class and its message."""
    given = attributes or {}
    said = given.get("exception.message")
    return f"{given.get('exception.type') or 'Exception'}: {said}" if said else ""


def _attributes(found: Mark) -> dict[str, str | bool]:
    own = {f"errcode.{name}": value for name, value in found.items() if value is not None and name != "kind"}
    return {**own, "error.type": found["kind"] or "other"}  # type: ignore[dict-item]  # texts and one truth value
