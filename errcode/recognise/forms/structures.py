"""Errors that the tables' shapes and idioms tell, and the rows of the other forms put to a text.

A form takes a parsed text (or the inside of a string in it) and gives the payloads that it finds. To teach
errcode another form, write a row (`bare`, `spoken`, `closes`); what belongs to one provider alone, its keys, hosts and
exception texts, goes into its table instead.
"""

from __future__ import annotations

import re
from functools import partial

from errcode.recognise.forms import ROWS, keyed
from errcode.recognise.forms.parsed import ParsedText
from errcode.recognise.idioms import TRAILING, Idiom
from errcode.recognise.notation import fields as fix
from errcode.recognise.notation import iso8583
from errcode.recognise.notation.markup import elements
from errcode.recognise.notation.values import Node, Scalar
from errcode.recognise.numbers import role
from errcode.recognise.outcome import succeeded
from errcode.recognise.paths import found
from errcode.recognise.payload import Claim, Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from errcode.recognise.forms.form import Form
    from errcode.recognise.shapes import Shape

_CODE_FIRST = re.compile(r"\s?\[?(-\d{3,6}|\d{4,8}|[A-Z]{2,8}\d{3,8})\]?[ \t]([A-Za-z가-힣][^\n]{3,400})")
_JOINED = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+")


IDIOM, IDIOM_LETTER, IDIOM_MOST = 0.5, 0.2, 3.0
"""What an exception's text is worth: something, more for each letter of its own, at most what a shape of its own is."""


def structures(parsed: ParsedText) -> Iterator[Payload]:
    """JSON and what is written like it: dicts, hashes, structs, `print_r`, loose `key: value` pairs."""
    text, shapes = parsed.view.text, parsed.compiled.shapes
    for node in parsed.reader.nodes:
        if node.kind == "{" and text[node.end - 1] == "}" and not parsed.view.depth:
            found = parsed.compiled.bodies.payloads(node, parsed.view.base, partial(_payloads, parsed, shapes))
        else:
            found = _payloads(parsed, shapes, node)
        yield from (payload for payload in found if not _is_datum(text, node, payload))


def _is_datum(text: str, node: Node, payload: Payload) -> bool:
    """Say whether a code with neither a message nor anybody's shape is a field of an answer that succeeded."""
    alone = node.kind == "{" and payload.code is not None and payload.message is None and not payload.claims
    return alone and succeeded(text, node.start + 1, node.end - 1)


def markup(parsed: ParsedText) -> Iterator[Payload]:
    """XML bodies."""
    if "</" in parsed.view.text:
        for node in elements(parsed.view.text):
            yield from _payloads(parsed, parsed.compiled.xml_shapes, node)


NUMBERED = {"fix": fix.messages, "iso8583": iso8583.messages}
"""What reads the messages of each format whose fields have numbers."""


def fields(parsed: ParsedText) -> Iterator[Payload]:
    """Messages whose fields have numbers: FIX, ISO 8583."""
    for format_, shapes in parsed.compiled.numbered.items():
        for node in NUMBERED[format_](parsed.view.text):
            payloads, _ = _shaped(parsed, node, shapes)
            ended = format_ != "fix" or "10" in node.fields or parsed.view.text[node.end : node.end + 1].strip()
            last = {
                getattr(field, "text", None) for field in node.fields.values() if not ended and field.end == node.end
            }
            for payload in payloads.values():
                # A message ends with its checksum; before that, a value that nothing ends may go on.
                payload.cut = payload.code in last
                yield payload


def idioms(parsed: ParsedText) -> Iterator[Payload]:
    """Texts of exceptions and SDKs that the tables name: `APIError(code=-1013): …`, or `BinanceApiException: …`."""
    text = parsed.view.text
    for template, providers in [(one, owners) for literal, one, owners in parsed.compiled.idioms if literal in text]:
        for fit in template.fits(text):
            message = parsed.ahead(fit.start).rstrip(TRAILING) if fit.leading else fit.message
            if fit.code is None:
                code, begin, end = None, fit.message_start, fit.message_start + len(fit.message or "")
            else:
                begin = fit.code_span[0]
                code, end = _trimmed(fit.code, fit.code_span)
            payload = Payload(
                code,
                message,
                span=parsed.span(min(fit.start, fit.message_start), fit.end),
                code_span=parsed.span(begin, end),
                form="idiom",
                http_status=fit.http_status,
            )
            for provider in providers:
                payload.claims.append(_idiom_claim(provider, template))
            yield payload


def written(parsed: ParsedText) -> Iterator[Payload]:
    """The forms that are rows of data (`bare`, `spoken`, `closes`)."""
    text = parsed.view.text
    lowered = text.lower()
    for form in ROWS:
        for match in form.pattern.finditer(text) if form.possible(text, lowered) else ():
            if not _other(form, text, *match.span("code")) and not parsed.in_header(match.start()):
                yield _row(parsed, form, match)


def _other(form: Form, text: str, start: int, end: int) -> bool:
    """Say whether a number is something else than a code; a close code stands where a place might."""
    said = role(text, start, end)
    return said == "count" if form.trust == "close" else said is not None


def _row(parsed: ParsedText, form: Form, match: re.Match[str]) -> Payload:
    """Make a payload that no shape vouches for: only its message or a name nearby can."""
    groups = match.groupdict()
    message = form.message(parsed, match) if form.message is not None else groups.get("message")
    code_place = parsed.span(*match.span("code"))
    end = parsed.view.source(max(match.end(), match.end("message") if "message" in groups else 0))
    begin = parsed.view.source(match.start()) if form.trust == "prose" else code_place[0]
    payload = Payload(
        match["code"],
        message.strip() if message else None,
        span=(begin, end if message else code_place[1]),
        code_span=code_place,
        form=form.trust,
    )
    payload.http_status = int(groups["status"]) if groups.get("status") else None
    if form.context:
        payload.context = parsed.around(match.start(), match.end())
    return payload


FORMS: tuple[Callable[[ParsedText], Iterator[Payload]], ...] = (structures, markup, fields, idioms, written)
"""Every form that is understood; each is tried on every text."""


def _idiom_claim(provider: str, template: Idiom) -> Claim:
    return Claim(provider, None, min(IDIOM + template.letters * IDIOM_LETTER, IDIOM_MOST))


def _trimmed(code: str, span: tuple[int, int]) -> tuple[str, int]:
    short = code.rstrip(".,!?")
    return short, span[1] - len(code) + len(short)


def _payloads(parsed: ParsedText, shapes: dict[str, list[Shape]], node: Node) -> Iterator[Payload]:
    """Give the payloads of one node: those of every shape that fits, and what its keys say in general."""
    payloads, denied = _shaped(parsed, node, shapes)
    message = keyed.message(parsed, node)
    general = keyed.code(parsed, node)
    if general is not None:
        scalar, code = general
        if (scalar.start, code) not in payloads:
            payloads[scalar.start, code] = _payload(parsed, node, code, scalar, message)
    elif not payloads and message is not None:
        yield from _named(parsed, node, message)
        yield from _codeless(parsed, node, message)
    for payload in payloads.values():
        if payload.message is None:
            payload.message = message.text if message is not None else keyed.beside(parsed, node)
        if payload.message is None and not node.kind:
            payload.context = parsed.around(node.start, node.end)
        payload.denied = denied - {claim.provider for claim in payload.claims}
        yield payload


def _named(parsed: ParsedText, node: Node, message: Scalar) -> Iterator[Payload]:
    """Give the code of a flat `{"name": "out_of_scope", "message": …}`: a word with joints, as no thing is called."""
    name = node.fields.get("name")
    if node.kind == "{" and isinstance(name, Scalar) and name is not message and _JOINED.fullmatch(name.text):
        payload = _payload(parsed, node, name.text, name, message)
        payload.form = "word"
        yield payload


def _codeless(parsed: ParsedText, node: Node, message: Scalar) -> Iterator[Payload]:
    """Give the message of a node without a code, and the codes with which its texts begin."""
    payload = _payload(parsed, node, None, message, message)
    for shape in parsed.compiled.plan(node, parsed.compiled.spoken).fitting(node):
        if shape.speaks(node):
            payload.claim(shape, shape.strength(node))
    yield payload
    for value in node.fields.values():
        if isinstance(value, Scalar) and value.quoted:
            yield from _leading(parsed, value)


def _leading(parsed: ParsedText, message: Scalar) -> Iterator[Payload]:
    """Give the code with which a field's text begins: `"error": "51008 Insufficient margin"`."""
    match = _CODE_FIRST.match(message.text)
    if match is None or role(message.text, *match.span(1)) is not None:
        return
    place = parsed.span(message.start, message.end)
    payload = Payload(match[1], match[2], span=place, code_span=place, form="bare")
    payload.context = message.text
    yield payload


def _shaped(
    parsed: ParsedText, node: Node, shapes: dict[str, list[Shape]]
) -> tuple[dict[tuple[int, str], Payload], set[str]]:
    """Give what shapes find in a node, by place and code, and the providers whose shapes say that it is no error."""
    payloads: dict[tuple[int, str], Payload] = {}
    plan = parsed.compiled.plan(node, shapes)
    hit = set()
    for shape in plan.fitting(node):
        hits = shape.hits(node)
        for one in hits:
            hit.add(shape)
            place = (one.scalar.start, one.code)
            payload = payloads.get(place) or _payload(parsed, node, one.code, one.scalar, one.message)
            payloads[place] = payload
            if payload.message is None and one.message is not None:
                payload.message = one.message.text
            payload.claim(shape, shape.strength(node))
            if len(hits) > 1:
                payload.shared |= {id(shape)}
            payload.http_status = payload.http_status or _status(shape, node)
    denied = {shape.provider for shape in plan.denying(node) if shape not in hit}
    return payloads, denied


def _payload(parsed: ParsedText, node: Node, code: str | None, scalar: Scalar, message: Scalar | None) -> Payload:
    end = scalar.end
    if code is not None and not scalar.quoted:
        end = min(end, scalar.start + len(code))
    payload = Payload(
        code,
        message.text if message is not None else None,
        span=parsed.span(min(node.start, scalar.start), max(node.end, scalar.end)),
        code_span=parsed.span(scalar.start, end),
        form="structure",
        quoted=scalar.quoted if node.kind == "{" else None,
    )
    payload.loose = not node.kind
    ends = scalar.end >= len(parsed.view.text.rstrip())
    payload.cut = code is not None and ends and (scalar.quoted or node.kind == "{")
    payload.fields = {key: value.text for key, value in node.fields.items() if isinstance(value, Scalar)}
    return payload


def _status(shape: Shape, node: Node) -> int | None:
    for place in shape.http_status:
        for scalar, _ in found(node, place.path):
            if scalar.text.isdigit() and 100 <= int(scalar.text[:9]) <= 599:
                return int(scalar.text)
    return None
