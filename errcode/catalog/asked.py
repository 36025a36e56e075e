"""What a look-up asks: providers and codes told apart in its words, and codes found that are dressed or cut."""

from __future__ import annotations

from errcode.model import Record, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.model import Entry

JOINED = 4
"""A code that is several words has at most so many: `EAPI:Invalid nonce`."""
SUFFIX = 3
"""So many digits tell the end of a longer code: kis 00123 is EGW00123."""


class Ask(Record):
    """One code that is asked for."""

    providers: tuple[str, ...]
    """The ids of those at which it is looked for; none means all."""
    code: str
    section: str | None = None
    """The id of the section in which it is looked for; None means all."""


class LookedUp(Record):
    """What an ask found."""

    ask: Ask
    """As it was understood: the code is the one that tables have."""
    entries: list[Entry]
    words: int = 1
    """How many words of the question were the code."""


def understood(words: Sequence[str], providers: str | Iterable[str], catalog: Catalog) -> list[LookedUp]:
    """Find the codes in the words of a look-up; a provider's name, and a section's, hold for the codes behind them.

    Raises:
        UsageError: There is no code, or the first word is no provider and no code of anyone.
    """
    given = tuple(resolved(providers, catalog))
    words = [word for word in map(str, words) if word.strip()]
    named, section, found, at = given, None, [], 0
    while at < len(words):
        exact = catalog.entries(words[at], named) if named else []  # behind a provider, its code is no other's name
        scope = None if exact else _scope(words[at:], given, named, catalog)
        if scope:
            named, section = scope
            at += 1
            continue
        each = _find(words[at:], named, exact, catalog)
        if section:
            each = _within(each, section)
        if not each.entries and not at and len(words) > 1 and not named and not _is_number(words[0]):
            no_provider(words[0], catalog)
        found.append(each)
        at += each.words
    if not found:
        raise _no_code(named)
    return found


def _scope(
    words: Sequence[str], given: tuple[str, ...], named: tuple[str, ...], catalog: Catalog
) -> tuple[tuple[str, ...], str | None] | None:
    """Give the providers and the section that the first of these words names for those behind it; None if it is a code.

    Args:
        words: What is left of the question.
        given: The providers that an option names: then no word is another one's name.
        named: The providers that hold for the first word.
        catalog: The tables.
    """
    provider = None if given or _is_number(words[0]) else catalog.resolve(words[0])
    if provider:
        return (provider,), None
    section = _section(words[0], named, catalog) if len(words) > 1 else None
    return (named, section) if section else None


def _no_code(named: Sequence[str]) -> UsageError:
    hint = f"; all: errcode list {named[0]}" if named else ""
    hint_ko = f" (전체: errcode list {named[0]})" if named else ""
    return UsageError(
        f"say which code: errcode lookup PROVIDER CODE{hint}",
        f"코드를 지정하세요: errcode lookup PROVIDER CODE{hint_ko}",
    )


def _is_number(word: str) -> bool:
    return word.lstrip("-").isdigit()


def _section(word: str, named: tuple[str, ...], catalog: Catalog) -> str | None:
    """Give the section that a word names: by its id, or as the first word of its name."""
    if len(named) != 1:
        return None
    folded = word.casefold()
    for section in catalog.table(named[0]).provider.sections:
        names = (section.name.en or "", section.name.ko or "")
        if folded == section.id or folded in [name.casefold().partition(" ")[0] for name in names]:
            return section.id
    return None


def _within(found: LookedUp, section: str) -> LookedUp:
    """Keep what a section has."""
    entries = [entry for entry in found.entries if entry.section == section]
    return found.replace(ask=found.ask.replace(section=section), entries=entries)


def _find(words: Sequence[str], providers: tuple[str, ...], exact: list[Entry], catalog: Catalog) -> LookedUp:
    """Find the code that some words begin with: as it is written, undressed, in several words, cut.

    Args:
        words: The words, the first of which the code begins with.
        providers: The ids of those at which it is looked for; none means all.
        exact: What these providers have for the first word.
        catalog: The tables.
    """
    exact = exact if providers else catalog.entries(words[0])
    if exact:
        return LookedUp(ask=Ask(providers=providers, code=words[0]), entries=exact)
    for ask, count in _readings(words, providers, catalog):
        entries = catalog.entries(ask.code, ask.providers)
        if entries:
            return LookedUp(ask=ask, entries=entries, words=count)
    return LookedUp(ask=Ask(providers=providers, code=words[0]), entries=[])


def _readings(words: Sequence[str], providers: tuple[str, ...], catalog: Catalog) -> Iterator[tuple[Ask, int]]:
    """Give what the first of some words may ask for, and how many of the words that takes."""
    from errcode.text.bounds import LONGEST_WORD
    from errcode.text.dressed import undressed

    if len(words[0]) > LONGEST_WORD:
        return
    bare = undressed(words[0])
    for word in bare:
        yield Ask(providers=providers, code=word), 1
    for count in range(min(JOINED, len(words)), 1, -1):
        yield Ask(providers=providers, code=" ".join(words[:count])), count
    for word in bare if not providers else ():
        for sign in ":/":
            name, _, code = word.partition(sign)
            provider = catalog.resolve(name) if code else None
            for text in undressed(code) if provider else ():
                yield Ask(providers=(str(provider),), code=text), 1
    for word in bare if providers else ():
        for code in _longer(word, providers, catalog):
            yield Ask(providers=providers, code=code), 1


def _longer(word: str, providers: tuple[str, ...], catalog: Catalog) -> list[str]:
    """Give the one code that a number is the end of, noughts or letters before it: 4 is 04, 00123 is EGW00123."""
    if not word.isdigit():
        return []
    codes = {row["code"] for table in catalog.tables(providers) for row in table.rows}
    same = [code for code in codes if code.isdigit() and len(code) > len(word) and code.lstrip("0") == word]
    ends = [code for code in codes if len(word) >= SUFFIX and code.endswith(word) and code[: -len(word)].isalpha()]
    return same if len(same) == 1 else ends if len(ends) == 1 else []


def resolved(providers: str | Iterable[str], catalog: Catalog) -> list[str]:
    """Give the ids of the providers of these ids, names or aliases.

    Raises:
        UsageError: One of them names no provider; the nearest names are given.
    """
    names = [providers] if isinstance(providers, str) else providers
    found = [catalog.resolve(name) or no_provider(name, catalog) for given in names for name in _names(given, catalog)]
    return list(dict.fromkeys(found))


def usual(named: str, catalog: Catalog) -> str:
    """Give the id of the provider that ERRCODE_PROVIDER names.

    Raises:
        UsageError: It names none, or several.
    """
    try:
        found = resolved(named, catalog)
    except UsageError as error:
        raise UsageError(f"ERRCODE_PROVIDER: {error.text.en}", f"ERRCODE_PROVIDER: {error.text.ko}") from None
    if len(found) != 1:
        raise UsageError(
            f"ERRCODE_PROVIDER names {len(found)} providers; name the one you use most, or none",
            f"ERRCODE_PROVIDER가 제공사 {len(found)}곳을 가리킵니다. 주로 쓰는 한 곳만 지정하거나 비우세요",
        )
    return found[0]


def _names(given: str, catalog: Catalog) -> list[str]:
    """Give the names in what may be several with commas between them: `upbit,bithumb`."""
    if "," not in given or catalog.resolve(given):
        return [given]
    return [name.strip() for name in given.split(",") if name.strip()]


def no_provider(name: str, catalog: Catalog) -> str:
    """Say that nobody has a name, and whose names are like it."""
    from errcode.text.bounds import shortened

    near = catalog.nearest_providers(name)
    name = shortened(name)
    hint = f"did you mean {', '.join(near)}?" if near else "errcode providers lists them"
    hint_ko = f"혹시 {', '.join(near)}인가요?" if near else "목록은 errcode providers로 볼 수 있습니다"
    raise UsageError(f"no provider {name!r}; {hint}", f"{name!r}(이)라는 제공사가 없습니다. {hint_ko}")
