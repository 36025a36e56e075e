"""What a question is about, as data: `vocabulary/topics.json`, by words that only one world has.

A word that no table has says little: who asks about an exchange hates it, runs it in a container, and wonders about
it at work. But a nonce, an endpoint or 예수금 are of this world alone, and a recipe, a kitten or 지하철 of others. The
former let an answer do with less, the latter ask for more (`errcode.matching.ranking`); an order or a token is of both.
"""

from __future__ import annotations

from errcode.catalog import vocabulary
from errcode.matching.stems import parts, stem
from errcode.matching.weights import ELSEWHERE, HERE
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]

SHORTEST = 4
"""Stems of fewer letters are those of several words: `car` is that of carry."""
_WORLDS = ("ours", "shared", "others")


class Topics:
    """The words of one world or another."""

    def __init__(self, row: Row) -> None:
        self._ours = frozenset(row.get("ours") or ())
        """Words of APIs, trading and paying."""
        self._shared = frozenset(row.get("shared") or ())
        """Such that others have as well."""
        self._others = frozenset(row.get("others") or ())
        """Words of everything else: food, family, travel, school, the house, tools of programmers alone."""

    def measure(self, question: str) -> float:
        """Give how much an answer must have, beside what it must where no word tells what a question is about."""
        words = {word.lower() for word in parts(question)}
        words |= {root for root in map(stem, words) if len(root) >= SHORTEST or not root.isascii()}
        words |= {word[:size] for word in words if not word.isascii() for size in (2, 3, 4)}
        ours = not words.isdisjoint(self._ours)
        if not words.isdisjoint(self._others):
            return 1.0 if ours else ELSEWHERE
        return HERE if ours or not words.isdisjoint(self._shared) else 1.0


def read(folder: str) -> Row:
    """Read the words of a folder of tables; none where it has no such file.

    Raises:
        TableError: The file is broken; the text names it.
    """
    row = vocabulary.words(folder, vocabulary.TOPICS) or {}
    if not vocabulary.texts(*[row.get(name) or [] for name in _WORLDS]):
        raise TableError(
            f'{vocabulary.place(folder, vocabulary.TOPICS)}: no topics; write {{"ours": [], "others": []}}'
        )
    return row
