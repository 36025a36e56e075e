"""Requests that failed on their way, told by texts: a time-out, a gateway's page, a status alone beside a host."""

from __future__ import annotations

import re

from errcode.diagnose.points import NAMED_ON_LINE
from errcode.finding import Because, Finding, Raw
from errcode.recognise.http import next_record
from errcode.recognise.logline import header
from errcode.recognise.names import WORD
from errcode.recognise.network import lines
from errcode.recognise.payload import Payload
from errcode.recognise.unsent import is_unsent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.diagnose.surroundings import Scene
    from errcode.recognise.names import Mention
    from errcode.recognise.network import Network, Row

LENGTH = 4_000
"""Longer lines hold data."""

RECORD = 40
"""Lines of an exception with its stack; what is longer has several records."""

_ADDRESSED = re.compile(r"\b(?:https?|wss?)://(?:[\w.-]{1,60}(?::[^\s/@]{0,60})?@)?([\w.-]{3,200})")
"""Hosts of addresses: other dotted words of a stack are modules and files."""
_STACK = re.compile(
    r"^[ \t]+at [\w.$<]|^Traceback \(most recent|^[ \t]+File \"|^[ \t]+from \S+:\d+:in "
    r"|^[ \t]+config: \{",
    re.MULTILINE,
)
"""A line of an exception's stack, of Java and Node, Python, Ruby; or of what axios prints of its request."""
_PORT = re.compile(r"(?<![\w.:/])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*:\d{2,5}(?![\w:])")
_ELSEWHERE = re.compile(
    r"\b(?:psycopg|redis|mysql|postgres|mongo|kafka|rabbit|amqp|celery|sqlalchemy|jdbc|smtp|ldap|sqlite|queue)",
    re.IGNORECASE,
)
"""An address with its port, or a client of something else: what failed on its way there went to nobody else."""
_BEGINS = re.compile(r"(?:\A|[\[({|:>@\"'-]|\b(?:ERROR|ERR|WARN|WARNING|INFO|DEBUG|FATAL))\s*\Z")
"""What stands before a name with which what is said begins: a short name may be another word amid others."""
_MARKUP = re.compile(r"\s*<[!?/A-Za-z]")
FEW = 3
"""Line ends of a paste that is about one request."""
_ZERO = re.compile(r"\bcode[\"']?\s?[:=]\s?[\"']?(0)\b")


def failures(text: str, scene: Scene, network: Network, only: frozenset[str], *, log: bool) -> Iterator[Finding]:
    """Find the failures in a text in which nothing else was found, each kind of them once.

    A page that a gateway answered with goes on over lines of markup: it belongs to whose host stands where it begins.
    An exception with its stack is one record: it belongs to whose host alone stands anywhere in it.
    """
    about = None if log else _asked(text, network)
    seen: set[tuple[str, str]] = set()
    asked: str | None = None
    for start, line in lines(text):
        markup = _MARKUP.match(line) is not None
        if not 3 <= len(line) <= LENGTH or is_unsent(line):
            continue
        place = (scene.offset + start, scene.offset + start + len(line))
        payload = Payload(None, line, span=place, code_span=place, form="network")
        status = scene.status_within(start, start + len(line)) or network.status_beside(line)
        row = network.of_line(line, status)
        owner = network.hosts.owner_in(line)
        far = None if _PORT.search(line) or _ELSEWHERE.search(line) else about
        called = _called(payload, scene, network, line) if row and not owner else None
        sure = next(iter(only)) if len(only) == 1 else owner or asked or (far if called in (None, far) else None)
        asked = asked if markup else owner if "<" in line else None
        provider = sure or called
        if row is None or provider is None or (provider, row.failure.id) in seen or (row.addressed and not owner):
            continue
        seen.add((provider, row.failure.id))
        doubt = None if sure else "name-only"
        yield _finding(text, line, payload, provider, row, None if row.invented else status, network, doubt)


def _asked(text: str, network: Network) -> str | None:
    """Give whose address an exception with its stack, or a paste of few lines, names, and no stranger's."""
    if "://" not in text or text.count("\n") > RECORD or next_record(text):
        return None
    if text.strip().count("\n") > FEW and not _STACK.search(text):
        return None
    owners = {network.hosts.owner(host) for host in _ADDRESSED.findall(text)}
    return owners.pop() if len(owners) == 1 else None


def _finding(
    text: str,
    line: str,
    payload: Payload,
    provider: str,
    row: Row,
    status: int | None,
    network: Network,
    doubt: str | None,
) -> Finding:
    failure, retry = network.policy(row, network.sends(*network.request(text)))
    zero = _ZERO.search(text)
    return Finding(
        provider=provider,
        code=None,
        line=0,
        known=False,
        certain=doubt is None,
        doubt=doubt,
        raw=Raw(code=zero[1] if zero else None, message=line.strip()[:400], http_status=status),
        how="network",
        span=(payload.start, payload.end),
        failure=failure,
        policy=retry,
        because=(Because(provider=provider, what="failure", points=NAMED_ON_LINE),),
    )


def _called(payload: Payload, scene: Scene, network: Network, line: str) -> str | None:
    """Give whose name alone stands beside a failure; None where it is a stranger's or several providers'."""
    if network.hosts.stranger_in(line) or _ELSEWHERE.search(line):
        return None
    near = {one.provider for one in scene.on_line(payload) if _meant(line, scene.column(one), one)}
    return near.pop() if len(near) == 1 else None


def _meant(line: str, column: int, one: Mention) -> bool:
    """Say whether a name on a line is the provider's: no part of a path, and a short one is a word that begins."""
    before, behind = line[:column], line[column + one.end - one.start :]
    if before.endswith("/"):
        return False
    begins = header(line).end >= len(before.rstrip()) or _BEGINS.search(before) is not None
    return one.weight > WORD or (begins and behind[:1] not in ("_", "."))
