"""A folder that is written as a whole: beside its place first, then put there by renaming."""

from __future__ import annotations

import os
import shutil
import tempfile
import time

from errcode.authoring.files import STALE
from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MANIFEST = ".errcode.site"  # not `authoring.files.LEFT`, which is swept
"""Lists the files that were written, a line each: whatever else lies in the folder is somebody else's."""


def others(folder: str) -> list[str]:
    """Give what lies in a folder and was not written there by `written`, as paths within it, in order.

    Raises:
        UsageError: It is no folder, or cannot be read.
    """
    if not os.path.lexists(folder):
        return []
    if not os.path.isdir(folder):
        raise UsageError(
            f"{folder} is no folder; name another one with --output",
            f"{folder}은(는) 폴더가 아닙니다. --output으로 다른 폴더를 지정하세요",
        )
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            known = {MANIFEST, *file.read().split("\n")}
    except (OSError, UnicodeDecodeError):
        known = set()
    found = []
    for place, _, names in os.walk(folder):
        inside = os.path.relpath(place, folder).replace(os.sep, "/")
        found += [name if inside == "." else f"{inside}/{name}" for name in names]
    return sorted(set(found) - known)


def written(folder: str, files: Iterable[tuple[str, bytes]], *, force: bool = False) -> int:
    """Write a folder's files in place of those that were written there before; give their number.

    Until the last one is written the former folder is whole, and it comes back when taking its place fails.

    Args:
        folder: The folder; made where there is none.
        files: Path within the folder (with slashes) and content.
        force: Whether to write into a folder that holds other files; they stay.

    Raises:
        UsageError: It holds other files and is not to be forced, or cannot be written.
    """
    folder, strange = _usable(folder, force=force)
    parent, name = os.path.split(folder)
    aside: str | None = None
    try:
        os.makedirs(parent, exist_ok=True)
        _swept(parent, name)
        aside = tempfile.mkdtemp(prefix=f".{name}.", dir=parent)
        new = os.path.join(aside, "new")
        count = _laid(new, files)
        _carried(folder, new, strange)
        _swapped(folder, new, os.path.join(aside, "old"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{folder}: {reason}; name another folder with --output", f"{folder}: {reason}") from None
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)
    return count


def _usable(folder: str, *, force: bool) -> tuple[str, list[str]]:
    """Give the folder's real path, and the files in it that are somebody else's.

    Raises:
        UsageError: It has no name, or holds other files and is not to be forced.
    """
    if not folder.strip():
        raise UsageError(
            "--output names no folder; leave it out to write into site/",
            "--output에 폴더 이름이 없습니다. 옵션을 빼면 site/에 저장합니다",
        )
    folder = os.path.realpath(folder)
    strange = others(folder)
    if strange and not force:
        raise UsageError(
            f"{folder} holds other files ({strange[0]}{', …' if strange[1:] else ''}); "
            "name another folder with --output, or add --force: they stay",
            f"{folder}에 다른 파일이 있습니다({strange[0]}{' 등' if strange[1:] else ''}). "
            "--output으로 다른 폴더를 지정하거나 --force를 붙이세요. 다른 파일은 그대로 남습니다",
        )
    return folder, strange


def _swept(parent: str, name: str) -> None:
    """Remove what a build that was killed has left beside its folder."""
    with os.scandir(parent) as found:
        left = [
            entry.path
            for entry in found
            if entry.name.startswith(f".{name}.")
            and entry.is_dir(follow_symlinks=False)
            and os.path.isdir(os.path.join(entry.path, "new"))
            and time.time() - entry.stat(follow_symlinks=False).st_mtime > STALE
        ]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)


def _laid(folder: str, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files and their manifest into a new folder."""
    os.mkdir(folder)
    made = {""}
    paths = []
    for path, content in files:
        below = os.path.dirname(path)
        if below not in made:
            os.makedirs(os.path.join(folder, below), exist_ok=True)
            made.add(below)
        with open(os.path.join(folder, path), "wb") as file:
            file.write(content)
        paths.append(path)
    with open(os.path.join(folder, MANIFEST), "w", encoding="utf-8", newline="\n") as manifest:
        manifest.write("".join(f"{path}\n" for path in sorted(paths)))
    return len(paths)


def _carried(old: str, new: str, paths: Iterable[str]) -> None:
    """Copy somebody else's files; what is written anew goes before them."""
    for path in paths:
        target = os.path.join(new, path)
        if not os.path.lexists(target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy2(os.path.join(old, path), target, follow_symlinks=False)


def _swapped(folder: str, new: str, old: str) -> None:
    """Put the new folder in the place of the old one."""
    there = os.path.isdir(folder)
    if there:
        os.rename(folder, old)
    try:
        os.rename(new, folder)
    except BaseException:
        if there:
            os.rename(old, folder)
        raise
