"""`errcode tables path`: where tables lie."""

from __future__ import annotations

import os

from errcode.catalog.folders import table_folders
from errcode.cli.commands import JSON, LANG
from errcode.render import lists

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 10
FINISHES = True
HELP = (
    "Show the folders that hold tables, the one that wins first.",
    "테이블 폴더를 보여 줍니다. 우선하는 폴더가 먼저입니다.",
)
EXAMPLES = ()
WORDS = ()
OPTIONS = (LANG, JSON)


def run(words: Sequence[str], out: Output) -> int:  # noqa: ARG001 - there are none
    """Show the folders of tables, the one that wins first."""
    out.write(
        lists.rows([{"path": folder, "exists": os.path.isdir(folder)} for folder in table_folders()], ("path",), out)
    )
    return 0
