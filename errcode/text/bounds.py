"""How much of what a person types is looked at: words cost time, and a pasted page is no question."""

from __future__ import annotations

LONGEST_QUESTION = 1_000
"""Characters of a search: the longest documented message has half as many."""
MOST_WORDS = 64
"""Words of a search; each is compared with every word of the tables."""
LONGEST_MESSAGE = 10_000
"""Characters of a message whose code is asked for; answers of an API are shorter."""
LONGEST_WORD = 100
"""Characters of a word: longer than any code, name or word of the tables."""


def question(text: str) -> str:
    """Give what is looked at of a search: all of it, unless it is a pasted page."""
    words = text[:LONGEST_QUESTION].split(None, MOST_WORDS)[:MOST_WORDS]
    if len(text) <= LONGEST_QUESTION and len(words) < MOST_WORDS and all(len(word) <= LONGEST_WORD for word in words):
        return text
    return " ".join(word[:LONGEST_WORD] for word in words)


def shortened(word: str) -> str:
    """Give a word as it is repeated in a notice: not the page that was pasted."""
    return word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…"
