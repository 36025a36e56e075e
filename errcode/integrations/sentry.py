"""sentry-sdk: `sentry_sdk.init(…, before_send=errcode.integrations.sentry.before_send)`."""

from __future__ import annotations

from errcode.integrations.records import mark, quietly
from errcode.text.secrets import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def before_send(event: Any, hint: Any) -> Any:
    """Group an event by provider, code and kind, and tag it with them; its texts leave without secrets.

    Without it, a time-out and a wrong price that one function raised are one issue, and one error raised in ten places
    is ten. It never raises, and never drops an event.
    """
    quietly(_tell, event, hint)
    quietly(_mask, event)
    return event


def _tell(event: Any, hint: Any) -> None:
    error = (hint.get("exc_info") or (None, None, None))[1]
    record = hint.get("log_record")
    extra = event.get("extra")
    found = mark(_said(event, record), error, extra if isinstance(extra, dict) else {})
    if found is not None:
        named = {name: found[name] for name in ("provider", "code", "kind", "retry")}
        event["fingerprint"] = ["errcode", found["provider"], found["code"] or "-", found["kind"] or "-"]
        tags = event.get("tags")
        event["tags"] = {
            **(tags if isinstance(tags, dict) else dict(tags or ())),
            **{f"errcode.{name}": value for name, value in named.items() if value is not None},
        }


def _said(event: Any, record: Any) -> str:
    try:
        if record is not None:
            return str(record.getMessage())
    except Exception:  # its arguments do not fit
        return ""
    entry = event.get("logentry")
    said = entry.get("message") if isinstance(entry, dict) else event.get("message")
    return said if isinstance(said, str) else ""


def _mask(event: Any) -> None:
    """Hide secrets in the texts that an event shows: its message, its exceptions' words, its breadcrumbs."""
    entry, raised, crumbs = event.get("logentry"), event.get("exception"), event.get("breadcrumbs")
    shown = [event, entry]
    shown += (raised.get("values") or []) if isinstance(raised, dict) else []
    shown += (crumbs.get("values") or []) if isinstance(crumbs, dict) else []
    for part in shown:
        for name in ("message", "formatted", "value") if isinstance(part, dict) else ():
            if isinstance(part.get(name), str):
                part[name] = masked(part[name])
