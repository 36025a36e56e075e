"""The records that errcode works with: small, immutable, compared by value.

They are plain classes rather than dataclasses or named tuples because importing either costs a look-up more time than
everything else that it does.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any, Literal, Self, dataclass_transform

    Retry = Literal["fix", "wait", "resync", "check", "person", "none"]
    """What to do with the request (`tables/vocabulary/kinds.json` has the policies' names in both languages)."""
    Sent = Literal["no", "maybe", "answered"]
    """Whether a request that failed on its way had reached the server; `answered`: it had, and the answer was lost."""
else:

    def dataclass_transform(**_):  # noqa: D103 - the real one is typing's, too dear to load
        return lambda cls: cls


class ErrcodeError(Exception):
    """What a user can cause and cure: one line that says what is wrong and what to do. Never raised itself."""

    def __init__(self, en: str, ko: str | None = None) -> None:
        super().__init__(en)
        self.text = Text(en=en, ko=ko or en)


class UsageError(ErrcodeError):
    """The question cannot be understood: no such provider, no code, a file that does not exist."""


class TableError(ErrcodeError):
    """A table that the question needs is missing, broken or contradicts another one."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """A frozen value: keyword arguments in, attributes out, equal when type and attributes are equal."""

    def __init__(self, **values: Any) -> None:
        for name in self.__annotations__:
            if name not in values:
                try:
                    values[name] = getattr(type(self), name)
                except AttributeError:
                    raise TypeError(f"{type(self).__name__} needs {name}") from None
        if len(values) > len(self.__annotations__):
            unknown = ", ".join(values.keys() - self.__annotations__.keys())
            raise TypeError(f"{type(self).__name__} has no {unknown}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable; use replace({name}=…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), repr(self)))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.__annotations__)
        return f"{type(self).__name__}({values})"

    def replace(self, **values: Any) -> Self:
        """Give a copy with some attributes changed."""
        return type(self)(**{**self.__dict__, **values})


class Text(Record):
    """The same text in both languages; None where a language has none."""

    en: str | None = None
    ko: str | None = None


class Kind(Record):
    """The same trouble whatever a provider calls it (`tables/vocabulary/kinds.json`)."""

    id: str
    name: Text
    advice: Text
    """What to do next."""
    retry: str
    """`fix`, `wait`, `resync`, `check`, `person` or `none`: the default of the kind's entries."""
    ccxt: str | None = None
    """The ccxt exception class that means the same."""


class Source(Record):
    """Where facts come from, and how old they are."""

    id: str
    url: str | None = None
    version: str | None = None
    retrieved: str | None = None
    """A date, `YYYY-MM-DD`."""
    note: str | None = None


class Section(Record):
    """A part of a provider's codes: a topic, or a product whose codes are a world of their own."""

    id: str
    name: Text
    hosts: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    when: dict[str, Any] | None = None
    """Payload fields that say that a code is of this section (`tables/README.md`, Payloads)."""
    aside: bool = False
    """Whether a search that does not name the section puts its codes behind the others."""


class Provider(Record):
    """Whose codes they are, and how its answers are recognised."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    api: str | None = None
    hosts: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    payloads: tuple[dict[str, Any], ...] = ()
    """Payload shapes as the table writes them (`tables/README.md`, Payloads)."""
    idioms: tuple[str, ...] = ()
    origin: str = "bundled"
    """`bundled`, or the path of the user's table."""

    @property
    def names(self) -> list[str]:
        """The names and aliases as they are compared: without case."""
        return [name.casefold() for name in (self.name.en, self.name.ko, *self.aliases) if name]

    @property
    def facts_date(self) -> str | None:
        """The newest date on which a source was read."""
        return max((source.retrieved for source in self.sources if source.retrieved), default=None)

    def section(self, section_id: str | None) -> Section | None:
        """Give the section of that id."""
        return next((section for section in self.sections if section.id == section_id), None)


class Message(Record):
    """A wire text or template, and what it alone means where a code covers different troubles."""

    text: str
    """Verbatim, with the source's own placeholders."""
    meaning: Text | None = None
    kind: str | None = None
    retry: str | None = None
    http_status: int | None = None
    advice: Text | None = None
    by: Text | None = None
    source: Source | None = None
    status: str | None = None


class Entry(Record):
    """One code of one section of a provider, with everything that errcode can say about it."""

    provider: str
    """The provider's id."""
    code: str
    """As the API writes it: `024`, `-1121`, `EAPI:Invalid nonce`."""
    section: str | None = None
    name: str | None = None
    """Symbolic name, where the API has one besides the code."""
    http_status: int | None = None
    """None where no source documents one."""
    messages: tuple[Message, ...] = ()
    meaning: Text = Text()
    kind: str | None = None
    """Id of a kind."""
    retry: str | None = None
    """The entry's own policy, or its kind's."""
    advice: Text = Text()
    """What to do next: the kind's advice."""
    by: Text = Text()
    """Who wrote the meaning, by language: `provider` or `errcode`; None where there is no meaning."""
    source: Source | None = None
    status: str = "active"
    """`active` or `retired`."""
    note: Text | None = None
    origin: str = "bundled"
    """`bundled`, or the path of the user's table that the entry comes from."""
    found: Message | None = None
    """The message through which the entry was found, where that one has a meaning of its own."""

    def through(self, message: Message) -> Entry:
        """Give the entry as one of its messages means it: the message's own meaning, kind, retry and status win."""
        own = {
            name: value
            for name in ("meaning", "kind", "retry", "http_status", "advice", "by", "source", "status")
            if (value := getattr(message, name)) is not None
        }
        if not own:
            return self
        return self.replace(**own, found=message if message.meaning else None)


class Match(Record):
    """An entry that answers a search or a message, and why."""

    entry: Entry
    score: float
    """0–100; 100 only for an exact answer."""
    matched: str
    """The text of the entry that matched."""
    how: str
    """`exact`, `template`, `word`, `synonym`, `initials`, `fuzzy`, …: how it matched."""
    params: tuple[str, ...] = ()
    """What the placeholders of the matched template held, in its order."""
    message: Message | None = None
    """The message that matched, where one did."""
    spans: tuple[tuple[int, int], ...] = ()
    """Parts of `matched` that answer the query, to highlight: start and end offsets."""


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
        return self.entry.advice if self.entry else Text()
