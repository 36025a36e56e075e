"""What was made of files, kept in the user's cache folder as long as the files are the same.

Reading 100,000 entries and laying out their texts takes a second, several times as long as looking through them. What
is kept is written as the interpreter writes compiled modules (`marshal`), which believes whatever it reads. So only
what this user has written is read back: the folder and the file are the user's own, nobody else may write them, and a
sum tells that the bytes are those that were written. Where it cannot be written or read it is made anew.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import time
from zlib import crc32

from errcode import __version__
from errcode.catalog.folders import bundled_folder, cache_folder, ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")

LEAST = 1 << 18
"""Bytes: what is made of a smaller file is not worth keeping, unless it is said to be."""
MOST = 1 << 30
"""Bytes of what is kept of one file."""
SETTLED = 0.1
"""Seconds after a change from which on another one would show in a file's times."""
OLD = 90 * 24 * 3600
"""Seconds after which what was kept is thrown away: its file may be gone."""
_SUM = 8
"""Characters of the sum of what is kept."""


def kept(path: str, what: str, make: Callable[[], T], least: int = LEAST) -> T:
    """Give what `make` makes of a file, made now or before.

    Args:
        path: The file.
        what: What is made of it, as a word.
        make: Makes it; it consists of built-in types.
        least: Bytes of a file from which on it is worth keeping.
    """
    folder, stamp = cache_folder(), _stamp(path, least)
    if stamp is None or folder is None:
        return make()
    place = os.path.join(folder, f"{os.path.basename(path)}-{crc32(os.fsencode(path)):08x}.{what}")
    value: T | None = _read(place, stamp)
    if value is None:
        value = make()
        if _stamp(path, least) == stamp:
            _write(place, stamp, value)
    return value


def _stamp(path: str, least: int) -> bytes | None:
    """Give what changes when the file, errcode, its schema or the interpreter does; None when nothing is to be kept."""
    try:
        state = os.stat(path)
        if state.st_size < least or time.time() - state.st_mtime < SETTLED:
            return None
        schema = os.stat(os.path.join(bundled_folder(), "table.schema.json"))
    except OSError:
        return None
    times = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, schema.st_size, schema.st_mtime_ns)
    return os.fsencode(f"{path!r} {times} {__version__} {sys.implementation.cache_tag}\n")


def _read(place: str, stamp: bytes) -> Any:
    """Read what was kept; None when it is not there, not of this stamp, damaged, or may be somebody else's."""
    try:
        if not _own_folder(os.path.dirname(place)):
            return None
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:
            state = os.fstat(descriptor)
            if not stat.S_ISREG(state.st_mode) or state.st_size > MOST or not ours(descriptor):
                return None
            if file.readline(len(stamp)) != stamp:
                return None
            checksum, content = file.read(_SUM), file.read()
        return marshal.loads(content) if checksum == _sum(content) else None
    except (OSError, EOFError, ValueError, TypeError, MemoryError):
        return None


def _own_folder(folder: str) -> bool:
    """Tell whether a folder is the user's own, and nobody else may put files into it."""
    if os.name != "posix":
        return True
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return ours(descriptor)
    finally:
        os.close(descriptor)


def _sum(content: bytes) -> bytes:
    return b"%08x" % crc32(content)


def _write(place: str, stamp: bytes, value: Any) -> None:
    new, folder = f"{place}.{os.getpid()}", os.path.dirname(place)
    try:
        os.makedirs(folder, 0o700, exist_ok=True)
        if not _own_folder(folder):
            return
        content = marshal.dumps(value)
        try:
            with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.writelines((stamp, _sum(content), content))
            os.replace(new, place)
        except OSError:
            os.unlink(new)
        if time.monotonic() - _swept.get(folder, -SWEPT) >= SWEPT:
            _swept[folder] = time.monotonic()
            _sweep(folder)
    except (OSError, ValueError, MemoryError):  # a full or read-only disk: next time it is made again
        pass


SWEPT = 60.0
"""Seconds for which a folder that was swept is left alone: a thousand tables are written one after the other."""
_swept: dict[str, float] = {}


def _sweep(within: str) -> None:
    """Throw away what is old, and what a writer that was killed has left."""
    for name in os.listdir(within):
        path = os.path.join(within, name)
        age = time.time() - os.stat(path, follow_symlinks=False).st_mtime
        if age > OLD or (age > 3600 and name.rpartition(".")[2].isdigit()):
            os.unlink(path)
