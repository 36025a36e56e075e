"""Scans whole inputs: one after the other, or a large file by several processes with the same result."""

from __future__ import annotations

import os

from errcode.logs import sources, streams
from errcode.logs.parts import SEGMENT, Input, parts_between
from errcode.logs.scan import Scanner
from errcode.logs.tally import Lines, Sight, Sums, Tally, ends, listed, numbered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from errcode.engine import Engine
    from errcode.logs.sources import Source

RANGE = 16
"""Segments that a process takes at once."""

WORTH = 4 * RANGE * SEGMENT
"""Smaller files are read by one process: it would be done before the others have started."""


class Part:
    """What was found in a part of an input, summed up or one by one."""

    __slots__ = ("sights", "size", "tally")

    def __init__(self, size: int, tally: Tally | None = None, sights: list[Sight] | None = None) -> None:
        self.size = size
        """Bytes that were read for it."""
        self.tally = tally
        self.sights = sights or []


class Worker:
    """Scans parts and digests what is found."""

    def __init__(self, engine: Engine, encoding: str, *, summary: bool, samples: bool = False) -> None:
        self.scanner = Scanner(engine.tables, lambda: engine.diagnoser, encoding)
        self.summary = summary
        self.samples = samples
        self.encoding = encoding
        self._sums = Sums(encoding, samples=samples)

    def part(self, data: bytes, lines: Lines, name: str | None = None, *, held: bool = False) -> Part:
        """Scan the part that follows on the lines that went by; what is held is summed up until `tally` is asked."""
        kinds = self.scanner.scan(data)
        if not kinds:
            lines.passed(data)
            return Part(len(data))
        before = lines.before()
        places = (
            ends(kinds, samples=self.samples) if self.summary else (place for kind in kinds for place in kind.places)
        )
        numbers = numbered(data, places, before)
        lines.passed(data, numbers[len(data)] - 1 - before)
        if not self.summary:
            return Part(len(data), None, list(listed(data, kinds, numbers, name, self.encoding)))
        self._sums.add(data, kinds, numbers)
        return Part(len(data), None if held and not self._sums.full else self.tally())

    def tally(self) -> Tally:
        """Give what was summed up and not told yet."""
        return self._sums.tally()


def tally_file(
    source: Source,
    jobs: int,
    engine: Engine,
    encoding: str,
    advance: Callable[[int], object],
    *,
    samples: bool = False,
) -> Tally:
    """Sum up a large file by several processes."""
    total, before = Tally(), 0
    for part, lines in _spread(source, jobs, engine, encoding, summary=True, samples=samples):
        total.add(part.tally or Tally(), before)
        before += lines
        advance(part.size)
    return total


def list_file(
    source: Source, jobs: int, engine: Engine, encoding: str, advance: Callable[[int], object]
) -> Iterator[list[Sight]]:
    """Give the errors of a large file, found by several processes, in order."""
    before = 0
    for part, lines in _spread(source, jobs, engine, encoding, summary=False):
        for sight in part.sights:
            sight.line += before
        yield part.sights
        before += lines
        advance(part.size)


_worker: Worker | None = None
"""What a process scans with."""


def _prepare(engine: Engine, encoding: str, **how: bool) -> None:
    global _worker
    if _worker is None:
        _worker = Worker(engine, encoding, **how)


def _range(name: str, first: int) -> tuple[Part, int]:
    """Scan the segments of a file from `first` on; give what was found and how many lines there were."""
    assert _worker is not None
    lines = Lines()
    whole = Part(0, Tally() if _worker.summary else None)
    with open(name, "rb", buffering=0) as file:
        for data in parts_between(file, first, first + RANGE):
            part = _worker.part(data, lines, name, held=True)
            whole.size += part.size
            whole.sights += part.sights
            if whole.tally is not None and part.tally is not None:
                whole.tally.add(part.tally)
    if whole.tally is not None:
        whole.tally.add(_worker.tally())
    return whole, lines.before()


def _spread(source: Source, jobs: int, engine: Engine, encoding: str, **how: bool) -> Iterator[tuple[Part, int]]:
    global _worker
    from functools import partial

    from errcode.logs.processes import spread

    assert source.name is not None
    assert source.size is not None
    # Where processes are forked they find this; elsewhere each makes its own of what the engine is made of.
    _worker = Worker(engine, encoding, **how)
    prepare = partial(_prepare, engine, encoding, **how)
    try:
        yield from spread(jobs, prepare, partial(_range, source.name), range(0, -(-source.size // SEGMENT), RANGE))
    finally:
        _worker = None


def cores() -> int:
    """Give the number of processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def opened(source: Source, *, follow: bool = False, as_is: bool = False) -> Input:
    """Begin to read a source, to explain it or to pass it on as it is."""
    # Until it has seen a larger one freed, glibc gives the blocks of each part back to the system and fetches them
    # anew, zeroed: a sixth of the time.
    bytes(16 << 20)
    if follow and source.name is not None:
        return Input(streams.followed(source.name), as_is=as_is)
    file = sources.opened(source)
    live = source.text is None and source.size is None
    if live:
        return Input(streams.arriving(file), as_is=as_is)
    return Input(streams.read(file, source.name), file if source.plain else None, as_is=as_is)
