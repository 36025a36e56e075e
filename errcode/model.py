"""The records that errcode works with: small, immutable, compared by value.

They are plain classes rather than dataclasses or named tuples because importing either costs a look-up more time than
everything else that it does.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal, Self, dataclass_transform

    Retry = Literal["fix", "wait", "resync", "check", "person", "none"]
    """What to do with the request (`tables/vocabulary/kinds.json` has the policies' names in both languages)."""
    Sends = bool | Literal["read", "order", "cancel", "transfer", "payment"]
    """What a request does (`SENDS`); True: it changes something, False: it only reads."""
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
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        if not values.keys() <= copy.__dict__.keys():
            unknown = ", ".join(values.keys() - copy.__dict__.keys())
            raise TypeError(f"{type(self).__name__} has no {unknown}")
        copy.__dict__.update(values)
        return copy


class Text(Record):
    """The same text in both languages; None where a language has none."""

    en: str | None = None
    ko: str | None = None


SENDS = ("read", "order", "cancel", "transfer", "payment")
"""What a request does: it only reads, or it places an order, cancels one, moves funds, charges somebody."""


class Case(Record):
    """A situation that many providers meet and that is treated alike everywhere (`tables/vocabulary/cases.json`)."""

    id: str
    name: Text
    advice: Text
    retry: str
    retries: dict[str, str] = {}  # noqa: RUF012 - a record is never changed


class Kind(Record):
    """The same trouble whatever a provider calls it (`tables/vocabulary/kinds.json`)."""

    id: str
    name: Text
    advices: dict[str, Text]
    """What to do next, by retry policy: what fits one policy contradicts another."""
    retry: str
    """`fix`, `wait`, `resync`, `check`, `person` or `none`: the default of the kind's entries."""
    retries: dict[str, str] = {}  # noqa: RUF012 - a record is never changed
    """The policies of certain calls (`SENDS`), where the default is not theirs."""
    ccxt: str | None = None
    """The ccxt exception class that means the same."""
    cases: dict[str, Case] = {}  # noqa: RUF012
    """Recurring situations of this kind, by id."""
    others: dict[str, Text] = {}  # noqa: RUF012
    """What to do next by retry policy, whatever the kind."""

    @property
    def advice(self) -> Text:
        """What to do next, where the kind's own policy holds."""
        return self.advice_for(self.retry)

    def advice_for(self, retry: str) -> Text:
        """Give what to do next under a policy; in general words where the kind says nothing of its own."""
        return self.advices.get(retry) or self.others.get(retry) or Text()


class Source(Record):
    """Where facts come from, and how old they are."""

    id: str
    url: str | None = None
    version: str | None = None
    retrieved: str | None = None
    """A date, `YYYY-MM-DD`."""
    commit: str | None = None
    """The commit whose text was compared, where it is a repository."""
    note: str | None = None


class Wait(Record):
    """Where an answer says how long to wait: a header, a field, a placeholder of its message, or itself."""

    header: str | None = None
    field: str | None = None
    """Path of a field of the payload: `error.data.wait`."""
    placeholder: int | None = None
    """Which placeholder of the message, the first is 1."""
    when: str | None = None
    """Template that the header's value must fit for the wait to hold, `{*}` for anything."""
    amount: float | None = None
    """The wait itself, where it is always the same; else it is read from header or placeholder."""
    unit: str = "s"
    """`s`, `ms`, `min`, `h`, `d`: a length; `until-s`, `until-ms`: a moment, counted from 1970; `until`: a date and
    time in UTC as it is written."""


class Look(Record):
    """How to read what became of a request whose outcome is unknown."""

    text: Text
    endpoint: str | None = None
    """What to call: `GET /api/v3/order`."""
    by: str | None = None
    """The parameter by which one's own id finds the request: `origClientOrderId`."""
    header: str | None = None
    """The header that makes sending the same again harmless: `Idempotency-Key`."""
    sections: tuple[str, ...] = ()
    """The sections whose codes it serves; none means all that no other one names."""
    sends: tuple[str, ...] = ()
    """What was sent (`SENDS`); none means anything."""
    source: Source | None = None


def look_of(looks: tuple[Look, ...], section_id: str | None, sends: str | None = None) -> Look | None:
    """Give how to read what became of a request (`sends`: what it did) to which a code of a section came back."""
    fitting = [look for look in looks if not (sends and look.sends) or sends in look.sends]
    own = [look for look in fitting if section_id in look.sections]
    return next(iter(own or [look for look in fitting if not look.sections]), None)


class Client(Record):
    """What users of a client library see in place of a provider's error."""

    name: str
    version: str | None = None
    """The version that was run."""
    text: Text
    """What it shows, and what it hides."""
    shows: str | None = None
    """What it prints, as a template with `{class}`, `{code}`, `{message}`, `{*}`."""
    shown: str | None = None
    """The exception class that it raises for the entry's code, where it was seen to."""


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
    wait_from: tuple[Wait, ...] = ()
    """Headers that say how long to wait when a limit is reached."""
    looks: tuple[Look, ...] = ()
    """How to read what became of a request."""
    aside: bool = False
    """Whether fewer people meet it than the others: it stands behind them where nobody is named."""
    standard: bool = False
    """Whether it is no provider but a standard that many follow (HTTP, FIX): it stands behind whoever has a code."""
    origin: str = "bundled"
    """`bundled`, or the path of the user's table."""

    @property
    def row(self) -> int:
        """In which row it stands where nobody is named: 0 in front, 1 aside, 2 the standards."""
        return 2 if self.standard else int(self.aside)

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

    def look(self, section_id: str | None, sends: str | None = None) -> Look | None:
        """Give how to read what became of a request (`sends`: what it did) to which a code of a section came back."""
        return look_of(self.looks, section_id, sends)


class Message(Record):
    """A wire text or template, and what it alone means where a code covers different troubles."""

    text: str
    """Verbatim, with the source's own placeholders."""
    meaning: Text | None = None
    kind: str | None = None
    retry: str | None = None
    http_status: int | None = None
    retries: dict[str, str] | None = None
    advice: Text | None = None
    advices: dict[str, Text] | None = None
    case: str | None = None
    causes: tuple[Text, ...] | None = None
    wait_from: tuple[Wait, ...] | None = None
    by: Text | None = None
    source: Source | None = None
    seen: str | None = None
    confirmed: bool | None = None
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
    case: str | None = None
    """Id of a recurring situation of that kind."""
    retry: str | None = None
    """The entry's own policy, its situation's or its kind's; where it depends on the call, the careful one."""
    retries: dict[str, str] = {}  # noqa: RUF012 - a record is never changed
    """The policies of certain calls (`SENDS`), where they differ from `retry`."""
    advice: Text = Text()
    """What to do next; it fits `retry`."""
    advices: dict[str, Text] = {}  # noqa: RUF012
    """What to do next by retry policy, for those of `retries`."""
    causes: tuple[Text, ...] = ()
    """What to check, the likeliest first, where a code has several documented causes."""
    wait_from: tuple[Wait, ...] = ()
    """Where the answer says how long to wait; headers that all answers of the provider carry are the provider's."""
    look: Look | None = None
    """How to read the outcome: what matters where a policy is `check`."""
    clients: tuple[Client, ...] = ()
    """What client libraries show in place of the provider's errors."""
    by: Text = Text()
    """Who wrote the meaning, by language: `provider` or `errcode`; None where there is no meaning."""
    source: Source | None = None
    seen: str | None = None
    """For what no documentation shows: the day of a public report in which it stood, `YYYY-MM-DD`."""
    confirmed: bool = True
    """False where the wire texts could not be compared with a copy of their source."""
    status: str = "active"
    """`active` or `retired`."""
    note: Text | None = None
    origin: str = "bundled"
    """`bundled`, or the path of the user's table that the entry comes from."""
    found: Message | None = None
    """The message through which the entry was found, where that one has a meaning of its own."""

    def __str__(self) -> str:
        """Give the entry in a line for a log: `binance -1021, resync: The timestamp …`."""
        return line_of(self.provider, self.code, self.retry, self.meaning)

    def through(self, message: Message) -> Entry:
        """Give the entry as one of its messages means it: the message's own meaning, kind, retry and status win."""
        own = {name: value for name in _MESSAGES_OWN if (value := getattr(message, name)) is not None}
        if not own:
            return self
        if message.kind and not message.case:
            own["case"] = None
        return self.replace(**own, found=message if message.meaning else None)

    def retry_for(self, sends: str | None) -> str | None:
        """Give the policy for a call (one of `SENDS`); the careful one when it is not told."""
        return self.retries.get(sends or "", self.retry)

    def advice_for(self, sends: str | None) -> Text:
        """Give what to do next after a call (one of `SENDS`)."""
        return self.advices.get(self.retry_for(sends) or "", self.advice)


_MESSAGES_OWN = (
    "meaning", "kind", "case", "retry", "retries", "http_status", "advice", "advices", "causes", "wait_from", "by",
    "source", "seen", "confirmed", "status",
)  # fmt: skip


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


def line_of(provider: str, code: str | None, retry: str | None, said: Text) -> str:
    """Give what a log needs of an error in one line; of texts the English one."""
    head = f"{provider} {code}" if code else provider
    text = " ".join((said.en or said.ko or "").split())
    return f"{head}, {retry}" + (f": {text}" if text else "")
