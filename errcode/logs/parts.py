"""Cuts an input into parts that can be scanned in any order, each beginning where a record begins.

The cuts depend on nothing but the bytes near multiples of `SEGMENT`, so whoever reads a file from its middle cuts it in
the same places as who reads it from its beginning.
"""

from __future__ import annotations

import codecs
from functools import partial

from errcode.logs.records import HEADER, boundary, last_boundary
from errcode.logs.streams import unreadable
from errcode.model import UsageError
from errcode.text.encoding import detected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, Self

    from errcode.text.encoding import Name

SEGMENT = 1 << 21
"""Bytes of a part, roughly: few enough to stay in a processor's cache while they are searched several times."""

SEARCHED = 1 << 16
"""Bytes before a segment's end in which a record's beginning is looked for."""

PASTE = 65_536
"""A text up to this length is looked at as a whole: names in one line tell whose the error in the next one is."""


class Input:
    """The bytes of an input as parts, and how they are encoded; UTF-16 is given as UTF-8."""

    def __init__(self, chunks: Iterator[bytes | None], file: BinaryIO | None = None, *, as_is: bool = False) -> None:
        """Begin to read chunks, or a file of which they are and which can be read at any place.

        Args:
            chunks: The bytes.
            file: Where they come from.
            as_is: Whether they are passed on: then lines that end with a carriage return alone are none.
        """
        self._chunks = chunks
        self._file = self._given = file
        self.mark = b""
        """The byte order mark, which is in no part."""
        self.encoding: Name = "utf-8"
        self.whole: bytes | None = None
        """All of it, when it is short and at its end."""
        self.returns = False
        """Whether its lines end with a carriage return alone: then what is given has line feeds for them."""
        self._head = self._first()
        if not as_is and b"\r" in self._head and b"\n" not in self._head:
            self._ended_alike()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file that was given, whether it was read to its end or not."""
        if self._given is not None:
            self._given.close()

    def _first(self) -> bytes:
        head = b""
        for chunk in self._chunks:
            if not chunk:
                if head:
                    break
                continue
            head += chunk
            if len(head) > PASTE:
                break
        else:
            self.whole, self._file = head, None
        self.encoding = detected(head)
        for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            if head.startswith(mark):
                self.mark = mark
        head = head[len(self.mark) :]
        if self.encoding.startswith("utf-16"):
            self._file = None
            self._chunks = _transcoded(head, self._chunks, self.encoding)
            head = next(self._chunks, b"") or b""
        if self.whole is not None:
            self.whole = head
        return head

    def _ended_alike(self) -> None:
        """Give line feeds for carriage returns, as long as there are none."""
        self.returns, self._file = True, None
        self._head = self._head.replace(b"\r", b"\n")
        self.whole = self._head if self.whole is not None else None
        self._chunks = _with_line_feeds(self._chunks)

    @property
    def scanned_as(self) -> str:
        """The encoding of the parts."""
        return "cp949" if self.encoding == "cp949" else "utf-8"

    def restored(self, part: bytes) -> bytes:
        """Give a part, or a text in the parts' encoding, as the input has it."""
        if self.encoding.startswith("utf-16"):
            return part.decode("utf-8", "surrogatepass").encode(self.encoding, "surrogatepass")
        return part

    def parts(self) -> Iterator[bytes | None]:
        """Give the parts in order; None where a file was replaced by a new one.

        Raises:
            UsageError: The input can be read no further; what was read before has been given.
        """
        if self._file is not None:
            try:
                yield from parts_of(self._file, len(self.mark), 1)
            except OSError as error:
                raise unreadable(error) from None
            return
        cutter = Cutter(self._head, len(self.mark))
        try:
            for chunk in self._chunks:
                if chunk is None:
                    yield from cutter.rest()
                    yield None
                    cutter = Cutter()
                elif chunk:
                    yield from cutter.add(chunk)
                else:
                    yield from cutter.idle()
        except UsageError:
            yield from cutter.rest()
            raise
        yield from cutter.rest()


class Cutter:
    """Gathers bytes and gives them as parts."""

    def __init__(self, held: bytes = b"", base: int = 0) -> None:
        self._held = held
        self._base = base
        """Where what is held stands in the input."""
        self._next = base // SEGMENT + 1
        """The segment at whose beginning the next part will begin, or shortly before."""
        self._idle = 0

    def add(self, chunk: bytes) -> Iterator[bytes]:
        """Take further bytes; give the parts that are complete by them."""
        self._idle = 0
        while len(self._held) + len(chunk) >= (end := self._next * SEGMENT - self._base):
            at = end - len(self._held)
            if at < SEARCHED + HEADER:
                # What is searched for a cut is not all in the new bytes: a pipe's are few.
                at, chunk, self._held = end, self._held + chunk, b""
            cut = cut_at(chunk, at)
            # Joined from a view, because each copy of the bytes costs a tenth of the search.
            yield b"".join((self._held, memoryview(chunk)[:cut]))
            self._base += len(self._held) + cut
            self._held, chunk = b"", chunk[cut:]
            self._next = max(self._next + 1, self._base // SEGMENT + 1)
        self._held += chunk

    def idle(self) -> Iterator[bytes]:
        """Give what is complete while nothing comes: first all but the last record, then that one too."""
        self._idle += 1
        cut = last_boundary(self._held) if self._idle == 1 else self._held.rfind(b"\n") + 1
        if cut:
            part, self._held = self._held[:cut], self._held[cut:]
            self._base += cut
            yield part

    def rest(self) -> Iterator[bytes]:
        """Give what is left at the end."""
        yield from self.add(b"")
        if self._held:
            yield self._held
        self._held = b""


def cut_at(data: bytes, high: int) -> int:
    """Give where to cut, here or shortly before: before a record, a line, or in a long line at a bracket."""
    low = max(high - SEARCHED, 0)
    cut = boundary(data, low, high)
    if cut is None:
        opening, closing = data.rfind(b"{", low, high), data.rfind(b"}", low, high) + 1
        cut = opening if opening > max(closing, low) else closing or high
    return cut


def parts_between(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    """Give the parts of a file that the cuts for segment `first` and for segment `last` lie around."""
    if first:
        base = first * SEGMENT - len(window := _before(file, first * SEGMENT, 0))
        base += cut_at(window, len(window))
    else:
        file.seek(0)
        base = len(codecs.BOM_UTF8) if file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8 else 0
    return parts_of(file, base, first + 1, last)


def parts_of(file: BinaryIO, base: int, number: int, last: int | None = None) -> Iterator[bytes]:
    """Give the parts of a file from a place on, the first one ending near a segment's end; no byte is copied twice."""
    while last is None or number <= last:
        high = number * SEGMENT
        window = _before(file, high, base)
        if len(window) < min(SEARCHED + HEADER, high - base):
            break
        cut = high - len(window) + cut_at(window, len(window))
        yield _read(file, base, cut)
        base, number = cut, max(number + 1, cut // SEGMENT + 1)
    else:
        return
    file.seek(base)
    if rest := b"".join(iter(partial(file.read, SEGMENT), b"")):
        yield rest


def _before(file: BinaryIO, high: int, low: int) -> bytes:
    """Give what a cut before a place is looked for in."""
    return _read(file, max(high - SEARCHED - HEADER, low), high)


def _read(file: BinaryIO, begin: int, end: int) -> bytes:
    """Give the bytes between two places, or as far as the file goes: one call may give fewer."""
    file.seek(begin)
    data = file.read(end - begin)
    while len(data) < end - begin and (more := file.read(end - begin - len(data))):
        data += more
    return data


def _transcoded(head: bytes, chunks: Iterator[bytes | None], encoding: str) -> Iterator[bytes | None]:
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
    yield decoder.decode(head).encode("utf-8", "surrogatepass")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "surrogatepass") if chunk else chunk


def _with_line_feeds(chunks: Iterator[bytes | None]) -> Iterator[bytes | None]:
    alone = True
    for chunk in chunks:
        alone = alone and (not chunk or b"\n" not in chunk)
        yield chunk.replace(b"\r", b"\n") if chunk and alone else chunk


def is_log(text: bytes) -> bool:
    """Say whether a text is a piece of a log: most of its lines begin records."""
    from errcode.logs.records import starts

    text = text.rstrip(b"\r\n")
    lines = text.count(b"\n") + 1
    if lines < 3:
        return False
    begun, position = 0, 0
    while position < len(text):
        begun += position == 0 or starts(text, position)
        position = text.find(b"\n", position) + 1 or len(text)
    return begun * 2 > lines
