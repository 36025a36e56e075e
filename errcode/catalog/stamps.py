"""Whether tables have changed: the files and folders to watch, and what of them changes when they do."""

from __future__ import annotations

import os

from errcode.catalog.folders import VOCABULARY, bundled_folder, is_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Stamp = list[tuple[int, int, int] | None]


def watched(folders: Iterable[str]) -> list[str]:
    """Give the files and folders whose change means that tables have changed.

    The bundled files are not looked at one by one: an update replaces them, and that shows in their folder.
    """
    paths = []
    for folder in folders:
        paths += [folder, os.path.join(folder, VOCABULARY)]
        if folder != bundled_folder():
            for within in paths[-2:]:
                names = os.listdir(within) if os.path.isdir(within) else []
                paths += [os.path.join(within, name) for name in sorted(names) if is_table(name)]
    return paths


def stamp(paths: Iterable[str]) -> Stamp:
    """Give what changes when one of these changes: time, size and number of each, None where there is none."""
    return [_state(path) for path in paths]


def _state(path: str) -> tuple[int, int, int] | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
