"""What a log record, a span or an event is told about the API error that it holds."""

from __future__ import annotations

from errcode.objects import bodies
from errcode.objects.explained import KEPT, SHORT, explained
from errcode.objects.held import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypedDict

    from errcode.engine import Engine
    from errcode.finding import Finding
    from errcode.model import Retry

    class Mark(TypedDict):
        """What is said of an error, in few words."""

        provider: str
        code: str | None
        """None where the request failed on its way: then `kind` says so."""
        kind: str | None
        retry: Retry
        certain: bool


VALUES = 16
"""So many values beside a record's message are looked at."""


def mark(
    text: str, error: object = None, extra: Mapping[str, object] | None = None, *, providers: str | Iterable[str] = ()
) -> Mark | None:
    """Give what a record is told: of its exception, else of its message, else of its values; None without an error.

    It never raises: a broken table or a provider that nobody knows is no reason to lose a record.

    Args:
        text: The record's message.
        error: The exception that is logged with it.
        extra: What else was logged; bodies, texts that hold one, exceptions and responses are looked at.
        providers: Whose errors they are, where that is known.
    """
    try:
        finding = _first(text, error, extra or {}, providers)
    except KeyboardInterrupt:
        raise
    except BaseException:
        return None
    return None if finding is None else mark_of(finding)


def quietly(look: Callable[..., object], *given: object) -> None:
    """Look at a record; whatever fails in what strangers put there is no reason to lose it."""
    try:
        look(*given)
    except KeyboardInterrupt:
        raise
    except BaseException:
        return


def mark_of(finding: Finding) -> Mark:
    """Give what is said of a finding in few words."""
    return {
        "provider": finding.provider,
        "code": finding.code,
        "kind": finding.kind,
        "retry": finding.retry,
        "certain": finding.certain,
    }


def _first(text: str, error: object, extra: Mapping[str, object], providers: str | Iterable[str]) -> Finding | None:
    from errcode.query import engine_of, first

    if isinstance(error, BaseException):
        found = first(error, providers=providers)
        if found is not None:
            return found
    engine = engine_of(providers)
    findings = _of_line(engine, text)
    for value in list(extra.values())[:VALUES] if not findings else ():
        if isinstance(value, str | bytes | int | float | bool) or value is None:
            findings = _of_line(engine, value) if isinstance(value, str) and value.lstrip()[:1] in ("{", "[") else ()
        elif bodies.is_body(value) or isinstance(value, BaseException) or hasattr(value, "headers"):
            findings = tuple(explained(engine, read(value), None))
        if findings:
            break
    return next((finding for finding in findings if finding.certain), findings[0] if findings else None)


def _of_line(engine: Engine, text: str) -> tuple[Finding, ...]:
    """Give the findings of a line of a log, where a message counts only when it is all of it; they are kept."""
    answers = engine.answers
    key = (text, "line")
    found: tuple[Finding, ...] | None = answers.get(key)
    if found is None:
        found = tuple(engine.diagnoser.findings(text, log=True))
        if len(text) <= SHORT:
            if len(answers) >= KEPT:
                answers.clear()
            answers[key] = found
    return found
