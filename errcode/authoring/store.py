"""The user's tables on disk: checked before they are written, written whole or not at all, never lost.

A table is written to a temporary file and moved into its place, under a lock that a second process waits for; what it
replaces is first copied to the backups, and `restore` brings it back. A file's name is the id that stands in it, so
nothing can be written outside the folder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
import time

from errcode.authoring import files
from errcode.authoring.canonical import canonical
from errcode.authoring.checks import check, check_id, listed
from errcode.catalog.folders import is_id, user_data_folder, user_folder
from errcode.model import TableError, UsageError
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from errcode.authoring.checks import Checked

BACKUPS = 10
"""Of each table; older ones are thrown away."""
PATIENCE = 30
"""Seconds for which another process that writes is waited for."""
WORDS = "providers.txt"
"""The user's provider ids, one a line, in the data folder: shells complete them without starting Python."""


def own(table_id: str) -> str | None:
    """Give the path of the user's table of this id; None when there is none."""
    path = _path(table_id)
    return path if os.path.isfile(path) else None


def add(*tables: Checked) -> list[str]:
    """Write checked tables into the user's folder, all of them or none, what they replace into the backups.

    Raises:
        TableError: The folder cannot be written, or the disk is full: nothing has changed.
    """
    return save({table.id: canonical(table.located.value) for table in tables})


def save(texts: Mapping[str, str]) -> list[str]:
    """Write tables' texts under their ids, all of them or none; give their paths.

    Everything that needs room on the disk is written first; then the new files are moved into their places.

    Raises:
        TableError: The folder cannot be written, or the disk is full: nothing has changed.
    """
    paths = {_path(table_id): text for table_id, text in texts.items()}
    made: list[str] = []
    with _writing(next(iter(paths))):
        try:
            new = {path: _beside(path, text, made) for path, text in paths.items()}
            old = {path: _back_up(path, made) for path in paths if os.path.exists(path)}
            _move(new, old)
        except BaseException:
            for path in made:
                with contextlib.suppress(OSError):
                    os.unlink(path)
            raise
        _prune(texts)
    return list(paths)


def _beside(path: str, text: str, made: list[str]) -> str:
    """Write a file that will take another's place, beside it; where that is a link, beside what it leads to."""
    folder = os.path.dirname(os.path.realpath(path))
    handle, new = tempfile.mkstemp(dir=folder, prefix=files.LEFT)
    made.append(new)
    with open(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileNotFoundError):
        os.chmod(new, stat.S_IMODE(os.stat(path).st_mode))
    return new


def _move(new: Mapping[str, str], old: Mapping[str, str]) -> None:
    """Move new files into their places; when one cannot be moved, those before it are taken back."""
    moved: list[str] = []
    try:
        for path, file in new.items():
            os.replace(file, os.path.realpath(path))
            moved.append(path)
    except OSError:
        for path in moved:
            with contextlib.suppress(OSError):
                os.replace(old[path], os.path.realpath(path)) if path in old else os.unlink(path)
        raise


def remove(table_id: str) -> str:
    """Take a table out of the user's folder into the backups; give the backup's path.

    Raises:
        UsageError: The user has no such table.
        TableError: The folder cannot be written.
    """
    path = _path(table_id)
    if not os.path.isfile(path):
        raise UsageError(
            f"there is no table {table_id!r} in {user_folder()}; errcode tables list shows them",
            f"{user_folder()}에 {table_id!r} 테이블이 없습니다. errcode tables list로 확인하세요",
        )
    with _writing(path):
        backup = _back_up(path, [])
        os.unlink(path)
        _prune([table_id])
    return backup


def backups(table_id: str | None = None) -> list[str]:
    """Give the backups' paths, the newest first: of one table, or of all."""
    folder = _backup_folder()
    names = os.listdir(folder) if os.path.isdir(folder) else []
    names = [name for name in names if name.endswith(".json") and "@" in name and not name.startswith(".")]
    wanted = [name for name in names if not table_id or _backed_up(name) == table_id]
    return [os.path.join(folder, name) for name in sorted(wanted, key=lambda name: name.split("@")[1], reverse=True)]


def restore(table_id: str) -> str:
    """Bring the newest backup of a table back; what it replaces becomes a backup itself. Give the table's path.

    Raises:
        UsageError: There is no backup of it.
        TableError: The folder cannot be written.
    """
    kept = backups(table_id)
    if not kept:
        known = ", ".join(sorted({_backed_up(os.path.basename(path)) for path in backups()}))
        raise UsageError(
            f"there is no backup of {table_id!r}" + (f"; there are some of {known}" if known else ""),
            f"{table_id!r}의 백업이 없습니다." + (f" 백업이 있는 테이블: {known}" if known else ""),
        )
    for backup in kept:
        with contextlib.suppress(TableError):
            if not (checked := check(backup, only=("shape",))).problems and checked.id == table_id:
                [path] = save({table_id: checked.text})
                os.unlink(backup)
                return path
    raise TableError(f"{kept[0]}: no backup of {table_id!r} is whole; look at it: errcode tables validate {kept[0]}")


def rewrite(path: str, text: str) -> None:
    """Write a file's new text, wherever it is: a link is followed, its mode stays.

    Raises:
        TableError: It cannot be written; nothing was changed.
    """
    try:
        files.put_text(path, text)
    except OSError as error:
        raise TableError(
            f"{path}: {error.strerror or error}; nothing was changed, check the file and the disk"
        ) from None


def keep(path: str, text: str) -> None:
    """Write a file of the user's own data, which nobody else may write.

    Raises:
        TableError: It cannot be written; nothing was changed.
    """
    with contextlib.suppress(FileExistsError, OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    rewrite(path, text)


def one_line(path: str) -> str:
    """Give a path as it can stand in a line."""
    return visible(path)


def _path(table_id: str) -> str:
    check_id(table_id)
    return os.path.join(user_folder(), f"{table_id}.json")


@contextlib.contextmanager
def _writing(path: str) -> Iterator[None]:
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with open(os.open(os.path.join(user_data_folder(), ".lock"), flags, 0o600), "r+") as lock:
            _wait_for(lock.fileno())
            for each in (folder, user_data_folder(), _backup_folder()):
                files.swept(each, age=0)  # nobody else writes while the lock is held
            yield
            _list_words(folder)
    except OSError as error:
        raise TableError(
            f"{path}: {error.strerror or error}; nothing was changed, check the folder and the disk"
        ) from None


def _list_words(folder: str) -> None:
    """List the user's providers for shells; a convenience, without which the tables are as good."""
    ids = sorted(name[:-5] for name in listed(folder) if is_id(name[:-5]))
    with contextlib.suppress(OSError):
        files.put_text(os.path.join(user_data_folder(), WORDS), "".join(f"{id_}\n" for id_ in ids))


def _wait_for(descriptor: int) -> None:
    """Wait until no other process writes; the system lifts the lock when the file is closed, after a crash as well.

    Raises:
        OSError: Another one has written for too long.
    """
    deadline = time.monotonic() + PATIENCE
    while not _locked(descriptor):
        if time.monotonic() > deadline:
            raise TimeoutError(errno.ETIMEDOUT, f"another errcode has been writing tables for {PATIENCE} s")
        time.sleep(0.02)


def _locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
    else:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _backup_folder() -> str:
    return os.path.join(user_data_folder(), "backups")


def _back_up(path: str, made: list[str]) -> str:
    """Copy a table's bytes to the backups, whatever they are."""
    folder = _backup_folder()
    os.makedirs(folder, exist_ok=True)
    backup = os.path.join(folder, f"{os.path.basename(path)[:-5]}@{time.time_ns():020d}.json")
    made.append(backup)
    with open(path, "rb") as file:
        content = file.read()
    files.put(backup, lambda to: _write_bytes(to, content))
    return backup


def _write_bytes(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _prune(table_ids: Iterable[str]) -> None:
    """Throw away all but the newest backups of some tables."""
    for table_id in table_ids:
        for backup in backups(table_id)[BACKUPS:]:
            with contextlib.suppress(OSError):
                os.unlink(backup)


def _backed_up(name: str) -> str:
    return name.split("@")[0]
