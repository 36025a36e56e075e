"""`errcode complete PROVIDER [START]`: what shells ask for when a code is completed; hidden from the help."""

from __future__ import annotations

from errcode import index
from errcode.catalog import Catalog
from errcode.model import TYPE_CHECKING
from errcode.render.plain import columns, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog import Table
    from errcode.output import Output


def codes(words: Sequence[str], out: Output) -> int:
    """Show the codes of a provider (of those that start so), each with its message; nothing for what is no provider."""
    catalog = Catalog()
    provider = catalog.resolve(words[0]) if words else None
    if not provider:
        return 1
    bundled = catalog.files(provider) == [f"{catalog.folders[-1]}/{provider}.json"]
    lines = index.codes(catalog.folders[-1], provider) if bundled else ""
    lines = lines or code_lines(catalog.table(provider))
    start = words[1] if len(words) > 1 else ""
    out.write("".join(line for line in lines.splitlines(keepends=True) if line.startswith(start)))
    return 0


def code_lines(table: Table) -> str:
    """Give a line for each code of a table: the code, and the message or meaning of its first entry."""
    texts: dict[str, str] = {}
    for entry in table:
        text = entry.messages[0].text if entry.messages else entry.meaning.en or entry.meaning.ko
        texts.setdefault(entry.code, " ".join((text or entry.name or "").split())[:100])
    return text_of(columns(code, text) for code, text in texts.items())
