"""The public functions: what the commands ask, for use from Python."""

from __future__ import annotations

from errcode.model import TYPE_CHECKING, Record, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from errcode.catalog.catalog import Catalog, Table
    from errcode.engine import Engine
    from errcode.model import Entry, Finding, Match, Sends


class Question(Record):
    """What a look-up asks: codes, of some providers or (when none is named) of all."""

    providers: tuple[str, ...]
    codes: tuple[str, ...]


def lookup(*words: str, providers: str | Iterable[str] = (), catalog: Catalog | None = None) -> list[Entry]:
    """Look codes up: `lookup("coinone", "105")`, `lookup("105", providers="coinone")`, `lookup("coinone:105")`.

    Args:
        words: Codes or symbolic names, as strings; the first may name the provider.
        providers: Ids, names or aliases of the providers to look in; none means all.
        catalog: The tables to look in; by default those of the project, the user and errcode itself.

    Returns:
        One entry for each code and section that has it, in the order asked; nothing for a code that is nowhere.

    Raises:
        UsageError: A provider is unknown, or no code is given.
        TableError: A table that the question needs is broken.
    """
    catalog = catalog or engine_of(()).catalog
    question = understood(words, providers, catalog)
    return [entry for code in question.codes for entry in entries_of(code, question.providers, catalog)]


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
        UsageError: A provider is unknown.
        TableError: A named provider's table is broken.
    """
    from errcode.catalog.filter import Filter
    from errcode.matching.search import search as ranked
    from errcode.text.bounds import question

    engine = engine_of(providers, catalog)
    only = Filter(
        kinds=tuple(kinds), retry=tuple(retry), http=tuple(http), sections=tuple(sections), status=tuple(status)
    )
    return ranked(
        engine.catalog.tables(engine.only),
        question(query),
        only,
        limit=limit,
        everything=everything,
        corpus=None if only else engine.laid,
        vocabulary=lambda: engine.vocabulary,
    )


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
        UsageError: A provider is unknown.
        TableError: A named provider's table is broken.
    """
    from errcode.matching.search import reverse as ranked
    from errcode.text.bounds import LONGEST_MESSAGE

    engine = engine_of(providers, catalog)
    return ranked(
        engine.catalog.tables(engine.only),
        message[:LONGEST_MESSAGE],
        limit=limit,
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
    from errcode.objects.explained import answered, explained
    from errcode.objects.held import read

    engine = engine_of(providers, catalog)
    if type(thing) is str and http_status is None and headers is None and sends is None:
        findings = answered(engine, thing)
        if findings and not any(finding.failure or waits(finding) for finding in findings):
            return findings
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


def understood(words: Sequence[str], providers: str | Iterable[str], catalog: Catalog) -> Question:
    """Tell providers from codes in the words of a look-up.

    Raises:
        UsageError: There is no code, or the first word is no provider and no code of anyone.
    """
    named = resolved(providers, catalog)
    words = [str(word) for word in words]
    if words and not named:
        words, named = _provider_first(words, catalog)
    if not words:
        raise UsageError(
            f"say which code: errcode lookup PROVIDER CODE{f'; all: errcode list {named[0]}' if named else ''}",
            f"코드를 지정하세요: errcode lookup PROVIDER CODE{f' (전체: errcode list {named[0]})' if named else ''}",
        )
    return Question(providers=tuple(named), codes=tuple(words))


def entries_of(code: str, providers: Sequence[str], catalog: Catalog) -> list[Entry]:
    """Give the entries of one code or name in some providers' tables, or in all."""
    if not providers and ":" in code:
        name, rest = code.split(":", 1)
        provider = catalog.resolve(name)
        if provider:
            return catalog.entries(rest, [provider])
    return catalog.entries(code, providers)


def resolved(providers: str | Iterable[str], catalog: Catalog) -> list[str]:
    """Give the ids of the providers of these ids, names or aliases.

    Raises:
        UsageError: One of them names no provider; the nearest names are given.
    """
    names = [providers] if isinstance(providers, str) else providers
    found = [catalog.resolve(name) or _no_provider(name, catalog) for given in names for name in _names(given, catalog)]
    return list(dict.fromkeys(found))


def _names(given: str, catalog: Catalog) -> list[str]:
    """Give the names in what may be several with commas between them: `upbit,bithumb`."""
    if "," not in given or catalog.resolve(given):
        return [given]
    return [name.strip() for name in given.split(",") if name.strip()]


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


def _provider_first(words: list[str], catalog: Catalog) -> tuple[list[str], list[str]]:
    """Take the provider off the front of a look-up's words.

    A word that looks like a number is a code, and a lone word may be one; any other first word that is neither a
    provider nor anyone's code is a misspelt provider.
    """
    first = words[0]
    provider = catalog.resolve(first)
    if provider:
        return words[1:], [provider]
    numeric = first.lstrip("-").isdigit()
    if len(words) > 1 and not numeric and not entries_of(first, (), catalog):
        _no_provider(first, catalog)
    return words, []


def _no_provider(name: str, catalog: Catalog) -> str:
    from errcode.text.bounds import shortened

    near = catalog.nearest_providers(name)
    name = shortened(name)
    hint = f"did you mean {', '.join(near)}?" if near else "errcode providers lists them"
    hint_ko = f"혹시 {', '.join(near)}인가요?" if near else "목록은 errcode providers로 볼 수 있습니다"
    raise UsageError(f"no provider {name!r}; {hint}", f"{name!r}(이)라는 제공사가 없습니다. {hint_ko}")
