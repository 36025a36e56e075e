"""The file of a table, read: whole, of no absurd size, and one JSON object; finer things are the schema's."""

from __future__ import annotations

from errcode.catalog import fastjson
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from errcode.catalog.table import Row

LARGEST = 64 << 20
"""Bytes: no table is larger; a larger file is something else."""


def read(path: str) -> Row:
    """Read a file that holds a JSON object.

    Raises:
        TableError: It cannot be read or is broken; the text names file, place and remedy.
    """
    text = text_in(path)
    try:
        data = fastjson.loads(text)
    except ValueError as error:
        raise TableError(_broken(path, error)) from None
    except (RecursionError, MemoryError):
        raise TableError(f"{path}: nested too deeply or too large to be a table; correct or remove it") from None
    if not isinstance(data, dict):
        raise TableError(f"{path}: a table is a JSON object; see tables/README.md")
    return data


def text_in(path: str) -> str:
    """Read a file's text: UTF-8, with or without a byte order mark.

    Raises:
        TableError: It cannot be read, is too large to be a table, or is no such text.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise TableError(
                f"{path}: more than {LARGEST >> 20} MB; no table is that large, so this is none; remove it"
            )
        return data.decode().removeprefix("\ufeff")
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}; check the file's permissions") from None
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: byte {error.start}: not UTF-8; save the table as UTF-8") from None
    except MemoryError:
        raise TableError(f"{path}: too large for the memory that is left; remove it") from None


def _broken(path: str, error: Any) -> str:
    """Word a JSONDecodeError, whose class would have to be imported to be named; a number too long is a ValueError."""
    if not hasattr(error, "lineno"):
        return f"{path}: {error}; correct the JSON or remove the file"
    return f"{path}:{error.lineno}:{error.colno}: {error.msg}; correct the JSON or remove the file"


def read_table(path: str, provider: str) -> Row:
    """Read the file of a provider's table.

    Raises:
        TableError: It cannot be read or is broken; the text names file, place and remedy.
    """
    data = read(path)
    _check(data, provider, path)
    return data


def _check(data: Row, provider: str, path: str) -> None:
    """Refuse what is the table of nobody, or of somebody else; everything finer is the schema's."""
    named = data.get("extends") or data.get("id")
    if named is None:
        raise TableError(f'{path}: it has no id; add "id": "{provider}"')
    if named != provider:
        raise TableError(f"{path}: it says that it is {named!r}; name the file {named}.json or correct the id")
    if not isinstance(data.get("errors", [] if data.get("extends") else None), list):
        raise TableError(f"{path}: it has no list of errors; run: errcode tables validate {path}")
