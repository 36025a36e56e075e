"""What speaks for one provider as the origin of a payload, and against it."""

from __future__ import annotations

import re

from errcode.diagnose import points
from errcode.diagnose.codes import NO_ERROR, texts
from errcode.finding import Because
from errcode.text.normal import holds, likeness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.diagnose.codes import Codebook, Row
    from errcode.finding import Finding
    from errcode.recognise.payload import Claim, Payload


_CODE = re.compile(r"\d+|[A-Z]{2,8}\d{2,8}")
"""What is hardly anything but a code, whatever the others of its table look like."""
LONG_NAME = 6
"""A symbolic name of so many letters is no common word."""
LONG_TEXT = 24
"""A documented text of so many characters is no accident at the beginning of a longer message."""


class Evidence:
    """What speaks for one provider."""

    __slots__ = (
        "accepted",
        "because",
        "changed",
        "claimed",
        "code",
        "doubt",
        "finding",
        "fit",
        "known",
        "lone",
        "named",
        "own_message",
        "provider",
        "row",
        "score",
        "section",
        "shape",
    )

    def __init__(self, provider: str, code: str, row: Row | None, section: str | None, claim: Claim | None) -> None:
        self.provider: str = provider
        self.code: str = code
        self.row: Row | None = row
        self.section: str | None = section
        self.known: bool = row is not None
        self.claimed: bool = claim is not None
        self.shape: float = claim.strength if claim else 0.0
        """How telling the shape is that fits (`recognise.payload.Claim`)."""
        self.named: float = 0.0
        """How near the provider's name stands."""
        self.fit: float | None = None
        """How well the message fits the entry's; None where there is nothing to compare."""
        self.own_message: bool = False
        """Whether a code that its table lacks stands with a message that its table has."""
        self.lone: bool = False
        """Whether no other provider has the code."""
        self.changed: bool = False
        """Whether the code stands as a tool has rewritten it."""
        self.because: list[tuple[str, float]] = []
        """Each piece of evidence and its points."""
        self.score: float = 0.0
        self.accepted: bool = False
        self.doubt: str | None = None
        """The reason of a doubt (`reasons.DOUBTS`)."""
        self.finding: Finding | None = None
        """What was made of it, where it is the best: of an error that comes again nothing but the place differs."""

    def add(self, what: str, worth: float) -> None:
        """Add a piece of evidence."""
        if worth:
            self.because.append((what, worth))
            self.score += worth

    def reasons(self) -> list[Because]:
        """Give the evidence as it is shown."""
        return [Because(provider=self.provider, what=what, points=worth) for what, worth in self.because]

    @property
    def like(self) -> bool:
        """Whether the message is at least related to the entry's."""
        return self.fit is not None and self.fit >= points.FIT_RELATED

    @property
    def close(self) -> bool:
        """Whether the message is nearly the entry's."""
        return self.fit is not None and self.fit >= points.FIT_CLOSE

    @property
    def contradicted(self) -> bool:
        """Whether another message stands in the message's place."""
        return self.fit is not None and self.fit < points.FIT_STRANGE

    def __repr__(self) -> str:
        return f"Evidence({self.provider} {self.code} {self.because} {self.accepted=} {self.doubt=} {self.fit=})"


def weigh(
    payload: Payload,
    book: Codebook,
    claim: Claim | None,
    named: float,
    near_sections: dict[str, float],
    http_status: int | None,
) -> Evidence | None:
    """Weigh what speaks for one provider; None when the code cannot be its."""
    code = payload.meant or payload.code or ""
    found, changed = book.read(code, loosely=payload.form != "structure")
    alike = book.alike(code) if found is None else 1.0
    own = claim is not None and claim.strength >= points.UNMISTAKABLE and _CODE.fullmatch(code)
    unlike = not alike and not own and not (named >= points.NAMED_HERE and in_field_of_errors(payload))
    if unlike or (claim is None and book.succeeds(found or code)):
        return None
    row, fit = _row(book.of(found) if found is not None else [], payload, claim, near_sections, http_status, book)
    if row is not None and row.get("kind") == NO_ERROR:
        return None
    section = row.get("section") if row else claim.section if claim else None
    evidence = Evidence(book.table.provider.id, found or code, row, section, claim)
    evidence.named, evidence.fit, evidence.changed = named, fit, changed
    if row is None:
        evidence.own_message = claim is not None and bool(payload.message) and book.says(payload.message or "")
    return _counted(evidence, alike)


def _counted(evidence: Evidence, alike: float) -> Evidence:
    """Add up what speaks for a provider; `alike` is how much an undocumented code is like the documented ones."""
    evidence.add("shape", evidence.shape)
    evidence.add("named", evidence.named)
    if evidence.row is not None:
        evidence.add("documented", points.DOCUMENTED)
    else:
        evidence.add("undocumented", points.UNDOCUMENTED + points.UNLIKE * (1.0 - alike))
    evidence.add(_words_of(evidence.fit), points.of_message(evidence.fit))
    evidence.add("changed", -points.CHANGED * evidence.changed)
    return evidence


def in_field_of_errors(payload: Payload) -> bool:
    """Say whether a code stands in a field that means an error's code, and is a word or a number like any service's."""
    keys = [key for key, value in payload.fields.items() if value == payload.code]
    own = payload.form == "structure" and any("err" in key.casefold() for key in keys) and not payload.cut
    return own and (payload.code or "").islower()


def _words_of(fit: float | None) -> str:
    if fit is None or fit >= points.FIT_SAME:
        return "same-message"
    return "close-message" if fit >= points.FIT_RELATED else "other-message"


def _row(
    rows: list[Row],
    payload: Payload,
    claim: Claim | None,
    near: dict[str, float],
    http_status: int | None,
    book: Codebook,
) -> tuple[Row | None, float | None]:
    """Choose among the rows of one code by section, message and status; the table's order decides a tie."""
    best: tuple[float, Row, float | None] | None = None
    for row in rows:
        fit = message_fit(payload.message, row)
        if payload.context and (fit or 0.0) < points.FIT_CLOSE:
            fit = prose_fit(payload.context, row) or fit
        section = row.get("section")
        score = points.ROW_MESSAGE * (fit or 0.0) + near.get(section or "", 0.0)
        score += points.ROW_SECTION if claim and claim.section is not None and claim.section == section else 0.0
        score += points.ROW_STATUS if http_status is not None and row.get("http_status") == http_status else 0.0
        score += _scope(payload, section, book)
        if best is None or score > best[0]:
            best = (score, row, fit)
    return (best[1], best[2]) if best else (None, None)


def _scope(payload: Payload, section: str | None, book: Codebook) -> float:
    """Weigh the fields that say of which section a code is."""
    described = book.table.provider.section(section)
    if described is None or not described.when:
        return 0.0
    for path, condition in described.when.items():
        value = payload.fields.get(path)
        wanted = condition if isinstance(condition, list) else [condition]
        if value is None or (not isinstance(condition, dict) and value not in [str(item) for item in wanted]):
            return -points.ROW_SCOPE
    return points.ROW_SCOPE


def prose_fit(context: str, row: Row) -> float | None:
    """Say how well a line of prose tells an entry's message or name; None when it does not: `Oracle` is any word."""
    name = row.get("name") or ""
    named = len(name) >= LONG_NAME and name in context and not (name.isalpha() and name.istitle())
    return points.FIT_IN_PROSE if named or any(holds(context, text) for text in texts(row)) else None


def message_fit(message: str | None, row: Row) -> float | None:
    """Say how well a message fits the texts of an entry, 0–1; None when there is nothing to compare."""
    wanted = texts(row)
    if not message or not wanted:
        return None
    best = 0.0
    for text in wanted:
        best = max(best, likeness(message, text))
        if best < points.FIT_IN_PROSE and len(text) >= LONG_TEXT and message.startswith(text):
            best = points.FIT_IN_PROSE
        if best >= 1.0:
            break
    return best
