"""What is in hand, into findings: those of its text, else how the request failed on its way."""

from __future__ import annotations

from datetime import UTC, datetime

from errcode.diagnose.points import NAMED_ON_LINE
from errcode.diagnose.waits import waits, with_wait
from errcode.finding import Because, Finding, Raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from errcode.engine import Engine
    from errcode.model import Provider, Sends
    from errcode.objects.held import Held
    from errcode.recognise.network import Network, Row

KEPT = 1_024
"""So many answers are kept warm; then it is begun anew, so that memory does not grow."""
SHORT = 8_192
"""Characters of the longest text whose answer is kept."""


def answered(engine: Engine, text: str) -> list[Finding]:
    """Give the findings of a text, found now or before."""
    answers = engine.answers
    found = answers.get(text)
    if found is None:
        found = tuple(engine.diagnoser.findings(text))
        if len(text) <= SHORT:
            if len(answers) >= KEPT:
                answers.clear()
            answers[text] = found
    return list(found)


def explained(engine: Engine, held: Held, sends: Sends | None, now: datetime | None = None) -> list[Finding]:
    """Give every error of what is in hand, each once, with the policy for what was sent and the wait that it names.

    Args:
        engine: What knows the tables.
        held: What is in hand.
        sends: What the request does; None means that its method and path tell.
        now: When waits begin; by default now.
    """
    method, url = _request(engine.network, held)
    sends = engine.network.sends(method, url) if sends is None else sends
    return timed(engine, _found(engine, held, url, sends), held.text, held.headers, now)


def timed(
    engine: Engine, found: list[Finding], text: str, headers: Mapping[str, str], now: datetime | None = None
) -> list[Finding]:
    """Give the findings of a text with the waits that stand in headers, messages, payloads, and headers above them."""
    if not (headers or "HTTP/" in text or any(map(waits, found))):
        return found
    now = now or datetime.now(UTC)
    return [with_wait(finding, _table_of(engine, finding.provider), headers, now, text) for finding in found]


def _table_of(engine: Engine, provider: str) -> Provider | None:
    return next((table.provider for table in engine.tables if table.provider.id == provider), None)


def _found(engine: Engine, held: Held, url: str | None, sends: Sends | None) -> list[Finding]:
    failed = engine.network.of_exceptions((link.classes, link.text) for link in held.links) if held.links else None
    findings = _each_once(_of_text(engine, held, held.text))
    if not findings and failed is None and held.fallback:
        findings = _each_once(_of_text(engine, held, held.fallback))
    if failed is None and held.classed and not any(finding.code or finding.failure for finding in findings):
        package = held.links[0].classes[0].partition(".")[0]
        named = _of_text(engine, held, held.classed)
        findings = [finding for finding in named if finding.known and finding.provider in package] or findings
    coded = [finding for finding in findings if finding.failure is None]
    if coded and not (failed is not None and failed.invented):
        return [for_call(finding, sends) for finding in coded]
    failure = _failure(engine, held, failed, url, sends)
    return (
        [failure]
        if failure
        else [_of_call(engine, for_call(finding, sends), sends) for finding in findings if finding.failure]
    )


def for_call(finding: Finding, sends: Sends | None) -> Finding:
    """Give a finding with the policy for what was sent, where that makes a difference."""
    call = "read" if sends is False else sends
    if finding.failure is not None and finding.failure.sent != "no":
        return finding.replace(policy="wait" if call == "read" else "check")
    own = finding.entry.retries.get(call) if finding.entry is not None and isinstance(call, str) else None
    return finding.replace(policy=own) if own else finding


def _of_text(engine: Engine, held: Held, text: str) -> list[Finding]:
    """Explain a text with its address and status before it; places are counted in the text alone."""
    around = held.around
    if not around:
        return answered(engine, text)
    found = []
    for finding in answered(engine, around + text):
        start, end = (place - len(around) for place in finding.span)
        if start >= 0:
            raw = finding.raw
            if held.http_status is not None and raw.http_status != held.http_status:
                raw = raw.replace(http_status=held.http_status)
            found.append(finding.replace(line=finding.line - around.count("\n"), span=(start, end), raw=raw))
    return found


def _each_once(findings: Sequence[Finding]) -> list[Finding]:
    """Give each error once: an exception says in its text what its answer says, the surer saying counts."""
    chosen: dict[tuple[str, str | None], Finding] = {}
    for finding in findings:
        key = (finding.provider, finding.code)
        if key not in chosen or (finding.certain and not chosen[key].certain):
            chosen[key] = finding
    return list(chosen.values())


def _failure(engine: Engine, held: Held, failed: Row | None, url: str | None, sends: Sends | None) -> Finding | None:
    """Make a finding of a request that failed on its way to a provider of ours; None for any other host."""
    network = engine.network
    row = failed if failed is not None and failed.invented else None
    row = row or network.of_status(held.http_status) or failed
    if row is None:
        return None
    provider = _provider(engine, url, held)
    if provider is None:
        return None
    failure, retry = network.policy(row, sends)
    finding = Finding(
        provider=provider,
        code=None,
        line=1,
        known=False,
        raw=Raw(message=_said(held), http_status=None if row.invented else held.http_status),
        how="network",
        failure=failure,
        policy=retry,
        because=(Because(provider=provider, what="failure", points=NAMED_ON_LINE),),
    )
    return _of_call(engine, finding, sends)


def _of_call(engine: Engine, finding: Finding, sends: Sends | None) -> Finding:
    """Give a failure with the advice that fits its policy, and with how to look where that is what to do."""
    assert finding.failure is not None
    failure = finding.failure.replace(advice=engine.network.advice(finding.retry))
    described = _table_of(engine, finding.provider)
    if described is not None and finding.retry == "check":
        failure = failure.replace(look=described.look(None, sends if isinstance(sends, str) else None))
    return finding.replace(failure=failure)


def _request(network: Network, held: Held) -> tuple[str | None, str | None]:
    """Give method and address: what the object bears, else what its text names."""
    if held.url is not None:
        return held.method, held.url
    for said in [link.text for link in held.links] or [held.text]:
        method, url = network.request(said)
        if url is not None:
            return held.method or method, url
    return held.method, None


def _provider(engine: Engine, url: str | None, held: Held) -> str | None:
    """Give whose host it was: the one named, the address's, or the only one that the words name."""
    if len(engine.only) == 1:
        return engine.only[0]
    network = engine.network
    owner = None
    if url is not None and "://" in url:
        hosts = network.hosts.names(url)
        owner = network.hosts.owner(hosts[0]) if hosts else None
    else:
        owners = {
            owner
            for said in [link.text for link in held.links] or [held.text]
            if (owner := network.hosts.owner_in(said))
        }
        owner = owners.pop() if len(owners) == 1 else None
    return owner if owner is None or not engine.only or owner in engine.only else None


def _said(held: Held) -> str | None:
    said = next((link.text for link in held.links if link.text), held.text)
    return said.strip()[:1_000] or None
