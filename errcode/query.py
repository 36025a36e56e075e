"""The public functions: what the commands ask, for use from Python."""

from __future__ import annotations

from errcode.catalog.asked import resolved as resolved
from errcode.catalog.asked import understood as understood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from errcode.catalog.catalog import Catalog, Table
    from errcode.catalog.filter import Filter
    from errcode.engine import Engine
    from errcode.finding import Finding
    from errcode.model import Entry, Match, Sends


def lookup(*words: str, providers: str | Iterable[str] = (), catalog: Catalog | None = None) -> list[Entry]:
    """Look codes up: `lookup("coinone", "105")`, `lookup("105", providers="coinone")`, `lookup("coinone:105")`.

    Args:
        words: Codes or symbolic names, as strings; a provider's name holds for those behind it. Codes may be dressed as
            sentences and logs dress them (`code=-1021,`, `105번`, `coinone/105`).
        providers: Ids, names or aliases of the providers to look in; none means all.
        catalog: The tables to look in; by default those of the project, the user and errcode itself.

    Returns:
        One entry for each code and section that has it, in the order asked; nothing for a code that is nowhere.

    Raises:
        UsageError: A provider is unknown, or no code is given.
        TableError: A table that the question needs is broken.
    """
    catalog = catalog or engine_of(()).catalog
    return [entry for found in understood(words, providers, catalog) for entry in found.entries]


def search(
    query: str,
    *,
    providers: str | Iterable[str] = (),
    kinds: Iterable[str] = (),
    retry: Iterable[str] = (),
    http: Iterable[int] = (),
    sections: Iterable[str] = (),
    status: Iterable[str] = (),
    limit: int | None = 10,
    everything: bool = False,
    catalog: Catalog | None = None,
) -> list[Match]:
    """Search codes, names, messages and meanings for words in English or Korean, best match first.

    Args:
        query: Words as remembered; typos, particles, initials and synonyms are understood. Of a text that is no
            question any more the beginning is looked at (`errcode.text.bounds`).
        providers: Ids, names or aliases of the providers to search; none means all.
        kinds: Ids of kinds to keep; none means all.
        retry: Retry policies to keep; none means all.
        http: HTTP statuses to keep; none means all.
        sections: Ids of sections to keep; none means all.
        status: `active` or `retired`; none means both.
        limit: The number of matches at most; None for no limit.
        everything: Give what only comes near, too.
        catalog: The tables to search.

    Raises:
        UsageError: A provider is unknown, or the limit below zero.
        TableError: A named provider's table is broken.
    """
    from errcode.catalog.filter import Filter
    from errcode.text.bounds import question

    only = Filter(
        kinds=tuple(kinds), retry=tuple(retry), http=tuple(http), sections=tuple(sections), status=tuple(status)
    )
    return _searched(engine_of(providers, catalog), question(query), only, _counted(limit), everything=everything)


def _searched(engine: Engine, question: str, only: Filter, limit: int | None, *, everything: bool) -> list[Match]:
    """Search; the engine keeps what questions without a filter have found, where that is short."""
    from errcode.engine import SEARCHED
    from errcode.matching.search import search as ranked

    def matches() -> list[Match]:
        return ranked(
            engine.whole_tables,
            question,
            only,
            limit=limit,
            everything=everything,
            corpus=None if only else engine.laid,
            vocabulary=lambda: engine.vocabulary,
        )

    if only or not limit or limit > SEARCHED:
        return matches()
    return engine.searched((question, limit, everything), matches)


def _counted(limit: int | None) -> int | None:
    if limit is not None and limit < 0:
        from errcode.model import UsageError

        raise UsageError(
            f"limit is {limit}; give 0 or more, or None for all",
            f"limit가 {limit}입니다. 0 이상이나 None(전부)을 지정하세요",
        )
    return limit


def reverse(
    message: str,
    *,
    providers: str | Iterable[str] = (),
    limit: int | None = 10,
    catalog: Catalog | None = None,
) -> list[Match]:
    """Find the codes whose wire message this is: exact text, then a filled template, then near texts.

    Args:
        message: A message as an API returned it, whole or in part; numbers and names may stand for placeholders. Of
            a longer text the first 10,000 characters are looked at.
        providers: Ids, names or aliases of the providers to look in; none means all.
        limit: The number of matches at most; None for no limit.
        catalog: The tables to look in.

    Raises:
        UsageError: A provider is unknown, or the limit below zero.
        TableError: A named provider's table is broken.
    """
    from errcode.matching.search import reverse as ranked
    from errcode.text.bounds import LONGEST_MESSAGE

    engine = engine_of(providers, catalog)
    return ranked(
        engine.whole_tables,
        message[:LONGEST_MESSAGE],
        limit=_counted(limit),
        index=engine.messages,
        corpus=engine.laid,
        vocabulary=lambda: engine.vocabulary,
    )


def explain(
    thing: object,
    *,
    providers: str | Iterable[str] = (),
    http_status: int | None = None,
    headers: Mapping[str, str] | None = None,
    sends: Sends | None = None,
    catalog: Catalog | None = None,
    now: datetime | None = None,
) -> list[Finding]:
    """Find every API error in what a program has in hand, in its order.

    Args:
        thing: Text or bytes of any kind (JSON, a log, a traceback; UTF-8, UTF-16 or CP949), a body that is parsed
            already, a response of requests, httpx or aiohttp, an exception with all that it came of. It is never
            changed, and no stream is read that the caller has not read.
        providers: Ids, names or aliases of the providers whose it is; none means that they are recognised.
        http_status: The answer's status, where the caller knows it and `thing` does not bear it.
        headers: The answer's headers, likewise; they may say how long to wait.
        sends: What the request does: `"read"`, `"order"`, `"cancel"`, `"transfer"`, `"payment"`, True (something is
            changed) or False (as `"read"`); None means that its method and path tell, where `thing` names them.
        catalog: The tables to know errors by.
        now: When waits begin; by default now.

    Returns:
        One finding per occurrence, of an object each error once; nothing for successes and for what holds no error.
        What a request to a provider's host met on its way (a time-out, a gateway's page) is a finding of its own.

    Raises:
        UsageError: A provider is unknown.
        TableError: A named provider's table is broken.
    """
    from errcode.diagnose.waits import waits
    from errcode.objects.explained import answered, explained, timed
    from errcode.objects.held import read

    engine = engine_of(providers, catalog)
    if type(thing) is str and http_status is None and headers is None and sends is None:
        findings = answered(engine, thing)
        if findings and not any(finding.failure or waits(finding) for finding in findings):
            return timed(engine, findings, thing, {}, now)
    return explained(engine, read(thing, http_status, headers), sends, now)


def first(
    thing: object,
    *,
    providers: str | Iterable[str] = (),
    http_status: int | None = None,
    headers: Mapping[str, str] | None = None,
    sends: Sends | None = None,
    catalog: Catalog | None = None,
) -> Finding | None:
    """Give the first sure finding of what a program has in hand, else the first one, else None: see `explain`."""
    found = explain(thing, providers=providers, http_status=http_status, headers=headers, sends=sends, catalog=catalog)
    return next((finding for finding in found if finding.certain), found[0] if found else None)


def engine_of(providers: str | Iterable[str], catalog: Catalog | None = None, default: str | None = None) -> Engine:
    """Give what is kept warm for the named providers, or for all: of a caller's tables, or of those of this process.

    Raises:
        UsageError: One of them names no provider.
    """
    from errcode.engine import over

    engine = over(catalog)
    return engine.narrowed(resolved(providers, engine.catalog), default) if providers or default else engine


def tables_of(providers: str | Iterable[str], catalog: Catalog) -> list[Table]:
    """Give the tables of the named providers, or of all."""
    return catalog.tables(resolved(providers, catalog))
