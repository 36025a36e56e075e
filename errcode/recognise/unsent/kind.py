"""A kind of lines that nobody has sent, as a row of data: what it looks like, what it claims and must leave alone."""

from __future__ import annotations

CODE = (
    r"""["'`<]{0,3}(?:[+-]?\d{2,8}|[A-Za-z][\w:.-]{0,60}?\d{2,8}"""
    r"""|[A-Za-z]{2,24}(?:[_:][A-Za-z0-9 ]{1,24}){1,8})["'`>]{0,3}"""
)
"""A code as code has it: in quotation marks, angle brackets or none."""


class Unsent:
    """A kind of line that nobody has sent."""

    __slots__ = ("claims", "ignores", "name", "pattern", "signs")

    def __init__(
        self, name: str, pattern: str, *, signs: tuple[str, ...] = (), claims: tuple[str, ...], ignores: tuple[str, ...]
    ) -> None:
        self.name = name
        self.signs = signs
        """Literals of which one stands in every line of the kind, where looking further is dear."""
        self.pattern = pattern
        """Fits at a line's beginning, its indentation passed over; verbose."""
        self.claims = claims
        """Lines of the kind, whatever code stands in them."""
        self.ignores = ignores
        """Lines that tell of an error."""
