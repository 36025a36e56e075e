"""Whose error a payload is: what speaks for each provider, weighed.

Points, roughly: 3 for a provider named on the same line, 2.5 for a documented code, up to 3 for a message that fits
the code's own, 1 to 5 for the shape, by how telling its keys are. Two providers within a point of each other are a tie.
"""

from __future__ import annotations

import re

from errcode.diagnose.codes import NO_ERROR
from errcode.text.normal import holds, likeness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.diagnose.codes import Codebook, Row
    from errcode.recognise.payload import Claim, Payload

MARGIN = 1.0
"""How far the best must be ahead to be certain."""

OWN_SHAPE = 2.9
"""From this strength on a shape is a provider's own, or nearly."""

_HTTP = re.compile(r"[45]\d\d")
_JSON_RPC = re.compile(r"-32[0-7]\d\d")
"""Codes that JSON-RPC itself defines: every service that speaks it has them."""
_WORDS = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"[+-]\d{4,}|\d{5,}|[A-Za-z][\w:]*[_:][\w: ]+|[A-Z]{2,}\d{3,}")


class Judged:
    """What speaks for one provider."""

    __slots__ = (
        "accepted",
        "code",
        "doubtful",
        "fit",
        "known",
        "named",
        "provider",
        "row",
        "score",
        "section",
        "shape",
    )

    def __init__(self, provider: str, code: str, row: Row | None, section: str | None) -> None:
        self.provider = provider
        self.code = code
        self.row = row
        self.section = section
        self.known = row is not None
        self.shape = 0.0
        self.named = 0.0
        self.fit: float | None = None
        self.score = 0.0
        self.accepted = False
        self.doubtful = False

    def __repr__(self) -> str:
        return (
            f"Judged({self.provider} {self.code} score={self.score:.1f} shape={self.shape:.1f} named={self.named:.1f} "
            f"fit={self.fit} known={self.known} accepted={self.accepted} doubtful={self.doubtful})"
        )


def judge(
    payload: Payload,
    book: Codebook,
    claim: Claim | None,
    named: float,
    near_sections: dict[str, float],
    http_status: int | None,
) -> Judged | None:
    """Weigh what speaks for one provider; None when the code cannot be its."""
    code = payload.code or ""
    found = book.find(code)
    alike = book.alike(code)
    if (found is None and not alike) or (claim is None and code in book.successes):
        return None
    rows = book.rows[found] if found is not None else []
    row, fit = _row(rows, payload, claim, near_sections, http_status, book)
    if row is not None and row.get("kind") == NO_ERROR:
        return None
    section = row.get("section") if row else claim.section if claim else None
    judged = Judged(book.table.provider.id, found or code, row, section)
    judged.shape = claim.strength if claim else 0.0
    judged.named = named
    judged.fit = fit
    judged.score = judged.shape + named + (2.5 if row else -0.5 - (1.0 - alike)) + _points(fit)
    _accept(judged, payload, claim is not None)
    judged.doubtful |= payload.cut
    return judged


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
        if fit is None and payload.context:
            fit = told(payload.context, row)
        section = row.get("section")
        score = 2.0 * (fit or 0.0) + near.get(section or "", 0.0)
        score += 2.0 if claim and claim.section is not None and claim.section == section else 0.0
        score += 0.5 if http_status is not None and row.get("http_status") == http_status else 0.0
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
            return -2.0
    return 2.0


def told(context: str, row: Row) -> float | None:
    """Say how well a line of prose tells an entry's message; None when it does not."""
    texts = [item if isinstance(item, str) else item["text"] for item in row.get("messages") or ()]
    return 0.8 if any(holds(context, text) for text in texts) else None


def message_fit(message: str | None, row: Row) -> float | None:
    """Say how well a message fits the texts of an entry, 0–1; None when there is nothing to compare."""
    texts = [item if isinstance(item, str) else item["text"] for item in row.get("messages") or ()]
    if not message or not texts:
        return None
    best = 0.0
    for text in texts:
        best = max(best, likeness(message, text))
        if best >= 1.0:
            break
    return best


def _points(fit: float | None) -> float:
    if fit is None:
        return 0.0
    if fit >= 0.95:
        return 3.0
    if fit >= 0.7:
        return 2.0
    if fit >= 0.45:
        return 0.8
    return -0.3 if fit >= 0.25 else -1.2


def _accept(judged: Judged, payload: Payload, claimed: bool) -> None:
    """Say whether this is enough to speak of an error of the provider at all, and whether only of a possible one."""
    fit, named, shape = judged.fit, judged.named, judged.shape
    like = fit is not None and fit >= 0.45
    if payload.form in ("bare", "prose"):
        judged.accepted = judged.known and _spoken_of(judged, payload)
        return
    if not judged.known:
        judged.accepted = not payload.cut and claimed and (shape >= OWN_SHAPE or (named >= 2.0 and shape >= 0.9))
        return
    if named < 1.5 and _HTTP.fullmatch(judged.code) and not (like and shape >= 1.9):
        return
    if named < 1.5 and _JSON_RPC.fullmatch(judged.code):
        return
    if not claimed:
        spoken = fit is not None and fit >= 0.7
        judged.accepted = named >= 1.5 or (spoken and (payload.loose or len(_WORDS.findall(payload.message or "")) > 2))
        judged.doubtful = named < 1.5 and not payload.loose
        return
    if named >= 1.5 or like or shape >= OWN_SHAPE:
        judged.accepted = True
        judged.doubtful = named < 1.5 and fit is not None and fit < (0.25 if shape >= OWN_SHAPE else 0.6)
        return
    if _TELLING.fullmatch(judged.code):
        judged.accepted = True
        judged.doubtful = fit is not None or shape < 0.9


def _spoken_of(judged: Judged, payload: Payload) -> bool:
    """Say whether a code in the open text is meant as one: its message stands with it, or its provider's name does."""
    fit = judged.fit or 0.0
    if fit >= 0.7 or (judged.named >= 1.5 and fit >= 0.4):
        return True
    # A short name (`gate`) may be a common word; a longer number is no accident beside it.
    enough = 1.5 if len(judged.code.lstrip("-")) >= 4 else 2.6
    return payload.context is not None and judged.named >= enough and not _HTTP.fullmatch(judged.code)


def certain(ranked: list[Judged]) -> bool:
    """Say whether the first of the ranked is clearly ahead."""
    best = ranked[0]
    if best.doubtful:
        return False
    return all(best.score - _at_most(other, best) >= MARGIN for other in ranked[1:])


def _at_most(other: Judged, best: Judged) -> float:
    """Give what another would score if its table held the texts that it lacks: a missing text speaks against nobody."""
    if other.known and other.fit is None and best.fit is not None:
        return other.score + max(_points(best.fit), 0.0)
    return other.score


def ranking(judged: list[Judged]) -> list[Judged]:
    """Keep what is accepted, best first; where one is named, the others need more."""
    accepted = [one for one in judged if one.accepted]
    if not accepted:
        return []
    loudest = max((one.named for one in accepted if one.shape), default=0.0)
    for one in accepted:
        if loudest >= 2.5 and one.named < 1.0:
            one.score -= 3.0
    accepted.sort(key=lambda one: (-one.score, one.provider))
    return [one for one in accepted if one.score > accepted[0].score - 4.0]


def outermost(judged: list[tuple[Payload, list[Judged]]]) -> list[tuple[Payload, list[Judged]]]:
    """Of payloads of which one lies in the other keep the one that is better told: they are views of one error."""
    chosen: list[tuple[Payload, list[Judged]]] = []
    for cluster in _clusters(judged):
        kept: list[tuple[Payload, list[Judged]]] = []
        for payload, ranked in sorted(cluster, key=lambda item: -item[1][0].score):
            if not any(_overlap(payload, other) for other, _ in kept):
                kept.append((payload, ranked))
        chosen += kept
    return chosen


def _clusters(judged: list[tuple[Payload, list[Judged]]]) -> Iterator[list[tuple[Payload, list[Judged]]]]:
    """Give the payloads in groups that do not touch each other."""
    cluster: list[tuple[Payload, list[Judged]]] = []
    end = -1
    for item in sorted(judged, key=lambda item: item[0].start):
        if item[0].start >= end and cluster:
            yield cluster
            cluster = []
        cluster.append(item)
        end = max(end, item[0].end)
    if cluster:
        yield cluster


def _overlap(one: Payload, other: Payload) -> bool:
    if one.start == other.start and one.shared & other.shared:
        return False
    return one.start <= other.code_start < one.end or other.start <= one.code_start < other.end
