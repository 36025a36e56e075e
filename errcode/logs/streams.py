"""Bytes as they come: a file's at once, a pipe's and a growing file's with the pauses between them."""

from __future__ import annotations

import os
import sys

from errcode.model import UsageError

TYPE_CHECKING = False
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
    # One read of the archive at a time: what a damaged one gives before it breaks is given, too.
    take = getattr(file, "read1", file.read)
    with file:
        while True:
            try:
                chunk = take(CHUNK)
            except MemoryError:
                raise UsageError(
                    f"cannot read {name or 'the input'}: unpacking it takes more memory than there is; unpack it first",
                    f"{name or '입력'}을(를) 읽을 수 없습니다: 압축을 풀 메모리가 부족합니다. 먼저 압축을 푸세요",
                ) from None
            except _damages() as error:
                raise unreadable(error, name) from None
            if not chunk:
                return
            yield chunk


def unreadable(error: Exception, name: str | None = None) -> UsageError:
    """Give the error of an input that can be read no further."""
    return UsageError(
        f"cannot read {name or 'the input'}: {error}; check that it is whole",
        f"{name or '입력'}을(를) 읽을 수 없습니다: {error}. 파일이 온전한지 확인하세요",
    )


def _damages() -> tuple[type[Exception], ...]:
    """Give what reading raises: what the decompressors that are in use raise for damaged data, too."""
    raised = (("zlib", "error"), ("lzma", "LZMAError"), ("zstandard", "ZstdError"), ("compression.zstd", "ZstdError"))
    found = [getattr(sys.modules[module], name) for module, name in raised if module in sys.modules]
    return (OSError, EOFError, *found)


def arriving(file: BinaryIO) -> Iterator[bytes]:
    """Give a pipe's bytes as they come, and nothing (`b""`) while it pauses; close it at its end, if it has a name."""
    import queue
    import threading

    waiting: queue.Queue[bytes | BaseException] = queue.Queue(maxsize=64)
    take = getattr(file, "read1", file.read)

    def fetch() -> None:
        try:
            while chunk := take(CHUNK):
                waiting.put(chunk)
            waiting.put(b"")
        except Exception as error:  # a damaged archive raises what its reader likes
            waiting.put(error)
        finally:
            if file is not sys.stdin.buffer:
                file.close()

    threading.Thread(target=fetch, daemon=True).start()
    while True:
        try:
            chunk = waiting.get(timeout=PAUSE)
        except queue.Empty:
            yield b""
            continue
        if isinstance(chunk, BaseException):
            raise UsageError(
                f"cannot read the input to its end: {chunk}; check that it is whole",
                f"입력을 끝까지 읽을 수 없습니다: {chunk}. 온전한지 확인하세요",
            )
        if not chunk:
            return
        yield chunk


HEAD = 256
"""Bytes at a file's beginning by which it is known to be the same file still."""
QUIET = 5
"""Pauses without a line after which a file that was replaced is taken to have got its last one."""


def followed(name: str) -> Iterator[bytes | None]:
    """Give a growing file's bytes without end, `b""` while it pauses, None when a new file has taken its place.

    What is written to the old file after the new one exists is still given, before the new one's beginning.
    """
    import time

    file = open(name, "rb", buffering=0)  # noqa: SIM115 - it is exchanged for its successor
    head, quiet = b"", 0
    try:
        while True:
            if not _begins(file, head):
                file.seek(0)
                head = b""
                yield None
            chunk = file.read(CHUNK)
            if chunk:
                quiet = 0
                head += chunk[: HEAD - len(head)] if file.tell() - len(chunk) == len(head) < HEAD else b""
                yield chunk
                continue
            yield b""
            gone = _replaced(name, file)
            quiet += 1 if gone else 0
            if gone and (quiet > QUIET or _cut(file)):
                file.close()
                file = open(name, "rb", buffering=0)  # noqa: SIM115
                head, quiet = b"", 0
                yield None
            else:
                time.sleep(PAUSE)
    finally:
        file.close()


def _begins(file: BinaryIO, head: bytes) -> bool:
    """Say whether a file begins as it did: one that was emptied and filled anew may be as long as it was."""
    try:
        return not head or os.pread(file.fileno(), len(head), 0) == head
    except (AttributeError, OSError):
        return True


def _cut(file: BinaryIO) -> bool:
    return os.fstat(file.fileno()).st_size < file.tell()


def _replaced(name: str, file: BinaryIO) -> bool:
    """Say whether a name means another file by now, or the file was cut short."""
    try:
        now = os.stat(name)
    except OSError:
        return False
    then = os.fstat(file.fileno())
    return (now.st_dev, now.st_ino) != (then.st_dev, then.st_ino) or _cut(file)
