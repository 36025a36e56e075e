"""Zstandard read with the package `zstandard`, which takes a file that was cut for one that has ended.

So something that only we know is put behind the file's last frame: when it does not come out at the end, the last frame
was not whole.
"""

from __future__ import annotations

import io

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

END = b"\0errcode: the end\0"


class Whole:
    """A decompressed file; reading one that was cut raises EOFError behind what could be read.

    Raises:
        ImportError: The package is not installed.
    """

    def __init__(self, file: BinaryIO) -> None:
        import zstandard

        self._file = file
        ended: Any = _Ended(file, zstandard.ZstdCompressor().compress(END))
        self._reader: Any = zstandard.ZstdDecompressor().stream_reader(ended, read_across_frames=True)
        self._held = b""
        """What may be the end."""
        self._over = False

    def read(self, size: int = -1) -> bytes:
        """Give at most so many bytes, none at the end."""
        while not self._over:
            chunk: bytes = self._reader.read(size if size > 0 else 1 << 20)
            held = self._held + chunk
            self._held = held[-len(END) :]
            if not chunk:
                self._over = True
                if held != END:
                    raise EOFError("the compressed file ends before its last frame does")
            elif given := held[: -len(END)]:
                return given
        return b""

    read1 = read

    def close(self) -> None:
        """Close the file."""
        self._reader.close()
        self._file.close()

    def __enter__(self) -> Whole:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Ended(io.RawIOBase):
    """A file with the end behind it."""

    def __init__(self, file: BinaryIO, rest: bytes) -> None:
        self._file = file
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        if not chunk:
            chunk, self._rest = self._rest[:size], self._rest[size:]
        return chunk
