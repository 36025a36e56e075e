"""What the words of questions mean: synonyms, situations and topics; the former of other folders, too."""

from __future__ import annotations

from errcode.catalog import vocabulary as words
from errcode.catalog.folders import table_folders
from errcode.matching import situations, synonyms, topics
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from errcode.matching.synonyms import Synonyms

    Happened = tuple[str, list[situations.Situation], str, Synonyms]


class Vocabulary:
    """What the words of questions mean, whatever is asked: synonyms, situations and topics.

    Args:
        folders: The folders of tables, the bundled one last; by default those of this process.
        note: Takes a line for each file of the others that is left out: it is broken, or must be allowed first.

    Raises:
        TableError: A bundled file is broken; the text names it.
    """

    def __init__(self, folders: Iterable[str] | None = None, note: Callable[[str], object] | None = None) -> None:
        *others, base = table_folders() if folders is None else folders
        groups, rows, cells = [], [], []
        self.foreign: list[str] = []
        """The files of the others that are used."""
        for folder, name in ((folder, name) for folder in others for name in words.ADDED):
            path = words.used(folder, name, note)
            try:
                if path and name == words.SYNONYMS:
                    groups += synonyms.read(folder)
                elif path:
                    more = situations.read(folder, forms=True)
                    rows += more[0]
                    cells += more[1]
            except TableError as error:
                if note is None:
                    raise
                note(f"{error}; left out")
            else:
                self.foreign += [path] if path else []
        self.synonyms = synonyms.Synonyms([*groups, *synonyms.read(base)])
        bundled, things = situations.read(base)
        self.situations = situations.gathered([*rows, *bundled])
        self._needles = situations.Needles(self.situations)
        self.topics = topics.Topics(topics.read(base))
        self.objects = situations.of_objects([*cells, *things])
        self._last: Happened = ("", [], "", self.synonyms)

    def happened(self, question: str) -> Happened:
        """Give a question, the situations it tells, what else it says, and the synonyms with theirs beside.

        The last answer is kept: a search asks the same for providers, for those aside and for standards.
        """
        if question != self._last[0]:
            happened, rest = situations.happened(question, self._needles)
            self._last = (question, happened, rest, self.synonyms.beside(happened) if happened else self.synonyms)
        return self._last
