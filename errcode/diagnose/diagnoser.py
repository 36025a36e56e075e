"""Payloads in, findings out: whose error each is, how sure that is, and what is known of it."""

from __future__ import annotations

import re
from functools import partial

from errcode.diagnose import points, short_texts
from errcode.diagnose.alone import Alone
from errcode.diagnose.evidence import Evidence, weigh
from errcode.diagnose.failures import failures
from errcode.diagnose.findings import of_payload
from errcode.diagnose.known import Known
from errcode.diagnose.once import once_a_line, once_an_exception
from errcode.diagnose.ranking import outermost, ranking
from errcode.diagnose.standards import Standards
from errcode.diagnose.surroundings import Scene
from errcode.diagnose.undocumented import undocumented
from errcode.diagnose.verdict import decide
from errcode.finding import Candidate, Finding
from errcode.recognise.payload import Claim, Payload
from errcode.recognise.recogniser import Recogniser
from errcode.recognise.unsent import speaks_of_documents
from errcode.recognise.windows import windows
from errcode.text.line_ends import plain

_JAMO = re.compile("[\u1100-\u11ff]")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from errcode.catalog.catalog import Table
    from errcode.matching.messages import MessageIndex
    from errcode.recognise.names import Names
    from errcode.recognise.network import Network

    Chosen = list[tuple[Payload, list[Evidence]]]

LONG_WORD = 12
"""A code that is a word of so many letters needs its provider on the line; a shorter one nearer."""

ANSWERS = 2048
"""So many different payloads' providers are remembered."""


def composed(text: str) -> str:
    """Give a text with its Hangul composed, as it was before it passed through a file name of macOS; lines stay."""
    if text.isascii() or not _JAMO.search(text):
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


class Diagnoser:
    """Explains texts; made once for a set of tables, used for any number of texts.

    Args:
        tables: The tables to know errors by.
        only: Ids of the providers whose text it is, when that is known: they need no proof.
        default: Id of the provider to prefer when the text names none.
        messages: Gives the index of messages, for texts that hold a message and no code.
        network: Gives what is known of failures on the way, for texts that hold no answer at all.
    """

    def __init__(
        self,
        tables: Sequence[Table],
        *,
        only: Collection[str] = (),
        default: str | None = None,
        messages: Callable[[], MessageIndex] | None = None,
        network: Callable[[], Network] | None = None,
    ) -> None:
        standards = [table for table in tables if table.provider.standard and table.provider.id not in only]
        self._known = Known([table for table in tables if table not in standards], only, default)
        self._standards = Standards([] if only else standards)
        self._messages = messages
        self._network = network
        self._index: MessageIndex | None = None
        self._recogniser: Recogniser | None = None
        self._answers: dict[object, list[Evidence]] = {}

    @property
    def recogniser(self) -> Recogniser:
        """The recogniser of these tables' shapes."""
        if self._recogniser is None:
            self._recogniser = Recogniser(table.provider for table in self._known.tables)
        return self._recogniser

    @property
    def names(self) -> Names:
        """The names of the providers whose errors are known."""
        return self._known.names

    @property
    def only(self) -> frozenset[str]:
        """Ids of the providers whose text it is, when that is known."""
        return self._known.only

    @property
    def network(self) -> Network | None:
        """What is known of failures on the way, where that is asked for."""
        return self._network() if self._network is not None else None

    def nearest(self, provider: str, code: str) -> tuple[str, ...]:
        """Give the codes of a provider that are most like one that it has not."""
        return self._known.book(provider).nearest(code)

    def findings(self, text: str, first_line: int = 1, *, log: bool = False, record: bool = False) -> list[Finding]:
        """Find every error in a text, in its order.

        Args:
            text: Any text.
            first_line: The number of its first line.
            log: Whether it is a part of a log: then a bare message counts only when a whole line, after its prefix,
                fits a documented text.
            record: Whether it is a record of a log: then only whole messages of standards (FIX) count, since logs are
                full of statuses and of databases' and tools' errors.
        """
        return list(self.each(text, first_line, log=log, record=record))

    def each(self, text: str, first_line: int = 1, *, log: bool = False, record: bool = False) -> Iterator[Finding]:
        """Find every error in a text, one by one: memory does not grow with the text."""
        text, given = plain(text)
        text = composed(text)
        done = -1
        line, counted = first_line, 0
        for start, end in windows(text):
            part = text[start:end] if (start, end) != (0, len(text)) else text
            for finding in self._window(part, start, log, record or log):
                if finding.span[0] <= done:
                    continue
                line += text.count("\n", counted, finding.span[0])
                counted = done = finding.span[0]
                span = (given(finding.span[0]), given(finding.span[1])) if given else finding.span
                yield finding.replace(line=line, span=span)

    def _window(self, text: str, offset: int, log: bool, record: bool) -> list[Finding]:
        scene = Scene(text, offset, self._known.mentions(text))
        payloads = self._payloads(text, scene)
        chosen = self._chosen(payloads, scene)
        if not log:
            chosen += self._short(text, scene, chosen)
        found = [self._finding(payload, ranked, scene) for payload, ranked in chosen]
        if self._messages is not None and (not found or (not log and not _covered(text, scene, chosen))):
            alone = Alone(text, scene, self._known, self._indexed(), log=log)
            found += alone.findings(payloads, chosen)
        if not found and self._network is not None:
            found = list(failures(text, scene, self._network(), self._known.only, log=log))
        if not found:
            found = list(undocumented(text, payloads, scene))
        found += self._standards.findings(text, scene, found, partial(self._rivals, payloads), record=record)
        return once_an_exception(sorted(found, key=lambda finding: finding.span), text, offset)

    def _rivals(self, payloads: Sequence[Payload], of: Payload) -> list[Candidate]:
        """Give the providers whose shape a standard's payload has as well, and which have its code."""
        claims = [claim for one in payloads if one.code_start == of.code_start for claim in one.claims]
        found = [(claim.provider, self._known.book(claim.provider).find(of.code or "")) for claim in claims]
        return [Candidate(provider=provider, code=code) for provider, code in found if code is not None]

    def _short(self, text: str, scene: Scene, chosen: Chosen) -> Chosen:
        """Find what a few words say, in a text of them or on the lines of a paste where nothing was found."""
        spoken = all(payload.form in ("prose", "word") and not payload.message for payload, _ in chosen)
        if spoken and len(text) <= short_texts.LONGEST and text.strip().count("\n") < short_texts.LINES:
            return self._few_words(text, scene, chosen)
        found: Chosen = []
        taken = [scene.lines(payload) for payload, _ in chosen]
        for start, line in short_texts.lines_of_trouble(text):
            place = scene.offset + start
            if not any(begin < place + len(line) and place < end for begin, end in taken):
                alone = Scene(line, place, self._known.mentions(line))
                found += self._chosen(self._typed(line, alone), alone) if alone.providers else []
        return found

    def _few_words(self, text: str, scene: Scene, chosen: Chosen) -> Chosen:
        """Find the codes in a text of a few words that are not among what was found in it, nor a part of that."""
        taken = [(payload.code_start, payload.code_end) for payload, _ in chosen]
        told = {(ranked[0].provider, ranked[0].code) for _, ranked in chosen}
        typed = [one for one in self._typed(text, scene) if not (chosen and one.doubt)]
        typed = [one for one in typed if not any(start <= one.code_start < end for start, end in taken)]
        found = self._chosen(typed, scene)
        return [(payload, ranked) for payload, ranked in found if (ranked[0].provider, ranked[0].code) not in told]

    def _typed(self, text: str, scene: Scene) -> list[Payload]:
        named = dict.fromkeys((*scene.providers, *sorted(self._known.only)))
        books = {one: self._known.book(one) for one in named}
        return _sent(short_texts.payloads(text, scene, books, self._known.holders), scene)

    def _payloads(self, text: str, scene: Scene) -> list[Payload]:
        """Give the payloads of a text, those left out that stand in source code."""
        return _sent(self.recogniser.payloads(text, scene.offset) + self._code_words(text, scene), scene)

    def _indexed(self) -> MessageIndex:
        assert self._messages is not None
        if self._index is None:
            self._index = self._messages()
        return self._index

    def _chosen(self, payloads: list[Payload], scene: Scene) -> list[tuple[Payload, list[Evidence]]]:
        chosen = outermost([(payload, ranked) for payload in payloads if (ranked := self._ranked(payload, scene))])
        return once_a_line(chosen, scene)

    def _code_words(self, text: str, scene: Scene) -> list[Payload]:
        """Find codes that are words (`EAPI:Invalid nonce`, `UnderMinTotalBid`) beside the name of their provider."""
        payloads = []
        for provider in scene.providers:
            for code, start, end in self._known.book(provider).unmistakable.places(text):
                place = (scene.offset + start, scene.offset + end)
                stands = text[start:end]
                raw = stands if self._known.book(provider).read(stands, loosely=False)[0] == code else code
                payload = Payload(raw, None, span=place, code_span=place, form="word")
                least = points.NAMED_SHORT if end - start >= LONG_WORD else points.NAMED_NEAR
                if scene.named(payload).get(provider, 0.0) >= least:
                    payload.claims.append(Claim(provider, None, points.WORD_SHAPE))
                    payloads.append(payload)
        return payloads

    def _ranked(self, payload: Payload, scene: Scene) -> list[Evidence]:
        """Give the providers that the payload may be of, best first; logs repeat themselves, so answers are kept."""
        if payload.code is None:
            return []
        named = scene.named(payload)
        status = payload.http_status or scene.status(payload)
        key = (payload.key, status, tuple(named.items()), scene.named_sections)
        ranked = self._answers.get(key)
        if ranked is None:
            ranked = self._weighed(payload, scene, named, status)
            if len(self._answers) >= ANSWERS:
                self._answers.clear()
            self._answers[key] = ranked
        return ranked

    def _weighed(self, payload: Payload, scene: Scene, named: dict[str, float], status: int | None) -> list[Evidence]:
        assert payload.code is not None
        claims: dict[str, Claim | None] = dict.fromkeys(named)
        owners = self._known.holders(payload.code)
        claims |= dict.fromkeys(owners)
        claims = {provider: None for provider in claims if provider not in payload.denied}
        for claimed in payload.claims:
            before = claims.get(claimed.provider)
            if before is None or before.strength < claimed.strength:
                claims[claimed.provider] = claimed
        judged = []
        for provider, claim in claims.items():
            near = self._known.named(provider, named)
            evidence = weigh(payload, self._known.book(provider), claim, near, scene.sections(provider), status)
            if evidence is not None:
                evidence.lone = owners == [provider]
                decide(evidence, payload)
                judged.append(evidence)
        return ranking(judged, max(named.values(), default=0.0))

    def _finding(self, payload: Payload, ranked: list[Evidence], scene: Scene) -> Finding:
        status = payload.http_status or scene.status(payload)
        return of_payload(payload, ranked, self._known.book(ranked[0].provider), status)


def _sent(payloads: list[Payload], scene: Scene) -> list[Payload]:
    """Leave out what nobody has sent, and note what only documents may speak of."""
    sent = [payload for payload in payloads if scene.sent(payload)]
    for payload in sent:
        if payload.loose and speaks_of_documents(scene.line_of(payload)):
            payload.doubt = "mentioned"
    return sent


def _covered(text: str, scene: Scene, chosen: Iterable[tuple[Payload, list[Evidence]]]) -> bool:
    """Say whether errors that were found stand on every line: then no message stands alone."""
    lines = sorted({scene.lines(payload) for payload, _ in chosen})
    ends = [0, *(end - scene.offset for _, end in lines)]
    starts = [*(start - scene.offset for start, _ in lines), len(text)]
    return all(end >= start or not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
