"""What `errcode explain` finds, on a terminal or as a document: the place in the text, and a card."""

from __future__ import annotations

from errcode.model import Message
from errcode.render import cards, documents, pointing
from errcode.render.answers import answer_of
from errcode.render.styled import Sheet
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.finding import Finding
    from errcode.logs.lines import Sight
    from errcode.render.cards import CardRow
    from errcode.render.output import Output
    from errcode.render.styled import Line

NEAR = 3
"""Lines between two findings that share one excerpt, at the most."""


def near(sights: Sequence[Sight]) -> list[list[Sight]]:
    """Put the sights together that share one excerpt: of one file, in order, not far from the one before."""
    groups: list[list[Sight]] = []
    for sight in sights:
        last = groups[-1][-1] if groups else None
        if last is not None and last.name == sight.name and 0 <= sight.line - last.line <= NEAR:
            groups[-1].append(sight)
        else:
            groups.append([sight])
    return groups


def shown(sights: Sequence[Sight], catalog: Catalog, out: Output, *, named: bool) -> str:
    """Give findings that stand near one another: the place, then a card each; or pieces of Markdown or HTML.

    Args:
        sights: What was found, in order.
        catalog: The tables.
        out: How it is to be shown.
        named: Whether there are several inputs, so that a line number needs a file's name.
    """
    place = excerpt(sights, out) if out.terminal else ""
    pieces = [place]
    for sight in sights:
        name = sight.name if named else None
        head, rows = card(sight, name, catalog, out, pointed=bool(place))
        if out.terminal:
            pieces.append(cards.drawn(head, rows, out.sheet or Sheet()))
        else:
            pieces.append(documents.markdown(head, rows) if out.form == "markdown" else documents.html(head, rows))
    return "".join(pieces)


def card(sight: Sight, name: str | None, catalog: Catalog, out: Output, *, pointed: bool) -> tuple[Line, list[CardRow]]:
    """Give title and rows of one finding: what is known of its code, where it stands, and how sure that is."""
    finding = sight.finding
    more = list(_place(sight, name, out, pointed=pointed))
    if finding.entry is not None:
        provider = catalog.table(finding.provider).provider
        entry = finding.entry.replace(retry=finding.retry)
        head = cards.title(entry, provider, catalog, out)
        return head, [*cards.rows_of(answer_of(entry, _message(finding)), provider, catalog, out), *more]
    head = [(visible(finding.provider), "bold"), (" ", ""), (visible(_called(finding, catalog, out)), "code")]
    head += [(" · ", "dim"), (cards.policy(finding.retry, catalog, out), finding.retry)]
    return head, [*_unknown(finding, out), *more]


def _called(finding: Finding, catalog: Catalog, out: Output) -> str:
    """Give the code; of a failure on the way, which has none, what kind of error it is."""
    kind = catalog.kinds.get(finding.kind or "")
    return finding.code or (cards.spoken(kind.name, out, one=True) if kind else "-")


def excerpt(sights: Sequence[Sight], out: Output) -> str:
    """Point at what was recognised in the lines of some findings that stand near one another, each line once."""
    sheet = out.sheet or Sheet()
    lines: dict[int, list[Sight]] = {}
    for sight in sights:
        if sight.text is not None:
            lines.setdefault(sight.line, []).append(sight)
    drawn: list[Line] = []
    for number, there in lines.items():
        text = there[0].text or ""
        marks: list[pointing.Mark] = []
        for sight in there:
            marks = pointing.marks_of(text, _recognised(sight.finding, out), sight.column, marks)
        if marks:
            drawn += pointing.excerpt(text, number, marks, sheet)
    return "".join(f"{sheet.painted(line)}\n" for line in drawn)


def _recognised(finding: Finding, out: Output) -> list[tuple[str, str, str]]:
    """Give what of a line was recognised: code, message, what the placeholders hold, status."""
    raw, code = finding.raw, finding.raw.code or finding.code
    found = [(code or "", f"{finding.provider} {finding.code or code}", "code")]
    values = ", ".join(finding.params)
    if raw.message and finding.params:
        found.append((finding.params[0], _value(finding, out) or values, "mark"))
    if raw.message and not finding.params:
        label = out.pick("message", "메시지") if finding.message_known else out.pick("its message", "이 메시지")
        found.append((raw.message, label, "name"))
    return [one for one in found if one[0]]


def _value(finding: Finding, out: Output) -> str | None:
    """Say what a value in the message means for the reader: until when, and how long that is."""
    if finding.until is None or finding.retry_after is None:
        return None
    minutes, seconds = divmod(round(finding.retry_after), 60)
    until = finding.until.strftime("%H:%M:%S")
    if out.first == "ko":
        return f"{until}(UTC)까지, {f'{minutes}분 ' if minutes else ''}{seconds}초 뒤"
    return f"until {until} UTC, in {f'{minutes} min ' if minutes else ''}{seconds} s"


def _message(finding: Finding) -> Message | None:
    """Give the message as it stands in the text."""
    return Message(text=finding.raw.message) if finding.raw.message else None


def _unknown(finding: Finding, out: Output) -> Iterator[CardRow]:
    if finding.failure is not None:
        yield "", [(out.pick(finding.meaning.en or "", finding.meaning.ko or ""), "bold")]
        yield "", [("→ ", finding.retry), (out.pick(finding.advice.en or "", finding.advice.ko or ""), "")]
    else:
        code = out.pick("This code is not in the provider's table.", "이 제공사의 테이블에 없는 코드입니다.")
        said = out.pick("This message is not in the provider's table.", "이 제공사의 테이블에 없는 메시지입니다.")
        yield "", [(code if finding.code else said, "bad")]
    if finding.raw.message:
        yield out.pick("Message", "메시지"), [(finding.raw.message, "bold")]
    if finding.nearest:
        yield out.pick("Nearest", "비슷한 코드"), [(", ".join(finding.nearest), "")]


def _place(sight: Sight, name: str | None, out: Output, *, pointed: bool) -> Iterator[CardRow]:
    finding = sight.finding
    where = f"{name}:{sight.line}" if name else str(sight.line)
    if name or sight.time or not pointed:
        yield out.pick("Line", "행"), [(f"{where}  {sight.time}" if sight.time else where, "")]
    raw = finding.raw
    if raw.http_status is not None and (finding.entry is None or raw.http_status != finding.entry.http_status):
        yield out.pick("HTTP sent", "HTTP 응답"), [(str(raw.http_status), "")]
    if finding.how == "message":
        yield out.pick("Found by", "근거"), [(out.pick("its message", "메시지"), "")]
    if not finding.certain:
        yield out.pick("In doubt", "불확실"), [(doubt(finding, out), "doubt")]


def doubt(finding: Finding, out: Output) -> str:
    """Say what else it may be, or why it is not certain, and how to settle it."""
    from errcode.render.certainty import why_unsure

    others = [one for one in finding.candidates if (one.provider, one.code) != (finding.provider, finding.code)]
    settle = out.pick("-p PROVIDER says whose it is", "-p PROVIDER로 지정")
    if others:
        listed = ", ".join(f"{one.provider} {one.code}" for one in others)
        return f"{out.pick('or', '또는')} {listed} ({settle})"
    return f"{out.pick(*why_unsure(finding))} ({settle})"
