"""What recognising gives: places in a text where an error's code or message stands, and whose shapes they have."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.shapes import Shape


class Claim:
    """A provider's shape that fits a payload."""

    __slots__ = ("provider", "section", "strength")

    def __init__(self, provider: str, section: str | None, strength: float) -> None:
        self.provider = provider
        self.section = section
        self.strength = strength
        """How telling the shape is: 1 for keys that everybody uses, 4 and more for keys of its own."""


class Payload:
    """An error as it stands in a text; offsets are the source's.

    Attributes:
        start, end: Where the payload stands.
        code_start, code_end: Where its code stands, or its message when there is no code.
        form: The form that found it: its trust (`recogniser.TRUST`).
        quoted: Whether the code stands in quotation marks; None where the notation does not show it.
        http_status: The status that the payload itself holds.
        claims: The shapes that fit.
        meant: The code that is meant, where the text misspells it.
        context: The words around a code that stands in prose.
        cut: Whether the text ends amid the code.
        shared: The shapes that tell several errors of the same structure, as an answer to a batch of orders does.
        denied: Providers whose shape would fit if a field did not say that this is no error of theirs.
        doubt: What leaves a doubt of it whoever it is of (`diagnose.reasons.DOUBTS`): documents may speak of it …
        loose: Whether it stands in the open text rather than between braces.
        fields: Scalar fields beside the code, for what scopes a section.
    """

    __slots__ = (
        "claims",
        "code",
        "code_end",
        "code_start",
        "context",
        "cut",
        "denied",
        "doubt",
        "end",
        "fields",
        "form",
        "http_status",
        "loose",
        "meant",
        "message",
        "quoted",
        "shared",
        "start",
    )

    def __init__(
        self,
        code: str | None,
        message: str | None,
        *,
        span: tuple[int, int],
        code_span: tuple[int, int],
        form: str,
        quoted: bool | None = None,
        http_status: int | None = None,
    ) -> None:
        self.code = code
        self.message = message
        self.start, self.end = span
        self.code_start, self.code_end = code_span
        self.form = form
        self.quoted = quoted
        self.http_status = http_status
        self.claims: list[Claim] = []
        self.meant: str | None = None
        self.context: str | None = None
        self.cut = False
        self.doubt: str | None = None
        self.shared: frozenset[int] = frozenset()
        self.denied: set[str] = set()
        self.loose = form != "structure"
        self.fields: dict[str, str] = {}

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same for two payloads of which nothing but the place differs."""
        return (
            self.code,
            self.message,
            self.context,
            self.meant,
            self.form,
            self.quoted,
            self.cut,
            self.doubt,
            self.loose,
            tuple((claim.provider, claim.section, claim.strength) for claim in self.claims),
            tuple(self.denied),
            tuple(self.fields.items()) if len(self.fields) < 20 else id(self),
        )

    def at(self, span: tuple[int, int], code_span: tuple[int, int]) -> Payload:
        """Give a payload that says the same at another place."""
        other = Payload(
            self.code,
            self.message,
            span=span,
            code_span=code_span,
            form=self.form,
            quoted=self.quoted,
            http_status=self.http_status,
        )
        other.claims = [Claim(claim.provider, claim.section, claim.strength) for claim in self.claims]
        other.meant, other.context, other.cut, other.loose = self.meant, self.context, self.cut, self.loose
        other.doubt = self.doubt
        other.shared, other.denied, other.fields = self.shared, set(self.denied), self.fields
        return other

    def claim(self, shape: Shape, strength: float) -> None:
        """Note that a shape fits; of several of one provider and section the most telling one counts."""
        for claim in self.claims:
            if claim.provider == shape.provider and claim.section == shape.section:
                claim.strength = max(claim.strength, strength)
                return
        self.claims.append(Claim(shape.provider, shape.section, strength))

    def __repr__(self) -> str:
        claims = {claim.provider: round(claim.strength, 1) for claim in self.claims}
        return f"Payload({self.code!r}, {self.message!r}, {self.form}, {claims}, http={self.http_status})"
