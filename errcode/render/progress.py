"""How far a reading is that takes longer than a moment."""

from __future__ import annotations

from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds after which somebody who waits is shown how far it is."""


@contextmanager
def progress(size: int | None) -> Iterator[Callable[[int], None]]:
    """Show on standard error how far a reading is that takes longer than a moment, its rate and the time left.

    Args:
        size: Bytes to be read; None when nobody knows.
    """
    import time

    begun, done = time.monotonic(), 0
    bar: Progress | None = None

    def advance(read: int) -> None:
        nonlocal done, bar
        done += read
        if bar is None and time.monotonic() - begun > PATIENCE:
            bar = _bar()
            bar.add_task("", total=size)
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done)

    try:
        yield advance
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
