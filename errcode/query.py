"""The public functions: what the commands ask, for use from Python."""

from __future__ import annotations

from errcode.model import TYPE_CHECKING, Record, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.catalog.catalog import Catalog, Table
    from errcode.engine import Engine
    from errcode.model import Entry, Finding, Match


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
    http: Iterable[int] = (),
    sections: Iterable[str] = (),
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
        http: HTTP statuses to keep; none means all.
        sections: Ids of sections to keep; none means all.
        limit: The number of matches at most; None for no limit.
        everything: Keep matches below the cut-off too.
        catalog: The tables to search.

    Raises:
        UsageError: A provider is unknown.
        TableError: A named provider's table is broken.
    """
    from errcode.matching.search import search as ranked
    from errcode.text.bounds import question

    engine = engine_of(providers, catalog)
    return ranked(
        engine.catalog.tables(engine.only),
        question(query),
        limit=limit,
        everything=everything,
        kinds=tuple(kinds),
        http=tuple(http),
        sections=tuple(sections),
        corpus=lambda: engine.corpus,
        synonyms=lambda: engine.synonyms,
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
        corpus=lambda: engine.corpus,
        synonyms=lambda: engine.synonyms,
    )


def explain(
    text: str | bytes,
    *,
    providers: str | Iterable[str] = (),
    catalog: Catalog | None = None,
) -> list[Finding]:
    """Find every API error in a text, in the text's order.

    Args:
        text: Anything: JSON, a log, a traceback, the output of `curl -i`. Bytes are decoded as UTF-8, UTF-16 or CP949.
        providers: Ids, names or aliases of the providers whose text it is; none means that they are recognised.
        catalog: The tables to know errors by.

    Returns:
        One finding per occurrence; nothing for success payloads and texts without an error.

    Raises:
        UsageError: A provider is unknown.
        TableError: A named provider's table is broken.
    """
    from errcode.text.encoding import decoded

    return engine_of(providers, catalog).diagnoser.findings(text if isinstance(text, str) else decoded(text))


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
    return [
        catalog.resolve(name) or _no_provider(name, catalog)
        for name in ([providers] if isinstance(providers, str) else providers)
    ]


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
