"""Scans whole inputs: one after the other, or a large file by several processes with the same result."""

from __future__ import annotations

import os

from errcode.logs import sources, streams
from errcode.logs.lines import Lines, Sight, ends, listed, numbered
from errcode.logs.parts import SEGMENT, Input, cut_at, parts_between
from errcode.logs.records import HEADER
from errcode.logs.scan import Scanner
from errcode.logs.tally import Sums, Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from errcode.engine import Engine
    from errcode.logs.sources import Source

RANGE = 16
"""Segments that a process takes at once, at most."""
ROUNDS = 8
"""So many times a process takes some, at least: else one is still at work when the others have done."""

CROWD = 4_096
"""Kinds of lines that a scan may know; with more, memory would grow with a part that is full of errors unmet before."""
SHARE = 4_096
"""Errors that are sent at once by a process."""
PIECE = 1 << 18
"""Bytes that are scanned at once then."""

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

    def add(self, other: Part) -> None:
        """Take in what was found in another part of the same input."""
        self.size += other.size
        self.sights += other.sights
        if self.tally is not None and other.tally is not None:
            self.tally.add(other.tally)

    @property
    def full(self) -> bool:
        """Whether so much was found that it is time to tell it."""
        return len(self.sights) > SHARE or (self.tally is not None and len(self.tally.rows) > SHARE)


class Worker:
    """Scans parts and digests what is found."""

    def __init__(self, engine: Engine, encoding: str, *, summary: bool, samples: bool = False) -> None:
        self.scanner = Scanner(engine.tables, lambda: engine.diagnoser, engine.catalog.network, encoding)
        self.summary = summary
        self.samples = samples
        self.encoding = encoding
        self._sums = Sums(encoding, samples=samples)
        self._crowded = False
        """Whether so many kinds of lines were met in one scan that smaller parts are scanned."""

    def parts(self, data: bytes, lines: Lines, name: str | None = None, *, held: bool = False) -> Iterator[Part]:
        """Scan the part that follows, in pieces where the one before held very many errors that nobody has met."""
        start = 0
        while start < len(data):
            size = PIECE if self._crowded else len(data)
            end = start + cut_at(data[start : start + size + HEADER], size) if start + size < len(data) else len(data)
            piece = data[start:end] if end - start < len(data) else data
            yield self.part(piece, lines, name, held=held)
            start = end

    def part(self, data: bytes, lines: Lines, name: str | None = None, *, held: bool = False) -> Part:
        """Scan the part that follows on the lines that went by; what is held is summed up until `tally` is asked."""
        kinds = self.scanner.scan(data)
        self._crowded = len(self.scanner.repeats.kinds) > (CROWD // 2 if self._crowded else CROWD)
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
        """Give what was summed up and not given yet."""
        return self._sums.tally()


def tally_file(
    source: Source,
    jobs: int,
    engine: Engine,
    encoding: str,
    advance: Callable[[int], object],
    *,
    samples: bool = False,
) -> Iterator[Tally]:
    """Sum up a large file by several processes, part by part."""
    before = 0
    for part, lines in _spread(source, jobs, engine, encoding, summary=True, samples=samples):
        tally = Tally()
        tally.add(part.tally or tally, before)
        yield tally
        before += lines
        advance(part.size)


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


def _range(name: str, size: int, first: int) -> Iterator[tuple[Part, int]]:
    """Scan `size` segments of a file from `first` on; give what was found, and at the end how many lines there were.

    What is found is mostly given at once; of very many errors some at a time, so that they are nowhere all in memory.
    """
    assert _worker is not None
    lines = Lines()
    whole = Part(0, Tally())
    with open(name, "rb", buffering=0) as file:
        for data in parts_between(file, first, first + size):
            for part in _worker.parts(data, lines, name, held=True):
                whole.add(part)
                if whole.full:
                    yield whole, 0
                    whole = Part(0, Tally())
    whole.add(Part(0, _worker.tally()))
    yield whole, lines.before()


def _spread(source: Source, jobs: int, engine: Engine, encoding: str, **how: bool) -> Iterator[tuple[Part, int]]:
    global _worker
    from functools import partial

    from errcode.logs.processes import spread

    assert source.name is not None
    assert source.size is not None
    # Where processes are forked they find this, with what it has learned of the first segments; elsewhere each makes
    # its own of what the engine is made of.
    _worker = Worker(engine, encoding, **how)
    prepare = partial(_prepare, engine, encoding, **how)
    segments = -(-source.size // SEGMENT)
    size = max(min(segments // (jobs * ROUNDS), RANGE), 1)
    try:
        yield from _range(source.name, size, 0)
        yield from spread(jobs, prepare, partial(_range, source.name, size), range(size, segments, size))
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
