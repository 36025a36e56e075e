"""Messages that stand without a code: a documented text on a line of its own, behind a log's prefix, or in prose."""

from __future__ import annotations

import re

from errcode.diagnose.codes import NO_ERROR
from errcode.matching.messages import official
from errcode.recognise.sources import is_stub
from errcode.recognise.unsent import is_unsent
from errcode.text.normal import HOLE, holed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.matching.messages import MessageIndex
    from errcode.model import Match

PROSE_SCORE = 85
"""How well a message must fit (0–100) that stands amid other words."""

PROSE_WORDS, TEMPLATE_WORDS = 4, 3
"""Words that such a message must have, and that a template must have besides its placeholders."""

SYLLABLES = 4
"""Syllables of Hangul that say as much as a word."""

JOINTS = 12
"""Beginnings of a message that are tried on a line."""

SHORTEST, SHORTEST_REMARKED = 4, 8
"""Characters of a message, and of one behind which a client puts a remark."""

LINES = 200
"""Of a longer text only so many lines are searched: it is a log, and logs are read line by line."""

LINE_LENGTH = 1_000
"""Longer lines hold data, not a message."""

_LEVEL = (
    r"\b(?:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|fatal|crit(?:ical)?|severe)"
    r"(?:[ \t]{1,8}(?:[\w$-]{1,40}(?:\.[\w$-]{1,40}){1,8}[ \t])?|:[\w.]{1,60}:)"
)
"""A log's level, and a dotted name or what Python's logging puts between colons behind it."""
_JOINT = re.compile(
    rf"(?:(?:(?<=[:>] )|^|(?-i:\b(?:[A-Z][a-z]{{1,20}}){{2,6}} ))[\w-]{{2,24}} "
    rf"|: |:(?=[\"'])| - | – | -> | => |\] |\) |> |\d |[\"'`“‘]|{_LEVEL})\s*(?=\S)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"'`“‘]([^\"'`”’\n]{8,400})[\"'`”’]")
_REMARK = re.compile(r"[ ][(\[][^()\[\]\n]{1,120}[)\]]?\Z")
"""What a client adds in brackets behind a message."""
_KEY = re.compile(r"\s?[:=]")
"""What follows a quoted word that is a key."""
_BLANK = re.compile(r"[\s_]|[가-힣]")
_CLOSING = " \t\r\"'`”’\\}])*,;"
_OPENING = " \t\"'`“‘*>-•"
_WORD = re.compile(r"[^\W\d_]+")
_HANGUL = re.compile(r"[가-힣]")
_PROGRAM = re.compile(
    r"\s*(?://|/\*|\*/|#(?!\d)[#\s]*[a-z]|--[ ]|<!--)"
    r"|\s*(?:if|elif|while|return|raise|throw|case|assert|except|catch)\b[ (]"
    r"|\s*[-*+•]?[ ]?(?:\[[ x]\][ ])?(?:[\w/-]{2,20}:[ ])?(?:fix(?:e[sd])?|handle[sd]?|add(?:ed|s)?|improve[sd]?"
    r"|feat|chore|docs?|refactor\w*|TODO|FIXME|test(?:ed|s)?)\b[:( ]"
)
"""What a programmer wrote, in source code or of a change: the messages in it were not sent."""
_DATA = re.compile(
    r"^\s*[<>*]?\s*HTTP/|^[ \t]+(?:File \"|at [\w.$<@/]+[ (])|^Traceback \(|^\s*[{<}\]]"
    r"|^\s*\[(?!\w[^\n\[\]\"']*\] *\S)|^\s*[\"'][\w.-]+[\"']\s*:"
)
"""A status line, a stack's frame, or what a notation holds: no message stands there alone."""


class Bare:
    """A documented message in a text, and the entries that have it, best first."""

    __slots__ = ("claimed", "end", "matches", "start", "text")

    def __init__(self, text: str, start: int, end: int, matches: Sequence[Match]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.matches = matches
        self.claimed = False
        """Whether the shape that it stands in is its provider's."""


def weight(text: str) -> int:
    """Say how much a text says by itself: its words, and half as much for a Korean one's usual two syllables."""
    return len(_WORD.findall(text)) + len(_HANGUL.findall(text)) // SYLLABLES


def messages(text: str, index: MessageIndex, *, near: bool, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Bare]:
    """Give the documented messages among the lines of a text, at most one a line.

    Args:
        text: The text.
        index: The messages to know.
        taken: Lines of which the errors are told already.
        near: Whether a message may also stand amid other words; in a log it may not, or every line would be suspect.
    """
    start = 0
    for line in text.split("\n", LINES)[:LINES]:
        covered = any(begin <= start and start + len(line) <= end for begin, end in taken)
        if not covered and SHORTEST <= len(line) <= LINE_LENGTH and not _DATA.match(line) and not _by_programmers(line):
            bare = whole(line, start, index) or (within(line, start, index) if near else None)
            if bare is not None:
                yield bare
        start += len(line) + 1


def _by_programmers(line: str) -> bool:
    """Say whether a programmer wrote a line; where no code stands beside a message, less is enough to say so."""
    return _PROGRAM.match(line) is not None or is_unsent(line) or is_stub(line)


def whole(line: str, offset: int, index: MessageIndex) -> Bare | None:
    """Find the message that a line is, after its prefix, or that it quotes."""
    for start, end in _parts(line):
        matches = [match for match in index.whole(line[start:end]) if _tells(match) and _is_error(match)]
        if matches:
            return Bare(line[start:end], offset + start, offset + end, matches)
    return None


def _tells(match: Match) -> bool:
    """Say whether a match is proof: the text itself, or a template that says something besides its placeholders."""
    if match.how == "template":
        return weight(holed(match.matched).replace(HOLE, " ")) >= TEMPLATE_WORDS
    return match.how == "exact" or (match.how == "meaning" and official(match))


def _is_error(match: Match) -> bool:
    return match.entry.kind != NO_ERROR


def within(line: str, offset: int, index: MessageIndex) -> Bare | None:
    """Find a message amid other words, if it is long enough to be no accident."""
    if weight(line) < PROSE_WORDS:
        return None
    matches = [
        match
        for match in index.within(line)
        if _is_error(match)
        and match.score >= PROSE_SCORE
        and weight(match.matched) >= PROSE_WORDS
        and (match.how != "meaning" or official(match))
    ]
    if not matches:
        return None
    text = line.strip().lstrip(_OPENING + ",:;").rstrip(_CLOSING)
    return Bare(text, offset, offset + len(line), matches)


def _closed(line: str, start: int, end: int) -> int:
    """Give where a part ends whose last quotation mark was opened inside of it: the mark is its own."""
    mark = line[end : end + 1]
    return end + 1 if mark and mark in "\"'`" and line.count(mark, start, end) % 2 else end


def _parts(line: str) -> Iterator[tuple[int, int]]:
    """Give what of a line may be the message: all of it, what it quotes, and what follows each joint of its prefix."""
    starts = [0, *(match.end() for match in _JOINT.finditer(line))][:JOINTS]
    for start in starts:
        start += len(line[start:]) - len(line[start:].lstrip(_OPENING))
        end = _closed(line, start, len(line[start:].rstrip(_CLOSING)) + start)
        # Of `column "id" does not exist` the quotation mark begins a name, no message.
        names = start > 0 and line[start - 1] in "\"'`" and line.find(line[start - 1], start, end) >= 0
        if end - start >= SHORTEST and not names:
            yield start, end
            remark = _REMARK.search(line, start, end + 1)
            if remark and remark.start() - start >= SHORTEST_REMARKED:
                yield start, len(line[: remark.start()].rstrip(_CLOSING))
    for match in _QUOTED.finditer(line):
        if not _KEY.match(line, match.end()) and _BLANK.search(match[1]):
            yield match.span(1)
