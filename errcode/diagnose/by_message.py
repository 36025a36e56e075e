"""Errors that are told by their message alone: whether a documented text is enough, by a table of rules."""

from __future__ import annotations

import re

from errcode.diagnose.bare_messages import Bare, weight
from errcode.diagnose.points import MARGIN, NAMED, NAMED_HERE
from errcode.diagnose.verdict import ACCEPT, REJECT
from errcode.finding import Because
from errcode.recognise.http import is_phrase
from errcode.text.normal import HOLE, holed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from errcode.model import Match

LEAST = 3
"""A message of fewer words (`weight`) is no proof, wherever it stands."""

LEAST_ALONE = 2
"""Unless it is all of the text: nobody pastes two words for nothing. One word is no message, whoever is named."""

LEAST_INSIDE = 6
"""What a text says at least amid other words where nobody is named: `… the file does not exist` is anybody's."""

LEAST_TEMPLATE = 5
"""What a template says besides its placeholders where its provider is not named: `… does not exist` is anybody's."""

PREFIXED = 2
"""How many words a prefix is worth that only one service's ids have: `No such customer: 'cus_…'`."""

TELLING = 8
"""A message that says so much is its provider's own where no other has it: shorter ones are said by many services."""

BEFORE = 60
"""Characters before a message in which its code stands."""

SCORE = 10
"""How many points of a match's score (0–100) are worth one of evidence."""

AMONG_OTHERS = 9.0
"""Where codes were found already, no name is near enough for a message of too few words."""

_PREFIX = re.compile(rf"(?<![A-Za-z])[a-z]{{2,6}}_{HOLE}")
_CODE_BEFORE = re.compile(
    r"(?<![\w.:+])([A-Z]{2,8}-?\d{2,8}|-\d{3,6}|[A-Z][A-Z0-9]+(?:[_-][A-Z0-9]+)+|\d{4,6})[\"'\])]{0,2}\s?[:\-–,]?\s?[\"'(]?\Z"
)
_FAMILY = re.compile(r"(?<![\w-])[A-Z]{2,6}\d{4,8}(?![\w-])")
_CODE_BEHIND = re.compile(r"[\"'.]{0,2}\s?[(\[]([A-Z]{2,8}-?\d{2,8}|-\d{3,6}|\d{4,6})[)\]]")


class Said:
    """A documented message in a text, and what speaks for its entry."""

    __slots__ = (
        "alone",
        "bare",
        "beside",
        "best",
        "elsewhere",
        "log",
        "mentioned",
        "other",
        "ranked",
        "rivals",
        "says",
    )

    def __init__(self, bare: Bare, named: Callable[[str], float], loudest: float) -> None:
        self.bare = bare
        scores = {id(match): match.score / SCORE + named(match.entry.provider) for match in bare.matches}
        self.ranked: list[Match] = sorted(bare.matches, key=lambda match: -scores[id(match)])
        self.best = self.ranked[0]
        self.mentioned = named(self.best.entry.provider)
        self.elsewhere = loudest
        """How near the nearest name of anybody stands."""
        line = weight(bare.text)
        self.says = line if self.best.how == "template" else min(line, weight(self.best.matched))
        """How much it says: of a line that holds a documented text, that text."""
        self.alone = False
        """Whether it is all of the text."""
        self.beside = False
        """Whether codes were found in the text."""
        self.log = False
        """Whether the text is a part of a log."""
        self.other = ""
        """The code-like word beside the message."""
        own = (self.best.entry.provider, self.best.entry.code)
        self.rivals = [
            match
            for match in self.ranked
            if scores[id(match)] > scores[id(self.best)] - MARGIN and (match.entry.provider, match.entry.code) != own
        ]

    def because(self) -> Iterator[Because]:
        """Give the evidence as it is shown."""
        yield Because(provider=self.best.entry.provider, what="message", points=self.best.score / SCORE)
        if self.mentioned:
            yield Because(provider=self.best.entry.provider, what="named", points=self.mentioned)

    @property
    def own_words(self) -> int:
        """What the matched text says besides its placeholders."""
        text = holed(self.best.matched)
        return weight(text.replace(HOLE, " ")) + PREFIXED * bool(_PREFIX.search(text))


def _too_little(said: Said) -> bool:
    least = LEAST_ALONE if said.alone else LEAST
    if said.says < LEAST_ALONE:
        return True
    return said.says < least and said.mentioned < (AMONG_OTHERS if said.beside else NAMED_HERE)


def _anybodys(said: Said) -> bool:
    """Say whether a template without its provider's name says what any system might."""
    return said.mentioned < NAMED and said.best.how != "exact" and said.own_words < LEAST_TEMPLATE


def _telling(said: Said) -> bool:
    entry = said.best.entry
    return said.says >= TELLING and said.best.how == "exact" and entry.status == "active"


RULES: tuple[tuple[str, str, Callable[[Said], bool]], ...] = (
    ("HTTP's own words", REJECT, lambda said: is_phrase(said.bare.text) or is_phrase(said.best.matched)),
    ("another code beside it", REJECT, lambda said: bool(said.other) and said.other != said.best.entry.code),
    ("too few words", REJECT, _too_little),
    ("said of somebody else", REJECT, lambda said: said.mentioned < NAMED and said.elsewhere >= NAMED),
    ("anybody's template", REJECT, _anybodys),
    (
        "a meaning in a log, of a provider that is not named",
        REJECT,
        lambda said: said.best.how == "meaning" and said.mentioned < NAMED and said.log,
    ),
    (
        "amid the words of a log's line, of a provider that is not named",
        REJECT,
        lambda said: said.best.how in ("inside", "beginning") and said.mentioned < NAMED and said.log,
    ),
    (
        "a short text amid other words, of a provider that is not named",
        REJECT,
        lambda said: said.best.how in ("inside", "beginning") and said.mentioned < NAMED and said.says < LEAST_INSIDE,
    ),
    ("several entries have it", "rival", lambda said: bool(said.rivals)),
    ("its provider is named", ACCEPT, lambda said: said.mentioned >= NAMED),
    ("a long text that one entry alone has", ACCEPT, _telling),
    ("a text alone", "message-only", lambda _: True),
)
"""The table: the first rule that fits decides."""


def verdict(said: Said) -> str:
    """Say whether a message alone is enough: rejected, accepted, or the reason of a doubt."""
    return next(says for _, says, when in RULES if when(said))


def code_beside(text: str, start: int, end: int) -> str:
    """Give the code-like word right before a message, in brackets behind it, or of a family's amid its line."""
    inside = _FAMILY.search(text, start, end)
    if inside:
        return inside[0]
    line = text.rfind("\n", 0, start) + 1
    before = _CODE_BEFORE.search(text, max(line, start - BEFORE), start)
    behind = None if before else _CODE_BEHIND.match(text, end)
    found = before or behind
    return found[1] if found else ""
