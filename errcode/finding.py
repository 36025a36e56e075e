"""What is found in a text or an object: an error, how sure that is, and what spoke for it."""

from __future__ import annotations

from errcode.model import Record, Text, line_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from errcode.model import Entry, Look, Retry

    Sent = Literal["no", "maybe", "answered"]
    """Whether a request that failed on its way had reached the server; `answered`: it had, and the answer was lost."""


class Candidate(Record):
    """A provider's code that an error in a text may be."""

    provider: str
    code: str
    section: str | None = None


class Raw(Record):
    """What stands in the text itself."""

    code: str | None = None
    message: str | None = None
    http_status: int | None = None


class Because(Record):
    """One thing that spoke for a provider, or against it."""

    provider: str
    """Id of the provider that it speaks of."""
    what: str
    """Name of the evidence (`errcode.diagnose.reasons` has its words in both languages)."""
    points: float
    """How much it weighs; negative when it speaks against the provider."""


class Failure(Record):
    """How a request failed on its way, without an answer of the provider's own (`tables/vocabulary/network.json`)."""

    id: str
    """`refused`, `read-timeout`, `gateway`, …"""
    kind: str
    """Id of a kind: `network`, or what a gateway's status says (`rate-limit`)."""
    sent: Sent
    meaning: Text
    advice: Text = Text()
    """What to do next."""
    look: Look | None = None
    """How to read the outcome."""


class Finding(Record):
    """An error found in a text or an object: the best candidate, and how sure that is."""

    provider: str
    code: str | None
    """None when the provider is recognised but the text holds no code."""
    section: str | None = None
    entry: Entry | None = None
    """None when the provider's table lacks the code."""
    line: int
    """1-based line where the error's code (or, without one, its message) stands."""
    known: bool = True
    certain: bool = True
    """False when another provider fits as well."""
    candidates: tuple[Candidate, ...] = ()
    """Everything that fits, best first, the finding's own provider included."""
    raw: Raw = Raw()
    params: tuple[str, ...] = ()
    how: str = "payload"
    """`payload`, `idiom` or `message`: what gave it away."""
    span: tuple[int, int] = (0, 0)
    """Character offsets of the error in the text."""
    nearest: tuple[str, ...] = ()
    """For an unknown code: the provider's nearest documented codes."""
    message_known: bool = False
    """Whether the message that stands in the text is one that the entry documents."""
    doubt: str | None = None
    """Why it is not certain: the name of a reason (`errcode.diagnose.reasons`); None when it is certain."""
    because: tuple[Because, ...] = ()
    """What spoke for and against each provider that was considered, the finding's own first."""
    failure: Failure | None = None
    """For a request that failed on its way: how. Then there is neither code nor entry."""
    policy: Retry | None = None
    """What to do with the request, where what was sent decides it rather than the entry alone."""
    retry_after: float | None = None
    """Seconds to wait, where the message or a header says so."""
    until: datetime | None = None
    """When the wait is over, in UTC: `retry_after` counted from when the text was explained, or as the text says."""

    def __str__(self) -> str:
        """Give the finding in a line for a log, a doubtful one with a question mark: `bybit? 10006, wait: …`."""
        provider = self.provider if self.certain else f"{self.provider}?"
        said = self.meaning if self.meaning.en else Text(en=self.raw.message)
        return line_of(provider, self.code or (self.failure.id if self.failure else None), self.retry, said)

    @property
    def retry(self) -> Retry:
        """What to do with the request; where nobody documents it, a refusal is not repeated and the rest is checked."""
        documented = self.policy or (self.entry.retry if self.entry else None)
        if documented is not None:
            return documented  # type: ignore[return-value]  # a table is held to these words when it is read
        status = self.raw.http_status or 0
        if status in (418, 429):
            return "wait"
        return "fix" if 400 <= status < 500 and status not in (408, 425) else "check"

    @property
    def kind(self) -> str | None:
        """Id of the kind; None where nobody documents one."""
        if self.failure is not None:
            return self.failure.kind
        return self.entry.kind if self.entry else None

    @property
    def meaning(self) -> Text:
        """What happened, in both languages; empty where nobody documents it."""
        if self.failure is not None:
            return self.failure.meaning
        return self.entry.meaning if self.entry else Text()

    @property
    def advice(self) -> Text:
        """What to do next, in both languages; empty where nobody documents it."""
        if self.failure is not None:
            return self.failure.advice
        if self.entry is None:
            return Text()
        return self.entry.advices.get(self.policy or "", self.entry.advice)

    @property
    def look(self) -> Look | None:
        """How to read the outcome, where the provider's table says so."""
        return self.failure.look if self.failure else self.entry.look if self.entry else None
