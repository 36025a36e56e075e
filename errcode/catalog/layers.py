"""The files that make up each provider's table: a project's, the user's, the bundled one; the first one wins."""

from __future__ import annotations

import os
import stat

from errcode.catalog.folders import is_id, is_project, named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Layers:
    """Folders of tables, the one that wins first, the last one the base; and which of their files are used.

    A folder or file that cannot be used is noted, and the others are used without it.
    """

    def __init__(self, folders: tuple[str, ...], note: Callable[[str], None]) -> None:
        self._folders = folders
        self._note = note
        self._projects = {folder for folder in folders[:-1] if is_project(folder)}
        self._trusted: dict[str, bool] = {}

    def ids(self) -> set[str]:
        """Give the ids of all providers that have a table."""
        return {id_ for folder in self._folders for id_ in self._ids(folder)}

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
        return [name[:-5] for name in names if is_id(name[:-5])]

    def _refused(self, folder: str, error: OSError) -> None:
        self._note(f"{folder}: {error.strerror or error}; its tables are left out, check the folder's permissions")

    def _allowed(self, folder: str, provider: str, path: str) -> bool:
        """Say whether a file is used: a project's that changes a table of the base must have been allowed."""
        if folder not in self._projects or not os.path.isfile(os.path.join(self._folders[-1], f"{provider}.json")):
            return True
        if path not in self._trusted:
            from errcode.catalog.trust import trusted

            self._trusted[path] = trusted(path)
        if not self._trusted[path]:
            self._note(
                f"{path}: it changes errcode's own table of {provider}, and you have not allowed it; read it, then "
                f"run: errcode tables trust {path}"
            )
        return self._trusted[path]
