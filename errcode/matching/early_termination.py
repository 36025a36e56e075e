"""When a ranking may end: nothing that is left can be among what is shown."""

from __future__ import annotations

from errcode.matching.weights import HIGHEST, UNCLEAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.matching.answers import Found


class Enough:
    """What is found already, and whether anything that scores no more than this could still be shown.

    Args:
        limit: So many are wanted; None for all.
        least: Entries that would be shown with a lower score are not.
        found: Those that lead whatever the others score.
    """

    def __init__(self, limit: int | None, least: float, found: Iterable[Found]) -> None:
        self._limit = limit
        self._least = least
        self._first: Found | None = None
        self._keys: set[tuple[str, str, str]] = set()
        self._scores: list[float] = []
        """Of those that are shown apart from each other, negative and in order."""
        for each in found:
            self.take(each)

    def take(self, found: Found) -> None:
        """Take one that is ranked."""
        first = self._first
        if first is None or (found.tier, found.score) > (first.tier, first.score):
            self._first = found
        key = (found.table.provider.id, found.row["code"], found.answer.text)
        if key not in self._keys:
            self._keys.add(key)
            self._scores.append(-10 * HIGHEST if found.tier else -found.score)
            self._scores.sort()

    def beyond(self, bound: float) -> bool:
        """Tell whether nothing that scores at most so much can be shown."""
        first = self._first
        if first is None or (not first.tier and bound >= first.score):
            return False
        if self._limit and len(self._scores) >= self._limit and bound < -self._scores[self._limit - 1]:
            return True
        top = max(first.asked, first.rewritten)
        return bound * top < min(self._least, UNCLEAR * top) * (first.score or 1.0)
