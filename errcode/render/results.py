"""Entries and matches in the form that a run asks for: cards and tables, JSON Lines, or plain lines."""

from __future__ import annotations

from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.catalog.catalog import Catalog, Table
    from errcode.model import Entry, Match
    from errcode.render.output import Output


def entries(found: Sequence[Entry], catalog: Catalog, out: Output) -> str:
    """Give entries; on a terminal one answer is a card, several are a table."""
    if out.as_json:
        from errcode.render.jsonlines import entry_object, json_line

        return "".join(f"{json_line(entry_object(entry))}\n" for entry in found)
    from errcode.render.answers import answers

    joined = answers(found)
    if not out.terminal:
        from errcode.render.plain import answer_line
        from errcode.text.visible import text_of

        return text_of(answer_line(answer, out.lang) for answer in joined)
    if len(joined) == 1:
        from errcode.render.cards import card

        return card(joined[0], catalog, out)
    from errcode.render.tables import table

    return table(joined, out)


def matches(found: Sequence[Match], catalog: Catalog, out: Output) -> str:
    """Give what a search or a message found, best first, and on a terminal why."""
    if out.as_json:
        from errcode.render.jsonlines import json_line, match_object

        return "".join(f"{json_line(match_object(match))}\n" for match in found)
    from errcode.render.answers import matched

    joined = matched(found)
    if not out.terminal:
        from errcode.render.plain import answer_line
        from errcode.text.visible import text_of

        return text_of(answer_line(answer, out.lang) for answer, _ in joined)
    if len(joined) == 1:
        from errcode.render.cards import card, why

        [(answer, match)] = joined
        return card(answer, catalog, out, [why(match, out)])
    from errcode.render.tables import table

    return table([answer for answer, _ in joined], out, [match for _, match in joined])


def listing(table: Table, catalog: Catalog, out: Output) -> str:
    """Give all entries of a provider; on a terminal as one table."""
    if not out.terminal:
        return entries(list(table), catalog, out)
    from errcode.render import tables

    return tables.listing(table.provider, list(table), out)


def providers(known: Sequence[Table], out: Output) -> str:
    """Give whose codes are known."""
    if out.terminal:
        from errcode.render import tables

        return tables.providers(known, out)
    if out.as_json:
        from errcode.render.jsonlines import json_line, provider_object

        return "".join(f"{json_line(provider_object(table.provider, table.codes))}\n" for table in known)
    from errcode.render.plain import provider_line
    from errcode.text.visible import text_of

    return text_of(provider_line(table.provider, table.codes) for table in known)


def rows(values: Sequence[dict[str, object]], names: Sequence[str], out: Output) -> str:
    """Give rows of values: objects in JSON, else the columns of these names, `-` where there is nothing."""
    if out.as_json:
        from errcode.render.jsonlines import json_line

        return "".join(f"{json_line(row)}\n" for row in values)
    from errcode.text.visible import columns, text_of

    return text_of(columns(*("-" if row[name] is None else row[name] for name in names)) for row in values)


def skipped(catalog: Catalog, out: Output) -> None:
    """Say which tables are left out, where the question did not need them, and which are not as they should be."""
    for problem in catalog.problems:
        out.note(f"warning: table skipped: {problem}", f"경고: 테이블을 건너뜁니다: {problem}")
    for remark in catalog.remarks:
        out.note(f"warning: {remark}", f"경고: {remark}")


def told(origins: Iterable[str], catalog: Catalog, out: Output) -> None:
    """Say which tables that are not errcode's own gave or changed an answer; in JSON each object says so itself."""
    for path in catalog.foreign(origins) if not out.as_json else ():
        out.note(
            f"not errcode's own words: {path} gave or changed what is said here",
            f"errcode의 내용이 아닙니다: {path} 테이블이 이 답을 제공하거나 바꾸었습니다",
        )
