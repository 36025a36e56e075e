"""Who is first of those for whom the evidence is enough, how clearly, and which of two views of one error is told."""

from __future__ import annotations

from errcode.diagnose import points

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.diagnose.evidence import Evidence
    from errcode.recognise.payload import Payload


def doubt_of(ranked: list[Evidence]) -> str | None:
    """Say why the first of the ranked is not certain; None when it is clearly ahead."""
    best = ranked[0]
    if best.doubt:
        return best.doubt
    clear = all(
        best.score - _at_most(other, best) >= points.MARGIN and not _speaks_for_itself(other, best)
        for other in ranked[1:]
    )
    return None if clear else "rival"


def _at_most(other: Evidence, best: Evidence) -> float:
    """Give what another would score if its table held the texts that it lacks: a missing text speaks against nobody."""
    if other.known and other.fit is None and best.fit is not None:
        return other.score + max(points.of_message(best.fit), 0.0)
    return other.score


def ranking(weighed: list[Evidence], loud: float) -> list[Evidence]:
    """Keep what is accepted, best first; where one is named, the others need more.

    Args:
        weighed: The evidence for each provider.
        loud: How near the nearest name of anybody stands, of those too who cannot have such a code.
    """
    accepted = [one for one in weighed if one.accepted]
    if not accepted:
        return []
    for one in accepted:
        if loud >= points.LOUD and one.named < points.WHISPER and not one.close and one.doubt is None:
            one.doubt = "drowned"
    shaped = [one for one in accepted if one.shape] or accepted
    loudest = max(one.named for one in shaped)
    for one in accepted:
        if loudest >= points.LOUD and one.named < points.WHISPER:
            one.add("drowned", points.DROWNED)
    accepted.sort(key=lambda one: (-one.score, one.provider))
    least = accepted[0].score - points.KEPT
    return [one for one in accepted if one.score > least or _heard(one, accepted[0])]


def _heard(one: Evidence, best: Evidence) -> bool:
    """Say whether somebody is a candidate whatever it scores: it speaks for itself, or is the one named nearer."""
    return _speaks_for_itself(one, best) or (best.doubt == "drowned" and one.named >= points.LOUD)


def _speaks_for_itself(one: Evidence, best: Evidence) -> bool:
    """Say whether the text names somebody, with code and message, and the best, whose shape it has, is not named."""
    return one.close and one.named >= points.WHISPER > best.named


def outermost(judged: list[tuple[Payload, list[Evidence]]]) -> list[tuple[Payload, list[Evidence]]]:
    """Of payloads of which one lies in the other keep the one that is better told: they are views of one error."""
    chosen: list[tuple[Payload, list[Evidence]]] = []
    for cluster in _clusters(judged):
        kept: list[tuple[Payload, list[Evidence]]] = []
        for payload, ranked in sorted(cluster, key=lambda item: -item[1][0].score):
            if not any(_overlap(payload, other) for other, _ in kept):
                kept.append((payload, ranked))
        chosen += kept
    return chosen


def _clusters(judged: list[tuple[Payload, list[Evidence]]]) -> Iterator[list[tuple[Payload, list[Evidence]]]]:
    """Give the payloads in groups that do not touch each other."""
    cluster: list[tuple[Payload, list[Evidence]]] = []
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
