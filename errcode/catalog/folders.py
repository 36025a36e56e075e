"""Where tables lie: the project's folder, the user's, the bundled one; and which files make up each table."""

from __future__ import annotations

import os
import stat
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


PROJECT = "errcode-tables"
"""The folder of a project's tables, in the working folder."""
VOCABULARY = "vocabulary"
"""The folder, inside a folder of tables, of what all tables share: kinds and synonyms."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a folder's time tells a further change apart from the last one."""


def is_table(name: str) -> bool:
    """Tell whether a file of this name is a provider's table; `table.schema.json` describes tables."""
    return name.endswith(".json") and name != "table.schema.json" and not name.startswith(".")


LONGEST_ID = 100
"""Characters: an id is a file's name, beside which backups stand."""


def is_id(word: str) -> bool:
    """Tell whether a word can be a table's id: lower-case letters and digits, single hyphens between them, not long."""
    plain = word.isascii() and word == word.lower() and all(map(str.isalnum, word.split("-")))
    return plain and len(word) <= LONGEST_ID


def table_folders(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Give the folders that hold tables, the one that wins first: the project's, the user's, the bundled one.

    `ERRCODE_TABLES` is a path list that takes the place of the project's `errcode-tables/`; empty means unset. Where
    there is no home, or the working folder was removed, the others are given.
    """
    own = _user_data_folder(environ)
    folders = (
        *(_listed(environ) or [_absolute(PROJECT)]),
        os.path.join(own, "tables") if own else None,
        bundled_folder(),
    )
    return tuple(folder for folder in folders if folder)


def is_project(folder: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a folder of tables comes with what one works on, and was not named by the user."""
    return os.path.basename(folder) == PROJECT and folder not in _listed(environ)


def missing(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Say which folders `ERRCODE_TABLES` names that are not there: a line for each, most likely a slip."""
    return [
        f"{folder}: ERRCODE_TABLES names it, and there is no such folder; correct the path or create it"
        for folder in _listed(environ)
        if folder and not os.path.isdir(folder)
    ]


def _listed(environ: Mapping[str, str]) -> list[str | None]:
    return [_absolute(path) for path in environ.get("ERRCODE_TABLES", "").split(os.pathsep) if path]


def _absolute(path: str) -> str | None:
    try:
        return os.path.abspath(path)
    except OSError:  # the working folder is gone
        return None


def named(folder: str) -> list[str]:
    """Give the names of the tables' files in a folder; none where there is no such folder.

    Raises:
        OSError: It cannot be read.
    """
    try:
        return [name for name in os.listdir(folder) if is_table(name)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def bundled_folder() -> str:
    """Give the folder of the bundled tables: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "tables")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "tables")


def user_folder(environ: Mapping[str, str] = os.environ) -> str:
    """Give the folder of the user's tables, in the platform's user data folder.

    Raises:
        UsageError: There is no home, so that nothing can be kept.
    """
    return os.path.join(user_data_folder(environ), "tables")


def user_data_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Give errcode's folder for data of the user: what platformdirs gives.

    The usual settings are read here, because loading platformdirs costs as much as a look-up; it is asked about the
    rest (`tests/catalog/test_folders.py` holds the two together).

    Raises:
        UsageError: There is no home, so that nothing can be kept.
    """
    folder = _user_data_folder(environ, platform)
    if folder is None:
        from errcode.model import UsageError

        raise UsageError(
            "there is no home folder to keep tables in; set HOME or XDG_DATA_HOME",
            "테이블을 보관할 홈 폴더가 없습니다. HOME이나 XDG_DATA_HOME을 설정하세요",
        )
    return folder


def _user_data_folder(environ: Mapping[str, str], platform: str = sys.platform) -> str | None:
    return _folder(environ, platform, "XDG_DATA_HOME", ".local/share", "Application Support", "", "user_data_dir")


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Give errcode's folder for what can be made again; None where there is no home."""
    return _folder(environ, platform, "XDG_CACHE_HOME", ".cache", "Caches", "\\Cache", "user_cache_dir")


def _folder(
    environ: Mapping[str, str], platform: str, variable: str, below: str, library: str, end: str, function: str
) -> str | None:
    """Give a folder of the user's: the usual settings are read here, platformdirs is asked about the rest."""
    home, named_ = environ.get("HOME", ""), environ.get(variable, "")
    if platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        if local[1:3] == ":\\" and "WIN_PD_OVERRIDE_LOCAL_APPDATA" not in environ:
            return f"{local.rstrip(chr(92))}\\errcode{end}"
    elif platform in ("linux", "darwin") and named_.startswith("/"):
        return f"{named_.rstrip('/')}/errcode"
    elif platform in ("linux", "darwin") and home.startswith("/") and not named_.startswith("~"):
        return f"{home.rstrip('/')}/{f'Library/{library}' if platform == 'darwin' else below}/errcode"
    import platformdirs

    try:
        folder: str = getattr(platformdirs, function)("errcode", appauthor=False)
    except (OSError, RuntimeError, KeyError):  # no home, and no account to have one
        return None
    return None if folder.startswith("~") else folder


def ours(descriptor: int) -> bool:
    """Tell whether an open file or folder is the user's own, and nobody else may write it."""
    if os.name != "posix":  # elsewhere a profile is its user's, and modes say nothing
        return True
    state = os.fstat(descriptor)
    return state.st_uid == os.geteuid() and not state.st_mode & 0o022


class Layers:
    """Folders of tables, the one that wins first, the last one the base; and which of their files are used.

    A folder or file that cannot be used is noted, and the others are used without it.
    """

    def __init__(self, folders: tuple[str, ...], note: Callable[[str], None], trusted: Callable[[str], bool]) -> None:
        self._folders = folders
        self._note = note
        self._is_trusted = trusted
        self._projects = {folder for folder in folders[:-1] if is_project(folder)}
        self._trusted: dict[str, bool] = {}
        self._base_ids: tuple[int, list[str]] = (0, [])
        """When the base's folder last changed, and the ids in it then."""

    @property
    def folder(self) -> str:
        """The base's folder."""
        return self._folders[-1]

    def base(self, provider: str) -> str:
        """Give the path of a provider's table in the folder that all others change."""
        return os.path.join(self._folders[-1], f"{provider}.json")

    def own(self, word: str) -> str | None:
        """Give a word back that is the id of one of errcode's own tables: no other table can take it."""
        return word if is_id(word) and os.path.isfile(self.base(word)) else None

    def ids(self) -> set[str]:
        """Give the ids of all providers that have a table."""
        return self.others() | set(self._in_base())

    def others(self) -> set[str]:
        """Give the ids of the providers of which another folder than the base has a table."""
        return {id_ for folder in self._folders[:-1] for id_ in self._ids(folder)}

    def files(self, provider: str) -> list[str]:
        """Give the files that make up a provider's table, the one that wins first."""
        found = []
        for folder in self._folders:
            path = os.path.join(folder, f"{provider}.json")
            try:
                if stat.S_ISREG(os.stat(path).st_mode) and self._allowed(folder, provider, path):
                    found.append(path)
            except PermissionError as error:
                self._refused(folder, error)
            except (OSError, ValueError):  # there is none
                pass
        return found

    def _in_base(self) -> list[str]:
        """Give the ids in the base's folder, listed anew when it has changed since, or changed just now."""
        base = self._folders[-1]
        try:
            changed = os.stat(base).st_mtime_ns
        except OSError:
            return self._ids(base)
        if changed != self._base_ids[0]:
            ids = self._ids(base)
            self._base_ids = (changed if time.time_ns() - changed > SETTLED else 0, ids)
        return self._base_ids[1]

    def _ids(self, folder: str) -> list[str]:
        try:
            names = named(folder)
        except OSError as error:
            self._refused(folder, error)
            return []
        for name in names:
            if not is_id(name[:-5]):
                self._note(
                    f"{os.path.join(folder, name)}: its name is no id; rename it: lower-case letters, digits, hyphens"
                )
        return [name[:-5] for name in names if is_id(name[:-5]) and self._is_file(folder, name)]

    def _is_file(self, folder: str, name: str) -> bool:
        """Say whether a table's name is that of a file: a folder, a pipe and a broken link are none."""
        path = os.path.join(folder, name)
        if folder == self._folders[-1] or os.path.isfile(path):
            return True
        self._note(f"{path}: it is no file that can be read; remove it")
        return False

    def _refused(self, folder: str, error: OSError) -> None:
        self._note(f"{folder}: {error.strerror or error}; its tables are left out, check the folder's permissions")

    def _allowed(self, folder: str, provider: str, path: str) -> bool:
        """Say whether a file is used: a project's that changes a table of the base must have been allowed."""
        if folder not in self._projects or not os.path.isfile(os.path.join(self._folders[-1], f"{provider}.json")):
            return True
        if path not in self._trusted:
            self._trusted[path] = self._is_trusted(path)
        if not self._trusted[path]:
            self._note(
                f"{path}: it changes errcode's own table of {provider}, and you have not allowed it; read it, then "
                f"run: errcode tables trust {path}"
            )
        return self._trusted[path]
