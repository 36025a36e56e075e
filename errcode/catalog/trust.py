"""Which tables of a project may change what errcode itself says.

A project's folder comes with a clone, from anybody. Its table for a provider that errcode does not know is used, and
named in the answers; one that changes or replaces a provider's bundled table would change meanings and retries unseen,
so it is used only when the user has allowed these very bytes at this very place (`errcode tables trust`).
"""

from __future__ import annotations

import os

from errcode.catalog.folders import ours, user_data_folder
from errcode.catalog.tablefile import LARGEST
from errcode.model import UsageError

FILE = "trusted.txt"
"""In the user's data folder: a line for each table, its digest and (to be read by people) its path."""


def trusted(path: str) -> bool:
    """Tell whether the user has allowed this table, as it is now."""
    key = digest(path)
    return bool(key) and key in allowed()


def allowed() -> dict[str, str]:
    """Give the digests of what the user has allowed, with their paths."""
    try:
        with open(place(), "rb") as file:
            if not ours(file.fileno()):
                return {}
            lines = file.read(1 << 20).decode("utf-8", "replace").splitlines()
    except (OSError, UsageError):
        return {}
    return {key: path for key, _, path in (line.partition(" ") for line in lines)}


def place() -> str:
    """Give the file in which it stands.

    Raises:
        UsageError: There is no home.
    """
    return os.path.join(user_data_folder(), FILE)


def digest(path: str) -> str:
    """Give what changes when a table is moved or one of its bytes changes.

    Of a file that cannot be read, or is too large to be a table, it is nothing: that can be allowed by nobody.
    """
    try:
        from _blake2 import blake2b  # type: ignore[import-not-found, unused-ignore]
    except ImportError:  # another interpreter
        from hashlib import blake2b
    found = blake2b(os.fsencode(os.path.realpath(path)) + b"\0", digest_size=32)
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, MemoryError):
        return ""
    if len(content) > LARGEST:
        return ""
    found.update(content)
    return str(found.hexdigest())
