"""Spoken forms: small templates of what people say, and the texts of which one stands in whatever a form fits.

A form is a template rather than a regular expression, so that anybody's file is safe: matching it takes time in
proportion to the question.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HANGUL = re.compile("[가-힣]")
_PARTS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)(\??)|([^()]+)")
"""The pieces of a form: a group and whether it is optional, or what stands outside of groups."""
_BARS = re.compile(r"\|(?![^()]*\))")
_STRANGE = re.compile(r"[^A-Za-z0-9가-힣ㄱ-ㅣ ()|?*~^'’`-]")
"""What no form has."""
_UNSURE = re.compile(r".?[?]|[*~^]")
"""What need not stand where a form fits."""
_PARTICLE = (
    "(?:(?:에서|으로|이랑|한테|부터|까지|하고|이라|라|이)(?:[는은도만서고]|서는|고는)?|랑은?|보다는?|[이가은는을를도의에와과로만]"
    "|(?:하|되|했|됐|한|된|할|될|해|돼)(?:[가-힣]{1,3})?)?"
)
"""What may follow where a form says `~`: a particle, or the noun's verb on its way to another one (취소하려니까)."""
_SYLLABLE = "[^ -z]"
"""What is a syllable in a question as `plain` gives it: compiling a range of 11,172 letters takes ten times as long."""
_ENDING = "[가-힣]{0,6}"
"""What may follow where a form says `*` behind Hangul: no ending of a verb is longer, most are shorter."""
ENDINGS = 6
"""So many endings may a form of a user's leave open: the time of matching grows with each."""


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


def is_form(text: str) -> bool:
    """Tell whether a form is made of what forms are made of, so that its pattern repeats nothing without a bound."""
    if _STRANGE.search(text) or text.count("*") > ENDINGS:
        return False
    try:
        re.compile(pattern(text))
    except re.error:
        return False
    return True
