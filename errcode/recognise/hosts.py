"""Hosts in a text: whose they are, and whether they are somebody's at all."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.model import Provider

LONGEST = 4_096
"""Characters of a text that are looked at: what a client says of a failure is short."""

_HOST = re.compile(r"(?<![\w@.-])(?!(?:com|org|net|java|javax)\.)(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,24}(?![\w-]|\.\w)")
_ADDRESS = re.compile(
    r"(?<![\w.])(?:localhost|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|\[?::1\]?"
    r"|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\w.]*\w)",
    re.IGNORECASE,
)
"""Addresses of one's own machines: a database, a proxy, a queue."""
_SEE = re.compile(r"\b(?:[Ss]ee|check):? https?://[^\s)]{1,300}")
"""Where a client points to its documentation: `(see https://curl.haxx.se/…)`."""
_NO_DOMAINS = frozenset({"py", "js", "ts", "java", "go", "rs", "json", "html", "exceptions", "errors", "base", "error"})
"""What dotted words end with that are modules and files."""


class Hosts:
    """Knows the hosts of providers."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        self._owners = {
            host.lower(): provider.id
            for provider in providers
            for hosts in (provider.hosts, *(section.hosts for section in provider.sections))
            for host in hosts
        }

    def owner(self, host: str) -> str | None:
        """Give the id of the provider whose host it is, or whose host it is below; None when it is nobody's."""
        labels = host.lower().rstrip(".").split(".")
        for first in range(max(len(labels) - 5, 0), len(labels) - 1):
            owner = self._owners.get(".".join(labels[first:]))
            if owner is not None:
                return owner
        return None

    def names(self, text: str) -> list[str]:
        """Give the host names in a text, ours or not, in its order."""
        return [match[0] for match in _HOST.finditer(text[:LONGEST])]

    def owner_in(self, text: str) -> str | None:
        """Give the provider whose host a text names; None when it names a stranger's as well, or several owners'."""
        text = _SEE.sub("", text)
        owners = {self.owner(host) for host in self.names(text) if not _is_module(host)}
        return owners.pop() if len(owners) == 1 else None

    def stranger_in(self, text: str) -> bool:
        """Say whether a text names a host that is no provider's, or a machine of one's own: a database, a proxy."""
        text = _SEE.sub("", text)
        strangers = (host for host in self.names(text) if not _is_module(host) and self.owner(host) is None)
        return any(strangers) or _ADDRESS.search(text[:LONGEST]) is not None


def _is_module(host: str) -> bool:
    """Say whether dotted words are a module or a file rather than a host: `requests.exceptions`, `client.py`."""
    last = host.rpartition(".")[2]
    return last.lower() in _NO_DOMAINS or any(character.isupper() for character in last)
