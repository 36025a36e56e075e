"""`errcode tables diff`: what changed between two tables."""

from __future__ import annotations

import os

from errcode.catalog.catalog import Catalog
from errcode.cli.commands import JSON, LANG
from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from errcode.catalog import diff
    from errcode.render.output import Output

PLACE = 90
FINISHES = True
HELP = (
    "Show what changed between two tables; exit 1 when they differ.",
    "두 테이블의 차이를 보여 줍니다. 다르면 종료 코드 1입니다.",
)
EXAMPLES = ("errcode tables diff coinone coinone-error-codes.html",)
WORDS = (
    ("OLD", "1", "file", "A provider, a table's file or a document.", "제공사, 테이블 파일, 또는 문서."),
    ("NEW", "1", "file", "The same, later.", "나중의 같은 것."),
)
OPTIONS = (LANG, JSON)


def run(words: Sequence[str], out: Output) -> int:
    """Show what changed between two tables, or a table and a document; exit 1 when they differ."""
    from errcode.catalog import diff

    before, after = (_comparable(source) for source in words)
    found = diff.changes(before, after)
    if out.as_json:
        from errcode.render.jsonlines import json_line

        out.write("".join(f"{json_line(_change_object(change))}\n" for change in found))
    elif out.terminal:
        from errcode.render import tables

        out.write(tables.changes(found, out))
    else:
        from errcode.render.plain import change_line
        from errcode.text.visible import text_of

        out.write(text_of(map(change_line, found)))
    return 1 if found else 0


def _comparable(source: str) -> dict[str, Any]:
    """Give a table by its provider's name or its file, or draft one from a document."""
    from errcode.authoring import checks

    catalog = Catalog()
    provider = None if os.path.exists(source) else catalog.resolve(source)
    if provider:
        return catalog.table(provider).data
    if source.endswith(".json"):
        checked = checks.check(source)
        value = checked.located.value
        if isinstance(value, dict) and isinstance(value.get("errors"), list):
            if checked.problems:
                raise TableError(f"{checked.problems[0]} (run errcode tables validate {source})")
            return value
    from errcode.authoring import importers

    try:
        return importers.draft(source, "document").table
    except importers.NoCodesError as error:
        from errcode.render.drafts import drafted

        raise error.showing(drafted("left out", error.shown)) from None


def _change_object(change: diff.Change) -> dict[str, Any]:
    names = ("code", "section", "what", "field", "old", "new")
    return {name: getattr(change, name) for name in names}
