"""A form in which an error is written, as a row of data: pattern, anchors, trust, what it claims and must ignore."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from errcode.recognise.forms.parsed import ParsedText


class Form:
    """One form; its claims and ignores are run by the tests, as a paste, in a small log and in a large one."""

    __slots__ = (
        "_compiled",
        "_in_ascii",
        "_pattern",
        "_sign",
        "anchors",
        "claims",
        "context",
        "ignores",
        "in_logs",
        "message",
        "name",
        "trust",
    )

    name: str
    trust: str
    """How much it says by itself: `bare` wants its message or its provider, `prose` its provider, `close` both."""
    anchors: tuple[str, ...]
    """Literals in lower case of which one stands in every text that it fits; none where only a message tells it."""
    in_logs: tuple[str, ...]
    """Literals that logs are searched for, as they are written: an anchor of a few letters stands in every line."""
    claims: tuple[tuple[str, str, str], ...]
    """Provider, code, text: what it must find."""
    ignores: tuple[str, ...]
    """Texts in which it must find nothing."""
    message: Callable[[ParsedText, re.Match[str]], str] | None
    """Gives the message, where it is not the group of that name."""
    context: bool
    """Whether the message may stand anywhere on its line."""
    _sign: Callable[[str], re.Match[str] | None] | None
    """Finds what stands in every text that it fits and is sooner found: the code and what is right beside it."""

    def __init__(
        self,
        name: str,
        pattern: str,
        *,
        trust: str,
        anchors: tuple[str, ...],
        claims: tuple[tuple[str, str, str], ...],
        ignores: tuple[str, ...],
        sign: str = "",
        message: Callable[[ParsedText, re.Match[str]], str] | None = None,
        context: bool = False,
        in_logs: tuple[str, ...] = (),
    ) -> None:
        self.name, self.trust, self.context = name, trust, context
        self._pattern = pattern
        self._compiled: re.Pattern[str] | None = None
        self._sign = re.compile(sign).search if sign else None
        self.anchors = anchors
        self._in_ascii = tuple(anchor for anchor in anchors if anchor.isascii())
        self.in_logs = (*in_logs, *(anchor for anchor in anchors if not anchor.isascii()))
        self.claims, self.ignores = claims, ignores
        self.message = message

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds it; groups are `code`, `message` and `status` (HTTP's). Linear in the text; made for the first one."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern, re.VERBOSE)
        return self._compiled

    def possible(self, text: str, lowered: str) -> bool:
        """Say whether it may fit a text, given as it is and in lower case; most forms fit few texts."""
        if self._sign is not None and self._sign(text) is None:
            return False
        anchors = self._in_ascii if lowered.isascii() else self.anchors
        return not self.anchors or any(anchor in lowered for anchor in anchors)
