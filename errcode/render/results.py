"""Entries and matches in the form that a run asks for: cards and tables, JSON Lines, or plain lines."""

from __future__ import annotations

from errcode.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Catalog
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
