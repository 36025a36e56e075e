"""A marked-up text gone through line by line: what begins at a line is taken by the first step that knows it."""

from __future__ import annotations

from errcode.authoring.importers.examples import Shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from errcode.authoring.importers.grid import Grid

    Step = Callable[[int], tuple[Iterator[Grid], int]]
    """Takes what begins at a line: what it gives, and where it ends; the same line where nothing begins."""


class Walk:
    """A reader that goes through lines; a language says which steps there are, and what other lines are."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.shown = Shown()

    def grids(self) -> Iterator[Grid]:
        """Give the tables and coded lists, in order, and then the examples."""
        at = 0
        while at < len(self.lines):
            found, at = self._taken(at)
            yield from found
        yield from self.last()
        yield from self.shown.grids()

    def _taken(self, at: int) -> tuple[Iterator[Grid], int]:
        for step in self.steps:
            found, end = step(at)
            if end > at:
                return found, end
        return self.other(at)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What may begin at a line, in the order in which it is tried."""
        raise NotImplementedError

    def other(self, at: int) -> tuple[Iterator[Grid], int]:
        """Take a line at which nothing of that begins: a heading, a sentence."""
        raise NotImplementedError

    def last(self) -> Iterator[Grid]:
        """Give what the end of the text ends."""
        raise NotImplementedError
