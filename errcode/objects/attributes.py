"""Attributes of objects that nobody vouches for: asked for without trust, and given in known types or not at all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

LONGEST = 1 << 20
"""Characters or bytes of one value that are read: an error's answer is short."""


def value(thing: object, name: str) -> object:
    """Give an attribute; None when there is none, or when asking for it fails in any way."""
    try:
        return getattr(thing, name, None)
    except KeyboardInterrupt:
        raise
    except BaseException:  # a property may raise what it likes: httpx's `request`, and whatever lies
        return None


def isa(thing: Any, *classes_: type) -> bool:
    """Say whether an object is of one of these classes; `isinstance` asks the object, which may lie or raise."""
    return issubclass(type(thing), classes_)


def bears(thing: object, name: str) -> bool:
    """Say whether an object has an attribute, be it None; asking its class and itself runs no code of theirs."""
    try:
        own = object.__getattribute__(thing, "__dict__")
    except KeyboardInterrupt:
        raise
    except BaseException:  # it keeps its attributes in slots, or lies
        own = {}
    return name in own or any(name in cls.__dict__ for cls in type(thing).__mro__)


def stored(thing: object, name: str) -> object:
    """Give an attribute that lies in the object itself: asking for it runs no code, so it reads no stream."""
    try:
        return object.__getattribute__(thing, "__dict__").get(name)
    except KeyboardInterrupt:
        raise
    except BaseException:
        return None


def plain(thing: object, name: str) -> object:
    """Give an attribute that is data: of the object, of its class, or in a slot; what would run code is not asked."""
    found = stored(thing, name)
    for cls in type(thing).__mro__ if found is None else ():
        if name in cls.__dict__:
            kept = cls.__dict__[name]
            if type(kept).__name__ == "member_descriptor":
                return value(thing, name)
            return kept if isinstance(kept, str | bytes | int) else None
    return found


def words(thing: object) -> str:
    """Give what an object says of itself (`str`); nothing when it fails."""
    try:
        said = str(thing)[:LONGEST]
    except KeyboardInterrupt:
        raise
    except BaseException:
        return ""
    return said if type(said) is str else ""


def text(found: Any) -> str | None:
    """Give a value that is text, or bytes that hold text; None for anything else, whatever its class is said to be."""
    if isa(found, str):
        return str.__str__(found)[:LONGEST]
    if isa(found, bytes, bytearray):
        from errcode.text.encoding import decoded

        return decoded(bytes(found[:LONGEST]))
    return None


def number(found: Any) -> int | None:
    """Give a value that is a whole number; a string of digits and `400.0` count, a truth value does not."""
    if isa(found, bool):
        return None
    if isa(found, float):
        whole = float.__pos__(found)
        return int(whole) if whole.is_integer() else None
    if isa(found, int):
        return int.__int__(found)
    if isa(found, str) and len(found) <= 9 and found.isascii() and found.isdigit():
        return int(found)
    return None


def status(thing: object, names: Iterable[str] = ("status_code", "status", "http_status", "code")) -> int | None:
    """Give the HTTP status that an object bears; a number that is none (pybit's status_code is a code) is left out."""
    for name in names:
        found = number(value(thing, name))
        if found is not None and 100 <= found <= 599:
            return found
    return None


def classes(thing: object) -> tuple[str, ...]:
    """Give the full names of an object's class and of those that it is made of, its own first."""
    return tuple(f"{cls.__module__}.{cls.__qualname__}" for cls in type(thing).__mro__[:-1])
