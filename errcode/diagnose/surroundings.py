"""What stands around the payloads of a text: names of providers and HTTP statuses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from errcode.diagnose import points
from errcode.recognise.http import Statuses
from errcode.recognise.names import SURE
from errcode.recognise.sources import source_lines
from errcode.recognise.unsent import is_unsent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.names import Mention
    from errcode.recognise.payload import Payload


class Scene:
    """The surroundings in one text; offsets that payloads give are the source's, the text's first being `offset`."""

    def __init__(self, text: str, offset: int, mentions: list[Mention]) -> None:
        self.offset = offset
        self._mentions = mentions
        self._statuses = Statuses(text)
        self._text = text
        self._by_provider: dict[str, tuple[list[int], list[Mention]]] = {}
        for mention in sorted(mentions, key=lambda mention: (mention.start, mention.end)):
            places, known = self._by_provider.setdefault(mention.provider, ([], []))
            places.append(mention.start)
            known.append(mention)
        self.named_sections = tuple(
            dict.fromkeys((one.provider, one.section) for one in mentions if one.section is not None)
        )
        """The sections that the text names."""
        self._sources: list[tuple[int, int]] | None = None
        self._lines = [place for place, character in enumerate(text) if character == "\n"] if mentions else []

    @property
    def providers(self) -> list[str]:
        """The providers that the text names."""
        return list(self._by_provider)

    def named(self, payload: Payload) -> dict[str, float]:
        """Say for each provider that the text names how much that speaks for it: most when right before the payload."""
        start, end = payload.start - self.offset, payload.end - self.offset
        first, last = self._line(start), self._line(end)
        named: dict[str, float] = {}
        for provider, (places, mentions) in self._by_provider.items():
            before, after = bisect_left(places, start), bisect_left(places, end)
            near = mentions[max(before - 2, 0) : before + 2] + mentions[max(after - 1, before + 2) : after + 1]
            named[provider] = max(mention.weight * self._nearness(mention, start, first, last) for mention in near)
        return named

    def outside(self, payload: Payload) -> tuple[float, bool]:
        """Say how near the nearest name outside of a payload stands, and whether one of them is unmistakable."""
        start, end = payload.start - self.offset, payload.end - self.offset
        first, last = self._line(start), self._line(end)
        found = [one for one in self._mentions if one.end <= start or end <= one.start]
        near = max((one.weight * self._nearness(one, start, first, last) for one in found), default=0.0)
        return near, any(one.weight == SURE for one in found)

    def on_line(self, payload: Payload) -> list[Mention]:
        """Give the names on the lines of a payload."""
        start, end = payload.start - self.offset, payload.end - self.offset
        return [mention for mention in self._mentions if start <= mention.start < end]

    def column(self, mention: Mention) -> int:
        """Give how many characters stand before a name on its line."""
        return mention.start - self._text.rfind("\n", 0, mention.start) - 1

    @property
    def names(self) -> list[tuple[int, int]]:
        """Where the text names somebody; some codes hold what gives their provider away."""
        return [(mention.start, mention.end) for mention in self._mentions]

    def covers(self, start: int, end: int) -> bool:
        """Say whether a place of the text is a part of a name."""
        return any(mention.start < end and start < mention.end for mention in self._mentions)

    def sections(self, provider: str) -> dict[str, float]:
        """Give the sections of a provider that the text names."""
        return {section: points.SECTION_NAMED for owner, section in self.named_sections if owner == provider}

    def status(self, payload: Payload) -> int | None:
        """Give the HTTP status that belongs to a payload."""
        offset = self.offset
        taken = (payload.code_start - offset, payload.code_end - offset)
        return self._statuses.near(payload.start - offset, payload.end - offset, taken)

    def status_within(self, start: int, end: int) -> int | None:
        """Give the last HTTP status that stands between two places of the text."""
        return self._statuses.within(start, end)

    def is_status(self, payload: Payload) -> bool:
        """Say whether a payload's code stands where an HTTP status does."""
        return self.status_within(payload.code_start - self.offset, payload.code_end - self.offset) is not None

    def lines(self, payload: Payload) -> tuple[int, int]:
        """Give the whole lines on which a payload stands: what else they say is about the same error."""
        begin = self._text.rfind("\n", 0, payload.start - self.offset) + 1
        end = self._text.find("\n", payload.end - self.offset)
        return self.offset + begin, self.offset + (end if end >= 0 else len(self._text))

    def line_of(self, payload: Payload) -> str:
        """Give the line on which a payload's code stands."""
        place = payload.code_start - self.offset
        end = self._text.find("\n", place)
        return self._text[self._text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(self._text)]

    def sent(self, payload: Payload) -> bool:
        """Say whether somebody may have sent a payload: what stands in source code, or is written about it, nobody has.

        A whole body was copied from an answer, wherever it stands but in the code that a traceback shows.
        """
        if self._sources is None:
            self._sources = source_lines(self._text)
        if self._sources:
            place = payload.code_start - self.offset
            if any(start <= place < end for start, end in self._sources):
                return False
        return not payload.loose or not is_unsent(self.line_of(payload))

    def _line(self, position: int) -> int:
        return bisect_right(self._lines, position - 1)

    def _nearness(self, mention: Mention, start: int, first: int, last: int) -> float:
        line = self._line(mention.start)
        if line <= last and line >= first:
            gap = start - mention.end
            return points.RIGHT_BEFORE if 0 <= gap <= points.GAP else points.ON_LINE
        distance = first - line if line < first else line - last
        steps = (
            (points.NEXT, points.NEXT_LINES),
            (points.PARAGRAPH_LINES, points.PARAGRAPH),
            (points.PAGE_LINES, points.PAGE),
        )
        return next((worth for most, worth in steps if distance <= most), points.FAR)
