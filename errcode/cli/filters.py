"""The filters of a command line, checked: what is no kind or policy is told, the nearest named."""

from __future__ import annotations

from errcode.catalog.filter import Filter
from errcode.catalog.nearest import nearest
from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.catalog.catalog import Catalog

STATUSES = ("active", "retired")


def filter_of(
    catalog: Catalog,
    kinds: Sequence[str] = (),
    retry: Sequence[str] = (),
    http: Sequence[int] = (),
    sections: Sequence[str] = (),
    status: Sequence[str] = (),
) -> Filter:
    """Give the filter of a command's options; each may hold several values with commas between them.

    Raises:
        UsageError: There is no such kind, policy, section, status or HTTP status.
    """
    return Filter(
        kinds=_known(kinds, catalog.kinds, "kind", "kinds are", "종류"),
        retry=_known(retry, catalog.retries, "retry policy", "policies are", "재시도 정책"),
        http=_statuses(http),
        sections=_sections(_apart(sections), catalog) if sections else (),
        status=_known(status, STATUSES, "status", "it is", "상태"),
    )


def _statuses(given: Sequence[int]) -> tuple[int, ...]:
    """Give the HTTP statuses that were named.

    Raises:
        UsageError: One of them is none.
    """
    for status in given:
        if not 100 <= status <= 599:
            raise UsageError(
                f"no HTTP status is {status}; they run from 100 to 599",
                f"{status}은(는) HTTP 상태 코드가 아닙니다. 100부터 599까지입니다",
            )
    return tuple(given)


def _sections(given: Sequence[str], catalog: Catalog) -> tuple[str, ...]:
    """Give the sections that were named.

    Raises:
        UsageError: No provider has one of them.
    """
    known = {section.id for table in catalog.tables(whole=False) for section in table.provider.sections}
    for word in given:
        if word not in known:
            near = ", ".join(nearest(word, sorted(known)))
            raise UsageError(
                f"no provider has a section {word!r}; "
                + (f"did you mean {near}?" if near else "errcode list shows them"),
                f"{word!r} 구분이 있는 제공사가 없습니다. "
                + (f"혹시 {near}인가요?" if near else "errcode list로 확인하세요"),
            )
    return tuple(given)


def kind_of(word: str, catalog: Catalog) -> str:
    """Give the id of a kind by its id, one of its names, or a word that means that kind alone (잔고, hmac).

    Raises:
        UsageError: There is no such kind.
    """
    named = {
        name.casefold(): kind.id for kind in catalog.kinds.values() for name in (kind.name.en, kind.name.ko) if name
    }
    found = word if word in catalog.kinds else named.get(word.casefold()) or _meant(word)
    if found is None:
        raise UsageError(*_unknown(word, catalog.kinds, "kind", "kinds are", "종류"))
    return found


def _meant(word: str) -> str | None:
    """Give the only kind that a word stands for in searches (`vocabulary/synonyms.json`)."""
    from errcode.catalog.folders import bundled_folder
    from errcode.matching import synonyms

    groups = [group for group in synonyms.read(bundled_folder()) if word.casefold() in group["words"]]
    kinds = {kind for group in groups for kind in group.get("kinds") or ()}
    return kinds.pop() if len(kinds) == 1 else None


def _known(given: Sequence[str], known: Iterable[str], what: str, are: str, what_ko: str) -> tuple[str, ...]:
    found = tuple(_apart(given))
    listed = list(known)
    for word in found:
        if word not in listed:
            raise UsageError(*_unknown(word, listed, what, are, what_ko))
    return found


def _unknown(word: str, known: Iterable[str], what: str, are: str, what_ko: str) -> tuple[str, str]:
    listed = list(known)
    names, near = ", ".join(listed), ", ".join(nearest(word, listed))
    hint, hint_ko = (f" did you mean {near}?", f" 혹시 {near}인가요?") if near else ("", "")
    return f"no {what} {word!r};{hint} {are} {names}", f"{what_ko} {word!r}은(는) 없습니다.{hint_ko} {what_ko}: {names}"


def _apart(given: Sequence[str]) -> list[str]:
    return [word for value in given for word in value.split(",") if word]
