"""Words that mean the same trouble, as data: `vocabulary/synonyms.json` of each folder of tables."""

from __future__ import annotations

from errcode.catalog import vocabulary
from errcode.matching.romanised import heard_alike, romanised
from errcode.matching.stems import stems
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.matching.situations import Row, Situation

    Phrase = tuple[str, ...]


class Synonyms:
    """Groups of words and phrases, found by the stems of any of them."""

    def __init__(self, groups: Iterable[Row]) -> None:
        self.words: dict[str, set[str]] = {}
        """Stem → ids of the groups that have it as a word."""
        self.phrases: dict[Phrase, set[str]] = {}
        self.members: dict[str, list[Phrase]] = {}
        """Id of a group → the stems of each of its words and phrases."""
        self.kinds: dict[str, set[str]] = {}
        """Id of a group → the kinds of error that it stands for."""
        self.generic: set[str] = set()
        """Ids of the groups whose words say no more than that something is wrong."""
        for group in groups:
            self._add(str(group["id"]), group)
        self._longest = max(map(len, self.phrases), default=1)
        self._sounding: dict[str, list[str]] | None = None

    def _add(self, name: str, group: Row) -> None:
        self.kinds.setdefault(name, set()).update(group.get("kinds") or ())
        if group.get("generic"):
            self.generic.add(name)
        for text in group["words"]:
            phrase = tuple(stems(text))
            if len(phrase) == 1:
                self.words.setdefault(phrase[0], set()).add(name)
            self.phrases.setdefault(phrase, set()).add(name)
            self.members.setdefault(name, []).append(phrase)

    def beside(self, situations: Iterable[Situation]) -> Synonyms:
        """Give these groups and one for each of some situations, of the words that tables have for it."""
        both = Synonyms(())
        both.words, both.members, both.kinds = dict(self.words), dict(self.members), dict(self.kinds)
        both.phrases, both.generic, both._longest = self.phrases, self.generic, self._longest
        for situation in situations:
            both.kinds[situation.group] = situation.kinds
            both.members[situation.group] = situation.phrases
            for phrase in situation.phrases:
                if len(phrase) == 1:
                    both.words[phrase[0]] = {*both.of(phrase[0]), situation.group}
        return both

    def sounding(self) -> dict[str, list[str]]:
        """Give the Korean words of all groups by how they sound in Latin letters."""
        if self._sounding is None:
            words = [word for word in self.words if len(word) > 1 and all("가" <= letter <= "힣" for letter in word)]
            self._sounding = {heard_alike(romanised(word)): [word] for word in words}
        return self._sounding

    def of(self, stem_: str) -> set[str]:
        """Give the groups of a word."""
        return self.words.get(stem_, set())

    def in_phrases(self, words: Sequence[str]) -> dict[int, set[str]]:
        """Give the groups of the phrases of at least two words that stand in a text: place of a word → groups."""
        found: dict[int, set[str]] = {}
        for start in range(len(words)):
            for size in range(2, self._longest + 1):
                groups = self.phrases.get(tuple(words[start : start + size])) if start + size <= len(words) else None
                for place in range(start, start + size if groups else 0):
                    found.setdefault(place, set()).update(groups or ())
        return found


def read(folder: str) -> list[Row]:
    """Read the groups of a folder of tables; none where it has no such file. Those of one id are one group.

    Raises:
        TableError: The file is broken; the text names it.
    """
    data = vocabulary.words(folder, vocabulary.SYNONYMS)
    if data is None:
        return []
    groups = data.get("groups")
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        path = vocabulary.place(folder, vocabulary.SYNONYMS)
        raise TableError(f'{path}: not a list of synonyms; write {{"groups": [{{"id": "…", "words": ["…"]}}]}}')
    return groups


def _is_group(row: object) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("id"), str)
        and vocabulary.texts(row.get("words"), row.get("kinds") or [])
    )
