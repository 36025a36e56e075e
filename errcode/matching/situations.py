"""What happened, as people say it, as data: `vocabulary/situations.json` of each folder of tables.

"It says I'm broke" and 돈이 모자라대요 share no word with any table. A situation has spoken forms, such as these, and
the words of the tables. The forms that stand in a question are replaced by the situation, and the question is ranked as
it was asked and so rewritten (`errcode.matching.ranking`).
"""

from __future__ import annotations

import os
import re

from errcode.catalog import fastjson, vocabulary
from errcode.catalog.index import FOLDER as INDEX
from errcode.matching import spoken_forms
from errcode.matching.plain_speech import plain, plainer, without_adverbs
from errcode.matching.spoken_forms import ENDINGS, SpokenForm, is_form
from errcode.matching.stems import stems
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Row = dict[str, Any]
    Objects = dict[str, dict[str, set[str]]]
    """Group of an object's words → id of a situation → kinds of error: an order that is gone, a key that is."""

_PREDICATE = re.compile("<([a-z-]+)>")
"""The name of the predicate of a file, in a form."""
INDEXED = "_needles.json"
"""The file of the index that knows the needles of the bundled forms."""


class Situation:
    """Something that happens, its words in the tables, and how people tell it."""

    __slots__ = ("_phrases", "forms", "id", "kinds", "sure", "tables")

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.tables: list[str] = []
        """What the tables call it."""
        self.kinds: set[str] = set()
        """The kinds of error that it may be."""
        self.sure = False
        """Whether its forms are said of trading and APIs alone."""
        self.forms: list[SpokenForm] = []
        self._phrases: list[tuple[str, ...]] = []

    @property
    def group(self) -> str:
        """The id of the group of its words, among those of synonyms."""
        return f"situation {self.id}"

    @property
    def phrases(self) -> list[tuple[str, ...]]:
        """The stems of each of its words and phrases."""
        if not self._phrases:
            phrases = dict.fromkeys(tuple(stems(text)) for text in self.tables)
            self._phrases = [phrase for phrase in phrases if phrase]
        return self._phrases

    def add(self, row: Row) -> None:
        """Take the words and forms of a row of the file."""
        self.tables += row["tables"]
        self.kinds.update(row.get("kinds") or ())
        self.sure = self.sure or bool(row.get("sure"))
        texts = _forms(row)
        needles = row.get("needles") or [None] * len(texts)
        self.forms += [SpokenForm(text, known) for text, known in zip(texts, needles, strict=True)]


class Needles:
    """The forms of some situations, found by the needles of which one stands in whatever they fit.

    A question has some tens of letters, the forms have thousands of needles: they are looked up by how they begin.
    """

    def __init__(self, situations: Iterable[Situation]) -> None:
        self._begun: dict[str, list[tuple[str, int]]] = {}
        """The first two letters of needles → needle and number of the form."""
        self._forms: list[tuple[Situation, SpokenForm]] = []
        for situation in situations:
            for form in situation.forms:
                for needle in form.needles:
                    self._begun.setdefault(needle[:2], []).append((needle, len(self._forms)))
                self._forms.append((situation, form))

    def forms(self, packed: str) -> list[tuple[Situation, SpokenForm]]:
        """Give the forms that may stand in a question without its blanks."""
        found: set[int] = set()
        for at in range(len(packed)):
            for begin in (packed[at], packed[at : at + 2]):
                for needle, number in self._begun.get(begin, ()):
                    if packed.startswith(needle, at):
                        found.add(number)
        return [self._forms[number] for number in sorted(found)]


def happened(question: str, needles: Needles) -> tuple[list[Situation], str]:
    """Give the situations that a question tells, in its order, and the question without their forms.

    Where forms overlap, the longer one counts: what it says is more. Where nothing is sure as it is said, it is said
    more plainly.
    """
    text = without_adverbs(plain(question))
    found = _found(text, needles)
    plainly = plainer(text)
    if plainly != text and not any(situation.sure for situation in found[0]):
        more = _found(plainly, needles)
        if more[0] and (len(more[0]) > len(found[0]) or any(situation.sure for situation in more[0])):
            return more
    return found


def _found(text: str, needles: Needles) -> tuple[list[Situation], str]:
    spans = [
        (start - end, start, end, situation.id, situation)
        for situation, form in needles.forms(text.replace(" ", ""))
        for start, end in form.places(text)
    ]
    taken: list[tuple[int, int, Situation]] = []
    for _, start, end, _, situation in sorted(spans, key=lambda span: span[:4]):
        if all(end <= begin or stop <= start for begin, stop, _ in taken):
            taken.append((start, end, situation))
    taken.sort(key=lambda span: span[0])
    rest, at = "", 0
    for start, end, _ in taken:
        rest += f"{text[at:start]} "
        at = end
    return list({situation.id: situation for _, _, situation in taken}.values()), rest + text[at:]


def read(folder: str, *, forms: bool = False) -> tuple[list[Row], list[Row]]:
    """Read the situations and the objects of a folder of tables; none where it has no such file.

    Args:
        folder: The folder.
        forms: Whether each form is looked at, and no index believed: for what is not bundled.

    Raises:
        TableError: The file is broken; the text names it.
    """
    path = vocabulary.place(folder, vocabulary.SITUATIONS)
    rows, objects = _file(folder)
    for row, known in zip(rows, _indexed(folder, path) if rows and not forms else (), strict=False):
        row["needles"] = known
    for text in (text for row in rows if forms for text in _forms(row)):
        if not is_form(text):
            made_of = f"letters, digits, blanks and ( | ) ? * ~ ^ alone, and at most {ENDINGS} *"
            raise TableError(f"{path}: {text!r} is no form; a form has {made_of}")
    return rows, objects


def index(folder: str) -> str:
    """Give the needles of the forms of a folder's situations as they are kept in the index that a wheel carries.

    To find them takes longer than to read them, and every search of a new process needs all.
    """
    path = vocabulary.place(folder, vocabulary.SITUATIONS)
    known = [[list(spoken_forms.needles(text)) for text in _forms(row)] for row in _file(folder)[0]]
    return fastjson.dumps({"size": os.path.getsize(path), "needles": known})


def _indexed(folder: str, path: str) -> list[list[list[str]]]:
    """Read the needles of the index; none where there is none, or the file is another one since."""
    try:
        with open(os.path.join(folder, INDEX, INDEXED), encoding="utf-8") as file:
            data = fastjson.loads(file.read())
        known: list[list[list[str]]] = data["needles"] if data["size"] == os.path.getsize(path) else []
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return known


def needled(row: Row) -> Row:
    """Give a row of the file with the needles of its forms, which whoever takes it need not find again."""
    return row if row.get("needles") else {**row, "needles": [list(spoken_forms.needles(text)) for text in _forms(row)]}


def of_objects(rows: Iterable[Row]) -> Objects:
    """Give the kinds of error that each object makes with each situation."""
    found: Objects = {}
    for row in rows:
        made = found.setdefault(row["group"], {})
        for situation, kinds in row["with"].items():
            made.setdefault(situation, set()).update(kinds)
    return found


def meant(groups: Iterable[str], befell: Iterable[Situation], objects: Objects) -> set[str]:
    """Give the kinds of error that the objects of a question (groups of its words) make with what it tells."""
    found: set[str] = set()
    for made in (objects[group] for group in groups if group in objects):
        for situation in befell:
            found |= made.get(situation.id, set())
    return found


def gathered(rows: Iterable[Row]) -> list[Situation]:
    """Make situations of the rows of some files; one that stands in several has all their words and forms."""
    found: dict[str, Situation] = {}
    for row in rows:
        found.setdefault(row["id"], Situation(row["id"])).add(row)
    return list(found.values())


def _file(folder: str) -> tuple[list[Row], list[Row]]:
    """Read the situations and the objects of a folder's file; none where it has none."""
    data = vocabulary.words(folder, vocabulary.SITUATIONS)
    if data is None:
        return [], []
    rows, things, predicates = data.get("situations"), data.get("objects") or [], data.get("predicates") or {}
    lists = isinstance(rows, list) and isinstance(things, list) and _are_predicates(predicates)
    if not lists or not all(map(_is_situation, rows or ())) or not all(map(_is_object, things)):
        path = vocabulary.place(folder, vocabulary.SITUATIONS)
        shape = '{"situations": [{"id": "…", "tables": ["…"], "en": ["…"], "ko": ["…"]}]}'
        raise TableError(f"{path}: not a list of situations; write {shape}")
    for row in rows or ():
        for language in ("en", "ko"):
            row[language] = [_written_out(text, predicates) for text in row.get(language) or ()]
    return rows or [], things


def _are_predicates(predicates: object) -> bool:
    """Tell whether predicates are alternatives by name: they stand within a form's parentheses, and have none."""
    return isinstance(predicates, dict) and all(
        isinstance(text, str) and text and not set(text) & set("()*") for text in predicates.values()
    )


def _written_out(form: str, predicates: dict[str, str]) -> str:
    """Give a form with the predicates that it names written out: what befalls one thing befalls others in its words."""
    if "<" not in form:
        return form
    return _PREDICATE.sub(lambda match: predicates.get(match[1], match[0]), form)


def _is_situation(row: object) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not row.get("tables"):
        return False
    row.pop("needles", None)
    lists = [row.get(name) or [] for name in ("tables", "kinds", "en", "ko")]
    return vocabulary.texts(*lists) and all(text.count("(") == text.count(")") for text in _texts(row))


def _is_object(row: object) -> bool:
    made = row.get("with") if isinstance(row, dict) else None
    return (
        isinstance(row, dict)
        and isinstance(row.get("group"), str)
        and isinstance(made, dict)
        and bool(made)
        and vocabulary.texts(*made.values())
    )


def _forms(row: Row) -> list[str]:
    return [*(row.get("en") or ()), *(row.get("ko") or ())]


def _texts(row: Row) -> list[str]:
    return [*row["tables"], *_forms(row)]
