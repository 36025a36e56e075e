"""The words that folders of tables bring besides their tables, and whose of them are used.

Kinds, cases, topics and the network's failures are errcode's own alone: no other folder's are ever read. Synonyms and
spoken situations of any folder are added to errcode's. They change which codes a question finds, at errcode's own
providers too; so those of a project's folder are used as its tables are: once they were allowed
(`errcode.catalog.trust`).
"""

from __future__ import annotations

import os

from errcode.catalog.folders import VOCABULARY, is_project
from errcode.catalog.tablefile import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from errcode.catalog.table import Row

SYNONYMS, SITUATIONS, TOPICS = "synonyms.json", "situations.json", "topics.json"
ADDED = (SITUATIONS, SYNONYMS)
"""The files to which any folder may add."""


def place(folder: str, name: str) -> str:
    """Give where a file of words stands in a folder of tables."""
    return os.path.join(folder, VOCABULARY, name)


def used(folder: str, name: str, note: Callable[[str], object] | None = None) -> str | None:
    """Give a folder's file of words when there is one that is used; of one that must be allowed first a line is noted.

    Args:
        folder: A folder of tables, not errcode's own.
        name: The file's name.
        note: Takes the line.
    """
    path = place(folder, name)
    if not os.path.isfile(path):
        return None
    if is_project(folder):
        from errcode.catalog.trust import trusted

        if not trusted(path):
            if note:
                note(
                    f"{path}: it changes what a search finds, and you have not allowed it; read it, then "
                    f"run: errcode tables trust {path}"
                )
            return None
    return path


def words(folder: str, name: str) -> Row | None:
    """Read a folder's file of words; None where it has none.

    Raises:
        TableError: It cannot be read or is no object; the text names it.
    """
    path = place(folder, name)
    return read(path) if os.path.isfile(path) else None


def texts(*values: object) -> bool:
    """Tell whether all values are lists of texts."""
    return all(isinstance(value, list) and all(isinstance(text, str) for text in value) for value in values)
