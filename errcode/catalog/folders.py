"""Where tables lie: the project's folder, the user's, the bundled one."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


VOCABULARY = "vocabulary"
"""The folder, inside a folder of tables, of what all tables share: kinds and synonyms."""


def is_table(name: str) -> bool:
    """Tell whether a file of this name is a provider's table; `table.schema.json` describes tables."""
    return name.endswith(".json") and name != "table.schema.json"


def is_id(word: str) -> bool:
    """Tell whether a word can be a table's id: lower-case letters and digits, single hyphens between them."""
    return word.isascii() and word == word.lower() and all(part.isalnum() for part in word.split("-"))


def table_folders(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Give the folders that hold tables, the one that wins first: the project's, the user's, the bundled one.

    `ERRCODE_TABLES` is a path list that takes the place of the project's `errcode-tables/`; empty means unset.
    """
    listed = [path for path in environ.get("ERRCODE_TABLES", "").split(os.pathsep) if path]
    return (*(listed or [os.path.abspath("errcode-tables")]), user_folder(environ), bundled_folder())


def bundled_folder() -> str:
    """Give the folder of the bundled tables: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "tables")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "tables")


def user_folder(environ: Mapping[str, str] = os.environ) -> str:
    """Give the folder of the user's tables, in the platform's user data folder."""
    return os.path.join(user_data_folder(environ), "tables")


def user_data_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Give errcode's folder for data of the user: what platformdirs gives.

    The usual settings are read here, because loading platformdirs costs as much as a look-up; it is asked about the
    rest (`tests/catalog/test_folders.py` holds the two together).
    """
    home, data = environ.get("HOME", ""), environ.get("XDG_DATA_HOME", "")
    if platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        if local[1:3] == ":\\" and "WIN_PD_OVERRIDE_LOCAL_APPDATA" not in environ:
            return f"{local.rstrip(chr(92))}\\errcode"
    elif platform in ("linux", "darwin") and data.startswith("/"):
        return f"{data.rstrip('/')}/errcode"
    elif platform in ("linux", "darwin") and home.startswith("/") and not data.startswith("~"):
        below = "Library/Application Support" if platform == "darwin" else ".local/share"
        return f"{home.rstrip('/')}/{below}/errcode"
    from platformdirs import user_data_dir

    return user_data_dir("errcode", appauthor=False)


def cache_folder() -> str:
    """Give errcode's folder for what can be made again."""
    from platformdirs import user_cache_dir

    return user_cache_dir("errcode", appauthor=False)
