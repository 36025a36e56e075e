"""What was made of large files, kept in the user's cache folder as long as the files are the same.

Reading 100,000 entries and laying out their texts takes a second, several times as long as looking through them. What
is kept is written as the interpreter writes compiled modules (`marshal`), into a folder of the user's own; where it
cannot be written or read it is made anew.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from zlib import crc32

from errcode import __version__
from errcode.catalog.folders import cache_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")

LEAST = 1 << 18
"""Bytes: what is made of a smaller file is not worth keeping."""
SETTLED = 0.1
"""Seconds after a change from which on another one would show in a file's times."""
OLD = 90 * 24 * 3600
"""Seconds after which what was kept is thrown away: its file may be gone."""


def kept(path: str, what: str, make: Callable[[], T]) -> T:
    """Give what `make` makes of a file, made now or before.

    Args:
        path: The file.
        what: What is made of it, as a word.
        make: Makes it; it consists of built-in types.
    """
    stamp = _stamp(path)
    if stamp is None:
        return make()
    place = os.path.join(cache_folder(), f"{os.path.basename(path)}-{crc32(path.encode()):08x}.{what}")
    value: T | None = _read(place, stamp)
    if value is None:
        value = make()
        if _stamp(path) == stamp:
            _write(place, stamp, value)
    return value


def _stamp(path: str) -> bytes | None:
    """Give what changes when the file, errcode or the interpreter does; None when nothing is to be kept of the file."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    if state.st_size < LEAST or time.time() - state.st_mtime < SETTLED:
        return None
    state_ = (os.path.abspath(path), state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    return f"{state_} {__version__} {sys.implementation.cache_tag}\n".encode("utf-8", "surrogateescape")


def _read(place: str, stamp: bytes) -> T | None:
    try:
        with open(place, "rb") as file:
            if file.readline() == stamp:
                return marshal.loads(file.read())  # type: ignore[no-any-return]
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return None


def _write(place: str, stamp: bytes, value: Any) -> None:
    new = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), 0o700, exist_ok=True)
        try:
            with open(new, "xb") as file:
                file.write(stamp + marshal.dumps(value))
            os.replace(new, place)
        except OSError:
            os.unlink(new)
        _sweep(os.path.dirname(place))
    except OSError:  # a full or read-only disk: next time it is made again
        pass


def _sweep(within: str) -> None:
    for name in os.listdir(within):
        path = os.path.join(within, name)
        if time.time() - os.stat(path).st_mtime > OLD:
            os.unlink(path)
