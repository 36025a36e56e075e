"""Lists of what there is (kinds, providers, tables, the codes of providers) in the form that a run asks for."""

from __future__ import annotations

from errcode.render.results import entries, header, wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Catalog, Table
    from errcode.model import Entry, Kind, Text
    from errcode.render.output import Output


def listing(found: Sequence[tuple[Table, Sequence[Entry]]], catalog: Catalog, out: Output) -> str:
    """Give entries of providers; on a terminal a heading and tables for each."""
    if not out.terminal:
        return entries([entry for _, some in found for entry in some], catalog, out)
    from errcode.render import tables

    return "\n".join(tables.listing(table.provider, some, out) for table, some in found)


def kinds(found: Sequence[tuple[Kind, int]], out: Output) -> str:
    """Give kinds and how many codes are of each."""
    if out.terminal:
        from errcode.render import tables

        return tables.kinds(found, out)
    values: list[dict[str, object]] = [
        {
            "kind": kind.id,
            "name": _both(kind.name),
            "retry": kind.retry,
            "codes": codes,
            "advice": _both(kind.advice),
            "ccxt": kind.ccxt,
            **{f"name_{language}": _only(kind.name, language, out) for language in ("en", "ko")},
            **{f"advice_{language}": _only(kind.advice, language, out) for language in ("en", "ko")},
        }
        for kind, codes in found
    ]
    if out.as_json:
        shown = ("kind", "name", "retry", "codes", "advice", "ccxt")
        return rows([{name: row[name] for name in shown} for row in values], (), out)
    names = ("kind", "retry", "codes", "name_en", "name_ko", "advice_en", "advice_ko")
    return header(names, out) + rows(values, names, out)


def compared(kind: Kind, found: Sequence[tuple[Table, Sequence[Entry]]], catalog: Catalog, out: Output) -> str:
    """Give how providers say the same trouble, policies that are not the kind's marked."""
    if not out.terminal:
        return entries([entry for _, some in found for entry in some], catalog, out)
    from errcode.render import tables

    return tables.compared(kind, [(table.provider, some) for table, some in found], out)


def providers(known: Sequence[Table], out: Output) -> str:
    """Give whose codes are known."""
    if out.terminal:
        from errcode.render import tables

        return tables.providers(known, out)
    if out.as_json:
        from errcode.render.jsonlines import json_line, provider_object

        return "".join(f"{json_line(provider_object(table.provider, table.codes))}\n" for table in known)
    from errcode.render.plain import PROVIDER, provider_line
    from errcode.text.visible import text_of

    return header(PROVIDER, out) + text_of(provider_line(table.provider, table.codes) for table in known)


def kept(tables: Sequence[dict[str, object]], out: Output) -> str:
    """Give which tables there are, where from, and what is wrong with them."""
    tables = [{**row, "problem": row["problem"] and wrong(str(row["problem"]), out)} for row in tables]
    if out.terminal:
        from errcode.render import tables as drawn

        return drawn.kept(tables, out)
    return rows(tables, ("id", "entries", "date", "origin", "problem"), out)


def _both(text: Text) -> dict[str, object]:
    return {"en": text.en, "ko": text.ko}


def _only(text: Text, language: str, out: Output) -> str:
    """Give a text in a language, nothing when it was not asked for."""
    return getattr(text, language) or "" if out.lang in (language, "both") else ""


def rows(values: Sequence[dict[str, object]], names: Sequence[str], out: Output) -> str:
    """Give rows of values: objects in JSON, else the columns of these names, `-` where there is nothing."""
    if out.as_json:
        from errcode.render.jsonlines import json_line

        return "".join(f"{json_line(row)}\n" for row in values)
    from errcode.text.visible import columns, text_of

    return text_of(columns(*("-" if row[name] is None else row[name] for name in names)) for row in values)
