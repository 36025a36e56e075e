"""The user's tables on disk: checked before they are written, written whole or not at all, never lost.

A table is written to a temporary file and moved into its place, under a lock that a second process waits for; what it
replaces is first copied to the backups, and `restore` brings it back. A file's name is the id that stands in it, so
nothing can be written outside the folder.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import tempfile
import time
import zipfile

from errcode.authoring.canonical import canonical
from errcode.authoring.lint.problem import Problem
from errcode.authoring.lint.run import Known, problems
from errcode.catalog.folders import VOCABULARY, bundled_folder, is_id, is_table, user_data_folder, user_folder
from errcode.catalog.located import Located, parse
from errcode.catalog.table import read
from errcode.engine import Engine, shared
from errcode.model import TYPE_CHECKING, Record, TableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Any

    Row = dict[str, Any]

LARGEST = 200 * 2**20
"""Bytes: no table is larger; a larger file is something else."""
WORDS = "providers.txt"
"""The user's provider ids, one a line, in the data folder: shells complete them without starting Python."""


class Checked(Record):
    """A table's file: what it says and what is wrong with it."""

    path: str
    text: str
    located: Located
    problems: tuple[str, ...]
    """`file:line:column: what and remedy`, in the file's order."""

    @property
    def id(self) -> str:
        """The id that the table adds, replaces or extends."""
        value = self.located.value
        return str(value.get("extends") or value.get("id"))


def check(path: str, *, complete: bool = False, only: Collection[str] = ()) -> Checked:
    """Read a table's file and find everything that is wrong with it.

    Args:
        path: The file.
        complete: Ask for what bundled tables must have: both languages, kinds, sections, examples.
        only: Names of the rules to look at besides the table's shape; none means all.

    Raises:
        TableError: The file cannot be read or is not JSON.
        UsageError: There is no such file, or no rule of one of the names.
    """
    return check_text(path, read_text(path), complete=complete, only=only)


def check_text(path: str, text: str, *, complete: bool = False, only: Collection[str] = ()) -> Checked:
    """Find everything that is wrong with a table's text; `path` names it in the problems.

    Raises:
        TableError: The text is not JSON.
        UsageError: There is no rule of one of the names.
    """
    located = parse(text, path)
    found = [Problem(path=at, text=f"{at[-1]!r} stands twice; keep one") for at in located.repeated]
    known = _known(complete=complete)
    found += problems(located.value, known, only if not found else ("shape",))
    placed = sorted((located.line_column(problem.path), problem.text) for problem in found)
    lines = tuple(f"{path}:{line}:{column}: {text}" for (line, column), text in placed)
    return Checked(path=path, text=text, located=located, problems=lines)


def read_text(path: str) -> str:
    """Read a text file, UTF-8 with or without a byte order mark.

    Raises:
        UsageError: There is no such file, or it is a folder.
        TableError: It cannot be read, is too large, or is not UTF-8.
    """
    if not os.path.exists(path):
        raise UsageError(f"{path}: no such file; check the path", f"{path}: 파일이 없습니다. 경로를 확인하세요")
    if os.path.isdir(path):
        raise UsageError(f"{path}: is a folder; name a file", f"{path}: 폴더입니다. 파일을 지정하세요")
    try:
        if os.path.getsize(path) > LARGEST:
            raise TableError(f"{path}: {os.path.getsize(path) // 2**20} MB; no table is that large, so this is none")
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}; check the file's permissions") from None
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: byte {error.start}: not UTF-8; save the file as UTF-8") from None


def table_files(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the name and text of each table among files, folders and zip archives.

    Raises:
        UsageError: A path does not exist, or a folder or archive holds no table.
        TableError: A file cannot be read.
    """
    for path in paths:
        if os.path.isdir(path):
            names = sorted(name for name in os.listdir(path) if is_table(name))
            members = [(os.path.join(path, name), read_text(os.path.join(path, name))) for name in names]
        elif zipfile.is_zipfile(path):
            members = list(_archived(path))
        else:
            members = [(path, read_text(path))]
        if not members:
            raise UsageError(f"{path}: no tables (*.json) in it", f"{path}: 테이블(*.json)이 없습니다")
        yield from members


def check_places(checked: Iterable[Checked]) -> None:
    """Refuse tables that would take a bundled one's place without saying so, or change one that does not exist.

    Raises:
        TableError: There is such a table.
    """
    for table in checked:
        value = table.located.value
        bundled = os.path.isfile(os.path.join(bundled_folder(), f"{table.id}.json"))
        if bundled and not value.get("extends") and not value.get("replaces"):
            raise TableError(
                f'{table.path}: errcode has a table {table.id!r}; say "replaces": true to take its place, '
                f'"extends": "{table.id}" to change parts of it, or choose another id'
            )
        if value.get("extends") and not bundled:
            raise TableError(f"{table.path}: it extends {table.id!r}, and errcode has no such table; correct the id")


def add(table: Checked) -> str:
    """Write a checked table into the user's folder, what it replaces into the backups; give its path.

    Raises:
        TableError: The folder cannot be written.
    """
    return save(table.id, canonical(table.located.value))


def save(table_id: str, text: str) -> str:
    """Write a table's text under its id, atomically; give its path.

    Raises:
        TableError: The folder cannot be written, or the disk is full: nothing has changed.
    """
    path = _path(table_id)
    with _writing(path):
        if os.path.exists(path):
            _back_up(path)
        write_atomically(path, text)
    return path


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
        backup = _back_up(path)
        os.unlink(path)
    return backup


def backups(table_id: str | None = None) -> list[str]:
    """Give the backups' paths, the newest first: of one table, or of all."""
    folder = _backup_folder()
    names = os.listdir(folder) if os.path.isdir(folder) else []
    wanted = [name for name in names if name.endswith(".json") and (not table_id or _backed_up(name) == table_id)]
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
    path = save(table_id, read_text(kept[0]))
    os.unlink(kept[0])
    return path


def write_atomically(path: str, text: str) -> None:
    """Write a file so that a crash leaves the old or the new one, whole."""
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".", suffix=".new")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def check_id(table_id: str) -> None:
    """Refuse an id that cannot be a file's name.

    Raises:
        UsageError: It has other characters than an id may have, or is the name of one of errcode's own files.
    """
    if not is_id(table_id):
        raise UsageError(
            f"{table_id!r} cannot be an id: lower-case letters, digits and single hyphens",
            f"{table_id!r}은(는) ID로 쓸 수 없습니다. 소문자, 숫자, 하이픈만 사용하세요",
        )


def _path(table_id: str) -> str:
    check_id(table_id)
    return os.path.join(user_folder(), f"{table_id}.json")


@contextlib.contextmanager
def _writing(path: str) -> Iterator[None]:
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(user_data_folder(), ".lock"), "w") as lock:
            _wait_for(lock.fileno())
            _clear_away(folder)
            yield
            ids = sorted(name[:-5] for name in os.listdir(folder) if is_table(name))
            write_atomically(os.path.join(user_data_folder(), WORDS), "".join(f"{id_}\n" for id_ in ids))
    except OSError as error:
        raise TableError(
            f"{path}: {error.strerror or error}; nothing was changed, check the folder and the disk"
        ) from None


def _clear_away(folder: str) -> None:
    """Remove what a writer that was killed has left; nobody else writes while the lock is held."""
    for name in os.listdir(folder):
        if name.startswith(".") and name.endswith(".new"):
            os.unlink(os.path.join(folder, name))


def _wait_for(descriptor: int) -> None:
    """Wait until no other process writes; the system lifts the lock when the file is closed, after a crash as well."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _backup_folder() -> str:
    return os.path.join(user_data_folder(), "backups")


def _back_up(path: str) -> str:
    folder = _backup_folder()
    os.makedirs(folder, exist_ok=True)
    table_id = os.path.basename(path)[:-5]
    backup = os.path.join(folder, f"{table_id}@{time.time_ns():020d}.json")
    with open(path, encoding="utf-8") as file:
        write_atomically(backup, file.read())
    return backup


def _backed_up(name: str) -> str:
    return name.split("@")[0]


def _archived(path: str) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            name = os.path.basename(member.filename)
            if not is_table(name) or member.is_dir():
                continue
            if member.file_size > LARGEST:
                raise TableError(f"{path}({member.filename}): {member.file_size // 2**20} MB; no table is that large")
            try:
                yield f"{path}({member.filename})", archive.read(member).decode("utf-8-sig")
            except (UnicodeDecodeError, zipfile.BadZipFile, RuntimeError) as error:
                raise TableError(f"{path}({member.filename}): cannot be read: {error}") from None


def _known(*, complete: bool) -> Known:
    """Give what the rules look at besides a table."""
    with open(os.path.join(bundled_folder(), "table.schema.json"), encoding="utf-8") as file:
        schema: Row = json.load(file)
    bundled = shared(folders=(bundled_folder(),)).catalog
    return Known(
        kinds=bundled.kinds,
        schema=schema,
        others=lambda: [table.data for table in bundled.tables()],
        engine=_engine,
        words=_words,
        complete=complete,
    )


@functools.cache
def _words(name: str) -> Row:
    """Give a file of the vocabulary."""
    return read(os.path.join(bundled_folder(), VOCABULARY, f"{name}.json"))


def _engine(table: Row) -> Engine:
    """Give an engine of the bundled tables, this one in its place among them."""
    bundled = shared(folders=(bundled_folder(),))
    same = table["id"] in bundled.catalog.ids() and bundled.catalog.table(table["id"]).data == table
    return bundled if same else Engine(catalog=bundled.catalog.having(table))


def template(table_id: str) -> str:
    """Give the text of a table to start from: one example of everything, which validates as it stands."""
    check_id(table_id)
    example = '{"result": "error", "code": "1001", "message": "price 12.345 is not a multiple of 0.01"}'
    return canonical(
        {
            "$schema": "table.schema.json",
            "id": table_id,
            "name": {"en": table_id, "ko": table_id},
            "api": "REST v1",
            "hosts": ["api.example.com"],
            "sources": [
                {"id": "docs", "url": "https://example.com/docs/errors", "retrieved": time.strftime("%Y-%m-%d")}
            ],
            "sections": [{"id": "order", "name": {"en": "Orders", "ko": "주문"}}],
            "payloads": [{"when": {"result": "error"}, "code": "code", "message": "message", "success": ["0"]}],
            "examples": [{"text": example, "code": "1001"}],
            "errors": [
                {
                    "code": "1001",
                    "section": "order",
                    "name": "BAD_PRICE",
                    "http_status": 400,
                    "messages": ["price %s is not a multiple of %s"],
                    "meaning": {"en": "The price is off the tick size.", "ko": "가격이 호가 단위에 맞지 않습니다."},
                    "kind": "order-rule",
                }
            ],
        }
    )
