"""Tables as they are handed in: read, and everything that is wrong with them found."""

from __future__ import annotations

import functools
import json
import os
import zipfile
import zlib

from errcode.authoring.lint.problem import Problem
from errcode.authoring.lint.run import Known, problems
from errcode.catalog.folders import VOCABULARY, bundled_folder, is_id, is_table
from errcode.catalog.located import Located, parse
from errcode.catalog.tablefile import LARGEST, read, text_in
from errcode.engine import Engine, shared
from errcode.model import Record, TableError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Any

    Row = dict[str, Any]


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
    places = located.lines_columns([problem.path for problem in found]) if found else ()
    placed = sorted(zip(places, (problem.text for problem in found), strict=True))
    lines = tuple(f"{path}:{line}:{column}: {text}" for (line, column), text in placed)
    return Checked(path=path, text=text, located=located, problems=lines)


def problems_of(table: Row) -> list[Problem]:
    """Find everything that is wrong with a table that is no file yet."""
    return list(problems(table, _known(complete=False), ()))


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
    return text_in(path).replace("\r\n", "\n").replace("\r", "\n")


def table_files(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the name and text of each table among files, folders and zip archives.

    Raises:
        UsageError: A path does not exist, or a folder or archive holds no table.
        TableError: A file cannot be read.
    """
    for path in paths:
        if os.path.isdir(path):
            names = sorted(listed(path))
            members = [(os.path.join(path, name), read_text(os.path.join(path, name))) for name in names]
        elif os.path.isfile(path) and zipfile.is_zipfile(path):
            members = list(_archived(path))
        else:
            members = [(path, read_text(path))]
        if not members:
            raise UsageError(f"{path}: no tables (*.json) in it", f"{path}: 테이블(*.json)이 없습니다")
        yield from members


def check_places(checked: Iterable[Checked]) -> None:
    """Refuse tables that take another one's place without saying so, or change one that does not exist.

    Raises:
        TableError: There is such a table.
    """
    seen: dict[str, str] = {}
    for table in checked:
        if seen.setdefault(table.id, table.path) != table.path:
            raise TableError(f"{table.path}: {seen[table.id]} is a table of {table.id!r} as well; add one of the two")
        value = table.located.value
        bundled = os.path.isfile(os.path.join(bundled_folder(), f"{table.id}.json"))
        if bundled and not value.get("extends") and not value.get("replaces"):
            raise TableError(
                f'{table.path}: errcode has a table {table.id!r}; say "replaces": true to take its place, '
                f'"extends": "{table.id}" to change parts of it, or choose another id'
            )
        if value.get("extends") and not bundled:
            raise TableError(f"{table.path}: it extends {table.id!r}, and errcode has no such table; correct the id")


def check_id(table_id: str) -> None:
    """Refuse an id that cannot be a file's name.

    Raises:
        UsageError: It has other characters than an id may have, or is the name of one of errcode's own files.
    """
    if not is_id(table_id):
        raise UsageError(
            f"{table_id[:120]!r} cannot be an id: lower-case letters, digits and single hyphens, at most 100 of them",
            f"{table_id[:120]!r}은(는) ID로 쓸 수 없습니다. 소문자, 숫자, 하이픈만 100자까지 사용하세요",
        )


def listed(folder: str) -> list[str]:
    """Give the names of the tables in a folder.

    Raises:
        TableError: It cannot be read.
    """
    try:
        return [name for name in os.listdir(folder) if is_table(name)]
    except OSError as error:
        raise TableError(f"{folder}: {error.strerror or error}; check the folder's permissions") from None


def _archived(path: str) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            members = [member for member in members if is_table(os.path.basename(member.filename))]
            size = sum(member.file_size for member in members)
            if size > LARGEST:
                raise TableError(f"{path}: unpacked its tables have {size >> 20} MB; no tables are that large")
            for member in members:
                yield f"{path}({member.filename})", archive.read(member).decode("utf-8-sig")
    except (OSError, ValueError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise TableError(f"{path}: cannot be read: {error}; is the archive whole?") from None


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
