"""Files written where somebody asked for them: whole or not at all, and nothing loses its place.

A link is followed, a mode is kept, a device or pipe is written into, and what nobody may write is refused. Everything
is made beside its place first and then moved there, so that a full disk or a crash leaves the old file as it was.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LEFT = ".errcode-"
"""How the names of unfinished files begin."""
STALE = 3600
"""Seconds after which an unfinished file is nobody's any more."""


def put(path: str, make: Callable[[str], None]) -> None:
    """Make a file at a place, whatever is there.

    Args:
        path: The place; where it is a link, what it leads to.
        make: Writes the file whose path it is given.

    Raises:
        OSError: It cannot be written; what was there is as it was.
    """
    try:
        state = os.stat(path)
    except FileNotFoundError:
        state = None
    if state and not stat.S_ISREG(state.st_mode):
        _pour(make, path)
        return
    target = os.path.realpath(path)
    if state and not (state.st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, "it may not be written", path)
    try:
        folder = _beside(target)
    except OSError:
        if state is None:
            raise
        folder = None  # the file may be written, its folder not
    if folder is None or (state and state.st_nlink > 1):
        _overwrite(make, target, folder)
    else:
        with _removed(folder):
            made = _made(make, folder)
            if state:
                _dress(made, state)
            os.replace(made, target)


def put_text(path: str, text: str) -> None:
    """Write a text as a file, UTF-8 with plain line ends.

    Raises:
        OSError: It cannot be written; what was there is as it was.
    """
    put(path, lambda to: write_text(to, text))


def write_text(path: str, text: str) -> None:
    """Write a new file and have it on the disk."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def swept(folder: str, *, age: float = STALE) -> None:
    """Remove what writers that were killed have left in a folder."""
    for name in _names(folder):
        path = os.path.join(folder, name)
        with contextlib.suppress(OSError):
            if name.startswith(LEFT) and time.time() - os.lstat(path).st_mtime > age:
                shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.unlink(path)


def _names(folder: str) -> Iterable[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _beside(target: str) -> str:
    folder = os.path.dirname(target)
    swept(folder)
    return tempfile.mkdtemp(dir=folder, prefix=LEFT)


@contextlib.contextmanager
def _removed(folder: str) -> Iterator[None]:
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _made(make: Callable[[str], None], folder: str) -> str:
    made = os.path.join(folder, "new")
    make(made)
    return made


def _dress(made: str, state: os.stat_result) -> None:
    """Give a new file the mode and, where that is possible, the owner of the one whose place it takes."""
    with contextlib.suppress(OSError, AttributeError):
        os.chown(made, state.st_uid, state.st_gid)
    os.chmod(made, stat.S_IMODE(state.st_mode))


def _pour(make: Callable[[str], None], target: str) -> None:
    """Write into a device or a pipe: it is nobody's to replace."""
    folder = tempfile.mkdtemp(prefix=LEFT)
    with _removed(folder), open(_made(make, folder), "rb") as source, open(target, "wb", buffering=0) as sink:
        shutil.copyfileobj(source, sink)


def _overwrite(make: Callable[[str], None], target: str, folder: str | None) -> None:
    """Write over a file that has other names too, or stands in a folder where no new one may: room for it first."""
    folder = folder or tempfile.mkdtemp(prefix=LEFT)
    with _removed(folder), open(_made(make, folder), "rb") as source, open(target, "r+b") as sink:
        new, old = os.fstat(source.fileno()).st_size, os.fstat(sink.fileno()).st_size
        if new > old and hasattr(os, "posix_fallocate"):
            try:
                os.posix_fallocate(sink.fileno(), old, new - old)
            except OSError:
                os.ftruncate(sink.fileno(), old)
                raise
        shutil.copyfileobj(source, sink)
        sink.truncate()
        sink.flush()
        os.fsync(sink.fileno())
