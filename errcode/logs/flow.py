"""Bytes as they come: a file's at once, a pipe's and a growing file's with the pauses between them."""

from __future__ import annotations

import os
import sys

from errcode.model import TYPE_CHECKING, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

CHUNK = 1 << 20
"""Bytes read at once: larger pieces cost page faults, smaller ones calls."""

PAUSE = 0.2
"""Seconds without input after which what has come is looked at."""


def read(file: BinaryIO, name: str | None = None) -> Iterator[bytes]:
    """Give a file's bytes, and close it.

    Raises:
        UsageError: It can be read no further: it is a damaged archive.
    """
    with file:
        while True:
            try:
                chunk = file.read(CHUNK)
            except _damages() as error:
                raise UsageError(
                    f"cannot read {name or 'the input'}: {error}; check that it is whole",
                    f"{name or '입력'}을(를) 읽을 수 없습니다: {error}. 파일이 온전한지 확인하세요",
                ) from None
            if not chunk:
                return
            yield chunk


def _damages() -> tuple[type[Exception], ...]:
    """Give what reading raises: what the decompressors that are in use raise for damaged data, too."""
    raised = (("zlib", "error"), ("lzma", "LZMAError"), ("zstandard", "ZstdError"), ("compression.zstd", "ZstdError"))
    found = [getattr(sys.modules[module], name) for module, name in raised if module in sys.modules]
    return (OSError, EOFError, *found)


def arriving(file: BinaryIO) -> Iterator[bytes]:
    """Give a pipe's bytes as they come, and nothing (`b""`) while it pauses."""
    import queue
    import threading

    waiting: queue.Queue[bytes | BaseException] = queue.Queue(maxsize=64)
    take = getattr(file, "read1", file.read)

    def fetch() -> None:
        try:
            while chunk := take(CHUNK):
                waiting.put(chunk)
            waiting.put(b"")
        except (OSError, ValueError) as error:
            waiting.put(error)

    threading.Thread(target=fetch, daemon=True).start()
    while True:
        try:
            chunk = waiting.get(timeout=PAUSE)
        except queue.Empty:
            yield b""
            continue
        if isinstance(chunk, BaseException):
            raise chunk
        if not chunk:
            return
        yield chunk


def followed(name: str) -> Iterator[bytes | None]:
    """Give a growing file's bytes without end, `b""` while it pauses, None when a new file has taken its place."""
    import time

    file = open(name, "rb", buffering=0)  # noqa: SIM115 - it is exchanged for its successor
    try:
        while True:
            chunk = file.read(CHUNK)
            if chunk:
                yield chunk
                continue
            yield b""
            if _replaced(name, file):
                yield from read(file)
                file = open(name, "rb", buffering=0)  # noqa: SIM115
                yield None
            else:
                time.sleep(PAUSE)
    finally:
        file.close()


def _replaced(name: str, file: BinaryIO) -> bool:
    """Say whether a name means another file by now, or the file was cut short."""
    try:
        now = os.stat(name)
    except OSError:
        return False
    then = os.fstat(file.fileno())
    if (now.st_dev, now.st_ino) != (then.st_dev, then.st_ino):
        return True
    return now.st_size < file.tell()
