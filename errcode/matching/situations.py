"""What happened, as people say it, as data: `vocabulary/situations.json` of each folder of tables.

"It says I'm broke" and 돈이 모자라대요 share no word with any table. A situation has spoken forms, such as these, and
the words of the tables. The forms that stand in a question are replaced by the situation, and the question is ranked as
it was asked and so rewritten (`errcode.matching.ranking`). A form is a small template rather than a regular expression,
so that anybody's file is safe: matching it takes time in proportion to the question.
"""

from __future__ import annotations

import os
import re

from errcode.catalog import fastjson, vocabulary
from errcode.catalog.index import FOLDER as INDEX
from errcode.matching.stems import stems
from errcode.model import TableError
from errcode.text.normal import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    Row = dict[str, Any]
    Objects = dict[str, dict[str, set[str]]]
    """Group of an object's words → id of a situation → kinds of error: an order that is gone, a key that is."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APOSTROPHES = re.compile("['’`]")
_OTHER = re.compile(r"[^a-z0-9가-힣ㄱ-ㅣ]+")
_HANGUL = re.compile("[가-힣]")
_PARTS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)(\??)|([^()]+)")
"""The pieces of a form: a group and whether it is optional, or what stands outside of groups."""
_BARS = re.compile(r"\|(?![^()]*\))")
_STRANGE = re.compile(r"[^A-Za-z0-9가-힣ㄱ-ㅣ ()|?*~^'’`-]")
"""What no form has."""
_UNSURE = re.compile(r".?[?]|[*~^]")
"""What need not stand where a form fits."""
_PREDICATE = re.compile("<([a-z-]+)>")
"""The name of the predicate of a file, in a form."""
_PARTICLE = (
    "(?:(?:에서|으로|이랑|한테|부터|까지|하고|이라|라|이)(?:[는은도만서고]|서는|고는)?|랑은?|보다는?|[이가은는을를도의에와과로만]"
    "|(?:하|되|했|됐|한|된|할|될|해|돼)(?:[가-힣]{1,3})?)?"
)
"""What may follow where a form says `~`: a particle, or the noun's verb on its way to another one (취소하려니까)."""
_SYLLABLE = "[^ -z]"
"""What is a syllable in a question as `plain` gives it: compiling a range of 11,172 letters takes ten times as long."""
_ENDING = "[가-힣]{0,6}"
"""What may follow where a form says `*` behind Hangul: no ending of a verb is longer, most are shorter."""
_ADVERBS = re.compile(
    "(?<![가-힣])(?:계속|자꾸|갑자기|왜|좀|막|그냥|지금|제가|저희가?|내가|우리가?|오늘|아까|방금|진짜|정말|혹시|맨날|매번|아무리)(?![가-힣])"
)
"""Words that Korean puts anywhere: no form has them where they stand."""

_DROPPED = frozenset(
    """
    the a an my our your his her their this that these those its any some every all own just still always even really
    actually suddenly somehow apparently currently constantly simply basically
    """.split()  # noqa: SIM905 - a list would fill a page
)
_SHORT = {
    "cxl": "cancel", "cxld": "cancelled", "addr": "address", "wd": "withdrawal", "ts": "timestamp", "sig": "signature",
    "qty": "quantity", "px": "price", "bal": "balance", "insuf": "insufficient", "acct": "account", "pos": "position",
    "lev": "leverage", "tx": "transaction", "pw": "password", "pwd": "password", "rej": "rejected", "amt": "amount",
    "req": "request", "reqs": "requests", "resp": "response", "dup": "duplicate", "perm": "permission",
    "perms": "permission", "dep": "deposit", "conn": "connection", "cert": "certificate", "params": "parameters",
    "mkt": "market",
}  # fmt: skip
_PLAINER = {
    **_SHORT,
    **dict.fromkeys(("are", "was", "were", "am", "be", "been", "being", "looks", "seems"), "is"),
    **dict.fromkeys(("gets", "get", "got", "getting", "become", "becomes", "became"), "is"),
    **dict.fromkeys(("has been", "have been", "had been", "comes back", "came back"), "is"),
    **dict.fromkeys(("isnt", "arent", "wasnt", "werent", "aint", "hasnt", "havent"), "is not"),
    **dict.fromkeys(("are not", "was not", "were not", "is never", "was never", "are never", "were never"), "is not"),
    **dict.fromkeys(("cant", "couldnt", "could not", "can not", "unable to", "not able", "impossible to"), "cannot"),
    **dict.fromkeys(("fail to", "fails to", "failed to", "failing to"), "cannot"),
    **dict.fromkeys(("doesnt", "dont", "didnt", "wont", "wouldnt", "do not", "did not", "will not"), "does not"),
    **dict.fromkeys(("would not", "refuses to", "refused to", "refusing to"), "does not"),
}
"""English said more plainly: articles and adverbs are dropped, verbs stand in one form, short words written out."""

INDEXED = "_needles.json"
"""The file of the index that knows the needles of the bundled forms."""
ENDINGS = 6
"""So many endings may a form of a user's leave open: the time of matching grows with each."""


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


class SpokenForm:
    """A spoken form: a template with alternatives, optional pieces, endings and particles."""

    __slots__ = ("_pattern", "needles", "text")

    def __init__(self, text: str, known: list[str] | None = None) -> None:
        """Take a form, and its needles where they are known."""
        self.text = text
        self.needles = needles(text) if known is None else tuple(known)
        """Without blanks: one of them stands in whatever the form fits; none where nothing can be said."""
        self._pattern: re.Pattern[str] | None = None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where the form stands in a question (`text` as `plain` gives it)."""
        if self._pattern is None:
            self._pattern = re.compile(pattern(self.text).replace("[가-힣]", _SYLLABLE))
        for match in self._pattern.finditer(text):
            if match.end() > match.start():
                yield match.span()


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
    text = plain(question)
    text = " ".join(_ADVERBS.sub(" ", text).split()) or text
    found = _found(text, needles)
    plainer = _plainer(text)
    if plainer != text and not any(situation.sure for situation in found[0]):
        more = _found(plainer, needles)
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


def _plainer(text: str) -> str:
    said: list[str] = []
    words = [word for word in text.split() if word not in _DROPPED]
    at = 0
    while at < len(words):
        two = _PLAINER.get(" ".join(words[at : at + 2]))
        said += (two or _PLAINER.get(words[at], words[at])).split()
        at += 2 if two else 1
    plainly = (
        " ".join(said).replace("cannot is", "is not").replace("does not is", "is not").replace("cannot to", "cannot")
    )
    return plainly.replace("is is", "is").replace("is is", "is")


def plain(question: str) -> str:
    """Give a question in the spelling that forms are compared in: lower case, one blank between, no punctuation."""
    return _OTHER.sub(" ", _APOSTROPHES.sub("", _CAMEL.sub(" ", clean(question))).lower()).strip()


def pattern(form: str) -> str:
    """Give the regular expression of a form; it repeats nothing without a bound."""
    form = form.replace("'", "")
    if not _HANGUL.search(form):
        return rf"(?<![a-z0-9])(?:{form.replace('(', '(?:').replace('*', '[a-z]{0,12}')})(?![a-z0-9])"
    form = form.replace("(", "(?:").replace(" ?", " ").replace(" ", " ?").replace("*", _ENDING).replace("~", _PARTICLE)
    return form.replace("^", "(?<![가-힣])")


def needles(form: str) -> tuple[str, ...]:
    """Give texts of which one stands, blanks aside, in whatever a form fits: the longest such; none where none must."""
    best: list[str] = []
    run = ""
    for group, optional, literal in _PARTS.findall(form.replace("'", "").replace(" ?", " ")):
        if literal:
            pieces = _UNSURE.split(literal.replace(" ", ""))
            run = pieces[-1]
            best = max(best, *([piece] for piece in pieces), key=_least)
        elif not optional:
            heads = _heads.get(group) or _heads.setdefault(group, _headed(group))
            best = max(best, heads, [run + head for head in heads], key=_least)
            run = ""
        else:
            run = ""
    return tuple(best) if _least(best) else ()


_heads: dict[str, list[str]] = {}
"""Group → what each of its alternatives must begin with: the same groups stand in many forms."""


def _headed(group: str) -> list[str]:
    return [_UNSURE.split(text.replace(" ", ""), maxsplit=1)[0] for text in _alternatives(group)]


def _alternatives(group: str) -> list[str]:
    """Give the alternatives of a group, each as far as the first group inside."""
    return [text.partition("(")[0] for text in _BARS.split(group)] if "(" in group else group.split("|")


def _least(texts: list[str]) -> int:
    return min(map(len, texts), default=0)


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
        if not _is_form(text):
            made_of = f"letters, digits, blanks and ( | ) ? * ~ ^ alone, and at most {ENDINGS} *"
            raise TableError(f"{path}: {text!r} is no form; a form has {made_of}")
    return rows, objects


def index(folder: str) -> str:
    """Give the needles of the forms of a folder's situations as they are kept in the index that a wheel carries.

    To find them takes longer than to read them, and every search of a new process needs all.
    """
    path = vocabulary.place(folder, vocabulary.SITUATIONS)
    known = [[list(needles(text)) for text in _forms(row)] for row in _file(folder)[0]]
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
    return row if row.get("needles") else {**row, "needles": [list(needles(text)) for text in _forms(row)]}


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


def _is_form(text: str) -> bool:
    """Tell whether a form is made of what forms are made of, so that its pattern repeats nothing without a bound."""
    if _STRANGE.search(text) or text.count("*") > ENDINGS:
        return False
    try:
        re.compile(pattern(text))
    except re.error:
        return False
    return True
