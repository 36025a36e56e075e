"""Where the input comes from: words of the command line, files, standard input; compressed or not."""

from __future__ import annotations

import os
import stat
import sys

from errcode.model import Record, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

ENDINGS = (".log", ".txt", ".json", ".jsonl", ".ndjson", ".csv", ".out", ".err", ".xml", ".html", ".har")
"""Endings of files that hold errors; a word that ends so and is no file is a mistake rather than a text."""

_NO_PATH = frozenset(" \t\n{}[]()\"'<>=|,;*?")


class Source(Record):
    """One input."""

    name: str | None = None
    """The file's name as it was given; None for standard input and for a text of the command line."""
    text: bytes | None = None
    """The text itself, when it stands in the command line."""
    size: int | None = None
    """Bytes on the disk; None when that cannot be known."""
    packed: bool = False
    """Whether it is a compressed file, by its first bytes."""

    @property
    def plain(self) -> bool:
        """Whether it is a file whose parts can be read in any order."""
        return self.name is not None and self.size is not None and not self.packed


def named(words: Sequence[str]) -> list[Source]:
    """Tell files from texts: `-` is standard input, what exists is a file, anything else is text.

    Raises:
        UsageError: Nothing is named and standard input is a terminal; a file is missing or cannot be read.
    """
    if not words:
        if sys.stdin.isatty():
            raise UsageError(
                "nothing to explain: name a file or a text, or pipe something in: errcode explain bot.log · "
                "curl -s ... | errcode explain",
                "설명할 내용이 없습니다. 파일이나 텍스트를 지정하거나 파이프로 넣으세요: errcode explain bot.log · "
                "curl -s ... | errcode explain",
            )
        return [Source()]
    sources: list[Source] = []
    texts: list[str] = []
    for word in words:
        source = _source(word)
        if source is None:
            texts.append(word)
        else:
            sources += [*_text(texts), source]
            texts = []
    return [*sources, *_text(texts)]


def file(name: str) -> Source:
    """Give the source that a file is.

    Raises:
        UsageError: It is missing, a directory or not readable.
    """
    try:
        status = os.stat(name)
    except (OSError, ValueError) as error:
        raise _refused(name, getattr(error, "strerror", None) or "no such file") from None
    if stat.S_ISDIR(status.st_mode):
        raise UsageError(
            f"{name} is a folder; name the files in it: errcode explain {os.path.join(name, '*')}",
            f"{name}은(는) 폴더입니다. 안의 파일을 지정하세요: errcode explain {os.path.join(name, '*')}",
        )
    if not stat.S_ISREG(status.st_mode):  # a pipe gives what it holds to whoever opens it first
        if not os.access(name, os.R_OK):
            raise _refused(name, "Permission denied")
        return Source(name=name)
    try:
        packed = _packer(name, _head(name)) is not None
    except OSError as error:
        raise _refused(name, error.strerror or str(error)) from None
    return Source(name=name, size=status.st_size, packed=packed)


def growing(name: str) -> Source:
    """Give the source that a file is which is to be followed.

    Raises:
        UsageError: It is missing, a directory or not readable, or an archive: what is added to one is another one.
    """
    source = file(name)
    if source.packed:
        raise UsageError(
            f"{name} is compressed and cannot be followed; read it as it is: errcode explain {name}",
            f"{name}은(는) 압축 파일이라 --follow로 볼 수 없습니다. 그대로 읽으세요: errcode explain {name}",
        )
    return source


def _head(name: str) -> bytes:
    with open(name, "rb", buffering=0) as file:
        return file.read(HEAD) or b""


def _unpacked(name: str) -> BinaryIO:
    packer = _packer(name, _head(name))
    return packer(name, name) if packer else open(name, "rb", buffering=0)


def opened(source: Source) -> BinaryIO:
    """Open a source to read its bytes, decompressed; what is compressed is known by its first bytes.

    Raises:
        UsageError: It cannot be read, or nothing is installed that decompresses it.
    """
    from io import BufferedReader, BytesIO

    if source.text is not None:
        return BytesIO(source.text)
    name = source.name or "-"
    try:
        if source.size is not None and not source.packed:
            return open(name, "rb", buffering=0)
        if source.size is not None:
            return _unpacked(name)
        given = sys.stdin.buffer if source.name is None else open(name, "rb")  # noqa: SIM115 - who reads closes it
        head = given.peek(HEAD)[:HEAD] if isinstance(given, BufferedReader) else b""
        packer = _packer(name, head)
        return packer(given, name) if packer else given
    except OSError as error:
        raise _refused(name, error.strerror or str(error)) from None


def _refused(name: str, reason: str) -> UsageError:
    remedy, remedy_ko = "check the name", "이름을 확인하세요"
    if os.path.exists(name):
        remedy, remedy_ko = "check its permissions", "권한을 확인하세요"
    return UsageError(
        f"cannot read {name}: {reason}; {remedy}", f"{name}을(를) 읽을 수 없습니다: {reason}. {remedy_ko}"
    )


def _source(word: str) -> Source | None:
    if word == "-":
        return Source()
    if looks_like_path(word) or _exists(word):
        return file(word)
    return None


def _exists(word: str) -> bool:
    try:
        return os.path.exists(word)
    except ValueError:
        return False


def looks_like_path(word: str) -> bool:
    """Tell whether a word is meant as a file's name: a slash or a known ending, and nothing that names lack."""
    if "://" in word or len(word) > 1024 or not _NO_PATH.isdisjoint(word):
        return False
    slashes = "/" in word or (os.sep in word and os.sep != "/")
    return slashes or word.lower().endswith((*ENDINGS, *PACKED))


def _text(words: list[str]) -> list[Source]:
    text = " ".join(words)
    return [Source(text=text.encode("utf-8", "surrogateescape"))] if words else []


def _packer(name: str, head: bytes) -> Callable[[BinaryIO | str, str], BinaryIO] | None:
    """Give what decompresses a file: by its first bytes, and where they say nothing by its name's ending."""
    for ending, mark, opener in _PACKERS:
        if head.startswith(mark) and (mark != _LZMA or name.lower().endswith(ending)):
            return opener
    ending = os.path.splitext(name.lower())[1].replace(".zstd", ".zst")
    return next((opener for known, _, opener in _PACKERS if known == ending), None) if head else None


def _gzip(file: BinaryIO | str, name: str) -> BinaryIO:  # noqa: ARG001 - as the others
    import gzip

    return gzip.open(file)  # type: ignore[return-value]


def _bz2(file: BinaryIO | str, name: str) -> BinaryIO:  # noqa: ARG001
    import bz2

    return bz2.open(file)  # type: ignore[return-value]


def _xz(file: BinaryIO | str, name: str) -> BinaryIO:  # noqa: ARG001
    import lzma

    return lzma.open(file)  # type: ignore[return-value]


def _zstd(file: BinaryIO | str, name: str) -> BinaryIO:
    """Open a zstd file: with the standard library from Python 3.14 on, before it with the package of the extra."""
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]

        return zstd.open(file)  # type: ignore[no-any-return, unused-ignore]
    except ImportError:
        pass
    from errcode.logs.zstd import Whole

    try:
        return Whole(open(file, "rb") if isinstance(file, str) else file)  # type: ignore[return-value]
    except ImportError:
        raise UsageError(
            f"{name}: nothing here reads zstd; install it: pip install 'errcode[zstd]', or: zstdcat {name} | errcode "
            "explain",
            f"{name}: zstd를 읽을 수 없습니다. pip install 'errcode[zstd]'로 설치하거나 zstdcat {name} | "
            "errcode explain을 사용하세요",
        ) from None


HEAD = 6
"""Bytes that tell how a file is compressed."""
_LZMA = b"\x5d\0\0"
"""How most files of the old form begin: too little to know one by."""
_PACKERS: tuple[tuple[str, bytes, Callable[[BinaryIO | str, str], BinaryIO]], ...] = (
    (".gz", b"\x1f\x8b", _gzip),
    (".bz2", b"BZh", _bz2),
    (".xz", b"\xfd7zXZ\0", _xz),
    (".lzma", _LZMA, _xz),
    (".zst", b"\x28\xb5\x2f\xfd", _zstd),
)
"""Ending, first bytes and opener of compressed files."""
PACKED = (*(ending for ending, _, _ in _PACKERS), ".zstd")
"""Endings of files that are compressed."""
