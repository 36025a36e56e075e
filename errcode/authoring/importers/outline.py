"""The headings that a place in a document stands under."""

from __future__ import annotations


class Outline:
    """A stack of headings by level, as a reader goes through a document."""

    def __init__(self, *titles: str) -> None:
        self._stack: list[tuple[int, str]] = [(0, title) for title in titles]
        self.beside = ""
        """The sentences since the last heading."""

    def enter(self, level: int, title: str) -> None:
        """Note a heading: it ends those of its level and below."""
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        if title.strip():
            self._stack.append((level, " ".join(title.split())))
        self.beside = ""

    def say(self, text: str) -> None:
        """Note a sentence; the last few are what stands beside a table."""
        self.beside = f"{self.beside} {text.strip()}"[-400:].strip()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, the outermost first."""
        return tuple(title for _, title in self._stack)

    def above(self, level: int) -> tuple[str, ...]:
        """The headings above a level."""
        return tuple(title for at, title in self._stack if at < level)
