"""Errors of standards (HTTP, FIX, ISO 8583 …), told only where a text shows the standard and no provider's own error.

Their names are ordinary words and their codes short numbers, so neither a name nearby nor a code alone tells anything:
what counts is a shape or an idiom of the standard's table, with a code that it documents.
"""

from __future__ import annotations

import re

from errcode.diagnose import points
from errcode.diagnose.evidence import weigh
from errcode.diagnose.findings import of_payload
from errcode.diagnose.known import Known
from errcode.diagnose.ranking import outermost
from errcode.diagnose.unmistakable import snake
from errcode.recognise.idioms import Idiom
from errcode.recognise.notation import fields, iso8583
from errcode.recognise.payload import Claim, Payload
from errcode.recognise.recogniser import Recogniser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from errcode.catalog.catalog import Table
    from errcode.diagnose.evidence import Evidence
    from errcode.diagnose.surroundings import Scene
    from errcode.finding import Candidate, Finding

SIGNS = {"fix": fields.SIGNS, "iso8583": iso8583.SIGNS}
"""What one of stands in every message of a format."""
LINES = 2
"""So many lines at most stand before what a paste is about, the beginning of its own line among them."""

ALONE = 80
"""Characters of a text that names a standard and a code of it, and says nothing else."""
_WORDS = re.compile(r"[+-]?[A-Za-z0-9_][\w.-]*\w|[가-힣]+|\w")
_NUMBERED = re.compile(r"[+-]?[A-Z0-9]*\d[A-Z0-9]*")
_AROUND = frozenset(
    re.findall(
        r"\S+",
        """
        a an api auth bit close closed code codespace err error exit field for from get getting gives got reject session
        tag value is mean meaning means of on response
        returned state status the what what's why with . -
        에러 에러가 에러는 오류 오류가 오류는 오류코드 에러코드 코드 상태 응답 상태코드 응답코드 뭐 뭐예요
        뭔가요 무슨 뜻 뜻이 의미 왜 떠요 떠 나요 나와요
        """,
    )
)
"""Words around such a code."""


class Standards:
    """Knows the standards of some tables."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._known = Known(tables)
        self._recogniser: Recogniser | None = None
        self._messages: list[str] = []
        self._idioms: list[str] = []

    def shown(self, text: str, *, whole: bool) -> bool:
        """Say whether a text may show a standard, or (`whole`) hold a whole message of one; most do not."""
        if not self._messages:
            tables = self._known.tables
            self._messages = list(dict.fromkeys(sign for table in tables for sign in _signs(table)))
        for sign in self._messages:
            if sign in text:
                return True
        if not whole and not self._idioms:
            idioms = (Idiom(idiom) for table in self._known.tables for idiom in table.provider.idioms)
            self._idioms = list(dict.fromkeys(idiom.literal for idiom in idioms))
        return not whole and any(sign in text for sign in self._idioms)

    def findings(
        self,
        text: str,
        scene: Scene,
        found: Sequence[Finding],
        rivals: Callable[[Payload], list[Candidate]],
        *,
        record: bool,
    ) -> Iterator[Finding]:
        """Find the errors of standards in a text.

        A whole message of a standard counts on lines of which nothing is told. Words that wrap somebody's answer (a
        status line, an exception's text) count where nothing else is told, nobody is named and a paste begins with
        them: below other lines they are what some program met, which those lines are about.

        Args:
            text: The text.
            scene: What surrounds.
            found: What is told already.
            rivals: Gives the providers that have such a payload, and its code: then it is not certain.
            record: Whether it is a record of a log: then only whole messages count.
        """
        whole = record or bool(found or scene.providers)
        if not whole and len(text) <= ALONE:
            alone = self._alone(text, scene)
            if alone:
                yield alone
                return
        if not self.shown(text, whole=whole):
            return
        taken = [_lines(text, scene, finding.span) for finding in found]
        for payload, evidence in outermost(self._ranked(text, scene, taken, whole=whole)):
            status = payload.http_status or scene.status(payload)
            finding = of_payload(payload, evidence, self._known.book(evidence[0].provider), status)
            others = tuple(rivals(payload))
            yield finding.replace(
                certain=not (others or payload.cut),
                doubt="rival" if others else "cut" if payload.cut else None,
                candidates=(*finding.candidates, *others),
            )

    def _ranked(
        self, text: str, scene: Scene, taken: list[tuple[int, int]], *, whole: bool
    ) -> list[tuple[Payload, list[Evidence]]]:
        """Give the payloads that count, with the standard of each: none on lines of which something is told."""
        return [
            (payload, evidence)
            for payload in self._recognised(text, scene)
            if not (payload.loose and (whole or _below(text, scene, payload)))
            and not any(start <= payload.code_start < end for start, end in taken)
            and scene.sent(payload)
            and (evidence := self._weighed(payload))
        ]

    def _alone(self, text: str, scene: Scene) -> Finding | None:
        """Find the code in a text that says nothing but a standard's name and it: `HTTP 503`, `curl error 28`."""
        for mention in self._known.mentions(text):
            rest = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
            book = self._known.book(mention.provider)
            keys = _keys(book.table)
            words = [word for word in _WORDS.finditer(rest) if not is_talk(word[0]) and word[0] not in keys]
            numbered = len(words) == 1 and (_NUMBERED.fullmatch(words[0][0]) or words[0][0] in book.rows)
            if numbered and not all(one.aside for one in book.table.provider.sections):
                place = (scene.offset + words[0].start(), scene.offset + words[0].end())
                payload = Payload(words[0][0], None, span=place, code_span=place, form="short")
                payload.claims.append(Claim(mention.provider, None, points.OWN_SHAPE))
                evidence = self._weighed(payload)
                if evidence and scene.sent(payload):
                    return of_payload(payload, evidence, book, None)
        return None

    def _recognised(self, text: str, scene: Scene) -> list[Payload]:
        if self._recogniser is None:
            self._recogniser = Recogniser(table.provider for table in self._known.tables)
        return [one for one in self._recogniser.payloads(text, scene.offset) if one.claims and one.code is not None]

    def _weighed(self, payload: Payload) -> list[Evidence]:
        """Give the standards whose shape a payload has and whose code it holds, the most telling shape first."""
        found = [one for claim in payload.claims if (one := self._of(payload, claim)) is not None]
        return sorted(found, key=lambda one: -one.score)[:1]

    def _of(self, payload: Payload, claim: Claim) -> Evidence | None:
        book = self._known.book(claim.provider)
        code = payload.code or ""
        if book.find(code) is None:
            payload.meant = book.covering(code) or book.find(snake(code).upper())
            if payload.meant is None:
                return None
        evidence = weigh(payload, book, claim, 0.0, {}, payload.http_status)
        return evidence if evidence is not None and evidence.known and not evidence.changed else None


def is_talk(word: str) -> bool:
    """Say whether a word is one that people put around a code, and says nothing else."""
    from errcode.recognise.talk import OTHER, said

    folded = word.casefold()
    return folded in _AROUND or (folded[0].isalpha() and said(word) != OTHER)


def _keys(table: Table) -> frozenset[str]:
    """Give the keys of a standard's fields (`39`, `DE39`), of which a text may name one beside its value."""
    paths = (shape.get("code") or () for shape in table.provider.payloads)
    return frozenset(key for path in paths for key in ([path] if isinstance(path, str) else path))


def _signs(table: Table) -> Iterator[str]:
    """Give literals of which one stands in every whole message of a standard."""
    for shape in table.provider.payloads:
        if shape.get("format") in SIGNS:
            yield from SIGNS[shape["format"]]
        else:
            path, condition = next(iter((shape.get("when") or {"": None}).items()))
            yield from map(str, condition) if isinstance(condition, list) else [path.rpartition(".")[2]]


def _below(text: str, scene: Scene, payload: Payload) -> bool:
    """Say whether a payload stands below the first lines of a text."""
    return sum(map(bool, map(str.strip, text[: payload.start - scene.offset].split("\n")))) > LINES


def _lines(text: str, scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """Give the whole lines on which something stands that is told."""
    begin = text.rfind("\n", 0, max(span[0] - scene.offset, 0)) + 1
    end = text.find("\n", max(span[1] - scene.offset, 0))
    return scene.offset + begin, scene.offset + (end if end >= 0 else len(text))
