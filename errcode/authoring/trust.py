"""The user allows a project's tables to change what errcode itself says (`errcode.catalog.trust`)."""

from __future__ import annotations

import os

from errcode.authoring import store
from errcode.catalog import vocabulary
from errcode.catalog.folders import PROJECT, VOCABULARY, bundled_folder, is_table
from errcode.catalog.trust import allowed, digest, place
from errcode.catalog.vocabulary import ADDED
from errcode.model import Record, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class ChangingFile(Record):
    """A table that changes or replaces one of errcode's own, or a file of words that are added to errcode's."""

    path: str
    allowed: bool
    """As it is now."""


def changes(paths: Iterable[str] = ()) -> list[ChangingFile]:
    """Give the tables among files and folders that change errcode's own; without any, those of the project here.

    Raises:
        UsageError: There is no such file.
    """
    known = allowed()
    files = [file for path in (*paths,) or (PROJECT,) for file in _files(path)]
    return [ChangingFile(path=file, allowed=digest(file) in known) for file in files if _changes(file)]


def allow(paths: Iterable[str], *, revoke: bool = False) -> None:
    """Allow tables as they are now, or no longer.

    Raises:
        TableError: It cannot be written down.
        UsageError: There is no home.
    """
    lines = allowed()
    for path in paths:
        lines = {key: at for key, at in lines.items() if at != store.one_line(path)}
        key = "" if revoke else digest(path)
        if key:
            lines[key] = store.one_line(path)
    store.keep(place(), "".join(f"{key} {path}\n" for key, path in lines.items()))


def _changes(path: str) -> bool:
    """Tell whether a file says something in errcode's place: a table of a provider of its own, or words."""
    folder, name = os.path.split(path)
    if os.path.basename(folder) == VOCABULARY:
        return name in ADDED
    return os.path.isfile(os.path.join(bundled_folder(), name))


def _files(path: str) -> list[str]:
    path = os.path.abspath(path)
    if os.path.isdir(path):
        words = [file for file in (vocabulary.place(path, name) for name in ADDED) if os.path.isfile(file)]
        return [*sorted(os.path.join(path, name) for name in os.listdir(path) if is_table(name)), *words]
    if not os.path.isfile(path):
        if os.path.basename(path) == PROJECT:
            return []
        raise UsageError(f"{path}: no such file; check the path", f"{path}: 파일이 없습니다. 경로를 확인하세요")
    return [path]
