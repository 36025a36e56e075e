"""Answers of HTTP clients (requests, httpx, aiohttp, urllib3 and what looks like them), by their attributes alone."""

from __future__ import annotations

from itertools import islice

from errcode.objects.attributes import bears, isa, number, status, stored, text, value, words
from errcode.objects.bodies import is_body, is_model, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

HEADERS = 200
"""So many headers are read."""

_BODIES = ("_content", "_body", "content", "body", "text", "data", "_text")
"""Where clients keep a body that has been read; asked for in the object itself: a property might read on."""


def status_of(thing: object) -> int | None:
    """Give the status that a response bears under one of its usual names."""
    return status(thing, ("status_code", "status", "code"))


def is_response(thing: object) -> bool:
    """Say whether an object bears a status and headers."""
    return status_of(thing) is not None and value(thing, "headers") is not None


def is_unsure(thing: object) -> bool:
    """Say whether an object looks like an answer but bears no status: nobody knows how its request went."""
    if text(thing) is not None or is_body(thing) or is_model(thing) or isa(thing, type):
        return False
    return status_of(thing) is None and any(bears(thing, name) for name in ("status_code", *_BODIES[2:5]))


def body(thing: object) -> str | None:
    """Give the body as far as the caller has read it."""
    for name in _BODIES:
        found = stored(thing, name)
        said = text(found)
        if said:
            return said
        if found is not None and is_body(found):
            return written(found)
    return None


def headers_of(headers: object) -> dict[str, str]:
    """Give headers with their names in lower case, whatever mapping or list of pairs they are."""
    items = value(headers, "items")
    found: dict[str, str] = {}
    try:
        pairs: Any = items() if callable(items) else headers
        for pair in islice(pairs, HEADERS):  # it may give the same one for ever
            name, said = pair
            found[(text(name) or words(name)).lower()] = text(said) or words(said)
    except KeyboardInterrupt:
        raise
    except BaseException:  # it was no mapping, or lied
        pass
    return found


def request_of(thing: object) -> tuple[str | None, str | None]:
    """Give method and address of the request that an answer or an exception belongs to."""
    for request in (value(thing, "request"), value(thing, "request_info"), value(thing, "_request"), thing):
        if request is None:
            continue
        method, address = text(value(request, "method")), value(request, "url") or value(request, "real_url")
        if address is not None and number(address) is None:
            said = text(address) or words(address)
            if "://" in said[:12]:
                return (method.upper()[:10] if method else None), said
    return None, None
