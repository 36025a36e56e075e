"""Lines in, lines out: the stdio transport, bounded, that never writes half a message."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections import deque

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

LONGEST = 8 * 2**20
"""Bytes of one message at the most: a paste of that size is a log, and `errcode explain` reads logs."""
WAITING = 2 * LONGEST
"""Bytes of messages that may wait unanswered; then reading pauses."""
EACH = 512
"""Bytes that a message takes besides its own: a million of one digit wait no longer than one of a megabyte."""
_CHUNK = 2**16


class TooLongError(Exception):
    """A line of more than `LONGEST` bytes: it was read past, not kept."""


def lines(descriptor: int) -> Iterator[bytes | TooLongError]:
    """Give the lines of a stream without their ends, blank ones left out; of one too long only that it was."""
    kept, skipping = bytearray(), False
    while chunk := os.read(descriptor, _CHUNK):
        *whole, rest = chunk.split(b"\n")
        for piece in whole:
            kept += piece
            if skipping or len(kept) > LONGEST:
                yield TooLongError()
            elif kept.strip():
                yield bytes(kept)
            kept, skipping = bytearray(), False
        kept += rest
        if len(kept) > LONGEST:
            kept, skipping = bytearray(), True
    if skipping:
        yield TooLongError()
    elif kept.strip():
        yield bytes(kept)


class Inbox:
    """Messages that wait to be answered, in order; one that its sender cancels before its turn is dropped."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[int, Any]] = deque()
        self._bytes = 0
        self._closed = False
        self._changed = threading.Condition()
        self.current: Any = None
        """The id of the request that is being answered."""
        self.cancelled = False
        """Whether that request was cancelled meanwhile: then nothing is sent for it."""

    def put(self, message: object, size: int) -> None:
        """Add a message; wait while too many bytes are unanswered."""
        size += EACH
        with self._changed:
            self._changed.wait_for(lambda: self._bytes + size <= WAITING or not self._waiting)
            self._waiting.append((size, message))
            self._bytes += size
            self._changed.notify_all()

    def close(self) -> None:
        """Say that no more will come."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def cancel(self, request: object) -> None:
        """Forget a request that waits; let the one that is being answered end without an answer."""
        with self._changed:
            if request is not None and request == self.current:
                self.cancelled = True
            for item in [one for one in self._waiting if _id(one[1]) == request and request is not None]:
                self._waiting.remove(item)
                self._bytes -= item[0]
            self._changed.notify_all()

    def __iter__(self) -> Iterator[Any]:
        """Give the messages until the stream ends."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if not self._waiting:
                    return
                size, message = self._waiting.popleft()
                self._bytes -= size
                self.current, self.cancelled = _id(message), False
                self._changed.notify_all()
            yield message


class Outlet:
    """Standard output, which nothing but messages may reach; a signal to end waits for the message being written."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._writing = False
        self._ending: int | None = None

    def send(self, message: object) -> None:
        """Write one message and its line end, whole.

        Raises:
            BrokenPipeError: Nobody reads any more.
        """
        try:
            data = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        except UnicodeEncodeError:  # an id that is half a character: it must come back as it was
            data = json.dumps(message, separators=(",", ":")).encode() + b"\n"
        self._writing = True
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
        finally:
            self._writing = False
        if self._ending is not None:
            os._exit(self._ending)

    def end_at(self, codes: dict[int, int]) -> None:
        """End quietly at these signals, each with its exit code."""

        def end(number: int, _frame: object) -> None:
            if not self._writing:
                os._exit(codes[number])
            self._ending = codes[number]

        for number in codes:
            signal.signal(number, end)


def serve(answer: Callable[[Any], Any], cancelled: Callable[[Any], Any]) -> int:
    """Answer the messages on standard input until it ends; nothing but answers reaches standard output.

    Args:
        answer: Gives the answer to one message, parsed, or the error that it is; None for none.
        cancelled: Gives the id of the request that a message cancels; None where it cancels none.
    """
    outlet, inbox = Outlet(os.dup(1)), Inbox()
    os.dup2(2, 1)
    outlet.end_at({signal.SIGTERM: 0, signal.SIGINT: 130})
    threading.Thread(target=_read, args=(inbox, cancelled), daemon=True).start()
    try:
        for message in inbox:
            reply = answer(message)
            if reply is not None and not inbox.cancelled:
                outlet.send(reply)
    except BrokenPipeError:
        pass
    return 0


def _read(inbox: Inbox, cancelled: Callable[[Any], Any]) -> None:
    try:
        for line in lines(0):
            message = line if isinstance(line, TooLongError) else parsed(line)
            request = cancelled(message)
            if request is not None:
                inbox.cancel(request)
            else:
                inbox.put(message, 0 if isinstance(line, TooLongError) else len(line))
    finally:
        inbox.close()


def parsed(line: bytes) -> Any:
    """Read a line as JSON; what cannot be read is given as the error that it raised."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return ValueError(str(error))
    except MemoryError:
        return ValueError("more values than the memory that is left can hold")


def _id(message: object) -> Any:
    found = message.get("id") if isinstance(message, dict) else None
    return found if isinstance(found, (str, int)) else None
