"""What a question means, and whether what was found for it is an answer."""

from __future__ import annotations

from errcode.catalog.filter import kinds_of
from errcode.matching import situations
from errcode.matching.weights import (
    FITS,
    FITS_BOTH,
    GUESSED_WELL,
    HAPPENED_AT_ALL,
    HAPPENED_BESIDE,
    HAPPENED_HALF,
    HAPPENED_NAMED,
    HAPPENED_SURELY,
    KNOWN,
    NAMED,
    SAID,
    SAID_BARELY,
    SHARE,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.matching.answers import Found
    from errcode.matching.situations import Objects, Situation
    from errcode.matching.terms import Term
    from errcode.matching.wording import Wording


class Meaning:
    """Which kinds of error a question means, and whether it speaks of any.

    Args:
        read: Its terms, in all wordings.
        happened: The situations that it tells.
        objects: The kinds of error that things make with situations.
        asked: Its own wording.
        rewritten: The wording of the situations; None where it tells none.
        narrow: Whether it names a provider.
        measure: How much an answer must have by what the question is about (`errcode.matching.topics`).
    """

    def __init__(
        self,
        read: list[Term],
        happened: list[Situation],
        objects: Objects,
        asked: Wording,
        rewritten: Wording | None,
        *,
        narrow: bool,
        measure: float,
    ) -> None:
        self._asked = asked.known
        self._had = asked.had
        self._rewritten = rewritten.known if rewritten else 0.0
        self._all_known = min(self._asked, self._rewritten) >= KNOWN
        self._happened = happened
        self._narrow = narrow
        self._measure = measure
        self._fitting = {kind for situation in happened for kind in situation.kinds}
        plain = [term for term in read if not term.spoken and not term.near]
        self._both = situations.meant({group for term in plain for group in term.groups}, happened, objects)
        """The kinds that an object and what befalls it make together."""
        named = {kind for term in read if not term.spoken for kind in term.kinds}
        self.of_kinds: set[str] = (self._fitting | named) if narrow else set()
        """The kinds that it asks for of a provider that it names."""
        self._wrong = any(term.generic for term in plain) and any(term.kinds and not term.generic for term in plain)
        self._troubled = any(group not in objects for term in asked.terms for group in term.groups)
        self.amiss = "no-error" not in (self._fitting or named)
        """Whether it does not ask for what is no error."""

    def fits(self, kinds: set[str]) -> float:
        """Give the points of an entry whose kinds are those of what happened, or asked of a provider that is named."""
        if not self._both.isdisjoint(kinds):
            return FITS_BOTH
        return FITS * (not (self._fitting or self.of_kinds).isdisjoint(kinds))

    def surely(self, kinds: Iterable[str]) -> bool:
        """Tell whether kinds are those of a situation that is told in words of trading and APIs alone."""
        return any(
            (situation.sure or self._all_known) and not situation.kinds.isdisjoint(kinds)
            for situation in self._happened
        )

    def answered(self, found: list[Found]) -> bool:
        """Tell whether what was found answers the question, or only comes near.

        Here a word that no table has weighs as much as the rarest, so that two words of a table in a sentence about
        something else are no answer.
        """
        least = self._measure
        if any(each.tier or each.covered >= max(SHARE, SHARE * least) for each in found):
            return True
        asked = max((each.asked for each in found), default=0.0)
        known = self._had if asked >= GUESSED_WELL else self._asked
        asked *= known
        trouble = self._happened or self._troubled or known >= KNOWN
        if asked >= least * (SAID if trouble else SAID_BARELY):
            return True
        if (
            found
            and max(self._asked, self._rewritten) >= max(1.0, least) * NAMED
            and not self.of_kinds.isdisjoint(kinds_of(found[0].row))
        ):
            return True
        happened = self._rewritten * max((each.rewritten for each in found), default=0.0)
        if self._all_known and self._troubled and asked + HAPPENED_HALF * happened >= least * HAPPENED_BESIDE:
            return True
        if asked >= least * HAPPENED_SURELY and self._wrong:
            return True
        if self._narrow:
            return max(happened, asked) >= (HAPPENED_NAMED if self.of_kinds else HAPPENED_SURELY)
        sure = self._both or any(each.sure for each in self._happened)
        return happened >= least * (HAPPENED_SURELY if sure else HAPPENED_AT_ALL)
