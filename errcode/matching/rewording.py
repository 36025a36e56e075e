"""A question reworded: in the place of the words that tell what happened, the situation in the words of the tables."""

from __future__ import annotations

from errcode.matching.hangul import is_hangul
from errcode.matching.terms import Term
from errcode.matching.weighing import weighed
from errcode.matching.weights import CHATTER, HAPPENED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.matching.corpus import Corpus
    from errcode.matching.situations import Situation
    from errcode.matching.synonyms import Synonyms


def reworded(
    read: list[Term], left: list[Term], happened: list[Situation], corpus: Corpus, synonyms_: Synonyms
) -> dict[int, float]:
    """Give what terms weigh in the wording of the situations that are told: those that are left, and theirs.

    Args:
        read: The terms of the question, to which those are added that it lacks.
        left: The terms of what is left of it beside the situations.
        happened: The situations.
        corpus: The entries asked.
        synonyms_: The words that stand for one another where these happened.
    """
    weights: dict[int, float] = {}
    known = {term.stem: place for place, term in enumerate(read)}
    for term in left:
        if term.stem not in known:
            known[term.stem] = len(read)
            read.append(term)
        weights[known[term.stem]] = term.weight * (1.0 if term.known else CHATTER)
    for term in weighed([_spoken(situation) for situation in happened], corpus, synonyms_):
        weights[len(read)] = term.weight * HAPPENED
        read.append(term)
    return weights


def told(read: list[Term], left: list[Term]) -> dict[int, float]:
    """Give what those terms weigh that told what happened: all that say something and are not left beside it.

    Korean ones are none of them: what is found inside a compound or before an ending is not the very word.
    """
    beside = {term.stem for term in left}
    telling = [(place, term) for place, term in enumerate(read) if not (term.light or term.generic)]
    return {place: term.weight for place, term in telling if term.stem not in beside and term.text.isascii()}


def laid_right(question: str, read: list[Term]) -> str:
    """Give a question as its words were read where some were typed on the other keyboard layout."""
    switched = any(is_hangul(term.text) and term.text not in question for term in read)
    return " ".join(term.text for term in read) if switched else question


def _spoken(situation: Situation) -> Term:
    """Give the term that stands in a rewritten question for a situation."""
    term = Term(situation.group, (situation.group,), situation.kinds)
    term.spoken = True
    return term
