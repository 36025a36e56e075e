"""Names in a text: providers, their hosts, and what else gives them away."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.model import Provider

_URL = re.compile(r"(?:https?|wss?)://([\w.-]+)(?::\d{1,5})?[^\s\"'<>]*\Z")
_UPPER = re.compile(r"[A-ZÀ-Þ]")
_BEGINS = re.compile(r"(?=([\s\S]{3}))(?:[A-Z]+[a-z]*|[a-z]+)")
"""Where a name in Latin letters may begin (`is_word`): with the first of some letters, or with a capital."""


SURE, NAME, WORD = 1.0, 0.9, 0.6
"""What a name says: a host or an unmistakable one; a provider's name; a short word that may mean something else."""

SHORTEST = 4
"""A name of so many letters is a short one (`gate`, `woo`)."""


class Mention:
    """A place in a text that names a provider, or one of its sections."""

    __slots__ = ("end", "provider", "section", "start", "weight")

    def __init__(self, provider: str, section: str | None, weight: float, start: int, end: int) -> None:
        self.provider = provider
        self.section = section
        self.weight = weight
        """1 for a host or an unmistakable name, less for a short word that may mean something else."""
        self.start = start
        self.end = end


_VALUE_BEGINS = ('"', "'", "=", ":", " ")
_KEY = re.compile(
    r"(?:exchange|venue|provider|broker|vendor|platform)(?:_?(?:id|name))?[\"']?\s?[:=]\s?[\"']?\Z", re.IGNORECASE
)
REACH = 24
"""Characters before a name in which its key stands."""

BEGUN = 3
"""So many characters of a name are looked up."""


class Names:
    """Knows the names of providers and finds them in texts."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        self._known: dict[str, list[tuple[str, str | None, float]]] = {}
        self._beginning: dict[str, list[str]] = {}
        """Names that begin with a Latin letter by their first three characters."""
        self._scripts: list[str] = []
        """Names that begin in Hangul or another script."""
        self._odd: list[str] = []
        """Others that begin with no letter, or are shorter than what is looked up."""
        self._paths: list[str] = []
        """Those of them that are a part of an address (`/sapi/`)."""
        self._hosts: dict[str, tuple[str, ...]] = {}
        for provider in providers:
            hosts = (*provider.hosts, *(host for section in provider.sections for host in section.hosts))
            self._hosts[provider.id] = tuple(host.lower() for host in hosts)
            for name in (provider.id, provider.name.en, provider.name.ko, *provider.aliases):
                weight = WORD if len(name or "") <= SHORTEST and (name or "").isascii() else NAME
                for written in _written(name or ""):
                    self._add(written, provider.id, None, weight)
            for name in (*provider.hosts, *provider.mentions):
                self._add(name, provider.id, None, SURE)
            for section in provider.sections:
                for name in (*section.hosts, *section.mentions):
                    self._add(name, provider.id, section.id, SURE)

    @property
    def known(self) -> frozenset[str]:
        """Everything that is looked for, in lower case."""
        return frozenset(self._known)

    @property
    def owned(self) -> dict[str, frozenset[str]]:
        """The ids of the providers that each name in lower case may mean."""
        return {name: frozenset([owner for owner, _, _ in known]) for name, known in self._known.items()}

    def _add(self, name: str | None, provider: str, section: str | None, weight: float) -> None:
        if name and len(name) > 1:
            name = name.lower()
            known = self._known.setdefault(name, [])
            if not known:
                if not name[0].isascii():
                    self._scripts.append(name)
                elif name[0].isalpha() and len(name) >= BEGUN:
                    self._beginning.setdefault(name[:BEGUN], []).append(name)
                else:
                    (self._paths if "/" in name else self._odd).append(name)
            if not known or (provider, section) not in [item[:2] for item in known]:
                known.append((provider, section, weight))

    def _foreign(self, lowered: str, start: int, owners: list[tuple[str, str | None, float]]) -> bool:
        """Say whether a path stands under a host that is not its provider's: any server may have such a path."""
        url = _URL.search(lowered, max(start - 300, 0), start + 1)
        host = url[1] if url else ""
        return bool(host) and not any(self._has_host(owner, host) for owner, *_ in owners)

    def _has_host(self, provider: str, host: str) -> bool:
        return any(host == own or host.endswith("." + own) for own in self._hosts.get(provider, ()))

    def _possible(self, text: str, lowered: str) -> list[str]:
        """Give the names that a text may hold: those of which the beginning stands where a name may begin."""
        others = self._odd if text.isascii() else (*self._odd, *self._scripts)
        names = [name for name in others if name in lowered]
        names += [name for name in self._paths if name in lowered] if "/" in text else []
        beginnings = {piece.lower() for piece in _BEGINS.findall(text)} & self._beginning.keys()
        return names + [name for beginning in beginnings for name in self._beginning[beginning]]

    def mentions(self, text: str) -> list[Mention]:
        """Give all mentions in a text, in no order."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = text
        found = []
        for name in self._possible(text, lowered):
            owners = self._known[name]
            start = lowered.find(name)
            while start >= 0:
                end = start + len(name)
                pathed = "/" in name or (lowered[start - 1 : start] == "/" and lowered[start - 2 : start - 1] != "/")
                if is_word(text, start, end) and not (pathed and self._foreign(lowered, start, owners)):
                    weighed = SURE if text[end : end + 2] in (" {", " [") or _named_by_key(text, start) else 0.0
                    found += [
                        Mention(owner, section, max(weight, weighed), start, end) for owner, section, weight in owners
                    ]
                start = lowered.find(name, end)
        return found


def _named_by_key(text: str, start: int) -> bool:
    """Say whether a key before a name says that it is an exchange's: then it is no other word."""
    return text[start - 1 : start] in _VALUE_BEGINS and _KEY.search(text, max(start - REACH, 0), start) is not None


def _written(name: str) -> set[str]:
    """Give a name as programs and people write it too: `data-go-kr` is `data_go_kr`, `datagokr`, `data go kr`."""
    return (
        {name, name.replace("-", "_"), name.replace("-", ""), name.replace("-", " ")}
        if "-" in name and len(name) > 6
        else {name}
    )


_HEXADECIMAL = re.compile(r"[a-f]+")


def is_word(text: str, start: int, end: int) -> bool:
    """Say whether a name stands by itself: `OkxClient`, `okx_client`, `okx.com`, `코인원이`, but not `bookxyz`.

    Two letters, or hexadecimal ones, with a digit beside them are another word: `ib0` is a network's interface, `b8cdc`
    a part of an id.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start], text[end - 1]
    glued = first.isalnum() and before.isalpha() and not (before.islower() and _UPPER.match(first))
    if glued and (before.isascii() or not first.isascii()):
        return False
    short = end - start < BEGUN or _HEXADECIMAL.fullmatch(text[start:end]) is not None
    if short and last.isascii() and (before.isdigit() or after.isdigit()):
        return False
    if not last.isascii() or not last.isalnum() or not (after.isascii() and after.isalpha()):
        return True
    return end - start >= 6 or (bool(_UPPER.match(after)) and last.islower()) or _camel(text, start, end)


def _camel(text: str, start: int, end: int) -> bool:
    """Say whether a name in capitals is followed by a capitalised word: `OKXError`, not `OKXERROR`."""
    return text[start:end].isupper() and bool(_UPPER.match(text[end])) and text[end + 1 : end + 2].islower()
