"""`errcode tables list`: every table, and what is wrong with it."""

from __future__ import annotations

import os

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder, user_folder
from errcode.cli.commands import JSON, LANG
from errcode.model import TableError, UsageError
from errcode.render import lists, results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 20
FINISHES = True
HELP = (
    "Show every table: entries, date of its facts, where it is from, what is wrong with it.",
    "모든 테이블을 보여 줍니다: 항목 수, 자료 날짜, 위치, 문제점.",
)
EXAMPLES = ()
WORDS = ()
OPTIONS = (LANG, JSON)


def run(words: Sequence[str], out: Output) -> int:  # noqa: ARG001 - there are none
    """Show every table: where it is from, how many entries, how old its facts are, what is wrong with it."""
    catalog = Catalog()
    rows = []
    for provider in catalog.ids():
        row = {
            "id": provider,
            "origin": ", ".join(_origins(provider, catalog)),
            "entries": 0,
            "date": None,
            "problem": None,
        }
        try:
            table = catalog.table(provider)
            row |= {"entries": len(table), "date": table.provider.facts_date}
        except TableError as error:
            row["problem"] = str(error)
        rows.append(row)
    out.write(lists.kept(rows, out))
    results.skipped(catalog, out)
    return 0 if rows else 1


def _origins(provider: str, catalog: Catalog) -> list[str]:
    try:
        own = os.path.join(user_folder(), "")
    except UsageError:  # there is no home
        own = "\0"
    bundled = os.path.join(bundled_folder(), "")
    return [
        "bundled" if file.startswith(bundled) else f"user {file}" if file.startswith(own) else f"project {file}"
        for file in catalog.files(provider)
    ]
