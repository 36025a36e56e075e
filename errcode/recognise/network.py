"""Requests that failed on their way: what clients call that, and whether the request had reached the server.

The facts stand in `tables/vocabulary/network.json`, a failure a row, in the order in which they are tried. What a
client says is not always what was: a row names what was, and with an `invented` one clients name a status that no
server sent.
"""

from __future__ import annotations

import re
from functools import cached_property

from errcode.finding import Failure
from errcode.model import Text
from errcode.recognise.hosts import LONGEST, Hosts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal

    from errcode.model import Provider, Retry, Sends

_REACHED = {"no": 0, "maybe": 1, "answered": 2}
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_REQUEST = re.compile(
    r"\b(?P<method>GET|HEAD|POST|PUT|PATCH|DELETE|Get|Head|Post|Put|Patch|Delete)[ \"']{1,3}(?P<url>https?://[^\s\"'<>?]{3,500})"
    r"|\burl: (?P<path>/[^\s\"'<>?]{1,500})"
    r"|(?P<bare>https?://[^\s\"'<>?]{3,500})"
)


_STATUS_BESIDE = re.compile(
    r"(?:https?://|wss?://|(?<![\w@.-])(?=[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}))[^\s\"'<>]{4,400}[\"'>)]{0,2}"
    r"(?:[ ](?:->|=>|-|:|returned|returns|answered|answers|responded|gave|gives|got|status|with|HTTP|error|code)){0,3}"
    r"[:]?[ ](?P<status>[45]\d\d)(?![\w.%]|,\d|[ ](?:ms|rows|orders|bytes|items))"
)
"""A status that stands right behind an address, with nothing that says what it is."""


_CLOSE = re.compile(
    r"(?: \b (?:received|sent) [ ] (?=\d{4}[ ]\()"
    r"  | (?: \b clos(?:ed?|ing|ure) | \b onclose | \b disconnect(?:ed|ion)? | CloseEvent ) \b [^\n]{0,40}? [ =:({] )"
    r"(?P<close> 10[01]\d ) \b (?! [.:]?\d | [ ][A-Za-z] )",
    re.IGNORECASE | re.VERBOSE,
)
"""A code with which a connection was closed, as clients print it; a count has a word behind it."""
_STREAM = re.compile(
    r"websocket|web ?socket|\bws\b|\bwss?[:_-]|socket|\bstream|[ ]\([a-z ]{5,40}\)|웹 ?소켓|소켓", re.IGNORECASE
)
"""What says that a connection is one that streams."""


_NUMBERED = re.compile(r"[A-Za-z_]+\d\w*")


class Row:
    """A failure as the data has it, ready to be compared."""

    __slots__ = ("addressed", "failure", "invented", "pattern", "retry", "whole")

    def __init__(self, data: dict[str, Any]) -> None:
        self.failure = Failure(
            id=data["id"],
            kind=data.get("kind", "network"),
            sent=data["sent"],
            meaning=Text(en=data["meaning"]["en"], ko=data["meaning"]["ko"]),
        )
        self.retry: Retry | None = data.get("retry")
        """The policy, where waiting does not cure it although nothing was sent."""
        self.invented = bool(data.get("invented"))
        """Whether clients name a status with it that no server sent."""
        self.addressed = bool(data.get("addressed"))
        """Whether the address must stand beside it: one's own server answers so, too."""
        self.pattern = _pattern(data.get("texts") or ())
        self.whole = _pattern(data.get("alone") or ())
        """Texts that say a failure only as an exception's own words."""


class Network:
    """Knows failures by their classes, texts and statuses, and hosts by their owners."""

    def __init__(self, data: dict[str, Any], providers: Iterable[Provider] = ()) -> None:
        self._advice = {retry: Text(en=text["en"], ko=text["ko"]) for retry, text in data["advice"].items()}
        self._sending: dict[Literal["order", "cancel", "transfer", "payment"], list[str]] = data["sending"]
        self._reading: tuple[str, ...] = tuple(data["reading"])
        self.rows = [Row(row) for row in data["failures"]]
        self._texts = [text for row in data["failures"] for text in row.get("texts") or ()]
        self._by_class: dict[str, Row] = {}
        self._by_weak_class: dict[str, Row] = {}
        self._by_status: dict[int, Row] = {}
        self._by_close: dict[int, Row] = {}
        for row, facts in zip(self.rows, data["failures"], strict=True):
            self._by_class |= dict.fromkeys(facts.get("classes") or (), row)
            self._by_weak_class |= dict.fromkeys(facts.get("weak") or (), row)
            self._by_status |= dict.fromkeys(facts.get("statuses") or (), row)
            self._by_close |= dict.fromkeys(facts.get("closes") or (), row)
        names = [name for name in self._by_class if not name.startswith("builtins.")]
        self._classes = re.compile(rf"(?:{'|'.join(map(re.escape, names))})\b" if names else r"(?!)")
        """The classes that say by themselves what failed, as they stand in a text, with their modules."""
        self.hosts = Hosts(providers)

    @cached_property
    def numbered(self) -> frozenset[str]:
        """The words of the failures' texts that have digits in them: `NGHTTP2_REFUSED_STREAM`."""
        return frozenset(word for text in self._texts for word in _NUMBERED.findall(text))

    def of_status(self, status: int | None) -> Row | None:
        """Give what a status without a body of the provider's own says, whoever answered so."""
        row = self._by_status.get(status or 0)
        return row if row is not None and not row.addressed else None

    def of_line(self, line: str, status: int | None) -> Row | None:
        """Give what a line says of a failure: by a status that says enough, else by a close code or in words."""
        told = self.of_status(status)
        if told is not None:
            return told
        found = self.place(line)
        return self.of_close(line) or (found[0] if found else self._by_status.get(status or 0))

    def of_close(self, line: str) -> Row | None:
        """Give what a line says that tells with which code a WebSocket was closed."""
        match = _CLOSE.search(line, 0, LONGEST)
        return self._by_close.get(int(match["close"])) if match and _STREAM.search(line, 0, LONGEST) else None

    def status_beside(self, line: str) -> int | None:
        """Give the status right behind the host of one of the providers, where no word says that it is one."""
        for match in _STATUS_BESIDE.finditer(line[:LONGEST]):
            if self.hosts.owner_in(match[0]) is not None:
                return int(match["status"])
        return None

    def of_text(self, text: str, *, alone: bool = False) -> Row | None:
        """Give what a text says of a failure; `alone` when it is an exception's own text."""
        text = text[:LONGEST]
        for row in self.rows:
            if row.pattern.search(text) or (alone and row.whole.search(text)):
                return row
        return None

    def place(self, text: str) -> tuple[Row, int, int] | None:
        """Give what a text says of a failure, and where."""
        for row in self.rows:
            match = row.pattern.search(text, 0, LONGEST)
            if match:
                return row, match.start(), match.end()
        match = self._classes.search(text, 0, LONGEST)
        return (self._by_class[match[0]], match.start(), match.end()) if match else None

    def of_exceptions(self, links: Iterable[tuple[tuple[str, ...], str]]) -> Row | None:
        """Give what a chain of exceptions says: the classes of each (its own first) and its text.

        Several may have failed, one while another was handled: then what reached the server farthest counts.
        """
        sure: list[Row] = []
        weak: list[Row] = []
        for classes, text in links:
            row = self._of_class(classes, text)
            if row is not None:
                sure.append(row)
                continue
            general = next((self._by_weak_class[name] for name in classes if name in self._by_weak_class), None)
            said = self.of_text(text, alone=True)
            if said is not None and not classes[0].startswith("builtins."):
                sure.append(said)
            elif said is not None or general is not None:
                weak.append(said or general)  # type: ignore[arg-type]  # one of them is there
        found = sure or weak[:1]
        return max(found, key=lambda row: _REACHED[row.failure.sent], default=None)

    def _of_class(self, classes: tuple[str, ...], text: str) -> Row | None:
        """Give what a class means; its text may say more about what it was, not how far it came."""
        row = next((self._by_class[name] for name in classes if name in self._by_class), None)
        if row is None:
            return None
        said = self.of_text(text)
        return said if said is not None and said.failure.sent == row.failure.sent else row

    def sends(self, method: str | None, url: str | None) -> Sends | None:
        """Say what a request does, by method and path; True for something that nobody can name, None when unclear."""
        if method and method.upper() in _READS:
            return "read"
        path = _path(url or "").lower()
        does = [sends for sends, words in self._sending.items() if any(word in path for word in words)]
        if does:
            return does[0] if len(does) == 1 else "cancel" if set(does) == {"order", "cancel"} else True
        if any(word in path for word in self._reading):
            return "read"
        return True if method else None

    def request(self, text: str) -> tuple[str | None, str | None]:
        """Give method and address (or path) of the request that a text names."""
        match = _REQUEST.search(text[:LONGEST])
        if match is None:
            return None, None
        return match["method"], match["url"] or match["path"] or match["bare"]

    def policy(self, row: Row, sends: Sends | None) -> tuple[Failure, Retry]:
        """Give a failure with its advice, and what to do with a request that sends, reads, or (None) may do either."""
        retry: Retry = row.retry or ("wait" if row.failure.sent == "no" or sends in (False, "read") else "check")
        return row.failure.replace(advice=self.advice(retry)), retry

    def advice(self, retry: Retry) -> Text:
        """Give what to do next under a policy."""
        return self._advice.get(retry) or Text()


def lines(text: str, most: int = 200) -> Iterator[tuple[int, str]]:
    """Give the first lines of a text and where each begins."""
    start = 0
    for line in text.split("\n", most)[:most]:
        yield start, line
        start += len(line) + 1


def _path(url: str) -> str:
    rest = url.partition("://")[2] or url
    return rest[rest.find("/") :].partition("?")[0] if "/" in rest else ""


def _pattern(texts: Iterable[str]) -> re.Pattern[str]:
    written = [r"[^\n]{0,200}?".join(map(re.escape, text.split("{*}"))) for text in texts]
    return re.compile("|".join(written) if written else r"(?!)")
