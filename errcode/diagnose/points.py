"""What evidence weighs, every number with its reason. A named provider on the line is worth three; the rest follows.

`benchmarks/weights.py` measures what each matters: a fifth more or less changes at most one case in thirty, for most of
them none (`benchmarks/RESULTS.md`).
"""

from __future__ import annotations

MARGIN = 1.0
"""How far the first must be ahead of the second to be certain: less than any single kind of evidence."""

KEPT = 4.0
"""Who is further behind the first is no candidate."""

DOCUMENTED = 2.5
"""The code is in the provider's table: less than its name on the line, because short numbers are everywhere."""

UNDOCUMENTED = -0.5
"""The code is not in its table: tables are never complete, so this speaks against it only a little."""

UNLIKE = -1.0
"""And it looks like none of the table's codes, by as much as it does."""

SAME_MESSAGE = 3.0
"""The entry's own message stands with the code: as good as the name."""

CLOSE_MESSAGE = 2.0
"""A message with most of the entry's words: filled-in values, a changed wording."""

RELATED_MESSAGE = 0.8
"""About half of the words: the same trouble, perhaps of another service."""

STRANGE_MESSAGE = -0.3
"""A quarter of the words: providers change their texts."""

FOREIGN_MESSAGE = -1.2
"""Another message altogether."""

GIVEN = 3.0
"""The user says with `-p` whose text it is: as if the name stood on the line."""

USUAL = 1.6
"""The provider that the user prefers, where the text names none: enough to decide a tie, not to prove."""

DROWNED = -3.0
"""Somebody else is named near the payload, and this provider is not."""

LOUD = 2.5
"""From here on a name stands so near that whoever is not named is drowned."""

WHISPER = 1.0
"""Below, a provider counts as not named."""

NAMED = 1.5
"""From here on a provider counts as named: its name stands within some sixty lines."""

NAMED_NEAR = 2.0
"""Its name stands within ten lines: enough for a code that its table lacks, in its shape."""

NAMED_SHORT = 1.75
"""A short name stands on the line, or a long one within ten."""

NAMED_TIGHT = 2.4
"""A short name stands right before it, or a long one on the line."""

NAMED_ON_LINE = 2.65
"""Its name stands on the line itself: that the next line names somebody says nothing of a refused connection."""
NAMED_HERE = 2.6
"""Its name stands on the line or next to it, and is no common word."""

OWN_SHAPE = 2.9
"""From this strength on a shape is a provider's own, or nearly: three keys that no other service uses together."""

UNMISTAKABLE = 5.0
"""From here on it is nobody else's, whatever its other codes look like: five keys' worth."""

NEARLY_OWN = 2.5
"""And nearly: enough beside a code that is a word of several (`InsufficientFunds`)."""

SOME_SHAPE = 0.9
"""Below, the keys are everybody's: `code` and `message` alone."""

USUAL_SHAPE = 1.9
"""Keys that a few services share."""

WORD_SHAPE = 0.5
"""A code that is an unmistakable word counts as if a weak shape stood around it."""

MOST = 0.8
"""A message that is so much of a text is all of it: what is around it are marks."""

RIGHT_BEFORE, ON_LINE, NEXT_LINES, PARAGRAPH, PAGE, FAR = 4.0, 3.0, 2.6, 2.2, 1.8, 1.2
"""What a name is worth by its distance: up to three characters before; the same line; two lines; ten; sixty; more."""

GAP, NEXT, PARAGRAPH_LINES, PAGE_LINES = 3, 2, 10, 60
"""Those distances: characters, then lines."""

SECTION_NAMED = 3.0
"""A section's own host or path in the text, among the sections of one code."""

FIT_SAME, FIT_CLOSE, FIT_RELATED, FIT_PROSE, FIT_STRANGE = 0.95, 0.7, 0.45, 0.4, 0.25
"""How much of a documented message must be there (`text.normal.likeness`) to be the same, close, related, …"""

FIT_ENOUGH = 0.6
"""In a shape that is not its own a provider needs so much of a message to be certain."""

FIT_IN_PROSE = 0.8
"""What a message counts whose words stand in order among others."""

ROW_MESSAGE, ROW_SECTION, ROW_SCOPE, ROW_STATUS = 2.0, 2.0, 2.0, 0.5
"""Among the entries of one code: its message, the shape's section, fields that tell a section, the status."""

CODE_LENGTH = 4
"""A number of so many digits is no accident beside a name that may be a common word."""

CHANGED = 2.0
"""Taken off where a code stands as a tool has rewritten it (`4` for `04`, `-1021.0`)."""


def of_message(fit: float | None) -> float:
    """Give the points of a message that fits so well; none where there is nothing to compare."""
    if fit is None:
        return 0.0
    steps = (
        (FIT_SAME, SAME_MESSAGE),
        (FIT_CLOSE, CLOSE_MESSAGE),
        (FIT_RELATED, RELATED_MESSAGE),
        (FIT_STRANGE, STRANGE_MESSAGE),
    )
    return next((points for least, points in steps if fit >= least), FOREIGN_MESSAGE)
