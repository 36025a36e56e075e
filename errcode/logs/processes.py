"""Processes that do the same for parts of an input, and whose end is noticed, whatever ended them."""

from __future__ import annotations

import os
from collections import deque

from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from typing import Any

    Member = tuple[BaseProcess, Connection]

MOST = 64
"""Processes at once, however many are asked for."""
EACH = 4
"""Processes for each processor: more only wait for each other."""
WAITING = 8
"""Pieces that wait for their turn, at most: then only the process whose turn it is is heard."""
AHEAD = 2
"""Parts that a process has at once: the next one is there when it has done with one."""
LONELY = 1.0
"""Seconds after which a process that waits looks whether the one that started it is still there."""


def spread(
    jobs: int, prepare: Callable[[], None], work: Callable[[Any], Iterable[Any]], parts: Sequence[Any]
) -> Iterator[Any]:
    """Give what `work` makes of each part, piece by piece and in order, made by several processes at once.

    Args:
        jobs: So many processes, as far as that makes sense here.
        prepare: Called once in each process.
        work: Makes pieces of something of a part; each is sent back.
        parts: What is to be worked on.

    Raises:
        UsageError: A process was ended from outside: when the memory is full, say.
    """
    crew = _started(min(jobs, MOST, EACH * (os.cpu_count() or 1), len(parts)), prepare, work)
    if not crew:  # no process can be started: it is done here
        prepare()
        for part in parts:
            yield from work(part)
        return
    try:
        yield from _in_order(crew, parts)
    finally:
        for process, connection in crew:
            connection.close()
            process.kill()
        for process, _ in crew:
            process.join()


def _started(jobs: int, prepare: Callable[[], None], work: Callable[[Any], Iterable[Any]]) -> list[Member]:
    import multiprocessing

    crew: list[Member] = []
    for _ in range(jobs):
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(theirs, os.getpid(), prepare, work), daemon=True)
        try:
            process.start()
        except OSError:  # no more processes or no more memory: those that there are will do
            ours.close()
            theirs.close()
            break
        theirs.close()
        crew.append((process, ours))
    return crew


def _in_order(crew: list[Member], parts: Sequence[Any]) -> Iterator[Any]:
    from multiprocessing.connection import wait

    made: dict[int, deque[Any]] = {}
    done: set[int] = set()
    given = turn = 0
    busy: dict[Connection, deque[int]] = {connection: deque() for _, connection in crew}
    """What each process has to do; what is made comes in this order."""
    sentinels = [process.sentinel for process, _ in crew]
    while turn < len(parts):
        for connection, places in busy.items():
            while len(places) < AHEAD and given < min(len(parts), turn + 2 * AHEAD * len(crew)):
                _give(connection, given, parts[given])
                places.append(given)
                given += 1
        # Whoever is far ahead waits until it is his turn: what he has found stays with him.
        full = sum(map(len, made.values())) > WAITING
        heard = [one for one, places in busy.items() if places and (not full or places[0] == turn)]
        for ready in wait([*heard, *sentinels]):
            if ready in busy:
                place, piece, last = _taken(ready)
                if last:
                    done.add(busy[ready].popleft())
                else:
                    made.setdefault(place, deque()).append(piece)
            elif not any(connection.poll() for connection in busy):
                raise _ended()
        while turn in made or turn in done:
            yield from _emptied(made.pop(turn, deque()))
            if turn not in done:
                break
            turn += 1


def _emptied(pieces: deque[Any]) -> Iterator[Any]:
    while pieces:
        yield pieces.popleft()


def _give(connection: Connection, place: int, part: Any) -> None:
    try:
        connection.send((place, part))
    except OSError:
        raise _ended() from None


def _taken(connection: Any) -> tuple[int, Any, bool]:
    """Take a piece that a process has made, or that it has done with a part; what went wrong there is raised here."""
    try:
        place, piece, last, error = connection.recv()
    except (EOFError, OSError):
        raise _ended() from None
    if error is not None:
        raise error
    return place, piece, last


def _ended() -> UsageError:
    return UsageError(
        "a process that reads a part of the input was ended from outside (is the memory full?); read it with fewer: "
        "--jobs 1",
        "입력의 일부를 읽던 프로세스가 강제로 종료되었습니다(메모리 부족일 수 있습니다). --jobs 1로 다시 실행하세요",
    )


def _serve(
    connection: Connection, parent: int, prepare: Callable[[], None], work: Callable[[Any], Iterable[Any]]
) -> None:
    """Work on what comes, until the one that started this process is gone; Ctrl-C is its business."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        prepare()
        while os.getppid() == parent:
            if connection.poll(LONELY):
                place, part = connection.recv()
                try:
                    for piece in work(part):
                        connection.send((place, piece, False, None))
                    connection.send((place, None, True, None))
                except (UsageError, OSError, MemoryError) as error:
                    connection.send((place, None, True, error))
    except (EOFError, OSError):
        pass
