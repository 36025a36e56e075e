"""The index of the bundled tables: where each code stands, so that a look-up reads one entry and not a table.

It is made with the wheel (`errcode.catalog.build_index`) and lies in a folder `index` beside the tables; a checkout has
none. It only narrows what is read: entries and providers are always read from the tables' own JSON, and a table whose
size is not the one that was indexed is read whole, as is one in which a code is not found.

Its files are lines of tab-separated words: `_providers.txt` (id, size in bytes, names), `_codes.txt` (code or name,
providers that have it), and for each table `<id>.txt` (size and length of what stands before the entries; then code or
name, places of entries), `<id>.codes` (size; then code, message: what shells complete), `<id>.words` (size; then codes
and names as they are spelled) and what other rooms make of a table's entries (`lines`). `_kinds.txt` has the sizes of
the vocabulary's files, and the places of each kind, of its situations and of the policies in them.
"""

from __future__ import annotations

import os

from errcode.catalog.folders import VOCABULARY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FOLDER = "index"


class StaleError(Exception):
    """The index does not fit the table any more; the table has to be read whole."""


def providers(folder: str) -> dict[str, list[str]]:
    """Give the names, as they are compared, of the providers whose tables in this folder are as they were indexed."""
    lines = (line.split("\t") for line in _read(folder, "_providers.txt").decode(errors="replace").splitlines())
    return {id_: names for id_, size, *names in lines if _size(os.path.join(folder, f"{id_}.json")) == int(size)}


def holders(folder: str, word: str) -> list[str]:
    """Give the ids of the indexed tables that have this code or name, in any case."""
    return [id_.decode() for id_ in _values(_read(folder, "_codes.txt"), word.casefold())]


def codes(folder: str, provider: str) -> str:
    """Give the lines that complete a provider's codes; nothing when its table is not as it was indexed."""
    return lines(folder, provider, "codes").decode(errors="replace")


def lines(folder: str, provider: str, what: str) -> bytes:
    """Give what is kept of a table's entries under a name; nothing when the table is not as it was indexed."""
    size, _, kept = _read(folder, f"{provider}.{what}").partition(b"\n")
    return kept if size and int(size) == _size(os.path.join(folder, f"{provider}.json")) else b""


def kind(folder: str, id_: str) -> dict[str, Any] | None:
    """Give what the vocabulary says of a kind, its cases with it; None when it is not as it was indexed."""
    lines = _read(folder, "_kinds.txt")
    kinds, cases = (os.path.join(folder, VOCABULARY, name) for name in ("kinds.json", "cases.json"))
    own = _values(lines, f"kind {id_}")
    if not own or not lines.startswith(f"{_size(kinds)}\t{_size(cases)}\n".encode()):
        return None
    try:
        row, *retries = _rows(kinds, own + _values(lines, "retries"))
        found = {"kinds": [row], "retries": retries, "cases": _rows(cases, _values(lines, f"cases {id_}"))}
    except (StaleError, ValueError):
        return None
    return found if row.get("id") == id_ else None


def indexed(folder: str, provider: str) -> IndexedFile | None:
    """Give a table as the index knows it; None when there is no index or the table has another size."""
    data = _read(folder, f"{provider}.txt")
    if not data:
        return None
    path = os.path.join(folder, f"{provider}.json")
    size, head = data[: data.index(b"\n")].split(b"\t")
    return IndexedFile(path, int(head), data) if _size(path) == int(size) else None


class IndexedFile:
    """A table's file of which parts can be read."""

    def __init__(self, path: str, head: int, words: bytes) -> None:
        self.path = path
        self._head = head
        self._words = words

    def head(self) -> dict[str, Any]:
        """Read everything but the entries.

        Raises:
            StaleError: What stands there is none.
        """
        return _object(_parts(self.path, [(0, self._head)])[0] + b"]}")

    def has(self, word: str) -> bool:
        """Say whether there is an entry whose code or name is this word, in any case."""
        return bool(_values(self._words, word.casefold()))

    def rows(self, word: str) -> list[dict[str, Any]]:
        """Read the entries whose code or name is this word, in any case.

        Raises:
            StaleError: What stands there is no entry of that code or name.
        """
        return _rows(self.path, _values(self._words, word.casefold()))


def _rows(path: str, places: list[bytes]) -> list[dict[str, Any]]:
    """Read the objects that stand at places of a file (`start+length`, in bytes)."""
    parted = [place.partition(b"+") for place in places]
    return [_object(part) for part in _parts(path, [(int(start), int(length)) for start, _, length in parted])]


def _parts(path: str, places: list[tuple[int, int]]) -> list[bytes]:
    if not places:
        return []
    parts = []
    try:
        with open(path, "rb", buffering=0) as file:
            for start, length in places:
                file.seek(start)
                parts.append(file.read(length))
    except OSError:
        raise StaleError from None
    return parts


def _object(part: bytes) -> dict[str, Any]:
    from errcode.catalog import fastjson

    try:
        value = fastjson.loads(part.decode())
    except ValueError:
        raise StaleError from None
    if not isinstance(value, dict):
        raise StaleError
    return value


def _values(data: bytes, word: str) -> list[bytes]:
    """Find the line of a word, and give what stands behind it; only that is ever decoded."""
    begin = data.find(f"\n{word}\t".encode(errors="surrogatepass"))
    if begin < 0 or "\n" in word or "\t" in word:
        return []
    begin = data.index(b"\t", begin) + 1
    return data[begin : data.index(b"\n", begin)].split(b"\t")


def _read(folder: str, name: str) -> bytes:
    try:
        with open(os.path.join(folder, FOLDER, name), "rb", buffering=0) as file:
            return file.readall()
    except (OSError, ValueError):
        return b""


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return -1
