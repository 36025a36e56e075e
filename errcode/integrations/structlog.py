"""structlog: `structlog.configure(processors=[…, errcode.integrations.structlog.processor, renderer])`."""

from __future__ import annotations

import sys

from errcode.integrations.records import mark, quietly
from errcode.text.secrets import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any


def processor(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:  # noqa: ARG001
    """Add `errcode` (provider, code, kind, retry, certain) to an event that holds an error; it never raises.

    It has to stand before whatever turns `exc_info` into text.
    """
    quietly(_look, event)
    return event


def _look(event: MutableMapping[str, Any]) -> None:
    said = event.get("event")
    error = event.get("exc_info")
    if error is True:
        error = sys.exc_info()[1]
    elif isinstance(error, tuple) and len(error) == 3:
        error = error[1]
    extra = {key: value for key, value in event.items() if key not in ("event", "exc_info", "errcode")}
    found = mark(said if isinstance(said, str) else "", error, extra)
    if found is not None:
        event["errcode"] = found


def masking(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:  # noqa: ARG001
    """Hide keys, signatures, tokens and account numbers in an event's texts."""
    for key, value in event.items():
        if issubclass(type(value), str):  # what lies about its class is none
            event[key] = masked(value)
    return event
