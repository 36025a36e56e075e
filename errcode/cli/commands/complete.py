"""`errcode complete PROVIDER [START]`: what shells ask for when a code is completed; hidden from the help.

A shell waits for it between two keys, so that an indexed provider is answered without loading the catalog.
"""

from __future__ import annotations

import os

from errcode.catalog import index
from errcode.catalog.folders import table_folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output


HIDDEN = True
HELP = (
    "Print a provider's codes and their messages, for the completion of shells.",
    "셸 자동 완성을 위해 제공사의 코드와 메시지를 출력합니다.",
)
EXAMPLES = ()
WORDS = (("PROVIDER [START]", "+", "none", "Whose codes, and their start.", "제공사와 코드의 앞부분."),)
OPTIONS = ()


def run(words: Sequence[str], out: Output) -> int:
    """Show the codes of a provider (of those that start so), each with its message; nothing for what is no provider."""
    provider, start = [*words, "", ""][:2]
    lines = _prepared(provider) or _read(provider)
    out.write("".join(line for line in lines.splitlines(keepends=True) if line.startswith(start)))
    return 0 if lines else 1


def _prepared(provider: str) -> str:
    *others, bundled = table_folders()
    own = any(os.path.isfile(os.path.join(folder, f"{provider}.json")) for folder in others)
    return "" if own or not provider.replace("-", "").isalnum() else index.codes(bundled, provider)


def _read(provider: str) -> str:
    from errcode.catalog.build_index import code_lines
    from errcode.catalog.catalog import Catalog

    catalog = Catalog()
    known = catalog.resolve(provider)
    return code_lines(catalog.table(known)) if known else ""
