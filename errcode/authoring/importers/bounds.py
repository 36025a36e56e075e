"""What a document may cost, and the one guard around everything that reads documents.

A document is anybody's: a page of a provider, an attachment, a file that was made to fill a memory. What a reader
counts it counts here (cells, nodes, bytes of archives); what the libraries do inside themselves is bounded by the
time and the memory of the whole, and whatever they raise becomes one line that names the file.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager

from errcode.model import ErrcodeError, TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid

BYTES = 64 << 20
"""Of a document."""
EXPANDED = 128 << 20
"""Bytes that an archive (a workbook is one) may hold."""
CELLS = 1_000_000
"""Cells of all tables of a document."""
WIDTH = 100
"""Columns of a sheet that are looked at."""
NODES = 2_000_000
"""Values in a structured document, each counted as often as it is referred to."""
DEPTH = 100
"""Lists and objects in each other."""
SECONDS = 8
"""Of the processor."""
MEMORY = 1 << 30
"""Bytes that reading may take besides what errcode has."""


_UNITS = {
    "MB": "크기(MB)가",
    "cells": "셀이",
    "rows": "행이",
    "columns": "열이",
    "values": "값이",
    "elements": "요소가",
    "levels of lists and objects": "중첩이",
    "levels of elements": "중첩이",
    "bytes unpacked": "압축을 푼 바이트가",
}


class TooMuchError(Exception):
    """A document holds more of something than any page of error codes; the text says of what, in both languages."""

    def __init__(self, en: str, ko: str) -> None:
        super().__init__(en)
        self.ko = ko


class UnreadableError(ValueError):
    """A reader cannot take a document; the text says why, and what to do, in both languages."""

    def __init__(self, en: str, ko: str) -> None:
        super().__init__(en)
        self.ko = ko


class _TimeUpError(BaseException):
    """Reading took too long; no `Exception`, so that no library takes it for one of its own."""


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """Bound what is done with a document, and give whatever it raises as one error.

    Raises:
        ErrcodeError: What was raised as one is passed on.
        TableError: The document is too much, or a reader failed at it.
    """
    remedy, remedy_ko = "cut out the pages with the error codes", "오류 코드가 있는 부분만 남기세요"
    try:
        with _time(), _memory():
            yield
    except ErrcodeError:
        raise
    except TooMuchError as error:
        raise TableError(f"{path}: {error}; {remedy}", f"{path}: {error.ko}. {remedy_ko}") from None
    except _TimeUpError:
        raise TableError(
            f"{path}: reading it takes longer than {SECONDS} s; {remedy}",
            f"{path}: 읽는 데 {SECONDS}초가 넘게 걸립니다. {remedy_ko}",
        ) from None
    except MemoryError:
        raise TableError(
            f"{path}: reading it takes too much memory; {remedy}",
            f"{path}: 읽는 데 메모리가 너무 많이 듭니다. {remedy_ko}",
        ) from None
    except RecursionError:
        raise TableError(
            f"{path}: it is nested too deeply; {remedy}", f"{path}: 너무 깊이 중첩되어 있습니다. {remedy_ko}"
        ) from None
    except Exception as error:  # the libraries that read formats raise whatever they like
        first = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise TableError(
            f"{path}: cannot be read: {first[0][:200]}; is the file whole?",
            f"{path}: 읽을 수 없습니다({first[0][:200]}). 파일이 온전한지 확인하세요",
        ) from None


def counted(grids: Iterable[Grid]) -> Iterator[Grid]:
    """Pass grids on, as long as they have no more cells than a document may.

    Raises:
        TooMuchError: They have more.
    """
    cells = 0
    for grid in grids:
        cells += sum(map(len, grid.rows))
        room(cells, CELLS, "cells")
        yield grid


def room(number: int, most: int, what: str) -> None:
    """Refuse a number of things that is larger than it may be.

    Raises:
        TooMuchError: It is.
    """
    if number > most:
        raise TooMuchError(f"it has more than {most:,} {what}", f"{_UNITS.get(what, what)} {most:,}개를 넘습니다")


def shallow(value: Any) -> Any:
    """Give a structured document back that is neither too deep nor, followed by its references, too large.

    Raises:
        TooMuchError: It is; one that holds itself is, too.
    """
    nodes, stack = 0, [(value, 1)]
    while stack:
        item, depth = stack.pop()
        below = item.values() if isinstance(item, dict) else item if isinstance(item, list | tuple | set) else ()
        nodes += 1 + len(below)
        room(nodes, NODES, "values")
        room(depth, DEPTH, "levels of lists and objects")
        stack += [(child, depth + 1) for child in below if isinstance(child, dict | list | tuple | set)]
    return value


def unpackable(data: bytes) -> bytes:
    """Give an archive back that holds no more than a document may.

    Raises:
        TooMuchError: It holds more.
        zipfile.BadZipFile: It is no archive.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > EXPANDED:
        raise TooMuchError(
            f"unpacked it has {size >> 20:,} MB, of at most {EXPANDED >> 20}",
            f"압축을 풀면 {size >> 20:,}MB입니다(최대 {EXPANDED >> 20}MB)",
        )
    return data


@contextmanager
def _time() -> Iterator[None]:
    """Interrupt what takes too long, where the system has a timer and this is the thread that gets its signal."""
    import signal
    import threading

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def up(*_: object) -> None:
        raise _TimeUpError

    before = signal.signal(signal.SIGPROF, up)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _memory() -> Iterator[None]:
    """Bound the memory of this process for a while, where the system says how much it has."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    least = min(limit for limit in (soft, hard, taken + MEMORY) if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (least, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
